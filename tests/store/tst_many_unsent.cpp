// SPDX-License-Identifier: Apache-2.0
// A copied data file with more unsent changes than one handshake names: the shipped session over two real databases,
// and a server in memory. Nothing is lost and nothing is doubled.
#include "store/fixture.h"

#include "core/limits.h"
#include "core/session.h"

#include <QFile>
#include <QTest>

#include <map>

using namespace salver;
using namespace salver::test;
using namespace salver::store;

namespace {

namespace line = model::line;

std::string bytesOf(const Hash& hash)
{
    return std::string(hash.view());
}

/// Answers a session from a log, as the server does.
class Server {
public:
    Answer answer(const Call& call)
    {
        if (std::holds_alternative<call::Me>(call))
            return me();
        if (const auto* handshake = std::get_if<call::Handshake>(&call))
            return greet(handshake->space, handshake->body);
        if (const auto* push = std::get_if<call::Push>(&call))
            return take(push->space, push->body);
        return give(std::get<call::Pull>(call));
    }
    [[nodiscard]] const std::vector<LogItem>& log(const SpaceId& space) { return m_logs[space]; }

private:
    static wire::Me me()
    {
        wire::Me me;
        me.set_user(std::string(UserId(uuidOf(11)).view()));
        me.set_server(std::string(uuidOf(99).view()));
        me.set_protocol_min(1);
        me.set_protocol_max(1);
        const auto add = [&](const SpaceId& id, wire::SpacePurpose purpose, wire::SpaceRole role) {
            auto* space = me.add_spaces();
            space->set_id(std::string(id.view()));
            space->set_name("space");
            space->set_purpose(purpose);
            space->set_role(role);
        };
        add(teamSpace, wire::SPACE_TEAM, wire::ROLE_MEMBER);
        add(privateSpace, wire::SPACE_PRIVATE, wire::ROLE_LEAD);
        return me;
    }
    wire::HandshakeResponse greet(const SpaceId& space, const wire::HandshakeRequest& request)
    {
        const auto& log = m_logs[space];
        wire::HandshakeResponse answer;
        std::map<std::string, const LogItem*> held;
        for (const auto& item : log) {
            held[bytesOf(item.hash)] = &item;
            if (item.id.replica != ReplicaId{request.replica()})
                continue;
            answer.set_highest_sequence(std::max(answer.highest_sequence(), raw(item.id.sequence)));
        }
        named = std::max(named, static_cast<std::size_t>(request.unsent_size()));
        for (const auto& unsent : request.unsent()) {
            const auto at = held.find(unsent.hash());
            if (at == held.end())
                continue;
            auto* found = answer.add_held();
            found->set_hash(unsent.hash());
            found->set_cursor(raw(at->second->cursor));
            found->set_receipt(at->second->receipt);
        }
        answer.set_head(log.size());
        answer.set_epoch(raw(firstEpoch));
        answer.set_log_agrees(true);
        return answer;
    }
    wire::PushResponse take(const SpaceId& space, const wire::PushRequest& request)
    {
        auto& log = m_logs[space];
        wire::PushResponse answer;
        for (const auto& item : request.items()) {
            const auto envelope = readEnvelope(item.change());
            const WriteId id{envelope->replica, envelope->sequence};
            auto [at, fresh] = m_places.try_emplace({space, id}, log.size() + 1);
            if (fresh)
                log.push_back({Cursor{log.size() + 1}, item.change(), envelope->hash, id, WallMs{1}, "r"});
            auto* verdict = answer.add_verdicts();
            verdict->set_accepted(true);
            verdict->set_cursor(at->second);
            verdict->set_receipt("r");
            answer.set_highest_sequence(raw(id.sequence));
        }
        answer.set_head(log.size());
        answer.set_epoch(raw(firstEpoch));
        return answer;
    }
    wire::PullPage give(const call::Pull& pull)
    {
        const auto& log = m_logs[pull.space];
        wire::PullPage page;
        Hash running;
        for (const auto& item : log) {
            if (page.entries_size() == 20'000)
                break;
            running = runningHash(running, item.hash);
            if (item.cursor <= pull.after)
                continue;
            auto* entry = page.add_entries();
            entry->set_cursor(raw(item.cursor));
            entry->set_replica(raw(item.id.replica));
            entry->set_sequence(raw(item.id.sequence));
            entry->set_hash(bytesOf(item.hash));
            if (item.id.replica != pull.replica)
                entry->set_change(item.bytes);
        }
        page.set_head(log.size());
        page.set_epoch(raw(firstEpoch));
        page.set_running(bytesOf(running));
        return page;
    }

public:
    std::size_t named{};

private:
    std::map<SpaceId, std::vector<LogItem>> m_logs;
    std::map<std::pair<SpaceId, WriteId>, std::uint64_t> m_places;
};

/// One connection, until it has nothing more to say.
void syncWith(Server& server, Device& device)
{
    SessionOptions options;
    options.push = {4U << 20U, 4096};
    Session session(options);
    session.start(RequestId{1});
    while (auto output = session.take()) {
        if (const auto* call = std::get_if<SendCall>(&*output))
            session.answered(call->id, server.answer(call->call));
        else if (const auto* work = std::get_if<Work>(&*output))
            session.worked(*work, perform(*work, device.store->journal()));
    }
    QVERIFY2(!session.ended(), session.ended() ? session.ended()->sentence.c_str() : "");
    QVERIFY(session.quiet());
}

void write(Device& device, int count)
{
    std::vector<Draft> drafts;
    for (int i = 0; i < count; ++i)
        drafts.push_back({teamSpace, {SetField{device.newId(), line::kind, line::type, "text"}}});
    QVERIFY(device.store->commitAll(drafts));
}

} // namespace

class TestManyUnsent : public QObject {
    Q_OBJECT

private slots:
    void aCopyWithMoreUnsentThanAHandshakeNames();
};

void TestManyUnsent::aCopyWithMoreUnsentThanAHandshakeNames()
{
    constexpr int shared = static_cast<int>(limits::handshakeHashes) + 500;
    Server server;
    Device first(11, 1);
    syncWith(server, first);
    write(first, shared);
    Device copy(11, 2);
    first.store.reset();
    copy.store.reset();
    QFile::remove(QString::fromStdString(copy.options.path));
    QVERIFY(QFile::copy(QString::fromStdString(first.options.path), QString::fromStdString(copy.options.path)));
    first.open();
    copy.open();
    // Both go on; the first sends everything, so that the server is ahead of what the copy knows.
    write(first, 20);
    syncWith(server, first);
    QCOMPARE(server.log(teamSpace).size(), static_cast<std::size_t>(shared + 20));
    write(copy, 5);
    syncWith(server, copy);
    QVERIFY(server.named == limits::handshakeHashes);
    syncWith(server, first);
    // The shared ones once, and what each wrote by itself.
    QCOMPARE(server.log(teamSpace).size(), static_cast<std::size_t>(shared + 25));
    for (auto* device : {&first, &copy}) {
        QCOMPARE(device->state().waiting, 0U);
        QCOMPARE(device->state().parked, 0U);
        QCOMPARE(device->reader()->count({line::kind, teamSpace, {}, {}, Presence::Live, 0, 0, true}).value(),
                 static_cast<std::uint64_t>(shared + 25));
    }
    QCOMPARE(first.digest(), copy.digest());
}

QTEST_GUILESS_MAIN(TestManyUnsent)
#include "tst_many_unsent.moc"
