// SPDX-License-Identifier: Apache-2.0
#include "server/service/service.h"

#include "core/change.h"
#include "server/service/passwords.h"

namespace salver::server {

namespace {

Error wrongPassword()
{
    return {ErrorCode::WrongPassword, "This name and password do not fit together. Type both again; whoever runs the "
                                      "server can give you a new password.",
            false};
}

Result<wire::SignInRequest> readSignIn(const Request& request, const ServiceLimits& limits)
{
    auto message = readBody<wire::SignInRequest>(request.body, limits.smallBodyBytes);
    if (!message)
        return message;
    if (message->user().size() > limits::userNameBytes || message->password().size() > limits::passwordBytes
        || message->device_name().size() > limits::deviceNameBytes)
        return fail(ErrorCode::TooLarge, "The name or the password is longer than any can be.");
    if (message->protocol() > limits::protocolVersion + 1)
        return fail(ErrorCode::VersionTooNew,
                    "This server is older than your app; its administrator has to update it.");
    if (message->protocol() + 1 < limits::protocolOldest)
        return fail(ErrorCode::VersionTooOld, "This app is too old for the server; update it.");
    return message;
}

/// Counts itself out again, however the attempt ends.
class Waiting {
public:
    explicit Waiting(std::size_t& count) : m_count(count) { ++m_count; }
    Waiting(const Waiting&) = delete;
    Waiting& operator=(const Waiting&) = delete;
    ~Waiting() { --m_count; }

private:
    std::size_t& m_count;
};

} // namespace

boost::asio::awaitable<bool> Service::passwordIsRight(const std::optional<AccountSecret>& secret,
                                                      const std::string& password)
{
    auto check = [this, &secret, &password] {
        if (m_nobodysPassword.empty())
            m_nobodysPassword = hashPassword("nobody", m_options.password).value_or("");
        const bool fits = passwordFits(secret ? secret->passwordHash : m_nobodysPassword, password);
        return fits && secret.has_value();
    };
    co_return co_await runOn(m_passwords, check);
}

Response Service::tooManyAttempts(const Request& request, unsigned seconds)
{
    auto refused = errorBody({ErrorCode::TooManyRequests,
                              "Too many wrong tries; wait " + std::to_string(seconds) + " s and try again.", true},
                             request.id);
    refused.retryAfterSeconds = seconds;
    return refused;
}

boost::asio::awaitable<Response> Service::signIn(const Request& request)
{
    const auto message = readSignIn(request, m_options.limits);
    if (!message)
        co_return errorBody(message.error(), request.id);
    const auto name = normalUserName(message->user());
    if (const auto wait = m_attempts.begin(name, request.address, m_clock.now()); wait > 0)
        co_return tooManyAttempts(request, wait);
    const auto account = co_await rightPassword(name, message->password());
    if (!account)
        co_return errorBody(account.error(), request.id);
    m_attempts.succeeded(name, request.address);
    co_return co_await addDevice(request, *account, message->device_name());
}

Answer<Account> Service::rightPassword(std::string name, const std::string& password)
{
    if (m_signInsWaiting >= m_options.limits.signInsWaiting)
        co_return fail(ErrorCode::ServerTrouble, "Many people sign in right now; try again in a moment.", true);
    const Waiting waiting(m_signInsWaiting);
    const auto secret = co_await m_storage.accountByName(std::move(name));
    if (!secret)
        co_return fail(secret.error());
    const bool right = co_await passwordIsRight(*secret, password);
    if (!right)
        co_return fail(wrongPassword());
    co_return (*secret)->account;
}

Answer<std::string> Service::newHash(const std::string& password)
{
    if (m_signInsWaiting >= m_options.limits.signInsWaiting)
        co_return fail(ErrorCode::ServerTrouble, "Many people sign in right now; try again in a moment.", true);
    const Waiting waiting(m_signInsWaiting);
    co_return co_await runOn(m_passwords, [&] { return hashPassword(password, m_options.password); });
}

boost::asio::awaitable<Response> Service::addDevice(const Request& request, const Account& account,
                                                    const std::string& deviceName)
{
    const auto owned = co_await m_storage.devices(account.id);
    if (!owned)
        co_return errorBody(owned.error(), request.id);
    if (owned->size() >= m_options.limits.devicesPerAccount)
        co_return errorBody({ErrorCode::TooLarge,
                             "You are signed in on as many devices as the server allows; sign out on one first.",
                             false},
                            request.id);
    const auto token = makeToken(m_random);
    const auto now = m_clock.now();
    NewDevice device;
    device.device = {DeviceId(uuidV7(now, m_random)), account.id, sanitizeUtf8(deviceName), now, now};
    device.token = hashOfToken(token);
    if (const auto added = co_await m_storage.addDevice(device); !added)
        co_return errorBody(added.error(), request.id);
    AuditLine line{now, account.id, "signed in", device.device.id.toString()};
    if (const auto noted = co_await m_storage.audit(line); !noted)
        co_return errorBody(noted.error(), request.id);
    wire::SignInResponse answer;
    answer.set_token(token);
    answer.set_user(std::string(account.id.view()));
    answer.set_user_name(account.name);
    answer.set_display_name(account.displayName);
    answer.set_device(std::string(device.device.id.view()));
    co_return okBody(answer);
}

boost::asio::awaitable<Response> Service::signOut(const Request& request, const Session& session)
{
    const auto removed = co_await m_storage.removeDevice(session.account.id, session.device);
    if (!removed)
        co_return errorBody(removed.error(), request.id);
    co_await watchDirectory();
    AuditLine line{m_clock.now(), session.account.id, "signed out", session.device.toString()};
    if (const auto noted = co_await m_storage.audit(line); !noted)
        co_return errorBody(noted.error(), request.id);
    co_return Response{ErrorCode::None, frameBody({}), 0, {}};
}

} // namespace salver::server
