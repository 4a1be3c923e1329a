// SPDX-License-Identifier: Apache-2.0
// Devices that hold the same changes show the same state: every order of small histories, random longer ones, any
// chunks, doubled pages.
#include "store/fixture.h"

#include <QTest>

#include <algorithm>

using namespace salver;
using namespace salver::test;
using namespace salver::store;

namespace {

namespace client = model::client;
namespace visit = model::visit;
namespace line = model::line;

const EntityId theClient{uuidOf(40)};
const EntityId theVisit{uuidOf(41)};
const EntityId theLine{uuidOf(42)};

std::unique_ptr<Device> newDevice(std::uint8_t user, std::uint64_t seed)
{
    return std::make_unique<Device>(user, seed);
}

/// All that a screen could show of a device, as one text.
std::string everything(const Device& device)
{
    std::string all;
    const auto reader = device.reader();
    for (const auto& kind : model::kinds()) {
        for (const auto presence : {Presence::Live, Presence::Binned}) {
            const auto rows = reader->select({kind.id, {}, {}, {}, presence, 0, 0, true});
            for (const auto& row : *rows) {
                all += row.id.toString() + " " + std::to_string(static_cast<int>(row.presence))
                    + (row.contested ? " contested" : "");
                for (const auto& [field, value] : row.values)
                    all += " " + std::to_string(raw(field)) + "=" + value;
                all += "\n";
            }
        }
    }
    return all;
}

/// Three devices with a common beginning that then each did two things apart.
struct Apart {
    std::vector<std::unique_ptr<Device>> devices;
    Log log;

    Apart()
    {
        for (std::uint64_t i = 0; i < 3; ++i)
            devices.push_back(newDevice(static_cast<std::uint8_t>(11 + i), 20 + i));
        devices[0]->commit({SetField{theClient, client::kind, client::name, "Hollis"},
                            SpliceText{theClient, client::kind, client::about, 0, 0, "Bread 🍞 and cake"}});
        devices[0]->commit({SetField{theVisit, visit::kind, visit::client, theClient.toString()}});
        for (auto& device : devices)
            device->sync(log);
        devices[0]->commit({SetField{theClient, client::kind, client::name, "Hollis A"},
                            SpliceText{theClient, client::kind, client::about, 6, 1, "🥐"}});
        devices[0]->commit({SetField{theLine, line::kind, line::visit, theVisit.toString()},
                            SpliceText{theLine, line::kind, line::text, 0, 0, "from the first 👩‍🍳"}});
        devices[1]->commit({SpliceText{theClient, client::kind, client::about, 16, 0, " and jam"},
                            SetField{theClient, client::kind, client::name, "Hollis B"}});
        devices[1]->commit({RemoveEntity{theVisit, visit::kind}});
        devices[2]->commit({SetField{theLine, line::kind, line::visit, theVisit.toString()},
                            SpliceText{theLine, line::kind, line::text, 0, 0, "from the third"},
                            SetField{theClient, client::kind, client::sector, "bakers"}});
        devices[2]->commit({SpliceText{theClient, client::kind, client::about, 0, 5, "Brötchen"}});
    }
};

} // namespace

class TestConvergence : public QObject {
    Q_OBJECT

private slots:
    void everyOrderGivesOneState_L6();
    void anyChunksAndDoublesGiveOneState();
    void randomHistoriesAgree();
};

void TestConvergence::everyOrderGivesOneState_L6()
{
    // 6! / (2! 2! 2!) = 90 logs that keep each device's own order.
    std::vector<std::size_t> order{0, 0, 1, 1, 2, 2};
    std::string digest;
    std::string shown;
    int orders = 0;
    do {
        Apart apart;
        for (const auto next : order)
            apart.devices[next]->push(apart.log, teamSpace, 1);
        for (auto& device : apart.devices)
            device->pull(apart.log);
        auto fresh = newDevice(13, 99);
        fresh->pull(apart.log);
        apart.devices.push_back(std::move(fresh));
        if (digest.empty()) {
            digest = apart.devices.front()->digest();
            shown = everything(*apart.devices.front());
        }
        for (const auto& device : apart.devices) {
            QCOMPARE(device->digest(), digest);
            QCOMPARE(everything(*device), shown);
        }
        if (orders++ % 30 == 0)
            QCOMPARE(apart.devices.back()->soundness(), std::string());
    } while (std::next_permutation(order.begin(), order.end()));
    QCOMPARE(orders, 90);
}

void TestConvergence::anyChunksAndDoublesGiveOneState()
{
    Apart apart;
    for (auto& device : apart.devices)
        device->push(apart.log);
    std::string digest;
    for (std::size_t chunk = 1; chunk <= apart.log.items.size(); ++chunk) {
        auto device = newDevice(13, 200 + chunk);
        for (std::size_t from = 0; from < apart.log.items.size(); from += chunk) {
            // Each page comes with everything before it once more, and twice over.
            const auto end = std::min(apart.log.items.size(), from + chunk);
            const std::vector<LogItem> page(apart.log.items.begin(),
                                            apart.log.items.begin() + static_cast<std::ptrdiff_t>(end));
            QVERIFY(device->store->journal().apply(teamSpace, page, firstEpoch));
            QVERIFY(device->store->journal().apply(teamSpace, page, firstEpoch));
        }
        if (digest.empty())
            digest = device->digest();
        QCOMPARE(device->digest(), digest);
        QCOMPARE(device->state().running, apart.log.running());
        QCOMPARE(device->state().cursor, Cursor{apart.log.items.size()});
        QCOMPARE(device->soundness(), std::string());
    }
}

void TestConvergence::randomHistoriesAgree()
{
    for (unsigned seed = 1; seed <= 6; ++seed) {
        std::mt19937 engine(seed);
        std::vector<std::unique_ptr<Device>> devices;
        for (std::uint64_t i = 0; i < 3; ++i)
            devices.push_back(newDevice(static_cast<std::uint8_t>(11 + i), seed * 100 + i));
        std::vector<EntityId> lines;
        for (std::uint8_t i = 0; i < 4; ++i)
            lines.push_back(EntityId(uuidOf(static_cast<std::uint8_t>(60 + i))));
        Log log;
        for (int step = 0; step < 120; ++step) {
            auto& device = *devices[engine() % devices.size()];
            const auto& entity = lines[engine() % lines.size()];
            const auto text = device.value(entity, line::text);
            const auto length = text == "(none)" ? 0 : device.reader()->document(entity, line::text)->lengthScalars();
            switch (engine() % 8) {
            case 0: device.set(entity, line::kind, line::type, engine() % 2 == 0 ? "quote" : "mark"); break;
            case 1: device.set(entity, line::kind, line::visit, uuidOf(static_cast<std::uint8_t>(engine() % 3)).toString()); break;
            case 2:
                if (length > 0)
                    device.commit({SpliceText{entity, line::kind, line::text, engine() % length, 1, ""}});
                break;
            case 3:
                if (length > 0)
                    device.commit({engine() % 2 == 0 ? Step{RemoveEntity{entity, line::kind}}
                                                     : Step{RestoreEntity{entity, line::kind}}});
                break;
            case 4: device.pull(log, 1 + engine() % 5); break;
            case 5: device.push(log, teamSpace, 1 + engine() % 4); break;
            default:
                device.commit({SpliceText{entity, line::kind, line::text, length == 0 ? 0 : engine() % (length + 1), 0,
                                          engine() % 5 == 0 ? "𝔘🙂" : "ab"}});
            }
            // A device pushes only what builds on what it has pulled; the server makes sure of that.
        }
        for (int round = 0; round < 2; ++round) {
            for (auto& device : devices)
                device->sync(log);
        }
        for (auto& device : devices) {
            QCOMPARE(device->digest(), devices[0]->digest());
            QCOMPARE(everything(*device), everything(*devices[0]));
            QCOMPARE(device->soundness(), std::string());
            QCOMPARE(device->state().running, log.running());
        }
    }
}

QTEST_GUILESS_MAIN(TestConvergence)
#include "tst_convergence.moc"
