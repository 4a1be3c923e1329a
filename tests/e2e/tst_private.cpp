// SPDX-License-Identifier: Apache-2.0
// Private stays private, through real processes: a planted word in private lines, facts and promises of one person is
// looked for in everything that a colleague's token, device and screen, the pokes, the server's log and its metrics ever
// hold. A word that was shared is found in all of those places, so that looking is known to find.
#include "core/change.h"
#include "core/frame.h"
#include "core/ids.h"
#include "support/processes.h"

#include <QDirIterator>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>
#include <QTimer>

using namespace salver::test;

namespace {

QString S(const char* text)
{
    return QString::fromUtf8(text);
}

const QString team = S("Fennel & Rook");
const QByteArray planted = "kumquatarium";
const QByteArray shared = "persimmonade";

struct Answer {
    int status{};
    QByteArray body; ///< unpacked
};

/// Asks the server with somebody's token, as their device would.
Answer ask(const QString& url, const QString& token)
{
    QNetworkAccessManager manager;
    QNetworkRequest request{QUrl(url)};
    request.setRawHeader("Authorization", "Bearer " + token.toUtf8());
    std::unique_ptr<QNetworkReply> reply(manager.get(request));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(20'000, &loop, &QEventLoop::quit);
    loop.exec();
    Answer answer{reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll()};
    if (const auto message = salver::unframeBody({answer.body.constData(), std::size_t(answer.body.size())}, 1U << 30U))
        answer.body = QByteArray::fromStdString(*message);
    return answer;
}

QByteArray everythingIn(const QString& folder)
{
    QByteArray all;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s cannot be read", qUtf8Printable(file.fileName()));
        all += file.fileName().toUtf8() + '\n' + file.readAll();
    }
    return all;
}

QByteArray rawId(const QString& id)
{
    const auto parsed = salver::EntityId::parse(id.toStdString());
    if (!parsed)
        qFatal("no id: %s", qUtf8Printable(id));
    return {reinterpret_cast<const char*>(parsed->bytes.data()), qsizetype(parsed->bytes.size())};
}

} // namespace

class TestPrivate : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void theAuthorHasItOnBothDevices();
    void aColleaguesDeviceNeverHoldsIt();
    void aColleaguesTokenGetsNoneOfIt();
    void pokesLogAndMetricsSayNothingOfIt();
    void whatWasSharedAndTakenBackStaysTakenBack();
    void sharedLaterItArrives();

private:
    void nowhere(const QByteArray& bytes, const char* where) const;
    [[nodiscard]] QString privateSpace() const;

    ServerProcess m_server;
    DeviceProcess m_priya, m_phone, m_maren;
    std::unique_ptr<DeviceProcess> m_listening; ///< Maren's second device, which keeps in step meanwhile
    std::unique_ptr<QProcess> m_sync;
    QNetworkAccessManager m_manager;
    std::unique_ptr<QNetworkReply> m_events;
    QString m_token;
    QStringList m_hidden; ///< ids of what is private
};

void TestPrivate::nowhere(const QByteArray& bytes, const char* where) const
{
    QVERIFY2(!bytes.contains(planted), where);
    for (const auto& id : m_hidden) {
        QVERIFY2(!bytes.contains(id.toUtf8()), where);
        QVERIFY2(!bytes.contains(rawId(id)), where);
    }
}

QString TestPrivate::privateSpace() const
{
    for (const auto& each : m_priya.must({S("export")}).value(S("spaces")).toArray()) {
        if (each.toObject().value(S("name")).toString() != team)
            return each.toObject().value(S("id")).toString();
    }
    return {};
}

void TestPrivate::initTestCase()
{
    m_server.start();
    m_server.addSpace(team);
    for (const auto* name : {"priya", "maren"})
        m_server.addUser(S(name));
    m_server.addMember(team, S("priya"), S("member"));
    m_server.addMember(team, S("maren"), S("lead"));
    m_priya.signIn(m_server, S("priya"));
    m_phone.signIn(m_server, S("priya"));
    m_maren.signIn(m_server, S("maren"));
    m_listening = std::make_unique<DeviceProcess>();
    m_listening->signIn(m_server, S("maren"));
    QFile secrets(m_maren.folder() + S("/secrets.json"));
    QVERIFY(secrets.open(QIODevice::ReadOnly));
    const auto kept = QJsonDocument::fromJson(secrets.readAll()).object();
    m_token = kept.begin().value().toString();
    m_sync = m_listening->begin({S("sync")});
    QNetworkRequest request{QUrl(m_server.url() + S("/v1/events"))};
    request.setRawHeader("Authorization", "Bearer " + m_token.toUtf8());
    m_events.reset(m_manager.get(request));
    QTRY_VERIFY(m_events->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 200);

    m_priya.must({S("client"), S("add"), S("Arden")});
    m_priya.must({S("person"), S("add"), S("Sam Okoro"), S("--client"), S("Arden")});
    m_priya.must({S("visit"), S("start"), S("--client"), S("Arden")});
    const auto word = QString::fromUtf8(planted);
    m_priya.must({S("capture"), S("> everybody may read of the %1").arg(QString::fromUtf8(shared)), S("--client"), S("Arden")});
    m_hidden += m_priya.made({S("capture"), S("> between us: the %1").arg(word), S("--client"), S("Arden"), S("--private")});
    const auto line = m_priya.made({S("capture"), S("! ask about the %1 tomorrow").arg(word), S("--client"), S("Arden"),
                                    S("--private")});
    m_hidden += line;
    m_hidden += m_priya.field(line, S("promise"));
    m_hidden += m_priya.made({S("fact"), S("add"), S("thinks of a %1").arg(word), S("--person"), S("Sam"), S("--private")});
    m_hidden += m_priya.made({S("fact"), S("add"), S("a hard year, says the %1").arg(word), S("--person"), S("Sam"), S("--type"),
                              S("season")});
    m_hidden += m_priya.made({S("promise"), S("add"), S("the %1 lease").arg(word), S("--client"), S("Arden"), S("--private")});
    // A plain private line whose words come later, by an edit.
    const auto plain = m_priya.made({S("capture"), S("between us"), S("--client"), S("Arden"), S("--private")});
    m_priya.must({S("edit"), plain, S("text"), S("--at"), S("0"), S("--insert"), word + S(" ")});
    m_hidden += plain;
    // A lead's week, and anybody's: a page of one's own.
    m_hidden += m_priya.made({S("week"), S("write"), S("I said the %1 too loudly").arg(word)});
    // Offline until here; one change of each kind is on its way now.
    m_priya.sync();
    m_phone.sync();
    m_maren.sync();
    QCOMPARE(m_hidden.size(), 8);
    QVERIFY(!m_hidden.contains(QString()));
}

void TestPrivate::theAuthorHasItOnBothDevices()
{
    QVERIFY(everythingIn(m_priya.folder()).contains(planted));
    QVERIFY(everythingIn(m_phone.folder()).contains(planted));
    QVERIFY(m_phone.must({S("search"), QString::fromUtf8(planted)}).value(S("total")).toInt() >= 6);
    for (const auto& id : m_hidden)
        QVERIFY(m_phone.must({S("show"), id}).value(S("space")).toString() != team);
}

void TestPrivate::aColleaguesDeviceNeverHoldsIt()
{
    const auto all = everythingIn(m_maren.folder());
    QVERIFY(all.contains(shared));
    nowhere(all, "Maren's folder: database, write-ahead log, search index, settings");
    // The device that keeps in step has a write-ahead log that is in use.
    QTRY_VERIFY_WITH_TIMEOUT(everythingIn(m_listening->folder()).contains(shared), 20'000);
    QVERIFY(QFile::exists(m_listening->folder() + S("/salver.db-wal")));
    nowhere(everythingIn(m_listening->folder()), "the folder of Maren's second device");
    // What she can ask for.
    QCOMPARE(m_maren.must({S("search"), QString::fromUtf8(shared)}).value(S("total")).toInt(), 1);
    QCOMPARE(m_maren.must({S("search"), QString::fromUtf8(planted)}).value(S("total")).toInt(), 0);
    for (const QStringList& verb : {QStringList{S("export")}, QStringList{S("inspect")}, QStringList{S("client"), S("show"), S("Arden")},
                                    QStringList{S("promise"), S("list")}, QStringList{S("today")}, QStringList{S("bin")},
                                    QStringList{S("digest")}, QStringList{S("status")}, QStringList{S("visit"), S("list")}})
        nowhere(m_maren.run(verb).out.toUtf8(), qUtf8Printable(verb.join(QLatin1Char(' '))));
    for (const auto& id : m_hidden)
        QCOMPARE(m_maren.run({S("show"), id}).code, 1);
    QVERIFY(m_maren.must({S("client"), S("show"), S("Arden")}).value(S("promises")).toArray().isEmpty());
}

void TestPrivate::aColleaguesTokenGetsNoneOfIt()
{
    const auto me = ask(m_server.url() + S("/v1/me"), m_token);
    QCOMPARE(me.status, 200);
    nowhere(me.body, "who am I");
    const auto hers = privateSpace();
    QVERIFY(!hers.isEmpty());
    QVERIFY(!me.body.contains(rawId(hers)));
    QVERIFY(!everythingIn(m_maren.folder()).contains(rawId(hers)));
    for (const auto* what : {"/changes?after=0&replica=0", "/changes?after=0&replica=1", "/snapshot?id=0&piece=0"}) {
        const auto refused = ask(m_server.url() + S("/v1/spaces/") + hers + S(what), m_token);
        QVERIFY2(refused.status >= 400, what);
        nowhere(refused.body, what);
    }
    QString ours;
    for (const auto& each : m_maren.must({S("export")}).value(S("spaces")).toArray()) {
        if (each.toObject().value(S("name")).toString() == team)
            ours = each.toObject().value(S("id")).toString();
    }
    const auto page = ask(m_server.url() + S("/v1/spaces/") + ours + S("/changes?after=0&replica=0"), m_token);
    QCOMPARE(page.status, 200);
    QVERIFY(page.body.contains(shared));
    nowhere(page.body, "the team's log");
    const auto snapshot = ask(m_server.url() + S("/v1/spaces/") + ours + S("/snapshot?id=0&piece=0"), m_token);
    QCOMPARE(snapshot.status, 200);
    QVERIFY(snapshot.body.contains(shared));
    nowhere(snapshot.body, "the team's snapshot");
    // Without the right token there is nothing at all.
    QVERIFY(ask(m_server.url() + S("/v1/spaces/") + ours + S("/changes?after=0&replica=0"), S("guessed")).status >= 400);
}

void TestPrivate::pokesLogAndMetricsSayNothingOfIt()
{
    QByteArray pokes;
    QTRY_VERIFY((pokes += m_events->readAll()).contains("data"));
    nowhere(pokes, "the pokes to Maren");
    QVERIFY(!pokes.contains(privateSpace().toUtf8()));
    const auto metrics = ask(m_server.url() + S("/metrics"), {});
    QCOMPARE(metrics.status, 200);
    QVERIFY(metrics.body.contains("salver_"));
    nowhere(metrics.body, "the metrics");
    QVERIFY(!metrics.body.contains(shared));
    const auto log = m_server.log();
    nowhere(log, "the server's log");
    QVERIFY(!log.contains(shared));
    nowhere(m_sync->readAllStandardOutput() + m_sync->readAllStandardError(), "what Maren's sync says");
}

void TestPrivate::whatWasSharedAndTakenBackStaysTakenBack()
{
    const auto line = m_priya.made({S("capture"), S("they may sell"), S("--client"), S("Arden")});
    m_priya.sync();
    m_maren.sync();
    QCOMPARE(m_maren.field(line, S("text")), S("they may sell"));
    const auto moved = m_priya.must({S("private"), line});
    QVERIFY(moved.value(S("others")).toString().contains(team));
    const auto own = moved.value(S("id")).toString();
    QVERIFY(own != line);
    m_priya.must({S("set"), own, S("text"), S("they may sell the %1").arg(QString::fromUtf8(planted))});
    m_hidden += own;
    m_priya.sync();
    m_maren.sync();
    QCOMPARE(m_maren.must({S("show"), line}).value(S("state")).toString(), S("bin"));
    nowhere(everythingIn(m_maren.folder()), "Maren's folder, after it was made private");
    m_phone.sync();
    QVERIFY(m_phone.field(own, S("text")).contains(QString::fromUtf8(planted)));
}

void TestPrivate::sharedLaterItArrives()
{
    const auto line = m_priya.made({S("capture"), S("the roof comes first"), S("--client"), S("Arden"), S("--private")});
    m_priya.sync();
    m_maren.sync();
    QCOMPARE(m_maren.must({S("search"), S("roof")}).value(S("total")).toInt(), 0);
    const auto moved = m_priya.must({S("share"), line});
    QCOMPARE(moved.value(S("space")).toString(), team);
    // Asked again it is the same thing.
    QCOMPARE(m_priya.must({S("share"), line}).value(S("id")), moved.value(S("id")));
    m_priya.sync();
    m_maren.sync();
    QCOMPARE(m_maren.field(moved.value(S("id")).toString(), S("text")), S("the roof comes first"));
    nowhere(everythingIn(m_maren.folder()), "Maren's folder, after something else was shared");
    m_events->abort();
    m_sync->terminate();
    m_sync->waitForFinished();
}

QTEST_GUILESS_MAIN(TestPrivate)
#include "tst_private.moc"
