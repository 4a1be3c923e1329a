// SPDX-License-Identifier: Apache-2.0
// salver-bench text [--cpu] FILE...: replays editing traces. One JSON line a file; times are medians of five, by the
// clock or, with --cpu, in processor time of the thread (on a machine that is busy with other things).
//   replay_ms        the history as its authors' devices send it (typing that goes on is one run), in order, each
//                    run applied by a call of its own, to an empty text
//   replay_each_ms   the same, each transaction of the file (a keystroke, mostly) by a call of its own
//   merge_ms         the whole history applied by one call
//   local_ms         the same edits typed here (of a concurrent trace: what it did to the merged text)
//   load_ms          the saved form opened for reading
//   open_ms          opened for typing, its history left packed
//   load_history_ms  opened with its whole history decoded and checked
//   peak_bytes       the most heap that a merge of everything takes, the text included
//   steady_bytes     what an opened text keeps on the heap; steady_with_history_bytes: with its packed history
#include "bench/bench.h"
#include "bench/heap_meter.h"
#include "core/text/document.h"
#include "support/trace_reader.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <ctime>
#include <functional>

namespace salver::bench {

namespace {

using test::Trace;
using test::TracePatch;
using text::Document;
using text::Run;

constexpr int kRounds = 5;

struct Figures {
    double replayMs{0};
    double replayEachMs{0};
    double mergeMs{0};
    double localMs{0};
    double saveMs{0};
    double loadMs{0};
    double openMs{0};
    double loadHistoryMs{0};
    std::size_t saveBytes{0};
    std::size_t peakBytes{0};
    std::size_t steadyBytes{0};
    std::size_t packedBytes{0};
    std::size_t textBytes{0};
    bool endOk{true};
};

bool countProcessorTime = false;

template <class Call>
double timed(Call call)
{
    if (!countProcessorTime)
        return millisecondsOf(call);
    const auto now = [] {
        std::timespec at{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
        return static_cast<double>(at.tv_sec) * 1e3 + static_cast<double>(at.tv_nsec) / 1e6;
    };
    const double start = now();
    call();
    return now() - start;
}

double medianTime(const std::function<double()>& round)
{
    std::vector<double> times;
    for (int i = 0; i < kRounds; ++i)
        times.push_back(round());
    return medianOf(std::move(times));
}

// Each element is applied by a call of its own: a transaction, or a run as an author's device sends it.
template <class Portions>
double replayOnce(const Portions& portions, const Trace& trace, bool& endOk)
{
    Document document;
    const double ms = timed([&] {
        for (const auto& portion : portions)
            endOk = document.apply(portion).has_value() && endOk;
    });
    endOk = endOk && document.text() == trace.endContent;
    return ms;
}

double mergeOnce(const std::vector<Run>& runs, const Trace& trace, Figures& figures)
{
    Document document;
    const double ms = timed([&] { figures.endOk = document.apply(runs).has_value() && figures.endOk; });
    figures.endOk = figures.endOk && document.text() == trace.endContent;
    return ms;
}

// What is to be typed: a sequential trace's own edits, or what a concurrent one did to the merged text.
std::vector<TracePatch> typedEdits(const Trace& trace)
{
    if (!trace.patches.empty())
        return trace.patches;
    std::vector<TracePatch> edits;
    Document document;
    for (const auto& transaction : trace.transactions) {
        const auto splices = document.apply(transaction);
        if (!splices)
            return {};
        for (const text::Splice& splice : *splices)
            edits.push_back({splice.position, splice.removed, splice.inserted});
    }
    return edits;
}

double typeOnce(const std::vector<TracePatch>& edits, const Trace& trace, bool& endOk)
{
    const ReplicaId me{1};
    Document document;
    const double ms = timed([&] {
        for (const TracePatch& edit : edits) {
            if (edit.removed > 0)
                endOk = document.remove(me, edit.position, edit.removed).has_value() && endOk;
            if (!edit.inserted.empty())
                endOk = document.insert(me, edit.position, edit.inserted).has_value() && endOk;
        }
    });
    endOk = endOk && document.text() == trace.endContent;
    return ms;
}

void measureStorage(const Document& document, const Trace& trace, Figures& figures)
{
    std::string saved;
    figures.saveMs = medianTime([&] { return timed([&] { saved = document.save(); }); });
    figures.saveBytes = saved.size();
    figures.loadMs = medianTime([&] {
        return timed([&] {
            const auto text = Document::loadText(saved);
            figures.endOk = figures.endOk && text && *text == trace.endContent;
        });
    });
    figures.openMs = medianTime([&] {
        return timed([&] { figures.endOk = Document::open(saved).has_value() && figures.endOk; });
    });
    figures.loadHistoryMs = medianTime([&] {
        return timed([&] { figures.endOk = Document::load(saved).has_value() && figures.endOk; });
    });
    {
        const HeapMeter meter;
        const auto opened = Document::open(saved);
        figures.packedBytes = static_cast<std::size_t>(meter.inUse());
        figures.textBytes = opened->lengthBytes();
    }
    const HeapMeter meter;
    const auto opened = Document::open(saved, [&saved] { return Result<std::string>(saved); });
    figures.steadyBytes = static_cast<std::size_t>(meter.inUse());
}

Figures measure(const Trace& trace)
{
    Figures figures;
    const std::vector<Run> runs = trace.joined();
    figures.replayMs = medianTime([&] { return replayOnce(runs, trace, figures.endOk); });
    figures.replayEachMs = medianTime([&] { return replayOnce(trace.transactions, trace, figures.endOk); });
    figures.mergeMs = medianTime([&] { return mergeOnce(runs, trace, figures); });
    const auto edits = typedEdits(trace);
    figures.localMs = medianTime([&] { return typeOnce(edits, trace, figures.endOk); });
    Document document;
    {
        const HeapMeter meter;
        figures.endOk = document.apply(runs).has_value() && figures.endOk;
        figures.peakBytes = static_cast<std::size_t>(meter.peak());
    }
    measureStorage(document, trace, figures);
    return figures;
}

QJsonObject toJson(const QString& file, std::size_t events, const Figures& figures)
{
    const auto rounded = [](double ms) { return static_cast<double>(static_cast<long long>(ms * 1000 + 0.5)) / 1000; };
    return {{"file", file},
            {"events", static_cast<qint64>(events)},
            {"replay_ms", rounded(figures.replayMs)},
            {"replay_each_ms", rounded(figures.replayEachMs)},
            {"merge_ms", rounded(figures.mergeMs)},
            {"local_ms", rounded(figures.localMs)},
            {"save_bytes", static_cast<qint64>(figures.saveBytes)},
            {"save_ms", rounded(figures.saveMs)},
            {"load_ms", rounded(figures.loadMs)},
            {"open_ms", rounded(figures.openMs)},
            {"load_history_ms", rounded(figures.loadHistoryMs)},
            {"peak_bytes", static_cast<qint64>(figures.peakBytes)},
            {"steady_bytes", static_cast<qint64>(figures.steadyBytes)},
            {"steady_with_history_bytes", static_cast<qint64>(figures.packedBytes)},
            {"text_bytes", static_cast<qint64>(figures.textBytes)},
            {"end_ok", figures.endOk}};
}

// A file of many histories counts as their sum.
void add(Figures& sum, const Figures& one)
{
    sum.replayMs += one.replayMs;
    sum.replayEachMs += one.replayEachMs;
    sum.mergeMs += one.mergeMs;
    sum.localMs += one.localMs;
    sum.saveMs += one.saveMs;
    sum.loadMs += one.loadMs;
    sum.openMs += one.openMs;
    sum.loadHistoryMs += one.loadHistoryMs;
    sum.saveBytes += one.saveBytes;
    sum.peakBytes = std::max(sum.peakBytes, one.peakBytes);
    sum.steadyBytes += one.steadyBytes;
    sum.packedBytes += one.packedBytes;
    sum.textBytes += one.textBytes;
    sum.endOk = sum.endOk && one.endOk;
}

} // namespace

int benchText(const std::vector<std::string>& arguments)
{
    if (arguments.empty()) {
        std::fprintf(stderr, "salver-bench text: name at least one trace.\n");
        return 2;
    }
    bool allGood = true;
    for (const std::string& argument : arguments) {
        if (argument == "--cpu") {
            countProcessorTime = true;
            continue;
        }
        const QString file = QString::fromStdString(argument);
        const auto traces = test::readTraces(file);
        if (!traces) {
            std::fprintf(stderr, "%s\n", traces.error().sentence.c_str());
            return 1;
        }
        Figures sum;
        std::size_t events = 0;
        for (const Trace& trace : *traces) {
            add(sum, measure(trace));
            events += trace.eventCount();
        }
        allGood = allGood && sum.endOk;
        std::printf("%s\n", QJsonDocument(toJson(file.section('/', -1), events, sum))
                                .toJson(QJsonDocument::Compact)
                                .constData());
        std::fflush(stdout);
    }
    return allGood ? 0 : 1;
}

} // namespace salver::bench
