// SPDX-License-Identifier: Apache-2.0
// Files by their hash, in pieces: where a sender stopped, it goes on; what arrives whole is checked against its name.
#include "server/service/service.h"

#include <sodium.h>

#include <algorithm>

namespace salver::server {

namespace {

Response blobAnswer(const BlobState& state, std::uint64_t first = 0, std::string bytes = {})
{
    return {ErrorCode::None, std::move(bytes), 0, BlobAnswer{first, state.size, state.received, state.whole}};
}

/// BLAKE2b-256 of what comes in pieces.
class RunningBlake {
public:
    RunningBlake() { crypto_generichash_init(&m_state, nullptr, 0, Hash{}.bytes.size()); }
    void add(std::string_view bytes)
    {
        crypto_generichash_update(&m_state, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    }
    [[nodiscard]] Hash end()
    {
        Hash hash;
        crypto_generichash_final(&m_state, hash.bytes.data(), hash.bytes.size());
        return hash;
    }

private:
    crypto_generichash_state m_state{};
};

} // namespace

boost::asio::awaitable<Response> Service::blobState(const Request& request, const Session& session)
{
    const Asker asker{session.account.id, request.space};
    const auto state = co_await m_storage.blobState(asker, request.blob);
    if (!state)
        co_return errorBody(state.error(), request.id);
    co_return blobAnswer(*state);
}

boost::asio::awaitable<Response> Service::readBlob(const Request& request, const Session& session)
{
    BlobQuery query;
    query.asker = {session.account.id, request.space};
    query.blob = request.blob;
    query.first = request.first;
    query.mostBytes = m_options.limits.blobPieceBytes;
    if (request.last && *request.last >= request.first)
        query.mostBytes = std::min<std::uint64_t>(query.mostBytes, *request.last - request.first + 1);
    auto found = co_await m_storage.readBlob(query);
    if (!found)
        co_return errorBody(found.error(), request.id);
    if (request.first >= found->state.size || (request.last && *request.last < request.first))
        co_return errorBody({ErrorCode::InvalidArgument, "The file is shorter than that.", false}, request.id);
    co_return blobAnswer(found->state, request.first, std::move(found->bytes));
}

boost::asio::awaitable<Response> Service::putBlob(const Request& request, const Session& session)
{
    const auto& most = m_options.limits;
    const auto end = request.first + request.body.size();
    if (request.size > most.blobBytes || request.body.size() > most.blobPieceBytes)
        co_return errorBody({ErrorCode::TooLarge, "This file is larger than the server keeps.", false}, request.id);
    if (request.body.empty() || end > request.size || end < request.first)
        co_return errorBody({ErrorCode::InvalidArgument, "This piece does not lie within its file.", false},
                            request.id);
    BlobPiece piece;
    piece.asker = {session.account.id, request.space};
    piece.blob = request.blob;
    piece.size = request.size;
    piece.first = request.first;
    piece.bytes = request.body;
    piece.now = m_clock.now();
    piece.spaceMost = most.spaceBlobBytes;
    const auto asker = piece.asker;
    auto state = co_await m_storage.putBlobPiece(std::move(piece));
    if (!state && state.error().code == ErrorCode::Conflict) {
        // Where to go on stands in the answer.
        const auto reached = co_await m_storage.blobState(asker, request.blob);
        auto refused = errorBody(state.error(), request.id);
        if (reached)
            refused.blob = BlobAnswer{0, reached->size, reached->received, false};
        co_return refused;
    }
    if (!state)
        co_return errorBody(state.error(), request.id);
    if (!state->whole && state->received == state->size) {
        const auto checked = co_await checkBlob(asker, request.blob, state->size);
        if (!checked)
            co_return errorBody(checked.error(), request.id);
        state->whole = true;
    }
    co_return blobAnswer(*state);
}

boost::asio::awaitable<void> Service::tidyUp()
{
    constexpr std::int64_t keptMs = std::int64_t{30} * 24 * 3'600'000;
    // What fails now is tried again in an hour.
    for (;;) {
        const auto dropped = co_await m_storage.collectBlobs(WallMs{raw(m_clock.now()) - keptMs});
        if (!dropped || *dropped == 0)
            break;
    }
}

Answer<void> Service::checkBlob(Asker asker, Hash blob, std::uint64_t size)
{
    RunningBlake hash;
    for (std::uint64_t first = 0; first < size;) {
        BlobQuery query;
        query.asker = asker;
        query.blob = blob;
        query.first = first;
        query.mostBytes = m_options.limits.blobPieceBytes;
        query.unfinished = true;
        const auto piece = co_await m_storage.readBlob(query);
        if (!piece)
            co_return fail(piece.error());
        if (piece->bytes.empty())
            co_return fail(ErrorCode::Conflict, "A piece of this file is missing; send it again.", true);
        hash.add(piece->bytes);
        first += piece->bytes.size();
    }
    const bool sound = hash.end() == blob;
    const auto finished = co_await m_storage.finishBlob(asker, blob, sound);
    if (!finished)
        co_return fail(finished.error());
    if (!sound)
        co_return fail(ErrorCode::Malformed, "This file arrived damaged; it is sent again from the start.", true);
    co_return Result<void>();
}

} // namespace salver::server
