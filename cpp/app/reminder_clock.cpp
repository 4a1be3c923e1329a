// SPDX-License-Identifier: Apache-2.0
#include "app/reminder_clock.h"

#include "domain/reminder_plan.h"

#include <algorithm>

namespace salver::app {

namespace {

const QString toldKey = QStringLiteral("told");
const QString dueKey = QStringLiteral("due");

} // namespace

ReminderClock::ReminderClock(viewmodels::Context& context, platform::Notifications& notifications,
                             viewmodels::MachineSettings& machine, QObject* parent)
    : QObject(parent), m_context(context), m_notifications(notifications), m_machine(machine)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::CoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ReminderClock::look);
    connect(&m_notifications, &platform::Notifications::activated, this, [this](const QString& key) {
        if (key == dueKey)
            Q_EMIT todayWanted();
    });
    // Other moments were chosen, here or on another device.
    connect(&m_context, &viewmodels::Context::committed, this, [this](const store::Committed& facts) {
        if (m_looked != WallMs{} && std::ranges::any_of(facts.touched, [](const auto& touched) {
                return touched.kind == model::preference::kind;
            }))
            look();
    });
}

void ReminderClock::begin()
{
    m_looked = m_context.now().wall;
    look();
}

void ReminderClock::look()
{
    const auto now = m_context.now();
    const auto times = domain::reminderTimes(m_context.queries());
    auto sleep = longestSleep;
    if (times) {
        // A clock that was set back makes nothing come twice: what was told today is remembered.
        if (domain::momentHasCome(*times, std::min(m_looked, now.wall), now))
            tell(now);
        if (const auto next = domain::nextMoment(*times, now))
            sleep = std::clamp(std::chrono::milliseconds(raw(*next) - raw(now.wall)), std::chrono::milliseconds(1),
                               longestSleep);
    }
    m_looked = now.wall;
    m_timer.start(sleep);
}

void ReminderClock::tell(const domain::Now& now)
{
    const auto page = m_context.queries().today(now);
    if (!page)
        return; // Today says so itself
    auto told = domain::toldOn(now.today(), m_machine.text(toldKey).toStdString());
    const auto reminder = domain::gather(*page, told, now);
    if (!reminder)
        return;
    m_notifications.show({dueKey, viewmodels::words(reminder->title), viewmodels::words(reminder->text)});
    told.insert(reminder->keys.begin(), reminder->keys.end());
    m_machine.set(toldKey, viewmodels::words(domain::toldText(now.today(), told)));
}

} // namespace salver::app
