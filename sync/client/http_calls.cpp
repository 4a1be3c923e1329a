// SPDX-License-Identifier: Apache-2.0
#include "client/http_calls.h"

#include "client/http_errors.h"
#include "core/change.h"
#include "core/limits.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>

#include <memory>
#include <utility>

namespace salver::client {

namespace {

/// A frame is never longer than what it may open to, but for its first byte.
constexpr qint64 answerBytesMost = static_cast<qint64>(limits::frameBytes) + 1;

} // namespace

HttpCalls::HttpCalls(TransportOptions options, QObject* parent)
    : QObject(parent), m_options(std::move(options)), m_network(this)
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setAutoDeleteReplies(false);
}

HttpCalls::~HttpCalls()
{
    abandon();
}

QNetworkRequest HttpCalls::requestFor(const QUrl& server, const QString& path, const QString& token) const
{
    QUrl base = server;
    auto prefix = base.path();
    while (prefix.endsWith(QLatin1Char('/')))
        prefix.chop(1);
    base.setPath({});
    QNetworkRequest request(QUrl(base.toString() + prefix + path));
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token.toUtf8());
    request.setRawHeader("Salver-Protocol", QByteArray::number(limits::protocolVersion));
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    if (!m_options.caFile.isEmpty()) {
        auto tls = QSslConfiguration::defaultConfiguration();
        tls.addCaCertificates(m_options.caFile);
        request.setSslConfiguration(tls);
    }
    return request;
}

void HttpCalls::start(const Call& call, Done done)
{
    auto request = requestFor(call.server, call.path, call.token);
    request.setTransferTimeout(m_options.transferTimeoutMs);
    QByteArray body;
    if (call.verb == "POST") {
        const auto framed = frameBody(call.message);
        body = QByteArray(framed.data(), static_cast<qsizetype>(framed.size()));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QString::fromLatin1(bodyType));
    }
    auto* reply = m_network.sendCustomRequest(request, call.verb, body);
    m_replies.append(reply);
    const auto tooLong = std::make_shared<bool>(false);
    const auto certificates = std::make_shared<QList<QSslError>>();
    // Qt throttles its progress signal and may swallow the only one, so the announced and the real length are read here.
    const auto refuseTooLong = [reply, tooLong] {
        const auto announced = reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
        if (*tooLong || (announced <= answerBytesMost && reply->bytesAvailable() <= answerBytesMost))
            return;
        *tooLong = true;
        reply->abort();
    };
    connect(reply, &QNetworkReply::metaDataChanged, this, refuseTooLong);
    connect(reply, &QNetworkReply::readyRead, this, refuseTooLong);
    connect(reply, &QNetworkReply::sslErrors, this,
            [certificates](const QList<QSslError>& errors) { *certificates = errors; });
    connect(reply, &QNetworkReply::finished, this,
            [this, reply, tooLong, certificates, server = call.server, done = std::move(done)] {
                m_replies.removeOne(reply);
                reply->deleteLater();
                auto outcome = outcomeOf(*reply, server);
                outcome.tooLong = *tooLong;
                outcome.certificateErrors = *certificates;
                done(readOutcome(outcome));
            });
}

void HttpCalls::abandon()
{
    for (auto* reply : std::exchange(m_replies, {})) {
        // Being deleted ends it. abort() would also tell an error, beside one that may be on its way from Qt's thread.
        reply->disconnect(this);
        reply->deleteLater();
    }
}

} // namespace salver::client
