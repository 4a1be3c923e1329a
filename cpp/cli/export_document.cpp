// SPDX-License-Identifier: Apache-2.0
#include "cli/export_document.h"

#include "cli/output.h"
#include "domain/page_rows.h"

#include <QMap>

#include <array>
#include <span>

namespace salver::cli {

namespace {

/// One record of their words or of ours: what, who said or wrote it, when, where it stands.
QJsonObject wordsJson(domain::PageRows& rows, const store::EntityRow& row, const std::string& words,
                      const QString& how, const std::string& client, const std::string& visit)
{
    return {{"id", qt(row.id)},
            {"words", qt(words)},
            {"how", how},
            {"client", qt(rows.ref(client).name)},
            {"visit", qt(visit)},
            {"at", timeText(row.createdAt)}};
}

struct SpokenPart {
    model::KindId kind;
    model::FieldId words;
    model::FieldId who; ///< a person of theirs, or one of us
    model::FieldId on;
    bool theirs;
};

std::span<const SpokenPart> spokenParts()
{
    using namespace model;
    static constexpr auto all = std::to_array<SpokenPart>({
        {objective::kind, objective::words, objective::saidBy, objective::saidOn, true},
        {playback::kind, playback::text, playback::playedBy, playback::playedOn, false},
        {playback::kind, playback::theirWords, playback::answeredBy, playback::answeredOn, true},
        {confidence::kind, confidence::words, confidence::saidBy, confidence::saidOn, true},
        {point::kind, point::text, point::by, point::at, false},
        {secondView::kind, secondView::text, secondView::by, secondView::givenOn, false},
        {recommendation::kind, recommendation::text, recommendation::by, recommendation::at, false},
        {stance::kind, stance::said, stance::by, stance::on, false},
        {advice::kind, advice::advised, advice::by, advice::on, false},
        {direction::kind, direction::text, direction::by, direction::on, false},
        {moment::kind, moment::story, moment::by, moment::on, false},
        {moment::kind, moment::madeGood, moment::by, moment::on, false},
        {agreement::kind, agreement::text, agreement::by, agreement::agreedOn, false},
        {experiment::kind, experiment::learned, experiment::by, experiment::settledOn, false},
        {pulse::kind, pulse::change, pulse::person, pulse::on, true},
        {panelAnswer::kind, panelAnswer::words, panelAnswer::person, panelAnswer::on, true},
    });
    return all;
}

class Exporter {
public:
    explicit Exporter(Desk& desk) : m_desk(desk), m_rows(desk.reader(), desk.now()) {}

    Result<QJsonObject> document()
    {
        QJsonObject all{{"format", 1}, {"made", timeText(m_rows.now().wall)}};
        all.insert(L("user"), qt(m_rows.member(m_rows.me()).name));
        all.insert(L("spaces"), spaces());
        QJsonObject entities;
        for (const auto& kind : model::kinds())
            entities.insert(qt(kind.name), entitiesOf(kind));
        all.insert(L("entities"), entities);
        all.insert(L("theirWords"), m_theirs);
        all.insert(L("ourWords"), m_ours);
        for (const auto part : {&Exporter::addContests, &Exporter::addBin, &Exporter::addUnsent}) {
            if (auto added = (this->*part)(all); !added)
                return fail(std::move(added.error()));
        }
        if (auto outcome = m_rows.outcome(); !outcome)
            return fail(std::move(outcome.error()));
        return all;
    }

private:
    QJsonArray spaces()
    {
        QJsonArray all;
        for (const auto& space : m_rows.spaces()) {
            m_spaceNames[space.id] = qt(space.name);
            all.append(QJsonObject{{"id", qt(space.id)}, {"name", qt(space.name)}});
        }
        return all;
    }

    QJsonObject entityJson(const store::EntityRow& row)
    {
        QJsonObject json{{"id", qt(row.id)},
                         {"space", m_spaceNames.value(row.space)},
                         {"createdAt", timeText(row.createdAt)},
                         {"changedAt", timeText(row.changedAt)},
                         {"changedBy", qt(m_rows.member(row.changedBy).name)},
                         {"fields", fieldsJson(row)}};
        if (row.waiting)
            json.insert(L("saved"), L("waiting"));
        return json;
    }

    QJsonArray entitiesOf(const model::Kind& kind)
    {
        const auto found = m_rows.select(domain::every(kind.id));
        m_rows.learn(found);
        QJsonArray all;
        for (const auto& row : found) {
            all.append(entityJson(row));
            if (kind.id == model::line::kind)
                addLine(row);
            else if (kind.id == model::felt::kind)
                addFelt(row);
            else
                addMatter(row);
        }
        return all;
    }

    void addLine(const store::EntityRow& row)
    {
        namespace line = model::line;
        const auto made = m_rows.line(row);
        if (made.text.empty())
            return;
        auto json = wordsJson(m_rows, row, made.text, qt(nameOf(made.type)), row.value(line::client),
                              row.value(line::visit));
        json.insert(L("at"), timeText(made.at));
        if (domain::isTheirWords(made.type)) {
            json.insert(L("saidBy"), qt(made.who.name));
            json.insert(L("writtenDownBy"), qt(made.by.name));
            m_theirs.append(json);
        } else {
            json.insert(L("by"), qt(made.by.name));
            m_ours.append(json);
        }
    }

    /// Objectives and advice: whose words each field holds, with who and when.
    void addMatter(const store::EntityRow& row)
    {
        for (const auto& part : spokenParts()) {
            const auto& words = row.value(part.words);
            if (part.kind != row.kind || words.empty())
                continue;
            const auto* kind = model::findKind(row.kind);
            const auto* client = model::findField(*kind, "client");
            auto json = wordsJson(m_rows, row, words, qt(kind->name), client ? row.value(client->id) : "", "");
            if (part.theirs) {
                json.insert(L("saidBy"), qt(m_rows.ref(row.value(part.who)).name));
                json.insert(L("on"), qt(row.value(part.on)));
                m_theirs.append(json);
            } else {
                json.insert(L("by"), qt(m_rows.member(row.value(part.who)).name));
                m_ours.append(json);
            }
        }
    }

    void addFelt(const store::EntityRow& row)
    {
        const auto felt = m_rows.felt(row);
        if (felt.words.empty())
            return;
        auto json = wordsJson(m_rows, row, felt.words, L("how it felt"), row.value(model::felt::client),
                              row.value(model::felt::visit));
        json.insert(L("person"), qt(felt.person.name));
        json.insert(L("source"), felt.source ? qt(nameOf(*felt.source)) : QString());
        json.insert(felt.theirWords ? L("writtenDownBy") : L("by"), qt(felt.by.name));
        (felt.theirWords ? m_theirs : m_ours).append(json);
    }

    Result<void> addContests(QJsonObject& all)
    {
        const auto rows = m_desk.queries().needsYou(m_rows.now());
        if (!rows)
            return fail(rows.error());
        QJsonArray list;
        for (const auto& row : *rows) {
            QJsonArray values;
            for (const auto& value : row.values)
                values.append(QJsonObject{{"value", qt(value.raw)}, {"by", qt(value.by.name)}});
            list.append(QJsonObject{{"id", qt(row.entity)}, {"field", qt(row.fieldName)}, {"values", values}});
        }
        all.insert(L("needsYou"), list);
        return {};
    }

    Result<void> addBin(QJsonObject& all)
    {
        const auto rows = m_desk.reader().bin(100'000);
        if (!rows)
            return fail(rows.error());
        QJsonArray list;
        for (const auto& row : *rows) {
            auto json = entityJson(row);
            json.insert(L("kind"), kindName(row.kind));
            list.append(json);
        }
        all.insert(L("bin"), list);
        return {};
    }

    Result<void> addUnsent(QJsonObject& all)
    {
        const auto outgoing = m_desk.reader().outgoing(1'000'000);
        const auto leftovers = m_desk.reader().leftovers();
        if (!outgoing || !leftovers)
            return fail(!outgoing ? outgoing.error() : leftovers.error());
        QJsonArray list;
        for (const auto& row : *outgoing) {
            QJsonObject json{{"space", m_spaceNames.value(row.space)},
                             {"id", qt(row.entity)},
                             {"kind", kindName(row.kind)},
                             {"title", qt(row.title)},
                             {"at", timeText(row.wall)},
                             {"state", row.parked ? "couldn't go" : "waiting"}};
            if (row.parked) {
                json.insert(L("reason"), qt(row.reason));
                json.insert(L("content"), qt(row.content));
            }
            list.append(json);
        }
        for (const auto& row : *leftovers)
            list.append(QJsonObject{{"space", qt(row.spaceName)},
                                    {"id", qt(row.entity)},
                                    {"kind", kindName(row.kind)},
                                    {"title", qt(row.title)},
                                    {"at", timeText(row.wall)},
                                    {"state", "never sent"},
                                    {"content", qt(row.content)}});
        all.insert(L("unsent"), list);
        return {};
    }

    Desk& m_desk;
    domain::PageRows m_rows;
    QMap<SpaceId, QString> m_spaceNames;
    QJsonArray m_theirs;
    QJsonArray m_ours;
};

} // namespace

Result<QJsonObject> exportDocument(Desk& desk)
{
    return Exporter(desk).document();
}

} // namespace salver::cli
