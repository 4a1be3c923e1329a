// SPDX-License-Identifier: Apache-2.0
#include "server/storage/postgres/tables.h"

namespace salver::server::pg {

namespace {

Task<void> insertSpace(Connection& db, const NewSpace& space)
{
    const Hash empty;
    Params row;
    row << space.id << space.name << static_cast<std::int64_t>(space.purpose) << space.created;
    const auto made = co_await db.ask(
        "INSERT INTO space(id, name, purpose, created_ms) VALUES ($1, $2, $3, $4) RETURNING number", row);
    if (made.empty())
        co_return;
    Params log;
    log << made.number(0, 0) << space.epoch << empty;
    const auto begun = co_await db.ask("INSERT INTO log(space, epoch, running) VALUES ($1, $2, $3)", log);
}

Account readAccount(const Rows& rows, int row, int first)
{
    return {rows.id<UserId>(row, first), rows.string(row, first + 1), rows.string(row, first + 2),
            rows.as<WallMs>(row, first + 3)};
}

} // namespace

Task<void> bumpDirectory(Connection& db)
{
    const auto done = co_await db.ask("UPDATE directory SET version = version + 1");
}

Task<Result<void>> addAccount(Connection& db, const NewAccount& added)
{
    const auto& account = added.account;
    Params name;
    name << account.name;
    const auto taken = co_await db.ask("SELECT 1 FROM account WHERE name = $1", name);
    if (!taken.empty())
        co_return fail(ErrorCode::Conflict, "There is already a user named " + account.name + ".");
    Params row;
    row << account.id << account.name << account.displayName << added.passwordHash << account.created;
    const auto made = co_await db.ask("INSERT INTO account(id, name, display_name, password, created_ms)"
                                      " VALUES ($1, $2, $3, $4, $5)",
                                      row);
    NewSpace space;
    space.id = added.privateSpace;
    space.name = account.displayName;
    space.purpose = SpacePurpose::Private;
    space.epoch = added.epoch;
    space.created = account.created;
    co_await insertSpace(db, space);
    co_return co_await setMember(db, added.privateSpace, account.id, Role::Lead);
}

Task<std::optional<AccountSecret>> accountByName(Connection& db, const std::string& name)
{
    Params params;
    params << name;
    const auto rows = co_await db.ask(
        "SELECT id, name, display_name, created_ms, password FROM account WHERE name = $1", params);
    if (rows.empty())
        co_return std::nullopt;
    co_return AccountSecret{readAccount(rows, 0, 0), rows.string(0, 4)};
}

Task<std::vector<Account>> accounts(Connection& db)
{
    const auto rows = co_await db.ask("SELECT id, name, display_name, created_ms FROM account ORDER BY name");
    std::vector<Account> found;
    for (int i = 0; i < rows.count(); ++i)
        found.push_back(readAccount(rows, i, 0));
    co_return found;
}

Task<Result<void>> setPassword(Connection& db, UserId account, const std::string& hash, std::optional<DeviceId> keep)
{
    Params update;
    update << hash << account;
    const auto updated = co_await db.ask("UPDATE account SET password = $1 WHERE id = $2", update);
    if (updated.touched() == 0 && !db.failed())
        co_return fail(ErrorCode::NotFound, "There is no such user.");
    const DeviceId kept = keep.value_or(DeviceId{});
    Params others;
    others << account << kept;
    const auto removed = co_await db.ask("DELETE FROM device WHERE account = $1 AND id <> $2", others);
    co_await bumpDirectory(db);
    co_return Result<void>();
}

Task<Result<void>> addDevice(Connection& db, const NewDevice& added)
{
    const auto& device = added.device;
    Params row;
    row << device.id << device.account << device.name << added.token << device.created << device.lastSeen;
    const auto made = co_await db.ask("INSERT INTO device(id, account, name, token, created_ms, last_seen_ms)"
                                      " VALUES ($1, $2, $3, $4, $5, $6)",
                                      row);
    co_return Result<void>();
}

Task<Result<bool>> removeDevice(Connection& db, UserId account, DeviceId device)
{
    Params params;
    params << account << device;
    const auto removed = co_await db.ask("DELETE FROM device WHERE account = $1 AND id = $2", params);
    const bool any = removed.touched() > 0;
    if (any)
        co_await bumpDirectory(db);
    co_return any;
}

Task<std::vector<Device>> devices(Connection& db, UserId account)
{
    Params params;
    params << account;
    const auto rows = co_await db.ask("SELECT id, account, name, created_ms, last_seen_ms FROM device"
                                      " WHERE account = $1 ORDER BY created_ms, id",
                                      params);
    std::vector<Device> found;
    for (int i = 0; i < rows.count(); ++i)
        found.push_back({rows.id<DeviceId>(i, 0), rows.id<UserId>(i, 1), rows.string(i, 2), rows.as<WallMs>(i, 3),
                         rows.as<WallMs>(i, 4)});
    co_return found;
}

Task<Result<void>> touchDevice(Connection& db, DeviceId device, WallMs seen)
{
    Params params;
    params << seen << device;
    const auto touched = co_await db.ask("UPDATE device SET last_seen_ms = $1 WHERE id = $2", params);
    co_return Result<void>();
}

Task<std::optional<Session>> sessionByToken(Connection& db, const Hash& token)
{
    Params params;
    params << token;
    const auto rows = co_await db.ask(
        "SELECT account.id, account.name, account.display_name, account.created_ms, device.id, device.last_seen_ms,"
        " (SELECT version FROM directory) FROM device JOIN account ON account.id = device.account"
        " WHERE device.token = $1",
        params);
    if (rows.empty())
        co_return std::nullopt;
    co_return Session{readAccount(rows, 0, 0), rows.id<DeviceId>(0, 4), rows.as<WallMs>(0, 5), rows.count64(0, 6)};
}

Task<Result<void>> addSpace(Connection& db, const NewSpace& space)
{
    Params name;
    name << space.name;
    const auto taken = co_await db.ask("SELECT 1 FROM space WHERE name = $1 AND purpose <> 0", name);
    if (!taken.empty())
        co_return fail(ErrorCode::Conflict, "There is already a team named " + space.name + ".");
    co_await insertSpace(db, space);
    co_await bumpDirectory(db);
    co_return Result<void>();
}

Task<std::vector<SpaceRow>> spaces(Connection& db, std::optional<UserId> of)
{
    Params asker;
    if (of)
        asker << *of;
    else
        asker.null();
    std::vector<Question> questions;
    questions.push_back({"SELECT number, id, name, purpose, coalesce(role, 0), head, epoch, safe_cursor FROM space"
                         " JOIN log ON log.space = number LEFT JOIN member ON member.space = number"
                         " AND member.account = $1::bytea WHERE $1::bytea IS NULL OR role IS NOT NULL"
                         " ORDER BY purpose, name, id",
                         &asker});
    questions.push_back({"SELECT member.space, account.id, account.name, account.display_name, member.role FROM member"
                         " JOIN account ON account.id = member.account WHERE $1::bytea IS NULL OR member.space IN"
                         " (SELECT space FROM member WHERE account = $1::bytea) ORDER BY account.name",
                         &asker});
    questions.push_back({"SELECT id FROM former_member JOIN space ON number = former_member.space"
                         " WHERE account = $1::bytea ORDER BY id",
                         &asker});
    const auto answers = co_await db.askAll(std::move(questions));
    std::map<std::int64_t, std::vector<Member>> members;
    const auto& people = answers[1];
    for (int i = 0; i < people.count(); ++i)
        members[people.number(i, 0)].push_back({people.id<UserId>(i, 1), people.string(i, 2), people.string(i, 3),
                                                static_cast<Role>(people.number(i, 4))});
    const auto& rows = answers[0];
    std::vector<SpaceRow> found;
    for (int i = 0; i < rows.count(); ++i)
        found.push_back({rows.id<SpaceId>(i, 1), rows.string(i, 2), static_cast<SpacePurpose>(rows.number(i, 3)),
                         static_cast<Role>(rows.number(i, 4)), rows.as<Cursor>(i, 5), rows.as<Epoch>(i, 6),
                         rows.as<Cursor>(i, 7), members[rows.number(i, 0)]});
    const auto& former = answers[2];
    for (int i = 0; i < former.count(); ++i) {
        SpaceRow row;
        row.id = former.id<SpaceId>(i, 0);
        found.push_back(std::move(row));
    }
    co_return found;
}

Task<Result<void>> setMember(Connection& db, SpaceId space, UserId account, Role role)
{
    Params id;
    id << space;
    Params who;
    who << account;
    std::vector<Question> questions;
    questions.push_back({"SELECT number FROM space WHERE id = $1", &id});
    questions.push_back({"SELECT 1 FROM account WHERE id = $1", &who});
    const auto answers = co_await db.askAll(std::move(questions));
    if (answers[0].empty() && !db.failed())
        co_return fail(ErrorCode::NotFound, "There is no such team.");
    if (answers[1].empty() && !db.failed())
        co_return fail(ErrorCode::NotFound, "There is no such user.");
    if (db.failed())
        co_return Result<void>();
    const auto number = answers[0].number(0, 0);
    Params row;
    row << number << account;
    if (role == Role::None) {
        std::vector<Question> removal;
        removal.push_back({"DELETE FROM member WHERE space = $1 AND account = $2", &row});
        removal.push_back({"INSERT INTO former_member(space, account) VALUES ($1, $2) ON CONFLICT DO NOTHING", &row});
        const auto gone = co_await db.askAll(std::move(removal));
    } else {
        Params member;
        member << number << account << static_cast<std::int64_t>(role);
        std::vector<Question> change;
        change.push_back({"DELETE FROM former_member WHERE space = $1 AND account = $2", &row});
        change.push_back({"INSERT INTO member(space, account, role) VALUES ($1, $2, $3)"
                          " ON CONFLICT (space, account) DO UPDATE SET role = excluded.role",
                          &member});
        const auto set = co_await db.askAll(std::move(change));
    }
    co_await bumpDirectory(db);
    co_return Result<void>();
}

Task<std::uint64_t> directoryVersion(Connection& db)
{
    const auto rows = co_await db.ask("SELECT version FROM directory");
    co_return rows.empty() ? 0 : rows.count64(0, 0);
}

Task<std::optional<Rights>> rights(Connection& db, const Hash& token)
{
    Params params;
    params << token;
    const auto rows = co_await db.ask(
        "SELECT space.id, member.role, log.head FROM device LEFT JOIN member ON member.account = device.account"
        " LEFT JOIN space ON space.number = member.space LEFT JOIN log ON log.space = member.space"
        " WHERE device.token = $1 ORDER BY space.id",
        params);
    if (rows.empty())
        co_return std::nullopt;
    Rights rights;
    for (int i = 0; i < rows.count() && !rows.isNull(i, 0); ++i) {
        rights.spaces.emplace_back(rows.id<SpaceId>(i, 0), static_cast<Role>(rows.number(i, 1)));
        rights.heads.push_back(rows.as<Cursor>(i, 2));
    }
    co_return rights;
}

Task<Result<void>> audit(Connection& db, const AuditLine& line)
{
    Params row;
    row << line.at;
    if (line.account)
        row << *line.account;
    else
        row.null();
    row << line.what << line.about;
    const auto written = co_await db.ask("INSERT INTO audit(at_ms, account, what, about) VALUES ($1, $2, $3, $4)", row);
    co_return Result<void>();
}

} // namespace salver::server::pg
