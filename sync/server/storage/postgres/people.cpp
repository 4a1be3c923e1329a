// SPDX-License-Identifier: Apache-2.0
// Who lets whom in: memberships as members themselves change them, and invitations.
#include "server/storage/postgres/tables.h"

namespace salver::server::pg {

namespace {

struct Invited {
    SpaceId space;
    Role role{Role::None};
};

/// An invitation that still holds. Whoever does not lead any more invites nobody; the administrator's name no account.
constexpr const char* findInvitation =
    "SELECT space.id, invitation.role FROM invitation JOIN space ON space.number = invitation.space"
    " WHERE invitation.code = $1 AND invitation.expires_ms > $2 AND (invited_by = $3 OR EXISTS"
    " (SELECT 1 FROM member WHERE member.space = invitation.space AND member.account = invitation.invited_by"
    " AND member.role = 3)) FOR UPDATE OF invitation";

Error noInvitation()
{
    return {ErrorCode::NotFound, "This invitation is not valid, or no longer; ask for a new one.", false};
}

/// Locks it: of two who use it at once the second finds it gone.
Task<std::optional<Invited>> invitation(Connection& db, const Hash& code, WallMs now)
{
    const UserId administrator;
    Params params;
    params << code << now << administrator;
    const auto rows = co_await db.ask(findInvitation, params);
    if (rows.empty())
        co_return std::nullopt;
    co_return Invited{rows.id<SpaceId>(0, 0), static_cast<Role>(rows.number(0, 1))};
}

/// The number of the space that `by` may invite into.
Task<Result<std::int64_t>> mayInvite(Connection& db, const Asker& by)
{
    if (by.account == UserId{}) {
        Params params;
        params << by.space;
        const auto rows = co_await db.ask("SELECT number FROM space WHERE id = $1 AND purpose <> 0", params);
        if (rows.empty())
            co_return fail(ErrorCode::NotFound, "There is no such team.");
        co_return rows.number(0, 0);
    }
    const auto place = co_await placeOf(db, by);
    if (!place)
        co_return fail(notMember());
    if (place->state.role != Role::Lead || place->purpose == SpacePurpose::Private)
        co_return fail(ErrorCode::NotAllowed, "Only a lead of this team may invite others.");
    co_return place->number;
}

} // namespace

Task<Result<void>> setMemberAs(Connection& db, const Asker& by, UserId account, Role role)
{
    // Two leads who leave at once take turns, so that one of them stays.
    Params id;
    id << by.space;
    const auto locked = co_await db.ask("SELECT 1 FROM space WHERE id = $1 FOR UPDATE", id);
    const auto place = co_await placeOf(db, by);
    if (!place)
        co_return fail(notMember());
    const bool leaves = by.account == account && role == Role::None;
    if (place->state.role != Role::Lead && !leaves)
        co_return fail(ErrorCode::NotAllowed, "Only a lead of this team may do that.");
    if (place->purpose == SpacePurpose::Private)
        co_return fail(ErrorCode::NotAllowed, "A private space belongs to one person alone.");
    Params params;
    params << place->number << account;
    const auto rows = co_await db.ask("SELECT coalesce(max(role) FILTER (WHERE account = $2), 0),"
                                      " count(*) FILTER (WHERE role = 3) FROM member WHERE space = $1",
                                      params);
    const auto now = rows.empty() ? Role::None : static_cast<Role>(rows.number(0, 0));
    if (now == Role::None)
        co_return fail(ErrorCode::NotFound, "This person is no member of the team; invite them.");
    if (role != Role::Lead && now == Role::Lead && rows.number(0, 1) == 1)
        co_return fail(ErrorCode::Conflict, "A team needs a lead; make somebody else one first.");
    co_return co_await setMember(db, by.space, account, role);
}

Task<Result<void>> addInvitation(Connection& db, const NewInvitation& added)
{
    const auto number = co_await mayInvite(db, added.by);
    if (!number)
        co_return fail(number.error());
    Params now;
    now << added.now;
    Params row;
    row << added.code << *number << static_cast<std::int64_t>(added.role) << added.by.account << added.expires;
    std::vector<Question> questions;
    questions.push_back({"DELETE FROM invitation WHERE expires_ms <= $1", &now});
    questions.push_back({"INSERT INTO invitation(code, space, role, invited_by, expires_ms)"
                         " VALUES ($1, $2, $3, $4, $5)",
                         &row});
    const auto done = co_await db.askAll(std::move(questions));
    co_return Result<void>();
}

Task<Result<std::vector<PendingInvitation>>> invitations(Connection& db, Asker by, WallMs now)
{
    const auto number = co_await mayInvite(db, by);
    if (!number)
        co_return fail(number.error());
    Params params;
    params << *number << now;
    const auto rows = co_await db.ask("SELECT code, invited_by, role, expires_ms FROM invitation WHERE space = $1"
                                      " AND expires_ms > $2 ORDER BY expires_ms, code",
                                      params);
    std::vector<PendingInvitation> pending;
    for (int i = 0; i < rows.count(); ++i)
        pending.push_back({rows.hash(i, 0), rows.id<UserId>(i, 1), static_cast<Role>(rows.number(i, 2)),
                           rows.as<WallMs>(i, 3)});
    co_return pending;
}

Task<Result<bool>> removeInvitation(Connection& db, Asker by, Hash code)
{
    const auto number = co_await mayInvite(db, by);
    if (!number)
        co_return fail(number.error());
    Params params;
    params << *number << code;
    const auto gone = co_await db.ask("DELETE FROM invitation WHERE space = $1 AND code = $2", params);
    co_return gone.touched() > 0;
}

Task<Result<void>> checkInvitation(Connection& db, const Hash& code, WallMs now)
{
    const auto found = co_await invitation(db, code, now);
    if (!found)
        co_return fail(noInvitation());
    co_return Result<void>();
}

Task<Result<void>> join(Connection& db, const Hash& code, UserId account, WallMs now)
{
    const auto invited = co_await invitation(db, code, now);
    if (!invited)
        co_return fail(noInvitation());
    Params params;
    params << code;
    const auto used = co_await db.ask("DELETE FROM invitation WHERE code = $1", params);
    Asker asker;
    asker.account = account;
    asker.space = invited->space;
    const auto place = co_await placeOf(db, asker);
    if (place && place->state.role >= invited->role)
        co_return Result<void>();
    co_return co_await setMember(db, invited->space, account, invited->role);
}

Task<Result<void>> signUp(Connection& db, const Hash& code, const NewAccount& account, WallMs now)
{
    const auto found = co_await invitation(db, code, now);
    if (!found)
        co_return fail(noInvitation());
    auto added = co_await addAccount(db, account);
    if (!added)
        co_return added;
    co_return co_await join(db, code, account.account.id, now);
}

} // namespace salver::server::pg
