// SPDX-License-Identifier: Apache-2.0
// Calls on a thread of their own, where large answers are opened and read as well: that takes a good part of the time
// that merging takes, and the thread of the runner merges the page before meanwhile. Owned by the runner, on its
// thread; the thread is started with the first call.
#pragma once

#include "client/http_calls.h"
#include "core/session_types.h"

#include <QObject>
#include <QThread>

#include <cstdint>
#include <functional>
#include <map>

namespace salver::client {

class CallsAside final : public QObject {
    Q_OBJECT

public:
    explicit CallsAside(TransportOptions options, QObject* parent = nullptr);
    ~CallsAside() override;

    /// Makes an answer of a message; runs on the other thread and may touch nothing of this one.
    using Read = std::function<Result<Answer>(Result<std::string>)>;
    /// Called on this object's thread with what was read and how many bytes it was.
    using Done = std::function<void(Result<Answer>, std::size_t)>;
    void start(const HttpCalls::Call& call, Read read, Done done);
    /// Ends all calls under way; their `done` is not called.
    void abandon();

private:
    void finish(std::uint64_t number, Result<Answer> answer, std::size_t bytes);

    QThread m_thread;
    HttpCalls* m_calls; ///< lives on m_thread
    std::uint64_t m_last{0};
    std::map<std::uint64_t, Done> m_waiting;
};

} // namespace salver::client
