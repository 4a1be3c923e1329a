// SPDX-License-Identifier: Apache-2.0
// Devices, passwords, invitations and memberships: what people do with their own accounts and teams.
#include "server/service/service.h"

#include "core/change.h"
#include "server/service/passwords.h"

#include <algorithm>

namespace salver::server {

namespace {

Response done()
{
    return {ErrorCode::None, frameBody({}), 0, {}};
}

} // namespace

boost::asio::awaitable<Response> Service::changePassword(const Request& request, const Session& session)
{
    const auto message = readBody<wire::PasswordRequest>(request.body, m_options.limits.smallBodyBytes);
    if (!message)
        co_return errorBody(message.error(), request.id);
    if (const auto fits = checkNewPassword(message->new_password()); !fits)
        co_return errorBody(fits.error(), request.id);
    const auto& name = session.account.name;
    if (const auto wait = m_attempts.begin(name, request.address, m_clock.now()); wait > 0)
        co_return tooManyAttempts(request, wait);
    const auto right = co_await rightPassword(name, message->old_password());
    if (!right)
        co_return errorBody(right.error(), request.id);
    m_attempts.succeeded(name, request.address);
    const auto hash = co_await newHash(message->new_password());
    if (!hash)
        co_return errorBody(hash.error(), request.id);
    const std::optional<DeviceId> keep(session.device);
    const auto changed = co_await m_storage.setPassword(session.account.id, *hash, keep);
    if (!changed)
        co_return errorBody(changed.error(), request.id);
    co_await watchDirectory();
    co_return co_await noted(request, session.account.id, "changed a password", session.device.toString());
}

boost::asio::awaitable<Response> Service::listDevices(const Request& request, const Session& session)
{
    const auto found = co_await m_storage.devices(session.account.id);
    if (!found)
        co_return errorBody(found.error(), request.id);
    wire::DeviceList list;
    for (const auto& device : *found) {
        auto* to = list.add_devices();
        to->set_id(std::string(device.id.view()));
        to->set_name(device.name);
        to->set_created_ms(raw(device.created));
        to->set_last_seen_ms(raw(device.lastSeen));
        to->set_current(device.id == session.device);
    }
    co_return okBody(list);
}

boost::asio::awaitable<Response> Service::removeDevice(const Request& request, const Session& session)
{
    const auto removed = co_await m_storage.removeDevice(session.account.id, request.device);
    if (!removed)
        co_return errorBody(removed.error(), request.id);
    if (!*removed)
        co_return errorBody({ErrorCode::NotFound, "You have no such device.", false}, request.id);
    co_await watchDirectory();
    co_return co_await noted(request, session.account.id, "revoked a device", request.device.toString());
}

boost::asio::awaitable<Response> Service::invite(const Request& request, const Session& session)
{
    const auto message = readBody<wire::InvitationRequest>(request.body, m_options.limits.smallBodyBytes);
    if (!message)
        co_return errorBody(message.error(), request.id);
    if (message->role() < wire::ROLE_VIEWER || message->role() > wire::ROLE_LEAD)
        co_return errorBody({ErrorCode::InvalidArgument, "Invite as a viewer, a member or a lead.", false},
                            request.id);
    const auto longest = static_cast<std::uint32_t>(m_options.limits.invitationLasts.count());
    const auto hours = message->valid_hours() == 0 ? longest : std::min(longest, message->valid_hours());
    const auto code = makeInvitationCode(m_random);
    NewInvitation added;
    added.code = hashOfInvitationCode(code);
    added.by = {session.account.id, request.space};
    added.role = static_cast<Role>(message->role());
    added.now = m_clock.now();
    added.expires = WallMs{raw(added.now) + std::int64_t{hours} * 3'600'000};
    const auto kept = co_await m_storage.addInvitation(added);
    if (!kept)
        co_return errorBody(kept.error(), request.id);
    const auto written = co_await noted(request, session.account.id, "invited", request.space.toString());
    if (written.code != ErrorCode::None)
        co_return written;
    wire::Invitation answer;
    answer.set_code(code);
    answer.set_expires_ms(raw(added.expires));
    co_return okBody(answer);
}

boost::asio::awaitable<Response> Service::listInvitations(const Request& request, const Session& session)
{
    const Asker by{session.account.id, request.space};
    const auto pending = co_await m_storage.invitations(by, m_clock.now());
    if (!pending)
        co_return errorBody(pending.error(), request.id);
    wire::InvitationList list;
    for (const auto& one : *pending) {
        auto* to = list.add_invitations();
        to->set_hash(std::string(one.code.view()));
        to->set_role(static_cast<wire::SpaceRole>(one.role));
        to->set_expires_ms(raw(one.expires));
        if (!one.by.isNull())
            to->set_by(std::string(one.by.view()));
    }
    co_return okBody(list);
}

boost::asio::awaitable<Response> Service::removeInvitation(const Request& request, const Session& session)
{
    const Asker by{session.account.id, request.space};
    const auto removed = co_await m_storage.removeInvitation(by, request.invitation);
    if (!removed)
        co_return errorBody(removed.error(), request.id);
    if (!*removed)
        co_return errorBody(problem(ErrorCode::NotFound, "This invitation was used, or taken back, or has expired."),
                            request.id);
    co_return co_await noted(request, session.account.id, "took an invitation back", request.space.toString());
}

boost::asio::awaitable<Response> Service::signUp(const Request& request)
{
    const auto message = readBody<wire::JoinRequest>(request.body, m_options.limits.smallBodyBytes);
    if (!message)
        co_return errorBody(message.error(), request.id);
    const auto name = normalUserName(message->user());
    if (name.empty() || message->device_name().size() > limits::deviceNameBytes
        || message->display_name().size() > limits::userNameBytes * 2)
        co_return errorBody({ErrorCode::InvalidArgument, "A user's name is 1 to 64 bytes without blanks.", false},
                            request.id);
    if (const auto fits = checkNewPassword(message->password()); !fits)
        co_return errorBody(fits.error(), request.id);
    // Codes are guessed like passwords, so they wait like passwords.
    if (const auto wait = m_attempts.begin("", request.address, m_clock.now()); wait > 0)
        co_return tooManyAttempts(request, wait);
    const auto code = hashOfInvitationCode(message->code());
    const auto valid = co_await m_storage.checkInvitation(code, m_clock.now());
    if (!valid)
        co_return errorBody(valid.error(), request.id);
    m_attempts.succeeded("", request.address);
    const auto hash = co_await newHash(message->password());
    if (!hash)
        co_return errorBody(hash.error(), request.id);
    const auto now = m_clock.now();
    NewAccount added;
    auto display = sanitizeUtf8(message->display_name());
    added.account = {UserId(uuidV7(now, m_random)), name, display.empty() ? name : std::move(display), now};
    added.passwordHash = *hash;
    added.privateSpace = SpaceId(uuidV7(now, m_random));
    added.epoch = Epoch{m_random.next64() | 1U};
    const auto account = added.account;
    const auto made = co_await m_storage.signUp(code, std::move(added), now);
    if (!made)
        co_return errorBody(made.error(), request.id);
    co_await watchDirectory();
    co_return co_await addDevice(request, account, message->device_name());
}

boost::asio::awaitable<Response> Service::join(const Request& request, const Session& session)
{
    const auto message = readBody<wire::JoinRequest>(request.body, m_options.limits.smallBodyBytes);
    if (!message)
        co_return errorBody(message.error(), request.id);
    if (const auto wait = m_attempts.begin("", request.address, m_clock.now()); wait > 0)
        co_return tooManyAttempts(request, wait);
    const auto code = hashOfInvitationCode(message->code());
    const auto joined = co_await m_storage.join(code, session.account.id, m_clock.now());
    if (!joined)
        co_return errorBody(joined.error(), request.id);
    m_attempts.succeeded("", request.address);
    co_await watchDirectory();
    const auto written = co_await noted(request, session.account.id, "joined", {});
    if (written.code != ErrorCode::None)
        co_return written;
    co_return co_await me(request, session);
}

boost::asio::awaitable<Response> Service::setMember(const Request& request, const Session& session)
{
    auto role = Role::None;
    if (!request.remove) {
        const auto message = readBody<wire::MemberRequest>(request.body, m_options.limits.smallBodyBytes);
        if (!message)
            co_return errorBody(message.error(), request.id);
        if (!wire::SpaceRole_IsValid(message->role()))
            co_return errorBody({ErrorCode::InvalidArgument, "A role is viewer, member or lead.", false}, request.id);
        role = static_cast<Role>(message->role());
    }
    const Asker by{session.account.id, request.space};
    const auto set = co_await m_storage.setMemberAs(by, request.member, role);
    if (!set)
        co_return errorBody(set.error(), request.id);
    co_await watchDirectory();
    co_return co_await noted(request, session.account.id, role == Role::None ? "removed a member" : "set a member",
                             request.space.toString() + " " + request.member.toString());
}

boost::asio::awaitable<Response> Service::noted(const Request& request, UserId account, std::string what,
                                                std::string about)
{
    AuditLine line{m_clock.now(), account, std::move(what), std::move(about)};
    const auto written = co_await m_storage.audit(std::move(line));
    co_return written ? done() : errorBody(written.error(), request.id);
}

} // namespace salver::server
