// SPDX-License-Identifier: Apache-2.0
// The simulator proves that it can fail: each bug that sync.md fears is planted, one at a time, and must be caught
// within a thousand seeds. The seed that caught it is printed. A row of this table that passes quietly is a check that
// checks nothing.
#include "core/planted.h"
#include "simulation/sim_run.h"

#include <QTest>

namespace salver::withPlants {
Plant plantedBug = Plant::None;
}

using namespace salver;
using namespace salver::sim;

class TestPlanted : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { plantedBug = Plant::None; }

    void withoutABugNothingIsFound()
    {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const auto outcome = run(optionsOf(seed, Plant::None));
            QVERIFY2(!outcome.violation, outcome.violation.value_or("").c_str());
        }
    }

    void eachIsCaught_data()
    {
        QTest::addColumn<int>("bug");
        for (int bug = 1; bug < plantCount; ++bug)
            QTest::newRow(std::string(nameOf(static_cast<Plant>(bug))).c_str()) << bug;
    }

    void eachIsCaught()
    {
        QFETCH(int, bug);
        const auto plant = static_cast<Plant>(bug);
        for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
            plantedBug = plant;
            const auto outcome = run(optionsOf(seed, plant));
            if (!outcome.violation)
                continue;
            qInfo("caught by seed %llu: %s", static_cast<unsigned long long>(seed), outcome.violation->c_str());
            return;
        }
        QFAIL("not caught within 1,000 seeds");
    }

private:
    static SimOptions optionsOf(std::uint64_t seed, Plant plant)
    {
        SimOptions options;
        options.seed = seed;
        options.devices = 4;
        options.plant = plant;
        static_cast<void>(readFaults("all", options.faults));
        return options;
    }
};

QTEST_GUILESS_MAIN(TestPlanted)
#include "tst_planted.moc"
