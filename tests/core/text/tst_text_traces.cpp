// SPDX-License-Identifier: Apache-2.0
// Real editing histories and conformance histories, found through SALVER_TRACES: every end content, in any order of
// arrival, in any portions, saved and loaded on the way, with and without clearing.
#include "core/text/document.h"
#include "core/text/random_text.h"
#include "support/text_oracle.h"
#include "support/trace_reader.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace salver;
using namespace salver::test;
using text::Document;
using text::Run;

class TestTextTraces : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyTraceEndsInItsContent_data();
    void everyTraceEndsInItsContent();
    void sequentialTracesTypedHere_data();
    void sequentialTracesTypedHere();
    void conformance();
    void conformanceInAnyOrder();
    void conformanceWithoutClearing();
    void conformanceAgainstTheOracle();
    void conformanceOutOfOrderWaitsForParents();
    void savedAndLoadedAtEveryStep();
    void codePointEdits();

private:
    std::vector<Trace> m_conformance;
    QStringList m_traces;
    QDir m_folder;
};

namespace {

void mustApply(Document& document, std::span<const Run> runs)
{
    const auto applied = document.apply(runs);
    if (!applied)
        qFatal("a run was refused: %s", applied.error().sentence.c_str());
}

std::vector<Run> allRuns(const Trace& trace)
{
    std::vector<Run> runs;
    for (const auto& transaction : trace.transactions)
        runs.insert(runs.end(), transaction.begin(), transaction.end());
    return runs;
}

} // namespace

void TestTextTraces::initTestCase()
{
    const QString folder = qEnvironmentVariable("SALVER_TRACES");
    if (folder.isEmpty())
        QSKIP("SALVER_TRACES names no folder with editing traces, and the repository holds none.");
    m_folder.setPath(folder);
    const QStringList files = m_folder.entryList({"*.json.gz", "*.json"}, QDir::Files);
    for (const QString& file : files)
        m_traces.append(file);
    for (const QString& file : m_folder.entryList({"conformance*.jsonl.gz"}, QDir::Files)) {
        auto traces = readTraces(m_folder.filePath(file));
        QVERIFY(traces.has_value());
        std::move(traces->begin(), traces->end(), std::back_inserter(m_conformance));
    }
    QVERIFY(!m_traces.isEmpty());
    QVERIFY(!m_conformance.empty());
}

void TestTextTraces::everyTraceEndsInItsContent_data()
{
    QTest::addColumn<QString>("file");
    for (const QString& file : m_traces)
        QTest::newRow(qPrintable(file)) << file;
}

void TestTextTraces::everyTraceEndsInItsContent()
{
    QFETCH(QString, file);
    const auto traces = readTraces(m_folder.filePath(file));
    QVERIFY(traces.has_value());
    const Trace& trace = traces->front();

    Document batch;
    mustApply(batch, trace.joined());
    QCOMPARE(batch.text(), trace.endContent);
    QCOMPARE(batch.eventCount(), trace.eventCount());

    Document single;
    for (const auto& transaction : trace.transactions)
        mustApply(single, transaction);
    QCOMPARE(single.text(), trace.endContent);
    QCOMPARE(single.version(), batch.version());
    QCOMPARE(single.summary(), batch.summary());

    Document unclear;
    unclear.setClearing(false);
    mustApply(unclear, trace.joined());
    QCOMPARE(unclear.text(), trace.endContent);

    const std::string saved = single.save();
    auto loaded = Document::load(saved);
    QVERIFY(loaded.has_value());
    QCOMPARE(loaded->text(), trace.endContent);
    QVERIFY(*loaded->runs() == *single.runs());
    QCOMPARE(loaded->save(), saved);
    QCOMPARE(*Document::loadText(saved), trace.endContent);

    auto opened = Document::open(saved);
    QVERIFY(opened.has_value());
    opened->settle();
    mustApply(*opened, trace.joined());
    QCOMPARE(opened->text(), trace.endContent);
    single.checkInvariants();
}

void TestTextTraces::sequentialTracesTypedHere_data()
{
    everyTraceEndsInItsContent_data();
}

void TestTextTraces::sequentialTracesTypedHere()
{
    QFETCH(QString, file);
    const auto traces = readTraces(m_folder.filePath(file));
    QVERIFY(traces.has_value());
    const Trace& trace = traces->front();
    if (trace.patches.empty())
        return; // two people at once cannot be typed by one
    Document typed;
    const ReplicaId me{7};
    for (const TracePatch& patch : trace.patches) {
        if (patch.removed > 0)
            QVERIFY(typed.remove(me, patch.position, patch.removed).has_value());
        if (!patch.inserted.empty())
            QVERIFY(typed.insert(me, patch.position, patch.inserted).has_value());
    }
    QCOMPARE(typed.text(), trace.endContent);
    QCOMPARE(typed.eventCount(), trace.eventCount());
}

void TestTextTraces::conformance()
{
    std::size_t right = 0;
    for (const Trace& trace : m_conformance) {
        Document document;
        const bool taken = document.apply(allRuns(trace)).has_value();
        right += taken && document.text() == trace.endContent ? 1 : 0;
    }
    qInfo("%zu of %zu conformance histories", right, m_conformance.size());
    QCOMPARE(right, m_conformance.size());
}

void TestTextTraces::conformanceInAnyOrder()
{
    Dice dice(20250101);
    for (std::size_t i = 0; i < m_conformance.size(); ++i) {
        const Trace& trace = m_conformance[i];
        const auto runs = shuffled(allRuns(trace), dice);
        Document document;
        std::string expected;
        std::size_t at = 0;
        while (at < runs.size()) {
            // Portions of any size, with what came before sent again now and then.
            const std::size_t n = std::min<std::size_t>(runs.size() - at, 1 + dice.roll(8));
            const std::size_t from = dice.oneIn(3) ? dice.roll(at + 1) : at;
            const auto splices = document.apply(std::span(runs).subspan(from, at + n - from));
            QVERIFY(splices.has_value());
            expected = spliced(expected, *splices);
            QCOMPARE(document.text(), expected);
            at += n;
        }
        QCOMPARE(document.text(), trace.endContent);
        if (i % 25 == 0)
            document.checkInvariants();
    }
}

void TestTextTraces::conformanceWithoutClearing()
{
    for (const Trace& trace : m_conformance) {
        Document document;
        document.setClearing(false);
        for (const auto& transaction : trace.transactions)
            mustApply(document, transaction);
        QCOMPARE(document.text(), trace.endContent);
    }
}

void TestTextTraces::conformanceAgainstTheOracle()
{
    for (std::size_t i = 0; i < m_conformance.size(); i += 5) {
        TextOracle oracle;
        for (const Run& run : allRuns(m_conformance[i]))
            QVERIFY(oracle.add(run));
        QCOMPARE(oracle.text(), m_conformance[i].endContent);
    }
}

void TestTextTraces::conformanceOutOfOrderWaitsForParents()
{
    Dice dice(11);
    for (std::size_t i = 0; i < m_conformance.size(); i += 10) {
        auto waiting = allRuns(m_conformance[i]);
        Document document;
        while (!waiting.empty()) {
            const std::size_t chosen = dice.roll(waiting.size());
            const std::string before = document.text();
            const auto applied = document.apply(waiting[chosen]);
            if (applied) {
                waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(chosen));
                continue;
            }
            QCOMPARE(applied.error().code, ErrorCode::NotFound);
            QCOMPARE(document.text(), before);
        }
        QCOMPARE(document.text(), m_conformance[i].endContent);
    }
}

void TestTextTraces::savedAndLoadedAtEveryStep()
{
    Dice dice(5);
    for (std::size_t i = 0; i < m_conformance.size(); i += 4) {
        const Trace& trace = m_conformance[i];
        Document document;
        for (const auto& transaction : trace.transactions) {
            mustApply(document, transaction);
            const std::string saved = document.save();
            auto again = dice.oneIn(2) ? Document::open(saved) : Document::load(saved);
            QVERIFY(again.has_value());
            QCOMPARE(again->text(), document.text());
            QCOMPARE(*Document::loadText(saved), document.text());
            QCOMPARE(again->version(), document.version());
            QCOMPARE(again->summary(), document.summary());
            document = std::move(*again);
            if (dice.oneIn(4))
                document.settle();
        }
        QCOMPARE(document.text(), trace.endContent);
    }
}

void TestTextTraces::codePointEdits()
{
    const auto bytes = readMaybeGzip(m_folder.filePath("ot-apply.jsonl.gz"));
    QVERIFY(bytes.has_value());
    int lines = 0;
    Document document;
    const ReplicaId me{3};
    for (const QByteArray& line : bytes->split('\n')) {
        const QJsonObject edit = QJsonDocument::fromJson(line).object();
        if (edit.isEmpty())
            continue;
        const std::string before = edit["str"].toString().toStdString();
        if (document.text() != before) {
            document = Document();
            if (!before.empty())
                QVERIFY(document.insert(me, 0, before).has_value());
        }
        std::uint64_t position = 0;
        for (const QJsonValue& step : edit["op"].toArray()) {
            if (step.isDouble()) {
                position += static_cast<std::uint64_t>(step.toInteger());
            } else if (step.isString()) {
                const auto run = document.insert(me, position, step.toString().toStdString());
                QVERIFY(run.has_value());
                position += run->length;
            } else {
                const QJsonValue gone = step["d"];
                const auto count = gone.isString() ? scalarsOf(gone.toString().toStdString()).size()
                                                   : static_cast<std::uint64_t>(gone.toInteger());
                QVERIFY(document.remove(me, position, count).has_value());
            }
        }
        const QString result = edit["result"].toString();
        QCOMPARE(document.text(), result.toStdString());
        QCOMPARE(document.lengthUtf16(), static_cast<std::uint64_t>(result.size()));
        ++lines;
    }
    QVERIFY(lines > 0);
    qInfo("%d edits in code points", lines);
    document.checkInvariants();
}

QTEST_GUILESS_MAIN(TestTextTraces)
#include "tst_text_traces.moc"
