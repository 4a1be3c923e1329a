// SPDX-License-Identifier: Apache-2.0
// Runs a coroutine of an inline storage to its end, on the caller's thread.
#pragma once

#include "server/storage/storage.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <optional>

namespace salver::server {

template <class T>
[[nodiscard]] Result<T> runNow(Answer<T> answer)
{
    std::optional<Result<T>> result;
    boost::asio::io_context loop;
    boost::asio::co_spawn(loop, std::move(answer), [&](const std::exception_ptr&, Result<T> value) {
        result.emplace(std::move(value));
    });
    loop.run();
    if (!result)
        return fail(ErrorCode::Internal, "The command ended without an answer.");
    return std::move(*result);
}

} // namespace salver::server
