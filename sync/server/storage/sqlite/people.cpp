// SPDX-License-Identifier: Apache-2.0
// Who lets whom in: memberships as members themselves change them, and invitations.
#include "server/storage/sqlite/tables.h"

namespace salver::server::tables {

namespace {

struct Invited {
    SpaceId space;
    Role role{Role::None};
};

std::optional<Invited> invitation(Database& db, const Hash& code, WallMs now)
{
    // Whoever does not lead any more invites nobody any more. The administrator's invitations name no account.
    auto statement = db.prepare("SELECT space.id, invitation.role FROM invitation"
                                " JOIN space ON space.number = invitation.space"
                                " WHERE invitation.code = ?1 AND invitation.expires_ms > ?2 AND (invited_by = ?3"
                                " OR EXISTS (SELECT 1 FROM member WHERE member.space = invitation.space"
                                " AND member.account = invitation.invited_by AND member.role = 3))");
    const UserId administrator;
    statement << code << now << administrator;
    if (!statement.step())
        return std::nullopt;
    return Invited{statement.id<SpaceId>(0), static_cast<Role>(statement.number(1))};
}

Error noInvitation()
{
    return {ErrorCode::NotFound, "This invitation is not valid, or no longer; ask for a new one.", false};
}

Role roleOf(Database& db, std::int64_t space, const UserId& account)
{
    auto statement = db.prepare("SELECT role FROM member WHERE space = ? AND account = ?");
    statement << space << account;
    return statement.step() ? static_cast<Role>(statement.number(0)) : Role::None;
}

bool isPrivate(Database& db, std::int64_t space)
{
    auto statement = db.prepare("SELECT purpose FROM space WHERE number = ?");
    statement << space;
    return statement.step() && static_cast<SpacePurpose>(statement.number(0)) == SpacePurpose::Private;
}

bool isOnlyLead(Database& db, std::int64_t space, const UserId& account)
{
    auto statement = db.prepare("SELECT count(*), max(account = ?) FROM member WHERE space = ? AND role = 3");
    statement << account << space;
    return statement.step() && statement.number(0) == 1 && statement.number(1) == 1;
}

/// The number of the space that `by` may invite into.
Result<std::int64_t> mayInvite(Database& db, const Asker& by)
{
    if (by.account == UserId{}) {
        auto statement = db.prepare("SELECT number FROM space WHERE id = ? AND purpose <> 0");
        statement << by.space;
        if (!statement.step())
            return fail(ErrorCode::NotFound, "There is no such team.");
        return statement.number(0);
    }
    const auto place = placeOf(db, by);
    if (!place)
        return fail(notMember());
    if (place->state.role != Role::Lead || isPrivate(db, place->number))
        return fail(ErrorCode::NotAllowed, "Only a lead of this team may invite others.");
    return place->number;
}

} // namespace

Result<void> setMemberAs(Database& db, const Asker& by, const UserId& account, Role role)
{
    const auto place = placeOf(db, by);
    if (!place)
        return fail(notMember());
    const bool leaves = by.account == account && role == Role::None;
    if (place->state.role != Role::Lead && !leaves)
        return fail(ErrorCode::NotAllowed, "Only a lead of this team may do that.");
    if (isPrivate(db, place->number))
        return fail(ErrorCode::NotAllowed, "A private space belongs to one person alone.");
    if (roleOf(db, place->number, account) == Role::None)
        return fail(ErrorCode::NotFound, "This person is no member of the team; invite them.");
    if (role != Role::Lead && isOnlyLead(db, place->number, account))
        return fail(ErrorCode::Conflict, "A team needs a lead; make somebody else one first.");
    return setMember(db, by.space, account, role);
}

Result<void> addInvitation(Database& db, const NewInvitation& added)
{
    const auto number = mayInvite(db, added.by);
    if (!number)
        return fail(number.error());
    {
        auto expired = db.prepare("DELETE FROM invitation WHERE expires_ms <= ?");
        expired << added.now;
        expired.run();
    }
    auto statement = db.prepare("INSERT INTO invitation(code, space, role, invited_by, expires_ms)"
                                " VALUES (?, ?, ?, ?, ?)");
    statement << added.code << *number << static_cast<std::int64_t>(added.role) << added.by.account
              << added.expires;
    statement.run();
    return {};
}

Result<std::vector<PendingInvitation>> invitations(Database& db, const Asker& by, WallMs now)
{
    const auto number = mayInvite(db, by);
    if (!number)
        return fail(number.error());
    std::vector<PendingInvitation> pending;
    auto statement = db.prepare("SELECT code, invited_by, role, expires_ms FROM invitation WHERE space = ?"
                                " AND expires_ms > ? ORDER BY expires_ms, code");
    statement << *number << now;
    while (statement.step())
        pending.push_back({statement.hash(0), statement.id<UserId>(1), static_cast<Role>(statement.number(2)),
                           statement.as<WallMs>(3)});
    return pending;
}

Result<bool> removeInvitation(Database& db, const Asker& by, const Hash& code)
{
    const auto number = mayInvite(db, by);
    if (!number)
        return fail(number.error());
    auto statement = db.prepare("DELETE FROM invitation WHERE space = ? AND code = ?");
    statement << *number << code;
    statement.run();
    return db.changes() > 0;
}

Result<void> checkInvitation(Database& db, const Hash& code, WallMs now)
{
    if (!invitation(db, code, now))
        return fail(noInvitation());
    return {};
}

Result<void> join(Database& db, const Hash& code, const UserId& account, WallMs now)
{
    const auto invited = invitation(db, code, now);
    if (!invited)
        return fail(noInvitation());
    {
        auto statement = db.prepare("DELETE FROM invitation WHERE code = ?");
        statement << code;
        statement.run();
    }
    const auto place = placeOf(db, {account, invited->space});
    if (place && place->state.role >= invited->role)
        return {};
    return setMember(db, invited->space, account, invited->role);
}

Result<void> signUp(Database& db, const Hash& code, const NewAccount& account, WallMs now)
{
    if (!invitation(db, code, now))
        return fail(noInvitation());
    if (auto added = addAccount(db, account); !added)
        return added;
    return join(db, code, account.account.id, now);
}

} // namespace salver::server::tables
