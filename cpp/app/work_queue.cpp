// SPDX-License-Identifier: Apache-2.0
#include "app/work_queue.h"

#include <future>
#include <utility>

namespace salver::app {

WorkQueue::WorkQueue(std::function<void()> begin, std::function<void()> end)
    : m_thread([this, begin = std::move(begin), end = std::move(end)] { run(begin, end); })
{
}

WorkQueue::~WorkQueue()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void WorkQueue::post(std::function<void()> work)
{
    {
        const std::lock_guard lock(m_mutex);
        m_work.push_back(std::move(work));
    }
    m_wake.notify_one();
}

void WorkQueue::call(const std::function<void()>& work)
{
    std::promise<void> done;
    post([&] {
        work();
        done.set_value();
    });
    done.get_future().wait();
}

void WorkQueue::run(const std::function<void()>& begin, const std::function<void()>& end)
{
    if (begin)
        begin();
    for (;;) {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_stop || !m_work.empty(); });
        if (m_work.empty())
            break;
        auto work = std::move(m_work.front());
        m_work.pop_front();
        lock.unlock();
        work();
    }
    if (end)
        end();
}

} // namespace salver::app
