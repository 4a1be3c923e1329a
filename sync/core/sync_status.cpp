// SPDX-License-Identifier: Apache-2.0
#include "core/sync_status.h"

namespace salver {

namespace {

/// No answer at all is being offline, whatever the cable says; an answer that refuses is trouble.
bool isOffline(const SyncFacts& facts)
{
    return !facts.networkUp || facts.workOffline || (facts.trouble && facts.trouble->code == ErrorCode::Offline);
}

SyncWord wordFor(const SyncFacts& facts)
{
    if (facts.conflicts > 0)
        return SyncWord::NeedsYou;
    const bool offline = isOffline(facts);
    if (facts.account && facts.trouble && !offline)
        return SyncWord::CouldntSync;
    if (facts.account && !offline && facts.busy && facts.busyForMs >= syncingShownAfterMs)
        return SyncWord::Syncing;
    if (facts.account && facts.waiting > 0)
        return SyncWord::Waiting;
    if (facts.account && !offline && facts.connected && facts.headHeld && !facts.busy)
        return SyncWord::UpToDate;
    return SyncWord::Saved;
}

} // namespace

SyncStatus describe(const SyncFacts& facts)
{
    SyncStatus status;
    status.word = wordFor(facts);
    status.offline = facts.account && isOffline(facts);
    status.workOffline = facts.workOffline;
    status.waiting = facts.waiting;
    status.parked = facts.parked;
    status.conflicts = facts.conflicts;
    status.differing = facts.differing;
    if (facts.account)
        status.coming = facts.coming;
    status.lastUpToDate = facts.lastUpToDate;
    if (facts.busy) {
        status.done = facts.done;
        status.total = facts.total;
    }
    if (facts.account && facts.trouble) {
        status.code = facts.trouble->code;
        status.reason = facts.trouble->sentence;
        if (facts.networkUp && !facts.workOffline)
            status.nextTry = facts.nextTry;
    } else if (facts.account && !facts.networkUp) {
        status.code = ErrorCode::Offline;
        status.reason = "This device has no network. Everything is saved here and goes as soon as there is one.";
    }
    return status;
}

std::string_view nameOf(SyncWord word)
{
    switch (word) {
    case SyncWord::Saved: return "saved";
    case SyncWord::Waiting: return "waiting";
    case SyncWord::Syncing: return "syncing";
    case SyncWord::UpToDate: return "up-to-date";
    case SyncWord::CouldntSync: return "couldnt-sync";
    case SyncWord::NeedsYou: return "needs-you";
    }
    return "saved";
}

} // namespace salver
