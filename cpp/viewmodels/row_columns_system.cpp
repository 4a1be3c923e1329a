// SPDX-License-Identifier: Apache-2.0
// The lists about the account: what was found, what waits, what needs a person, what was, what is in the bin.
#include "viewmodels/context.h"
#include "viewmodels/row_columns.h"

#include <algorithm>
#include <array>

namespace salver::viewmodels {

QString withMarks(const std::string& text, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& marks)
{
    QString marked;
    std::size_t at = 0;
    const auto part = [&](std::size_t from, std::size_t to) {
        return words(text.substr(from, to - from)).toHtmlEscaped().replace(u'\n', u' ');
    };
    for (const auto& [start, length] : marks) {
        const std::size_t begin = std::min<std::size_t>(start, text.size());
        const std::size_t end = std::min<std::size_t>(begin + length, text.size());
        if (begin < at)
            continue;
        marked += part(at, begin) + QStringLiteral("<b>") + part(begin, end) + QStringLiteral("</b>");
        at = end;
    }
    return marked + part(at, text.size());
}

namespace {

/// A line has the sign of its own type.
constexpr auto glyphs = std::to_array<std::pair<model::KindId, const char*>>({
    {model::client::kind, "clients"}, {model::person::kind, "person"}, {model::visit::kind, "visits"},
    {model::promise::kind, "promise"}, {model::tag::kind, "tag"}, {model::fact::kind, "detail"}, {model::line::kind, ""},
    {model::felt::kind, "quote"}, {model::rhythm::kind, "clock"}, {model::objective::kind, "need"},
    {model::playback::kind, "need"}, {model::confidence::kind, "quote"}, {model::stance::kind, "said-no"},
    {model::advice::kind, "advice"}, {model::problem::kind, "flag"}, {model::attempt::kind, "flag"},
    {model::touch::kind, "spark"}, {model::term::kind, "info"}, {model::pledge::kind, "house"},
    {model::housePage::kind, "house"}, {model::moment::kind, "house"}, {model::step::kind, "people"},
    {model::onboarding::kind, "people"}, {model::handover::kind, "people"}, {model::pulse::kind, "question"},
    {model::panel::kind, "question"}, {model::panelAnswer::kind, "quote"},
});

QString glyphOf(model::KindId kind)
{
    const auto known = std::ranges::find(glyphs, kind, &std::pair<model::KindId, const char*>::first);
    return QLatin1String(known != glyphs.end() ? known->second : "book");
}

} // namespace

std::span<const Column<domain::FoundRow>> foundColumns()
{
    using R = domain::FoundRow;
    static constexpr auto columns = std::to_array<Column<R>>({
        {"entityId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"kind", [](const R& r) { return QVariant(int(raw(r.kind))); }},
        {"kindName", [](const R& r) { return QVariant(words(r.kindName)); }},
        {"glyph", [](const R& r) { return QVariant(glyphOf(r.kind)); }}, // of a line: none, it has the sign of its type
        {"isLine", [](const R& r) { return QVariant(r.lineType.has_value()); }},
        {"text", [](const R& r) { return QVariant(words(r.text)); }},
        {"marked", [](const R& r) { return QVariant(withMarks(r.text, r.marks)); }},
        {"client", [](const R& r) { return QVariant(words(r.client.name)); }},
        {"clientId", [](const R& r) { return QVariant(idText(r.client.id)); }},
        {"visitId", [](const R& r) { return QVariant(idText(r.visit)); }},
        {"type", [](const R& r) { return QVariant(r.lineType ? int(*r.lineType) : 0); }},
        {"day", [](const R& r) { return QVariant(words(r.day.words)); }},
        {"by", [](const R& r) { return QVariant(words(r.by.name)); }},
        {"theirWords", [](const R& r) { return QVariant(r.theirWords); }},
    });
    return columns;
}

std::span<const Column<domain::OutgoingItem>> outgoingColumns()
{
    using R = domain::OutgoingItem;
    static constexpr auto columns = std::to_array<Column<R>>({
        {"itemKey", [](const R& r) { return QVariant(idText(r.row.space) + u'/' + QString::number(raw(r.row.sequence))); }},
        {"title", [](const R& r) { return QVariant(words(r.row.title)); }},
        {"kindName", [](const R& r) { return QVariant(words(r.kindName)); }},
        {"spaceName", [](const R& r) { return QVariant(words(r.spaceName)); }},
        {"bytes", [](const R& r) { return QVariant(qlonglong(r.row.bytes)); }},
        {"when", [](const R& r) { return QVariant(words(r.when)); }},
        {"reason", [](const R& r) { return QVariant(words(r.row.reason)); }},
    });
    return columns;
}

std::span<const Column<domain::NeedsYouRow>> needsYouColumns()
{
    using R = domain::NeedsYouRow;
    static constexpr auto columns = std::to_array<Column<R>>({
        {"entityId", [](const R& r) { return QVariant(idText(r.entity)); }},
        {"field", [](const R& r) { return QVariant(int(raw(r.field))); }},
        {"kindName", [](const R& r) { return QVariant(words(r.kindName)); }},
        {"fieldName", [](const R& r) { return QVariant(words(r.fieldName)); }},
        {"title", [](const R& r) { return QVariant(words(r.title)); }},
        {"client", [](const R& r) { return QVariant(words(r.client.name)); }},
        {"valueCount", [](const R& r) { return QVariant(int(r.values.size())); }},
        {"deletedThere", [](const R& r) { return QVariant(r.why.rule == domain::Rule::DeletedAndEdited); }},
        {"lookOver", [](const R& r) { return QVariant(r.why.rule == domain::Rule::LookItOver); }},
        {"why", [](const R& r) { return QVariant(words(r.why.sentence)); }},
    });
    return columns;
}

std::span<const Column<domain::NeedsYouValue>> valueColumns()
{
    using R = domain::NeedsYouValue;
    static constexpr auto columns = std::to_array<Column<R>>({
        {"value", [](const R& r) { return QVariant(words(r.value)); }},
        {"raw", [](const R& r) { return QVariant(words(r.raw)); }},
        {"by", [](const R& r) { return QVariant(words(r.by.name)); }},
        {"mine", [](const R& r) { return QVariant(r.by.me); }},
        {"when", [](const R& r) { return QVariant(words(r.when)); }},
        {"here", [](const R& r) { return QVariant(r.here); }},
        {"shown", [](const R& r) { return QVariant(r.shown); }},
    });
    return columns;
}

std::span<const Column<domain::HistoryRow>> historyColumns()
{
    using R = domain::HistoryRow;
    static constexpr auto columns = std::to_array<Column<R>>({
        {"value", [](const R& r) { return QVariant(words(r.value)); }},
        {"raw", [](const R& r) { return QVariant(words(r.write.value)); }},
        {"by", [](const R& r) { return QVariant(words(r.by.name)); }},
        {"when", [](const R& r) { return QVariant(words(r.when)); }},
        {"here", [](const R& r) { return QVariant(r.here); }},
        {"live", [](const R& r) { return QVariant(r.write.live); }},
        {"shown", [](const R& r) { return QVariant(r.write.shown); }},
    });
    return columns;
}

std::span<const Column<domain::BinRow>> binColumns()
{
    using R = domain::BinRow;
    static constexpr auto columns = std::to_array<Column<R>>({
        {"entityId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"kindName", [](const R& r) { return QVariant(words(r.kindName)); }},
        {"title", [](const R& r) { return QVariant(words(r.title)); }},
        {"by", [](const R& r) { return QVariant(words(r.by.name)); }},
        {"when", [](const R& r) { return QVariant(words(r.when)); }},
        {"daysLeft", [](const R& r) { return QVariant(r.daysLeft); }},
    });
    return columns;
}

std::span<const Column<domain::MemberRef>> memberColumns()
{
    using R = domain::MemberRef;
    static constexpr auto columns = std::to_array<Column<R>>({
        {"memberId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"name", [](const R& r) { return QVariant(words(r.name)); }},
        {"initials", [](const R& r) { return QVariant(words(r.initials)); }},
        {"me", [](const R& r) { return QVariant(r.me); }},
    });
    return columns;
}

std::span<const Column<PaletteRow>> paletteColumns()
{
    using R = PaletteRow;
    static constexpr auto columns = std::to_array<Column<R>>({
        {"rowKind", [](const R& r) { return QVariant(int(r.kind)); }},
        {"entityId", [](const R& r) { return QVariant(r.key); }},
        {"title", [](const R& r) { return QVariant(r.title); }},
        {"detail", [](const R& r) { return QVariant(r.detail); }},
        {"keys", [](const R& r) { return QVariant(r.keys); }},
        {"page", [](const R& r) { return QVariant(r.page); }},
    });
    return columns;
}

} // namespace salver::viewmodels
