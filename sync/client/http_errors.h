// SPDX-License-Identifier: Apache-2.0
// What a failed HTTP call means to a person: pure functions from what the network said to an error.
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QNetworkReply>
#include <QSslError>
#include <QString>
#include <QUrl>

#include <string>

namespace salver::client {

/// The type that marks a body as a Salver server's.
inline constexpr auto bodyType = "application/x-protobuf";

struct HttpOutcome {
    QUrl server;
    int status{0}; ///< 0 where no answer began
    QString type;
    QUrl redirect;
    QByteArray body;
    QNetworkReply::NetworkError error{QNetworkReply::NoError};
    QString errorText;
    QList<QSslError> certificateErrors;
    bool tooLong{false};
};

/// The message, unframed, or the error.
[[nodiscard]] Result<std::string> readOutcome(const HttpOutcome& outcome);
/// The error where no usable answer came.
[[nodiscard]] Error errorOf(const HttpOutcome& outcome);
[[nodiscard]] HttpOutcome outcomeOf(QNetworkReply& reply, const QUrl& server);

} // namespace salver::client
