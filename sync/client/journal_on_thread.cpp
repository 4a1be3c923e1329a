// SPDX-License-Identifier: Apache-2.0
#include "client/journal_on_thread.h"

#include <QMetaObject>
#include <QThread>

#include <optional>
#include <utility>

namespace salver::client {

template <class Call>
auto JournalOnThread::there(Call call)
{
    using Value = decltype(call());
    if (m_home.thread() == QThread::currentThread())
        return call();
    std::optional<Value> value;
    const bool posted = QMetaObject::invokeMethod(
        &m_home, [&value, &call] { value.emplace(call()); }, Qt::BlockingQueuedConnection);
    // The other thread is gone: the app is closing.
    if (!posted || !value)
        return Value(fail(ErrorCode::Cancelled, "Salver is closing.", true));
    return std::move(*value);
}

Result<std::vector<SpaceSyncState>> JournalOnThread::spaces()
{
    return there([&] { return m_journal.spaces(); });
}

Result<void> JournalOnThread::setSpaces(const std::vector<SpaceDescription>& spaces)
{
    return there([&] { return m_journal.setSpaces(spaces); });
}

Result<std::vector<OutboxItem>> JournalOnThread::outbox(const SpaceId& space, Sequence after, std::size_t mostBytes,
                                                        std::size_t mostItems)
{
    return there([&] { return m_journal.outbox(space, after, mostBytes, mostItems); });
}

Result<std::vector<std::pair<Sequence, Hash>>> JournalOnThread::unsent(const SpaceId& space)
{
    return there([&] { return m_journal.unsent(space); });
}

Result<void> JournalOnThread::acknowledge(const SpaceId& space, std::span<const Acknowledgement> acks)
{
    return there([&] { return m_journal.acknowledge(space, acks); });
}

Result<void> JournalOnThread::park(const SpaceId& space, Sequence sequence, const Error& why)
{
    return there([&] { return m_journal.park(space, sequence, why); });
}

Result<void> JournalOnThread::apply(const SpaceId& space, std::span<const LogItem> page, Epoch epoch)
{
    return there([&] { return m_journal.apply(space, page, epoch); });
}

Result<void> JournalOnThread::forkReplica(const SpaceId& space,
                                          std::span<const std::pair<Hash, Acknowledgement>> held,
                                          std::span<const std::pair<Sequence, Hash>> takenByOther,
                                          Sequence highestOnServer)
{
    return there([&] { return m_journal.forkReplica(space, held, takenByOther, highestOnServer); });
}

Result<std::vector<RunningCheckpoint>> JournalOnThread::checkpoints(const SpaceId& space, std::size_t most)
{
    return there([&] { return m_journal.checkpoints(space, most); });
}

Result<void> JournalOnThread::rewind(const SpaceId& space, Cursor agreeing, Epoch epoch)
{
    return there([&] { return m_journal.rewind(space, agreeing, epoch); });
}

Result<void> JournalOnThread::resendAbove(const SpaceId& space, Sequence held)
{
    return there([&] { return m_journal.resendAbove(space, held); });
}

Result<std::vector<HandBackItem>> JournalOnThread::handBack(const SpaceId& space, Cursor after,
                                                            std::size_t mostBytes)
{
    return there([&] { return m_journal.handBack(space, after, mostBytes); });
}

Result<void> JournalOnThread::handedBack(const SpaceId& space, Cursor upTo)
{
    return there([&] { return m_journal.handedBack(space, upTo); });
}

Result<void> JournalOnThread::setSafe(const SpaceId& space, Cursor safe)
{
    return there([&] { return m_journal.setSafe(space, safe); });
}

Result<Hash> JournalOnThread::digest(const SpaceId& space)
{
    return there([&] { return m_journal.digest(space); });
}

} // namespace salver::client
