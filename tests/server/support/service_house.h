// SPDX-License-Identifier: Apache-2.0
// The whole service over an inline storage, driven from the test's own thread without sockets.
#pragma once

#include "server/service/passwords.h"
#include "server/service/service.h"
#include "support/storage_house.h"

namespace salver::test {

class ServiceHouse : public StorageHouse {
public:
    explicit ServiceHouse(ServiceLimits limits = {}) : StorageHouse(true)
    {
        options.limits = limits;
        options.password = {1, 8192}; // libsodium's least: these tests are not about its strength
        service = std::make_unique<Service>(*storage, clock, random, Pool{}, Pool{}, options);
        const auto hash = must(hashPassword("ana's password", options.password));
        must(await(storage->setPassword(ana, hash, std::nullopt)));
        anasToken = tokenFor(ana, "phone");
        bensToken = tokenFor(ben, "laptop");
        cleosToken = tokenFor(cleo, "tablet");
    }

    std::string tokenFor(const UserId& who, const std::string& name)
    {
        const auto token = makeToken(random);
        must(await(storage->addDevice(
            {{DeviceId(uuidV7(clock.now(), random)), who, name, clock.now(), clock.now()}, hashOfToken(token)})));
        return token;
    }

    Response call(Request request)
    {
        request.id = "r";
        if (request.address.empty())
            request.address = "192.0.2.1";
        return await(service->handle(std::move(request)));
    }
    /// The answer as a message, or the error with what it carried.
    template <class Message>
    Result<Message> ask(Operation operation, const std::string& token, const std::string& message = {},
                        Cursor after = {}, ReplicaId replica = {})
    {
        Request request;
        request.operation = operation;
        request.token = token;
        request.space = team;
        request.after = after;
        request.replica = replica;
        request.body = frameBody(message);
        return read<Message>(call(std::move(request)));
    }
    template <class Message>
    Result<Message> read(const Response& response)
    {
        const auto bytes = must(unframeBody(response.body, limits::frameBytes));
        if (response.code != ErrorCode::None) {
            lastError.ParseFromString(bytes);
            return fail(static_cast<ErrorCode>(lastError.code()), lastError.sentence(), lastError.retry());
        }
        Message message;
        if (!message.ParseFromString(bytes))
            qFatal("an answer does not parse");
        return message;
    }

    Result<wire::SignInResponse> signIn(const std::string& user, const std::string& password,
                                        const std::string& address = "192.0.2.1")
    {
        wire::SignInRequest body;
        body.set_user(user);
        body.set_password(password);
        body.set_device_name("test");
        body.set_protocol(1);
        Request request;
        request.operation = Operation::SignIn;
        request.address = address;
        request.body = frameBody(body.SerializeAsString());
        return read<wire::SignInResponse>(call(std::move(request)));
    }
    Result<wire::PushResponse> pushAs(const std::string& token, const std::vector<EncodedChange>& changes)
    {
        wire::PushRequest body;
        for (const auto& change : changes)
            body.add_items()->set_change(change.bytes);
        return ask<wire::PushResponse>(Operation::Push, token, body.SerializeAsString());
    }
    Result<wire::PullPage> pullAs(const std::string& token, std::uint64_t after = 0, ReplicaId replica = {})
    {
        return ask<wire::PullPage>(Operation::Pull, token, {}, Cursor{after}, replica);
    }

    ServiceOptions options;
    std::unique_ptr<Service> service;
    std::string anasToken;
    std::string bensToken;
    std::string cleosToken;
    wire::ErrorBody lastError;
};

} // namespace salver::test
