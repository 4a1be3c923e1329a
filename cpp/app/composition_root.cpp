// SPDX-License-Identifier: Apache-2.0
#include "app/composition_root.h"

#include "platform/paths.h"
#include "platform/time_zone.h"

#include <QDir>

namespace salver::app {

namespace {

platform::Paths pathsOf(const QString& folder)
{
    return folder.isEmpty() ? platform::Paths::system() : platform::Paths::in(QDir(folder).absolutePath());
}

AccountOptions accountOptions(const CompositionRoot::Settings& settings)
{
    AccountOptions options;
    options.keychain = settings.keychain;
    options.secretsFile = pathsOf(settings.folder).secrets();
    options.caFile = settings.caFile;
    return options;
}

} // namespace

CompositionRoot::CompositionRoot(const Settings& settings)
    : m_folder(pathsOf(settings.folder).folder()), m_machine(pathsOf(settings.folder).machineSettings()),
      m_store(m_clock, m_random), m_account(m_store, m_reading, m_clock, m_random, accountOptions(settings))
{
    store::OpenOptions open;
    open.path = pathsOf(settings.folder).database().toStdString();
    m_store.open(open);
}

CompositionRoot::~CompositionRoot()
{
    // From the one that asks to the one that answers, before anything that they report to goes.
    m_account.stop();
    m_reading.stop();
    m_store.stop();
}

domain::Now CompositionRoot::now()
{
    SystemClock clock;
    const auto wall = clock.now();
    return {wall, platform::zoneNameAt(wall), platform::zoneOffsetSeconds};
}

Result<void> CompositionRoot::finish()
{
    if (auto opened = m_store.waitForOpen(); !opened)
        return opened;
    const std::string path = QDir(m_folder).filePath(QStringLiteral("salver.db")).toStdString();
    const bool alone = m_store.onlyReadable().has_value();
    auto reader = store::openReader(path, alone);
    if (!reader)
        return fail(reader.error());
    m_reader = std::move(*reader);
    m_reading.open(path, alone);
    m_queries = std::make_unique<domain::Queries>(*m_reader);
    m_context = std::make_unique<viewmodels::Context>(m_store, m_reading, *m_queries, &CompositionRoot::now);
    QObject::connect(&m_store, &StoreThread::committed, m_context.get(), &viewmodels::Context::takeFacts);
    m_account.begin(*m_reader, m_store.onlyReadable());
    m_app = std::make_unique<viewmodels::AppViewModel>(*m_context, m_account, m_machine);
    if (alone)
        m_app->setNotice(viewmodels::words(*m_store.onlyReadable()));
    else if (m_store.salvage())
        m_app->setNotice(QString::fromStdString(m_store.salvage()->sentence()));
    auto* settings = m_app->settings();
    settings->setSystemDark(m_theme.dark());
    QObject::connect(&m_theme, &ThemeWatcher::changed, settings, &viewmodels::SettingsViewModel::setSystemDark);
    QObject::connect(&m_account, &Account::said, m_context.get(), &viewmodels::Context::sayTrouble);
    m_reminders = std::make_unique<ReminderClock>(*m_context, m_notifications, m_machine);
    QObject::connect(m_reminders.get(), &ReminderClock::todayWanted, m_app.get(),
                     [this] { m_app->askFor(viewmodels::facts::Page::Today); });
    m_reminders->begin();
    // The day is read before the page that shows it is made: rows that come into a page that stands have it laid out
    // anew for each of them.
    if (m_account.bound()) {
        m_app->today()->setActive(true);
        m_app->asked()->setActive(true);
    }
    return {};
}

QString CompositionRoot::clientNamed(const QString& name)
{
    domain::ClientsQuery query;
    query.filter = name.toStdString();
    query.limit = 1;
    const auto found = m_queries->clients(query, now());
    return found && !found->rows.empty() ? viewmodels::idText(found->rows.front().id) : QString();
}

} // namespace salver::app
