// SPDX-License-Identifier: Apache-2.0
#include "core/session.h"

#include "core/limits.h"

#include <algorithm>
#include <set>
#include <utility>

namespace salver {

namespace {

/// How often a "not a member" may send us back to /v1/me before it counts as trouble.
constexpr unsigned mostDoubts = 3;

/// What of /v1/me the journal keeps, as bytes that compare.
std::string fingerprintOf(wire::Me me)
{
    for (auto& space : *me.mutable_spaces()) {
        space.clear_head();
        space.clear_epoch();
    }
    wire::Me kept;
    kept.mutable_spaces()->Swap(me.mutable_spaces());
    return kept.SerializeAsString();
}

} // namespace

Session::Session(SessionOptions options) : m_options(std::move(options)) {}
Session::~Session() = default;

void Session::start(RequestId firstRequest)
{
    m_nextRequest = firstRequest;
    work(work::ReadSpaces{});
    askMe();
}

void Session::askMe()
{
    if (m_asking) {
        m_askAgain = true;
        return;
    }
    m_asking = send(call::Me{});
}

void Session::localChange(const SpaceId& space)
{
    for (auto& state : m_states) {
        if (state.id == space)
            ++state.waiting;
    }
    if (const auto flow = m_flows.find(space); flow != m_flows.end())
        flow->second->localChange();
}

void Session::poke(const SpaceId& space, Cursor head)
{
    if (m_ended)
        return;
    if (const auto flow = m_flows.find(space); flow != m_flows.end())
        flow->second->hear(head, Epoch{});
    else if (m_me)
        askMe(); // a space that is new to us
}

void Session::poll()
{
    if (m_ended)
        return;
    askMe();
    for (auto& [id, flow] : m_flows)
        flow->nudge();
}

void Session::greetAgain()
{
    if (m_ended)
        return;
    for (auto& [id, flow] : m_flows)
        flow->greetAgain();
}

void Session::answered(RequestId id, Result<Answer> answer)
{
    if (m_ended)
        return;
    if (id == m_asking) {
        m_asking.reset();
        if (!answer)
            broke(answer.error());
        else if (auto* me = std::get_if<wire::Me>(&*answer))
            meArrived(std::move(*me));
        else
            broke(unreadableAnswer());
        return;
    }
    for (auto& [space, flow] : m_flows) {
        if (flow->answered(id, answer))
            return;
    }
}

std::optional<Error> Session::objectionTo(const wire::Me& me) const
{
    const auto server = uuidFromBytes(me.server());
    if (!server || server->isNull())
        return Error{ErrorCode::NotSalver, "What answers at this address is not a Salver server.", true};
    if (m_options.server && *m_options.server != *server)
        return Error{ErrorCode::Conflict,
                     "Another Salver server answers at this address. Nothing was sent or fetched. If you know that it "
                     "takes the old one's place, say so in the Sync centre.",
                     false};
    if (me.protocol_max() < limits::protocolOldest)
        return Error{ErrorCode::VersionTooOld,
                     "The server is too old for this Salver. You can go on working here; ask whoever runs the server "
                     "to update it.",
                     false};
    if (me.protocol_min() > limits::protocolVersion)
        return Error{ErrorCode::VersionTooNew,
                     "The server needs a newer Salver. You can go on working here; update Salver to sync again.",
                     false};
    return std::nullopt;
}

bool Session::losesPrivateSpace(const std::vector<SpaceDescription>& spaces) const
{
    return std::any_of(m_states.begin(), m_states.end(), [&](const SpaceSyncState& held) {
        return held.purpose == SpacePurpose::Private && held.epoch != Epoch{}
            && std::none_of(spaces.begin(), spaces.end(),
                            [&](const SpaceDescription& told) { return told.id == held.id; });
    });
}

void Session::meArrived(wire::Me me)
{
    if (auto objection = objectionTo(me)) {
        broke(std::move(*objection));
        return;
    }
    auto spaces = spacesOf(me);
    if (!spaces) {
        broke(spaces.error());
        return;
    }
    // Nobody is ever taken out of their own private space: a server that does not know it is not the one we know.
    if (losesPrivateSpace(*spaces)) {
        broke({ErrorCode::Conflict,
               "The server no longer knows your own space; it may have been emptied or replaced. Nothing on this "
               "device was touched. Ask whoever runs the server.",
               false});
        return;
    }
    m_server = uuidFromBytes(me.server());
    // An eighth less, for what the message adds around the changes.
    if (const auto most = me.limits().batch_bytes(); most > 0)
        m_options.push.bytes = std::min<std::size_t>(m_options.push.bytes, most - most / 8);
    m_options.server = m_server;
    auto fingerprint = fingerprintOf(me);
    m_me = std::move(me);
    if (fingerprint != m_adopted) {
        m_adopted = std::move(fingerprint);
        m_adopting = true;
        work(work::AdoptSpaces{std::move(*spaces)});
    }
    work(work::ReadSpaces{});
    if (std::exchange(m_askAgain, false))
        askMe();
}

void Session::worked(const Work& done, Result<WorkResult> result)
{
    if (m_ended)
        return;
    if (std::holds_alternative<work::AdoptSpaces>(done) || std::holds_alternative<work::ReadSpaces>(done)) {
        if (std::holds_alternative<work::AdoptSpaces>(done))
            m_adopting = false;
        if (!result)
            broke(result.error());
        else if (auto* states = std::get_if<std::vector<SpaceSyncState>>(&*result))
            spacesRead(std::move(*states));
        return;
    }
    const auto space = std::visit(
        [](const auto& one) -> SpaceId {
            if constexpr (requires { one.space; })
                return one.space;
            else
                return {};
        },
        done);
    if (const auto flow = m_flows.find(space); flow != m_flows.end())
        flow->second->worked(done, result);
    else if (!result)
        broke(result.error());
}

void Session::spacesRead(std::vector<SpaceSyncState> states)
{
    m_states = std::move(states);
    if (!m_me || m_adopting)
        return;
    std::set<SpaceId> present;
    for (const auto& state : m_states) {
        if (state.role == Role::None)
            continue;
        present.insert(state.id);
        auto& flow = m_flows[state.id];
        if (!flow) {
            flow = std::make_unique<SpaceFlow>(state, *this, m_options.push);
            flow->begin();
        } else {
            flow->refresh(state);
        }
    }
    std::erase_if(m_flows, [&](const auto& entry) { return !present.contains(entry.first); });
    if (m_asking)
        return;
    // Only a fresh /v1/me settles a doubt and tells heads.
    if (std::exchange(m_doubt, std::nullopt)) {
        for (auto& [id, flow] : m_flows)
            flow->membershipSettled();
    }
    for (auto& space : *m_me->mutable_spaces()) {
        const auto id = SpaceId::fromBytes(space.id());
        const auto flow = id ? m_flows.find(*id) : m_flows.end();
        if (flow != m_flows.end() && space.head() > 0) {
            flow->second->hear(Cursor{space.head()}, Epoch{space.epoch()});
            space.clear_head(); // told once
        }
    }
}

RequestId Session::send(Call call)
{
    const auto id = m_nextRequest;
    m_nextRequest = next(m_nextRequest);
    m_out.emplace_back(SendCall{id, std::move(call)});
    return id;
}

void Session::work(Work work)
{
    m_out.emplace_back(std::move(work));
}

void Session::note(std::string text)
{
    m_out.emplace_back(Note{std::move(text)});
}

void Session::broke(Error why)
{
    if (!m_ended)
        m_ended = std::move(why);
}

void Session::doubtMembership(Error why)
{
    if (++m_doubts > mostDoubts) {
        why.retry = true;
        broke(std::move(why));
        return;
    }
    m_doubt = std::move(why);
    m_adopted.clear();
    askMe();
}

std::optional<Output> Session::take()
{
    while (!m_out.empty()) {
        auto output = std::move(m_out.front());
        m_out.pop_front();
        // What was acknowledged is still worth keeping after the end; nothing more is sent.
        if (m_ended && std::holds_alternative<SendCall>(output))
            continue;
        return output;
    }
    return std::nullopt;
}

bool Session::connected() const
{
    return m_me && !m_ended && !m_adopting
        && std::all_of(m_flows.begin(), m_flows.end(), [](const auto& flow) { return flow.second->live(); });
}

bool Session::headHeld() const
{
    return std::all_of(m_flows.begin(), m_flows.end(), [](const auto& flow) { return flow.second->headHeld(); });
}

bool Session::busy() const
{
    return !m_ended
        && (!m_me || m_adopting || m_doubt
            || std::any_of(m_flows.begin(), m_flows.end(), [](const auto& flow) { return flow.second->busy(); }));
}

std::size_t Session::remaining() const
{
    std::size_t sum = 0;
    for (const auto& [id, flow] : m_flows)
        sum += flow->remaining();
    return sum;
}

std::vector<SpaceComing> Session::coming() const
{
    std::vector<SpaceComing> behind;
    for (const auto& [id, flow] : m_flows) {
        if (const auto changes = flow->toCome(); changes > 0)
            behind.push_back({id, changes});
    }
    return behind;
}

bool Session::quiet() const
{
    return connected() && headHeld() && !busy() && !m_asking && remaining() == 0;
}

} // namespace salver
