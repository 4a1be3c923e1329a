// SPDX-License-Identifier: Apache-2.0
// Signing in and out, sync, and how it stands, on the command line.
#include "cli/sync_round.h"
#include "cli/verbs.h"

#include "client/runner.h"
#include "client/sign_in.h"
#include "core/sync_status.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QSocketNotifier>
#include <QSysInfo>

#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace salver::cli {

namespace {

/// The first line of standard input, without its end.
QString passwordFromInput()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    auto line = input.readLine();
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return QString::fromUtf8(line);
}

client::TransportOptions transportFrom(const Arguments& arguments)
{
    client::TransportOptions options;
    options.caFile = arguments.option(L("ca-file"));
    return options;
}

Result<client::SignedIn> askServer(const QUrl& server, const QString& user, const QString& password,
                                   const client::TransportOptions& transport)
{
    client::SignIn signIn(transport);
    QEventLoop loop;
    Result<client::SignedIn> outcome = fail(ErrorCode::Cancelled, {});
    QObject::connect(&signIn, &client::SignIn::succeeded, &loop, [&](const client::SignedIn& account) {
        outcome = account;
        loop.quit();
    });
    QObject::connect(&signIn, &client::SignIn::failed, &loop, [&](const Error& error) {
        outcome = fail(error);
        loop.quit();
    });
    signIn.start(server, user, password, QSysInfo::machineHostName());
    loop.exec();
    return outcome;
}

/// The file belongs to this account from now on.
Result<void> keepAccount(Desk& desk, const client::SignedIn& account)
{
    const auto server = account.server.toString();
    auto outcome = desk.store().bind(account.user, account.userName.toStdString(), account.displayName.toStdString(),
                                     server.toStdString());
    if (outcome)
        outcome = desk.store().journal().setSpaces(account.spaces);
    if (outcome)
        outcome = desk.setLocal(localKey::server, server);
    if (outcome)
        outcome = desk.setLocal(localKey::serverId, qt(account.serverId));
    if (outcome)
        outcome = desk.setLocal(localKey::userName, account.userName);
    if (outcome)
        outcome = desk.setLocal(localKey::signedOut, {});
    if (outcome)
        desk.credentials().write(tokenName(account.userName, server), account.token,
                                 [&outcome](Result<void> kept) { outcome = std::move(kept); });
    return outcome;
}

Result<Output> signIn(Desk& desk, const Arguments& arguments)
{
    const auto server = client::readServerAddress(arguments.words[0], arguments.has(L("insecure")));
    if (!server)
        return fail(server.error());
    const auto account = askServer(*server, arguments.words[1], passwordFromInput(), transportFrom(arguments));
    if (!account)
        return fail(account.error());
    if (auto kept = keepAccount(desk, *account); !kept)
        return fail(std::move(kept.error()));
    QJsonArray spaces;
    QStringList names;
    for (const auto& space : account->spaces) {
        spaces.append(qt(space.name));
        names += qt(space.name);
    }
    auto text = QStringLiteral("Signed in as %1. Your spaces: %2.")
                    .arg(account->displayName, names.join(QStringLiteral(", ")));
    if (const auto warning = desk.credentials().warning(); !warning.isEmpty())
        text += QLatin1Char('\n') + warning;
    return Output{{{"user", account->userName}, {"name", account->displayName},
                   {"server", account->server.toString()}, {"spaces", spaces}},
                  text};
}

Result<Output> signOut(Desk& desk, const Arguments& arguments)
{
    const auto account = desk.account();
    if (!account)
        return fail(account.error());
    client::SignIn signIn(transportFrom(arguments));
    QEventLoop loop;
    Result<void> outcome;
    QObject::connect(&signIn, &client::SignIn::signedOut, &loop, &QEventLoop::quit);
    QObject::connect(&signIn, &client::SignIn::failed, &loop, [&](const Error& error) {
        outcome = fail(error);
        loop.quit();
    });
    signIn.signOut(*account);
    loop.exec();
    if (!outcome)
        return fail(std::move(outcome.error()));
    const auto user = desk.local(localKey::userName).value_or(QString());
    desk.credentials().remove(tokenName(user, account->server.toString()),
                              [&outcome](Result<void> removed) { outcome = std::move(removed); });
    if (outcome)
        outcome = desk.setLocal(localKey::signedOut, L("1"));
    if (!outcome)
        return fail(std::move(outcome.error()));
    return Output{{{"user", user}}, L("Signed out. Everything you wrote stays on this device.")};
}

Result<Output> thisDevice(Desk& desk, const Arguments& arguments)
{
    if (auto made = desk.store().useLocally(arguments.words[0].toStdString()); !made)
        return fail(std::move(made.error()));
    return Output{{{"name", arguments.words[0]}}, L("Ready. Everything stays on this device until you sign in.")};
}

QString wordText(const SyncStatus& status)
{
    const auto time = [](const std::optional<WallMs>& at) {
        return at ? QDateTime::fromMSecsSinceEpoch(raw(*at)).toString(L("hh:mm")) : QString();
    };
    QString text;
    switch (status.word) {
    case SyncWord::Saved:
        text = status.offline ? L("Saved on this computer · offline") : L("Saved on this computer");
        break;
    case SyncWord::Waiting: text = QStringLiteral("Waiting to sync · %1").arg(status.waiting); break;
    case SyncWord::Syncing: text = QStringLiteral("Syncing · %1 of %2").arg(status.done).arg(status.total); break;
    case SyncWord::UpToDate: text = QStringLiteral("Up to date · %1").arg(time(status.lastUpToDate)); break;
    case SyncWord::CouldntSync: text = L("Couldn't sync"); break;
    case SyncWord::NeedsYou: text = QStringLiteral("Needs you · %1").arg(status.conflicts); break;
    }
    if (status.parked > 0)
        text += QStringLiteral(" · %1 couldn't go").arg(status.parked);
    if (status.differing > 0)
        text += L("\nSomething reads differently here and on another device, though both have everything. Nothing is "
                  "lost: look this device over (check); if it finds nothing to repair, rebuild it (rebuild).");
    return status.reason.empty() ? text : text + QLatin1Char('\n') + qt(status.reason);
}

Output statusOutput(const SyncStatus& status, const QString& user, const QString& server)
{
    QJsonObject json{{"word", qt(nameOf(status.word))},
                     {"offline", status.offline},
                     {"waiting", static_cast<qint64>(status.waiting)},
                     {"parked", static_cast<qint64>(status.parked)},
                     {"needsYou", static_cast<qint64>(status.conflicts)},
                     {"differing", static_cast<qint64>(status.differing)},
                     {"user", user},
                     {"server", server},
                     {"reason", qt(status.reason)}};
    json.insert("lastUpToDate", status.lastUpToDate ? QJsonValue(timeText(*status.lastUpToDate)) : QJsonValue());
    return {json, wordText(status)};
}

/// How the last round ended, as this file remembers it.
Result<SyncFacts> knownFacts(Desk& desk)
{
    SyncFacts facts;
    const auto server = desk.local(localKey::server);
    const auto last = desk.local(localKey::lastUpToDate);
    const auto trouble = desk.local(localKey::lastTrouble);
    const auto needs = desk.queries().needsYouCount();
    const auto spaces = desk.reader().spaces();
    if (!server || !last || !trouble || !needs || !spaces)
        return fail(!server ? server.error() : !last ? last.error() : !trouble ? trouble.error()
                    : !needs ? needs.error() : spaces.error());
    facts.account = !server->isEmpty();
    facts.conflicts = *needs;
    for (const auto& space : *spaces) {
        facts.waiting += space.waiting;
        facts.parked += space.parked;
        facts.differing += space.differs ? 1U : 0U;
    }
    bool known = false;
    if (const auto at = last->toLongLong(&known); known)
        facts.lastUpToDate = WallMs{at};
    const auto space = trouble->indexOf(QLatin1Char(' '));
    if (space > 0)
        facts.trouble = Error{ErrorCode{trouble->left(space).toUInt()}, trouble->mid(space + 1).toStdString(), true};
    if (const auto& why = desk.onlyReadable())
        facts.trouble = *why;
    facts.connected = facts.headHeld = facts.lastUpToDate && !facts.trouble;
    return facts;
}

Result<Output> statusNow(Desk& desk)
{
    const auto facts = knownFacts(desk);
    if (!facts)
        return fail(facts.error());
    return statusOutput(describe(*facts), desk.local(localKey::userName).value_or(QString()),
                        desk.local(localKey::server).value_or(QString()));
}

Result<Output> status(Desk& desk, const Arguments&)
{
    return statusNow(desk);
}

/// Ends an event loop when the process is asked to stop (Ctrl+C, or a service manager's TERM).
class StopOnSignal {
public:
    explicit StopOnSignal(QEventLoop& loop)
    {
        if (::pipe(s_pipe) != 0)
            return;
        m_notifier = std::make_unique<QSocketNotifier>(s_pipe[0], QSocketNotifier::Read);
        QObject::connect(m_notifier.get(), &QSocketNotifier::activated, &loop, &QEventLoop::quit);
        std::signal(SIGINT, &StopOnSignal::heard);
        std::signal(SIGTERM, &StopOnSignal::heard);
    }

private:
    static void heard(int)
    {
        const char byte = 1;
        [[maybe_unused]] const auto written = ::write(s_pipe[1], &byte, 1);
    }
    static inline int s_pipe[2]{-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
};

void print(const Output& output, bool json)
{
    const auto text = json ? QJsonDocument(output.json).toJson(QJsonDocument::Compact) : output.text.toUtf8();
    std::printf("%s\n", text.constData());
    std::fflush(stdout);
}

void connectRunner(Desk& desk, client::Runner& runner)
{
    QObject::connect(&runner, &client::Runner::logged, [&desk](const QString& line) {
        // A line of the log that cannot be kept is no reason to stop sync.
        [[maybe_unused]] const auto noted = desk.store().note(line.toStdString());
    });
    QObject::connect(&runner, &client::Runner::serverSeen, [&desk](const QString& id) {
        [[maybe_unused]] const auto kept = desk.setLocal(localKey::serverId, id);
    });
    QObject::connect(&runner, &client::Runner::spacesChanged, [&desk, &runner] {
        if (const auto needs = desk.queries().needsYouCount())
            runner.setConflicts(*needs);
    });
}

Result<void> keepOutcome(Desk& desk, const std::optional<Error>& trouble)
{
    auto kept = desk.setLocal(localKey::lastTrouble,
                              trouble ? QStringLiteral("%1 %2").arg(raw(trouble->code)).arg(qt(trouble->sentence))
                                      : QString());
    if (kept && !trouble)
        kept = desk.setLocal(localKey::lastUpToDate, QString::number(raw(desk.clock().now())));
    return kept;
}

/// What the store set down about what came, as an entry that nobody can read: the app shows it in its log. How the round
/// went by itself is `told` by its end.
void sayWhatWasNoted(Desk& desk, WallMs since, const QStringList& told)
{
    constexpr std::size_t mostNotes = 20;
    const auto log = desk.queries().syncLog(mostNotes);
    if (!log)
        return;
    for (auto row = log->rbegin(); row != log->rend(); ++row) {
        if (row->at >= since && !told.contains(qt(row->text)))
            desk.say(qt(row->text));
    }
}

Result<Output> syncOnce(Desk& desk, client::Runner& runner)
{
    const WallMs begun = desk.clock().now();
    QStringList told;
    QObject::connect(&runner, &client::Runner::logged, [&told](const QString& line) { told += line; });
    // What has been in the bin for its thirty days goes first, so that the word at the end is the last one.
    if (const auto purged = desk.store().purgeBin(); !purged)
        return fail(purged.error());
    QEventLoop loop;
    std::optional<Error> trouble;
    QObject::connect(&runner, &client::Runner::onceFinished, &loop, [&](bool ok, const Error& error) {
        if (!ok)
            trouble = error;
        loop.quit();
    });
    runner.syncOnce();
    loop.exec();
    if (auto kept = keepOutcome(desk, trouble); !kept)
        return fail(std::move(kept.error()));
    if (auto done = desk.finishIndex(); !done)
        return fail(std::move(done.error()));
    sayWhatWasNoted(desk, begun, told);
    if (trouble)
        return fail(*trouble);
    return statusNow(desk);
}

/// Keeps in step until the process is asked to stop; a line each time the word changes.
Result<Output> syncOn(Desk& desk, client::Runner& runner, bool json)
{
    const auto user = desk.local(localKey::userName).value_or(QString());
    const auto server = desk.local(localKey::server).value_or(QString());
    QEventLoop loop;
    StopOnSignal stop(loop);
    QString said;
    QObject::connect(&runner, &client::Runner::statusChanged, &loop, [&](const SyncStatus& status) {
        const auto now = statusOutput(status, user, server);
        // The status also changes in what no line shows.
        const auto line = json ? QString::fromUtf8(QJsonDocument(now.json).toJson(QJsonDocument::Compact)) : now.text;
        if (line != said)
            print(now, json);
        said = line;
    });
    runner.start();
    loop.exec();
    const auto last = runner.status();
    runner.stop();
    const bool good = last.word == SyncWord::UpToDate || (last.word == SyncWord::NeedsYou && last.reason.empty());
    if (good) {
        if (auto kept = keepOutcome(desk, std::nullopt); !kept)
            return fail(std::move(kept.error()));
    }
    return statusNow(desk);
}

} // namespace

Result<Output> syncRound(Desk& desk, const Arguments& arguments, bool once)
{
    const auto account = desk.account();
    if (!account)
        return fail(account.error());
    const auto facts = knownFacts(desk);
    if (!facts)
        return fail(facts.error());
    client::RunnerOptions options;
    options.transport = transportFrom(arguments);
    options.driver.lastUpToDate = facts->lastUpToDate;
    client::Runner runner(desk.store().journal(), desk.clock(), desk.random(), options);
    connectRunner(desk, runner);
    runner.setConflicts(facts->conflicts);
    runner.setAccount(*account);
    return once ? syncOnce(desk, runner) : syncOn(desk, runner, arguments.json());
}

namespace {

Result<Output> sync(Desk& desk, const Arguments& arguments)
{
    return syncRound(desk, arguments, arguments.has(L("once")));
}

} // namespace

QList<Verb> syncVerbs()
{
    return {
        {L("sign-in"), L("URL USER [--insecure] [--ca-file FILE]   (the password from standard input)"), 2, 2,
         &signIn, nullptr, true},
        {L("sign-out"), L("[--ca-file FILE]"), 0, 0, &signOut},
        {L("this-device"), L("NAME   (work without a server)"), 1, 1, &thisDevice, nullptr, true},
        {L("sync"), L("[--once] [--ca-file FILE]"), 0, 0, &sync},
        {L("status"), L(""), 0, 0, &status},
    };
}

} // namespace salver::cli
