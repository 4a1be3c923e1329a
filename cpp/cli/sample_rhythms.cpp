// SPDX-License-Identifier: Apache-2.0
#include "cli/sample_rhythms.h"

#include "domain/draft_builder.h"
#include "domain/rhythm.h"
#include "domain/rhythm_commands.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <map>

namespace salver::cli {

namespace {

namespace rhythm = model::rhythm;
namespace promise = model::promise;

class RhythmLoader {
public:
    RhythmLoader(Desk& desk, const SpaceId& team, domain::Day today) : m_desk(desk), m_team(team), m_today(today) {}

    Result<std::size_t> load(QFile& file)
    {
        const auto members = m_desk.reader().members(m_team);
        if (!members)
            return fail(members.error());
        for (const auto& member : *members)
            m_members[member.userName] = member.id.toString();
        for (int number = 1; !file.atEnd(); ++number) {
            const auto object = QJsonDocument::fromJson(file.readLine()).object();
            const auto done = object.contains(QLatin1String("promise")) ? repeat(object) : agree(object);
            if (!done)
                return fail(ErrorCode::Malformed, "rhythms.jsonl, line " + std::to_string(number) + ": " +
                                                      done.error().sentence);
        }
        if (!m_drafts.empty()) {
            if (auto written = m_desk.store().commitAll(m_drafts); !written)
                return fail(std::move(written.error()));
        }
        return m_made;
    }

private:
    [[nodiscard]] EntityId idOf(model::KindId kind, const QJsonObject& object, const char* key) const
    {
        const auto typed = object.value(QLatin1String(key)).toString();
        return typed.isEmpty() ? EntityId{} : derivedId(m_team, raw(kind), "sample:" + typed.toStdString());
    }

    Result<void> agree(const QJsonObject& object)
    {
        const auto person = idOf(model::person::kind, object, "person");
        const auto about = m_desk.reader().entity(person.isNull() ? idOf(model::client::kind, object, "client") : person);
        if (!about)
            return fail(about.error());
        const auto id = domain::rhythmId(*about);
        if (m_desk.reader().entity(id))
            return {};
        const auto text = object.value(QLatin1String("text")).toString().toStdString();
        const auto read = domain::readRhythm(text);
        const auto with = idOf(model::person::kind, object, "agreedWith");
        const auto day = m_today + std::chrono::days{object.value(QLatin1String("agreedDay")).toInt()};
        domain::DraftBuilder draft(m_team);
        draft.with(id, rhythm::kind, person.isNull() ? rhythm::client : rhythm::person, about->id.toString())
            .with(id, rhythm::kind, rhythm::client, person.isNull() ? "" : about->value(model::person::client))
            .with(id, rhythm::kind, rhythm::text, text)
            .with(id, rhythm::kind, rhythm::everyDays, read.everyDays ? std::to_string(*read.everyDays) : "")
            .with(id, rhythm::kind, rhythm::pauses, read.pausesTyped)
            .with(id, rhythm::kind, rhythm::agreedWith, with.isNull() ? "" : with.toString())
            .with(id, rhythm::kind, rhythm::agreedOn, domain::dayText(day))
            .with(id, rhythm::kind, rhythm::by, m_members[object.value(QLatin1String("by")).toString().toStdString()]);
        m_drafts.push_back(draft.draft());
        ++m_made;
        return {};
    }

    Result<void> repeat(const QJsonObject& object)
    {
        const auto row = m_desk.reader().entity(idOf(promise::kind, object, "promise"));
        if (!row)
            return fail(row.error());
        const auto how = object.value(QLatin1String("repeats")).toString().toStdString();
        if (row->value(promise::repeats) == how)
            return {};
        domain::DraftBuilder draft(m_team);
        draft.write(row->id, promise::kind, promise::repeats, how);
        m_drafts.push_back(draft.draft());
        return {};
    }

    Desk& m_desk;
    SpaceId m_team;
    domain::Day m_today;
    std::map<std::string, std::string> m_members; ///< user name to id
    std::vector<store::Draft> m_drafts;
    std::size_t m_made{};
};

} // namespace

Result<std::size_t> loadSampleRhythms(Desk& desk, const QDir& folder, domain::Day today)
{
    QFile file(folder.filePath(QStringLiteral("rhythms.jsonl")));
    if (!file.exists())
        return std::size_t{0};
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, "rhythms.jsonl cannot be read: " + file.errorString().toStdString() + '.');
    const auto team = desk.commands().team();
    if (!team)
        return fail(team.error());
    return RhythmLoader(desk, *team, today).load(file);
}

} // namespace salver::cli
