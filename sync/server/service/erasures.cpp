// SPDX-License-Identifier: Apache-2.0
// Erasing: what follows a lead's push that erases, and the report of what could not be reached yet.
#include "server/service/service.h"

#include <algorithm>

namespace salver::server {

boost::asio::awaitable<void> Service::emptyErased(SpaceId space)
{
    bool more = true;
    while (more) {
        const auto emptied = co_await m_storage.emptyErased(space, m_clock.now());
        more = emptied && *emptied;
    }
}

boost::asio::awaitable<void> Service::finishErasure(SpaceId space, UserId by, std::vector<EntityId> erased)
{
    if (m_options.onErased)
        m_options.onErased(space, erased);
    AuditLine line{m_clock.now(), by, "erased", space.toString() + " " + std::to_string(erased.size()) + " entries"};
    // The erasure stands in the log whether or not this line is written.
    [[maybe_unused]] const auto written = co_await m_storage.audit(std::move(line));
    if (m_options.log)
        m_options.log("erased", {{"space", space.toString()}, {"entries", std::to_string(erased.size())}});
    co_await emptyErased(space);
}

boost::asio::awaitable<void> Service::eraseAgain(std::vector<std::pair<SpaceId, EntityId>> erased)
{
    std::map<SpaceId, std::vector<EntityId>> bySpace;
    for (const auto& [space, entity] : erased)
        bySpace[space].push_back(entity);
    for (auto& [space, entities] : bySpace) {
        const auto noted = co_await m_storage.eraseAgain(space, std::move(entities), m_clock.now());
        if (noted)
            co_await emptyErased(space);
    }
}

boost::asio::awaitable<Response> Service::erasures(const Request& request, const Session& session)
{
    const auto spaces = co_await m_storage.spaces(session.account.id);
    if (!spaces)
        co_return errorBody(spaces.error(), request.id);
    const auto space = std::ranges::find(*spaces, request.space, &SpaceRow::id);
    if (space == spaces->end() || space->role == Role::None)
        co_return errorBody(problem(ErrorCode::NotMember, "You are not a member of this team."), request.id);
    if (space->role != Role::Lead)
        co_return errorBody(problem(ErrorCode::NotAllowed, "Only a lead of the team sees what was erased."), request.id);
    const auto report = co_await m_storage.erasures(request.space);
    if (!report)
        co_return errorBody(report.error(), request.id);
    wire::ErasureList list;
    Cursor last{};
    for (const auto& one : report->erasures) {
        auto* to = list.add_erasures();
        to->set_cursor(raw(one.at));
        to->set_by(std::string(one.by.view()));
        to->set_at_ms(raw(one.when));
        to->set_entries(one.entries);
        to->set_done(one.done);
        last = std::max(last, one.at);
    }
    for (const auto& device : report->devices) {
        if (device.reached >= last)
            continue;
        auto* to = list.add_behind();
        to->set_user_name(device.userName);
        to->set_device_name(device.device.name);
        to->set_last_seen_ms(raw(device.device.lastSeen));
        to->set_cursor(raw(device.reached));
    }
    co_return okBody(list);
}

} // namespace salver::server
