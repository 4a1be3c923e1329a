// SPDX-License-Identifier: Apache-2.0
// A device's side of the protocol over a raw socket, without a database: signs in, pushes, pulls.
#pragma once

#include "protocol/sync.pb.h"
#include "support/change_maker.h"
#include "support/raw_client.h"

namespace salver::test {

class WireClient {
public:
    explicit WireClient(std::uint16_t port) : m_client(port) {}

    bool signIn(const std::string& user, const std::string& password)
    {
        wire::SignInRequest body;
        body.set_user(user);
        body.set_password(password);
        body.set_device_name("test");
        body.set_protocol(1);
        const auto answer = ask<wire::SignInResponse>("POST", "/v1/sign-in", body.SerializeAsString());
        if (!answer)
            return false;
        token = answer->token();
        account = *UserId::fromBytes(answer->user());
        return true;
    }
    std::optional<wire::Me> me() { return ask<wire::Me>("GET", "/v1/me"); }
    /// The first space of this name.
    std::optional<SpaceId> space(const std::string& name)
    {
        const auto all = me();
        if (!all)
            return std::nullopt;
        for (const auto& one : all->spaces()) {
            if (one.name() == name)
                return SpaceId::fromBytes(one.id());
        }
        return std::nullopt;
    }
    std::optional<wire::PushResponse> push(const SpaceId& space, const std::vector<EncodedChange>& changes)
    {
        wire::PushRequest body;
        for (const auto& change : changes)
            body.add_items()->set_change(change.bytes);
        return ask<wire::PushResponse>("POST", "/v1/spaces/" + space.toString() + "/changes",
                                       body.SerializeAsString());
    }
    std::optional<wire::PullPage> pull(const SpaceId& space, std::uint64_t after)
    {
        return ask<wire::PullPage>("GET",
                                   "/v1/spaces/" + space.toString() + "/changes?after=" + std::to_string(after));
    }

    template <class Message>
    std::optional<Message> ask(const std::string& method, const std::string& target, const std::string& body = {})
    {
        const auto framed = method == "GET" ? std::string() : frameBody(body);
        std::string request = method + " " + target + " HTTP/1.1\r\nHost: salver\r\n";
        if (!token.empty())
            request += "Authorization: Bearer " + token + "\r\n";
        if (!framed.empty())
            request += "Content-Length: " + std::to_string(framed.size()) + "\r\n";
        request += "\r\n";
        if (!m_client.send(request + framed))
            return std::nullopt;
        const auto answer = m_client.answer();
        status = answer ? answer->status : 0;
        if (!answer)
            return std::nullopt;
        const auto bytes = unframeBody(answer->body, 16U * 1024U * 1024U);
        if (!bytes)
            return std::nullopt;
        if (status != 200) {
            error.ParseFromString(*bytes);
            return std::nullopt;
        }
        Message message;
        return message.ParseFromString(*bytes) ? std::optional(std::move(message)) : std::nullopt;
    }

    std::string token;
    UserId account;
    unsigned status{};
    wire::ErrorBody error;

private:
    RawClient m_client;
};

} // namespace salver::test
