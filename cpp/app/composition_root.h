// SPDX-License-Identifier: Apache-2.0
// Builds one account's graph from its folder: threads, store, readers, account, context, view models. Nothing else
// knows more than what it is handed. GUI thread; main owns it, and the walk a second one.
#pragma once

#include "app/account.h"
#include "app/reminder_clock.h"
#include "app/theme_watcher.h"
#include "viewmodels/app_view_model.h"

#include <memory>

namespace salver::app {

class CompositionRoot {
public:
    struct Settings {
        QString folder; ///< empty for the system's place
        QString caFile;
        bool keychain{true};
    };
    explicit CompositionRoot(const Settings& settings);
    ~CompositionRoot();
    CompositionRoot(const CompositionRoot&) = delete;
    CompositionRoot& operator=(const CompositionRoot&) = delete;

    /// Waits for the database, which has been opening since the constructor, and makes the view models. An error is a
    /// sentence for a window of its own.
    [[nodiscard]] Result<void> finish();

    [[nodiscard]] viewmodels::AppViewModel& app() { return *m_app; }
    [[nodiscard]] Account& account() { return m_account; }
    [[nodiscard]] viewmodels::MachineSettings& machine() { return m_machine; }
    [[nodiscard]] const QString& folder() const { return m_folder; }
    /// The id of the client with this name; empty where there is none.
    [[nodiscard]] QString clientNamed(const QString& name);

private:
    [[nodiscard]] static domain::Now now();

    QString m_folder;
    SystemClock m_clock;
    SystemRandom m_random;
    viewmodels::MachineSettings m_machine;
    StoreThread m_store;
    ReadThread m_reading;
    Account m_account;
    ThemeWatcher m_theme;
    platform::DesktopNotifications m_notifications;
    std::unique_ptr<store::Reader> m_reader;
    std::unique_ptr<domain::Queries> m_queries;
    std::unique_ptr<viewmodels::Context> m_context;
    std::unique_ptr<viewmodels::AppViewModel> m_app;
    std::unique_ptr<ReminderClock> m_reminders;
};

} // namespace salver::app
