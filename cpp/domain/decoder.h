// SPDX-License-Identifier: Apache-2.0
// Finds the words of the glossary in a text: whole words, case and accents folded, the longest first, and of two that
// read alike a client's own before the House's. Built once for each change of the terms and asked for every text that
// is shown, so that asking costs a walk over the text and no more. Pure values, any thread; never changes a text.
#pragma once

#include "core/ids.h"
#include "core/result.h"
#include "store/reader.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace salver::domain {

/// A word that wants decoding, with its plain words.
struct TermEntry {
    EntityId id;
    EntityId client; ///< null: the House's
    std::string jargon;
    std::string plain;
    std::string theirWord;
    std::string example;
};

/// A stretch of a text, in the three ways in which people count.
struct TextRange {
    std::size_t byte{}, bytes{};
    std::size_t scalar{}, scalars{};
    std::size_t utf16{}, utf16s{}; ///< for screens
    friend bool operator==(const TextRange&, const TextRange&) = default;
};
struct FoundTerm {
    std::size_t term{}; ///< index into Decoder::terms()
    TextRange at;
};

class Decoder {
public:
    Decoder() = default;
    explicit Decoder(std::vector<TermEntry> terms);

    [[nodiscard]] const std::vector<TermEntry>& terms() const { return m_terms; }
    [[nodiscard]] const TermEntry* find(const EntityId& id) const;
    /// In the order of the text, none over another. `client` null: the House's terms alone.
    [[nodiscard]] std::vector<FoundTerm> find(std::string_view text, const EntityId& client) const;
    /// The term that the whole of these words is; nullptr where there is none.
    [[nodiscard]] const TermEntry* named(std::string_view words, const EntityId& client) const;

private:
    struct Candidate {
        std::u32string letters; ///< folded, blanks run together
        std::size_t term{};
    };
    std::vector<TermEntry> m_terms;
    /// By the first word; longest first, a client's own before the House's.
    std::unordered_map<std::u32string, std::vector<Candidate>> m_byFirst;
};

/// Every term that is here.
[[nodiscard]] Result<Decoder> readDecoder(store::Reader& reader);

/// The words that somebody marked in a line with =, as "=ROAS" or "=cost-per-lead"; in order, none twice.
[[nodiscard]] std::vector<std::string> markedTerms(std::string_view text);

} // namespace salver::domain
