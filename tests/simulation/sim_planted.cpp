// SPDX-License-Identifier: Apache-2.0
#include "simulation/sim_planted.h"

#include <algorithm>

namespace salver::sim {

void SimDevice::PlantedJournal::poked(const SpaceId& space, Cursor head)
{
    if (m_world.plants(Plant::PokeIsData))
        m_poked[space] = std::max(m_poked[space], head);
}

Result<std::vector<SpaceSyncState>> SimDevice::PlantedJournal::spaces()
{
    auto spaces = m_journal.spaces();
    if (spaces) {
        for (auto& space : *spaces) {
            if (const auto poked = m_poked.find(space.id); poked != m_poked.end())
                space.cursor = std::max(space.cursor, poked->second);
        }
    }
    return spaces;
}

Result<void> SimDevice::PlantedJournal::park(const SpaceId& space, Sequence sequence, const Error& why)
{
    m_world.tell("device " + std::to_string(m_device.number()) + " parks " + std::to_string(raw(sequence)) + ": "
                 + why.sentence);
    return m_journal.park(space, sequence, why);
}

Result<void> SimDevice::PlantedJournal::apply(const SpaceId& space, std::span<const LogItem> page, Epoch epoch)
{
    if (m_world.plants(Plant::CursorFirst) && m_device.random().oneIn(4)) {
        // The cursor is in the file, and before the rows are, the power goes.
        std::vector<LogItem> hollow(page.begin(), page.end());
        for (auto& item : hollow) {
            if (item.bytes.empty())
                continue;
            // The running hash moves along, or the next handshake would find it out and mend it.
            item.hash = readEnvelope(item.bytes).value().hash;
            item.bytes = "lost";
        }
        const auto done = m_journal.apply(space, hollow, epoch);
        m_world.vfs().killNow(m_device.m_disk);
        return done;
    }
    return m_journal.apply(space, page, epoch);
}

Result<void> SimDevice::PlantedJournal::forkReplica(const SpaceId& space,
                                                    std::span<const std::pair<Hash, Acknowledgement>> held,
                                                    std::span<const std::pair<Sequence, Hash>> takenByOther,
                                                    Sequence highestOnServer)
{
    if (m_world.plants(Plant::KeepReplica))
        return {};
    return m_journal.forkReplica(space, held, takenByOther, highestOnServer);
}

bool SimDevice::plantedAnswer(RequestId id, const Call& call)
{
    const auto* handshake = std::get_if<call::Handshake>(&call);
    if (!m_world.plants(Plant::NoHandshake) || handshake == nullptr || handshake->body.epoch() == 0)
        return false;
    // "All is well" without asking.
    wire::HandshakeResponse agrees;
    agrees.set_highest_sequence(handshake->body.unsent_size() > 0 ? handshake->body.unsent(0).sequence() - 1
                                                                  : handshake->body.last_sequence());
    agrees.set_head(handshake->body.cursor());
    agrees.set_epoch(handshake->body.epoch());
    agrees.set_log_agrees(true);
    later(1, [this, id, agrees, connection = m_connection] { arrive(id, Answer{agrees}, connection); });
    return true;
}

Result<Answer> SimDevice::pretendYes(const call::Push& push) const
{
    wire::PushResponse yes;
    std::uint64_t cursor = 0;
    if (auto spaces = m_store ? m_store->journal().spaces() : Result<std::vector<SpaceSyncState>>()) {
        for (const auto& space : *spaces) {
            if (space.id == push.space)
                cursor = raw(space.cursor);
        }
    }
    for (const auto& item : push.body.items()) {
        const auto envelope = readEnvelope(item.change());
        auto* verdict = yes.add_verdicts();
        verdict->set_accepted(true);
        verdict->set_cursor(++cursor);
        if (envelope) {
            verdict->set_replica(raw(envelope->replica));
            verdict->set_sequence(raw(envelope->sequence));
            yes.set_highest_sequence(raw(envelope->sequence));
        }
    }
    yes.set_head(cursor);
    yes.set_epoch(push.body.epoch());
    return Answer{std::move(yes)};
}

} // namespace salver::sim
