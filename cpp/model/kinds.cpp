// SPDX-License-Identifier: Apache-2.0
#include "model/kinds.h"

#include "model/kinds_house.h"

#include <algorithm>

namespace salver::model {

namespace {

using namespace fields;

constexpr auto allKinds = std::to_array<Kind>({
    {client::kind, "client", clientFields},
    {person::kind, "person", personFields},
    {visit::kind, "visit", visitFields},
    {line::kind, "line", lineFields},
    {promise::kind, "promise", promiseFields},
    {fact::kind, "fact", factFields},
    {preference::kind, "preference", preferenceFields},
    {tag::kind, "tag", tagFields},
    {felt::kind, "felt", feltFields},
    {rhythm::kind, "rhythm", rhythmFields},
    {objective::kind, "objective", objectiveFields},
    {playback::kind, "playback", playbackFields},
    {confidence::kind, "confidence", confidenceFields},
    {weighup::kind, "weigh-up", weighupFields},
    {option::kind, "option", optionFields},
    {point::kind, "point", pointFields},
    {secondView::kind, "second view", secondViewFields},
    {recommendation::kind, "recommendation", recommendationFields},
    {lookback::kind, "lookback", lookbackFields},
    {stance::kind, "stance", stanceFields},
    {backing::kind, "backing", backingFields},
    {advice::kind, "advice", adviceFields},
    {direction::kind, "direction", directionFields},
    {delegation::kind, "delegation", delegationFields},
    {problem::kind, "problem", problemFields},
    {attempt::kind, "attempt", attemptFields},
    {term::kind, "term", termFields},
    {explained::kind, "explained", explainedFields},
    {housePage::kind, "house page", housePageFields},
    {pledge::kind, "pledge", pledgeFields},
    {pledgeSignature::kind, "pledge signature", pledgeSignatureFields},
    {moment::kind, "pledge moment", momentFields},
    {agreement::kind, "agreement", agreementFields},
    {experiment::kind, "experiment", experimentFields},
    {reflection::kind, "reflection", reflectionFields},
    {onboarding::kind, "onboarding", onboardingFields},
    {step::kind, "step", stepFields},
    {touch::kind, "touch", touchFields},
    {pulse::kind, "pulse", pulseFields},
    {look::kind, "look", lookFields},
    {panel::kind, "panel", panelFields},
    {panelAnswer::kind, "panel answer", panelAnswerFields},
    {theme::kind, "theme", themeFields},
    {sorting::kind, "sorting", sortingFields},
    {handover::kind, "handover", handoverFields},
    {telling::kind, "telling", tellingFields},
});

/// Wire numbers rise, so none is used twice and lookups need no table.
consteval bool numbersRise()
{
    for (std::size_t k = 0; k < allKinds.size(); ++k) {
        if (k > 0 && allKinds[k].id <= allKinds[k - 1].id)
            return false;
        const auto fields = allKinds[k].fields;
        for (std::size_t f = 1; f < fields.size(); ++f) {
            if (fields[f].id <= fields[f - 1].id)
                return false;
        }
    }
    return true;
}
static_assert(numbersRise());

/// What the store builds on: numbers and counts within its bounds, the first field everywhere the same, a title that
/// can be read, parents that are references.
consteval bool keepsToTheBounds()
{
    for (const auto& kind : allKinds) {
        std::size_t searchable = 0;
        if (static_cast<std::uint32_t>(kind.id) > wireNumberMax || kind.fields.empty()
            || kind.fields.front().id != deletedField || kind.fields.front().type != FieldType::Version)
            return false;
        for (const auto& field : kind.fields) {
            if (static_cast<std::uint32_t>(field.id) > wireNumberMax)
                return false;
            if (field.has(flag::searchable)) {
                ++searchable;
                if (field.type != FieldType::Prose && field.type != FieldType::Words)
                    return false;
            }
            if (field.has(flag::parent) && (field.type != FieldType::Reference || !field.has(flag::indexed)))
                return false;
        }
        if (searchable > searchableFieldsMax)
            return false;
    }
    return true;
}
static_assert(keepsToTheBounds());

} // namespace

std::span<const Kind> kinds()
{
    return allKinds;
}

const Kind* findKind(KindId id)
{
    const auto at = std::ranges::find(allKinds, id, &Kind::id);
    return at == allKinds.end() ? nullptr : &*at;
}

const Kind* findKind(std::string_view name)
{
    const auto at = std::ranges::find(allKinds, name, &Kind::name);
    return at == allKinds.end() ? nullptr : &*at;
}

const Field* findField(const Kind& kind, FieldId id)
{
    const auto at = std::ranges::find(kind.fields, id, &Field::id);
    return at == kind.fields.end() ? nullptr : &*at;
}

const Field* findField(const Kind& kind, std::string_view name)
{
    const auto at = std::ranges::find(kind.fields, name, &Field::name);
    return at == kind.fields.end() ? nullptr : &*at;
}

} // namespace salver::model
