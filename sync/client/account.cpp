// SPDX-License-Identifier: Apache-2.0
#include "client/account.h"

#include <QHostAddress>

namespace salver::client {

namespace {

bool isThisMachine(const QString& host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

} // namespace

Result<QUrl> readServerAddress(const QString& typed, bool allowPlain)
{
    const auto text = typed.trimmed();
    if (text.isEmpty())
        return fail(ErrorCode::InvalidArgument, "Enter the address of your team's server.");
    const bool withScheme = text.contains(QLatin1String("://"));
    QUrl url(withScheme ? text : QStringLiteral("https://") + text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return fail(ErrorCode::InvalidArgument,
                    "This is not an address of a server. It looks like salver.example.org or https://host:port.");
    const auto scheme = url.scheme();
    if (scheme != QLatin1String("https") && scheme != QLatin1String("http"))
        return fail(ErrorCode::InvalidArgument, "A server's address begins with https://.");
    const bool local = isThisMachine(url.host());
    if (!withScheme && local)
        url.setScheme(QStringLiteral("http"));
    if (url.scheme() == QLatin1String("http") && !local && !allowPlain)
        return fail(ErrorCode::InvalidArgument,
                    "Without https everything would travel readable for anyone on the way. Use https://.");
    while (url.path().endsWith(QLatin1Char('/')))
        url.setPath(url.path().chopped(1));
    return url;
}

} // namespace salver::client
