// SPDX-License-Identifier: Apache-2.0
#include "support/trace_reader.h"

#include "support/text_oracle.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <zlib.h>

#include <algorithm>
#include <map>
#include <memory>

namespace salver::test {

namespace {

using text::EventId;
using text::Run;

// Appends one patch as runs, each building on the one before; the first builds on `parents`.
class RunWriter {
public:
    RunWriter(std::vector<Run>& runs, EventId next, std::vector<EventId> parents)
        : m_runs(runs), m_next(next), m_parents(std::move(parents))
    {
    }

    void patch(std::uint64_t position, std::uint64_t removed, const std::string& inserted)
    {
        if (removed > 0)
            add({m_next, m_parents, position, removed, Run::Kind::Delete, false, {}});
        if (!inserted.empty())
            add({m_next, m_parents, position, scalarsOf(inserted).size(), Run::Kind::Insert, false, inserted});
    }
    [[nodiscard]] EventId next() const { return m_next; }
    [[nodiscard]] const std::vector<EventId>& heads() const { return m_parents; }

private:
    void add(Run run)
    {
        m_next.seq += run.length;
        m_parents.assign(1, {m_next.agent, m_next.seq - 1});
        m_runs.push_back(std::move(run));
    }

    std::vector<Run>& m_runs;
    EventId m_next;
    std::vector<EventId> m_parents;
};

std::string utf8(const QJsonValue& value)
{
    return value.toString().toStdString();
}

void addPatch(RunWriter& writer, const QJsonArray& patch)
{
    writer.patch(static_cast<std::uint64_t>(patch[0].toInteger()), static_cast<std::uint64_t>(patch[1].toInteger()),
                 utf8(patch[2]));
}

Trace readSequential(const QJsonObject& file)
{
    Trace trace;
    trace.endContent = utf8(file["endContent"]);
    EventId next{ReplicaId{1}, 0};
    std::vector<EventId> heads;
    const auto add = [&](const TracePatch& patch) {
        RunWriter writer(trace.transactions.back(), next, heads);
        writer.patch(patch.position, patch.removed, patch.inserted);
        next = writer.next();
        heads = writer.heads();
        trace.patches.push_back(patch);
    };
    if (const std::string start = utf8(file["startContent"]); !start.empty()) {
        trace.transactions.emplace_back();
        add({0, 0, start});
    }
    for (const QJsonValue& txn : file["txns"].toArray()) {
        trace.transactions.emplace_back();
        for (const QJsonValue& value : txn["patches"].toArray()) {
            const QJsonArray patch = value.toArray();
            add({static_cast<std::uint64_t>(patch[0].toInteger()), static_cast<std::uint64_t>(patch[1].toInteger()),
                 utf8(patch[2])});
        }
    }
    return trace;
}

Trace readConcurrent(const QJsonObject& file)
{
    Trace trace;
    trace.endContent = utf8(file["endContent"]);
    std::map<std::int64_t, std::uint64_t> nextSeq;
    std::vector<std::vector<EventId>> headsOf; // of each transaction
    for (const QJsonValue& txn : file["txns"].toArray()) {
        const std::int64_t agent = txn["agent"].toInteger();
        std::vector<EventId> parents;
        for (const QJsonValue& parent : txn["parents"].toArray()) {
            const auto& heads = headsOf[static_cast<std::size_t>(parent.toInteger())];
            parents.insert(parents.end(), heads.begin(), heads.end());
        }
        std::sort(parents.begin(), parents.end());
        parents.erase(std::unique(parents.begin(), parents.end()), parents.end());
        trace.transactions.emplace_back();
        RunWriter writer(trace.transactions.back(),
                         {ReplicaId{static_cast<std::uint64_t>(agent) + 1}, nextSeq[agent]}, parents);
        for (const QJsonValue& patch : txn["patches"].toArray())
            addPatch(writer, patch.toArray());
        nextSeq[agent] = writer.next().seq;
        headsOf.push_back(writer.heads());
    }
    return trace;
}

// Names compare as strings; as many bytes as a replica id has keep that order.
ReplicaId agentNamed(const std::string& name)
{
    std::uint64_t id = 0;
    for (std::size_t i = 0; i < 8; ++i)
        id = id << 8U | (i < name.size() ? static_cast<unsigned char>(name[i]) : 0U);
    return ReplicaId{id};
}

Trace readConformance(const QJsonObject& line)
{
    Trace trace;
    trace.endContent = utf8(line["endContent"]);
    std::vector<EventId> ids; // of each event number
    for (const QJsonValue& txn : line["txns"].toArray()) {
        const EventId first{agentNamed(utf8(txn["agent"])), static_cast<std::uint64_t>(txn["seqStart"].toInteger())};
        const QJsonArray span = txn["span"].toArray();
        std::vector<EventId> parents;
        for (const QJsonValue& parent : txn["parents"].toArray())
            parents.push_back(ids.at(static_cast<std::size_t>(parent.toInteger())));
        trace.transactions.emplace_back();
        RunWriter writer(trace.transactions.back(), first, parents);
        for (const QJsonValue& op : txn["ops"].toArray())
            addPatch(writer, op.toArray());
        ids.resize(static_cast<std::size_t>(span[1].toInteger()));
        for (auto number = static_cast<std::size_t>(span[0].toInteger()); number < ids.size(); ++number)
            ids[number] = {first.agent, first.seq + number - static_cast<std::size_t>(span[0].toInteger())};
    }
    return trace;
}

// Whether a run goes on where the one before it ended.
bool goesOn(const Run& before, const Run& run)
{
    const EventId last{before.first.agent, before.first.seq + before.length - 1};
    if (run.first != EventId{last.agent, last.seq + 1} || run.parents.size() != 1 || run.parents[0] != last)
        return false;
    if (before.kind == Run::Kind::Insert || run.kind == Run::Kind::Insert)
        return before.kind == run.kind && before.position + before.length == run.position;
    return run.kind == Run::Kind::Delete && run.length == 1
           && ((before.kind == Run::Kind::Delete && run.position == before.position)
               || ((before.kind == Run::Kind::DeleteBackward || before.length == 1)
                   && run.position + before.length == before.position));
}

} // namespace

std::uint64_t Trace::eventCount() const
{
    std::uint64_t count = 0;
    for (const auto& transaction : transactions) {
        for (const Run& run : transaction)
            count += run.length;
    }
    return count;
}

std::vector<Run> Trace::joined() const
{
    std::vector<Run> runs;
    for (const auto& transaction : transactions) {
        for (const Run& run : transaction) {
            if (runs.empty() || !goesOn(runs.back(), run)) {
                runs.push_back(run);
                continue;
            }
            Run& last = runs.back();
            if (run.kind != Run::Kind::Insert && run.position != last.position)
                last.kind = Run::Kind::DeleteBackward;
            last.length += run.length;
            last.content += run.content;
        }
    }
    return runs;
}

Result<QByteArray> readMaybeGzip(const QString& path)
{
    // zlib reads what is not gzip as it stands.
    const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.toLocal8Bit().constData(), "rb"), gzclose);
    if (!file)
        return fail(ErrorCode::Io, "Cannot read " + path.toStdString() + ".");
    QByteArray bytes;
    QByteArray part(1 << 20, Qt::Uninitialized);
    for (;;) {
        const int got = gzread(file.get(), part.data(), static_cast<unsigned>(part.size()));
        if (got < 0)
            return fail(ErrorCode::Io, path.toStdString() + " is cut short or damaged.");
        if (got == 0)
            return bytes;
        bytes.append(part.constData(), got);
    }
}

Result<std::vector<Trace>> readTraces(const QString& path)
{
    const auto bytes = readMaybeGzip(path);
    if (!bytes)
        return fail(bytes.error());
    const QJsonObject whole = QJsonDocument::fromJson(*bytes).object();
    std::vector<Trace> traces;
    if (!whole.isEmpty() && !whole.contains("endContent"))
        return fail(ErrorCode::Malformed, path.toStdString() + " is not a trace.");
    const QJsonArray txns = whole["txns"].toArray();
    if (whole["kind"].toString() == "concurrent") {
        traces.push_back(readConcurrent(whole));
    } else if (!txns.isEmpty() && txns[0].toObject().contains("patches")) {
        traces.push_back(readSequential(whole));
    } else {
        for (const QByteArray& line : bytes->split('\n')) {
            const QJsonObject history = QJsonDocument::fromJson(line).object();
            if (history.contains("endContent"))
                traces.push_back(readConformance(history));
        }
    }
    if (traces.empty())
        return fail(ErrorCode::Malformed, path.toStdString() + " holds no trace.");
    return traces;
}

} // namespace salver::test
