// SPDX-License-Identifier: Apache-2.0
// Search and digest on the command line.
#include "cli/verbs.h"

#include <utility>

namespace salver::cli {

namespace {

Result<Output> search(Desk& desk, const Arguments& arguments)
{
    store::SearchQuery query;
    query.typed = arguments.words.join(QLatin1Char(' ')).toStdString();
    if (arguments.has(L("limit")))
        query.limit = arguments.option(L("limit")).toULongLong();
    query.offset = arguments.option(L("offset")).toULongLong();
    const auto [limit, offset] = std::pair(query.limit, query.offset);
    query.limit = desk.toAsk(limit);
    query.offset = desk.chosen() ? 0 : offset;
    auto page = desk.queries().search(query, desk.now());
    if (!page)
        return fail(page.error());
    page->total = desk.narrow(page->rows, page->total, limit, offset);
    QJsonArray hits;
    QStringList lines;
    for (const auto& row : page->rows) {
        hits.append(QJsonObject{{"id", qt(row.id)},
                                {"kind", qt(row.kindName)},
                                {"client", qt(row.client.name)},
                                {"text", qt(row.text)}});
        lines += QStringLiteral("%1  %2  %3").arg(qt(row.kindName), qt(row.client.name), qt(row.text));
    }
    if (lines.isEmpty())
        lines += QStringLiteral("Nothing has “%1” in it.").arg(qt(query.typed));
    QJsonObject json{{"hits", hits}, {"total", static_cast<qint64>(page->total)}};
    if (!page->hint.empty()) {
        json.insert("hint", qt(page->hint));
        lines += qt(page->hint);
    }
    return Output{json, lines.join(QLatin1Char('\n'))};
}

Result<Output> digest(Desk& desk, const Arguments&)
{
    const auto spaces = desk.reader().spaces();
    if (!spaces)
        return fail(spaces.error());
    QJsonArray all;
    QStringList lines;
    for (const auto& space : *spaces) {
        if (!desk.concerns(space.id))
            continue;
        const auto sum = desk.reader().digest(space.id);
        if (!sum)
            return fail(sum.error());
        all.append(QJsonObject{{"name", qt(space.name)},
                               {"cursor", static_cast<qint64>(raw(space.cursor))},
                               {"digest", qt(sum->toHex())}});
        lines += QStringLiteral("%1  %2  %3").arg(qt(sum->toHex())).arg(raw(space.cursor)).arg(qt(space.name));
    }
    return Output{{{"spaces", all}}, lines.join(QLatin1Char('\n'))};
}

} // namespace

QList<Verb> findVerbs()
{
    return {
        {L("search"), L("WORDS... [--limit N] [--offset N]"), 1, 50, &search},
        {L("digest"), L(""), 0, 0, &digest},
    };
}

} // namespace salver::cli
