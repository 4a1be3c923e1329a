// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/sync_view_model.h"

namespace salver::viewmodels {

SyncViewModel::SyncViewModel(Context& context, AccountPort& account, QObject* parent)
    : QObject(parent), m_context(context), m_account(account), m_status(account.status())
{
    connect(&m_account, &AccountPort::statusChanged, this, [this] {
        const SyncStatus status = m_account.status();
        if (status == m_status)
            return;
        m_status = status;
        Q_EMIT changed();
    });
    connect(&m_account, &AccountPort::boundChanged, this, &SyncViewModel::changed);
}

int SyncViewModel::count() const
{
    switch (m_status.word) {
    case salver::SyncWord::Waiting: return int(m_status.waiting);
    case salver::SyncWord::Syncing: return int(m_status.done);
    case salver::SyncWord::NeedsYou: return int(m_status.conflicts);
    default: return 0;
    }
}

QString SyncViewModel::time() const
{
    switch (m_status.word) {
    case salver::SyncWord::UpToDate: return clock(m_status.lastUpToDate);
    case salver::SyncWord::CouldntSync: return clock(m_status.nextTry);
    default: return {};
    }
}

QString SyncViewModel::clock(const std::optional<WallMs>& at) const
{
    return at ? words(m_context.now().timeOf(*at)) : QString();
}

QString SyncViewModel::sentence() const
{
    switch (m_status.word) {
    case salver::SyncWord::NeedsYou:
        return tr("%n thing(s) need you: people changed the same thing apart. Nothing waits for it.", nullptr, needsYou());
    case salver::SyncWord::CouldntSync:
        return m_status.reason.empty() ? tr("The last try did not work. Everything is saved here meanwhile.") : reason();
    case salver::SyncWord::Syncing:
        return tr("Sending and fetching. Go on working.");
    case salver::SyncWord::Waiting:
        return m_status.workOffline
                   ? tr("You work offline. What you write is saved here and goes when you are back on line.")
                   : tr("What you write is saved here and goes as soon as the server can be reached.");
    case salver::SyncWord::UpToDate:
        return tr("The server has all of yours, and you have all of theirs.");
    case salver::SyncWord::Saved:
        break;
    }
    return m_status.workOffline ? tr("You work offline. Nothing waits to be sent.")
                                : tr("Everything is saved on this device.");
}

bool SyncViewModel::signInAgain() const
{
    return m_status.word == salver::SyncWord::CouldntSync && m_status.code == ErrorCode::NotSignedIn;
}

void SyncViewModel::setWorkOffline(bool on)
{
    if (on != m_status.workOffline)
        m_account.setWorkOffline(on);
}

void SyncViewModel::syncNow()
{
    m_account.syncNow();
}

} // namespace salver::viewmodels
