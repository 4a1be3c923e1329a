// SPDX-License-Identifier: Apache-2.0
#include "domain/row_copy.h"

#include "domain/text_delta.h"

namespace salver::domain {

namespace {

/// One reference a line.
std::string movedReferences(std::string_view value, const MovedIds& moved)
{
    std::string list;
    while (!value.empty()) {
        const auto end = value.find('\n');
        const std::string entry(value.substr(0, end));
        value = end == std::string_view::npos ? std::string_view{} : value.substr(end + 1);
        const auto at = moved.find(entry);
        list += (list.empty() ? "" : "\n") + (at == moved.end() ? entry : at->second);
    }
    return list;
}

} // namespace

Result<std::optional<store::EntityRow>> movedBefore(store::Reader& reader, const store::EntityRow& row,
                                                    const SpaceId& target)
{
    auto there = reader.entity(movedId(row.id, target));
    if (there)
        return std::optional(std::move(*there));
    if (there.error().code != ErrorCode::NotFound)
        return fail(std::move(there.error()));
    return std::nullopt;
}

void copyRow(DraftBuilder& draft, const store::EntityRow& row, const std::optional<store::EntityRow>& there,
             const MovedIds& moved, const EntityId& client)
{
    using model::FieldType;
    const auto id = movedId(row.id, draft.draft().space);
    if (there)
        draft.restore(id, row.kind);
    else
        draft.creates(id, row.kind);
    for (const auto& field : model::findKind(row.kind)->fields) {
        if (field.id == model::deletedField)
            continue;
        const auto before = there ? there->value(field.id) : std::string();
        auto value = row.value(field.id);
        if (field.name == "client" && !client.isNull())
            value = client.toString();
        else if (field.type == FieldType::Reference || field.type == FieldType::List)
            value = movedReferences(value, moved);
        if (field.type == FieldType::Prose) {
            for (auto& splice : TextDelta::between(before, value).splices())
                draft.splice(id, row.kind, field.id, std::move(splice));
        } else if (before != value) {
            draft.write(id, row.kind, field.id, std::move(value));
        }
    }
}

} // namespace salver::domain
