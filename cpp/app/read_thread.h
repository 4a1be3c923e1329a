// SPDX-License-Identifier: Apache-2.0
// A thread with a reader of its own, for what may take longer than a frame: search. The composition root owns it.
#pragma once

#include "viewmodels/context.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace salver::app {

class ReadThread final : public viewmodels::ReadDispatcher {
public:
    ReadThread();
    ~ReadThread() override;
    /// The database exists by now. The reader is opened there.
    void open(const std::string& path, bool alone);
    void post(std::function<void(domain::Queries&)> query) override;
    void stop();

private:
    QThread m_thread;
    std::unique_ptr<QObject> m_worker;
    std::unique_ptr<store::Reader> m_reader;
    std::unique_ptr<domain::Queries> m_queries;
};

} // namespace salver::app
