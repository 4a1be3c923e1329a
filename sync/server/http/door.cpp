// SPDX-License-Identifier: Apache-2.0
#include "server/http/door.h"

#include <vector>

namespace salver::server {

Door::Place::Place(Door& door, const boost::asio::ip::address& address) : m_door(door), m_address(address)
{
    ++m_door.m_inside;
    ++m_door.m_perAddress[address];
}

Door::Place::~Place()
{
    --m_door.m_inside;
    const auto found = m_door.m_perAddress.find(m_address);
    if (found != m_door.m_perAddress.end() && --found->second == 0)
        m_door.m_perAddress.erase(found);
}

bool Door::mayEnter(const boost::asio::ip::address& address, bool countsEach)
{
    const auto found = m_perAddress.find(address);
    const bool may = !m_closing && m_inside < m_limits.connections
        && (!countsEach || found == m_perAddress.end() || found->second < m_limits.connectionsPerAddress);
    if (!may)
        ++m_turnedAway;
    return may;
}

void Door::closeSoon()
{
    m_closing = true;
    for (auto* guest : std::vector<Guest*>(m_guests.begin(), m_guests.end()))
        guest->leaveSoon();
}

void Door::closeNow()
{
    m_closing = true;
    for (auto* guest : std::vector<Guest*>(m_guests.begin(), m_guests.end()))
        guest->leaveNow();
}

} // namespace salver::server
