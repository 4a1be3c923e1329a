// SPDX-License-Identifier: Apache-2.0
// How any thread asks for a command to run on the store thread. The composition root implements it; the command
// carries its own way back (a queued call to whoever asked).
#pragma once

#include <functional>

namespace salver::domain {

class Commands;

class Dispatcher {
public:
    virtual ~Dispatcher() = default;
    /// Returns at once. Commands run in the order in which they were posted.
    virtual void post(std::function<void(Commands&)> command) = 0;
};

} // namespace salver::domain
