// SPDX-License-Identifier: Apache-2.0
// A failing connection and a refused question are both errors: what both storages make one of.
#pragma once

#include "server/storage/storage.h"

#include <utility>

namespace salver::server {

template <class T>
Answer<T> flat(boost::asio::awaitable<Result<Result<T>>> nested)
{
    auto result = co_await std::move(nested);
    if (!result)
        co_return fail(result.error());
    co_return std::move(*result);
}

} // namespace salver::server
