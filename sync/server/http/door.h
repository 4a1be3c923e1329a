// SPDX-License-Identifier: Apache-2.0
// Who may come in: connections in all and per address are counted here, and found again when the server stops.
// Owned by the HTTP server, used on its executor only.
#pragma once

#include "server/http/limits.h"

#include <boost/asio/ip/address.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <unordered_set>

namespace salver::server {

/// One connection, as the door knows it.
class Guest {
public:
    virtual ~Guest() = default;
    /// Leave once nothing is being answered.
    virtual void leaveSoon() = 0;
    /// Leave now.
    virtual void leaveNow() = 0;
};

class Door {
public:
    explicit Door(const HttpLimits& limits) : m_limits(limits) {}
    Door(const Door&) = delete;
    Door& operator=(const Door&) = delete;

    /// A place inside, given up when it is destroyed.
    class Place {
    public:
        Place(Door& door, const boost::asio::ip::address& address);
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;
        ~Place();

    private:
        Door& m_door;
        boost::asio::ip::address m_address;
    };

    /// `countsEach` is false for an address that stands for many.
    [[nodiscard]] bool mayEnter(const boost::asio::ip::address& address, bool countsEach = true);
    void greet(Guest& guest) { m_guests.insert(&guest); }
    void farewell(Guest& guest) { m_guests.erase(&guest); }
    void closeSoon();
    void closeNow();

    [[nodiscard]] bool closing() const { return m_closing; }
    [[nodiscard]] std::size_t inside() const { return m_inside; }
    [[nodiscard]] std::uint64_t turnedAway() const { return m_turnedAway; }

private:
    const HttpLimits& m_limits;
    std::map<boost::asio::ip::address, std::size_t> m_perAddress;
    std::unordered_set<Guest*> m_guests;
    std::size_t m_inside{};
    std::uint64_t m_turnedAway{};
    bool m_closing{false};
};

} // namespace salver::server
