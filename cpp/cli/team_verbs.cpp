// SPDX-License-Identifier: Apache-2.0
// The leads' page on the command line.
#include "cli/verbs.h"

#include "domain/team.h"

namespace salver::cli {

namespace {

Result<Output> team(Desk& desk, const Arguments&)
{
    const auto lists = domain::teamLists(desk.queries(), desk.now());
    if (!lists)
        return fail(lists.error());
    QJsonArray all;
    QStringList lines;
    for (const auto& list : *lists) {
        QJsonArray items;
        lines += qt(list.title);
        for (const auto& row : list.rows) {
            items.append(QJsonObject{{"id", qt(row.entity)},
                                     {"kind", kindName(row.kind)},
                                     {"client", qt(row.client.name)},
                                     {"text", qt(row.text)},
                                     {"detail", qt(row.detail)},
                                     {"theirWords", row.theirs},
                                     {"why", qt(row.why.sentence)}});
            lines += QStringLiteral("  %1 · %2").arg(row.theirs ? QStringLiteral("“%1”").arg(qt(row.text)) : qt(row.text), qt(row.detail));
        }
        all.append(QJsonObject{{"id", qt(list.id)}, {"title", qt(list.title)}, {"items", items}});
    }
    if (lines.isEmpty())
        lines += L("Nothing waits for you.");
    return Output{{{"lists", all}}, lines.join(QLatin1Char('\n'))};
}

} // namespace

QList<Verb> teamVerbs()
{
    return {{L("team"), L("  (leads: what somebody should look at, with its day and its why)"), 0, 0, &team}};
}

} // namespace salver::cli
