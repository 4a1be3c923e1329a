// SPDX-License-Identifier: Apache-2.0
// How the server's coroutines await what may fail: the error code comes back as a value, never as an exception.
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace salver::server {

inline constexpr auto waiting = boost::asio::as_tuple(boost::asio::use_awaitable);

} // namespace salver::server
