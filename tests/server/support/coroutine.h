// SPDX-License-Identifier: Apache-2.0
// Runs a coroutine from a test and waits for its value.
#pragma once

#include "core/result.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <QtGlobal>

#include <optional>
#include <type_traits>

namespace salver::test {

template <class T>
T await(boost::asio::awaitable<T> coroutine)
{
    std::optional<T> value;
    boost::asio::io_context loop;
    boost::asio::co_spawn(loop, std::move(coroutine), [&](const std::exception_ptr& broken, T result) {
        if (broken)
            std::rethrow_exception(broken);
        value.emplace(std::move(result));
    });
    loop.run();
    return std::move(*value);
}

inline void await(boost::asio::awaitable<void> coroutine)
{
    boost::asio::io_context loop;
    boost::asio::co_spawn(loop, std::move(coroutine), [](const std::exception_ptr& broken) {
        if (broken)
            std::rethrow_exception(broken);
    });
    loop.run();
}

/// The value of what cannot fail in this test; ends the program with the reason where it did.
template <class T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s", result.error().sentence.c_str());
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace salver::test
