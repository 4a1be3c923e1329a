// SPDX-License-Identifier: Apache-2.0
// Two and three people on a real server: what is written without a network arrives, what is written apart comes
// together, and where two values contend nobody's is lost and either person settles it.
#include "support/processes.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace salver::test;

namespace {

QString S(const char* text)
{
    return QString::fromUtf8(text);
}

const QString team = S("Fennel & Rook");

struct Office {
    Office()
    {
        server.start();
        server.addSpace(team);
        for (const auto* name : {"priya", "maren", "tom"}) {
            server.addUser(S(name));
            server.addMember(team, S(name), S(name) == S("maren") ? S("lead") : S("member"));
        }
        priya.signIn(server, S("priya"));
        maren.signIn(server, S("maren"));
    }

    void syncAll(const QList<const DeviceProcess*>& devices)
    {
        for (int round = 0; round < 2; ++round) {
            for (const auto* device : devices)
                device->sync();
        }
    }

    ServerProcess server;
    DeviceProcess priya;
    DeviceProcess maren;
};

} // namespace

class TestTwoClients : public QObject {
    Q_OBJECT

private slots:
    void whatIsWrittenOfflineArrives();
    void aCaptureWithoutAClientStaysPrivateUntilFiled();
    void theSameProseApartMergesToTheLetter();
    void theSameFieldApartIsSettledFromEitherSide();
    void threeLiveValuesAndAFourthElsewhere();
    void deletedHereEditedThere();
    void deletingAndUndoingTravels();
    void preferencesFollowThePerson();
    void aCopiedFolderLosesAndDoublesNothing();
    void aServerRestoredFromItsFilesGetsBackWhatItLacks();
    void twoCopiesOfAFolderAndAServerSetBack_data();
    void twoCopiesOfAFolderAndAServerSetBack();
    void whoIsNoMemberAnyMoreKeepsWhatWasNeverSent();
    void aViewerReadsAndIsRefused();
    void signingOutAndInOverwritesNothing_L8();
};

void TestTwoClients::whatIsWrittenOfflineArrives()
{
    Office office;
    office.server.stop();
    // Without a server everything goes on.
    const auto client = office.priya.made({S("client"), S("add"), S("Brightwater Housing")});
    office.priya.must({S("visit"), S("start"), S("--client"), S("Brightwater Housing")});
    const auto line = office.priya.made({S("capture"), S("> I don't want another deck 🙂"), S("--client"), S("Brightwater Housing")});
    office.priya.must({S("capture"), S("! send the plan in two weeks"), S("--client"), S("Brightwater Housing")});
    const auto offline = office.priya.run({S("sync"), S("--once")});
    QCOMPARE(offline.code, 3);
    QVERIFY2(offline.err.trimmed().endsWith(QLatin1Char('.')), qUtf8Printable(offline.err));
    const auto status = office.priya.must({S("status")});
    QCOMPARE(status.value(S("word")).toString(), S("waiting"));
    QCOMPARE(status.value(S("waiting")).toInt(), 4);
    office.server.start();
    office.priya.sync();
    QCOMPARE(office.priya.must({S("status")}).value(S("word")).toString(), S("up-to-date"));
    // A first meeting is nothing to report.
    const auto log = QJsonDocument(office.priya.must({S("inspect")}).value(S("log")).toArray()).toJson();
    QVERIFY2(!log.contains("restored"), log.constData());
    office.maren.sync();
    // The lead reads it, with no network.
    office.server.stop();
    const auto page = office.maren.must({S("client"), S("show"), S("Brightwater Housing")});
    QCOMPARE(page.value(S("id")).toString(), client);
    const auto visit = page.value(S("timeline")).toObject().value(S("items")).toArray().first().toObject();
    const auto lines = visit.value(S("lines")).toArray();
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.first().toObject().value(S("id")).toString(), line);
    QCOMPARE(lines.first().toObject().value(S("text")).toString(), S("I don't want another deck 🙂"));
    QCOMPARE(lines.first().toObject().value(S("by")).toString(), S("priya"));
    QCOMPARE(page.value(S("promises")).toArray().size(), 1);
    QCOMPARE(office.maren.must({S("search"), S("anoth")}).value(S("total")).toInt(), 1);
    QCOMPARE(office.priya.digest(team), office.maren.digest(team));
    QVERIFY(!office.priya.digest(team).isEmpty());
}

void TestTwoClients::aCaptureWithoutAClientStaysPrivateUntilFiled()
{
    Office office;
    const auto made = office.priya.must({S("capture"), S("zanzibarword, unfiled")});
    QCOMPARE(made.value(S("space")).toString(), S("priya"));
    office.syncAll({&office.priya, &office.maren});
    QCOMPARE(office.maren.must({S("search"), S("zanzibarword")}).value(S("total")).toInt(), 0);
    office.priya.must({S("client"), S("add"), S("Arden")});
    const auto visits = office.priya.must({S("visit"), S("list")}).value(S("items")).toArray();
    const auto visit = visits.first().toObject().value(S("id")).toString();
    const auto filed = office.priya.must({S("visit"), S("file"), visit, S("--client"), S("Arden")});
    QCOMPARE(filed.value(S("space")).toString(), team);
    office.syncAll({&office.priya, &office.maren});
    const auto hits = office.maren.must({S("search"), S("zanzibarword")});
    QCOMPARE(hits.value(S("total")).toInt(), 1);
    QCOMPARE(hits.value(S("hits")).toArray().first().toObject().value(S("client")).toString(), S("Arden"));
    QCOMPARE(office.priya.must({S("search"), S("zanzibarword")}).value(S("total")).toInt(), 1);
}

void TestTwoClients::theSameProseApartMergesToTheLetter()
{
    Office office;
    const auto client = office.priya.made({S("client"), S("add"), S("Arden"), S("--about"), S("lead with 🙂 repairs")});
    office.syncAll({&office.priya, &office.maren});
    office.priya.must({S("edit"), client, S("about"), S("--at"), S("0"), S("--delete"), S("4"), S("--insert"), S("Begin")});
    office.priya.must({S("edit"), client, S("about"), S("--at"), S("20"), S("--insert"), S(" in autumn")});
    office.maren.must({S("edit"), client, S("about"), S("--at"), S("12"), S("--delete"), S("7"), S("--insert"), S("letters")});
    office.syncAll({&office.priya, &office.maren});
    QCOMPARE(office.priya.field(client, S("about")), S("Begin with 🙂 letters in autumn"));
    QCOMPARE(office.maren.field(client, S("about")), S("Begin with 🙂 letters in autumn"));
    QCOMPARE(office.priya.digest(team), office.maren.digest(team));
    // It is one sentence that both changed: nothing to settle, and either looks it over for both.
    const auto lookOver = [](DeviceProcess& device) {
        return device.must({S("conflicts")}).value(S("lookOver")).toArray().size();
    };
    QCOMPARE(office.priya.conflicts(), 0);
    QCOMPARE(office.maren.conflicts(), 0);
    QCOMPARE(office.priya.must({S("status")}).value(S("word")).toString(), S("up-to-date"));
    QCOMPARE(lookOver(office.priya), 1);
    QCOMPARE(lookOver(office.maren), 1);
    office.maren.must({S("settle"), client, S("about"), S("Begin with 🙂 letters in autumn")});
    office.syncAll({&office.priya, &office.maren});
    QCOMPARE(lookOver(office.priya), 0);
    QCOMPARE(lookOver(office.maren), 0);
    QCOMPARE(office.priya.digest(team), office.maren.digest(team));
}

void TestTwoClients::theSameFieldApartIsSettledFromEitherSide()
{
    Office office;
    for (const auto& settledByPriya : {true, false}) {
        const auto client = office.priya.made({S("client"), S("add"), settledByPriya ? S("Arden") : S("Hollis")});
        office.syncAll({&office.priya, &office.maren});
        office.priya.must({S("set"), client, S("sector"), S("Flour")});
        office.maren.must({S("set"), client, S("sector"), S("Grain")});
        office.syncAll({&office.priya, &office.maren});
        QCOMPARE(office.priya.conflicts(), 1);
        QCOMPARE(office.maren.conflicts(), 1);
        const auto item = office.priya.must({S("conflicts")}).value(S("items")).toArray().first().toObject();
        QCOMPARE(item.value(S("id")).toString(), client);
        QCOMPARE(item.value(S("field")).toString(), S("sector"));
        QSet<QString> values;
        for (const auto& value : item.value(S("values")).toArray())
            values.insert(value.toObject().value(S("value")).toString());
        QCOMPARE(values, (QSet<QString>{S("Flour"), S("Grain")}));
        QCOMPARE(office.priya.must({S("status")}).value(S("word")).toString(), S("needs-you"));
        // Nothing is held up meanwhile.
        office.maren.must({S("set"), client, S("since"), S("2020-01-01")});
        office.syncAll({&office.maren, &office.priya});
        QCOMPARE(office.priya.field(client, S("since")), S("2020-01-01"));
        const auto& settling = settledByPriya ? office.priya : office.maren;
        settling.must({S("settle"), client, S("sector"), S("Grain")});
        office.syncAll({&office.priya, &office.maren});
        QCOMPARE(office.priya.conflicts(), 0);
        QCOMPARE(office.maren.conflicts(), 0);
        QCOMPARE(office.priya.field(client, S("sector")), S("Grain"));
        QCOMPARE(office.maren.field(client, S("sector")), S("Grain"));
        QCOMPARE(office.priya.digest(team), office.maren.digest(team));
    }
}

void TestTwoClients::threeLiveValuesAndAFourthElsewhere()
{
    Office office;
    DeviceProcess tom;
    tom.signIn(office.server, S("tom"));
    const auto client = office.priya.made({S("client"), S("add"), S("Arden")});
    office.syncAll({&office.priya, &office.maren, &tom});
    office.priya.must({S("set"), client, S("sector"), S("one")});
    office.maren.must({S("set"), client, S("sector"), S("two")});
    tom.must({S("set"), client, S("sector"), S("three")});
    office.syncAll({&office.priya, &office.maren, &tom});
    const auto three = office.priya.must({S("conflicts")}).value(S("items")).toArray().first().toObject();
    QCOMPARE(three.value(S("values")).toArray().size(), 3);
    // Settled here, while a fourth is written elsewhere.
    office.priya.must({S("settle"), client, S("sector"), S("two")});
    tom.must({S("set"), client, S("sector"), S("four")});
    office.syncAll({&office.priya, &tom, &office.maren});
    for (const auto* device : {&office.priya, &office.maren, &tom}) {
        const auto items = device->must({S("conflicts")}).value(S("items")).toArray();
        QCOMPARE(items.size(), 1);
        QSet<QString> live;
        for (const auto& value : items.first().toObject().value(S("values")).toArray())
            live.insert(value.toObject().value(S("value")).toString());
        QCOMPARE(live, (QSet<QString>{S("two"), S("four")}));
        QSet<QString> written;
        for (const auto& field : device->must({S("inspect"), client}).value(S("fields")).toArray()) {
            if (field.toObject().value(S("field")).toString() != S("sector"))
                continue;
            for (const auto& write : field.toObject().value(S("writes")).toArray())
                written.insert(write.toObject().value(S("value")).toString());
        }
        QCOMPARE(written, (QSet<QString>{S("one"), S("two"), S("three"), S("four")}));
    }
    QCOMPARE(office.priya.digest(team), tom.digest(team));
    QCOMPARE(office.priya.digest(team), office.maren.digest(team));
}

void TestTwoClients::deletedHereEditedThere()
{
    Office office;
    const auto client = office.priya.made({S("client"), S("add"), S("Arden")});
    office.syncAll({&office.priya, &office.maren});
    office.priya.must({S("delete"), client});
    office.maren.must({S("edit"), client, S("about"), S("--at"), S("0"), S("--insert"), S("written meanwhile")});
    office.syncAll({&office.priya, &office.maren});
    for (const auto* device : {&office.priya, &office.maren}) {
        QCOMPARE(device->must({S("show"), client}).value(S("state")).toString(), S("deleted-and-edited"));
        QCOMPARE(device->conflicts(), 1);
    }
    office.maren.must({S("settle"), client, S("deleted"), S("keep")});
    office.syncAll({&office.maren, &office.priya});
    QCOMPARE(office.priya.must({S("show"), client}).value(S("state")).toString(), S("live"));
    QCOMPARE(office.priya.field(client, S("about")), S("written meanwhile"));
    QCOMPARE(office.priya.conflicts(), 0);
    QCOMPARE(office.maren.conflicts(), 0);
}

void TestTwoClients::deletingAndUndoingTravels()
{
    Office office;
    const auto client = office.priya.made({S("client"), S("add"), S("Arden")});
    office.priya.must({S("capture"), S("words to come back"), S("--client"), S("Arden")});
    office.syncAll({&office.priya, &office.maren});
    office.priya.must({S("delete"), client});
    office.syncAll({&office.priya, &office.maren});
    QCOMPARE(office.maren.must({S("client"), S("list")}).value(S("total")).toInt(), 0);
    QCOMPARE(office.maren.must({S("search"), S("words")}).value(S("total")).toInt(), 0);
    QCOMPARE(office.maren.must({S("bin")}).value(S("total")).toInt(), 1);
    // Undone in another process than it was done in.
    office.priya.must({S("undo")});
    office.syncAll({&office.priya, &office.maren});
    QCOMPARE(office.maren.must({S("client"), S("list")}).value(S("total")).toInt(), 1);
    QCOMPARE(office.maren.must({S("search"), S("words")}).value(S("total")).toInt(), 1);
    office.maren.must({S("delete"), client});
    office.maren.must({S("restore"), client.left(18)});
    office.syncAll({&office.priya, &office.maren});
    QCOMPARE(office.priya.must({S("show"), client}).value(S("state")).toString(), S("live"));
    QCOMPARE(office.priya.digest(team), office.maren.digest(team));
}

void TestTwoClients::preferencesFollowThePerson()
{
    Office office;
    const QMap<QString, QString> chosen{
        {S("theme"), S("dark")},       {S("textSize"), S("150")}, {S("quietFrom"), S("17:20")},
        {S("quietTo"), S("09:40")},    {S("remindAt"), S("10:15 15:45")}, {S("firstPage"), S("house")},
        {S("house"), team},            {S("signature"), S("Priya, for all of us")},
    };
    // Whoever declares one more says here what becomes of it.
    QStringList keys;
    for (const auto& item : office.priya.must({S("preference")}).value(S("items")).toArray())
        keys += item.toObject().value(S("key")).toString();
    keys.sort();
    QCOMPARE(keys, chosen.keys());
    for (const auto& [key, value] : chosen.toStdMap())
        office.priya.must({S("preference"), key, value});
    office.priya.sync();
    DeviceProcess phone;
    phone.signIn(office.server, S("priya"));
    phone.sync();
    office.maren.sync();
    const auto of = [](const DeviceProcess& device, const QString& key) {
        return device.must({S("preference"), key}).value(S("value")).toString();
    };
    for (const auto& [key, value] : chosen.toStdMap()) {
        QCOMPARE(of(phone, key), value);
        QCOMPARE(of(office.maren, key), QString());
    }
    // What is chosen anew on the second comes back to the first.
    for (const auto& [key, value] : {std::pair(S("theme"), S("light")), std::pair(S("signature"), S("P. R."))}) {
        phone.must({S("preference"), key, value});
        phone.sync();
        office.priya.sync();
        QCOMPARE(of(office.priya, key), value);
    }
}

void TestTwoClients::aCopiedFolderLosesAndDoublesNothing()
{
    Office office;
    office.priya.must({S("client"), S("add"), S("Before the copy")});
    office.priya.sync();
    office.priya.must({S("client"), S("add"), S("Unsent when copied")});
    DeviceProcess copy;
    copy.copyFrom(office.priya);
    office.priya.must({S("client"), S("add"), S("Written on the first")});
    copy.must({S("client"), S("add"), S("Written on the copy")});
    copy.must({S("client"), S("add"), S("Written on the copy too")});
    office.syncAll({&office.priya, &copy, &office.maren});
    for (const auto* device : {&office.priya, &copy, &office.maren}) {
        QStringList names;
        for (const auto& item : device->must({S("client"), S("list")}).value(S("items")).toArray())
            names += item.toObject().value(S("name")).toString();
        names.sort();
        QCOMPARE(names, (QStringList{S("Before the copy"), S("Unsent when copied"), S("Written on the copy"),
                                     S("Written on the copy too"), S("Written on the first")}));
    }
    QCOMPARE(office.priya.digest(team), copy.digest(team));
    QCOMPARE(office.priya.digest(team), office.maren.digest(team));
}

void TestTwoClients::aServerRestoredFromItsFilesGetsBackWhatItLacks()
{
    Office office;
    office.priya.must({S("client"), S("add"), S("In the backup")});
    office.syncAll({&office.priya, &office.maren});
    office.server.stop();
    QTemporaryDir kept;
    const QDir data(office.server.folder());
    for (const auto& name : data.entryList(QDir::Files))
        QFile::copy(data.filePath(name), kept.filePath(name));
    office.server.start();
    office.priya.must({S("client"), S("add"), S("After the backup, by Priya")});
    office.maren.must({S("client"), S("add"), S("After the backup, by Maren")});
    office.syncAll({&office.priya, &office.maren});
    office.server.stop();
    for (const auto& name : data.entryList(QDir::Files))
        QFile::remove(data.filePath(name));
    for (const auto& name : QDir(kept.path()).entryList(QDir::Files))
        QFile::copy(kept.filePath(name), data.filePath(name));
    office.server.start();
    office.priya.must({S("client"), S("add"), S("After the restore")});
    office.syncAll({&office.priya, &office.maren, &office.priya});
    DeviceProcess fresh;
    fresh.signIn(office.server, S("tom"));
    fresh.sync();
    for (const auto* device : {&office.priya, &office.maren, &fresh})
        QCOMPARE(device->must({S("client"), S("list")}).value(S("total")).toInt(), 4);
    QCOMPARE(office.priya.digest(team), office.maren.digest(team));
    QCOMPARE(office.priya.digest(team), fresh.digest(team));
}

void TestTwoClients::twoCopiesOfAFolderAndAServerSetBack_data()
{
    QTest::addColumn<bool>("firstIsLost");
    QTest::newRow("both go on") << false;
    QTest::newRow("the first is lost") << true;
}

/// Two copies of one folder are both in use, a colleague has what the first wrote, and the server is set back to before
/// that: it takes what the second wrote under the same numbers.
void TestTwoClients::twoCopiesOfAFolderAndAServerSetBack()
{
    QFETCH(bool, firstIsLost);
    Office office;
    office.priya.must({S("client"), S("add"), S("In the backup")});
    office.syncAll({&office.priya, &office.maren});
    office.server.stop();
    QTemporaryDir kept;
    const QDir data(office.server.folder());
    for (const auto& name : data.entryList(QDir::Files))
        QFile::copy(data.filePath(name), kept.filePath(name));
    office.server.start();
    DeviceProcess copy;
    copy.copyFrom(office.priya);
    office.priya.must({S("client"), S("add"), S("By the first")});
    office.priya.must({S("capture"), S("> words of the first"), S("--client"), S("By the first")});
    office.syncAll({&office.priya, &office.maren});
    office.server.stop();
    for (const auto& name : data.entryList(QDir::Files))
        QFile::remove(data.filePath(name));
    for (const auto& name : QDir(kept.path()).entryList(QDir::Files))
        QFile::copy(kept.filePath(name), data.filePath(name));
    office.server.start();
    copy.must({S("client"), S("add"), S("By the copy")});
    copy.must({S("capture"), S("> words of the copy"), S("--client"), S("By the copy")});
    copy.sync();
    QList<const DeviceProcess*> devices{&copy, &office.maren};
    if (!firstIsLost)
        devices.append(&office.priya);
    office.syncAll(devices);
    office.syncAll(devices);
    for (const auto* device : devices) {
        QCOMPARE(device->digest(team), copy.digest(team));
        QVERIFY(device->must({S("check")}).value(S("repaired")).toArray().isEmpty());
        QCOMPARE(device->must({S("search"), S("\"words of the copy\"")}).value(S("total")).toInt(), 1);
        QCOMPARE(device->must({S("search"), S("\"words of the first\"")}).value(S("total")).toInt(), firstIsLost ? 0 : 1);
    }
    // Whoever had read them still has them, whatever became of the one who wrote them.
    QVERIFY(office.maren.run({S("export")}).out.contains(S("words of the first")));
    DeviceProcess fresh;
    fresh.signIn(office.server, S("tom"));
    fresh.sync();
    QCOMPARE(fresh.digest(team), copy.digest(team));
}

void TestTwoClients::whoIsNoMemberAnyMoreKeepsWhatWasNeverSent()
{
    Office office;
    office.priya.must({S("client"), S("add"), S("Arden")});
    office.syncAll({&office.priya, &office.maren});
    office.priya.must({S("capture"), S("never sent sentence"), S("--client"), S("Arden")});
    office.server.removeMember(team, S("priya"));
    (void)office.priya.run({S("sync"), S("--once")});
    QCOMPARE(office.priya.must({S("client"), S("list")}).value(S("total")).toInt(), 0);
    QCOMPARE(office.priya.must({S("search"), S("sentence")}).value(S("total")).toInt(), 0);
    const auto all = office.priya.must({S("export")});
    const auto text = QString::fromUtf8(QJsonDocument(all).toJson());
    QVERIFY2(text.contains(S("never sent sentence")), qUtf8Printable(text));
    office.maren.sync();
    QCOMPARE(office.maren.must({S("search"), S("sentence")}).value(S("total")).toInt(), 0);
}

void TestTwoClients::aViewerReadsAndIsRefused()
{
    Office office;
    const auto client = office.priya.made({S("client"), S("add"), S("Arden")});
    office.server.addMember(team, S("tom"), S("viewer"));
    DeviceProcess tom;
    tom.signIn(office.server, S("tom"));
    office.syncAll({&office.priya, &tom});
    QCOMPARE(tom.must({S("client"), S("list")}).value(S("total")).toInt(), 1);
    const auto refused = tom.run({S("set"), client, S("sector"), S("Flour")});
    QCOMPARE(refused.code, 1);
    QVERIFY(!refused.err.trimmed().isEmpty());
    QCOMPARE(tom.must({S("status")}).value(S("waiting")).toInt(), 0);
}

void TestTwoClients::signingOutAndInOverwritesNothing_L8()
{
    Office office;
    const auto client = office.priya.made({S("client"), S("add"), S("Arden")});
    office.syncAll({&office.priya, &office.maren});
    // Written here and not sent; signed out; written again; and a colleague writes the same field meanwhile.
    office.priya.must({S("set"), client, S("sector"), S("Flour")});
    office.priya.must({S("sign-out")});
    office.priya.must({S("client"), S("add"), S("Signed out")});
    office.maren.must({S("set"), client, S("sector"), S("Bread")});
    office.maren.sync();
    QCOMPARE(office.priya.run({S("sync"), S("--once")}).code, 1);
    QCOMPARE(office.priya.must({S("client"), S("list")}).value(S("total")).toInt(), 2);
    // Somebody else cannot take it over.
    QCOMPARE(office.priya.run({S("sign-in"), office.server.url(), S("tom")}, "secret of tom\n").code, 1);
    QCOMPARE(office.priya.field(client, S("sector")), S("Flour"));
    office.priya.signIn(office.server, S("priya"));
    QCOMPARE(office.priya.field(client, S("sector")), S("Flour"));
    office.syncAll({&office.priya, &office.maren});
    // Both values are kept until a person picks, and what was written while signed out has arrived.
    QCOMPARE(office.priya.conflicts(), 1);
    QCOMPARE(office.maren.conflicts(), 1);
    QCOMPARE(office.maren.must({S("client"), S("list")}).value(S("total")).toInt(), 2);
    QCOMPARE(office.priya.digest(team), office.maren.digest(team));
}

QTEST_GUILESS_MAIN(TestTwoClients)
#include "tst_two_clients.moc"
