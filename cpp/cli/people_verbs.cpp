// SPDX-License-Identifier: Apache-2.0
// Invitations, signed-in devices, and erasing for good.
#include "cli/verbs.h"

#include "client/server_calls.h"

#include <QEventLoop>

#include <algorithm>
#include <map>

namespace salver::cli {

namespace {

/// Asks the server one thing and waits for the answer.
template <class T>
Result<T> askOnce(Desk& desk, const Arguments& arguments,
                  const std::function<void(client::ServerCalls&, const client::Account&, std::function<void(Result<T>)>)>& ask)
{
    const auto account = desk.account();
    if (!account)
        return fail(account.error());
    client::TransportOptions options;
    options.caFile = arguments.option(L("ca-file"));
    client::ServerCalls calls(options);
    QEventLoop loop;
    Result<T> outcome = fail(ErrorCode::Cancelled, {});
    ask(calls, *account, [&](Result<T> answer) {
        outcome = std::move(answer);
        loop.quit();
    });
    loop.exec();
    return outcome;
}

Result<Role> roleOf(const QString& name)
{
    if (name == L("viewer"))
        return Role::Viewer;
    if (name == L("member"))
        return Role::Member;
    if (name == L("lead"))
        return Role::Lead;
    return fail(ErrorCode::InvalidArgument, "A role is viewer, member or lead.");
}

QString nameOf(Role role)
{
    return role == Role::Lead ? L("lead") : role == Role::Member ? L("member") : L("viewer");
}

Result<Output> invite(Desk& desk, const Arguments& arguments)
{
    const auto role = roleOf(arguments.words[0]);
    const auto team = desk.commands().team();
    if (!role || !team)
        return fail(role ? team.error() : role.error());
    const auto made = askOnce<client::NewCode>(desk, arguments, [&](auto& calls, const auto& account, auto done) {
        calls.invite(account, *team, *role, done);
    });
    if (!made)
        return fail(made.error());
    return Output{{{"code", made->code}, {"role", nameOf(*role)}, {"expires", timeText(made->expires)}},
                  QStringLiteral("%1\nIt is good for one person, until %2.").arg(made->code, timeText(made->expires))};
}

Result<Output> invitations(Desk& desk, const Arguments& arguments)
{
    const auto team = desk.commands().team();
    if (!team)
        return fail(team.error());
    using List = std::vector<client::PendingCode>;
    const auto pending = askOnce<List>(desk, arguments, [&](auto& calls, const auto& account, auto done) {
        calls.invitations(account, *team, done);
    });
    if (!pending)
        return fail(pending.error());
    QJsonArray items;
    QStringList lines;
    for (const auto& one : *pending) {
        items.append(QJsonObject{{"id", one.id}, {"role", nameOf(one.role)}, {"expires", timeText(one.expires)}});
        lines += QStringLiteral("%1  %2, until %3").arg(one.id, nameOf(one.role), timeText(one.expires));
    }
    return listOutput(items, pending->size(), lines, L("Nobody is invited."));
}

Result<Output> takeBack(Desk& desk, const Arguments& arguments)
{
    const auto team = desk.commands().team();
    if (!team)
        return fail(team.error());
    const auto done = askOnce<void>(desk, arguments, [&](auto& calls, const auto& account, auto answered) {
        calls.takeBack(account, *team, arguments.words[0], answered);
    });
    if (!done)
        return fail(done.error());
    return Output{{{"id", arguments.words[0]}}, L("Taken back: the code is good no longer.")};
}

Result<Output> devices(Desk& desk, const Arguments& arguments)
{
    using List = std::vector<client::SignedInDevice>;
    const auto all = askOnce<List>(desk, arguments, [](auto& calls, const auto& account, auto done) {
        calls.devices(account, done);
    });
    if (!all)
        return fail(all.error());
    QJsonArray items;
    QStringList lines;
    for (const auto& one : *all) {
        items.append(QJsonObject{{"id", qt(one.id)}, {"name", one.name}, {"lastSeen", timeText(one.lastSeen)},
                                 {"current", one.current}});
        lines += QStringLiteral("%1  %2, last seen %3%4").arg(qt(one.id), one.name, timeText(one.lastSeen),
                                                              one.current ? L("  (this one)") : QString());
    }
    return listOutput(items, all->size(), lines, L("No device is signed in."));
}

Result<Output> revoke(Desk& desk, const Arguments& arguments)
{
    const auto id = DeviceId::parse(arguments.words[0].toStdString());
    if (!id)
        return fail(ErrorCode::InvalidArgument, "This is no device's id; devices lists them.");
    const auto done = askOnce<void>(desk, arguments, [&](auto& calls, const auto& account, auto answered) {
        calls.revokeDevice(account, *id, answered);
    });
    if (!done)
        return fail(done.error());
    return Output{{{"id", qt(*id)}}, L("Signed out. It gets nothing new; what it holds stays on it.")};
}

/// How many of what, in words: "1 client, 12 lines".
QString countsOf(const std::vector<store::RemoveEntity>& entities, QJsonObject& json)
{
    std::map<QString, int> counts;
    for (const auto& one : entities)
        ++counts[kindName(one.kind)];
    QStringList words;
    for (const auto& [kind, count] : counts) {
        json.insert(kind, count);
        words += QStringLiteral("%1 %2").arg(count).arg(kind);
    }
    return words.join(QStringLiteral(", "));
}

Result<Output> erase(Desk& desk, const Arguments& arguments)
{
    const auto row = desk.entity(arguments.words[0]);
    if (!row)
        return fail(row.error());
    const auto all = desk.store().whatGoesWith(row->space, row->id);
    if (!all)
        return fail(all.error());
    QJsonObject counts;
    const auto words = countsOf(*all, counts);
    if (!arguments.has(L("yes")))
        return fail(ErrorCode::InvalidArgument,
                    ("This would go for good, here and on every device that syncs: " + words
                     + ". What others wrote about it in private stays with them. Say --yes to erase it.")
                        .toStdString());
    if (auto done = desk.store().erase(row->space, *all); !done)
        return fail(std::move(done.error()));
    return Output{{{"id", qt(row->id)}, {"erased", counts}, {"entries", qint64(all->size())}},
                  QStringLiteral("Erased here: %1. The server and the other devices follow as they sync (erased).").arg(words)};
}

Result<Output> erased(Desk& desk, const Arguments& arguments)
{
    const auto team = desk.commands().team();
    if (!team)
        return fail(team.error());
    const auto news = askOnce<client::ErasureNews>(desk, arguments, [&](auto& calls, const auto& account, auto done) {
        calls.erasures(account, *team, done);
    });
    if (!news)
        return fail(news.error());
    QJsonArray items;
    QJsonArray behind;
    QStringList lines;
    for (const auto& one : news->erased) {
        items.append(QJsonObject{{"at", timeText(one.at)}, {"entries", qint64(one.entries)}, {"done", one.done}});
        lines += QStringLiteral("%1: %2 entries, %3").arg(timeText(one.at)).arg(one.entries)
                     .arg(one.done ? L("gone from the server") : L("the server is still at it"));
    }
    for (const auto& one : news->behind) {
        behind.append(QJsonObject{{"user", one.userName}, {"device", one.deviceName}, {"lastSeen", timeText(one.lastSeen)}});
        lines += QStringLiteral("not reached yet: %1, %2, last seen %3")
                     .arg(one.userName, one.deviceName, timeText(one.lastSeen));
    }
    auto output = listOutput(items, news->erased.size(), lines, L("Nothing was erased."));
    output.json.insert("behind", behind);
    return output;
}

} // namespace

QList<Verb> peopleVerbs()
{
    return {
        {L("invite list"), L("[--ca-file FILE]   (leads: who is expected)"), 0, 0, &invitations},
        {L("invite revoke"), L("ID [--ca-file FILE]"), 1, 1, &takeBack},
        {L("invite"), L("viewer|member|lead [--ca-file FILE]   (leads: a code for one person)"), 1, 1, &invite},
        {L("devices revoke"), L("ID [--ca-file FILE]"), 1, 1, &revoke},
        {L("devices"), L("[--ca-file FILE]   (where you are signed in)"), 0, 0, &devices},
        {L("erase"), L("ENTITY --yes   (leads: for good, with all that hangs on it, everywhere)"), 1, 1, &erase},
        {L("erased"), L("[--ca-file FILE]   (leads: what was erased, and which devices are behind)"), 0, 0, &erased},
    };
}

} // namespace salver::cli
