// SPDX-License-Identifier: Apache-2.0
#include "cli/sample_rhythms.h"

#include "cli/sample_files.h"
#include "domain/rhythm.h"
#include "domain/rhythm_commands.h"

#include <QFileInfo>

#include <map>

namespace salver::cli {

namespace {

namespace rhythm = model::rhythm;
namespace promise = model::promise;

class RhythmLoader {
public:
    RhythmLoader(Desk& desk, const SpaceId& team, domain::Day today) : m_desk(desk), m_team(team), m_today(today) {}

    Result<std::size_t> load(const QList<QJsonObject>& objects)
    {
        auto members = sampleMembers(m_desk, m_team);
        if (!members)
            return fail(std::move(members.error()));
        m_members = std::move(*members);
        for (qsizetype i = 0; i < objects.size(); ++i) {
            const auto done = objects[i].contains(QLatin1String("promise")) ? repeat(objects[i]) : agree(objects[i]);
            if (!done)
                return fail(ErrorCode::Malformed, "rhythms.jsonl, object " + std::to_string(i + 1) + ": " +
                                                      done.error().sentence);
        }
        if (auto written = commitSample(m_desk, m_drafts); !written)
            return fail(std::move(written.error()));
        return m_made;
    }

private:
    [[nodiscard]] EntityId idOf(model::KindId kind, const QJsonObject& object, const char* key) const
    {
        const auto typed = sampleText(object, key);
        return typed.empty() ? EntityId{} : sampleId(m_team, kind, typed);
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
        const auto text = sampleText(object, "text");
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
            .with(id, rhythm::kind, rhythm::by, m_members[sampleText(object, "by")]);
        m_drafts.push_back(draft);
        ++m_made;
        return {};
    }

    Result<void> repeat(const QJsonObject& object)
    {
        const auto row = m_desk.reader().entity(idOf(promise::kind, object, "promise"));
        if (!row)
            return fail(row.error());
        const auto how = sampleText(object, "repeats");
        if (row->value(promise::repeats) == how)
            return {};
        domain::DraftBuilder draft(m_team);
        draft.write(row->id, promise::kind, promise::repeats, how);
        m_drafts.push_back(draft);
        return {};
    }

    Desk& m_desk;
    SpaceId m_team;
    domain::Day m_today;
    std::map<std::string, std::string> m_members; ///< user name to id
    std::vector<domain::DraftBuilder> m_drafts;
    std::size_t m_made{};
};

} // namespace

Result<std::size_t> loadSampleRhythms(Desk& desk, const QDir& folder, domain::Day today)
{
    if (!QFileInfo::exists(folder.filePath(QStringLiteral("rhythms.jsonl"))))
        return std::size_t{0};
    const auto objects = readSampleLines(folder, QStringLiteral("rhythms.jsonl"));
    if (!objects)
        return fail(objects.error());
    const auto team = desk.commands().team();
    if (!team)
        return fail(team.error());
    return RhythmLoader(desk, *team, today).load(*objects);
}

} // namespace salver::cli
