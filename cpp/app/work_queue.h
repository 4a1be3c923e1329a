// SPDX-License-Identifier: Apache-2.0
// One thread that runs what it is handed, in order. Owned by the composition root; posting is safe from any thread.
// Destroying it runs what was posted before, then joins.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace salver::app {

class WorkQueue {
public:
    /// `begin` and `end` run on the thread, first and last: whoever owns thread-bound things makes and frees them there.
    explicit WorkQueue(std::function<void()> begin = {}, std::function<void()> end = {});
    ~WorkQueue();
    WorkQueue(const WorkQueue&) = delete;
    WorkQueue& operator=(const WorkQueue&) = delete;

    void post(std::function<void()> work);
    /// Runs `work` on the thread and waits for it. Never from the thread itself, never from the GUI thread.
    void call(const std::function<void()>& work);

private:
    void run(const std::function<void()>& begin, const std::function<void()>& end);

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_work;
    bool m_stop{false};
    std::thread m_thread; ///< last: it starts when everything else is there
};

} // namespace salver::app
