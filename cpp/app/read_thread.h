// SPDX-License-Identifier: Apache-2.0
// A thread with a reader of its own, for what may take longer than a frame (a search, a long history). Owned by the
// composition root; posting is for the GUI thread.
#pragma once

#include "app/work_queue.h"
#include "domain/queries.h"
#include "store/reader.h"
#include "viewmodels/context.h"

#include <memory>
#include <string>

namespace salver::app {

class ReadThread final : public viewmodels::ReadDispatcher {
public:
    /// Fails where the database cannot be read.
    [[nodiscard]] static Result<std::unique_ptr<ReadThread>> open(const std::string& path);

    void post(std::function<void(domain::Queries&)> query) override;

private:
    explicit ReadThread(std::unique_ptr<store::Reader> reader);

    std::unique_ptr<store::Reader> m_reader;
    domain::Queries m_queries;
    WorkQueue m_queue; ///< last: it stops before what it reads goes away
};

} // namespace salver::app
