// SPDX-License-Identifier: Apache-2.0
#include "client/http_errors.h"

#include "core/change.h"
#include "core/limits.h"
#include "core/session_wire.h"
#include <QNetworkRequest>
#include <QVariant>

namespace salver::client {

namespace {

Error make(ErrorCode code, const QString& sentence, bool retry)
{
    return {code, sentence.toStdString(), retry};
}

QString placeOf(const QUrl& server)
{
    const auto port = server.port();
    return port < 0 ? server.host() : QStringLiteral("%1:%2").arg(server.host()).arg(port);
}

Error certificateError(const HttpOutcome& outcome)
{
    const auto place = placeOf(outcome.server);
    for (const auto& error : outcome.certificateErrors) {
        switch (error.error()) {
        case QSslError::HostNameMismatch:
            return make(ErrorCode::Certificate,
                        QStringLiteral("The certificate of %1 was made for another name. Nothing was sent. Check the "
                                       "address, or ask whoever runs the server.").arg(place),
                        true);
        case QSslError::CertificateExpired:
        case QSslError::CertificateNotYetValid:
            return make(ErrorCode::Certificate,
                        QStringLiteral("The certificate of %1 is not valid today. Nothing was sent. Check this "
                                       "device's date, or ask whoever runs the server.").arg(place),
                        true);
        default: break;
        }
    }
    if (outcome.certificateErrors.isEmpty())
        return make(ErrorCode::NotSalver,
                    QStringLiteral("%1 does not answer with TLS. Check the address and the port.").arg(place), true);
    return make(ErrorCode::Certificate,
                QStringLiteral("This device does not trust the certificate of %1 (%2). Nothing was sent. Ask whoever "
                               "runs the server.").arg(place, outcome.certificateErrors.front().errorString()),
                true);
}

Error networkError(const HttpOutcome& outcome)
{
    const auto place = placeOf(outcome.server);
    switch (outcome.error) {
    case QNetworkReply::HostNotFoundError:
        return make(ErrorCode::Offline,
                    QStringLiteral("There is no way to a server called “%1”. Check the address, and that this device "
                                   "is on line.").arg(outcome.server.host()),
                    true);
    case QNetworkReply::ConnectionRefusedError:
        return make(ErrorCode::Offline,
                    QStringLiteral("Nothing answers at %1; the server may be off. Check the address and the port.").arg(place),
                    true);
    case QNetworkReply::SslHandshakeFailedError: return certificateError(outcome);
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
        return make(ErrorCode::Offline,
                    QStringLiteral("The network's proxy does not let Salver through (%1).").arg(outcome.errorText),
                    true);
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        return make(ErrorCode::NotSalver,
                    QStringLiteral("What answers at %1 is not a Salver server. Check the address.").arg(place), true);
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
        return make(ErrorCode::Offline,
                    QStringLiteral("%1 took too long to answer. If this goes on, check the address.").arg(place), true);
    case QNetworkReply::RemoteHostClosedError:
        // Qt says the same of a cut line and of an answer that is not HTTP, so the sentence covers both.
        return make(ErrorCode::Offline,
                    QStringLiteral("%1 hung up before it had answered. If this goes on, "
                                   "check that a Salver server is at this address and port.").arg(place),
                    true);
    default:
        return make(ErrorCode::Offline,
                    QStringLiteral("The connection to %1 broke off (%2).")
                        .arg(place, outcome.errorText),
                    true);
    }
}

std::optional<Error> serversOwn(const HttpOutcome& outcome)
{
    if (!outcome.type.startsWith(QLatin1String(bodyType)))
        return std::nullopt;
    const auto message = unframeBody({outcome.body.constData(), static_cast<std::size_t>(outcome.body.size())},
                                     limits::frameBytes);
    wire::ErrorBody body;
    if (!message || !body.ParseFromString(*message) || body.code() == 0)
        return std::nullopt;
    return errorFrom(body);
}

} // namespace

Error errorOf(const HttpOutcome& outcome)
{
    const auto place = placeOf(outcome.server);
    if (outcome.tooLong)
        return make(ErrorCode::NotSalver,
                    QStringLiteral("What answers at %1 sends more than any Salver server does. Check the address.").arg(place), true);
    const bool whole = outcome.error == QNetworkReply::NoError || outcome.status >= 400;
    if (outcome.status == 0 || !whole)
        return networkError(outcome);
    if (auto own = serversOwn(outcome))
        return *own;
    if (outcome.status >= 300 && outcome.status < 400)
        return make(ErrorCode::NotSalver,
                    QStringLiteral("%1 sends on to %2. If that is your Salver server, enter that address; else sign in "
                                   "to the network first.").arg(place, outcome.redirect.toDisplayString()),
                    true);
    switch (outcome.status) {
    case 413:
        return make(ErrorCode::TooLarge,
                    QStringLiteral("Something on the way to %1 does not take a message of this size.").arg(place),
                    false);
    case 429:
        return make(ErrorCode::TooManyRequests,
                    QStringLiteral("%1 asks for a pause.").arg(place), true);
    default: break;
    }
    // A simple file server knows no POST and says 501; ours, and a proxy before it, never does.
    if (outcome.status >= 500 && outcome.status != 501)
        return make(ErrorCode::ServerTrouble,
                    QStringLiteral("The server at %1 is in trouble (%2).")
                        .arg(place).arg(outcome.status),
                    true);
    return make(ErrorCode::NotSalver,
                QStringLiteral("What answers at %1 is not a Salver server. Check the address, or sign in to the "
                               "network first.").arg(place),
                true);
}

Result<std::string> readOutcome(const HttpOutcome& outcome)
{
    if (outcome.error != QNetworkReply::NoError || outcome.status != 200 || outcome.tooLong
        || !outcome.type.startsWith(QLatin1String(bodyType)))
        return fail(errorOf(outcome));
    // A body that needs no answer (signing out) is empty.
    if (outcome.body.isEmpty())
        return std::string();
    auto message = unframeBody({outcome.body.constData(), static_cast<std::size_t>(outcome.body.size())},
                               limits::frameBytes);
    if (!message)
        return fail(ErrorCode::ServerTrouble,
                    "The server's answer arrived damaged. If this goes on, tell whoever runs the server.", true);
    return message;
}

HttpOutcome outcomeOf(QNetworkReply& reply, const QUrl& server)
{
    HttpOutcome outcome;
    outcome.server = server;
    outcome.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    outcome.type = reply.header(QNetworkRequest::ContentTypeHeader).toString();
    outcome.redirect = reply.attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
    outcome.body = reply.readAll();
    outcome.error = reply.error();
    outcome.errorText = reply.errorString();
    return outcome;
}

} // namespace salver::client
