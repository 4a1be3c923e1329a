// SPDX-License-Identifier: Apache-2.0
// Single calls, sign-in and the event stream against a server that does whatever is wrong.
#include "client/event_stream.h"
#include "client/http_calls.h"
#include "client/http_errors.h"
#include "client/sign_in.h"
#include "core/change.h"
#include "core/limits.h"
#include "protocol/sync.pb.h"

#include "misbehaving_server.h"

#include <QSignalSpy>
#include <QSslError>
#include <QTest>

#include <optional>

using namespace salver;
using namespace salver::client;
using salver::test::HttpRequest;
using salver::test::MisbehavingServer;

namespace {

class ZeroRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override { std::ranges::fill(bytes, std::uint8_t{0}); }
};

wire::Me goodMe()
{
    wire::Me me;
    me.set_user(std::string(16, 'u'));
    me.set_user_name("ana");
    me.set_display_name("Ana");
    me.set_server(std::string(16, 's'));
    me.set_protocol_min(1);
    me.set_protocol_max(1);
    return me;
}

MisbehavingServer::Handler says(const QByteArray& bytes)
{
    return [bytes](QTcpSocket& socket, const HttpRequest&) { socket.write(bytes); };
}

std::string errorBody(ErrorCode code, const char* sentence)
{
    wire::ErrorBody body;
    body.set_code(static_cast<std::uint32_t>(code));
    body.set_sentence(sentence);
    return body.SerializeAsString();
}

} // namespace

class TestTransport : public QObject {
    Q_OBJECT

private slots:
    void aGoodAnswerIsUnframed()
    {
        MisbehavingServer server;
        server.handler = says(MisbehavingServer::framed(200, "hello"));
        const auto answer = call(server.url(), "POST", "sent");
        QVERIFY(answer.has_value());
        QCOMPARE(QByteArray::fromStdString(*answer), QByteArray("hello"));
        const auto& request = server.requests.front();
        QCOMPARE(request.method, QByteArray("POST"));
        QCOMPARE(request.path, QByteArray("/v1/me"));
        QCOMPARE(request.headers.value("authorization"), QByteArray("Bearer token"));
        QCOMPARE(request.headers.value("salver-protocol"), QByteArray("1"));
        QCOMPARE(request.headers.value("content-type"), QByteArray("application/x-protobuf"));
        QCOMPARE(request.body, QByteArray("\0sent", 5));
    }

    void aConnectionIsUsedAgain()
    {
        MisbehavingServer server;
        server.handler = says(MisbehavingServer::framed(200, "x"));
        HttpCalls calls({});
        for (int i = 0; i < 5; ++i)
            QVERIFY(callOn(calls, server.url()).has_value());
        QCOMPARE(server.connections, 1);
    }

    void whatGoesWrongIsSaid_data()
    {
        using S = MisbehavingServer;
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("close");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("retry");
        const QByteArray html = "text/html";
        const QByteArray ours = "application/x-protobuf";
        const auto row = [](const char* name, const QByteArray& bytes, bool close, ErrorCode code, bool retry) {
            QTest::newRow(name) << bytes << close << static_cast<int>(code) << retry;
        };
        row("a web page", S::response(200, html, "<html>"), false, ErrorCode::NotSalver, true);
        row("no such page", S::response(404, html, "?"), false, ErrorCode::NotSalver, true);
        row("a login of the network", S::response(401, html, "?"), false, ErrorCode::NotSalver, true);
        row("sent elsewhere", S::response(302, html, "", "Location: http://127.0.0.1:1/portal\r\n"), false,
            ErrorCode::NotSalver, true);
        row("500", S::response(500, html, "oops"), false, ErrorCode::ServerTrouble, true);
        row("503 from a proxy", S::response(503, html, "later"), false, ErrorCode::ServerTrouble, true);
        row("413 from a proxy", S::response(413, html, "too big"), false, ErrorCode::TooLarge, false);
        row("429 from a proxy", S::response(429, html, "slow down"), false, ErrorCode::TooManyRequests, true);
        row("signed out", S::framed(401, errorBody(ErrorCode::NotSignedIn, "Signed out.")), false,
            ErrorCode::NotSignedIn, false);
        row("wrong password", S::framed(401, errorBody(ErrorCode::WrongPassword, "Not the one.")), false,
            ErrorCode::WrongPassword, false);
        row("refused without a word", S::framed(403, errorBody(ErrorCode::NotAllowed, "")), false,
            ErrorCode::NotAllowed, false);
        row("too many tries", S::framed(429, errorBody(ErrorCode::TooManyRequests, "Wait.")), false,
            ErrorCode::TooManyRequests, true);
        row("the server's disk is full", S::framed(507, errorBody(ErrorCode::DiskFull, "Full.")), false,
            ErrorCode::ServerTrouble, true);
        row("too large", S::framed(413, errorBody(ErrorCode::TooLarge, "Large.")), false, ErrorCode::TooLarge,
            false);
        row("too new", S::framed(426, errorBody(ErrorCode::VersionTooNew, "Update.")), false,
            ErrorCode::VersionTooNew, false);
        row("an error that does not decode", S::response(500, ours, "\x09garbage"), false, ErrorCode::ServerTrouble,
            true);
        row("an unknown frame", S::response(200, ours, "\x09garbage"), false, ErrorCode::ServerTrouble, true);
        row("a broken zstd frame", S::response(200, ours, "\x01garbage"), false, ErrorCode::ServerTrouble, true);
        row("cut in half", S::framed(200, "half of it").chopped(5), true, ErrorCode::Offline, true);
        row("cut in the header", "HTTP/1.1 200 OK\r\nContent-", true, ErrorCode::Offline, true);
        row("hung up", "", true, ErrorCode::Offline, true);
        // Qt cannot tell it from a line that was cut; the sentence asks for a look at the address.
        row("not HTTP", "SSH-2.0-OpenSSH_9.2\r\n", true, ErrorCode::Offline, true);
        row("far too long",
            "HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\nContent-Length: 999999999\r\n\r\nabc", false,
            ErrorCode::NotSalver, true);
    }

    void whatGoesWrongIsSaid()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, close);
        QFETCH(int, code);
        QFETCH(bool, retry);
        MisbehavingServer server;
        server.handler = [&](QTcpSocket& socket, const HttpRequest&) {
            socket.write(bytes);
            if (close)
                socket.disconnectFromHost();
        };
        const auto answer = call(server.url());
        QVERIFY(!answer.has_value());
        QCOMPARE(static_cast<int>(answer.error().code), code);
        QCOMPARE(answer.error().retry, retry);
        QVERIFY(answer.error().sentence.size() > 3);
    }

    void silenceIsTakenForOffline()
    {
        MisbehavingServer server;
        TransportOptions options;
        options.transferTimeoutMs = 100;
        const auto answer = call(server.url(), "GET", {}, options);
        QVERIFY(!answer.has_value());
        QCOMPARE(static_cast<int>(answer.error().code), static_cast<int>(ErrorCode::Offline));
    }

    void aBodyThatDripsIsNotCutOff()
    {
        MisbehavingServer server;
        const auto whole = MisbehavingServer::framed(200, "slowly");
        server.handler = [&](QTcpSocket& socket, const HttpRequest&) {
            for (qsizetype at = 0; at < whole.size(); at += 16) {
                socket.write(whole.mid(at, 16));
                socket.flush();
            }
        };
        QVERIFY(call(server.url()).has_value());
    }

    void nobodyThereIsOffline()
    {
        MisbehavingServer server;
        const auto url = server.url();
        server.stop();
        const auto refused = call(url);
        QCOMPARE(static_cast<int>(refused.error().code), static_cast<int>(ErrorCode::Offline));
        const auto unknown = call(QUrl(QStringLiteral("http://no-such-host.invalid")));
        QCOMPARE(static_cast<int>(unknown.error().code), static_cast<int>(ErrorCode::Offline));
        QVERIFY(QString::fromStdString(unknown.error().sentence).contains(QStringLiteral("no-such-host.invalid")));
    }

    void plainHttpWhereTlsWasAskedIsSaid()
    {
        MisbehavingServer server;
        server.handler = says(MisbehavingServer::framed(200, "x"));
        auto url = server.url();
        url.setScheme(QStringLiteral("https"));
        TransportOptions options;
        options.transferTimeoutMs = 2000;
        const auto answer = call(url, "GET", {}, options);
        QVERIFY(!answer.has_value());
        QVERIFY(answer.error().retry);
    }

    void certificatesAreExplained_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("other name") << static_cast<int>(QSslError::HostNameMismatch)
                                    << QStringLiteral("another name");
        QTest::newRow("expired") << static_cast<int>(QSslError::CertificateExpired)
                                 << QStringLiteral("not valid today");
        QTest::newRow("not yet") << static_cast<int>(QSslError::CertificateNotYetValid) << QStringLiteral("date");
        QTest::newRow("self-signed") << static_cast<int>(QSslError::SelfSignedCertificate)
                                     << QStringLiteral("does not trust");
    }

    void certificatesAreExplained()
    {
        QFETCH(int, kind);
        QFETCH(QString, words);
        HttpOutcome outcome;
        outcome.server = QUrl(QStringLiteral("https://salver.example.org"));
        outcome.error = QNetworkReply::SslHandshakeFailedError;
        outcome.certificateErrors = {QSslError(static_cast<QSslError::SslError>(kind))};
        const auto error = errorOf(outcome);
        QCOMPARE(static_cast<int>(error.code), static_cast<int>(ErrorCode::Certificate));
        const auto sentence = QString::fromStdString(error.sentence);
        QVERIFY2(sentence.contains(words), qPrintable(sentence));
        QVERIFY(sentence.contains(QStringLiteral("salver.example.org")));
        QVERIFY(sentence.contains(QStringLiteral("Nothing was sent")));
    }

    void abandonedCallsAreNotHeard()
    {
        MisbehavingServer server;
        HttpCalls calls({});
        bool heard = false;
        calls.start({"GET", server.url(), QStringLiteral("/v1/me"), {}, {}},
                    [&](const Result<std::string>&) { heard = true; });
        QTRY_COMPARE(server.requests.size(), 1);
        calls.abandon();
        server.handler = says(MisbehavingServer::framed(200, "x"));
        QVERIFY(callOn(calls, server.url()).has_value());
        QVERIFY(!heard);
    }

    // --- addresses -------------------------------------------------------------------------------------------

    void addressesAreReadAsTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("url"); // empty: refused
        QTest::newRow("name") << "salver.example.org" << "https://salver.example.org";
        QTest::newRow("blanks") << "  salver.example.org/ " << "https://salver.example.org";
        QTest::newRow("port") << "salver.example.org:8443" << "https://salver.example.org:8443";
        QTest::newRow("this machine") << "localhost:8080" << "http://localhost:8080";
        QTest::newRow("this machine, by number") << "127.0.0.1:8080" << "http://127.0.0.1:8080";
        QTest::newRow("a folder") << "https://example.org/salver/" << "https://example.org/salver";
        QTest::newRow("plain") << "http://salver.example.org" << "";
        QTest::newRow("nothing") << "  " << "";
        QTest::newRow("other scheme") << "ftp://example.org" << "";
        QTest::newRow("with a password") << "https://me:secret@example.org" << "";
        QTest::newRow("words") << "my server" << "";
        QTest::newRow("query") << "https://example.org/?a=b" << "";
    }

    void addressesAreReadAsTyped()
    {
        QFETCH(QString, typed);
        QFETCH(QString, url);
        const auto read = readServerAddress(typed);
        QCOMPARE(read.has_value(), !url.isEmpty());
        if (read)
            QCOMPARE(read->toString(), url);
        else
            QVERIFY(!read.error().sentence.empty());
        if (typed.startsWith(QStringLiteral("http://")))
            QVERIFY(readServerAddress(typed, true).has_value());
    }

    // --- sign-in ---------------------------------------------------------------------------------------------

    void signingInGivesATokenAndWhoWeAre()
    {
        MisbehavingServer server;
        server.handler = [](QTcpSocket& socket, const HttpRequest& request) {
            if (request.method == "POST") {
                wire::SignInResponse so;
                so.set_token("fresh");
                so.set_device(std::string(16, 'd'));
                socket.write(MisbehavingServer::framed(200, so.SerializeAsString()));
            } else {
                socket.write(MisbehavingServer::framed(200, goodMe().SerializeAsString()));
            }
        };
        SignIn signIn;
        std::optional<SignedIn> got;
        connect(&signIn, &SignIn::succeeded, this, [&](const SignedIn& so) { got = so; });
        signIn.start(server.url(), QStringLiteral(" ana "), QStringLiteral("secret"), QStringLiteral("laptop"));
        QTRY_VERIFY(got.has_value());
        QCOMPARE(got->token, QStringLiteral("fresh"));
        QCOMPARE(got->displayName, QStringLiteral("Ana"));
        QVERIFY(got->serverId == *uuidFromBytes(std::string(16, 's')));
        wire::SignInRequest asked;
        QVERIFY(asked.ParseFromString(server.requests[0].body.mid(1).toStdString()));
        QCOMPARE(QString::fromStdString(asked.user()), QStringLiteral("ana"));
        QVERIFY(!server.requests[0].headers.contains("authorization"));
        QCOMPARE(server.requests[1].headers.value("authorization"), QByteArray("Bearer fresh"));
    }

    void whatIsNoServerGetsNoToken_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("nonsense") << MisbehavingServer::framed(200, "\xff\xff");
        QTest::newRow("no token") << MisbehavingServer::framed(200, wire::SignInResponse().SerializeAsString());
        QTest::newRow("page") << MisbehavingServer::response(200, "text/html", "hi");
    }

    void whatIsNoServerGetsNoToken()
    {
        QFETCH(QByteArray, answer);
        MisbehavingServer server;
        server.handler = says(answer);
        SignIn signIn;
        std::optional<Error> error;
        connect(&signIn, &SignIn::failed, this, [&](const Error& why) { error = why; });
        signIn.start(server.url(), QStringLiteral("ana"), QStringLiteral("secret"), QStringLiteral("laptop"));
        QTRY_VERIFY(error.has_value());
        QCOMPARE(static_cast<int>(error->code), static_cast<int>(ErrorCode::NotSalver));
    }

    void signingOutOfWhatIsGoneIsDone()
    {
        MisbehavingServer server;
        server.handler = says(MisbehavingServer::framed(401, errorBody(ErrorCode::NotSignedIn, "Gone.")));
        SignIn signIn;
        QSignalSpy out(&signIn, &SignIn::signedOut);
        signIn.signOut({server.url(), QStringLiteral("t"), {}});
        QVERIFY(out.wait());
        QCOMPARE(server.requests.front().method, QByteArray("DELETE"));
    }

    // --- the event stream ------------------------------------------------------------------------------------

    void pokesArriveHoweverTheyAreCut()
    {
        const auto space = uuidV7(WallMs{5}, m_random);
        const QByteArray stream = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: welcome\n\nevent: poke\n"
                                  "data: " + QByteArray::fromStdString(space.toString()) + " 42\r\ndata: nonsense\n"
                                  "data: " + QByteArray::fromStdString(space.toString()) + " -7\n\n"
                                  "event: other\ndata: x\n\nevent: me\ndata: me\n\n";
        MisbehavingServer server;
        server.handler = [&](QTcpSocket& socket, const HttpRequest&) {
            for (const char byte : stream) {
                socket.write(&byte, 1);
                socket.flush();
            }
        };
        HttpCalls calls({});
        EventStream events(calls, m_random);
        QSignalSpy opened(&events, &EventStream::opened);
        QSignalSpy spaces(&events, &EventStream::spacesChanged);
        QList<quint64> heads;
        connect(&events, &EventStream::poked, this, [&](const SpaceId& id, quint64 head) {
            QVERIFY(id == space);
            heads << head;
        });
        events.open({server.url(), QStringLiteral("t"), {}});
        QVERIFY(spaces.wait());
        QCOMPARE(opened.count(), 1);
        QCOMPARE(heads, QList<quint64>{42});
        QCOMPARE(server.requests.front().path, QByteArray("/v1/events"));
    }

    void aCutStreamComesBackByItself()
    {
        MisbehavingServer server;
        server.handler = says("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: welcome\n\n");
        HttpCalls calls({});
        EventStream events(calls, m_random);
        QSignalSpy opened(&events, &EventStream::opened);
        QSignalSpy lost(&events, &EventStream::lost);
        events.open({server.url(), QStringLiteral("t"), {}});
        QVERIFY(opened.wait());
        server.cutAll();
        QVERIFY(lost.wait());
        QTRY_COMPARE(opened.count(), 2);
        events.close();
        server.cutAll();
        QCOMPARE(lost.count(), 1);
    }

    void aSilentStreamIsTakenForDead()
    {
        MisbehavingServer server;
        server.handler = says("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: welcome\n\n");
        TransportOptions options;
        options.streamTimeoutMs = 150;
        HttpCalls calls(options);
        EventStream events(calls, m_random);
        QSignalSpy lost(&events, &EventStream::lost);
        events.open({server.url(), QStringLiteral("t"), {}});
        QVERIFY(lost.wait());
    }

    void aPageInPlaceOfAStreamIsNoStream()
    {
        MisbehavingServer server;
        server.handler = says(MisbehavingServer::response(200, "text/html", "event: poke\n\n"));
        HttpCalls calls({});
        EventStream events(calls, m_random);
        QSignalSpy opened(&events, &EventStream::opened);
        QSignalSpy lost(&events, &EventStream::lost);
        events.open({server.url(), QStringLiteral("t"), {}});
        QVERIFY(lost.wait());
        QCOMPARE(opened.count(), 0);
    }

private:
    static Result<std::string> callOn(HttpCalls& calls, const QUrl& url, const QByteArray& verb = "GET",
                                      const std::string& message = {})
    {
        std::optional<Result<std::string>> answer;
        calls.start({verb, url, QStringLiteral("/v1/me"), QStringLiteral("token"), message},
                    [&](Result<std::string> result) { answer = std::move(result); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20'000))
            return fail(ErrorCode::Internal, "no answer within 20 s");
        return std::move(*answer);
    }
    static Result<std::string> call(const QUrl& url, const QByteArray& verb = "GET", const std::string& message = {},
                                    const TransportOptions& options = {})
    {
        HttpCalls calls(options);
        return callOn(calls, url, verb, message);
    }

    ZeroRandom m_random;
};

QTEST_GUILESS_MAIN(TestTransport)
#include "tst_transport.moc"
