// SPDX-License-Identifier: Apache-2.0
// What every view model is handed: where commands go and their answers come back, what can be read here and now,
// what is read elsewhere because it may take long, the time, and the facts that climb after each commit. The
// composition root makes one an account and outlives nothing that it refers to. GUI thread.
#pragma once

#include "domain/commands.h"
#include "domain/dispatcher.h"
#include "domain/queries.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <utility>

namespace salver::viewmodels {

/// Runs reading that may take more than a frame on a thread with a reader of its own, in the order of asking.
class ReadDispatcher {
public:
    virtual ~ReadDispatcher() = default;
    virtual void post(std::function<void(domain::Queries&)> query) = 0;
};

class Context : public QObject {
    Q_OBJECT
public:
    using NowSource = std::function<domain::Now()>;
    Context(domain::Dispatcher& commands, ReadDispatcher& background, domain::Queries& queries, NowSource now,
            QObject* parent = nullptr)
        : QObject(parent), m_commands(commands), m_background(background), m_queries(queries), m_now(std::move(now))
    {
    }

    /// On this thread; each call must be short.
    [[nodiscard]] domain::Queries& queries() { return m_queries; }
    [[nodiscard]] domain::Now now() const { return m_now(); }

    /// Posts a command to the store thread. `answer` runs here once it is committed or refused, unless `asker` has
    /// gone by then.
    template <class T>
    void command(QObject* asker, std::function<Result<T>(domain::Commands&)> what,
                 std::function<void(Result<T>)> answer)
    {
        m_commands.post([this, asker = QPointer<QObject>(asker), what = std::move(what),
                         answer = std::move(answer)](domain::Commands& commands) {
            Result<T> outcome = what(commands);
            QMetaObject::invokeMethod(
                this,
                [asker, answer, outcome = std::move(outcome)] {
                    if (asker)
                        answer(outcome);
                },
                Qt::QueuedConnection);
        });
    }

    template <class T>
    void readElsewhere(QObject* asker, std::function<Result<T>(domain::Queries&)> what,
                       std::function<void(Result<T>)> answer)
    {
        m_background.post([this, asker = QPointer<QObject>(asker), what = std::move(what),
                           answer = std::move(answer)](domain::Queries& queries) {
            Result<T> outcome = what(queries);
            QMetaObject::invokeMethod(
                this,
                [asker, answer, outcome = std::move(outcome)] {
                    if (asker)
                        answer(outcome);
                },
                Qt::QueuedConnection);
        });
    }

    /// A command that only has to work: `done` is said in the undo bar, a refusal in the trouble bar.
    void perform(QObject* asker, std::function<Result<domain::Made>(domain::Commands&)> what, const QString& done = {});
    /// The same, and `then` with what was made.
    void perform(QObject* asker, std::function<Result<domain::Made>(domain::Commands&)> what, const QString& done,
                 std::function<void(const domain::Made&)> then);

    /// The composition root calls it on this thread after every commit.
    void takeFacts(const store::Committed& facts) { Q_EMIT committed(facts); }
    void sayDone(const QString& sentence, quint64 step) { Q_EMIT done(sentence, step); }
    void sayTrouble(const QString& sentence) { Q_EMIT trouble(sentence); }
    /// Every version of a field, on the page for it.
    void wantHistory(const EntityId& entity, model::FieldId field) { Q_EMIT historyWanted(entity, field); }

Q_SIGNALS:
    void committed(const salver::store::Committed& facts);
    /// Something was done; `step` is what takes it back (Commands::undoStep), 0 where there is nothing to take back.
    void done(const QString& sentence, quint64 step);
    /// Something could not be done, and why.
    void trouble(const QString& sentence);
    void historyWanted(const salver::EntityId& entity, salver::model::FieldId field);

private:
    domain::Dispatcher& m_commands;
    ReadDispatcher& m_background;
    domain::Queries& m_queries;
    NowSource m_now;
};

/// "" for a null id.
[[nodiscard]] QString idText(const Uuid& id);
[[nodiscard]] EntityId idFrom(const QString& text);
[[nodiscard]] QString words(const std::string& utf8);
/// In the reader's language; a sentence of the store, of sync or of the server only where it is told whole, without parts.
[[nodiscard]] QString words(const Error& error);
[[nodiscard]] QString spoken(const std::string& sentence);

} // namespace salver::viewmodels
