// SPDX-License-Identifier: Apache-2.0
#include "core/backoff.h"

#include <algorithm>

namespace salver {

std::int64_t Backoff::next(Random& random)
{
    // Twenty doublings of any sensible first step are beyond any sensible cap, and far from overflow.
    const auto doublings = std::min(m_failures, 20U);
    const auto most = std::min(m_options.capMs, m_options.firstMs << doublings);
    ++m_failures;
    return static_cast<std::int64_t>(random.next64() % (static_cast<std::uint64_t>(most) + 1U));
}

} // namespace salver
