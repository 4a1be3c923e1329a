// SPDX-License-Identifier: Apache-2.0
// How we work with a client, agreed with them, line by line; the House's template that they begin from; and what we try
// with them, then keep or drop. On the store thread; each call is one transaction and one step of undo.
#pragma once

#include "domain/commands.h"
#include "domain/house_choices.h"

namespace salver::domain {

struct NewAgreement {
    EntityId client; ///< null: a line of the House's template
    AgreementTopic about{AgreementTopic::WhoDecides};
    std::string text;
    EntityId agreedWith;  ///< a person
    std::string agreedOn; ///< as typed; empty: today where somebody is named, else not agreed yet
};
/// A template's line goes to `house`; a client's into the client's space.
[[nodiscard]] Result<Made> addAgreement(Commands& commands, const SpaceId& house, const NewAgreement& what);
/// The template's lines that this client has no line of yet, to begin from; on every device the same ones.
[[nodiscard]] Result<Made> beginFromTemplate(Commands& commands, const SpaceId& house, const EntityId& client);
[[nodiscard]] Result<Made> rewordAgreement(Commands& commands, const EntityId& line, std::string_view text);
/// With whom and when; an empty day is today.
[[nodiscard]] Result<Made> agreeOn(Commands& commands, const EntityId& line, const EntityId& person, std::string_view day);
/// Somebody went through all that is agreed with them today.
[[nodiscard]] Result<Made> lookedAtAgreement(Commands& commands, const EntityId& client);

[[nodiscard]] Result<Made> addExperiment(Commands& commands, const EntityId& client, std::string_view text);
/// Keep or drop, with what was learned; Trying takes it up again.
[[nodiscard]] Result<Made> settleExperiment(Commands& commands, const EntityId& experiment, ExperimentState state,
                                            std::string_view learned);

} // namespace salver::domain
