// SPDX-License-Identifier: Apache-2.0
// Who listens, and what to tell them: "space X is at N", never contents. Pokes gather while a listener is busy, so
// a slow one costs one number a space. Owned by the service, used on its executor only.
#pragma once

#include "core/ids.h"
#include "server/storage/storage.h"

#include <functional>
#include <map>
#include <memory>
#include <unordered_map>
#include <vector>

namespace salver::server {

/// What happened since the last look.
struct News {
    std::map<SpaceId, Cursor> heads;
    bool directory{false}; ///< spaces, roles or names changed: ask /v1/me again
    bool ended{false};     ///< the device was signed out
    [[nodiscard]] bool empty() const { return heads.empty() && !directory && !ended; }
};

class Hub;

/// One event stream. Its owner destroys it to stop listening.
class Listener {
public:
    Listener(Hub& hub, const Hash& token, const Rights& rights);
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    ~Listener();

    /// Called whenever there is news; it must not destroy the listener.
    void onNews(std::function<void()> wake) { m_wake = std::move(wake); }
    [[nodiscard]] News take();
    [[nodiscard]] bool hasNews() const { return !m_news.empty(); }

private:
    friend class Hub;
    void setRights(const Rights& rights);
    void wake() const;

    Hub& m_hub;
    Hash m_token;
    Rights m_rights;
    News m_news;
    std::function<void()> m_wake;
};

class Hub {
public:
    Hub() = default;
    Hub(const Hub&) = delete;
    Hub& operator=(const Hub&) = delete;

    /// The space's log grew.
    void moved(const SpaceId& space, Cursor head);
    /// Tokens of all that listen, each once.
    [[nodiscard]] std::vector<Hash> tokens() const;
    /// What a token may hear from now on; nothing ends its streams.
    void setRights(const Hash& token, const std::optional<Rights>& rights);
    [[nodiscard]] std::size_t listeners() const { return m_listeners.size(); }
    [[nodiscard]] std::size_t listenersOf(const Hash& token) const;

private:
    friend class Listener;
    void add(Listener& listener);
    void remove(Listener& listener);
    void enter(Listener& listener);
    void leave(Listener& listener);

    std::vector<Listener*> m_listeners;
    std::unordered_map<SpaceId, std::vector<Listener*>> m_bySpace;
};

} // namespace salver::server
