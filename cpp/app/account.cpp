// SPDX-License-Identifier: Apache-2.0
#include "app/account.h"

#include "viewmodels/context.h"

#include <QFile>
#include <QSysInfo>
#include <QTextStream>

#include <set>
#include <utility>

namespace salver::app {

namespace {

// What this folder's database knows about its account beside what the store keeps itself.
constexpr auto serverKey = "server";
constexpr auto serverIdKey = "server id";
constexpr auto userNameKey = "user name";
constexpr auto lastUpToDateKey = "last up to date";
constexpr auto workOfflineKey = "work offline";
constexpr auto signedOutKey = "signed out";

/// Facts come in bursts; a person reads a count no faster than this.
constexpr int countMs = 150;
constexpr std::int64_t millisecondsPerDay = 24LL * 60 * 60 * 1000;

std::string localValue(store::Reader& reader, const char* key)
{
    return reader.local(key).value_or(std::string());
}

} // namespace

Account::Account(StoreThread& store, ReadThread& reading, Clock& clock, Random& random, AccountOptions options,
                 QObject* parent)
    : AccountPort(parent), m_store(store), m_reading(reading), m_clock(clock), m_random(random),
      m_options(std::move(options)), m_journal(store)
{
    if (m_options.keychain)
        m_credentials = std::make_unique<platform::KeychainCredentials>(QStringLiteral("Salver"), m_options.secretsFile);
    else
        m_credentials = std::make_unique<platform::FileCredentials>(m_options.secretsFile);
    client::TransportOptions transport;
    transport.caFile = m_options.caFile;
    m_signIn = std::make_unique<client::SignIn>(transport);
    m_syncThread.setObjectName(QStringLiteral("sync"));
    m_countSoon.setSingleShot(true);
    m_countSoon.setInterval(countMs);
    connect(&m_countSoon, &QTimer::timeout, this, &Account::countConflicts);
    connect(m_signIn.get(), &client::SignIn::succeeded, this, &Account::takeSignedIn);
    connect(m_signIn.get(), &client::SignIn::failed, this, [this](const Error& error) { finishSignIn(fail(error)); });
    connect(m_signIn.get(), &client::SignIn::signedOut, this, [this] { finishSignIn({}); });
}

Account::~Account()
{
    stop();
}

void Account::stop()
{
    m_syncThread.quit();
    m_syncThread.wait();
}

void Account::makeRunner(store::Reader& reader)
{
    client::RunnerOptions running;
    running.transport.caFile = m_options.caFile;
    bool known = false;
    const auto at = QByteArray::fromStdString(localValue(reader, lastUpToDateKey)).toLongLong(&known);
    if (known)
        running.driver.lastUpToDate = WallMs{at};
    m_runner = new client::Runner(m_journal, m_clock, m_random, running);
    m_runner->moveToThread(&m_syncThread);
    connect(&m_syncThread, &QThread::finished, m_runner, &QObject::deleteLater);
    m_syncThread.start();
    connect(m_runner, &client::Runner::statusChanged, this, [this](const SyncStatus& status) {
        const bool upToDateMoved = status.lastUpToDate && status.lastUpToDate != m_status.lastUpToDate;
        m_status = status;
        sayWhyNothingGoes();
        Q_EMIT statusChanged();
        if (upToDateMoved)
            onStore([at = std::to_string(raw(*status.lastUpToDate))](store::Store& store) {
                return store.setLocal(lastUpToDateKey, at);
            }, {});
        if (upToDateMoved)
            emptyBinOnceADay(*status.lastUpToDate);
    });
    connect(m_runner, &client::Runner::logged, this, [this](const QString& line) {
        onStore([text = line.toStdString()](store::Store& store) { return store.note(text); }, {});
    });
    connect(m_runner, &client::Runner::serverSeen, this, [this](const QString& id) {
        onStore([text = id.toStdString()](store::Store& store) { return store.setLocal(serverIdKey, text); }, {});
    });
    connect(m_runner, &client::Runner::signInNeeded, this, [this](const QString& sentence) {
        // What is on this device stays open: only the person's own signing out closes it.
        Q_EMIT said(sentence);
    });
    connect(&m_store, &StoreThread::committed, this, &Account::takeFacts);
    connect(&m_reachability, &platform::Reachability::changed, m_runner, &client::Runner::setNetworkUp);
}

void Account::emptyBinOnceADay(WallMs now)
{
    const auto day = raw(now) / millisecondsPerDay;
    if (std::exchange(m_binEmptied, day) == day)
        return;
    onStore(
        [](store::Store& store) -> Result<void> {
            if (const auto purged = store.purgeBin(); !purged)
                return fail(purged.error());
            return {};
        },
        {});
}

void Account::begin(store::Reader& reader, const std::optional<Error>& onlyReadable)
{
    m_onlyReadable = onlyReadable;
    makeRunner(reader);
    const auto user = reader.user();
    m_server = QString::fromStdString(localValue(reader, serverKey));
    m_userName = QString::fromStdString(localValue(reader, userNameKey));
    m_status.workOffline = localValue(reader, workOfflineKey) == "1";
    QMetaObject::invokeMethod(m_runner, [runner = m_runner, up = m_reachability.up(), off = m_status.workOffline] {
        runner->setNetworkUp(up);
        runner->setWorkOffline(off);
    });
    const bool signedOut = localValue(reader, signedOutKey) == "1";
    const bool hasUser = user && !user->isNull();
    m_countSoon.start();
    if (!hasUser || signedOut)
        return;
    setBound(true);
    sayWhyNothingGoes();
    // What comes could not be kept.
    if (m_server.isEmpty() || m_onlyReadable)
        return;
    client::Account account{QUrl(m_server), {}, uuidFromString(localValue(reader, serverIdKey))};
    m_credentials->read(tokenName(), [this, account](Result<QString> token) mutable {
        if (!token)
            Q_EMIT said(tr("The key to your team's server is gone from this device. Sign in again; everything you "
                           "wrote is still here."));
        // Without a key the server asks for a sign-in as soon as it is reached, and the sync word says so from then on.
        account.token = token.value_or(QString());
        startSync(account);
    });
}

void Account::sayWhyNothingGoes()
{
    if (!m_onlyReadable)
        return;
    if (m_status.word != SyncWord::NeedsYou)
        m_status.word = SyncWord::CouldntSync;
    m_status.code = m_onlyReadable->code;
    m_status.reason = m_onlyReadable->sentence;
}

void Account::startSync(const client::Account& account)
{
    m_account = account;
    QMetaObject::invokeMethod(m_runner, [runner = m_runner, account] {
        runner->setAccount(account);
        runner->start();
    });
}

QString Account::tokenName() const
{
    return m_userName + u'@' + m_server;
}

void Account::setBound(bool bound)
{
    if (m_bound == bound)
        return;
    m_bound = bound;
    Q_EMIT boundChanged();
}

void Account::takeFacts(const store::Committed& facts)
{
    if (facts.local) {
        std::set<SpaceId> spaces;
        for (const auto& touched : facts.touched)
            spaces.insert(touched.space);
        QMetaObject::invokeMethod(m_runner, [runner = m_runner, spaces, everything = facts.everything] {
            // So much was touched that it is not told apart.
            if (everything)
                runner->journalChanged();
            for (const SpaceId& space : spaces)
                runner->localChange(space);
        });
    }
    if (!m_countSoon.isActive())
        m_countSoon.start();
}

void Account::countConflicts()
{
    m_reading.post([runner = m_runner](domain::Queries& queries) {
        if (const auto count = queries.needsYouCount())
            QMetaObject::invokeMethod(runner, [runner, count = *count] { runner->setConflicts(count); });
    });
}

void Account::onStore(std::function<Result<void>(store::Store&)> what, Answer answer)
{
    m_store.post([this, what = std::move(what), answer = std::move(answer)](domain::Commands& commands) {
        const auto outcome = what(commands.store());
        if (answer)
            QMetaObject::invokeMethod(
                this, [answer, outcome] { answer(outcome); }, Qt::QueuedConnection);
    });
}

void Account::syncNow()
{
    QMetaObject::invokeMethod(m_runner, &client::Runner::retryNow);
}

void Account::setWorkOffline(bool on)
{
    m_status.workOffline = on;
    QMetaObject::invokeMethod(m_runner, [runner = m_runner, on] { runner->setWorkOffline(on); });
    onStore([on](store::Store& store) { return store.setLocal(workOfflineKey, on ? "1" : ""); }, {});
    Q_EMIT statusChanged();
}

void Account::signIn(const QString& url, const QString& user, const QString& password, Answer answer)
{
    const auto address = client::readServerAddress(url, m_options.allowPlain);
    if (!address) {
        answer(fail(address.error()));
        return;
    }
    m_signInAnswer = std::move(answer);
    m_signIn->start(*address, user, password, QSysInfo::machineHostName());
}

void Account::takeSignedIn(const client::SignedIn& account)
{
    m_server = account.server.toString();
    m_userName = account.userName;
    onStore(
        [account](store::Store& store) -> Result<void> {
            auto outcome = store.bind(account.user, account.userName.toStdString(), account.displayName.toStdString(),
                                      account.server.toString().toStdString());
            if (outcome)
                outcome = store.journal().setSpaces(account.spaces);
            if (outcome)
                outcome = store.setLocal(serverKey, account.server.toString().toStdString());
            if (outcome)
                outcome = store.setLocal(serverIdKey, account.serverId.toString());
            if (outcome)
                outcome = store.setLocal(userNameKey, account.userName.toStdString());
            if (outcome)
                outcome = store.setLocal(signedOutKey, "");
            return outcome;
        },
        [this, account](const Result<void>& stored) {
            if (!stored) {
                finishSignIn(stored);
                return;
            }
            m_credentials->write(tokenName(), account.token, [this, account](Result<void> kept) {
                if (!kept) {
                    finishSignIn(kept);
                    return;
                }
                if (const QString warning = m_credentials->warning(); !warning.isEmpty())
                    onStore([text = warning.toStdString()](store::Store& store) { return store.note(text); }, {});
                finishSignIn({});
                setBound(true);
                startSync({account.server, account.token, account.serverId});
            });
        });
}

void Account::finishSignIn(const Result<void>& outcome)
{
    if (auto answer = std::exchange(m_signInAnswer, {}))
        answer(outcome);
}

void Account::useThisDeviceOnly(const QString& name, Answer answer)
{
    onStore([name = name.toStdString()](store::Store& store) { return store.useLocally(name); },
            [this, answer = std::move(answer)](const Result<void>& outcome) {
                if (outcome)
                    setBound(true);
                answer(outcome);
            });
}

void Account::signOut(Answer answer)
{
    m_signInAnswer = [this, answer = std::move(answer)](const Result<void>& outcome) {
        // Without the server the token stays valid there; here it goes all the same.
        m_credentials->remove(tokenName(), [](Result<void>) {});
        QMetaObject::invokeMethod(m_runner, &client::Runner::clearAccount);
        onStore([](store::Store& store) { return store.setLocal(signedOutKey, "1"); }, {});
        setBound(false);
        answer(outcome);
    };
    m_signIn->signOut(m_account);
}

void Account::retryParked(const SpaceId& space, Sequence sequence, Answer answer)
{
    onStore([space, sequence](store::Store& store) { return store.retryParked(space, sequence); },
            [this, answer = std::move(answer)](const Result<void>& outcome) {
                QMetaObject::invokeMethod(m_runner, &client::Runner::journalChanged);
                answer(outcome);
            });
}

void Account::dropParked(const SpaceId& space, Sequence sequence, Answer answer)
{
    onStore([space, sequence](store::Store& store) { return store.dropParked(space, sequence); },
            [this, answer = std::move(answer)](const Result<void>& outcome) {
                QMetaObject::invokeMethod(m_runner, &client::Runner::journalChanged);
                answer(outcome);
            });
}

void Account::backupTo(const QString& path, Answer answer)
{
    onStore([file = path.toStdString()](store::Store& store) { return store.backupTo(file); }, std::move(answer));
}

void Account::checkDevice(std::function<void(Result<viewmodels::DeviceCheck>)> answer)
{
    m_store.post([this, answer = std::move(answer)](domain::Commands& commands) {
        const auto report = commands.store().checkAndRepair();
        Result<viewmodels::DeviceCheck> told = report ? Result<viewmodels::DeviceCheck>() : fail(report.error());
        const auto add = [](QStringList& to, const std::vector<std::string>& sentences) {
            for (const auto& sentence : sentences)
                to += QString::fromStdString(sentence);
        };
        if (report) {
            add(told->found, report->found);
            add(told->left, report->left);
        }
        QMetaObject::invokeMethod(
            this,
            [this, answer, told] {
                // Told again with the next greeting, it may be settled.
                QMetaObject::invokeMethod(m_runner, &client::Runner::journalChanged);
                answer(told);
            },
            Qt::QueuedConnection);
    });
}

void Account::rebuild(Answer refused)
{
    if (m_server.isEmpty() || m_status.offline || m_status.word == SyncWord::CouldntSync) {
        refused(fail(ErrorCode::Offline, tr("Rebuilding needs the server, and there is no way to it now. Everything stays "
                                            "as it is.").toStdString()));
        return;
    }
    onStore([](store::Store& store) { return store.requestRebuild(); },
            [this, refused = std::move(refused)](const Result<void>& outcome) {
                if (outcome)
                    Q_EMIT restartNeeded();
                else
                    refused(outcome);
            });
}

void Account::signInFromFile(const QString& file)
{
    if (m_bound)
        return;
    QFile lines(file);
    if (!lines.open(QIODevice::ReadOnly | QIODevice::Text)) {
        Q_EMIT said(tr("The sign-in file %1 cannot be read.").arg(file));
        return;
    }
    QTextStream text(&lines);
    const QString url = text.readLine().trimmed();
    const QString user = text.readLine().trimmed();
    const QString password = text.readLine();
    signIn(url, user, password, [this](const Result<void>& outcome) {
        if (!outcome)
            Q_EMIT said(viewmodels::words(outcome.error()));
    });
}

} // namespace salver::app
