// SPDX-License-Identifier: Apache-2.0
// Mini panels on the command line: one question, answers to the letter, themes by hand.
#include "cli/going_output.h"
#include "cli/verbs.h"

#include "domain/panel_commands.h"
#include "domain/panel_queries.h"

namespace salver::cli {

namespace {

QJsonObject panelJson(const domain::PanelRow& row)
{
    const auto day = [](const std::optional<domain::DayWords>& on) {
        return on ? QJsonValue(qt(domain::dayText(on->day))) : QJsonValue();
    };
    return {{"id", qt(row.id)},
            {"kind", "panel"},
            {"question", qt(row.question)},
            {"how", qt(row.how)},
            {"on", day(row.on)},
            {"closedOn", day(row.closedOn)},
            {"by", qt(row.by.name)},
            {"n", qint64(row.n)},
            {"asked", qint64(row.asked)},
            {"banner", qt(row.banner)},
            {"saved", row.waiting ? "waiting" : "synced"}};
}

QJsonObject panelAnswerJson(const domain::PanelAnswerRow& row)
{
    QJsonArray themes;
    for (const auto& id : row.themes)
        themes.append(qt(id));
    return {{"id", qt(row.id)},
            {"kind", "panel answer"},
            {"person", qt(row.person.name)},
            {"client", qt(row.client.name)},
            {"words", qt(row.words)},
            {"mode", qt(row.mode)},
            {"askedBy", qt(row.askedBy.name)},
            {"askerLooksAfter", row.askerLooksAfter},
            {"on", row.on ? QJsonValue(qt(domain::dayText(row.on->day))) : QJsonValue()},
            {"themes", themes}};
}

Result<Output> panelAdd(Desk& desk, const Arguments& arguments)
{
    return answerMade(desk, domain::addPanel(desk.commands(), arguments.words[0].toStdString(),
                                             arguments.option(L("how")).toStdString()));
}

Result<Output> panelList(Desk& desk, const Arguments&)
{
    const auto rows = domain::panels(desk.reader(), desk.now());
    if (!rows)
        return fail(rows.error());
    QJsonArray items;
    QStringList lines;
    for (const auto& row : *rows) {
        items.append(panelJson(row));
        lines += QStringLiteral("%1 · %2").arg(qt(row.question), qt(row.banner));
    }
    return listOutput(items, rows->size(), lines, L("No question was asked of several people yet."));
}

QString panelText(const domain::PanelPage& page)
{
    QStringList lines{qt(page.row.question), qt(page.row.banner)};
    for (const auto& words : {page.how, page.askers, page.size}) {
        if (!words.empty())
            lines += qt(words);
    }
    const auto answer = [&](const EntityId& id) {
        for (const auto& row : page.answers) {
            if (row.id == id)
                lines += QStringLiteral("  \u201C%1\u201D %2, %3").arg(qt(row.words), qt(row.person.name), qt(row.client.name));
        }
    };
    for (const auto& theme : page.themes) {
        lines += QStringLiteral("%1: %2").arg(qt(theme.name), qt(theme.count));
        for (const auto& id : theme.answers)
            answer(id);
    }
    if (!page.alone.empty())
        lines += L("Only one person said");
    for (const auto& id : page.alone)
        answer(id);
    if (!page.note.empty())
        lines += qt(page.note);
    return lines.join(QLatin1Char('\n'));
}

Result<Output> panelShow(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    if (!entity)
        return fail(entity.error());
    const auto page = domain::panelPage(desk.reader(), entity->id, desk.now());
    if (!page)
        return fail(page.error());
    auto json = panelJson(page->row);
    QJsonArray answers;
    for (const auto& row : page->answers)
        answers.append(panelAnswerJson(row));
    QJsonArray themes;
    for (const auto& theme : page->themes) {
        QJsonArray ids;
        for (const auto& id : theme.answers)
            ids.append(qt(id));
        themes.append(QJsonObject{{"id", qt(theme.id)}, {"name", qt(theme.name)}, {"count", qt(theme.count)},
                                  {"by", qt(theme.by.name)}, {"answers", ids}});
    }
    QJsonArray alone;
    for (const auto& id : page->alone)
        alone.append(qt(id));
    json.insert(L("note"), qt(page->note));
    json.insert(L("askedHow"), qt(page->how));
    json.insert(L("askers"), qt(page->askers));
    json.insert(L("answers"), answers);
    json.insert(L("themes"), themes);
    json.insert(L("onlyOnePersonSaid"), alone);
    return Output{json, panelText(*page)};
}

Result<Output> panelNote(Desk& desk, const Arguments& arguments, const std::string& words)
{
    const auto entity = desk.entity(arguments.words[0]);
    const auto person = desk.person(arguments.option(L("person")));
    if (!entity || !person)
        return fail(!entity ? entity.error() : person.error());
    const auto asker = memberNamed(desk, arguments.option(L("asked-by")), entity->space);
    if (!asker)
        return fail(asker.error());
    return answerMade(desk, domain::notePanelAnswer(desk.commands(), {entity->id, person->id, words,
                                                                      arguments.option(L("mode")).toStdString(), *asker}));
}

Result<Output> panelAsk(Desk& desk, const Arguments& arguments)
{
    return panelNote(desk, arguments, {});
}

Result<Output> panelAnswer(Desk& desk, const Arguments& arguments)
{
    return panelNote(desk, arguments, arguments.words[1].toStdString());
}

Result<Output> panelTheme(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    return entity ? answerMade(desk, domain::addTheme(desk.commands(), entity->id, arguments.words[1].toStdString()))
                  : fail(entity.error());
}

Result<Output> panelSort(Desk& desk, const Arguments& arguments)
{
    const auto theme = desk.entity(arguments.words[0]);
    const auto answer = desk.entity(arguments.words[1]);
    if (!theme || !answer)
        return fail(!theme ? theme.error() : answer.error());
    return answerMade(desk, domain::sortAnswer(desk.commands(), theme->id, answer->id, !arguments.has(L("out"))));
}

Result<Output> panelClose(Desk& desk, const Arguments& arguments)
{
    const auto entity = desk.entity(arguments.words[0]);
    return entity ? answerMade(desk, domain::closePanel(desk.commands(), entity->id, !arguments.has(L("again"))))
                  : fail(entity.error());
}

} // namespace

QList<Verb> panelVerbs()
{
    return {
        {L("panel add"), L("QUESTION [--how TEXT]"), 1, 1, &panelAdd},
        {L("panel list"), L(""), 0, 0, &panelList},
        {L("panel show"), L("PANEL"), 1, 1, &panelShow},
        {L("panel ask"), L("PANEL --person NAME [--mode MODE] [--asked-by MEMBER]"), 1, 1, &panelAsk},
        {L("panel answer"), L("PANEL WORDS --person NAME [--mode MODE] [--asked-by MEMBER]"), 2, 2, &panelAnswer},
        {L("panel theme"), L("PANEL NAME"), 2, 2, &panelTheme},
        {L("panel sort"), L("THEME ANSWER [--out]"), 2, 2, &panelSort},
        {L("panel close"), L("PANEL [--again]"), 1, 1, &panelClose},
    };
}

} // namespace salver::cli
