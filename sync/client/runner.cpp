// SPDX-License-Identifier: Apache-2.0
#include "client/runner.h"

#include "client/calls_aside.h"
#include "client/event_stream.h"
#include "client/http_calls.h"
#include "core/session_wire.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <deque>
#include <functional>
#include <utility>

namespace salver::client {

namespace {

/// A page from this size on is worth a thread of its own; so is a log that is behind by so many changes.
constexpr std::size_t largeBytes = 128U * 1024U;
constexpr std::uint64_t largeChanges = 256;

template <class Message>
Result<Answer> answerOf(const Result<std::string>& message)
{
    if (!message)
        return fail(message.error());
    Message body;
    if (!body.ParseFromString(*message))
        return fail(unreadableAnswer());
    return Answer{std::move(body)};
}

Result<Answer> pageRead(const Result<std::string>& message, Cursor after)
{
    wire::PullPage body;
    if (!message)
        return fail(message.error());
    if (!body.ParseFromString(*message))
        return fail(unreadableAnswer());
    auto page = pageOf(std::move(body), after);
    if (!page)
        return fail(std::move(page.error()));
    readAhead(*page);
    return Answer{std::move(*page)};
}

Result<Answer> pieceRead(const Result<std::string>& message)
{
    wire::SnapshotPiece body;
    if (!message)
        return fail(message.error());
    if (!body.ParseFromString(*message))
        return fail(unreadableAnswer());
    auto piece = snapshotPieceOf(std::move(body));
    if (!piece)
        return fail(std::move(piece.error()));
    readAhead(*piece);
    return Answer{std::move(*piece)};
}

QString spacePath(const SpaceId& space, const char* what)
{
    return QStringLiteral("/v1/spaces/%1/%2").arg(QString::fromStdString(space.toString()), QLatin1String(what));
}

} // namespace

/// The driver's way to the network and its ear. What the driver tells is passed on only after the driver has
/// returned, so that whoever hears it may call the runner again.
class Runner::Part final : public QObject, public Link, public DriverListener {
public:
    Part(Runner& owner, Journal& journal, Clock& clock, Random& random, RunnerOptions options)
        : QObject(&owner), m_owner(owner), m_clock(clock), m_calls(options.transport, this),
          m_aside(options.transport, this), m_stream(m_calls, random, this), m_timer(this),
          m_driver(journal, random, *this, *this, options.driver)
    {
        m_mono.start();
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] { input([&](Moment now) { m_driver.tick(now); }); });
        connect(&m_stream, &EventStream::opened, this,
                [this] { input([&](Moment now) { m_driver.streamOpened(now); }); });
        connect(&m_stream, &EventStream::lost, this,
                [this] { input([&](Moment now) { m_driver.streamLost(now); }); });
        connect(&m_stream, &EventStream::poked, this, [this](const SpaceId& space, quint64 head) {
            input([&](Moment now) { m_driver.poke(space, Cursor{head}, now); });
        });
        connect(&m_stream, &EventStream::spacesChanged, this,
                [this] { input([&](Moment now) { m_driver.pokeSpaces(now); }); });
        // Asking who we are brings the refusal that says so.
        connect(&m_stream, &EventStream::signedOut, this,
                [this] { input([&](Moment now) { m_driver.pokeSpaces(now); }); });
    }

    template <class Call>
    void input(Call call)
    {
        call(now());
        const auto next = m_driver.nextTick();
        if (next)
            m_timer.start(static_cast<int>(std::clamp<std::int64_t>(*next - m_mono.elapsed(), 0, 3'600'000)));
        else
            m_timer.stop();
        tell();
    }

    void setAccount(const Account& account)
    {
        m_account = account;
        input([&](Moment now) { m_driver.setAccount(true, account.serverId, now); });
    }
    void clearAccount()
    {
        m_account = {};
        input([&](Moment now) { m_driver.setAccount(false, std::nullopt, now); });
    }
    SyncDriver& driver() { return m_driver; }

    // Link
    void send(RequestId id, Call call) override
    {
        std::visit([&](auto& one) { start(id, one); }, call);
    }
    void abandon() override
    {
        m_calls.abandon();
        m_aside.abandon();
        m_large = false;
    }
    void wantStream(bool wanted) override
    {
        if (wanted)
            m_stream.open(m_account);
        else
            m_stream.close();
    }

    // DriverListener
    void statusChanged(const SyncStatus& status) override
    {
        later([this, status] { emit m_owner.statusChanged(status); });
    }
    void logged(const std::string& line) override
    {
        later([this, text = QString::fromStdString(line)] { emit m_owner.logged(text); });
    }
    void serverSeen(const Uuid& server) override
    {
        m_account.serverId = server;
        later([this, id = QString::fromStdString(server.toString())] { emit m_owner.serverSeen(id); });
    }
    void spacesChanged() override
    {
        later([this] { emit m_owner.spacesChanged(); });
    }
    void signInNeeded(const Error& why) override
    {
        later([this, text = QString::fromStdString(why.sentence)] { emit m_owner.signInNeeded(text); });
    }
    void onceFinished(const std::optional<Error>& why) override
    {
        later([this, why] { emit m_owner.onceFinished(!why, why.value_or(Error{ErrorCode::None, {}, false})); });
    }

private:
    [[nodiscard]] Moment now() { return {m_mono.elapsed(), m_clock.now()}; }

    void start(RequestId id, const call::Me&)
    {
        call<wire::Me>(id, "GET", QStringLiteral("/v1/me"), {});
    }
    void start(RequestId id, const call::Handshake& ask)
    {
        m_calls.start({"POST", m_account.server, spacePath(ask.space, "handshake"), m_account.token,
                       ask.body.SerializeAsString()},
                      [this, id, cursor = ask.body.cursor()](const Result<std::string>& message) {
                          auto answer = answerOf<wire::HandshakeResponse>(message);
                          if (answer)
                              m_large = std::get<wire::HandshakeResponse>(*answer).head() > cursor + largeChanges;
                          input([&](Moment now) { m_driver.answered(id, std::move(answer), now); });
                      });
    }
    void start(RequestId id, const call::Push& ask)
    {
        call<wire::PushResponse>(id, "POST", spacePath(ask.space, "changes"), ask.body.SerializeAsString());
    }
    void start(RequestId id, const call::Pull& ask)
    {
        const auto query = QStringLiteral("changes?after=%1&replica=%2").arg(raw(ask.after)).arg(raw(ask.replica));
        page<wire::PullPage>(id, spacePath(ask.space, query.toLatin1().constData()),
                             [after = ask.after](const Result<std::string>& answer) { return pageRead(answer, after); });
    }
    void start(RequestId id, const call::Snapshot& ask)
    {
        const auto query = QStringLiteral("snapshot?id=%1&piece=%2&after=%3").arg(ask.id).arg(ask.piece).arg(raw(ask.atLeast));
        page<wire::SnapshotPiece>(id, spacePath(ask.space, query.toLatin1().constData()), pieceRead);
    }
    template <class Message>
    void call(RequestId id, const char* verb, const QString& path, std::string message)
    {
        m_calls.start({verb, m_account.server, path, m_account.token, std::move(message)},
                      [this, id](Result<std::string> answer) {
                          input([&](Moment now) { m_driver.answered(id, answerOf<Message>(answer), now); });
                      });
    }

    /// A small one is read where it arrives, so that a single change has no thread to wait for.
    template <class Message>
    void page(RequestId id, const QString& path, CallsAside::Read read)
    {
        const HttpCalls::Call ask{"GET", m_account.server, path, m_account.token, {}};
        const auto done = [this, id](Result<Answer> answer, std::size_t bytes) {
            m_large = bytes >= largeBytes;
            input([&](Moment now) { m_driver.answered(id, std::move(answer), now); });
        };
        if (m_large)
            m_aside.start(ask, std::move(read), done);
        else
            m_calls.start(ask, [done](const Result<std::string>& answer) {
                done(answerOf<Message>(answer), answer ? answer->size() : 0);
            });
    }

    void later(std::function<void()> what) { m_untold.push_back(std::move(what)); }
    void tell()
    {
        if (m_telling)
            return;
        m_telling = true;
        // Whoever hears it may take the runner down.
        const QPointer<Part> alive(this);
        while (alive && !m_untold.empty()) {
            const auto what = std::move(m_untold.front());
            m_untold.pop_front();
            what();
        }
        if (alive)
            m_telling = false;
    }

    Runner& m_owner;
    Clock& m_clock;
    Account m_account;
    HttpCalls m_calls;
    CallsAside m_aside;
    bool m_large{false}; ///< the next page is likely to be
    EventStream m_stream;
    QTimer m_timer;
    QElapsedTimer m_mono;
    std::deque<std::function<void()>> m_untold;
    bool m_telling{false};
    SyncDriver m_driver;
};

Runner::Runner(Journal& journal, Clock& clock, Random& random, RunnerOptions options, QObject* parent)
    : QObject(parent), m_part(new Part(*this, journal, clock, random, std::move(options)))
{
}

Runner::~Runner()
{
    // Before the signals of a half-destroyed runner could be heard.
    delete m_part;
}

const SyncStatus& Runner::status() const
{
    return m_part->driver().status();
}

void Runner::setAccount(const Account& account)
{
    m_part->setAccount(account);
}

void Runner::clearAccount()
{
    m_part->clearAccount();
}

void Runner::start()
{
    m_part->input([&](Moment now) { m_part->driver().setContinuous(true, now); });
}

void Runner::stop()
{
    m_part->input([&](Moment now) { m_part->driver().setContinuous(false, now); });
}

void Runner::syncOnce()
{
    m_part->input([&](Moment now) { m_part->driver().once(now); });
}

void Runner::setWorkOffline(bool on)
{
    m_part->input([&](Moment now) { m_part->driver().setWorkOffline(on, now); });
}

void Runner::setNetworkUp(bool up)
{
    m_part->input([&](Moment now) { m_part->driver().setNetwork(up, now); });
}

void Runner::setConflicts(std::size_t count)
{
    m_part->input([&](Moment now) { m_part->driver().setConflicts(count, now); });
}

void Runner::retryNow()
{
    m_part->input([&](Moment now) { m_part->driver().retryNow(now); });
}

void Runner::acceptServer()
{
    m_part->input([&](Moment now) { m_part->driver().acceptServer(now); });
}

void Runner::localChange(const SpaceId& space)
{
    m_part->input([&](Moment now) { m_part->driver().localChange(space, now); });
}

void Runner::journalChanged()
{
    m_part->input([&](Moment now) { m_part->driver().journalChanged(now); });
}

} // namespace salver::client
