// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/going_columns.h"

#include "viewmodels/matter_values.h"

#include <QCoreApplication>

#include <array>
#include <map>

namespace salver::viewmodels {

namespace {

QString put(const char* sentence)
{
    return QCoreApplication::translate("Going", sentence);
}

QString askedBy(const domain::MemberRef& asker, bool looksAfter)
{
    if (asker.name.empty())
        return {};
    return (looksAfter ? put(QT_TRANSLATE_NOOP("Going", "asked by %1, who looks after them"))
                       : put(QT_TRANSLATE_NOOP("Going", "asked by %1"))).arg(words(asker.name));
}

QString dotted(const QStringList& parts)
{
    QStringList full;
    for (const auto& part : parts) {
        if (!part.isEmpty())
            full += part;
    }
    return full.join(QStringLiteral(" · "));
}

QString pulseSource(const domain::PulseRow& row)
{
    const QString when = row.on && !row.grouped ? words(row.on->words) : QString();
    return dotted({when, words(row.mode), askedBy(row.askedBy, row.askerLooksAfter)});
}

QString pulseName(const domain::PulseRow& row)
{
    return row.grouped ? put(QT_TRANSLATE_NOOP("Going", "Somebody, read only together")) : words(row.person.name);
}

QString feltHow(const domain::FeltRow& row)
{
    if (!row.source)
        return {};
    switch (*row.source) {
    case domain::FeltSource::Said: return put(QT_TRANSLATE_NOOP("Going", "they said it"));
    case domain::FeltSource::Written: return put(QT_TRANSLATE_NOOP("Going", "they wrote it"));
    case domain::FeltSource::Sensed: break;
    }
    return put(QT_TRANSLATE_NOOP("Going", "we sensed it"));
}

QString promiseSource(const domain::PromiseRow& row)
{
    const QString who = row.person.found ? words(row.person.name) : QString();
    QString day;
    if (row.state == domain::PromiseState::Open)
        day = row.due ? words(row.due->words) : QString();
    else if (row.settledOn)
        day = (row.state == domain::PromiseState::Kept ? words(row.keptWords) : put(QT_TRANSLATE_NOOP("Going", "let go"))) +
              QStringLiteral(", ") + words(row.settledOn->words);
    return dotted({words(row.client.name), who, day, words(row.word)});
}

QString answerSource(const domain::PanelAnswerRow& row)
{
    const QString who = row.client.found ? words(row.person.name) + QStringLiteral(", ") + words(row.client.name)
                                         : words(row.person.name);
    return dotted({who, words(row.mode), row.on ? words(row.on->words) : QString(), askedBy(row.askedBy, row.askerLooksAfter)});
}

QString idOr(const EntityId* id)
{
    return id == nullptr ? QString() : idText(*id);
}

QVariant first(const std::vector<domain::SaidRow>& said)
{
    return said.empty() ? QVariant(QString()) : QVariant(words(said.front().words));
}

} // namespace

int dayNumber(domain::Day day)
{
    return int(day.time_since_epoch().count());
}

std::vector<PulseDot> dotsOf(const std::vector<domain::PulseRow>& rows)
{
    std::vector<PulseDot> dots;
    std::map<EntityId, std::size_t> before;
    std::map<int, int> stacked;
    std::map<std::pair<int, int>, int> together;
    for (const auto& row : rows) {
        PulseDot dot;
        dot.row = &row;
        if (row.answer)
            dot.stack = stacked[*row.answer]++;
        if (row.answer && !row.grouped && row.on) {
            dot.apart = together[{dayNumber(row.on->day), *row.answer}]++;
            const auto at = before.find(row.person.id);
            if (at != before.end()) {
                const auto& last = dots[at->second];
                dot.beforeDay = dayNumber(last.row->on->day);
                dot.before = *last.row->answer;
                dot.beforeApart = last.apart;
            }
            before[row.person.id] = dots.size();
        }
        dots.push_back(dot);
    }
    for (auto& dot : dots)
        dot.among = dot.row->answer ? stacked[*dot.row->answer] : 0;
    return dots;
}

std::span<const Column<PulseDot>> pulseColumns()
{
    using R = PulseDot;
    static constexpr auto all = std::to_array<Column<R>>({
        {"pulseId", [](const R& r) { return QVariant(idText(r.row->id)); }},
        {"personId", [](const R& r) { return QVariant(idText(r.row->person.id)); }},
        {"name", [](const R& r) { return QVariant(pulseName(*r.row)); }},
        {"client", [](const R& r) { return QVariant(words(r.row->client.name)); }},
        {"answer", [](const R& r) { return QVariant(r.row->answer.value_or(0)); }},
        {"change", [](const R& r) { return QVariant(words(r.row->change)); }},
        {"mode", [](const R& r) { return QVariant(words(r.row->mode)); }},
        {"source", [](const R& r) { return QVariant(pulseSource(*r.row)); }},
        {"day", [](const R& r) { return QVariant(r.row->on ? dayNumber(r.row->on->day) : 0); }},
        {"beforeDay", [](const R& r) { return QVariant(r.beforeDay); }},
        {"before", [](const R& r) { return QVariant(r.before); }},
        {"beforeApart", [](const R& r) { return QVariant(r.beforeApart); }},
        {"stack", [](const R& r) { return QVariant(r.stack); }},
        {"among", [](const R& r) { return QVariant(r.among); }},
        {"apart", [](const R& r) { return QVariant(r.apart); }},
        {"grouped", [](const R& r) { return QVariant(r.row->grouped); }},
        {"waiting", [](const R& r) { return QVariant(r.row->waiting); }},
        {"contested", [](const R& r) { return QVariant(r.row->contested); }},
    });
    return all;
}

std::span<const Column<FeltEntry>> feltEntryColumns()
{
    using R = FeltEntry;
    static constexpr auto all = std::to_array<Column<R>>({
        {"feltId", [](const R& r) { return QVariant(idText(r.row->id)); }},
        {"words", [](const R& r) { return QVariant(words(r.row->words)); }},
        {"theirs", [](const R& r) { return QVariant(r.row->theirWords); }},
        {"cameIn", [](const R& r) { return QVariant(words(r.row->before)); }},
        {"wentOut", [](const R& r) { return QVariant(words(r.row->after)); }},
        {"source",
         [](const R& r) {
             const auto& row = *r.row;
             return QVariant(dotted({words(row.person.name), feltHow(row), words(row.day.words),
                                     put(QT_TRANSLATE_NOOP("Going", "noted by %1")).arg(words(row.by.name))}));
         }},
        {"client", [](const R& r) { return QVariant(words(r.client->name)); }},
        {"clientId", [](const R& r) { return QVariant(idText(r.client->id)); }},
        {"visitId", [](const R& r) { return QVariant(idText(r.row->visit)); }},
        {"waiting", [](const R& r) { return QVariant(r.row->waiting); }},
    });
    return all;
}

std::span<const Column<PromiseEntry>> promiseEntryColumns()
{
    using R = PromiseEntry;
    static constexpr auto all = std::to_array<Column<R>>({
        {"promiseId", [](const R& r) { return QVariant(idText(r.row->id)); }},
        {"text", [](const R& r) { return QVariant(words(r.row->text)); }},
        {"ours", [](const R& r) { return QVariant(r.row->direction == domain::Direction::Ours); }},
        {"group", [](const R& r) { return QVariant(r.group); }},
        {"first", [](const R& r) { return QVariant(r.first); }},
        {"source", [](const R& r) { return QVariant(promiseSource(*r.row)); }},
        {"clientId", [](const R& r) { return QVariant(idText(r.row->client.id)); }},
    });
    return all;
}

std::span<const Column<domain::ObjectiveRow>> evidenceColumns()
{
    using R = domain::ObjectiveRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"objectiveId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"heard", [](const R& r) { return QVariant(words(r.heard.words)); }},
        {"source", [](const R& r) { return QVariant(sourceOf(r.heard)); }},
        {"client", [](const R& r) { return QVariant(words(r.client.name)); }},
        {"played", [](const R& r) { return QVariant(!r.playbacks.empty()); }},
        {"answered",
         [](const R& r) {
             for (const auto& each : r.playbacks) {
                 if (each.answer)
                     return QVariant(*each.answer == domain::Answer::Confirmed
                                         ? put(QT_TRANSLATE_NOOP("Going", "they confirmed it"))
                                         : put(QT_TRANSLATE_NOOP("Going", "they corrected it")));
             }
             return QVariant(QString());
         }},
        {"commitment", [](const R& r) { return first(r.commitment); }},
        {"ability", [](const R& r) { return first(r.ability); }},
    });
    return all;
}

std::span<const Column<domain::RhythmRow>> contactColumns()
{
    using R = domain::RhythmRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"rhythmId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"clientId", [](const R& r) { return QVariant(idText(r.client.id)); }},
        {"client", [](const R& r) { return QVariant(words(r.client.name)); }},
        {"who", [](const R& r) { return QVariant(r.person.found ? words(r.person.name) : QString()); }},
        {"agreed", [](const R& r) { return QVariant(words(r.text)); }},
        {"lastContact", [](const R& r) { return QVariant(r.lastContact ? words(r.lastContact->words) : QString()); }},
        {"next", [](const R& r) { return QVariant(r.next ? words(r.next->words) : QString()); }},
        {"why", [](const R& r) { return QVariant(words(r.why.sentence)); }},
    });
    return all;
}

std::span<const Column<domain::NotAsked>> notAskedColumns()
{
    using R = domain::NotAsked;
    static constexpr auto all = std::to_array<Column<R>>({
        {"personId", [](const R& r) { return QVariant(idText(r.person.id)); }},
        {"clientId", [](const R& r) { return QVariant(idText(r.client.id)); }},
        {"name", [](const R& r) { return QVariant(words(r.person.name)); }},
        {"client", [](const R& r) { return QVariant(words(r.client.name)); }},
        {"lastAsked", [](const R& r) { return QVariant(r.lastAsked ? words(r.lastAsked->words) : QString()); }},
        {"why", [](const R& r) { return QVariant(words(r.why)); }},
    });
    return all;
}

std::span<const Column<domain::PanelRow>> panelColumns()
{
    using R = domain::PanelRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"panelId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"question", [](const R& r) { return QVariant(words(r.question)); }},
        {"banner", [](const R& r) { return QVariant(words(r.banner)); }},
        {"source",
         [](const R& r) {
             return QVariant(dotted({whoAndWhen(words(r.by.name), r.on),
                                     r.closedOn ? put(QT_TRANSLATE_NOOP("Going", "closed %1")).arg(words(r.closedOn->words))
                                                : QString()}));
         }},
        {"waiting", [](const R& r) { return QVariant(r.waiting); }},
        {"contested", [](const R& r) { return QVariant(r.contested); }},
    });
    return all;
}

std::span<const Column<domain::PanelAnswerRow>> panelAnswerColumns()
{
    using R = domain::PanelAnswerRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"answerId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"personId", [](const R& r) { return QVariant(idText(r.person.id)); }},
        {"name", [](const R& r) { return QVariant(words(r.person.name)); }},
        {"client", [](const R& r) { return QVariant(words(r.client.name)); }},
        {"words", [](const R& r) { return QVariant(words(r.words)); }},
        {"source", [](const R& r) { return QVariant(answerSource(r)); }},
        {"waiting", [](const R& r) { return QVariant(r.waiting); }},
        {"contested", [](const R& r) { return QVariant(r.contested); }},
    });
    return all;
}

std::span<const Column<domain::ThemeRow>> themeColumns()
{
    using R = domain::ThemeRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"themeId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"name", [](const R& r) { return QVariant(words(r.name)); }},
        {"count", [](const R& r) { return QVariant(words(r.count)); }},
    });
    return all;
}

std::span<const Column<SortedRow>> sortedColumns()
{
    using R = SortedRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"head", [](const R& r) { return QVariant(r.answer == nullptr); }},
        {"themeId", [](const R& r) { return QVariant(idText(r.theme->id)); }},
        {"theme", [](const R& r) { return QVariant(words(r.theme->name)); }},
        {"count", [](const R& r) { return QVariant(words(r.theme->count)); }},
        {"answerId", [](const R& r) { return QVariant(idOr(r.answer == nullptr ? nullptr : &r.answer->id)); }},
        {"name", [](const R& r) { return QVariant(r.answer == nullptr ? QString() : words(r.answer->person.name)); }},
        {"words", [](const R& r) { return QVariant(r.answer == nullptr ? QString() : words(r.answer->words)); }},
        {"source", [](const R& r) { return QVariant(r.answer == nullptr ? QString() : answerSource(*r.answer)); }},
        {"waiting", [](const R& r) { return QVariant(r.answer == nullptr ? r.theme->waiting : r.answer->waiting); }},
        {"contested", [](const R& r) { return QVariant(r.answer == nullptr ? r.theme->contested : r.answer->contested); }},
    });
    return all;
}

std::span<const Column<domain::Askable>> askableColumns()
{
    using R = domain::Askable;
    static constexpr auto all = std::to_array<Column<R>>({
        {"personId", [](const R& r) { return QVariant(idText(r.person.id)); }},
        {"name", [](const R& r) { return QVariant(words(r.person.name)); }},
        {"client", [](const R& r) { return QVariant(words(r.client.name)); }},
    });
    return all;
}

} // namespace salver::viewmodels
