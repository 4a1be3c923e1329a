// SPDX-License-Identifier: Apache-2.0
// A real account on a real store thread for the view models' tests: just this device, a folder that goes away, a clock
// that stands still. The store's thread can be held, and its writing made to fail. Header only.
#pragma once

#include "domain/commands.h"
#include "domain/dispatcher.h"
#include "domain/queries.h"
#include "store/reader.h"
#include "store/store.h"
#include "viewmodels/account_port.h"
#include "viewmodels/context.h"
#include "viewmodels/machine_settings.h"

#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <memory>
#include <random>

namespace salver::test {

/// Thursday 14 May 2026, 10:00 in UTC, until somebody moves it.
class StillClock final : public Clock {
public:
    WallMs now() override { return WallMs{m_now.load()}; }
    void move(std::int64_t ms) { m_now += ms; }

private:
    std::atomic<std::int64_t> m_now{1778752800000};
};

class SeededRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override
    {
        for (auto& byte : bytes)
            byte = std::uint8_t(m_engine());
    }

private:
    std::mt19937 m_engine{20260514};
};

/// No server; remembers what was asked.
class StillAccount final : public viewmodels::AccountPort {
public:
    [[nodiscard]] SyncStatus status() const override { return shown; }
    void syncNow() override { ++syncs; }
    void setWorkOffline(bool on) override
    {
        shown.workOffline = on;
        Q_EMIT statusChanged();
    }
    [[nodiscard]] bool bound() const override { return isBound; }
    [[nodiscard]] QString server() const override { return {}; }
    [[nodiscard]] QString userName() const override { return {}; }
    void signIn(const QString& url, const QString&, const QString&, Answer answer) override
    {
        askedUrl = url;
        signInAnswer = std::move(answer);
    }
    void useThisDeviceOnly(const QString&, Answer answer) override
    {
        isBound = true;
        answer({});
        Q_EMIT boundChanged();
    }
    void signOut(Answer answer) override { answer({}); }
    void retryParked(const SpaceId&, Sequence, Answer answer) override { answer({}); }
    void dropParked(const SpaceId&, Sequence, Answer answer) override { answer({}); }
    void backupTo(const QString&, Answer answer) override { answer(backupOutcome); }
    void checkDevice(std::function<void(Result<viewmodels::DeviceCheck>)> answer) override { answer(checkOutcome); }
    void rebuild(Answer refused) override
    {
        ++rebuilds;
        if (!rebuildOutcome)
            refused(rebuildOutcome);
    }

    void show(const SyncStatus& status)
    {
        shown = status;
        Q_EMIT statusChanged();
    }

    SyncStatus shown;
    Result<void> backupOutcome;
    Result<void> rebuildOutcome;
    Result<viewmodels::DeviceCheck> checkOutcome;
    int rebuilds{};
    Answer signInAnswer;
    QString askedUrl;
    int syncs{};
    bool isBound{true};
};

class Workbench final : public domain::Dispatcher, public viewmodels::ReadDispatcher {
public:
    Workbench() : path(folder.filePath("salver.db").toStdString())
    {
        m_worker.moveToThread(&m_thread);
        m_thread.start();
        onStore([this] {
            store::OpenOptions options;
            options.path = path;
            options.lock = false;
            m_store = store::Store::open(options, clock, m_random).value();
            if (const auto bound = m_store->useLocally("Priya Raman"); !bound)
                qFatal("%s", bound.error().sentence.c_str());
            m_reader = store::Reader::open(path).value();
            m_commands = std::make_unique<domain::Commands>(*m_store, *m_reader, clock, m_random, [](WallMs) { return std::string("UTC"); }, nullptr);
            m_store->onCommitted([this](const store::Committed& facts) {
                QMetaObject::invokeMethod(
                    context.get(), [this, facts] { context->takeFacts(facts); }, Qt::QueuedConnection);
            });
        });
        m_screenReader = store::Reader::open(path).value();
        queries = std::make_unique<domain::Queries>(*m_screenReader);
        context = std::make_unique<viewmodels::Context>(*this, *this, *queries, [this] { return now(); });
    }

    ~Workbench() override
    {
        letGo();
        onStore([this] {
            m_commands.reset();
            m_reader.reset();
            m_store.reset();
        });
        m_thread.quit();
        m_thread.wait();
    }

    void post(std::function<void(domain::Commands&)> command) override
    {
        QMetaObject::invokeMethod(
            &m_worker, [this, command = std::move(command)] { command(*m_commands); }, Qt::QueuedConnection);
    }
    /// Search runs where the screens read; its answer still comes later.
    void post(std::function<void(domain::Queries&)> query) override { query(*queries); }

    [[nodiscard]] domain::Now now() { return {clock.now(), "UTC", nullptr}; }

    /// Runs a command at once and waits.
    template <class T>
    T run(std::function<Result<T>(domain::Commands&)> command)
    {
        Result<T> outcome = fail(ErrorCode::Internal, "not run");
        onStore([&] { outcome = command(*m_commands); });
        if (!outcome)
            QTest::qFail(outcome.error().sentence.c_str(), __FILE__, __LINE__);
        return outcome ? *outcome : T{};
    }
    domain::Made client(const std::string& name)
    {
        return run<domain::Made>([&](domain::Commands& commands) { return commands.addClient({name, "", "", {}}); });
    }
    domain::Made visit(const EntityId& client)
    {
        domain::NewVisit what;
        what.client = client;
        return run<domain::Made>([&](domain::Commands& commands) { return commands.startVisit(what); });
    }
    domain::CapturedLine line(const EntityId& visit, const std::string& typed)
    {
        return run<domain::CapturedLine>([&](domain::Commands& commands) { return commands.captureLine(visit, typed); });
    }

    /// The store thread does nothing until letGo().
    void hold()
    {
        m_held = true;
        QMetaObject::invokeMethod(
            &m_worker, [this] { m_gate.acquire(); }, Qt::QueuedConnection);
    }
    void letGo()
    {
        if (m_held)
            m_gate.release();
        m_held = false;
    }
    /// Everything posted so far has run, and its answers and facts have been delivered.
    void settle()
    {
        for (int i = 0; i < 3; ++i) {
            onStore([] {});
            QCoreApplication::processEvents();
        }
    }

    QTemporaryDir folder;
    std::string path;
    StillClock clock;
    std::unique_ptr<domain::Queries> queries;
    std::unique_ptr<viewmodels::Context> context;
    StillAccount account;

private:
    void onStore(std::function<void()> what)
    {
        QMetaObject::invokeMethod(&m_worker, std::move(what), Qt::BlockingQueuedConnection);
    }

    SeededRandom m_random;
    QThread m_thread;
    QObject m_worker;
    QSemaphore m_gate;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<store::Reader> m_reader;
    std::unique_ptr<store::Reader> m_screenReader;
    std::unique_ptr<domain::Commands> m_commands;
    bool m_held{false};
};

} // namespace salver::test
