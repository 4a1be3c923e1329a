// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/term_columns.h"

#include "domain/advice_commands.h"
#include "domain/term_commands.h"
#include "viewmodels/editor_text.h"

#include <QCoreApplication>

#include <array>

namespace salver::viewmodels {

namespace {

struct TermTr {
    Q_DECLARE_TR_FUNCTIONS(Terms)
};

QString explainedWords(const domain::TermRow& row)
{
    QStringList lines;
    for (const auto& each : row.explained)
        lines += each.on ? TermTr::tr("Explained to %1, %2", "who, when").arg(words(each.person.name), words(each.on->words))
                         : TermTr::tr("Explained to %1").arg(words(each.person.name));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

std::span<const Column<domain::TermRow>> termColumns()
{
    using R = domain::TermRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"termId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"word", [](const R& r) { return QVariant(words(r.jargon)); }},
        {"plain", [](const R& r) { return QVariant(words(r.plain)); }},
        {"theirWord", [](const R& r) { return QVariant(words(r.theirWord)); }},
        {"example", [](const R& r) { return QVariant(words(r.example)); }},
        {"owner", [](const R& r) { return QVariant(words(r.client.name)); }},
        {"ownerId", [](const R& r) { return QVariant(idText(r.client.id)); }},
        {"explained", [](const R& r) { return QVariant(explainedWords(r)); }},
        {"by", [](const R& r) { return QVariant(words(r.by.name)); }},
        {"on", [](const R& r) { return QVariant(r.on ? words(r.on->words) : QString()); }},
        {"waiting", [](const R& r) { return QVariant(r.waiting); }},
        {"contested", [](const R& r) { return QVariant(r.contested); }},
    });
    return all;
}

void addTerm(Context& context, QObject* asker, const EntityId& client, const QStringList& words)
{
    const domain::NewTerm what{client, toUtf8(words.value(0)), toUtf8(words.value(1)), toUtf8(words.value(2)),
                               toUtf8(words.value(3))};
    context.perform(
        asker, [what](domain::Commands& commands) { return domain::addTerm(commands, what); },
        TermTr::tr("In the glossary: %1").arg(words.value(0)));
}

void changeTerm(Context& context, QObject* asker, const QString& termId, const QStringList& words)
{
    std::vector<std::pair<std::string, std::string>> fields;
    qsizetype at = 0;
    for (const char* name : {"jargon", "plain", "their word", "example"})
        fields.emplace_back(name, toUtf8(words.value(at++)));
    context.perform(
        asker,
        [id = idFrom(termId), fields](domain::Commands& commands) { return domain::changeWords(commands, id, fields); },
        TermTr::tr("Changed"));
}

void explainTerm(Context& context, QObject* asker, const QString& termId, const QString& personId)
{
    context.perform(
        asker,
        [term = idFrom(termId), person = idFrom(personId)](domain::Commands& commands) {
            return domain::noteExplained(commands, {term, person, {}});
        },
        TermTr::tr("Explained"));
}

} // namespace salver::viewmodels
