// SPDX-License-Identifier: Apache-2.0
// What the benches write: lines of about 1 KB as people would, and a store with one team to write them to. Main thread.
#pragma once

#include "core/ids.h"
#include "core/ports.h"
#include "store/store.h"

#include <QTemporaryDir>

#include <memory>
#include <string>
#include <vector>

namespace salver::bench {

struct Line {
    EntityId id;
    std::string visit;
    std::string client;
    std::string type;
    std::string at;
    std::string order;
    std::string by;
    std::string lane;
    std::string text;
};

/// The same lines each time but for their ids; 25 a visit, 10 visits a client.
[[nodiscard]] std::vector<Line> makeLines(int count);
/// One line as a command: seven registers and a prose.
[[nodiscard]] store::Draft draftOf(const Line& line, const SpaceId& space);

[[noreturn]] void stop(const Error& error);
void must(const Result<void>& done);

/// The clients and visits that lines belong to.
void writePlaces(store::Store& store, const SpaceId& space, const std::vector<Line>& lines);
/// All lines, so many commands a transaction.
void writeLines(store::Store& store, const SpaceId& space, const std::vector<Line>& lines, std::size_t perTransaction);

/// A store with one team, on the counting VFS.
struct BenchStore {
    static constexpr int perTransaction = 100;

    explicit BenchStore(const std::string& vfs, bool durable = true);
    /// The clients and visits that the lines belong to; not timed.
    void prepare(const std::vector<Line>& lines) { writePlaces(*store, space, lines); }
    void write(const std::vector<Line>& lines) { writeLines(*store, space, lines, perTransaction); }
    /// Opens the same file again.
    void reopen(const std::string& vfs, bool durable);

    QTemporaryDir folder;
    SystemClock clock;
    SystemRandom random;
    SpaceId space;
    std::unique_ptr<store::Store> store;
};

} // namespace salver::bench
