// SPDX-License-Identifier: Apache-2.0
// What the server reads before anybody is signed in or anything is checked: request lines, ranges, bodies. Whatever
// comes, the answer is a route or a refusal, and a push is never taken for more than its limits allow.
#include "fuzz_bytes.h"
#include "server/http/router.h"
#include "server/service/bodies.h"

using namespace salver;
using namespace salver::fuzz;

namespace {

const server::ServiceLimits serviceLimits;

void tryRoute(Bytes& bytes)
{
    constexpr const char* methods[] = {"GET", "POST", "PUT", "HEAD", "DELETE", "BREW", ""};
    constexpr const char* starts[] = {"", "/v1/spaces/", "/v1/spaces/01890a5d-ac96-774b-bcce-b302099a8057/", "/v1/"};
    const auto* method = methods[bytes.below(std::size(methods))];
    const std::string target = starts[bytes.below(std::size(starts))] + std::string(bytes.rest());
    const auto route = server::routeOf(method, target, serviceLimits);
    require(route.bodyMost <= limits::frameBytes + 1 || route.request.operation == server::Operation::PutBlob);
    require(server::statusOf(ErrorCode::Malformed) == 400);
}

void tryBody(Bytes& bytes)
{
    const server::Asker asker;
    const auto kind = bytes.below(4);
    std::string body(bytes.rest());
    // Plain frames mostly, so that the input reaches the message.
    if (!body.empty() && static_cast<unsigned char>(body[0]) > 3)
        body[0] = 0;
    switch (kind) {
    case 0: static_cast<void>(server::readHandshake(body, asker)); break;
    case 1: static_cast<void>(server::readBody<wire::SignInRequest>(body, serviceLimits.smallBodyBytes)); break;
    default: {
        const server::Receipts receipts("key");
        const auto batch = server::readPush(body, asker, WallMs{1}, serviceLimits, receipts);
        if (batch) {
            require(batch->entries.size() <= serviceLimits.batchChanges);
            for (const auto& entry : batch->entries)
                require(entry.refusal || entry.id != WriteId{});
        }
        break;
    }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Bytes bytes(data, size);
    server::Request request;
    switch (bytes.below(4)) {
    case 0: tryRoute(bytes); break;
    case 1:
        if (server::readRange(bytes.rest(), request))
            require(!request.last || *request.last >= request.first);
        break;
    case 2: static_cast<void>(server::readContentRange(bytes.take(60), bytes.below(70'000), request)); break;
    default: tryBody(bytes); break;
    }
    return 0;
}
