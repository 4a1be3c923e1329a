// SPDX-License-Identifier: Apache-2.0
// What PostgreSQL alone brings: several servers on one database, and a database that goes away for a moment. That it
// stores as SQLite does is shown by the contract suites.
#include "server/storage/postgres/postgres_storage.h"
#include "support/contract.h"
#include "support/server_process.h"
#include "support/wire_client.h"

#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>

#include <QTest>

#include <atomic>
#include <thread>

using namespace salver;
using namespace salver::test;

class PostgresTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!m_postgres.whyNot.empty())
            QSKIP(m_postgres.whyNot.c_str());
    }

    void serversThatStartAtOnceAgreeOnWhoTheyAre()
    {
        const auto url = m_postgres.newDatabase();
        std::vector<std::unique_ptr<Storage>> opened(4);
        std::vector<std::thread> threads;
        for (auto& storage : opened)
            threads.emplace_back([&] {
                SystemRandom random;
                storage = must(openPostgresStorage({url, 2}, random));
            });
        for (auto& thread : threads)
            thread.join();
        for (const auto& storage : opened) {
            QCOMPARE(storage->identity().id, opened[0]->identity().id);
            QCOMPARE(storage->identity().receiptKey, opened[0]->identity().receiptKey);
        }
        QVERIFY(!opened[0]->identity().receiptKey.empty());
    }

    // L27: two servers let one log grow, each from several devices; numbers have no hole and a reader misses nothing.
    void twoServersWriteOneLog_L27()
    {
        const auto url = m_postgres.newDatabase();
        StorageHouse h(opener(url));
        SeededRandom random(9);
        const auto second = must(openPostgresStorage({url, 4}, random));
        constexpr int each = 25;
        std::vector<ChangeMaker> devices;
        for (int i = 0; i < 6; ++i)
            devices.push_back(h.device(h.ana));
        int done = 0;
        boost::asio::io_context loop;
        const auto write = [&](Storage& storage, ChangeMaker& device) -> boost::asio::awaitable<void> {
            for (int i = 0; i < each; ++i) {
                auto batch = h.batch(h.ana, {StorageHouse::entry(device.next()), StorageHouse::entry(device.next())});
                const auto pushed = co_await storage.push(std::move(batch));
                if (!pushed || pushed->error)
                    co_return;
            }
            ++done;
        };
        // Whoever reads meanwhile never passes a number that has not come yet.
        std::uint64_t seen = 0;
        const auto read = [&]() -> boost::asio::awaitable<void> {
            for (bool last = false;;) {
                const PullQuery query{{h.ben, h.team}, Cursor{seen}, {}, 20'000};
                co_await boost::asio::post(boost::asio::use_awaitable);
                const auto page = co_await second->pull(query);
                if (!page || (last && page->entries.empty()))
                    co_return;
                for (const auto& item : page->entries) {
                    if (raw(item.cursor) != ++seen)
                        co_return;
                }
                last = done == 6;
            }
        };
        for (std::size_t i = 0; i < devices.size(); ++i)
            boost::asio::co_spawn(loop, write(i % 2 == 0 ? *h.storage : *second, devices[i]), boost::asio::detached);
        boost::asio::co_spawn(loop, read(), boost::asio::detached);
        loop.run_for(std::chrono::minutes(1));
        QCOMPARE(done, 6);
        QCOMPARE(seen, 6U * each * 2);
        std::uint64_t after = 0;
        for (;;) {
            const auto page = must(h.pull(h.ben, after, {}, 10'000));
            if (page.entries.empty())
                break;
            for (const auto& item : page.entries)
                QCOMPARE(raw(item.cursor), ++after);
        }
        QCOMPARE(after, 6U * each * 2);
        QVERIFY(await(second->check())->findings.empty());
        // Those that came together were written together.
        QVERIFY(h.storage->commits() + second->commits() < 6U * each);
    }

    void whatOneServerTakesTheOtherHears()
    {
        const auto url = m_postgres.newDatabase();
        StorageHouse h(opener(url));
        SeededRandom random(9);
        const auto second = must(openPostgresStorage({url, 4}, random));
        auto device = h.device(h.ana);
        boost::asio::io_context loop;
        std::vector<std::uint64_t> heard;
        std::vector<std::uint64_t> echoed;
        const auto stopIfDone = [&] {
            if (heard.empty() || heard.back() < 3)
                return;
            h.storage->stopHearing();
            second->stopHearing();
        };
        h.storage->hearOthers(loop.get_executor(), [&](const SpaceId&, Cursor head) { echoed.push_back(raw(head)); });
        second->hearOthers(loop.get_executor(), [&](const SpaceId& space, Cursor head) {
            if (space == h.team)
                heard.push_back(raw(head));
            stopIfDone();
        });
        const auto write = [&]() -> boost::asio::awaitable<void> {
            // Until both listen, nothing is heard; devices have their slow look for that.
            boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor);
            while (heard.empty() || heard.back() < 3) {
                auto batch = h.batch(h.ana, {StorageHouse::entry(device.next())});
                const auto pushed = co_await h.storage->push(std::move(batch));
                if (!pushed || pushed->error)
                    co_return;
                timer.expires_after(std::chrono::milliseconds(5));
                co_await timer.async_wait(boost::asio::use_awaitable);
            }
        };
        boost::asio::co_spawn(loop, write(), boost::asio::detached);
        loop.run();
        QVERIFY(!heard.empty());
        QVERIFY(std::is_sorted(heard.begin(), heard.end()));
        QVERIFY(echoed.empty());
    }

    void aRestartOfTheDatabaseCostsARetry()
    {
        const auto url = m_postgres.newDatabase();
        StorageHouse h(opener(url));
        auto device = h.device(h.ana);
        const auto one = device.next();
        QVERIFY(h.push(h.ana, {one}));
        m_postgres.stop();
        const auto away = h.push(h.ana, {device.next()});
        QVERIFY(!away && away.error().retry);
        QVERIFY(!h.pull(h.ben));
        m_postgres.start();
        // The device sends both again, since it cannot know what became of them.
        const auto page = must(h.pull(h.ben));
        QCOMPARE(page.entries.size(), 1U);
        QCOMPARE(page.entries[0].bytes, one.bytes);
        QVERIFY(h.push(h.ana, {one})->verdicts[0].accepted);
        QVERIFY(await(h.storage->check())->findings.empty());
    }

    void pushToOneServerPokesAtTheOther()
    {
        const auto database = QString::fromStdString(m_postgres.newDatabase());
        const auto command = [&](const QStringList& words, const QByteArray& input = {}) {
            return runServerCommand(words + QStringList{"--database", database}, input).exitCode;
        };
        QCOMPARE(command({"user", "add", "ana"}, "ana's password\n"), 0);
        QCOMPARE(command({"space", "add", "Team"}), 0);
        QCOMPARE(command({"member", "add", "Team", "ana", "member"}), 0);
        QCOMPARE(command({"renew-epochs"}), 0);
        QCOMPARE(command({"restore", "/nowhere"}), 2);
        QTemporaryDir folder;
        ServerProcess first(folder.path(), {"--database", database});
        ServerProcess second(folder.path(), {"--database", database});
        WireClient ana(first.port);
        QVERIFY(ana.signIn("ana", "ana's password"));
        const auto team = *ana.space("Team");
        RawClient events(second.port);
        events.send("GET /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + ana.token + "\r\n\r\n");
        QVERIFY(events.until("event: poke\n"));
        ChangeMaker device(team, ana.account, m_random);
        QVERIFY(ana.push(team, {device.next()}));
        QVERIFY(events.until(team.toString() + " 1\n\n"));
        WireClient other(second.port);
        other.token = ana.token;
        QCOMPARE(other.pull(team, 0)->entries_size(), 1);
        RawClient balancer(second.port);
        balancer.send("GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n");
        QCOMPARE(balancer.answer()->status, 200U);
        // One is killed; whoever was with it goes on with the other and sends again what got no answer.
        first.kill();
        const auto more = device.next();
        QVERIFY(!ana.push(team, {more}));
        QVERIFY(other.push(team, {more})->verdicts(0).accepted());
        QVERIFY(other.push(team, {more})->verdicts(0).accepted());
        QCOMPARE(other.pull(team, 0)->head(), 2U);
        QCOMPARE(command({"check"}), 0);
        // Without its database a server lives but is not ready.
        m_postgres.stop();
        balancer.send("GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n");
        QCOMPARE(balancer.answer()->status, 503U);
        balancer.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
        QCOMPARE(balancer.answer()->status, 200U);
        QVERIFY(!other.push(team, {device.next()}));
        QCOMPARE(other.status, 503U);
        m_postgres.start();
        balancer.send("GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n");
        QCOMPARE(balancer.answer()->status, 200U);
        // What was refused by its header left a body unread, so that connection has been closed.
        WireClient again(second.port);
        again.token = ana.token;
        QCOMPARE(again.pull(team, 0)->head(), 2U);
        QCOMPARE(second.stop(), 0);
    }

    // Killed in the middle of pushes: what was acknowledged is there, and sending all of it again doubles nothing.
    void aServerKilledInMidPushLosesAndDoublesNothing()
    {
        const auto url = m_postgres.newDatabase();
        const auto database = QStringList{"--database", QString::fromStdString(url)};
        const auto command = [&](const QStringList& words, const QByteArray& input = {}) {
            return runServerCommand(words + database, input).exitCode;
        };
        QCOMPARE(command({"user", "add", "ana"}, "ana's password\n"), 0);
        QCOMPARE(command({"space", "add", "Team"}), 0);
        QCOMPARE(command({"member", "add", "Team", "ana", "member"}), 0);
        QTemporaryDir folder;
        ServerProcess first(folder.path(), database);
        ServerProcess second(folder.path(), database);
        WireClient ana(first.port);
        QVERIFY(ana.signIn("ana", "ana's password"));
        const auto team = *ana.space("Team");
        ChangeMaker device(team, ana.account, m_random);
        std::vector<std::vector<EncodedChange>> batches(200);
        for (auto& batch : batches) {
            for (int i = 0; i < 10; ++i)
                batch.push_back(device.next(500));
        }
        std::atomic<std::size_t> acknowledged{0};
        std::thread pushing([&] {
            for (const auto& batch : batches) {
                if (!ana.push(team, batch))
                    return;
                ++acknowledged;
            }
        });
        QTRY_VERIFY(acknowledged > 5);
        first.kill();
        pushing.join();
        QVERIFY(acknowledged < batches.size());
        WireClient other(second.port);
        other.token = ana.token;
        const auto head = other.pull(team, 0)->head();
        QVERIFY(head >= acknowledged * 10 && head <= (acknowledged + 1) * 10);
        for (const auto& batch : batches)
            QVERIFY(other.push(team, batch));
        QCOMPARE(other.pull(team, 0)->head(), batches.size() * 10);
        QCOMPARE(command({"check"}), 0);
    }

private:
    static StorageHouse::Opener opener(const std::string& url)
    {
        return [url](Random& from) { return must(openPostgresStorage({url, 4}, from)); };
    }

    PostgresServer m_postgres;
    SeededRandom m_random{5};
};

QTEST_GUILESS_MAIN(PostgresTest)
#include "tst_postgres.moc"
