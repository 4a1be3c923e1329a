// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/sign_in_view_model.h"

#include "viewmodels/context.h"

namespace salver::viewmodels {

SignInViewModel::SignInViewModel(AccountPort& account, QObject* parent) : QObject(parent), m_account(account)
{
    connect(&m_account, &AccountPort::boundChanged, this, &SignInViewModel::changed);
}

void SignInViewModel::clear()
{
    m_serverError.clear();
    m_userError.clear();
    m_passwordError.clear();
    m_sentence.clear();
}

void SignInViewModel::signIn(const QString& server, const QString& user, const QString& password)
{
    if (m_busy)
        return;
    clear();
    if (server.trimmed().isEmpty())
        m_serverError = tr("Type the server's address, as https://salver.example.org.");
    if (user.trimmed().isEmpty())
        m_userError = tr("Type the name your team gave you.");
    if (password.isEmpty())
        m_passwordError = tr("Type your password.");
    m_busy = m_serverError.isEmpty() && m_userError.isEmpty() && m_passwordError.isEmpty();
    Q_EMIT changed();
    if (m_busy)
        m_account.signIn(server.trimmed(), user.trimmed(), password, [this](const Result<void>& outcome) { take(outcome); });
}

void SignInViewModel::useThisDeviceOnly(const QString& name)
{
    if (m_busy)
        return;
    clear();
    if (name.trimmed().isEmpty())
        m_userError = tr("Type your name; it stands beside what you write.");
    m_busy = m_userError.isEmpty();
    Q_EMIT changed();
    if (m_busy)
        m_account.useThisDeviceOnly(name.trimmed(), [this](const Result<void>& outcome) { take(outcome); });
}

void SignInViewModel::take(const Result<void>& outcome)
{
    m_busy = false;
    if (!outcome) {
        const QString why = words(outcome.error());
        switch (outcome.error().code) {
        case ErrorCode::WrongPassword: m_passwordError = why; break;
        case ErrorCode::InvalidArgument:
        case ErrorCode::Offline:
        case ErrorCode::NotSalver:
        case ErrorCode::Certificate: m_serverError = why; break;
        default: m_sentence = why; break;
        }
    }
    Q_EMIT changed();
    if (outcome)
        Q_EMIT done();
}

} // namespace salver::viewmodels
