// SPDX-License-Identifier: Apache-2.0
#include "cli/sample_records.h"

#include "cli/sample_files.h"
#include "domain/advice_commands.h"
#include "domain/draft_builder.h"
#include "domain/house_commands.h"
#include "domain/line_matters.h"
#include "domain/order_key.h"
#include "domain/page_rows.h"
#include "domain/pledge_queries.h"

#include <QFileInfo>

#include <array>
#include <map>

namespace salver::cli {

namespace {

/// In the order of loading: a later file may name what stands in an earlier one.
constexpr auto files = std::to_array<const char*>(
    {"advice.jsonl", "understanding.jsonl", "house.jsonl", "knowing.jsonl", "asked.jsonl"});

/// One line a thing: its "kind", its "key", and its fields under their names in the model. Days count from today,
/// references are the keys of others, with "person:" before it where the field's name does not say the kind. A key
/// "line:brightwater-v03/8" is what that line of that visit stands for, in fuller words than the line's.
class RecordLoader {
public:
    RecordLoader(Desk& desk, QDir folder, domain::Day today) : m_desk(desk), m_folder(std::move(folder)), m_today(today) {}

    Result<std::size_t> load()
    {
        for (const auto part : {&RecordLoader::findTeam, &RecordLoader::readFiles, &RecordLoader::loadLines,
                                &RecordLoader::loadFiles}) {
            if (auto done = (this->*part)(); !done)
                return fail(std::move(done.error()));
        }
        return m_made;
    }

private:
    Result<void> findTeam()
    {
        const auto team = m_desk.commands().team();
        if (!team)
            return fail(team.error());
        m_team = *team;
        auto members = sampleMembers(m_desk, m_team);
        if (!members)
            return fail(std::move(members.error()));
        m_members = std::move(*members);
        return {};
    }

    /// What the sample's lines stand for, as it would be had they been typed.
    Result<void> loadLines()
    {
        for (const auto type : {domain::LineType::Need, domain::LineType::SaidNo, domain::LineType::Advice}) {
            auto select = domain::every(model::line::kind, model::line::type, nameOf(type));
            select.space = m_team;
            const auto lines = m_desk.reader().select(select);
            if (!lines)
                return fail(lines.error());
            for (const auto& line : *lines) {
                domain::DraftBuilder draft(m_team);
                const auto matter = domain::matterFrom(line, type, line.value(model::line::text), m_desk.now());
                const auto made = domain::matterOf(matter);
                if (!made || m_desk.reader().entity(made->id))
                    continue;
                const auto fuller = m_fuller.find(made->id);
                auto written = fuller == m_fuller.end() ? domain::writeMatter(m_desk.commands(), draft, matter)
                                                        : writeFuller(draft, *made, matter, fuller->second);
                if (!written)
                    return fail(std::move(written.error()));
                m_drafts.push_back(std::move(draft));
                ++m_made;
            }
        }
        return write();
    }

    /// The story of a no and the like: everything that the file says of it, and where it was noted.
    Result<void> writeFuller(domain::DraftBuilder& draft, const domain::Made& made, const domain::LineMatter& matter,
                             const QJsonObject& object)
    {
        const auto& kind = *model::findKind(made.kind);
        const auto put = [&](const char* name, const std::string& value) {
            if (const auto* field = model::findField(kind, std::string_view(name)); field && !object.contains(QLatin1String(name)))
                draft.with(made.id, made.kind, field->id, value);
        };
        put("client", matter.client.toString());
        put("visit", matter.visit.toString());
        put("line", matter.line.toString());
        put("by", matter.by);
        put("on", domain::dayText(matter.day));
        put("type", nameOf(domain::StanceType::SaidNo));
        return writeFields(draft, made.id, kind, object);
    }

    Result<void> readFiles()
    {
        for (const auto* name : files) {
            if (auto done = readFile(QLatin1String(name)); !done)
                return done;
        }
        return {};
    }

    Result<void> readFile(const QString& name)
    {
        if (!QFileInfo::exists(m_folder.filePath(name)))
            return {};
        const auto objects = readSampleLines(m_folder, name);
        if (!objects)
            return fail(objects.error());
        for (const auto& object : *objects) {
            const auto* kind = model::findKind(std::string_view(sampleText(object, "kind")));
            const auto key = sampleText(object, "key");
            if (kind == nullptr || key.empty())
                return fail(ErrorCode::Malformed, name.toStdString() + ": \"" + key + "\" has no key, or is of no known kind.");
            if (key.starts_with("line:"))
                m_fuller[EntityId::parse(lineMatter(kind->id, key.substr(5))).value_or(EntityId{})] = object;
            else
                m_objects.push_back({name.toStdString(), kind, object});
        }
        return {};
    }

    Result<void> loadFiles()
    {
        for (const auto& each : m_objects) {
            if (auto done = loadOne(*each.kind, each.object); !done)
                return fail(ErrorCode::Malformed, each.file + ", " + sampleText(each.object, "key") + ": " + done.error().sentence);
        }
        return write();
    }

    [[nodiscard]] EntityId idOf(model::KindId kind, const std::string& key) const
    {
        return sampleId(m_team, kind, key);
    }

    /// The objective, no or advice that stands for the first line of that kind in a visit, by "visit/number".
    [[nodiscard]] std::string lineMatter(model::KindId kind, const std::string& lineKey) const
    {
        const auto line = idOf(model::line::kind, lineKey);
        return derivedId(m_team, raw(kind), "line:" + line.toString()).toString();
    }

    Result<std::string> reference(const model::Field& field, const std::string& key) const
    {
        if (key.starts_with("line:") && field.name != "line")
            for (const auto kind : {model::objective::kind, model::stance::kind, model::advice::kind}) {
                const auto id = lineMatter(kind, key.substr(5));
                const auto parsed = EntityId::parse(id);
                if (parsed && m_desk.reader().entity(*parsed))
                    return id;
            }
        // "person:brightwater-sam": the kind is said where the field's name does not say it.
        const auto colon = key.find(':');
        const auto kindName = colon == std::string::npos ? std::string(field.name) : key.substr(0, colon);
        const auto* kind = model::findKind(std::string_view(kindName == "weighup" ? "weigh-up" : kindName));
        if (kind == nullptr)
            return fail(ErrorCode::Malformed, "\"" + key + "\" names no kind.");
        return idOf(kind->id, colon == std::string::npos ? key : key.substr(colon + 1)).toString();
    }

    Result<std::string> canonical(const model::Field& field, const QJsonValue& value)
    {
        using model::FieldType;
        const auto text = value.toString().toStdString();
        switch (field.type) {
        case FieldType::Day: return domain::dayText(m_today + std::chrono::days{value.toInt()});
        case FieldType::Instant: {
            // Things of one day keep the order of the file.
            const auto minute = 10 * 60 + static_cast<int>(m_made % 300);
            return domain::instantText({m_desk.now().at(m_today + std::chrono::days{value.toInt()}, minute), m_desk.now().zone});
        }
        case FieldType::Order: return domain::timeKey(WallMs{1'000'000'000 + value.toInt()});
        case FieldType::Member: {
            const auto at = m_members.find(text);
            return at == m_members.end() ? m_desk.store().user().toString() : at->second;
        }
        case FieldType::Reference: return reference(field, text);
        case FieldType::Flag: return std::string(value.toBool() ? "1" : "");
        case FieldType::Number: return std::to_string(value.toInt());
        default: return text;
        }
    }

    /// What exists once has an id that says so.
    [[nodiscard]] EntityId idFor(const model::Kind& kind, const QJsonObject& object) const
    {
        if (kind.id == model::direction::kind)
            return domain::directionId(m_team, idOf(model::client::kind, sampleText(object, "client")));
        if (kind.id == model::housePage::kind)
            return domain::housePageId(m_team, domain::choiceFrom<domain::HouseSlot>(sampleText(object, "slot")).value_or(domain::HouseSlot::Standard));
        return idOf(kind.id, sampleText(object, "key"));
    }

    /// The digest of the sample's pledge as its file has it, for those who signed it as it reads.
    [[nodiscard]] std::string wording() const
    {
        std::vector<store::EntityRow> lines;
        for (const auto& each : m_objects) {
            if (each.kind->id != model::pledge::kind)
                continue;
            store::EntityRow row;
            row.values[model::pledge::text] = sampleText(each.object, "text");
            row.values[model::pledge::notice] = sampleText(each.object, "how a client would notice");
            row.values[model::pledge::order] = domain::timeKey(WallMs{1'000'000'000 + each.object.value(QLatin1String("order")).toInt()});
            lines.push_back(std::move(row));
        }
        return domain::wordingOf(domain::standingLines(std::move(lines)));
    }

    Result<void> loadOne(const model::Kind& kind, const QJsonObject& object)
    {
        const auto id = idFor(kind, object);
        auto wanted = object;
        if (const auto known = m_desk.reader().entity(id)) {
            // A client of its own file gets what is said of it here besides; anything else is there already.
            if (kind.id != model::client::kind)
                return {};
            for (const auto& field : kind.fields) {
                if (!known->value(field.id).empty())
                    wanted.remove(QString::fromUtf8(field.name.data(), qsizetype(field.name.size())));
            }
            if (wanted.size() == 2) // its kind and its key
                return {};
        }
        domain::DraftBuilder draft(m_team);
        if (auto written = writeFields(draft, id, kind, wanted); !written)
            return written;
        m_drafts.push_back(std::move(draft));
        ++m_made;
        return {};
    }

    Result<void> writeFields(domain::DraftBuilder& draft, const EntityId& id, const model::Kind& kind, const QJsonObject& object)
    {
        for (auto each = object.begin(); each != object.end(); ++each) {
            if (each.key() == QLatin1String("kind") || each.key() == QLatin1String("key"))
                continue;
            const auto* field = model::findField(kind, std::string_view(each.key().toStdString()));
            if (field == nullptr)
                return fail(ErrorCode::Malformed, "\"" + each.key().toStdString() + "\" is no field of it");
            auto value = canonical(*field, each.value());
            if (!value)
                return fail(std::move(value.error()));
            if (kind.id == model::pledgeSignature::kind && field->id == model::pledgeSignature::wording && *value == "as it reads")
                value = wording();
            if (field->type == model::FieldType::Prose)
                draft.text(id, kind.id, field->id, *value);
            else
                draft.with(id, kind.id, field->id, *value);
        }
        return {};
    }

    Result<void> write()
    {
        auto done = commitSample(m_desk, m_drafts);
        m_drafts.clear();
        return done;
    }

    struct Record {
        std::string file;
        const model::Kind* kind{};
        QJsonObject object;
    };

    Desk& m_desk;
    QDir m_folder;
    domain::Day m_today;
    SpaceId m_team;
    std::map<std::string, std::string> m_members; ///< user name to id
    std::map<EntityId, QJsonObject> m_fuller; ///< by what the line stands for
    std::vector<Record> m_objects;
    std::vector<domain::DraftBuilder> m_drafts;
    std::size_t m_made{};
};

} // namespace

Result<std::size_t> loadSampleRecords(Desk& desk, const QDir& folder, domain::Day today)
{
    return RecordLoader(desk, folder, today).load();
}

} // namespace salver::cli
