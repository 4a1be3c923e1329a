// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/tables.h"

namespace salver::server::tables {

namespace {

bool nameTaken(Database& db, const std::string& name)
{
    auto statement = db.prepare("SELECT 1 FROM account WHERE name = ?");
    statement.text(name);
    return statement.step();
}

void insertSpace(Database& db, const NewSpace& space)
{
    auto statement = db.prepare("INSERT INTO space(id, name, purpose, epoch, running, created_ms)"
                                " VALUES (?, ?, ?, ?, ?, ?)");
    const Hash empty;
    (statement << space.id).text(space.name) << static_cast<std::int64_t>(space.purpose) << space.epoch << empty
                                             << space.created;
    statement.run();
}

std::optional<std::int64_t> spaceNumber(Database& db, const SpaceId& space)
{
    auto statement = db.prepare("SELECT number FROM space WHERE id = ?");
    statement << space;
    return statement.step() ? std::optional(statement.number(0)) : std::nullopt;
}

Account readAccount(const Statement& statement, int first)
{
    return {statement.id<UserId>(first), statement.string(first + 1), statement.string(first + 2),
            statement.as<WallMs>(first + 3)};
}

std::vector<Member> membersOf(Database& db, std::int64_t number)
{
    std::vector<Member> members;
    auto statement = db.prepare("SELECT account.id, account.name, account.display_name, member.role FROM member"
                                " JOIN account ON account.id = member.account WHERE member.space = ?"
                                " ORDER BY account.name");
    statement << number;
    while (statement.step())
        members.push_back({statement.id<UserId>(0), statement.string(1), statement.string(2),
                           static_cast<Role>(statement.number(3))});
    return members;
}

} // namespace

void bumpDirectory(Database& db)
{
    db.prepare("UPDATE meta SET value = value + 1 WHERE key = 'directory_version'").run();
}

Result<void> addAccount(Database& db, const NewAccount& added)
{
    const auto& account = added.account;
    if (nameTaken(db, account.name))
        return fail(ErrorCode::Conflict, "There is already a user named " + account.name + ".");
    {
        auto statement = db.prepare("INSERT INTO account(id, name, display_name, password, created_ms)"
                                    " VALUES (?, ?, ?, ?, ?)");
        (statement << account.id).text(account.name).text(account.displayName).text(added.passwordHash)
            << account.created;
        statement.run();
    }
    insertSpace(db, {added.privateSpace, account.displayName, SpacePurpose::Private, added.epoch, account.created});
    return setMember(db, added.privateSpace, account.id, Role::Lead);
}

std::optional<AccountSecret> accountByName(Database& db, const std::string& name)
{
    auto statement = db.prepare("SELECT id, name, display_name, created_ms, password FROM account WHERE name = ?");
    statement.text(name);
    if (!statement.step())
        return std::nullopt;
    return AccountSecret{readAccount(statement, 0), statement.string(4)};
}

std::vector<Account> accounts(Database& db)
{
    std::vector<Account> found;
    auto statement = db.prepare("SELECT id, name, display_name, created_ms FROM account ORDER BY name");
    while (statement.step())
        found.push_back(readAccount(statement, 0));
    return found;
}

Result<void> setPassword(Database& db, const UserId& account, const std::string& hash,
                         const std::optional<DeviceId>& keep)
{
    {
        auto statement = db.prepare("UPDATE account SET password = ? WHERE id = ?");
        statement.text(hash) << account;
        statement.run();
    }
    if (db.changes() == 0)
        return fail(ErrorCode::NotFound, "There is no such user.");
    const DeviceId kept = keep.value_or(DeviceId{});
    auto statement = db.prepare("DELETE FROM device WHERE account = ? AND id <> ?");
    statement << account << kept;
    statement.run();
    bumpDirectory(db);
    return {};
}

Result<void> addDevice(Database& db, const NewDevice& added)
{
    const auto& device = added.device;
    auto statement = db.prepare("INSERT INTO device(id, account, name, token, created_ms, last_seen_ms)"
                                " VALUES (?, ?, ?, ?, ?, ?)");
    (statement << device.id << device.account).text(device.name) << added.token << device.created
                                                                 << device.lastSeen;
    statement.run();
    return {};
}

Result<bool> removeDevice(Database& db, const UserId& account, const DeviceId& device)
{
    {
        auto statement = db.prepare("DELETE FROM device WHERE account = ? AND id = ?");
        statement << account << device;
        statement.run();
    }
    const bool removed = db.changes() > 0;
    if (removed)
        bumpDirectory(db);
    return removed;
}

std::vector<Device> devices(Database& db, const UserId& account)
{
    std::vector<Device> found;
    auto statement = db.prepare("SELECT id, account, name, created_ms, last_seen_ms FROM device WHERE account = ?"
                                " ORDER BY created_ms, id");
    statement << account;
    while (statement.step())
        found.push_back({statement.id<DeviceId>(0), statement.id<UserId>(1), statement.string(2),
                         statement.as<WallMs>(3), statement.as<WallMs>(4)});
    return found;
}

Result<void> touchDevice(Database& db, const DeviceId& device, WallMs seen)
{
    auto statement = db.prepare("UPDATE device SET last_seen_ms = ? WHERE id = ?");
    statement << seen << device;
    statement.run();
    return {};
}

std::optional<Session> sessionByToken(Database& db, const Hash& token)
{
    auto statement = db.prepare(
        "SELECT account.id, account.name, account.display_name, account.created_ms, device.id, device.last_seen_ms,"
        " (SELECT value FROM meta WHERE key = 'directory_version')"
        " FROM device JOIN account ON account.id = device.account WHERE device.token = ?");
    statement << token;
    if (!statement.step())
        return std::nullopt;
    return Session{readAccount(statement, 0), statement.id<DeviceId>(4), statement.as<WallMs>(5),
                   static_cast<std::uint64_t>(statement.number(6))};
}

Result<void> addSpace(Database& db, const NewSpace& space)
{
    {
        auto statement = db.prepare("SELECT 1 FROM space WHERE name = ? AND purpose <> 0");
        statement.text(space.name);
        if (statement.step())
            return fail(ErrorCode::Conflict, "There is already a team named " + space.name + ".");
    }
    insertSpace(db, space);
    bumpDirectory(db);
    return {};
}

std::vector<SpaceRow> spaces(Database& db, const std::optional<UserId>& of)
{
    std::vector<std::pair<std::int64_t, SpaceRow>> found;
    {
        auto statement = of ? db.prepare("SELECT number, id, name, purpose, role, head, epoch, safe_cursor"
                                         " FROM member JOIN space ON space.number = member.space"
                                         " WHERE member.account = ? ORDER BY purpose, name, id")
                            : db.prepare("SELECT number, id, name, purpose, 0, head, epoch, safe_cursor"
                                         " FROM space ORDER BY purpose, name, id");
        if (of)
            statement << *of;
        while (statement.step()) {
            SpaceRow row{statement.id<SpaceId>(1), statement.string(2), static_cast<SpacePurpose>(statement.number(3)),
                         static_cast<Role>(statement.number(4)), statement.as<Cursor>(5), statement.as<Epoch>(6),
                         statement.as<Cursor>(7), {}};
            found.emplace_back(statement.number(0), std::move(row));
        }
    }
    std::vector<SpaceRow> rows;
    for (auto& [number, row] : found) {
        row.members = membersOf(db, number);
        rows.push_back(std::move(row));
    }
    if (of) {
        auto former = db.prepare("SELECT space.id FROM former_member JOIN space ON space.number = former_member.space"
                                 " WHERE former_member.account = ? ORDER BY space.id");
        former << *of;
        while (former.step()) {
            SpaceRow row;
            row.id = former.id<SpaceId>(0);
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

Result<void> setMember(Database& db, const SpaceId& space, const UserId& account, Role role)
{
    const auto number = spaceNumber(db, space);
    if (!number)
        return fail(ErrorCode::NotFound, "There is no such team.");
    {
        auto statement = db.prepare("SELECT 1 FROM account WHERE id = ?");
        statement << account;
        if (!statement.step())
            return fail(ErrorCode::NotFound, "There is no such user.");
    }
    if (role == Role::None) {
        auto statement = db.prepare("DELETE FROM member WHERE space = ? AND account = ?");
        statement << *number << account;
        statement.run();
        auto former = db.prepare("INSERT OR IGNORE INTO former_member(space, account) VALUES (?, ?)");
        former << *number << account;
        former.run();
    } else {
        auto former = db.prepare("DELETE FROM former_member WHERE space = ? AND account = ?");
        former << *number << account;
        former.run();
        auto statement = db.prepare("INSERT INTO member(space, account, role) VALUES (?, ?, ?)"
                                    " ON CONFLICT(space, account) DO UPDATE SET role = excluded.role");
        statement << *number << account << static_cast<std::int64_t>(role);
        statement.run();
    }
    bumpDirectory(db);
    return {};
}

std::uint64_t directoryVersion(Database& db)
{
    auto statement = db.prepare("SELECT value FROM meta WHERE key = 'directory_version'");
    return statement.step() ? static_cast<std::uint64_t>(statement.number(0)) : 0;
}

std::optional<Rights> rights(Database& db, const Hash& token)
{
    UserId account;
    {
        auto statement = db.prepare("SELECT account FROM device WHERE token = ?");
        statement << token;
        if (!statement.step())
            return std::nullopt;
        account = statement.id<UserId>(0);
    }
    Rights rights;
    auto statement = db.prepare("SELECT space.id, member.role, space.head FROM member"
                                " JOIN space ON space.number = member.space WHERE member.account = ?"
                                " ORDER BY space.id");
    statement << account;
    while (statement.step()) {
        rights.spaces.emplace_back(statement.id<SpaceId>(0), static_cast<Role>(statement.number(1)));
        rights.heads.push_back(statement.as<Cursor>(2));
    }
    return rights;
}

Result<void> audit(Database& db, const AuditLine& line)
{
    auto statement = db.prepare("INSERT INTO audit(at_ms, account, what, about) VALUES (?, ?, ?, ?)");
    statement << line.at;
    if (line.account)
        statement << *line.account;
    else
        statement.null();
    statement.text(line.what).text(line.about);
    statement.run();
    return {};
}

} // namespace salver::server::tables
