// SPDX-License-Identifier: Apache-2.0
#include "app/walk.h"

#include <QCoreApplication>
#include <QDir>

#include <cstdio>

namespace salver::app {

namespace {

constexpr int signInMs = 30'000;
constexpr QSize deskSize(1280, 800);
constexpr QSize phoneSize(390, 844);

} // namespace

bool Walk::must(bool done, const char* step)
{
    if (!done)
        std::fprintf(stderr, "The walk stopped: %s\n", step);
    return done;
}

bool Walk::shoot(Desk& desk, const char* name)
{
    const QString file = QDir(m_options.walkDir).filePath(QStringLiteral("%1-%2.png").arg(++m_shots, 2, 10, QLatin1Char('0')).arg(QLatin1String(name)));
    const bool done = desk.hand.shoot(file);
    if (done)
        std::printf("%s\n", qPrintable(file));
    return must(done, name);
}

bool Walk::upToDate(Desk& desk)
{
    auto* sync = desk.root.app().sync();
    using viewmodels::facts::SyncWord;
    return Hand::waitFor(
        [sync] { return sync->word() == SyncWord::UpToDate || sync->word() == SyncWord::NeedsYou; }, signInMs);
}

bool Walk::setOffline(Desk& desk, bool offline)
{
    desk.root.app().askFor(viewmodels::facts::Page::SyncCentre);
    if (desk.root.app().sync()->workOffline() == offline)
        return true;
    return must(desk.hand.press(QCoreApplication::translate("SyncCentrePage", "Work offline")), "the switch \"Work offline\"") &&
           must(Hand::waitFor([&] { return desk.root.app().sync()->workOffline() == offline; }), "working offline");
}

bool Walk::today(Desk& desk)
{
    auto* page = desk.root.app().today();
    // A team without a visit today has none to wait for.
    Hand::waitFor([page] { return page->next()->count() > 0; }, 2000);
    return shoot(desk, "today");
}

bool Walk::capture(Desk& desk)
{
    auto& app = desk.root.app();
    const QString client = desk.root.clientNamed(m_clientName);
    if (!must(!client.isEmpty(), "a client to visit"))
        return false;
    Q_EMIT app.clientWanted(client);
    if (!must(desk.hand.find(m_clientName) != nullptr, "the client's page") || !shoot(desk, "client"))
        return false;
    if (!must(desk.hand.press(QCoreApplication::translate("ClientPage", "Start")), "the button \"Start\"") ||
        !must(Hand::waitFor([&] { return app.capture()->isOpen(); }), "a visit that runs"))
        return false;
    Hand::pause(300);
    desk.hand.type(QStringLiteral("Budget signed off for the third quarter\n"));
    desk.hand.type(QStringLiteral("> I don't want another deck\n"));
    desk.hand.type(QStringLiteral("! send the plan by Thursday\n"));
    desk.hand.type(QStringLiteral("? who signs the letter\n"));
    if (!must(desk.hand.press(QCoreApplication::translate("MarkBar", "Mark")), "the button \"Mark\""))
        return false;
    desk.hand.type(QStringLiteral("and the lift still does not work"));
    using viewmodels::facts::SaveState;
    return must(Hand::waitFor([&] {
                    return app.capture()->lines()->count() == 5 && app.capture()->saveState() == SaveState::Saved;
                }),
                "five lines saved") &&
           shoot(desk, "capture-offline");
}

bool Walk::wrap(Desk& desk)
{
    auto& app = desk.root.app();
    if (!must(desk.hand.press(QCoreApplication::translate("CapturePage", "Wrap up")), "the button \"Wrap up\"") ||
        !must(Hand::waitFor([&] { return app.wrap()->isOpen(); }), "the page to wrap up"))
        return false;
    if (!must(desk.hand.press(QCoreApplication::translate("WrapFeltEntry", "In a word or two")), "how it felt"))
        return false;
    desk.hand.type(QStringLiteral("lighter"));
    if (!must(desk.hand.press(QCoreApplication::translate("WrapFeltEntry", "They said it")), "they said it") ||
        !must(Hand::waitFor([&] { return app.wrap()->felt()->fact(0, QStringLiteral("feltId")) != QString(); }), "the word kept") ||
        !shoot(desk, "wrap"))
        return false;
    // Another visit of the same person may go on.
    const QString visit = app.runningVisitId();
    return must(desk.hand.press(QCoreApplication::translate("WrapPage", "Done")), "the button \"Done\"") &&
           must(Hand::waitFor([&] { return app.runningVisitId() != visit; }), "a visit wrapped up") &&
           shoot(desk, "wrapped");
}

bool Walk::comeBack(Desk& desk)
{
    desk.root.app().askFor(viewmodels::facts::Page::SyncCentre);
    return shoot(desk, "waiting") && setOffline(desk, false) && must(upToDate(desk), "up to date again") &&
           shoot(desk, "up-to-date");
}

bool Walk::read()
{
    CompositionRoot::Settings settings;
    settings.folder = m_options.data + QStringLiteral("-lead");
    settings.caFile = m_options.caFile;
    settings.keychain = false;
    CompositionRoot root(settings);
    Window window;
    if (const auto ready = root.finish(); !ready)
        return must(false, ready.error().sentence.c_str());
    root.account().signInFromFile(m_options.leadSignIn);
    if (!must(window.show(root, deskSize), "the lead's window"))
        return false;
    Desk desk{root, Hand(window.window())};
    // A walk before this one may have ended off line.
    root.account().setWorkOffline(false);
    if (!must(Hand::waitFor([&] { return root.account().bound(); }, signInMs), "the lead signed in") ||
        !must(upToDate(desk), "the lead up to date"))
        return false;
    auto* client = root.app().client();
    Q_EMIT root.app().clientWanted(root.clientNamed(m_clientName));
    const auto arrived = [&] {
        const auto& rows = client->timeline()->rows();
        for (int i = 0; i < int(rows.size()); ++i) {
            if (client->timeline()->fact(i, QStringLiteral("text")).toString() == QLatin1String("I don't want another deck"))
                return true;
        }
        return false;
    };
    if (!must(Hand::waitFor(arrived), "the visit on the lead's timeline") ||
        !must(desk.hand.press(QCoreApplication::translate("ClientPage", "Timeline")), "the tab \"Timeline\"") ||
        !shoot(desk, "lead-reads"))
        return false;
    if (!setOffline(desk, true))
        return false;
    Q_EMIT root.app().clientWanted(root.clientNamed(m_clientName));
    return must(arrived(), "the visit without a network") && shoot(desk, "lead-reads-offline");
}

int Walk::run(CompositionRoot& person, Window& personWindow)
{
    if (!must(QDir().mkpath(m_options.walkDir), "a folder for the screenshots"))
        return 1;
    m_clientName = m_options.client.isEmpty() ? QStringLiteral("Brightwater Housing") : m_options.client;
    Desk desk{person, Hand(personWindow.window())};
    if (!m_options.size.isValid())
        personWindow.window().resize(phoneSize);
    person.account().setWorkOffline(false);
    const bool done = must(Hand::waitFor([&] { return person.account().bound(); }, signInMs), "signing in") &&
                      must(upToDate(desk), "the first sync") && today(desk) && setOffline(desk, true) &&
                      shoot(desk, "work-offline") && capture(desk) && wrap(desk) && comeBack(desk) &&
                      (m_options.leadSignIn.isEmpty() || read());
    return done ? 0 : 1;
}

} // namespace salver::app
