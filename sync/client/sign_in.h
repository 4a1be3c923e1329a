// SPDX-License-Identifier: Apache-2.0
// Signing in, signing out, and asking a server who we are: one call each, outside any session. Lives on whatever
// thread it was made on (it needs an event loop there); one call at a time.
#pragma once

#include "client/account.h"

#include <QObject>

namespace salver::client {

class HttpCalls;

class SignIn : public QObject {
    Q_OBJECT

public:
    explicit SignIn(TransportOptions options = {}, QObject* parent = nullptr);

    /// Ends with succeeded or failed. `server` comes from readServerAddress.
    void start(const QUrl& server, const QString& user, const QString& password, const QString& deviceName);
    /// Makes the token worthless on the server; ends with signedOut or failed. A token the server no longer knows
    /// counts as signed out.
    void signOut(const Account& account);
    /// Asks /v1/me; ends with succeeded (the same token) or failed.
    void check(const Account& account);
    void cancel();

signals:
    void succeeded(const salver::client::SignedIn& account);
    void signedOut();
    void failed(const salver::Error& error);

private:
    void askMe(SignedIn so);

    HttpCalls* m_calls; ///< a child
};

} // namespace salver::client
