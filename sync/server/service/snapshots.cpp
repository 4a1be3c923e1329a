// SPDX-License-Identifier: Apache-2.0
// Snapshots for devices that start empty or were away for too long, and the fence below which the log is cut.
#include "server/service/service.h"

#include "core/change.h"
#include "core/sieve.h"
#include "server/storage/waiting.h"

#include <boost/asio/this_coro.hpp>

#include <algorithm>

namespace salver::server {

namespace {

/// What is read of the log at once while a snapshot is made.
constexpr std::size_t readAtOnce = 1024U * 1024U;
/// A snapshot is also made anew once the log has grown by this part of what it covers.
constexpr std::uint64_t staleAfterPart = 4;

std::uint64_t behind(const LogStanding& standing)
{
    return raw(standing.head) - (standing.snapshot ? raw(standing.snapshot->at) : 0);
}

} // namespace

/// Makes one snapshot: from the one before it and the log since, or from the whole log.
class SnapshotMaking {
public:
    SnapshotMaking(Storage& storage, const Receipts& receipts, Pool workers, SpaceId space, std::size_t pieceBytes)
        : m_storage(storage), m_receipts(receipts), m_workers(std::move(workers)), m_space(space),
          m_pieceBytes(pieceBytes)
    {
    }

    Answer<Snapshot> make(LogStanding standing, std::uint64_t id, WallMs now)
    {
        m_made.id = id;
        m_made.at = standing.head;
        m_made.made = now;
        m_base = standing.snapshot;
        if (auto done = co_await readNames(); !done)
            co_return fail(done.error());
        if (auto done = co_await siftBase(); !done)
            co_return fail(done.error());
        if (auto done = co_await siftLog(); !done)
            co_return fail(done.error());
        m_piece.set_last(true);
        m_piece.set_running(std::string(m_running.view()));
        m_piece.set_digest(std::string(m_sieve.digest().view()));
        for (const auto& [replica, sequence] : m_sieve.version()) {
            auto* count = m_piece.add_version();
            count->set_replica(raw(replica));
            count->set_sequence(raw(sequence));
        }
        if (auto done = co_await putPiece(); !done)
            co_return fail(done.error());
        if (auto done = co_await m_storage.finishSnapshot(m_space, m_made); !done)
            co_return fail(done.error());
        co_return m_made;
    }

private:
    [[nodiscard]] Cursor begin() const { return m_base ? m_base->at : Cursor{}; }

    Answer<void> readNames()
    {
        for (auto after = begin(); after < m_made.at;) {
            const auto page = co_await m_storage.readLog(m_space, after, m_made.at, readAtOnce);
            if (!page)
                co_return fail(page.error());
            if (page->entries.empty())
                co_return fail(ErrorCode::Busy, "The log moved while a snapshot of it was made.", true);
            const auto noted = co_await runOn(m_workers, [&] {
                for (const auto& entry : page->entries)
                    m_sieve.note(entry.bytes, entry.cursor);
                return page->entries.back().cursor;
            });
            after = noted;
            m_running = page->running;
        }
        co_return Result<void>();
    }

    Answer<void> siftBase()
    {
        for (std::uint32_t number = 0; m_base && number < m_base->pieces; ++number) {
            SnapshotPieceQuery query;
            query.space = m_space;
            query.id = m_base->id;
            query.number = number;
            const auto bytes = co_await m_storage.snapshotPiece(query);
            if (!bytes)
                co_return fail(bytes.error());
            const auto sifted = co_await runOn(m_workers, [&] { return siftPiece(*bytes); });
            if (!sifted)
                co_return fail(sifted.error());
            if (auto done = co_await putFullPieces(); !done)
                co_return fail(done.error());
        }
        co_return Result<void>();
    }

    Answer<void> siftLog()
    {
        for (auto after = begin(); after < m_made.at;) {
            auto page = co_await m_storage.readLog(m_space, after, m_made.at, readAtOnce);
            if (!page)
                co_return fail(page.error());
            if (page->entries.empty())
                co_return fail(ErrorCode::Busy, "The log moved while a snapshot of it was made.", true);
            after = page->entries.back().cursor;
            const auto sifted = co_await runOn(m_workers, [&] {
                for (auto& entry : page->entries)
                    take(std::move(entry), {}, {});
                return true;
            });
            if (!sifted)
                co_return fail(ErrorCode::Internal, "A snapshot could not be made.");
            if (auto done = co_await putFullPieces(); !done)
                co_return fail(done.error());
        }
        co_return Result<void>();
    }

    Result<void> siftPiece(const std::string& framed)
    {
        auto piece = readBody<wire::SnapshotPiece>(framed, limits::frameBytes);
        if (!piece)
            return fail(ErrorCode::Damaged, "A snapshot in the database cannot be read: " + piece.error().sentence);
        if (piece->last()) {
            SeenVersion version;
            for (const auto& count : piece->version())
                version[ReplicaId{count.replica()}] = Sequence{count.sequence()};
            m_sieve.startFrom(version);
        }
        for (auto& from : *piece->mutable_entries()) {
            LogItem item;
            item.cursor = Cursor{from.cursor()};
            item.bytes = std::move(*from.mutable_change());
            item.received = WallMs{from.received_ms()};
            item.hash = Hash::fromBytes(from.hash()).value_or(Hash{});
            take(std::move(item), {from.dead().begin(), from.dead().end()}, from.receipt());
        }
        return {};
    }

    void take(LogItem item, const std::vector<std::uint32_t>& dead, const std::string& receipt)
    {
        const auto sifted = m_sieve.sift(item.bytes, item.cursor, dead);
        if (!sifted.keep)
            return;
        auto* entry = m_piece.add_entries();
        entry->set_cursor(raw(item.cursor));
        entry->set_received_ms(raw(item.received));
        const auto& hash = sifted.readable ? sifted.hash : item.hash;
        entry->set_receipt(receipt.empty() ? m_receipts.make(m_space, hash) : receipt);
        if (!sifted.readable)
            entry->set_hash(std::string(item.hash.view()));
        for (const auto index : sifted.dead)
            entry->add_dead(index);
        m_size += item.bytes.size() + 64;
        entry->set_change(std::move(item.bytes));
        if (m_size >= m_pieceBytes)
            closePiece();
    }

    void closePiece()
    {
        m_piece.set_id(m_made.id);
        m_piece.set_at(raw(m_made.at));
        m_piece.set_number(m_made.pieces++);
        m_full.push_back(frameBody(m_piece.SerializeAsString()));
        m_made.bytes += m_full.back().size();
        m_piece.Clear();
        m_size = 0;
    }

    Answer<void> putFullPieces()
    {
        auto number = m_made.pieces - static_cast<std::uint32_t>(m_full.size());
        for (auto& bytes : std::exchange(m_full, {})) {
            if (auto done = co_await m_storage.addSnapshotPiece(m_space, m_made.id, number++, std::move(bytes)); !done)
                co_return fail(done.error());
        }
        co_return Result<void>();
    }

    Answer<void> putPiece()
    {
        closePiece();
        co_return co_await putFullPieces();
    }

    Storage& m_storage;
    const Receipts& m_receipts;
    Pool m_workers;
    SpaceId m_space;
    std::size_t m_pieceBytes;
    std::optional<Snapshot> m_base;
    Snapshot m_made;
    Sieve m_sieve;
    Hash m_running;
    wire::SnapshotPiece m_piece;
    std::size_t m_size{0};
    std::vector<std::string> m_full;
};

Answer<void> Service::makeSnapshot(SpaceId space, LogStanding standing)
{
    if (standing.snapshot && standing.snapshot->at == standing.head)
        co_return Result<void>();
    if (const auto under = m_making.find(space); under != m_making.end()) {
        const auto done = under->second;
        [[maybe_unused]] const auto [woken] = co_await done->async_wait(waiting);
        co_return Result<void>();
    }
    const auto done = std::make_shared<boost::asio::steady_timer>(co_await boost::asio::this_coro::executor,
                                                                  std::chrono::steady_clock::time_point::max());
    m_making.emplace(space, done);
    // A number that fits the databases' signed ones, and is never 0.
    const auto id = (m_random.next64() >> 1U) | 1U;
    SnapshotMaking making(m_storage, m_receipts, m_workers, space, m_options.limits.snapshotPieceBytes);
    const auto made = co_await making.make(standing, id, m_clock.now());
    m_making.erase(space);
    done->cancel();
    if (!made)
        co_return fail(made.error());
    ++m_counters.snapshotsMade;
    if (m_options.log)
        m_options.log("snapshot_made", {{"space", space.toString()},
                                        {"cursor", std::to_string(raw(made->at))},
                                        {"pieces", std::to_string(made->pieces)},
                                        {"bytes", std::to_string(made->bytes)}});
    co_return Result<void>();
}

bool Service::isStale(const LogStanding& standing) const
{
    const auto most = std::max<std::uint64_t>(m_options.limits.snapshotTail,
                                              standing.snapshot ? raw(standing.snapshot->at) / staleAfterPart : 0);
    return behind(standing) > most || !standing.snapshot;
}

boost::asio::awaitable<Response> Service::snapshot(const Request& request, const Session& session)
{
    SnapshotPieceQuery query;
    query.asker = session.account.id;
    query.space = request.space;
    query.id = request.snapshot;
    query.number = request.piece;
    auto piece = co_await m_storage.snapshotPiece(query);
    const bool member = piece || piece.error().code == ErrorCode::NotFound;
    if (member && request.snapshot == 0) {
        // Only who asks for the newest may have to wait for a newer one.
        const auto standing = co_await m_storage.logStanding(request.space);
        if (!standing)
            co_return errorBody(standing.error(), request.id);
        const bool older = standing->snapshot && standing->snapshot->at < request.after;
        if (older || isStale(*standing)) {
            const auto made = co_await makeSnapshot(request.space, *standing);
            if (!made && !standing->snapshot)
                co_return errorBody(made.error(), request.id);
            piece = co_await m_storage.snapshotPiece(query);
        }
    }
    if (!piece)
        co_return errorBody(piece.error(), request.id);
    ++m_counters.snapshotPiecesSent;
    Response response;
    response.body = std::move(*piece);
    co_return response;
}

boost::asio::awaitable<void> Service::tendLogs()
{
    const auto spaces = co_await m_storage.spaces(std::nullopt);
    if (!spaces)
        co_return;
    // What fails now is tried again at the next round.
    for (const auto& space : *spaces)
        co_await tendLog(space.id);
}

boost::asio::awaitable<void> Service::tendLog(SpaceId space)
{
    co_await emptyErased(space);
    auto standing = co_await m_storage.logStanding(space);
    if (!standing)
        co_return;
    Cursor upTo{};
    if (m_options.keepLog) {
        const WallMs before{raw(m_clock.now()) - m_options.keepLog->count()};
        upTo = (co_await m_storage.lastReceivedBefore(space, before)).value_or(Cursor{});
    }
    const bool toCut = upTo > standing->fence;
    const bool lacking = toCut && (!standing->snapshot || standing->snapshot->at < upTo);
    const bool ahead = raw(standing->head) >= m_options.limits.snapshotFrom && isStale(*standing);
    if (lacking || ahead) {
        const auto made = co_await makeSnapshot(space, *standing);
        if (!made)
            co_return;
    }
    if (toCut)
        co_await cutUpTo(space, standing->fence, upTo);
}

boost::asio::awaitable<void> Service::cutUpTo(SpaceId space, Cursor from, Cursor upTo)
{
    auto fence = from;
    while (fence < upTo) {
        const auto moved = co_await m_storage.cutLog(space, upTo);
        if (!moved || *moved <= fence)
            break;
        fence = *moved;
    }
    if (fence > from && m_options.log)
        m_options.log("log_cut", {{"space", space.toString()}, {"cursor", std::to_string(raw(fence))}});
}

} // namespace salver::server
