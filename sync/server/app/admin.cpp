// SPDX-License-Identifier: Apache-2.0
#include "server/app/admin.h"

#include "server/app/erasing.h"
#include "server/app/folder.h"
#include "server/app/json.h"
#include "server/app/ledger.h"
#include "server/app/open_storage.h"
#include "server/app/restore.h"
#include "server/app/run_now.h"
#include "server/service/limits.h"
#include "server/service/passwords.h"

#include "core/change.h"

#include <algorithm>
#include <filesystem>
#include <istream>
#include <ostream>

namespace salver::server {

namespace {

tl::unexpected<Error> wrongUsage()
{
    return fail(ErrorCode::InvalidArgument, "");
}

const char* nameOf(Role role)
{
    switch (role) {
    case Role::Viewer: return "viewer";
    case Role::Member: return "member";
    case Role::Lead: return "lead";
    case Role::None: break;
    }
    return "none";
}

const char* nameOf(SpacePurpose purpose)
{
    switch (purpose) {
    case SpacePurpose::Private: return "private";
    case SpacePurpose::Pair: return "pair";
    case SpacePurpose::Leads: return "leads";
    case SpacePurpose::Team: break;
    }
    return "team";
}

std::optional<Role> roleOf(const std::string& name)
{
    for (const auto role : {Role::Viewer, Role::Member, Role::Lead}) {
        if (name == nameOf(role))
            return role;
    }
    return std::nullopt;
}

/// An invitation goes by the beginning of its code's hash.
std::string hexOf(const Hash& hash)
{
    constexpr std::string_view digits = "0123456789abcdef";
    constexpr std::size_t shown = 8;
    std::string hex;
    for (std::size_t i = 0; i < shown; ++i) {
        hex += digits[hash.bytes[i] >> 4U];
        hex += digits[hash.bytes[i] & 15U];
    }
    return hex;
}

class Admin {
public:
    Admin(const Arguments& arguments, Storage& storage, std::istream& in, std::ostream& out)
        : m_arguments(arguments), m_storage(storage), m_in(in), m_out(out)
    {
    }

    Result<void> run()
    {
        const auto is = [&](std::size_t size, const char* first, const char* second = nullptr) {
            return words().size() == size && words()[0] == first && (!second || words()[1] == second);
        };
        if (is(3, "user", "add"))
            return addUser();
        if (is(2, "user", "list"))
            return listUsers();
        if (is(3, "space", "add"))
            return addSpace();
        if (is(2, "space", "list"))
            return listSpaces();
        if (is(5, "member", "add"))
            return setMember(words()[2], words()[3], roleOf(words()[4]));
        if (is(4, "member", "remove"))
            return setMember(words()[2], words()[3], Role::None);
        if (is(3, "user", "password"))
            return resetPassword();
        if (is(3, "device", "list"))
            return listDevices();
        if (is(4, "device", "revoke"))
            return revokeDevice();
        if (is(3, "invite", "list"))
            return listInvitations();
        if (is(4, "invite", "revoke"))
            return revokeInvitation();
        if (is(3, "invite"))
            return invite();
        if (is(3, "erase", "list"))
            return listErasures();
        if (words().size() >= 3 && words()[0] == "erase")
            return erase();
        if (is(1, "check"))
            return check();
        if (is(2, "backup"))
            return backup();
        if (is(1, "renew-epochs"))
            return renewEpochs();
        return wrongUsage();
    }

private:
    const std::vector<std::string>& words() const { return m_arguments.words; }
    bool json() const { return m_arguments.has("json"); }

    Result<void> note(const std::string& what, const std::string& about)
    {
        return runNow(m_storage.audit({m_clock.now(), std::nullopt, what, about}));
    }

    void say(const std::string& sentence, const std::string& object)
    {
        m_out << (json() ? object : sentence) << '\n';
    }

    /// One line of standard input.
    Result<std::string> newPassword()
    {
        std::string password;
        std::getline(m_in, password);
        if (auto fits = checkNewPassword(password); !fits)
            return fail(fits.error());
        return hashPassword(password, PasswordCost{});
    }

    Result<void> addUser()
    {
        const auto name = normalUserName(words()[2]);
        if (name.empty())
            return fail(ErrorCode::InvalidArgument, "A user's name is 1 to 64 bytes without blanks.");
        auto hash = newPassword();
        if (!hash)
            return fail(hash.error());
        const auto at = m_clock.now();
        NewAccount added;
        added.account = {UserId(uuidV7(at, m_random)), name,
                         sanitizeUtf8(m_arguments.option("display").value_or(words()[2])), at};
        added.passwordHash = std::move(*hash);
        added.privateSpace = SpaceId(uuidV7(at, m_random));
        added.epoch = Epoch{m_random.next64() | 1U};
        if (auto done = runNow(m_storage.addAccount(added)); !done)
            return done;
        const auto id = added.account.id.toString();
        if (auto done = note("added a user", id); !done)
            return done;
        say("added user " + name + " (" + id + ")", jsonObject({{"id", jsonString(id)}, {"name", jsonString(name)}}));
        return {};
    }

    Result<void> listUsers()
    {
        const auto users = runNow(m_storage.accounts());
        if (!users)
            return fail(users.error());
        std::vector<std::string> items;
        for (const auto& user : *users) {
            if (!json())
                m_out << user.id.toString() << "  " << user.name << "  " << user.displayName << '\n';
            items.push_back(jsonObject({{"id", jsonString(user.id.toString())},
                                        {"name", jsonString(user.name)},
                                        {"display", jsonString(user.displayName)}}));
        }
        return list(items);
    }

    Result<Account> findUser(const std::string& name)
    {
        const auto user = runNow(m_storage.accountByName(normalUserName(name)));
        if (!user)
            return fail(user.error());
        if (!*user)
            return fail(ErrorCode::NotFound, "There is no user named " + name + ".");
        return (*user)->account;
    }

    Result<void> resetPassword()
    {
        const auto user = findUser(words()[2]);
        if (!user)
            return fail(user.error());
        const auto hash = newPassword();
        if (!hash)
            return fail(hash.error());
        if (auto done = runNow(m_storage.setPassword(user->id, *hash, std::nullopt)); !done)
            return done;
        if (auto done = note("reset a password", user->id.toString()); !done)
            return done;
        say("new password for " + user->name + "; all devices are signed out",
            jsonObject({{"id", jsonString(user->id.toString())}, {"name", jsonString(user->name)}}));
        return {};
    }

    Result<void> listDevices()
    {
        const auto user = findUser(words()[2]);
        if (!user)
            return fail(user.error());
        const auto devices = runNow(m_storage.devices(user->id));
        if (!devices)
            return fail(devices.error());
        std::vector<std::string> items;
        for (const auto& device : *devices) {
            const auto id = device.id.toString();
            if (!json())
                m_out << id << "  " << device.name << "  last seen " << raw(device.lastSeen) / 1000 << '\n';
            items.push_back(jsonObject({{"id", jsonString(id)},
                                        {"name", jsonString(device.name)},
                                        {"created_ms", std::to_string(raw(device.created))},
                                        {"last_seen_ms", std::to_string(raw(device.lastSeen))}}));
        }
        return list(items);
    }

    Result<void> revokeDevice()
    {
        const auto user = findUser(words()[2]);
        if (!user)
            return fail(user.error());
        const auto id = DeviceId::parse(words()[3]);
        const auto removed = id ? runNow(m_storage.removeDevice(user->id, *id)) : Result<bool>(false);
        if (!removed)
            return fail(removed.error());
        if (!*removed)
            return fail(ErrorCode::NotFound, user->name + " has no device " + words()[3] + ".");
        if (auto done = note("revoked a device", id->toString()); !done)
            return done;
        say("signed out " + id->toString(), jsonObject({{"id", jsonString(id->toString())}}));
        return {};
    }

    Result<void> addSpace()
    {
        const auto name = sanitizeUtf8(words()[2]);
        const auto purposeName = m_arguments.option("purpose").value_or("team");
        if (name.empty() || name.size() > limits::spaceNameBytes)
            return fail(ErrorCode::InvalidArgument, "A team's name is 1 to 128 bytes.");
        std::optional<SpacePurpose> purpose;
        for (const auto one : {SpacePurpose::Team, SpacePurpose::Leads, SpacePurpose::Pair}) {
            if (purposeName == nameOf(one))
                purpose = one;
        }
        if (!purpose)
            return fail(ErrorCode::InvalidArgument, "--purpose is team, leads or pair.");
        const auto at = m_clock.now();
        const NewSpace space{SpaceId(uuidV7(at, m_random)), name, *purpose, Epoch{m_random.next64() | 1U}, at};
        if (auto done = runNow(m_storage.addSpace(space)); !done)
            return done;
        const auto id = space.id.toString();
        if (auto done = note("added a space", id); !done)
            return done;
        say("added space " + name + " (" + id + ")",
            jsonObject({{"id", jsonString(id)}, {"name", jsonString(name)}}));
        return {};
    }

    Result<void> listSpaces()
    {
        const auto spaces = runNow(m_storage.spaces(std::nullopt));
        if (!spaces)
            return fail(spaces.error());
        std::vector<std::string> items;
        for (const auto& space : *spaces) {
            std::vector<std::string> members;
            std::string line = space.id.toString() + "  " + nameOf(space.purpose) + "  " + space.name + "  at "
                + std::to_string(raw(space.head));
            for (const auto& member : space.members) {
                line += "  " + member.userName + ":" + nameOf(member.role);
                members.push_back(jsonObject({{"name", jsonString(member.userName)},
                                              {"role", jsonString(nameOf(member.role))}}));
            }
            if (!json())
                m_out << line << '\n';
            items.push_back(jsonObject({{"id", jsonString(space.id.toString())},
                                        {"name", jsonString(space.name)},
                                        {"purpose", jsonString(nameOf(space.purpose))},
                                        {"head", std::to_string(raw(space.head))},
                                        {"safe", std::to_string(raw(space.safe))},
                                        {"members", jsonArray(members)}}));
        }
        return list(items);
    }

    Result<void> list(const std::vector<std::string>& items)
    {
        if (json())
            m_out << jsonObject({{"items", jsonArray(items)}, {"total", std::to_string(items.size())}}) << '\n';
        return {};
    }

    Result<SpaceRow> findSpace(const std::string& nameOrId)
    {
        auto spaces = runNow(m_storage.spaces(std::nullopt));
        if (!spaces)
            return fail(spaces.error());
        const auto id = SpaceId::parse(nameOrId);
        for (auto& space : *spaces) {
            if (id ? space.id == *id : space.purpose != SpacePurpose::Private && space.name == nameOrId)
                return std::move(space);
        }
        return fail(ErrorCode::NotFound, "There is no space named " + nameOrId + ".");
    }

    Result<void> setMember(const std::string& spaceName, const std::string& userName, std::optional<Role> role)
    {
        if (!role)
            return fail(ErrorCode::InvalidArgument, "A role is viewer, member or lead.");
        const auto space = findSpace(spaceName);
        if (!space)
            return fail(space.error());
        if (space->purpose == SpacePurpose::Private)
            return fail(ErrorCode::NotAllowed, "A private space belongs to one person alone.");
        const auto user = findUser(userName);
        if (!user)
            return fail(user.error());
        const auto& account = *user;
        const bool isMember = std::any_of(space->members.begin(), space->members.end(),
                                          [&](const Member& member) { return member.id == account.id; });
        if (*role == Role::None && !isMember)
            return fail(ErrorCode::NotFound, userName + " is no member of " + spaceName + ".");
        if (auto done = runNow(m_storage.setMember(space->id, account.id, *role)); !done)
            return done;
        const auto about = space->id.toString() + " " + account.id.toString() + " " + nameOf(*role);
        if (auto done = note(*role == Role::None ? "removed a member" : "set a member", about); !done)
            return done;
        say(*role == Role::None ? "removed " + account.name + " from " + space->name
                                : account.name + " is now " + nameOf(*role) + " of " + space->name,
            jsonObject({{"space", jsonString(space->id.toString())},
                        {"user", jsonString(account.id.toString())},
                        {"role", jsonString(nameOf(*role))}}));
        return {};
    }

    Result<void> invite()
    {
        const auto space = findSpace(words()[1]);
        if (!space)
            return fail(space.error());
        const auto role = roleOf(words()[2]);
        if (!role)
            return fail(ErrorCode::InvalidArgument, "A role is viewer, member or lead.");
        const auto code = makeInvitationCode(m_random);
        NewInvitation added;
        added.code = hashOfInvitationCode(code);
        added.by.space = space->id;
        added.role = *role;
        added.now = m_clock.now();
        added.expires = WallMs{raw(added.now) + ServiceLimits{}.invitationLasts / std::chrono::milliseconds(1)};
        if (auto done = runNow(m_storage.addInvitation(added)); !done)
            return done;
        if (auto done = note("invited", space->id.toString()); !done)
            return done;
        say("invitation code " + code + ", good for one person and 7 days",
            jsonObject({{"code", jsonString(code)}, {"expires_ms", std::to_string(raw(added.expires))}}));
        return {};
    }

    Result<void> listInvitations()
    {
        const auto space = findSpace(words()[2]);
        if (!space)
            return fail(space.error());
        const auto pending = runNow(m_storage.invitations({UserId{}, space->id}, m_clock.now()));
        if (!pending)
            return fail(pending.error());
        std::vector<std::string> items;
        for (const auto& one : *pending) {
            const auto id = hexOf(one.code);
            if (!json())
                m_out << id << "  " << nameOf(one.role) << "  until " << raw(one.expires) / 1000 << '\n';
            items.push_back(jsonObject({{"id", jsonString(id)},
                                        {"role", jsonString(nameOf(one.role))},
                                        {"expires_ms", std::to_string(raw(one.expires))}}));
        }
        return list(items);
    }

    Result<void> revokeInvitation()
    {
        const auto space = findSpace(words()[2]);
        if (!space)
            return fail(space.error());
        const auto pending = runNow(m_storage.invitations({UserId{}, space->id}, m_clock.now()));
        if (!pending)
            return fail(pending.error());
        for (const auto& one : *pending) {
            if (hexOf(one.code) != words()[3])
                continue;
            const auto removed = runNow(m_storage.removeInvitation({UserId{}, space->id}, one.code));
            if (!removed)
                return fail(removed.error());
            if (auto done = note("took an invitation back", space->id.toString()); !done)
                return done;
            say("took the invitation back", jsonObject({{"id", jsonString(words()[3])}}));
            return {};
        }
        return fail(ErrorCode::NotFound, "There is no invitation " + words()[3] + " to " + space->name + " any more.");
    }

    Result<void> erase()
    {
        const auto space = findSpace(words()[1]);
        if (!space)
            return fail(space.error());
        const auto lead = std::ranges::find(space->members, Role::Lead, &Member::role);
        if (lead == space->members.end())
            return fail(ErrorCode::NotFound, space->name + " has no lead in whose name to erase.");
        std::vector<EntityId> entities;
        for (std::size_t i = 2; i < words().size(); ++i) {
            const auto id = EntityId::parse(words()[i]);
            if (!id)
                return fail(ErrorCode::InvalidArgument, words()[i] + " is no entry's id.");
            entities.push_back(*id);
        }
        // Only what stands in the log: the server empties what the ledger says at every start, and devices would keep
        // what no change told them to erase.
        const auto intoLedger = [&]() -> Result<void> {
            const auto folder = m_arguments.option("data");
            return folder ? addToLedger(ledgerPath(*folder), space->id, entities) : Result<void>();
        };
        if (auto done = eraseEntries(m_storage, *space, lead->id, entities, m_clock, m_random, intoLedger); !done)
            return done;
        if (auto done = note("erased", space->id.toString() + " " + std::to_string(entities.size()) + " entries"); !done)
            return done;
        say("erased " + std::to_string(entities.size()) + " entries here; devices follow as they sync (erase list "
                + space->name + ")",
            jsonObject({{"erased", std::to_string(entities.size())}}));
        return {};
    }

    Result<void> listErasures()
    {
        const auto space = findSpace(words()[2]);
        if (!space)
            return fail(space.error());
        const auto report = runNow(m_storage.erasures(space->id));
        if (!report)
            return fail(report.error());
        std::vector<std::string> items;
        Cursor last{};
        for (const auto& one : report->erasures) {
            last = std::max(last, one.at);
            if (!json())
                m_out << raw(one.when) / 1000 << "  " << one.entries << " entries  "
                      << (one.done ? "gone from this server" : "still being emptied") << '\n';
            items.push_back(jsonObject({{"cursor", std::to_string(raw(one.at))},
                                        {"at_ms", std::to_string(raw(one.when))},
                                        {"entries", std::to_string(one.entries)},
                                        {"done", one.done ? "true" : "false"}}));
        }
        std::vector<std::string> behind;
        for (const auto& device : report->devices) {
            if (device.reached >= last)
                continue;
            if (!json())
                m_out << "not reached yet: " << device.userName << ", " << device.device.name << ", last seen "
                      << raw(device.device.lastSeen) / 1000 << '\n';
            behind.push_back(jsonObject({{"user", jsonString(device.userName)},
                                         {"device", jsonString(device.device.name)},
                                         {"last_seen_ms", std::to_string(raw(device.device.lastSeen))}}));
        }
        if (json())
            m_out << jsonObject({{"items", jsonArray(items)}, {"behind", jsonArray(behind)}}) << '\n';
        return {};
    }

    Result<void> check()
    {
        const auto report = runNow(m_storage.check());
        if (!report)
            return fail(report.error());
        std::vector<std::string> findings;
        for (const auto& finding : report->findings) {
            if (!json())
                m_out << finding << '\n';
            findings.push_back(jsonString(finding));
        }
        say("checked " + std::to_string(report->spaces) + " spaces, " + std::to_string(report->changes)
                + " changes, " + std::to_string(report->accounts) + " accounts: "
                + (findings.empty() ? "sound" : std::to_string(findings.size()) + " findings"),
            jsonObject({{"spaces", std::to_string(report->spaces)},
                        {"changes", std::to_string(report->changes)},
                        {"accounts", std::to_string(report->accounts)},
                        {"findings", jsonArray(findings)}}));
        if (!findings.empty())
            return fail(ErrorCode::Damaged, "The data is not sound.");
        return {};
    }

    Result<void> backup()
    {
        const auto& file = words()[1];
        std::error_code failed;
        if (std::filesystem::exists(file, failed))
            return fail(ErrorCode::Conflict, file + " is already there; give a new name.");
        if (auto done = runNow(m_storage.backup(file)); !done)
            return done;
        say("backed up to " + file, jsonObject({{"file", jsonString(file)}}));
        return {};
    }

    /// Devices compare notes with every log at their next contact and send again what it lacks.
    Result<void> renewEpochs()
    {
        const auto spaces = runNow(m_storage.spaces(std::nullopt));
        if (!spaces)
            return fail(spaces.error());
        std::vector<std::uint64_t> epochs(spaces->size());
        for (auto& epoch : epochs)
            epoch = m_random.next64();
        if (auto done = runNow(m_storage.renewEpochs(std::move(epochs))); !done)
            return done;
        if (auto done = note("renewed the epochs", {}); !done)
            return done;
        say("renewed the epochs of " + std::to_string(spaces->size()) + " spaces",
            jsonObject({{"spaces", std::to_string(spaces->size())}}));
        return {};
    }

    const Arguments& m_arguments;
    Storage& m_storage;
    std::istream& m_in;
    std::ostream& m_out;
    SystemClock m_clock;
    SystemRandom m_random;
};

} // namespace

namespace {

/// Who only looks makes no folder: a mistyped name would read as sound.
Result<void> findData(const Arguments& arguments)
{
    const auto& words = arguments.words;
    const bool looks = (words.size() == 1 && words[0] == "check")
        || (words.size() == 2 && (words[0] == "backup" || words[1] == "list"));
    const auto folder = arguments.option("data");
    std::error_code failed;
    if (!looks || !folder || arguments.has("database") || std::filesystem::exists(databasePath(*folder), failed))
        return {};
    return fail(ErrorCode::NotFound, "There is no server's data in " + *folder + "; look at the name after --data.");
}

} // namespace

Result<void> runAdminCommand(const Arguments& arguments, std::istream& in, std::ostream& out)
{
    if (arguments.words.size() == 2 && arguments.words[0] == "restore") {
        if (arguments.has("database"))
            return fail(ErrorCode::InvalidArgument,
                        "PostgreSQL is restored with its own tools; then say renew-epochs (docs/server.md).");
        const auto folder = dataFolder(arguments);
        if (!folder)
            return fail(folder.error());
        const auto replaced = restoreBackup(arguments.words[1], *folder);
        if (!replaced)
            return fail(replaced.error());
        out << "restored" << (replaced->empty() ? "" : "; what was there is now " + *replaced) << '\n';
        return {};
    }
    if (auto found = findData(arguments); !found)
        return found;
    SystemRandom random;
    auto storage = openStorage(arguments, StorageUse::Command, random);
    if (!storage)
        return fail(storage.error());
    return Admin(arguments, **storage, in, out).run();
}

} // namespace salver::server
