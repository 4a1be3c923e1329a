// SPDX-License-Identifier: Apache-2.0
// A change to a text as one walk over it (keep, remove, insert), so that two changes made apart from the same text
// can be carried over each other, and an undo over what came since. It is for the short way between an editor and
// the store on one device; between devices the event graph merges. Plain value, any thread.
#pragma once

#include "core/text/event.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace salver::domain {

class TextDelta {
public:
    TextDelta() = default;
    /// Splices are applied in order, each to the outcome of the one before.
    [[nodiscard]] static TextDelta fromSplices(std::span<const text::Splice> splices);
    /// The smallest single replacement that makes `after` of `before`.
    [[nodiscard]] static TextDelta between(std::string_view before, std::string_view after);

    /// In order, from the end of the text to its start, so that each position is also one of the original text.
    [[nodiscard]] std::vector<text::Splice> splices() const;
    [[nodiscard]] bool empty() const { return m_steps.empty(); }

    /// This change, then `next`, as one.
    [[nodiscard]] TextDelta then(const TextDelta& next) const;
    /// This change as it reads after `other`, both made from the same text. `first` decides who stands first where
    /// both insert at one place; exactly one side says true.
    [[nodiscard]] TextDelta over(const TextDelta& other, bool first) const;
    /// What takes this change back, given the text it was made on.
    [[nodiscard]] TextDelta inverse(std::string_view before) const;
    [[nodiscard]] std::string applied(std::string_view text) const;

    friend bool operator==(const TextDelta&, const TextDelta&) = default;

private:
    struct Step {
        enum class Kind : std::uint8_t { Keep, Remove, Insert };
        Kind kind{Kind::Keep};
        std::uint64_t length{}; ///< scalars
        std::string content;    ///< for Insert
        friend bool operator==(const Step&, const Step&) = default;
    };
    class Walker;
    void push(Step step);
    void finish();
    std::vector<Step> m_steps; ///< without trailing Keep, neighbours of one kind joined, Insert before Remove
};

} // namespace salver::domain
