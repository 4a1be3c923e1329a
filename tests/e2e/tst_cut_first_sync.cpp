// SPDX-License-Identifier: Apache-2.0
// A first sync over a line that breaks again and again: it goes on where it was. Counted in bytes on the wire.
#include "support/cut_proxy.h"
#include "support/processes.h"

#include "store/store.h"

#include <QTest>
#include <QUrl>

using namespace salver;
using namespace salver::test;

namespace {

QString S(const char* text)
{
    return QString::fromUtf8(text);
}

const QString team = S("Fennel & Rook");
/// A page of the log, or a piece of a snapshot, on the wire; what a cut may cost.
constexpr std::int64_t pageBytes = 1'100'000;

/// Texts that do not compress, as a team would have after years.
void writeMuch(const DeviceProcess& device, int texts)
{
    SystemClock clock;
    SystemRandom random;
    store::OpenOptions options;
    options.path = (device.folder() + S("/salver.db")).toStdString();
    options.durable = false;
    auto opened = store::Store::open(options, clock, random);
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().sentence.c_str());
    SpaceId space;
    const auto spaces = (*opened)->journal().spaces();
    for (const auto& state : *spaces) {
        if (state.purpose == SpacePurpose::Team)
            space = state.id;
    }
    std::vector<store::Draft> drafts;
    for (int i = 0; i < texts; ++i) {
        std::string text;
        while (text.size() < 40'000)
            text += std::to_string(random.next64()) + " ";
        const EntityId id(uuidV7(clock.now(), random));
        drafts.push_back({space, {store::SpliceText{id, model::line::kind, model::line::text, 0, 0, text}}});
    }
    QVERIFY((*opened)->commitAll(drafts));
}

} // namespace

class TestCutFirstSync : public QObject {
    Q_OBJECT

private slots:
    void aCutFirstSyncGoesOnWhereItWas_L49();
};

void TestCutFirstSync::aCutFirstSyncGoesOnWhereItWas_L49()
{
    ServerProcess server;
    server.start();
    server.addSpace(team);
    for (const auto* name : {"priya", "maren", "tom"}) {
        server.addUser(S(name));
        server.addMember(team, S(name), S("member"));
    }
    DeviceProcess writer;
    writer.signIn(server, S("priya"));
    writeMuch(writer, 600);
    writer.sync();
    CutProxy network(static_cast<std::uint16_t>(QUrl(server.url()).port()));
    const auto signIn = [&](const DeviceProcess& device, const char* name) {
        device.must({S("sign-in"), network.url(), S(name)}, QByteArray("secret of ") + name + "\n");
    };
    // In one go.
    DeviceProcess whole;
    signIn(whole, "maren");
    auto before = network.passed();
    whole.sync();
    const auto once = network.passed() - before;
    QVERIFY2(once > 8 * pageBytes, "too little to be cut");
    // Cut again and again.
    DeviceProcess cut;
    signIn(cut, "tom");
    before = network.passed();
    int cuts = 0;
    for (;; ++cuts) {
        QVERIFY2(cuts < 20, "it never gets there");
        network.cutAfter(once / 4);
        const auto outcome = cut.run({S("sync"), S("--once")});
        network.heal();
        if (outcome.code == 0)
            break;
        QCOMPARE(outcome.code, 3);
        QCOMPARE(outcome.err.trimmed(),
                 S("%1 hung up before it had answered. If this goes on, check that a Salver server is at this address and port. "
                   "Try again later.").arg(network.url().section(QLatin1Char('/'), -1)));
    }
    const auto total = network.passed() - before;
    QVERIFY2(cuts >= 3, "it was not cut");
    QVERIFY2(total <= once + once / 10 + cuts * 2 * pageBytes,
             qUtf8Printable(QStringLiteral("%1 bytes in one go, %2 with %3 cuts").arg(once).arg(total).arg(cuts)));
    QCOMPARE(cut.digest(team), whole.digest(team));
    QCOMPARE(cut.digest(team), writer.digest(team));
}

QTEST_GUILESS_MAIN(TestCutFirstSync)
#include "tst_cut_first_sync.moc"
