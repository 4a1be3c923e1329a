// SPDX-License-Identifier: Apache-2.0
// The one thread that writes: it owns the store, its reader and the commands. Whatever is posted runs there in order.
// The composition root owns it; facts come back on the thread that made it.
#pragma once

#include "domain/commands.h"
#include "domain/dispatcher.h"
#include "store/opening.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>
#include <optional>

class QTimer;

namespace salver::app {

class StoreThread final : public QObject, public domain::Dispatcher {
    Q_OBJECT
public:
    /// `clock` and `random` outlive it.
    StoreThread(Clock& clock, Random& random, QObject* parent = nullptr);
    ~StoreThread() override;

    /// Begins to open the database; opened() follows here. Nothing is posted before that.
    void open(const store::OpenOptions& options);
    /// Waits for open() and says how it went.
    [[nodiscard]] Result<void> waitForOpen();
    /// Once it is open: why nothing can be written, where that is so.
    [[nodiscard]] const std::optional<Error>& onlyReadable() const { return m_onlyReadable; }
    /// What became of a damaged file at this opening.
    [[nodiscard]] const std::optional<store::Salvage>& salvage() const { return m_salvage; }

    void post(std::function<void(domain::Commands&)> command) override;
    /// Runs what was posted to its end and closes the database. Nothing comes back after that.
    void stop();
    /// Runs there and waits; for the sync thread only.
    template <class T>
    [[nodiscard]] T ask(std::function<T(store::Store&)> question)
    {
        T answer{};
        QMetaObject::invokeMethod(
            m_worker.get(), [&] { answer = question(*m_store); }, Qt::BlockingQueuedConnection);
        return answer;
    }

Q_SIGNALS:
    void committed(const salver::store::Committed& facts);

private:
    void index();

    Clock& m_clock;
    Random& m_random;
    QThread m_thread;
    std::unique_ptr<QObject> m_worker; ///< lives there; what is posted is delivered to it
    QTimer* m_indexing{nullptr};       ///< the worker's, there
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<store::Reader> m_reader;
    std::unique_ptr<domain::Commands> m_commands;
    Result<void> m_outcome;
    std::optional<Error> m_onlyReadable; ///< these two are set before waitForOpen() returns, and stay
    std::optional<store::Salvage> m_salvage;
};

} // namespace salver::app
