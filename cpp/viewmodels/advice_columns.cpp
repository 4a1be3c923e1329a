// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/advice_columns.h"

#include "viewmodels/matter_values.h"

#include <QCoreApplication>

#include <array>

namespace salver::viewmodels {

namespace {

QString matterWords(const char* sentence)
{
    return QCoreApplication::translate("Matter", sentence);
}

QString joined(const std::vector<std::string>& names)
{
    QStringList list;
    for (const auto& name : names)
        list += words(name);
    return list.join(QStringLiteral(" · "));
}

QString backedBy(const domain::StanceRow& row)
{
    QStringList lines;
    for (const auto& backing : row.backings) {
        const QString who = whoAndWhen(words(backing.by.name), backing.on);
        lines += backing.text.empty() ? matterWords(QT_TRANSLATE_NOOP("Matter", "Backed by %1")).arg(who)
                                      : matterWords(QT_TRANSLATE_NOOP("Matter", "Backed by %1: %2")).arg(who, words(backing.text));
    }
    return lines.join(QLatin1Char('\n'));
}

QString stanceSource(const domain::StanceRow& row)
{
    const QString by = whoAndWhen(words(row.by.name), row.on);
    return row.person.name.empty() ? by
                                   : matterWords(QT_TRANSLATE_NOOP("Matter", "to %1 · %2")).arg(words(row.person.name), by);
}

QString adviceSource(const domain::AdviceRow& row)
{
    const QString by = whoAndWhen(words(row.by.name), row.on);
    return row.person.name.empty() ? by
                                   : matterWords(QT_TRANSLATE_NOOP("Matter", "to %1 · %2")).arg(words(row.person.name), by);
}

QString saidSource(const domain::DelegationRow& row)
{
    return row.saidBy.name.empty() ? whoAndWhen(matterWords(QT_TRANSLATE_NOOP("Matter", "noted by %1")).arg(words(row.by.name)), row.saidOn)
                                   : whoAndWhen(words(row.saidBy.name), row.saidOn);
}

} // namespace

std::span<const Column<domain::WeighupRow>> weighupColumns()
{
    using R = domain::WeighupRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"weighupId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"title", [](const R& r) { return QVariant(words(r.title)); }},
        {"client", [](const R& r) { return QVariant(words(r.client.name)); }},
        {"source", [](const R& r) { return QVariant(whoAndWhen(r.by.name, r.on)); }},
        {"options", [](const R& r) { return QVariant(joined(r.options)); }},
        {"recommended", [](const R& r) { return QVariant(words(r.recommended)); }},
        {"signature", [](const R& r) { return QVariant(words(r.signature)); }},
        {"lookBackOn", [](const R& r) { return QVariant(r.lookBackOn ? words(r.lookBackOn->words) : QString()); }},
        {"lookBackDue", [](const R& r) { return QVariant(r.lookBackDue); }},
        {"why", [](const R& r) { return QVariant(words(r.why.sentence)); }},
        {"waiting", [](const R& r) { return QVariant(r.waiting); }},
        {"contested", [](const R& r) { return QVariant(r.contested); }},
    });
    return all;
}

std::span<const Column<domain::SecondViewRow>> askedColumns()
{
    using R = domain::SecondViewRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"viewId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"weighupId", [](const R& r) { return QVariant(idText(r.weighup.id)); }},
        {"title", [](const R& r) { return QVariant(words(r.weighup.name)); }},
        {"client", [](const R& r) { return QVariant(words(r.client.name)); }},
        {"askedBy", [](const R& r) { return QVariant(words(r.askedBy.name)); }},
        {"askedOf", [](const R& r) { return QVariant(words(r.askedOf.name)); }},
        {"askedOn", [](const R& r) { return QVariant(r.askedOn ? words(r.askedOn->words) : QString()); }},
        {"mine", [](const R& r) { return QVariant(r.askedOf.me); }},
        {"why", [](const R& r) { return QVariant(words(r.why.sentence)); }},
        {"waiting", [](const R& r) { return QVariant(r.waiting); }},
    });
    return all;
}

std::span<const Column<domain::StanceRow>> stanceColumns()
{
    using R = domain::StanceRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"stanceId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"client", [](const R& r) { return QVariant(words(r.client.name)); }},
        {"clientId", [](const R& r) { return QVariant(idText(r.client.id)); }},
        {"stance", [](const R& r) { return QVariant(int(r.type)); }},
        {"asked", [](const R& r) { return QVariant(words(r.asked)); }},
        {"said", [](const R& r) { return QVariant(words(r.said)); }},
        {"because", [](const R& r) { return QVariant(words(r.because)); }},
        {"instead", [](const R& r) { return QVariant(words(r.instead)); }},
        {"landed", [](const R& r) { return QVariant(words(r.landed)); }},
        {"source", [](const R& r) { return QVariant(stanceSource(r)); }},
        {"backed", [](const R& r) { return QVariant(backedBy(r)); }},
        {"canBack", [](const R& r) { return QVariant(r.canBack && !r.backedByMe); }},
        {"lineId", [](const R& r) { return QVariant(idText(r.line)); }},
        {"isPrivate", [](const R& r) { return QVariant(r.isPrivate); }},
        {"waiting", [](const R& r) { return QVariant(r.waiting); }},
        {"contested", [](const R& r) { return QVariant(r.contested); }},
    });
    return all;
}

std::span<const Column<domain::AdviceRow>> adviceColumns()
{
    using R = domain::AdviceRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"adviceId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"asked", [](const R& r) { return QVariant(words(r.asked)); }},
        {"advised", [](const R& r) { return QVariant(words(r.advised)); }},
        {"because", [](const R& r) { return QVariant(words(r.because)); }},
        {"source", [](const R& r) { return QVariant(adviceSource(r)); }},
        {"weighupId", [](const R& r) { return QVariant(idText(r.weighup)); }},
        {"lineId", [](const R& r) { return QVariant(idText(r.line)); }},
        {"isPrivate", [](const R& r) { return QVariant(r.isPrivate); }},
        {"waiting", [](const R& r) { return QVariant(r.waiting); }},
        {"contested", [](const R& r) { return QVariant(r.contested); }},
    });
    return all;
}

std::span<const Column<domain::DelegationRow>> delegationColumns()
{
    using R = domain::DelegationRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"delegationId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"what", [](const R& r) { return QVariant(words(r.what)); }},
        {"limit", [](const R& r) { return QVariant(words(r.limit)); }},
        {"source", [](const R& r) { return QVariant(saidSource(r)); }},
        {"until", [](const R& r) { return QVariant(r.until ? words(r.until->words) : QString()); }},
        {"over", [](const R& r) { return QVariant(r.over); }},
        {"waiting", [](const R& r) { return QVariant(r.waiting); }},
        {"contested", [](const R& r) { return QVariant(r.contested); }},
    });
    return all;
}

std::span<const Column<TrickyRow>> trickyColumns()
{
    using R = TrickyRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"problemId", [](const R& r) { return QVariant(idText(r.problem->id)); }},
        {"attemptId", [](const R& r) { return QVariant(r.attempt ? idText(r.attempt->id) : QString()); }},
        {"head", [](const R& r) { return QVariant(r.attempt == nullptr); }},
        {"last", [](const R& r) { return QVariant(r.last); }},
        {"client", [](const R& r) { return QVariant(words(r.problem->client.name)); }},
        {"clientId", [](const R& r) { return QVariant(idText(r.problem->client.id)); }},
        {"title", [](const R& r) { return QVariant(words(r.problem->title)); }},
        {"solved", [](const R& r) { return QVariant(r.problem->state == domain::ProblemState::Solved); }},
        {"solution", [](const R& r) { return QVariant(words(r.problem->solved)); }},
        {"solvedOn",
         [](const R& r) { return QVariant(r.problem->solvedOn ? words(r.problem->solvedOn->words) : QString()); }},
        {"tried", [](const R& r) { return QVariant(r.attempt ? words(r.attempt->text) : QString()); }},
        {"helpedBy", [](const R& r) { return QVariant(r.attempt ? words(r.attempt->helpedBy) : QString()); }},
        {"source",
         [](const R& r) {
             return QVariant(r.attempt ? whoAndWhen(r.attempt->by.name, r.attempt->on)
                                       : whoAndWhen(r.problem->by.name, r.problem->on));
         }},
        {"why", [](const R& r) { return QVariant(r.attempt ? QString() : words(r.problem->why.sentence)); }},
        {"waiting", [](const R& r) { return QVariant(r.attempt ? r.attempt->waiting : r.problem->waiting); }},
        {"contested", [](const R& r) { return QVariant(!r.attempt && r.problem->contested); }},
    });
    return all;
}

std::vector<TrickyRow> laidFlat(const std::vector<domain::ProblemRow>& problems)
{
    std::vector<TrickyRow> rows;
    for (const auto& problem : problems) {
        rows.push_back({&problem, nullptr, problem.attempts.empty()});
        for (const auto& attempt : problem.attempts)
            rows.push_back({&problem, &attempt, &attempt == &problem.attempts.back()});
    }
    return rows;
}

QString trickyKey(const TrickyRow& row)
{
    return idText(row.attempt ? row.attempt->id : row.problem->id);
}

} // namespace salver::viewmodels
