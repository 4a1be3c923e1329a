// SPDX-License-Identifier: Apache-2.0
#include "server/service/hub.h"

#include <algorithm>
#include <set>

namespace salver::server {

Listener::Listener(Hub& hub, const Hash& token, const Rights& rights) : m_hub(hub), m_token(token), m_rights(rights)
{
    // The first news is where everything stands, so that nothing falls between the last pull and this stream.
    for (std::size_t i = 0; i < rights.spaces.size(); ++i)
        m_news.heads[rights.spaces[i].first] = rights.heads[i];
    m_hub.add(*this);
}

Listener::~Listener()
{
    m_hub.remove(*this);
}

News Listener::take()
{
    return std::exchange(m_news, News{});
}

void Listener::setRights(const Rights& rights)
{
    if (rights.spaces == m_rights.spaces) {
        m_rights = rights;
        return;
    }
    m_hub.leave(*this);
    m_rights = rights;
    m_hub.enter(*this);
    std::erase_if(m_news.heads, [&](const auto& head) {
        return std::none_of(rights.spaces.begin(), rights.spaces.end(),
                            [&](const auto& space) { return space.first == head.first; });
    });
    m_news.directory = true;
    wake();
}

void Listener::wake() const
{
    if (m_wake)
        m_wake();
}

void Hub::moved(const SpaceId& space, Cursor head)
{
    const auto found = m_bySpace.find(space);
    if (found == m_bySpace.end())
        return;
    for (auto* listener : found->second) {
        auto& known = listener->m_news.heads[space];
        known = std::max(known, head);
        listener->wake();
    }
}

std::vector<Hash> Hub::tokens() const
{
    std::set<Hash> tokens;
    for (const auto* listener : m_listeners)
        tokens.insert(listener->m_token);
    return {tokens.begin(), tokens.end()};
}

std::size_t Hub::listenersOf(const Hash& token) const
{
    return static_cast<std::size_t>(std::count_if(m_listeners.begin(), m_listeners.end(),
                                                  [&](const Listener* listener) { return listener->m_token == token; }));
}

void Hub::setRights(const Hash& token, const std::optional<Rights>& rights)
{
    for (auto* listener : m_listeners) {
        if (listener->m_token != token)
            continue;
        if (rights) {
            listener->setRights(*rights);
        } else {
            listener->m_news.ended = true;
            listener->wake();
        }
    }
}

void Hub::add(Listener& listener)
{
    m_listeners.push_back(&listener);
    enter(listener);
}

void Hub::remove(Listener& listener)
{
    leave(listener);
    std::erase(m_listeners, &listener);
}

void Hub::enter(Listener& listener)
{
    for (const auto& [space, role] : listener.m_rights.spaces)
        m_bySpace[space].push_back(&listener);
}

void Hub::leave(Listener& listener)
{
    for (const auto& [space, role] : listener.m_rights.spaces) {
        const auto found = m_bySpace.find(space);
        if (found == m_bySpace.end())
            continue;
        std::erase(found->second, &listener);
        if (found->second.empty())
            m_bySpace.erase(found);
    }
}

} // namespace salver::server
