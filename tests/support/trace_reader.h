// SPDX-License-Identifier: Apache-2.0
// Reads editing traces and conformance histories (sequential, concurrent, conformance; plain or gzip) into the runs
// that a mergeable text takes. For tests and benches; one thread.
#pragma once

#include "core/result.h"
#include "core/text/event.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <string>
#include <vector>

namespace salver::test {

/// What one transaction of a trace did, delete first, then insert, in scalars.
struct TracePatch {
    std::uint64_t position{0};
    std::uint64_t removed{0};
    std::string inserted;
};

struct Trace {
    /// For each transaction, in the order of the file, its events.
    std::vector<std::vector<text::Run>> transactions;
    /// A sequential trace's edits, to be typed again; empty for the other two kinds.
    std::vector<TracePatch> patches;
    std::string endContent;

    [[nodiscard]] std::uint64_t eventCount() const;
    /// All runs in order, typing that goes on joined into one run, as an author's device would send it.
    [[nodiscard]] std::vector<text::Run> joined() const;
};

/// The file's bytes, unpacked where they are gzip.
[[nodiscard]] Result<QByteArray> readMaybeGzip(const QString& path);
/// A sequential or concurrent trace is one; a conformance file holds many.
[[nodiscard]] Result<std::vector<Trace>> readTraces(const QString& path);

} // namespace salver::test
