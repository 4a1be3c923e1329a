// SPDX-License-Identifier: Apache-2.0
// Ten thousand spaces that are all in use: what the server keeps of them in memory stays small.
#include "support/service_house.h"

#include <QFile>
#include <QTest>

#include <unistd.h>

using namespace salver;
using namespace salver::test;

namespace {

/// What this process holds in memory now.
std::int64_t residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no /proc");
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

} // namespace

class ManySpacesTest : public QObject {
    Q_OBJECT

private slots:
    void tenThousandActiveSpacesInBoundedMemory_L51()
    {
        ServiceLimits limits;
        limits.requestsPerSecond = 0;
        ServiceHouse h(limits);
        std::int64_t early = 0;
        for (int i = 0; i < 10'000; ++i) {
            NewSpace space{SpaceId(uuidV7(h.clock.now(), h.random)), "Team " + std::to_string(i), SpacePurpose::Team,
                           Epoch{h.random.next64() | 1U}, h.clock.now()};
            must(await(h.storage->addSpace(space)));
            must(await(h.storage->setMember(space.id, h.ana, Role::Member)));
            h.team = space.id;
            wire::HandshakeRequest greeting;
            greeting.set_replica(raw(h.random.replica()));
            QVERIFY(h.ask<wire::HandshakeResponse>(Operation::Handshake, h.anasToken, greeting.SerializeAsString()));
            auto device = h.device(h.ana);
            QVERIFY(h.pushAs(h.anasToken, {device.next(2'000), device.next(2'000)}));
            QVERIFY(h.pullAs(h.anasToken));
            if (i == 1'000)
                early = residentBytes();
        }
        const auto grown = residentBytes() - early;
        QVERIFY2(grown < 16LL * 1024 * 1024, qUtf8Printable(QStringLiteral("%1 KiB more").arg(grown / 1024)));
    }
};

QTEST_GUILESS_MAIN(ManySpacesTest)
#include "tst_many_spaces.moc"
