// SPDX-License-Identifier: Apache-2.0
// Single calls to a Salver server over HTTP, and what goes wrong with them as errors with a sentence. Keep-alive, no
// redirects, no cookies, no cache; bodies are framed (core/change.h). Owned by the runner or a sign-in, on its
// thread.
#pragma once

#include "client/account.h"
#include "core/result.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QObject>

#include <functional>
#include <string>

class QNetworkReply;
class QNetworkRequest;

namespace salver::client {

class HttpCalls : public QObject {
    Q_OBJECT

public:
    explicit HttpCalls(TransportOptions options, QObject* parent = nullptr);
    ~HttpCalls() override;

    struct Call {
        QByteArray verb;
        QUrl server;
        QString path; ///< "/v1/me", with the query
        QString token;
        std::string message; ///< serialized; sent only with POST
    };
    /// Gets the answer's message, unframed, or why there is none. Never called from inside start().
    using Done = std::function<void(Result<std::string>)>;
    void start(const Call& call, Done done);
    /// Ends all calls under way; their `done` is not called.
    void abandon();

    /// A request with everything that all of them share.
    [[nodiscard]] QNetworkRequest requestFor(const QUrl& server, const QString& path, const QString& token) const;
    [[nodiscard]] QNetworkAccessManager& network() { return m_network; }
    [[nodiscard]] const TransportOptions& options() const { return m_options; }

private:
    TransportOptions m_options;
    QNetworkAccessManager m_network;
    QList<QNetworkReply*> m_replies;
};

} // namespace salver::client
