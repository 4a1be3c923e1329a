// SPDX-License-Identifier: Apache-2.0
// Writes a draft step by step, leaving out what has no value. Used inside one command, on the store thread.
#pragma once

#include "core/change.h"
#include "store/draft.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace salver::domain {

class DraftBuilder {
public:
    explicit DraftBuilder(const SpaceId& space) { m_draft.space = space; }

    /// Writes a value; an empty one is left out.
    DraftBuilder& with(const EntityId& entity, model::KindId kind, model::FieldId field, std::string value)
    {
        return value.empty() ? *this : write(entity, kind, field, std::move(value));
    }
    /// Writes a value, or clears the field with an empty one.
    DraftBuilder& write(const EntityId& entity, model::KindId kind, model::FieldId field, std::string value)
    {
        m_draft.steps.emplace_back(store::SetField{entity, kind, field, std::move(value)});
        return *this;
    }
    /// The first words of a text that has none yet.
    DraftBuilder& text(const EntityId& entity, model::KindId kind, model::FieldId field, std::string words)
    {
        return splice(entity, kind, field, {0, 0, std::move(words)});
    }
    DraftBuilder& splice(const EntityId& entity, model::KindId kind, model::FieldId field, text::Splice splice)
    {
        if (splice.removed > 0 || !splice.inserted.empty())
            m_draft.steps.emplace_back(store::SpliceText{entity, kind, field, splice.position, splice.removed,
                                                         std::move(splice.inserted)});
        return *this;
    }
    DraftBuilder& remove(const EntityId& entity, model::KindId kind)
    {
        m_draft.steps.emplace_back(store::RemoveEntity{entity, kind});
        return *this;
    }
    DraftBuilder& putBack(store::PutBackValues values)
    {
        m_draft.steps.emplace_back(std::move(values));
        return *this;
    }
    DraftBuilder& restore(const EntityId& entity, model::KindId kind)
    {
        m_draft.steps.emplace_back(store::RestoreEntity{entity, kind});
        return *this;
    }
    /// The entity is new with this draft: undoing means taking it away.
    DraftBuilder& creates(const EntityId& entity, model::KindId kind)
    {
        m_created.emplace_back(entity, kind);
        return *this;
    }
    /// The entity is new and stays when the command is undone, since others may make the same one (a tag).
    DraftBuilder& makesForGood(const EntityId& entity)
    {
        m_kept.push_back(entity);
        return *this;
    }
    [[nodiscard]] const store::Draft& draft() const { return m_draft; }
    [[nodiscard]] const std::vector<std::pair<EntityId, model::KindId>>& created() const { return m_created; }
    [[nodiscard]] const std::vector<EntityId>& keptForGood() const { return m_kept; }

private:
    store::Draft m_draft;
    std::vector<std::pair<EntityId, model::KindId>> m_created;
    std::vector<EntityId> m_kept;
};

} // namespace salver::domain
