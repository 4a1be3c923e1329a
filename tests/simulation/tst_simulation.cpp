// SPDX-License-Identifier: Apache-2.0
// The simulator itself: one seed is one story, every fault strikes, a failing story gets shorter, and seeds that once
// found something are played again.
#include "simulation/sim_run.h"

#include <QTest>

#include <algorithm>

using namespace salver;
using namespace salver::sim;

namespace {

SimOptions everything(std::uint64_t seed)
{
    SimOptions options;
    options.seed = seed;
    options.devices = 4;
    static_cast<void>(readFaults("all", options.faults));
    return options;
}

} // namespace

class TestSimulation : public QObject {
    Q_OBJECT

private slots:
    void aSeedTellsTheSameStoryTwice()
    {
        for (std::uint64_t seed = 1; seed <= 5; ++seed)
            QVERIFY(run(everything(seed)).story == run(everything(seed)).story);
        QVERIFY(run(everything(1)).story != run(everything(2)).story);
    }

    void faultsAreReadByName()
    {
        std::set<Fault> faults;
        QVERIFY(readFaults("all", faults));
        QCOMPARE(faults.size(), faultCount);
        for (const auto fault : faults) {
            std::set<Fault> one;
            QVERIFY(readFaults(nameOf(fault), one));
            QCOMPARE(one, std::set<Fault>{fault});
        }
        QVERIFY(readFaults("none", faults) && faults.empty());
        QVERIFY(readFaults("loss,crash", faults));
        QCOMPARE(faults, (std::set<Fault>{Fault::Loss, Fault::Crash}));
        QVERIFY(!readFaults("loss,flood", faults));
    }

    void everyFaultStrikesSomewhere()
    {
        std::array<std::uint64_t, faultCount> struck{};
        // The rarest strikes about once in twenty seeds.
        const auto all = [&] { return std::ranges::all_of(struck, [](auto times) { return times > 0; }); };
        for (std::uint64_t seed = 1; seed <= 100 && !all(); ++seed) {
            const auto outcome = run(everything(seed));
            QVERIFY2(!outcome.violation, outcome.violation.value_or("").c_str());
            for (std::size_t i = 0; i < faultCount; ++i)
                struck[i] += outcome.counters.faults[i];
        }
        for (std::size_t i = 0; i < faultCount; ++i)
            QVERIFY2(struck[i] > 0, std::string(nameOf(static_cast<Fault>(i))).c_str());
    }

    /// Seeds that once found something; what they found stands in the history of the code.
    void storiesThatOnceFailed_data()
    {
        QTest::addColumn<std::uint64_t>("seed");
        for (const std::uint64_t seed : {11U, 59U, 226U, 353U, 469U, 476U, 617U, 652U, 699U})
            QTest::newRow(std::to_string(seed).c_str()) << seed;
    }
    void storiesThatOnceFailed()
    {
        QFETCH(std::uint64_t, seed);
        const auto outcome = run(everything(seed));
        QVERIFY2(!outcome.violation, outcome.violation.value_or("").c_str());
    }

    void aFailingStoryGetsShorter()
    {
        auto options = everything(1);
        options.plant = Plant::PokeIsData;
        auto steps = makeSteps(options);
        while (!run(options, steps).violation) {
            ++options.seed;
            QVERIFY(options.seed < 200);
            steps = makeSteps(options);
        }
        const auto shorter = shorten(options, steps, 100);
        QVERIFY(shorter.size() < steps.size());
        const auto last = run(options, shorter);
        QVERIFY(last.violation.has_value());
        const auto text = testFunction(options, shorter, *last.violation);
        QVERIFY(text.find("void seed" + std::to_string(options.seed)) != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestSimulation)
#include "tst_simulation.moc"
