// SPDX-License-Identifier: Apache-2.0
// The one way blocking work leaves the event loop: runs a function on another executor and comes back to the
// coroutine's own with its result. Without another executor the work runs here and now, so that a simulator can
// drive everything from one thread.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <optional>
#include <type_traits>
#include <utility>

namespace salver::server {

using Pool = std::optional<boost::asio::any_io_executor>;

/// `pool` must outlive the work, and be joined before the coroutine's executor goes.
template <class Work>
boost::asio::awaitable<std::invoke_result_t<Work&>> runOn(Pool pool, Work work)
{
    using Value = std::invoke_result_t<Work&>;
    if (!pool)
        co_return work();
    std::optional<Value> value;
    auto start = [&](auto handler) {
        auto home = boost::asio::make_work_guard(boost::asio::get_associated_executor(handler));
        boost::asio::post(*pool, [&value, &work, home, handler = std::move(handler)]() mutable {
            value.emplace(work());
            boost::asio::post(home.get_executor(), std::move(handler));
        });
    };
    co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>&, void()>(start,
                                                                                        boost::asio::use_awaitable);
    co_return std::move(*value);
}

} // namespace salver::server
