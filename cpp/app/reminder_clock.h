// SPDX-License-Identifier: Apache-2.0
// Keeps the moments at which notifications come: one timer, armed for the next moment but for a minute at most, so that
// a clock that was set, a zone that was crossed or a lid that was closed is noticed. What it tells stands in Today
// whether or not a notification could be shown. GUI thread; the composition root owns it.
#pragma once

#include "core/ids.h"
#include "platform/notifications.h"
#include "viewmodels/context.h"
#include "viewmodels/machine_settings.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace salver::app {

class ReminderClock : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds longestSleep{60'000};

    /// All outlive it. It begins with begin(): a moment before that is not made up for.
    ReminderClock(viewmodels::Context& context, platform::Notifications& notifications,
                  viewmodels::MachineSettings& machine, QObject* parent = nullptr);
    void begin();
    /// Looks whether a moment has come since it last looked, tells what is due, and arms the timer again.
    void look();
    [[nodiscard]] std::chrono::milliseconds armedFor() const { return std::chrono::milliseconds(m_timer.interval()); }

Q_SIGNALS:
    /// The person chose the notification: they want to see Today.
    void todayWanted();

private:
    void tell(const domain::Now& now);

    viewmodels::Context& m_context;
    platform::Notifications& m_notifications;
    viewmodels::MachineSettings& m_machine;
    QTimer m_timer;
    WallMs m_looked{};
};

} // namespace salver::app
