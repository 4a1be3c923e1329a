// SPDX-License-Identifier: Apache-2.0
// The store thread: it opens the database, runs every command on it, and lends its journal to sync. Owned by the
// composition root and made on the GUI thread; what it owns lives and dies on its own thread.
#pragma once

#include "app/work_queue.h"
#include "core/ports.h"
#include "domain/commands.h"
#include "domain/dispatcher.h"
#include "store/reader.h"
#include "store/store.h"

#include <functional>
#include <memory>
#include <string>

namespace salver::app {

class StoreThread final : public domain::Dispatcher {
public:
    struct Place {
        std::string path;       ///< the database file
        std::string zone;       ///< IANA name of the device's zone
        domain::ZoneOffset offset{nullptr};
    };
    /// `committed` is called on the store thread after every commit. Opening has ended when the constructor returns;
    /// `opened()` says how.
    StoreThread(Place place, Clock& clock, Random& random, std::function<void(const store::Committed&)> committed);
    ~StoreThread() override;

    [[nodiscard]] const Result<void>& opened() const { return m_opened; }

    void post(std::function<void(domain::Commands&)> command) override;
    void postToStore(std::function<void(store::Store&)> work);
    /// Waits; for the sync thread, which has nothing to do meanwhile.
    void callStore(const std::function<void(store::Store&)>& work);
    /// The store's journal for the sync thread: each call runs on the store thread and waits.
    [[nodiscard]] Journal& journal() { return *m_journal; }

private:
    void open(const Place& place, Clock& clock, Random& random,
              const std::function<void(const store::Committed&)>& committed);

    Result<void> m_opened;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<store::Reader> m_reader;
    std::unique_ptr<domain::Commands> m_commands;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<WorkQueue> m_queue;
};

} // namespace salver::app
