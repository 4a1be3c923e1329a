// SPDX-License-Identifier: Apache-2.0
#include "server/service/service.h"

#include "server/service/passwords.h"

namespace salver::server {

namespace {

constexpr std::size_t inPlaceBytes = 32U * 1024U;
constexpr std::int64_t touchEveryMs = 600'000;

} // namespace

const char* nameOf(Operation operation)
{
    switch (operation) {
    case Operation::SignIn: return "sign_in";
    case Operation::SignOut: return "sign_out";
    case Operation::Me: return "me";
    case Operation::Handshake: return "handshake";
    case Operation::Push: return "push";
    case Operation::Pull: return "pull";
    case Operation::ChangePassword: return "change_password";
    case Operation::Devices: return "devices";
    case Operation::RemoveDevice: return "remove_device";
    case Operation::Invite: return "invite";
    case Operation::SignUp: return "sign_up";
    case Operation::Join: return "join";
    case Operation::SetMember: return "set_member";
    case Operation::BlobState: return "blob_state";
    case Operation::PutBlob: return "put_blob";
    case Operation::ReadBlob: return "read_blob";
    case Operation::Snapshot: return "snapshot";
    case Operation::Invitations: return "invitations";
    case Operation::RemoveInvitation: return "remove_invitation";
    case Operation::Erasures: return "erasures";
    }
    return "unknown";
}

Service::Service(Storage& storage, Clock& clock, Random& random, Pool workers, Pool passwords,
                 ServiceOptions options)
    : m_storage(storage),
      m_clock(clock),
      m_random(random),
      m_workers(std::move(workers)),
      m_passwords(std::move(passwords)),
      m_options(options),
      m_identity(storage.identity()),
      m_receipts(m_identity.receiptKey),
      m_attempts(m_options.limits),
      m_allowance(m_options.limits)
{
}

Service::~Service() = default;

boost::asio::awaitable<Response> Service::handle(Request request)
{
    auto admission = co_await admit(request, request.body.size());
    if (admission.refusal)
        co_return std::move(*admission.refusal);
    co_return co_await handle(std::move(request), std::move(admission));
}

boost::asio::awaitable<Response> Service::handle(Request request, Admission admission)
{
    auto response = co_await dispatch(request, admission);
    const auto index = static_cast<std::size_t>(request.operation);
    ++(response.code == ErrorCode::None ? m_counters.answered : m_counters.refused)[index];
    co_return response;
}

boost::asio::awaitable<Service::Admission> Service::admit(const Request& request, std::size_t bodyBytes)
{
    Admission admission;
    const auto refuse = [&](const Error& error) {
        ++m_counters.refused[static_cast<std::size_t>(request.operation)];
        admission.refusal = errorBody(error, request.id);
    };
    if (request.protocol > limits::protocolVersion + 1) {
        refuse({ErrorCode::VersionTooNew,
                "This server is older than your app; its administrator has to update it. Your work is kept on this "
                "device.",
                false});
        co_return admission;
    }
    if (request.protocol != 0 && request.protocol + 1 < limits::protocolOldest) {
        refuse({ErrorCode::VersionTooOld,
                "This app is too old for the server; update it. Your work is kept on this device.", false});
        co_return admission;
    }
    if (request.operation == Operation::SignIn || request.operation == Operation::SignUp)
        co_return admission;
    auto session = co_await authenticate(request.token);
    if (!session) {
        refuse(session.error());
        co_return admission;
    }
    admission.session = std::move(*session);
    if (const auto wait = m_allowance.take(admission.session->device, bodyBytes, m_clock.now()); wait > 0) {
        refuse({ErrorCode::TooManyRequests, "This device asks too much at once; it goes on soon.", true});
        admission.refusal->retryAfterSeconds = wait;
    }
    co_return admission;
}

boost::asio::awaitable<Response> Service::dispatch(const Request& request, const Admission& admission)
{
    if (request.operation == Operation::SignIn)
        co_return co_await signIn(request);
    if (request.operation == Operation::SignUp)
        co_return co_await signUp(request);
    if (!admission.session)
        co_return errorBody(problem(ErrorCode::NotSignedIn, "Sign in first."), request.id);
    co_return co_await dispatchSignedIn(request, *admission.session);
}

boost::asio::awaitable<Response> Service::dispatchSignedIn(const Request& request, const Session& session)
{
    switch (request.operation) {
    case Operation::SignIn:
    case Operation::SignUp: break;
    case Operation::SignOut: co_return co_await signOut(request, session);
    case Operation::Me: co_return co_await me(request, session);
    case Operation::Handshake: co_return co_await handshake(request, session);
    case Operation::Push: co_return co_await push(request, session);
    case Operation::Pull: co_return co_await pull(request, session);
    case Operation::ChangePassword: co_return co_await changePassword(request, session);
    case Operation::Devices: co_return co_await listDevices(request, session);
    case Operation::RemoveDevice: co_return co_await removeDevice(request, session);
    case Operation::Invite: co_return co_await invite(request, session);
    case Operation::Join: co_return co_await join(request, session);
    case Operation::SetMember: co_return co_await setMember(request, session);
    case Operation::BlobState: co_return co_await blobState(request, session);
    case Operation::PutBlob: co_return co_await putBlob(request, session);
    case Operation::ReadBlob: co_return co_await readBlob(request, session);
    case Operation::Snapshot: co_return co_await snapshot(request, session);
    case Operation::Invitations: co_return co_await listInvitations(request, session);
    case Operation::RemoveInvitation: co_return co_await removeInvitation(request, session);
    case Operation::Erasures: co_return co_await erasures(request, session);
    }
    co_return errorBody({ErrorCode::NotFound, "There is nothing here.", false}, request.id);
}

Answer<Session> Service::authenticate(const std::string& token)
{
    if (token.empty())
        co_return fail(ErrorCode::NotSignedIn, "Sign in first.");
    const auto session = co_await m_storage.sessionByToken(hashOfToken(token));
    if (!session)
        co_return fail(session.error());
    if (!*session)
        co_return fail(ErrorCode::NotSignedIn, "This device was signed out; sign in again.");
    if ((*session)->directoryVersion != m_directoryVersion)
        co_await refreshListeners((*session)->directoryVersion);
    co_return **session;
}

boost::asio::awaitable<Response> Service::me(const Request& request, const Session& session)
{
    const auto now = m_clock.now();
    if (raw(now) - raw(session.lastSeen) > touchEveryMs) {
        // When a device was last seen is a courtesy; the answer does not depend on it.
        if (const auto touched = co_await m_storage.touchDevice(session.device, now); !touched)
            co_return errorBody(touched.error(), request.id);
    }
    const auto spaces = co_await m_storage.spaces(session.account.id);
    if (!spaces)
        co_return errorBody(spaces.error(), request.id);
    co_return okBody(meBody(session.account, *spaces, m_identity, m_options.limits, now));
}

Answer<std::unique_ptr<Listener>> Service::listen(std::string token)
{
    const auto session = co_await authenticate(token);
    if (!session)
        co_return fail(session.error());
    const auto hash = hashOfToken(token);
    const auto& most = m_options.limits;
    if (most.requestsPerSecond != 0 && m_hub.listenersOf(hash) >= most.streamsPerDevice)
        co_return fail(ErrorCode::TooManyRequests, "This device listens often enough already.", true);
    const auto rights = co_await m_storage.rights(hash);
    if (!rights)
        co_return fail(rights.error());
    if (!*rights)
        co_return fail(ErrorCode::NotSignedIn, "This device was signed out; sign in again.");
    co_return std::make_unique<Listener>(m_hub, hash, **rights);
}

boost::asio::awaitable<bool> Service::isReady()
{
    const auto version = co_await m_storage.directoryVersion();
    co_return version.has_value();
}

boost::asio::awaitable<void> Service::watchDirectory()
{
    const auto version = co_await m_storage.directoryVersion();
    if (version && *version != m_directoryVersion)
        co_await refreshListeners(*version);
}

boost::asio::awaitable<void> Service::refreshListeners(std::uint64_t version)
{
    m_directoryVersion = version;
    for (const auto& token : m_hub.tokens()) {
        const auto rights = co_await m_storage.rights(token);
        if (rights)
            m_hub.setRights(token, *rights);
    }
}

Counters Service::counters() const
{
    auto counters = m_counters;
    counters.commits = m_storage.commits();
    return counters;
}

Pool Service::workersFor(std::size_t bytes) const
{
    return bytes > inPlaceBytes ? m_workers : Pool{};
}

} // namespace salver::server
