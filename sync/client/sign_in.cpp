// SPDX-License-Identifier: Apache-2.0
#include "client/sign_in.h"

#include "client/http_calls.h"
#include "core/limits.h"
#include "core/session_wire.h"

#include <utility>

namespace salver::client {

namespace {

QString textOf(const std::string& bytes)
{
    return QString::fromStdString(sanitizeUtf8(bytes));
}

/// Takes what /v1/me says over into `account`; fails where it is no Salver server's answer or too far apart.
Result<SignedIn> withMe(SignedIn account, const std::string& message)
{
    wire::Me me;
    const auto notSalver = [] {
        return fail(ErrorCode::NotSalver, "What answers at this address is not a Salver server. Check the address.");
    };
    if (!me.ParseFromString(message))
        return notSalver();
    const auto user = UserId::fromBytes(me.user());
    const auto server = uuidFromBytes(me.server());
    auto spaces = spacesOf(me);
    if (!user || !server || server->isNull() || !spaces)
        return notSalver();
    if (me.protocol_max() < limits::protocolOldest)
        return fail(ErrorCode::VersionTooOld,
                    "The server is too old for this Salver; ask whoever runs it to update it.");
    if (me.protocol_min() > limits::protocolVersion)
        return fail(ErrorCode::VersionTooNew, "The server needs a newer Salver; update Salver, then sign in.");
    account.user = *user;
    account.userName = textOf(me.user_name());
    account.displayName = textOf(me.display_name());
    account.serverId = *server;
    account.serverVersion = textOf(me.server_version());
    account.spaces = std::move(*spaces);
    return account;
}

} // namespace

SignIn::SignIn(TransportOptions options, QObject* parent)
    : QObject(parent), m_calls(new HttpCalls(std::move(options), this))
{
}

void SignIn::start(const QUrl& server, const QString& user, const QString& password, const QString& deviceName)
{
    cancel();
    wire::SignInRequest body;
    body.set_user(user.trimmed().toStdString());
    body.set_password(password.toStdString());
    body.set_device_name(deviceName.toStdString());
    body.set_protocol(limits::protocolVersion);
    if (body.user().size() > limits::userNameBytes || body.password().size() > limits::passwordBytes) {
        emit failed({ErrorCode::WrongPassword, "This name and password do not fit together. Type both again; whoever runs the "
                                               "server can give you a new password.", false});
        return;
    }
    if (body.device_name().size() > limits::deviceNameBytes)
        body.mutable_device_name()->resize(limits::deviceNameBytes);
    body.set_device_name(sanitizeUtf8(body.device_name()));
    m_calls->start({"POST", server, QStringLiteral("/v1/sign-in"), {}, body.SerializeAsString()},
                   [this, server](Result<std::string> message) {
                       wire::SignInResponse answer;
                       if (!message) {
                           emit failed(message.error());
                           return;
                       }
                       const auto device = answer.ParseFromString(*message) ? DeviceId::fromBytes(answer.device())
                                                                            : std::nullopt;
                       if (!device || answer.token().empty()) {
                           emit failed({ErrorCode::NotSalver,
                                        "What answers at this address is not a Salver server. Check the address.",
                                        false});
                           return;
                       }
                       SignedIn so;
                       so.server = server;
                       so.token = QString::fromStdString(answer.token());
                       so.device = *device;
                       askMe(std::move(so));
                   });
}

void SignIn::askMe(SignedIn so)
{
    const HttpCalls::Call call{"GET", so.server, QStringLiteral("/v1/me"), so.token, {}};
    m_calls->start(call, [this, so = std::move(so)](Result<std::string> message) {
        const auto account = message ? withMe(so, *message) : Result<SignedIn>(fail(message.error()));
        if (account)
            emit succeeded(*account);
        else
            emit failed(account.error());
    });
}

void SignIn::check(const Account& account)
{
    cancel();
    SignedIn so;
    so.server = account.server;
    so.token = account.token;
    askMe(std::move(so));
}

void SignIn::signOut(const Account& account)
{
    cancel();
    m_calls->start({"DELETE", account.server, QStringLiteral("/v1/sign-in"), account.token, {}},
                   [this](Result<std::string> message) {
                       if (message || message.error().code == ErrorCode::NotSignedIn)
                           emit signedOut();
                       else
                           emit failed(message.error());
                   });
}

void SignIn::cancel()
{
    m_calls->abandon();
}

} // namespace salver::client
