// SPDX-License-Identifier: Apache-2.0
// The socket's door: proper requests, improper ones, slow and greedy ones. After each of them others are served.
#include "support/http_house.h"

#include "core/hash.h"

#include <QTest>

using namespace salver;
using namespace salver::test;
using std::chrono_literals::operator""ms;

class HttpTest : public QObject {
    Q_OBJECT

    static wire::ErrorBody errorOf(const RawAnswer& answer) { return HttpHouse::parse<wire::ErrorBody>(answer); }

private slots:
    void aConnectionServesManyRequests()
    {
        HttpHouse h;
        auto device = h.device(h.ana);
        auto client = h.client();
        for (int i = 1; i <= 3; ++i) {
            client.send(h.post(h.changesTarget(), h.anasToken, h.pushBodyOf({device.next()})));
            const auto pushed = client.answer();
            QVERIFY(pushed);
            QCOMPARE(pushed->status, 200U);
            QVERIFY(pushed->has("Content-Type: application/x-protobuf"));
            QVERIFY(pushed->has("X-Request-Id: "));
            QCOMPARE(h.parse<wire::PushResponse>(*pushed).head(), static_cast<std::uint64_t>(i));
        }
        client.send(h.get(h.changesTarget() + "?after=1&replica=1", h.bensToken));
        QCOMPARE(h.parse<wire::PullPage>(*client.answer()).entries_size(), 2);
        client.send(h.get("/v1/me", h.anasToken));
        QCOMPARE(h.parse<wire::Me>(*client.answer()).spaces_size(), 2);
    }

    void requestsSentTogetherAreAnsweredInOrder()
    {
        HttpHouse h;
        auto client = h.client();
        client.send(h.get("/healthz") + h.get("/v1/me", h.anasToken) + h.get("/nowhere"));
        QCOMPARE(client.answer()->status, 200U);
        QCOMPARE(h.parse<wire::Me>(*client.answer()).user_name(), "ana");
        QCOMPARE(client.answer()->status, 404U);
    }

    void routesAreWhatTheyAre_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<unsigned>("status");
        const auto space = QByteArray("/v1/spaces/01a20178-e39b-7fea-8b99-6e67c9a775cc/");
        QTest::newRow("unknown") << QByteArray("GET /v2/me") << 404U;
        QTest::newRow("root") << QByteArray("GET /") << 404U;
        QTest::newRow("no space") << QByteArray("GET /v1/spaces/xyz/changes") << 404U;
        QTest::newRow("no part of a space") << QByteArray("GET " + space + "secrets") << 404U;
        QTest::newRow("space alone") << QByteArray("GET " + space.chopped(1)) << 404U;
        QTest::newRow("wrong method") << QByteArray("PUT /v1/me") << 405U;
        QTest::newRow("wrong method in a space") << QByteArray("DELETE " + space + "changes") << 405U;
        QTest::newRow("unknown query") << QByteArray("GET " + space + "changes?since=5") << 400U;
        QTest::newRow("negative") << QByteArray("GET " + space + "changes?after=-5") << 400U;
        QTest::newRow("no number") << QByteArray("GET " + space + "changes?after=") << 400U;
        QTest::newRow("number too large") << QByteArray("GET " + space + "changes?after=99999999999999999999") << 400U;
        QTest::newRow("without a token") << QByteArray("GET /v1/me") << 401U;
        QTest::newRow("events without a token") << QByteArray("GET /v1/events") << 401U;
        QTest::newRow("metrics") << QByteArray("GET /metrics") << 200U;
    }
    void routesAreWhatTheyAre()
    {
        QFETCH(QByteArray, request);
        QFETCH(unsigned, status);
        HttpHouse h;
        auto client = h.client();
        client.send((request + " HTTP/1.1\r\nHost: x\r\n\r\n").toStdString());
        const auto answer = client.answer();
        QVERIFY(answer);
        QCOMPARE(answer->status, status);
        if (status >= 400) {
            const auto error = errorOf(*answer);
            QVERIFY(!error.sentence().empty());
            QVERIFY(answer->has("X-Request-Id: " + error.request_id()));
        }
        if (status == 405)
            QVERIFY(answer->has("Allow: "));
    }

    // Two servers in a row must never disagree about where a request ends.
    void smugglingPairsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("request");
        const QByteArray smuggled = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
        const auto with = [&](const QByteArray& fields, const QByteArray& body) {
            return QByteArray("POST /v1/sign-in HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n\r\n" + body + smuggled);
        };
        QTest::newRow("length and chunked") << with("Content-Length: 5\r\nTransfer-Encoding: chunked", "0\r\n\r\n");
        QTest::newRow("chunked and length") << with("Transfer-Encoding: chunked\r\nContent-Length: 5", "0\r\n\r\n");
        QTest::newRow("chunked alone") << with("Transfer-Encoding: chunked", "0\r\n\r\n");
        QTest::newRow("chunked twice")
            << with("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", "0\r\n\r\n");
        QTest::newRow("chunked, disguised") << with("Transfer-Encoding: xchunked", "0\r\n\r\n");
        QTest::newRow("blank before the colon") << with("Transfer-Encoding : chunked\r\nContent-Length: 5", "0\r\n\r\n");
        QTest::newRow("tab after the colon") << with("Transfer-Encoding:\tchunked\r\nContent-Length: 5", "0\r\n\r\n");
        QTest::newRow("two lengths") << with("Content-Length: 0\r\nContent-Length: 5", "01234");
        QTest::newRow("two equal lengths") << with("Content-Length: 5\r\nContent-Length: 5", "01234");
        QTest::newRow("a list of lengths") << with("Content-Length: 0, 5", "01234");
        QTest::newRow("length with a sign") << with("Content-Length: +5", "01234");
        QTest::newRow("negative length") << with("Content-Length: -5", "01234");
        QTest::newRow("hexadecimal length") << with("Content-Length: 0x5", "01234");
        QTest::newRow("length beyond 64 bits") << with("Content-Length: 99999999999999999999999", "");
        QTest::newRow("bare carriage return") << with("Content-Length: 5\rX: y", "01234");
        QTest::newRow("name with a blank") << with("Content Length: 5", "01234");
        QTest::newRow("no host") << QByteArray("GET /v1/me HTTP/1.1\r\n\r\n" + smuggled);
        QTest::newRow("two hosts") << QByteArray("GET /v1/me HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n" + smuggled);
    }
    void smugglingPairsAreRefused()
    {
        QFETCH(QByteArray, request);
        HttpHouse h;
        auto client = h.client();
        client.send(request.toStdString());
        const auto first = client.answer();
        QVERIFY(first);
        QVERIFY2(first->status == 400 || first->status == 411 || first->status == 413, first->head.c_str());
        QVERIFY2(!client.answer(), "what was smuggled in was answered");
        QVERIFY(client.ended());
        QVERIFY(h.serves());
    }

    void garbageIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("TLS hello") << QByteArray::fromHex("16030100c8010000c40303") + QByteArray(200, 'x');
        QTest::newRow("zeros") << QByteArray(100, '\0');
        QTest::newRow("text") << QByteArray("hello there\r\n\r\n");
        QTest::newRow("HTTP/2 preface") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        QTest::newRow("another version") << QByteArray("GET / HTTP/9.9\r\nHost: x\r\n\r\n");
        QTest::newRow("a line that never ends") << QByteArray(20'000, 'A');
        QTest::newRow("control characters") << QByteArray("GET /v1/\x01\x02 HTTP/1.1\r\nHost: x\r\n\r\n");
    }
    void garbageIsRefused()
    {
        QFETCH(QByteArray, bytes);
        HttpHouse h;
        auto client = h.client();
        client.send(bytes.toStdString());
        client.endSending();
        const auto answer = client.answer();
        if (answer)
            QVERIFY2(answer->status >= 400 && answer->status < 600, answer->head.c_str());
        QVERIFY(client.ended());
        QVERIFY(h.serves());
    }

    void aHeaderTooLongIsRefused()
    {
        HttpHouse h;
        auto client = h.client();
        client.send(h.get("/healthz", {}, "X-Much: " + std::string(9000, 'x') + "\r\n"));
        const auto answer = client.answer();
        QVERIFY(answer);
        QCOMPARE(answer->status, 431U);
        QCOMPARE(errorOf(*answer).code(), raw(ErrorCode::TooLarge));
        QVERIFY(client.ended());
        // A long one that is short enough is fine.
        auto fine = h.client();
        fine.send(h.get("/healthz", {}, "X-Much: " + std::string(7000, 'x') + "\r\n"));
        QCOMPARE(fine.answer()->status, 200U);
    }

    void aBodyTooLargeIsRefusedBeforeItIsRead()
    {
        HttpHouse h;
        auto client = h.client();
        client.send("POST " + h.changesTarget() + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + h.anasToken
                    + "\r\nContent-Length: 9999999999\r\n\r\n");
        const auto answer = client.answer();
        QVERIFY(answer);
        QCOMPARE(answer->status, 413U);
        QVERIFY(h.serves());
        // Whoever sends it all the same still reads the refusal.
        auto eager = h.client();
        eager.send(h.post(h.changesTarget(), h.anasToken, std::string(limits::batchBytes + 200'000, 'x')));
        QCOMPARE(eager.answer()->status, 413U);
        auto get = h.client();
        get.send(h.get("/v1/me", h.anasToken, "Content-Length: 10\r\n") + std::string(10, 'x'));
        QVERIFY(get.answer()->status >= 400);
    }

    void nobodysBodyIsRead()
    {
        HttpHouse h;
        // The refusal comes though nothing of the body ever does.
        const auto head = [&](const std::string& token, const std::string& more = {}) {
            return "POST " + h.changesTarget() + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                + "\r\nContent-Length: 3000000\r\n" + more + "\r\n";
        };
        for (const auto& token : {std::string("nobody's"), std::string()}) {
            auto client = h.client();
            client.send(head(token));
            const auto answer = client.answer();
            QVERIFY(answer);
            QCOMPARE(answer->status, 401U);
        }
        auto asking = h.client();
        asking.send(head("nobody's", "Expect: 100-continue\r\n"));
        QCOMPARE(asking.answer()->status, 401U);
        auto tooNew = h.client();
        tooNew.send(head(h.anasToken, "Salver-Protocol: 99\r\n"));
        QCOMPARE(tooNew.answer()->status, 426U);
        // Whoever may is asked to go on.
        auto welcome = h.client();
        welcome.send(head(h.anasToken, "Expect: 100-continue\r\n"));
        QCOMPARE(welcome.answer()->status, 100U);
    }

    void aBodyCutInHalfChangesNothing()
    {
        HttpHouse h;
        auto device = h.device(h.ana);
        const auto request = h.post(h.changesTarget(), h.anasToken, h.pushBodyOf({device.next(), device.next()}));
        for (const bool reset : {false, true}) {
            auto client = h.client();
            client.send(request.substr(0, request.size() - 10));
            if (reset) {
                client.abort();
            } else {
                client.endSending();
                QVERIFY(client.ended());
            }
        }
        QVERIFY(h.serves());
        QCOMPARE(raw(h.pull(h.ben)->head), 0U);
    }

    void aHalfClosedConnectionGetsItsAnswer()
    {
        HttpHouse h;
        auto client = h.client();
        client.send(h.get("/v1/me", h.anasToken));
        client.endSending();
        QCOMPARE(client.answer()->status, 200U);
    }

    void aSlowHeaderLosesItsConnection()
    {
        HttpLimits limits;
        limits.headerDeadline = 200ms;
        HttpHouse h(limits);
        auto client = h.client();
        QElapsedTimer timer;
        timer.start();
        // A byte now and then does not buy more time.
        const auto request = h.get("/healthz", {}, "X: " + std::string(2000, 'x') + "\r\n");
        for (const char c : request) {
            if (!client.send({&c, 1}) || timer.elapsed() > 3000)
                break;
            std::this_thread::sleep_for(5ms);
        }
        QVERIFY(client.ended());
        QVERIFY(timer.elapsed() < 3000);
        QVERIFY(h.serves());
    }

    void aSlowBodyLosesItsConnection()
    {
        HttpLimits limits;
        limits.bodyDeadline = 200ms;
        HttpHouse h(limits);
        auto client = h.client();
        client.send(h.post("/v1/sign-in", "", std::string(2000, 'x')).substr(0, 150));
        QElapsedTimer timer;
        timer.start();
        QVERIFY(client.ended());
        QVERIFY(timer.elapsed() < 3000);
        QVERIFY(h.serves());
    }

    void anIdleConnectionEnds()
    {
        HttpLimits limits;
        limits.idleDeadline = 200ms;
        HttpHouse h(limits);
        auto never = h.client();
        auto once = h.client();
        once.send(h.get("/healthz"));
        QCOMPARE(once.answer()->status, 200U);
        QVERIFY(never.ended());
        QVERIFY(once.ended());
    }

    // Reads nothing of a large answer.
    void aSlowReaderHoldsNobodyUp()
    {
        HttpLimits limits;
        limits.bodyDeadline = 300ms;
        limits.slowestBytesPerSecond = 10'000'000;
        HttpHouse h(limits);
        auto device = h.device(h.ana);
        std::vector<EncodedChange> changes;
        for (int i = 0; i < 60; ++i)
            changes.push_back(device.next(60'000));
        QVERIFY(h.push(h.ana, changes)->grew);
        auto client = h.client();
        const int small = 4096;
        setsockopt(client.handle(), SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
        for (int i = 0; i < 10; ++i)
            client.send(h.get(h.changesTarget() + "?after=0", h.bensToken));
        QVERIFY(h.serves());
        QTRY_COMPARE(h.inside([&] { return h.http->door().inside(); }), 0U);
    }

    void oneAddressMayHaveSoManyConnections()
    {
        HttpLimits limits;
        limits.connectionsPerAddress = 3;
        HttpHouse h(limits);
        std::vector<RawClient> clients;
        for (int i = 0; i < 3; ++i) {
            clients.push_back(h.client());
            clients.back().send(h.get("/healthz"));
            QCOMPARE(clients.back().answer()->status, 200U);
        }
        auto fourth = h.client();
        const auto answer = fourth.answer();
        QVERIFY(answer);
        QCOMPARE(answer->status, 503U);
        QVERIFY(fourth.ended());
        RawClient elsewhere(h.port, "127.0.0.2");
        elsewhere.send(h.get("/healthz"));
        QCOMPARE(elsewhere.answer()->status, 200U);
        clients.clear();
        QTRY_VERIFY(h.serves());
    }

    void theHouseHoldsSoMany()
    {
        HttpLimits limits;
        limits.connections = 2;
        HttpHouse h(limits);
        auto one = h.client();
        auto two = h.client();
        two.send(h.get("/healthz"));
        QCOMPARE(two.answer()->status, 200U);
        QCOMPARE(h.client().answer()->status, 503U);
        QCOMPARE(h.inside([&] { return h.http->door().turnedAway(); }), 1U);
    }

    void aThousandIdleSocketsHoldNobodyUp()
    {
        HttpLimits limits;
        limits.connectionsPerAddress = 2000;
        HttpHouse h(limits);
        std::vector<RawClient> idle;
        for (int i = 0; i < 400; ++i)
            idle.push_back(h.client());
        QVERIFY(idle.back().connected());
        QVERIFY(h.serves());
        QTRY_COMPARE(h.inside([&] { return h.http->door().inside(); }), 400U);
    }

    void continueIsSaidWhenExpected()
    {
        HttpHouse h;
        auto device = h.device(h.ana);
        const auto request = h.post(h.changesTarget(), h.anasToken, h.pushBodyOf({device.next()}),
                                    "Expect: 100-continue\r\n");
        const auto head = request.find("\r\n\r\n") + 4;
        auto client = h.client();
        client.send(request.substr(0, head));
        QCOMPARE(client.answer()->status, 100U);
        client.send(request.substr(head));
        QCOMPARE(client.answer()->status, 200U);
    }

    void filesGoUpInPiecesAndComeDownInRanges()
    {
        HttpHouse h;
        std::string content(1'500'000, '\0');
        h.random.fill({reinterpret_cast<std::uint8_t*>(content.data()), content.size()});
        const auto target = "/v1/spaces/" + h.team.toString() + "/blobs/" + blake2b({content}).toHex();
        const auto request = [&](const std::string& method, const std::string& fields, const std::string& body = {}) {
            return method + " " + target + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + h.anasToken + "\r\n"
                + fields + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
        };
        const auto range = [&](std::size_t first, std::size_t end) {
            return "Content-Range: bytes " + std::to_string(first) + "-" + std::to_string(end - 1) + "/"
                + std::to_string(content.size()) + "\r\n";
        };
        auto client = h.client();
        client.send(request("HEAD", ""));
        auto head = client.until("\r\n\r\n");
        QVERIFY(head && head->find(" 404 ") != std::string::npos && head->find("Upload-Offset: 0") != std::string::npos);
        client.send(request("PUT", range(0, 1'000'000), content.substr(0, 1'000'000)));
        auto answer = client.answer();
        QCOMPARE(answer->status, 200U);
        QVERIFY(answer->has("Upload-Offset: 1000000"));
        // A piece too far on is told where to go on.
        client.send(request("PUT", range(1'200'000, 1'500'000), content.substr(1'200'000)));
        answer = client.answer();
        QCOMPARE(answer->status, 409U);
        QVERIFY(answer->has("Upload-Offset: 1000000"));
        client.send(request("GET", ""));
        QCOMPARE(client.answer()->status, 404U);
        client.send(request("PUT", range(1'000'000, 1'500'000), content.substr(1'000'000)));
        QCOMPARE(client.answer()->status, 200U);
        client.send(request("HEAD", ""));
        head = client.until("\r\n\r\n");
        QVERIFY(head && head->find(" 200 ") != std::string::npos);
        QVERIFY(head->find("Content-Length: 1500000") != std::string::npos);
        std::string got;
        while (got.size() < content.size()) {
            client.send(request("GET", "Range: bytes=" + std::to_string(got.size()) + "-\r\n"));
            answer = client.answer();
            QVERIFY(answer && answer->status == 206 && answer->has("Content-Range: bytes "));
            got += answer->body;
        }
        QVERIFY(got == content);
        client.send(request("GET", "Range: bytes=10-19\r\n"));
        QCOMPARE(client.answer()->body, content.substr(10, 10));
        for (const char* wrong : {"Range: bytes=-5\r\n", "Range: bytes=5-2\r\n", "Range: bytes=9999999-\r\n",
                                  "Range: lines=1-2\r\n", "Range: bytes=1-2,5-6\r\n"}) {
            client.send(request("GET", wrong));
            QVERIFY2(client.answer()->status == 400, wrong);
        }
    }

    void refusalsOfHeadBringNothing()
    {
        HttpHouse h;
        auto client = h.client();
        client.send("HEAD /nowhere HTTP/1.1\r\nHost: x\r\n\r\n");
        QVERIFY(client.until("\r\n\r\n"));
        client.send(h.get("/healthz"));
        QCOMPARE(client.answer()->status, 200U);
    }

    void eventsTellWhereSpacesStand()
    {
        HttpLimits limits;
        limits.heartbeat = 300ms;
        HttpHouse h(limits);
        auto device = h.device(h.ana);
        auto listening = h.client();
        listening.send(h.get("/v1/events", h.bensToken));
        const auto head = listening.until("\r\n\r\n");
        QVERIFY(head && head->find("200 OK") != std::string::npos);
        QVERIFY(head->find("text/event-stream") != std::string::npos);
        QVERIFY(listening.until("data: " + h.team.toString() + " 0\n"));
        auto client = h.client();
        client.send(h.post(h.changesTarget(), h.anasToken, h.pushBodyOf({device.next()})));
        QCOMPARE(client.answer()->status, 200U);
        const auto poke = listening.until("data: " + h.team.toString() + " 1\n\n");
        QVERIFY(poke && poke->find("event: poke\n") != std::string::npos);
        QVERIFY(listening.until(": still here\n\n"));
        // Taken out of the team: told to look again, then nothing of it any more.
        h.join(h.ben, Role::None);
        h.watchDirectory();
        QVERIFY(listening.until("event: me\n"));
        client.send(h.post(h.changesTarget(), h.anasToken, h.pushBodyOf({device.next()})));
        QCOMPARE(client.answer()->status, 200U);
        const auto quiet = listening.until(": still here\n\n");
        QVERIFY(quiet && quiet->find(h.team.toString()) == std::string::npos);
    }

    void eventsEndWithTheDevice()
    {
        HttpHouse h;
        auto listening = h.client();
        listening.send(h.get("/v1/events", h.bensToken));
        QVERIFY(listening.until("event: poke\n"));
        auto client = h.client();
        client.send("DELETE /v1/sign-in HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + h.bensToken + "\r\n\r\n");
        QCOMPARE(client.answer()->status, 200U);
        QVERIFY(listening.until("event: signed-out\n"));
        QVERIFY(listening.ended());
    }

    void aListenerThatHangsUpIsForgotten()
    {
        HttpHouse h;
        {
            auto listening = h.client();
            listening.send(h.get("/v1/events", h.bensToken));
            QVERIFY(listening.until("event: poke\n"));
            QCOMPARE(h.inside([&] { return h.service->hub().listeners(); }), 1U);
        }
        QTRY_COMPARE(h.inside([&] { return h.service->hub().listeners(); }), 0U);
        QTRY_COMPARE(h.inside([&] { return h.http->door().inside(); }), 0U);
    }

    void stoppingEndsIdleOnesAndEvents()
    {
        HttpHouse h;
        auto idle = h.client();
        idle.send(h.get("/healthz"));
        QCOMPARE(idle.answer()->status, 200U);
        auto listening = h.client();
        listening.send(h.get("/v1/events", h.bensToken));
        QVERIFY(listening.until("event: poke\n"));
        QElapsedTimer timer;
        timer.start();
        h.stop();
        QVERIFY(timer.elapsed() < 2000);
        QVERIFY(idle.ended());
        QVERIFY(listening.ended());
    }

    void behindAProxyEachIsWhoTheProxySaysTheyAre()
    {
        HttpLimits limits;
        limits.connectionsPerAddress = 2;
        HttpHouse h(limits, {}, {}, true);
        std::vector<RawClient> others;
        for (int i = 0; i < 4; ++i) {
            others.emplace_back(h.port);
            others.back().send(h.get("/healthz"));
            QCOMPARE(others.back().answer()->status, 200U);
        }
        wire::SignInRequest body;
        body.set_user("ana");
        body.set_password("guess");
        const auto guess = [&](const std::string& from) {
            auto client = h.client();
            client.send(h.post("/v1/sign-in", "", frameBody(body.SerializeAsString()),
                               from.empty() ? "" : "X-Forwarded-For: " + from + "\r\n"));
            return client.answer()->status;
        };
        // What a client writes in front of the proxy's own entry changes nothing.
        for (int i = 0; i < 4; ++i)
            QCOMPARE(guess("10.0.0." + std::to_string(i) + ", 192.0.2.1"), 401U);
        QCOMPARE(guess("192.0.2.1"), 429U);
        QCOMPARE(guess("192.0.2.2"), 401U);
        QCOMPARE(guess("nonsense"), 401U);
        others[0].send(h.get("/metrics", {}, "X-Forwarded-For: 192.0.2.1\r\n"));
        QCOMPARE(others[0].answer()->status, 404U);
        others[0].send(h.get("/metrics"));
        QCOMPARE(others[0].answer()->status, 200U);
    }

    void withoutAProxyNobodyIsTakenForSomebodyElse()
    {
        HttpHouse h;
        wire::SignInRequest body;
        body.set_user("ana");
        body.set_password("guess");
        unsigned last = 0;
        for (int i = 0; i < 5; ++i) {
            auto client = h.client();
            client.send(h.post("/v1/sign-in", "", frameBody(body.SerializeAsString()),
                               "X-Forwarded-For: 192.0.2." + std::to_string(i) + "\r\n"));
            last = client.answer()->status;
        }
        QCOMPARE(last, 429U);
    }

    void stoppingLetsARequestFinish()
    {
        HttpHouse h;
        auto device = h.device(h.ana);
        const auto request = h.post(h.changesTarget(), h.anasToken, h.pushBodyOf({device.next()}));
        auto client = h.client();
        client.send(request.substr(0, request.size() - 5));
        QTRY_COMPARE(h.inside([&] { return h.http->door().inside(); }), 1U);
        // The header is in once a second request of another client was answered after it.
        QVERIFY(h.serves());
        h.inside([&] {
            h.http->stop([] {});
            return true;
        });
        QTRY_VERIFY(h.inside([&] { return h.http->door().closing(); }));
        client.send(request.substr(request.size() - 5));
        const auto answer = client.answer();
        h.stop();
        QVERIFY(answer);
        QCOMPARE(answer->status, 200U);
        QVERIFY(answer->has("Connection: close"));
        QCOMPARE(raw(h.pull(h.ben)->head), 1U);
    }

    void plainHttpStaysOnThisMachine()
    {
        ServiceHouse s;
        boost::asio::io_context loop;
        HttpOptions options;
        options.address = "0.0.0.0";
        HttpServer refused(loop.get_executor(), *s.service, s.random, options);
        const auto started = refused.start();
        QVERIFY(!started);
        QVERIFY(started.error().sentence.find("--tls-cert") != std::string::npos);
        options.insecure = true;
        HttpServer allowed(loop.get_executor(), *s.service, s.random, options);
        QVERIFY(allowed.start());
    }
};

QTEST_GUILESS_MAIN(HttpTest)
#include "tst_http.moc"
