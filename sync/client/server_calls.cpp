// SPDX-License-Identifier: Apache-2.0
#include "client/server_calls.h"

#include "client/http_calls.h"

#include "protocol/sync.pb.h"

namespace salver::client {

namespace {

QString pathOf(const SpaceId& space, const QString& rest)
{
    return QStringLiteral("/v1/spaces/%1/%2").arg(QString::fromStdString(space.toString()), rest);
}

/// Reads an answer as a message and makes a value of it.
template <class Message, class Make>
auto read(const Result<std::string>& answer, Make make) -> Result<decltype(make(std::declval<const Message&>()))>
{
    if (!answer)
        return fail(answer.error());
    Message message;
    if (!message.ParseFromString(*answer))
        return fail(ErrorCode::Malformed, "The server's answer cannot be read. Try again, or update Salver.");
    return make(message);
}

Result<void> nothing(const Result<std::string>& answer)
{
    return answer ? Result<void>() : fail(answer.error());
}

PendingCode pendingOf(const wire::PendingInvitation& from)
{
    PendingCode pending;
    pending.id = QString::fromLatin1(QByteArray::fromStdString(from.hash()).toHex());
    pending.role = static_cast<Role>(from.role());
    pending.expires = WallMs{from.expires_ms()};
    pending.by = UserId::fromBytes(from.by());
    return pending;
}

SignedInDevice deviceOf(const wire::DeviceInfo& from)
{
    return {DeviceId::fromBytes(from.id()).value_or(DeviceId{}), QString::fromStdString(from.name()),
            WallMs{from.created_ms()}, WallMs{from.last_seen_ms()}, from.current()};
}

ErasureNews newsOf(const wire::ErasureList& list)
{
    ErasureNews news;
    for (const auto& one : list.erasures())
        news.erased.push_back({WallMs{one.at_ms()}, UserId::fromBytes(one.by()).value_or(UserId{}), one.entries(),
                               one.done()});
    for (const auto& one : list.behind())
        news.behind.push_back({QString::fromStdString(one.user_name()), QString::fromStdString(one.device_name()),
                               WallMs{one.last_seen_ms()}});
    return news;
}

} // namespace

ServerCalls::ServerCalls(TransportOptions options, QObject* parent)
    : QObject(parent), m_calls(new HttpCalls(std::move(options), this))
{
}

void ServerCalls::start(const Account& account, const char* verb, const QString& path, std::string message,
                        std::function<void(Result<std::string>)> done)
{
    m_calls->start({verb, account.server, path, account.token, std::move(message)}, std::move(done));
}

void ServerCalls::invite(const Account& account, const SpaceId& space, Role role, Done<NewCode> done)
{
    wire::InvitationRequest body;
    body.set_role(static_cast<wire::SpaceRole>(role));
    start(account, "POST", pathOf(space, QStringLiteral("invitations")), body.SerializeAsString(),
          [done = std::move(done)](const Result<std::string>& answer) {
              done(read<wire::Invitation>(answer, [](const wire::Invitation& made) {
                  return NewCode{QString::fromStdString(made.code()), WallMs{made.expires_ms()}};
              }));
          });
}

void ServerCalls::invitations(const Account& account, const SpaceId& space, Done<std::vector<PendingCode>> done)
{
    start(account, "GET", pathOf(space, QStringLiteral("invitations")), {},
          [done = std::move(done)](const Result<std::string>& answer) {
              done(read<wire::InvitationList>(answer, [](const wire::InvitationList& list) {
                  std::vector<PendingCode> pending;
                  for (const auto& one : list.invitations())
                      pending.push_back(pendingOf(one));
                  return pending;
              }));
          });
}

void ServerCalls::takeBack(const Account& account, const SpaceId& space, const QString& id, Done<void> done)
{
    start(account, "DELETE", pathOf(space, QStringLiteral("invitations/") + id), {},
          [done = std::move(done)](const Result<std::string>& answer) { done(nothing(answer)); });
}

void ServerCalls::devices(const Account& account, Done<std::vector<SignedInDevice>> done)
{
    start(account, "GET", QStringLiteral("/v1/devices"), {},
          [done = std::move(done)](const Result<std::string>& answer) {
              done(read<wire::DeviceList>(answer, [](const wire::DeviceList& list) {
                  std::vector<SignedInDevice> devices;
                  for (const auto& one : list.devices())
                      devices.push_back(deviceOf(one));
                  return devices;
              }));
          });
}

void ServerCalls::revokeDevice(const Account& account, const DeviceId& device, Done<void> done)
{
    start(account, "DELETE", QStringLiteral("/v1/devices/%1").arg(QString::fromStdString(device.toString())), {},
          [done = std::move(done)](const Result<std::string>& answer) { done(nothing(answer)); });
}

void ServerCalls::changePassword(const Account& account, const QString& old, const QString& next, Done<void> done)
{
    wire::PasswordRequest body;
    body.set_old_password(old.toStdString());
    body.set_new_password(next.toStdString());
    start(account, "POST", QStringLiteral("/v1/password"), body.SerializeAsString(),
          [done = std::move(done)](const Result<std::string>& answer) { done(nothing(answer)); });
}

void ServerCalls::erasures(const Account& account, const SpaceId& space, Done<ErasureNews> done)
{
    start(account, "GET", pathOf(space, QStringLiteral("erasures")), {},
          [done = std::move(done)](const Result<std::string>& answer) {
              done(read<wire::ErasureList>(answer, [](const wire::ErasureList& list) { return newsOf(list); }));
          });
}

void ServerCalls::cancel()
{
    m_calls->abandon();
}

} // namespace salver::client
