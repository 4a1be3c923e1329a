// SPDX-License-Identifier: Apache-2.0
// Looking the data over and putting it right: check, rebuild.
#include "cli/sync_round.h"
#include "cli/verbs.h"

#include <algorithm>

namespace salver::cli {

namespace {

QString linesOf(const std::vector<std::string>& sentences)
{
    QStringList lines;
    for (const auto& sentence : sentences)
        lines += qt(sentence);
    return lines.join(QLatin1Char('\n'));
}

Result<Output> check(Desk& desk, const Arguments&)
{
    const auto report = desk.store().checkAndRepair();
    if (!report)
        return fail(report.error());
    if (report->found.empty())
        return Output{{{"sound", true}, {"repaired", QJsonArray()}}, L("The database is sound.")};
    if (!report->left.empty())
        return fail(ErrorCode::Damaged,
                    (linesOf(report->left) + L("\nThis device's own data cannot repair that. Rebuild it from the server "
                                               "(rebuild); what has not been sent yet is kept."))
                        .toStdString());
    return Output{{{"sound", true}, {"repaired", QJsonArray::fromStringList(linesOf(report->found).split(QLatin1Char('\n')))}},
                  L("These were wrong and are repaired:\n") + linesOf(report->found)};
}

bool isRebuilding(Desk& desk)
{
    const auto spaces = desk.reader().spaces();
    return spaces && std::ranges::any_of(*spaces, &SpaceSyncState::rebuilding);
}

Result<Output> rebuild(Desk& desk, const Arguments& arguments)
{
    // One that was cut short goes on where it was.
    if (!isRebuilding(desk)) {
        // What can go goes first; and without a server there is nothing to rebuild from.
        const auto before = syncRound(desk, arguments, true);
        const bool reached = before || (before.error().code != ErrorCode::Offline
                                        && before.error().code != ErrorCode::ServerTrouble
                                        && before.error().code != ErrorCode::NotSignedIn);
        if (!reached)
            return before;
        if (auto asked = desk.store().requestRebuild(); !asked)
            return fail(std::move(asked.error()));
        if (auto opened = desk.openAgain(); !opened)
            return fail(std::move(opened.error()));
        if (!isRebuilding(desk)) {
            const auto log = desk.reader().log(1);
            return fail(ErrorCode::Io, log && !log->empty() ? log->front().text : "The rebuild could not begin.");
        }
    }
    auto after = syncRound(desk, arguments, true);
    if (!after)
        return after;
    after->text = L("Rebuilt from the server. ") + after->text;
    after->json.insert(L("rebuilt"), !isRebuilding(desk));
    return after;
}

} // namespace

QList<Verb> careVerbs()
{
    return {
        {L("check"), L("  (looks everything over, and repairs what it can)"), 0, 0, &check},
        {L("rebuild"), L("[--ca-file FILE]   (everything anew from the server; what was not sent is kept)"), 0, 0,
         &rebuild},
    };
}

} // namespace salver::cli
