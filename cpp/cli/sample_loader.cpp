// SPDX-License-Identifier: Apache-2.0
#include "cli/sample_loader.h"

#include "cli/output.h"
#include "cli/sample_files.h"
#include "cli/sample_records.h"
#include "cli/sample_rhythms.h"
#include "domain/draft_builder.h"
#include "domain/order_key.h"
#include "domain/page_rows.h"
#include "domain/scalars.h"
#include "domain/when.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonDocument>

#include <map>
#include <set>

namespace salver::cli {

namespace {

namespace client = model::client;
namespace person = model::person;
namespace visit = model::visit;
namespace line = model::line;
namespace promise = model::promise;
namespace fact = model::fact;
namespace felt = model::felt;
using domain::DraftBuilder;

std::string text(const QJsonObject& object, const char* key)
{
    return sampleText(object, key);
}

Result<QJsonObject> readObject(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return QJsonObject{};
    const auto document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject())
        return fail(ErrorCode::Malformed, path.toStdString() + " is not a JSON object.");
    return document.object();
}

class Loader {
public:
    Loader(Desk& desk, QDir folder, domain::Day today)
        : m_desk(desk), m_folder(std::move(folder)), m_today(today), m_now(desk.now())
    {
    }

    Result<SampleCounts> load()
    {
        for (const auto part : {&Loader::findSpaces, &Loader::findMembers, &Loader::loadClients, &Loader::loadPeople,
                                &Loader::loadFacts, &Loader::loadVisits, &Loader::loadLines, &Loader::loadFelt, &Loader::loadPromises,
                                &Loader::loadPreferences, &Loader::write}) {
            if (auto done = (this->*part)(); !done)
                return fail(std::move(done.error()));
        }
        return m_counts;
    }

private:
    [[nodiscard]] EntityId idOf(model::KindId kind, const std::string& key) const
    {
        return sampleId(m_team, kind, key);
    }
    [[nodiscard]] std::string ref(model::KindId kind, const std::string& key) const
    {
        return key.empty() ? std::string() : idOf(kind, key).toString();
    }
    [[nodiscard]] std::string member(const std::string& userName) const
    {
        const auto at = m_members.find(userName);
        return userName.empty() ? std::string() : at == m_members.end() ? m_desk.store().user().toString() : at->second;
    }
    /// A person's key, a colleague's user name, or plain words.
    [[nodiscard]] std::string sourceName(const std::string& source) const
    {
        const auto known = m_names.find(source);
        return known == m_names.end() ? source : known->second;
    }
    [[nodiscard]] std::string day(const QJsonObject& object, const char* key) const
    {
        const auto value = object.value(QLatin1String(key));
        return value.isDouble() ? domain::dayText(m_today + std::chrono::days{value.toInt()}) : std::string();
    }
    /// Offsets know no weekdays: Saturdays become Fridays and Sundays Mondays, but today stays today.
    [[nodiscard]] WallMs start(const QJsonObject& object) const
    {
        const int offset = object.value(QLatin1String("day")).toInt();
        auto on = m_today + std::chrono::days{offset};
        const std::chrono::weekday weekday{on};
        if (offset != 0 && weekday == std::chrono::Saturday)
            on -= std::chrono::days{1};
        else if (offset != 0 && weekday == std::chrono::Sunday)
            on += std::chrono::days{1};
        const auto time = object.value(QLatin1String("time")).toString().split(QLatin1Char(':'));
        return m_now.at(on, time.value(0).toInt() * 60 + time.value(1).toInt());
    }
    [[nodiscard]] std::string instant(WallMs at) const { return domain::instantText({at, m_now.zone}); }

    /// The draft that a thing of this key belongs to, made when first asked for. Nothing where the entity is there.
    Result<DraftBuilder*> draftFor(const std::string& group, const EntityId& id, const SpaceId& space)
    {
        const auto row = m_desk.reader().entity(id);
        if (row) {
            ++m_counts.alreadyThere;
            return nullptr;
        }
        if (row.error().code != ErrorCode::NotFound)
            return fail(row.error());
        auto at = m_draftOf.find(group);
        if (at == m_draftOf.end()) {
            at = m_draftOf.emplace(group, m_drafts.size()).first;
            m_drafts.emplace_back(space);
        }
        return &m_drafts[at->second];
    }

    Result<void> findSpaces()
    {
        const auto team = m_desk.commands().team();
        const auto mine = m_desk.commands().privateSpace();
        if (!team || !mine)
            return fail(!team ? team.error() : mine.error());
        m_team = *team;
        m_private = *mine;
        return {};
    }

    Result<void> findMembers()
    {
        const auto agency = readObject(m_folder.filePath(QStringLiteral("agency.json")));
        if (!agency)
            return fail(agency.error());
        for (const auto& each : agency->value(QLatin1String("staff")).toArray())
            m_names[text(each.toObject(), "user")] = text(each.toObject(), "name");
        const auto members = m_desk.reader().members(m_team);
        if (!members)
            return fail(members.error());
        for (const auto& each : *members) {
            m_members[each.userName] = each.id.toString();
            if (each.id == m_desk.store().user())
                m_me = each.userName;
        }
        return {};
    }

    Result<void> loadClients()
    {
        const auto objects = readSampleLines(m_folder, QStringLiteral("clients.jsonl"));
        if (!objects)
            return fail(objects.error());
        for (const auto& object : *objects) {
            const auto key = text(object, "key");
            const auto id = idOf(client::kind, key);
            const auto draft = draftFor("client " + key, id, m_team);
            if (!draft)
                return fail(draft.error());
            if (*draft == nullptr)
                continue;
            std::string tags;
            for (const auto& tag : object.value(QLatin1String("tags")).toArray())
                tags += (tags.empty() ? "" : "\n") + writeTag(**draft, tag.toString().toStdString());
            (*draft)
                ->with(id, client::kind, client::name, text(object, "name"))
                .with(id, client::kind, client::sector, text(object, "sector"))
                .with(id, client::kind, client::caredBy, member(text(object, "caredBy")))
                .with(id, client::kind, client::second, member(text(object, "second")))
                .with(id, client::kind, client::since, day(object, "since"))
                .with(id, client::kind, client::tags, tags)
                .with(id, client::kind, client::whyWeCare, text(object, "whyWeCare"))
                .text(id, client::kind, client::about, text(object, "about"));
            ++m_counts.clients;
        }
        return {};
    }

    std::string writeTag(DraftBuilder& draft, const std::string& name)
    {
        const auto id = derivedId(m_team, raw(model::tag::kind), domain::folded(name));
        const bool known = m_tags.contains(id) || m_desk.reader().entity(id);
        if (!known)
            draft.with(id, model::tag::kind, model::tag::name, name);
        m_tags.insert(id);
        return id.toString();
    }

    Result<void> loadPeople()
    {
        const auto objects = readSampleLines(m_folder, QStringLiteral("people.jsonl"));
        if (!objects)
            return fail(objects.error());
        for (const auto& object : *objects) {
            const auto key = text(object, "key");
            m_names[key] = text(object, "name");
            const auto id = idOf(person::kind, key);
            const auto draft = draftFor("client " + text(object, "client"), id, m_team);
            if (!draft)
                return fail(draft.error());
            if (*draft == nullptr)
                continue;
            const auto talk = object.value(QLatin1String("talk")).toObject();
            const auto words = [&talk](const char* name) {
                QStringList list;
                for (const auto& each : talk.value(QLatin1String(name)).toArray())
                    list += each.toString();
                return list.join(QStringLiteral(", ")).toStdString();
            };
            (*draft)
                ->with(id, person::kind, person::client, ref(client::kind, text(object, "client")))
                .with(id, person::kind, person::name, text(object, "name"))
                .with(id, person::kind, person::pronounced, text(object, "pronounced"))
                .with(id, person::kind, person::role, text(object, "role"))
                .with(id, person::kind, person::email, text(object, "email"))
                .with(id, person::kind, person::phone, text(object, "phone"))
                .with(id, person::kind, person::talkChannel, text(talk, "channel"))
                .with(id, person::kind, person::talkHours, text(talk, "hours"))
                .with(id, person::kind, person::talkDirectness, text(talk, "directness"))
                .with(id, person::kind, person::talkDetail, text(talk, "detail"))
                .with(id, person::kind, person::talkWordsUse, words("wordsUse"))
                .with(id, person::kind, person::talkWordsAvoid, words("wordsAvoid"))
                .with(id, person::kind, person::talkLanguage, text(talk, "language"))
                .text(id, person::kind, person::about, text(object, "about"));
            ++m_counts.people;
        }
        return {};
    }

    Result<void> loadFacts()
    {
        const auto objects = readSampleLines(m_folder, QStringLiteral("facts.jsonl"));
        if (!objects)
            return fail(objects.error());
        for (const auto& object : *objects) {
            const bool isPrivate = object.value(QLatin1String("private")).toBool();
            // What is private to a colleague is not ours to load.
            if (isPrivate && text(object, "by") != m_me)
                continue;
            const auto ofPerson = text(object, "person");
            const auto about = ofPerson.empty() ? text(object, "client") : ofPerson;
            const auto id = idOf(fact::kind, about + '/' + text(object, "text"));
            const auto draft = draftFor(isPrivate ? std::string("private") : "facts of " + about, id,
                                        isPrivate ? m_private : m_team);
            if (!draft)
                return fail(draft.error());
            if (*draft == nullptr)
                continue;
            (*draft)
                ->with(id, fact::kind, fact::client, ofPerson.empty() ? ref(client::kind, about) : std::string())
                .with(id, fact::kind, fact::person, ref(person::kind, ofPerson))
                .with(id, fact::kind, fact::type, text(object, "kind"))
                .with(id, fact::kind, fact::text, text(object, "text"))
                .with(id, fact::kind, fact::source, sourceName(text(object, "source")))
                .with(id, fact::kind, fact::heardOn, day(object, "day"))
                .with(id, fact::kind, fact::lookAgainOn, day(object, "lookAgainDay"))
                .with(id, fact::kind, fact::thankedOn, day(object, "thankedDay"))
                .with(id, fact::kind, fact::by, member(text(object, "by")));
            ++m_counts.facts;
        }
        return {};
    }

    Result<void> loadVisits()
    {
        const auto objects = readSampleLines(m_folder, QStringLiteral("visits.jsonl"));
        if (!objects)
            return fail(objects.error());
        for (const auto& object : *objects) {
            const auto key = text(object, "key");
            const auto id = idOf(visit::kind, key);
            const auto starts = start(object);
            m_visits[key] = {starts, text(object, "client"), object.value(QLatin1String("minutes")).toInt()};
            const auto draft = draftFor("visit " + key, id, m_team);
            if (!draft)
                return fail(draft.error());
            if (*draft == nullptr)
                continue;
            std::string people;
            for (const auto& each : object.value(QLatin1String("people")).toArray())
                people += (people.empty() ? "" : "\n") + ref(person::kind, each.toString().toStdString());
            const bool planned = text(object, "state") == "planned";
            const auto minutes = object.value(QLatin1String("minutes")).toInt();
            const WallMs ends{raw(starts) + std::int64_t{minutes} * 60'000};
            (*draft)
                ->with(id, visit::kind, visit::client, ref(client::kind, text(object, "client")))
                .with(id, visit::kind, visit::people, people)
                .with(id, visit::kind, visit::mode, text(object, "mode"))
                .with(id, visit::kind, visit::place, text(object, "place"))
                .with(id, visit::kind, planned ? visit::plannedStart : visit::started, instant(starts))
                .with(id, visit::kind, visit::ended, planned ? std::string() : instant(ends))
                .with(id, visit::kind, visit::state, text(object, "state"))
                .with(id, visit::kind, visit::by, member(text(object, "by")))
                .with(id, visit::kind, visit::workLine, text(object, "workLine"))
                .with(id, visit::kind, visit::workLink, text(object, "workLink"))
                .with(id, visit::kind, visit::movedOn, text(object, "movedOn"))
                .with(id, visit::kind, visit::memorable, text(object, "memorable"));
            ++m_counts.visits;
        }
        return {};
    }

    Result<void> loadLines()
    {
        const auto objects = readSampleLines(m_folder, QStringLiteral("lines.jsonl"));
        if (!objects)
            return fail(objects.error());
        QHash<QString, int> ordinals;
        for (const auto& object : *objects) {
            const auto of = text(object, "visit");
            const auto known = m_visits.find(of);
            if (known == m_visits.end())
                return fail(ErrorCode::Malformed, "A line of the sample belongs to the visit \"" + of +
                                                      "\", which is not in visits.jsonl.");
            const auto number = ++ordinals[qt(of)];
            const auto key = of + '/' + std::to_string(number);
            const auto id = idOf(line::kind, key);
            const auto draft = draftFor("visit " + of, id, m_team);
            if (!draft)
                return fail(draft.error());
            if (!text(object, "promise").empty())
                m_lineOfPromise[text(object, "promise")] = key;
            if (*draft == nullptr)
                continue;
            const WallMs at{raw(known->second.starts) + object.value(QLatin1String("at")).toInt() * 60'000LL};
            // Lines of one minute keep the order of the file.
            (*draft)
                ->with(id, line::kind, line::visit, ref(visit::kind, of))
                .with(id, line::kind, line::client, ref(client::kind, known->second.client))
                .with(id, line::kind, line::type, text(object, "kind"))
                .with(id, line::kind, line::at, instant(at))
                .with(id, line::kind, line::order, domain::timeKey(WallMs{raw(at) + number}))
                .with(id, line::kind, line::by, member(text(object, "by")))
                .with(id, line::kind, line::who, ref(person::kind, text(object, "who")))
                .with(id, line::kind, line::lane, text(object, "lane"))
                .with(id, line::kind, line::whose, text(object, "whose"))
                .with(id, line::kind, line::promise, ref(promise::kind, text(object, "promise")))
                .text(id, line::kind, line::text, text(object, "text"));
            ++m_counts.lines;
        }
        return {};
    }

    Result<void> loadFelt()
    {
        const auto objects = readSampleLines(m_folder, QStringLiteral("felt.jsonl"));
        if (!objects)
            return fail(objects.error());
        QHash<QString, int> ordinals;
        for (const auto& object : *objects) {
            const auto of = text(object, "visit");
            const auto known = m_visits.find(of);
            if (known == m_visits.end())
                return fail(ErrorCode::Malformed, "How it felt in the visit \"" + of +
                                                      "\" is noted, which is not in visits.jsonl.");
            const auto number = ++ordinals[qt(of)];
            const auto id = idOf(felt::kind, of + '/' + std::to_string(number));
            const auto draft = draftFor("visit " + of, id, m_team);
            if (!draft)
                return fail(draft.error());
            if (*draft == nullptr)
                continue;
            const WallMs at{raw(known->second.starts) + known->second.minutes * 60'000LL + number};
            (*draft)
                ->with(id, felt::kind, felt::visit, ref(visit::kind, of))
                .with(id, felt::kind, felt::client, ref(client::kind, known->second.client))
                .with(id, felt::kind, felt::person, ref(person::kind, text(object, "person")))
                .with(id, felt::kind, felt::words, text(object, "words"))
                .with(id, felt::kind, felt::source, text(object, "source"))
                .with(id, felt::kind, felt::before, text(object, "before"))
                .with(id, felt::kind, felt::after, text(object, "after"))
                .with(id, felt::kind, felt::by, member(text(object, "by")))
                .with(id, felt::kind, felt::at, instant(at));
        }
        return {};
    }

    Result<void> loadPromises()
    {
        const auto objects = readSampleLines(m_folder, QStringLiteral("promises.jsonl"));
        if (!objects)
            return fail(objects.error());
        for (const auto& object : *objects) {
            const auto key = text(object, "key");
            const auto id = idOf(promise::kind, key);
            const auto of = text(object, "visit");
            const auto draft = draftFor(of.empty() ? "client " + text(object, "client") : "visit " + of, id, m_team);
            if (!draft)
                return fail(draft.error());
            if (*draft == nullptr)
                continue;
            const auto made = m_lineOfPromise.find(key);
            const bool letGo = text(object, "state") == "let go";
            (*draft)
                ->with(id, promise::kind, promise::client, ref(client::kind, text(object, "client")))
                .with(id, promise::kind, promise::person, ref(person::kind, text(object, "person")))
                .with(id, promise::kind, promise::visit, ref(visit::kind, of))
                .with(id, promise::kind, promise::direction, text(object, "direction"))
                .with(id, promise::kind, promise::text, text(object, "text"))
                .with(id, promise::kind, promise::due, day(object, "dueDay"))
                .with(id, promise::kind, promise::state, text(object, "state"))
                .with(id, promise::kind, promise::settledOn, day(object, letGo ? "dueDay" : "keptDay"))
                .with(id, promise::kind, promise::by, member(text(object, "by")))
                .with(id, promise::kind, promise::line,
                      made == m_lineOfPromise.end() ? std::string() : ref(line::kind, made->second));
            ++m_counts.promises;
        }
        return {};
    }

    Result<void> loadPreferences()
    {
        namespace preference = model::preference;
        const auto all = readObject(m_folder.filePath(QStringLiteral("preferences.json")));
        if (!all)
            return fail(all.error());
        const auto mine = all->value(qt(m_me)).toObject();
        for (auto each = mine.begin(); each != mine.end(); ++each) {
            const auto key = each.key().toStdString();
            const auto id = derivedId(m_private, raw(preference::kind), key);
            const auto draft = draftFor("private", id, m_private);
            if (!draft)
                return fail(draft.error());
            if (*draft != nullptr)
                (*draft)
                    ->with(id, preference::kind, preference::key, key)
                    .with(id, preference::kind, preference::value, each.value().toVariant().toString().toStdString());
        }
        return {};
    }

    Result<void> write() { return commitSample(m_desk, m_drafts); }

    struct KnownVisit {
        WallMs starts{};
        std::string client;
        int minutes{};
    };

    Desk& m_desk;
    QDir m_folder;
    domain::Day m_today;
    domain::Now m_now;
    SpaceId m_team;
    SpaceId m_private;
    std::string m_me;
    std::map<std::string, std::string> m_members; ///< user name to id
    std::map<std::string, std::string> m_names;   ///< keys of people and user names to names
    std::map<std::string, KnownVisit> m_visits;
    std::map<std::string, std::string> m_lineOfPromise;
    std::map<std::string, std::size_t> m_draftOf;
    std::vector<DraftBuilder> m_drafts;
    std::set<EntityId> m_tags;
    SampleCounts m_counts;
};

} // namespace

Result<SampleCounts> loadSample(Desk& desk, const QString& path, domain::Day today)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorCode::NotFound, "There is nothing at \"" + path.toStdString() + "\".");
    const QDir folder = info.isDir() ? QDir(path) : info.dir();
    auto counts = Loader(desk, folder, today).load();
    if (!counts)
        return counts;
    const auto records = loadSampleRecords(desk, folder, today);
    if (!records)
        return fail(records.error());
    counts->records = *records;
    const auto rhythms = loadSampleRhythms(desk, folder, today);
    if (!rhythms)
        return fail(rhythms.error());
    counts->rhythms = *rhythms;
    return counts;
}

} // namespace salver::cli
