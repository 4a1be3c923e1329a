// SPDX-License-Identifier: Apache-2.0
#include "domain/decoder.h"

#include "domain/page_rows.h"
#include "domain/scalars.h"

#include <algorithm>

namespace salver::domain {

namespace {

namespace term = model::term;

constexpr bool isCombining(char32_t scalar)
{
    return scalar >= 0x300 && scalar <= 0x36F;
}

constexpr bool isBlank(char32_t scalar)
{
    return scalar == ' ' || scalar == '\t' || scalar == '\n' || scalar == 0xA0;
}

/// One letter of a text as it is compared, and where it stands.
struct Letter {
    char32_t folded{};
    bool word{};
    TextRange at;
};

/// A text as it is compared: folded, combining marks taken in by the letter before them.
std::vector<Letter> lettersOf(std::string_view text)
{
    std::vector<Letter> letters;
    letters.reserve(text.size());
    std::size_t scalars = 0;
    std::size_t utf16 = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = at;
        const auto scalar = takeScalar(text, at);
        const std::size_t units = scalar > 0xFFFF ? 2 : 1;
        if (isCombining(scalar) && !letters.empty()) {
            auto& last = letters.back().at;
            last.bytes += at - begin;
            ++last.scalars;
            last.utf16s += units;
        } else {
            letters.push_back({foldedScalar(scalar), isWordScalar(scalar), {begin, at - begin, scalars, 1, utf16, units}});
        }
        ++scalars;
        utf16 += units;
    }
    return letters;
}

/// The word that begins at `from`, or the one sign that stands there.
std::size_t tokenEnd(const std::vector<Letter>& letters, std::size_t from)
{
    std::size_t end = from + 1;
    while (letters[from].word && end < letters.size() && letters[end].word)
        ++end;
    return end;
}

std::u32string joinedLetters(const std::vector<Letter>& letters, std::size_t from, std::size_t to)
{
    std::u32string made;
    for (auto at = from; at < to; ++at)
        made += letters[at].folded;
    return made;
}

std::u32string compared(std::string_view words)
{
    std::u32string made;
    for (const auto& letter : lettersOf(trimmed(words))) {
        if (!isBlank(letter.folded))
            made += letter.folded;
        else if (made.empty() || made.back() != U' ')
            made += U' ';
    }
    return made;
}

/// Where `wanted` ends that begins at `from`; nothing where it does not stand there as whole words.
std::size_t matchEnd(const std::vector<Letter>& letters, std::size_t from, const std::u32string& wanted)
{
    auto at = from;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (at >= letters.size())
            return 0;
        if (wanted[i] == U' ') {
            if (!isBlank(letters[at].folded))
                return 0;
            while (at < letters.size() && isBlank(letters[at].folded))
                ++at;
            continue;
        }
        if (letters[at].folded != wanted[i])
            return 0;
        ++at;
    }
    const bool goesOn = at < letters.size() && letters[at].word && letters[at - 1].word;
    return goesOn ? 0 : at;
}

TextRange spanOf(const std::vector<Letter>& letters, std::size_t from, std::size_t to)
{
    const auto& first = letters[from].at;
    const auto& last = letters[to - 1].at;
    return {first.byte,   last.byte + last.bytes - first.byte,     first.scalar, last.scalar + last.scalars - first.scalar,
            first.utf16, last.utf16 + last.utf16s - first.utf16};
}

} // namespace

Decoder::Decoder(std::vector<TermEntry> terms) : m_terms(std::move(terms))
{
    for (std::size_t i = 0; i < m_terms.size(); ++i) {
        auto letters = compared(m_terms[i].jargon);
        if (letters.empty())
            continue;
        const auto asLetters = lettersOf(trimmed(m_terms[i].jargon));
        m_byFirst[joinedLetters(asLetters, 0, tokenEnd(asLetters, 0))].push_back({std::move(letters), i});
    }
    for (auto& [first, candidates] : m_byFirst) {
        std::ranges::sort(candidates, [this](const Candidate& a, const Candidate& b) {
            const auto rank = [this](const Candidate& each) {
                return std::tuple(-static_cast<std::ptrdiff_t>(each.letters.size()), m_terms[each.term].client.isNull(),
                                  m_terms[each.term].id);
            };
            return rank(a) < rank(b);
        });
    }
}

const TermEntry* Decoder::find(const EntityId& id) const
{
    const auto at = std::ranges::find(m_terms, id, &TermEntry::id);
    return at == m_terms.end() ? nullptr : &*at;
}

std::vector<FoundTerm> Decoder::find(std::string_view text, const EntityId& client) const
{
    std::vector<FoundTerm> found;
    if (m_byFirst.empty() || text.empty())
        return found;
    const auto letters = lettersOf(text);
    for (std::size_t at = 0; at < letters.size();) {
        const auto end = tokenEnd(letters, at);
        auto next = end;
        const auto first = isBlank(letters[at].folded) ? m_byFirst.end() : m_byFirst.find(joinedLetters(letters, at, end));
        if (first != m_byFirst.end()) {
            for (const auto& candidate : first->second) {
                const auto& owner = m_terms[candidate.term].client;
                if (!owner.isNull() && owner != client)
                    continue;
                if (const auto to = matchEnd(letters, at, candidate.letters); to != 0) {
                    found.push_back({candidate.term, spanOf(letters, at, to)});
                    next = to;
                    break;
                }
            }
        }
        at = next;
    }
    return found;
}

const TermEntry* Decoder::named(std::string_view words, const EntityId& client) const
{
    const auto clean = trimmed(words);
    const auto found = find(clean, client);
    const bool whole = found.size() == 1 && found.front().at.byte == 0 && found.front().at.bytes == clean.size();
    return whole ? &m_terms[found.front().term] : nullptr;
}

Result<Decoder> readDecoder(store::Reader& reader)
{
    const auto rows = reader.select(every(term::kind));
    if (!rows)
        return fail(rows.error());
    std::vector<TermEntry> terms;
    terms.reserve(rows->size());
    for (const auto& row : *rows)
        terms.push_back({row.id, EntityId::parse(row.value(term::client)).value_or(EntityId{}), row.value(term::jargon),
                         row.value(term::plain), row.value(term::theirWord), row.value(term::example)});
    return Decoder(std::move(terms));
}

std::vector<std::string> markedTerms(std::string_view text)
{
    std::vector<std::string> marked;
    const auto letters = lettersOf(text);
    for (std::size_t at = 0; at + 1 < letters.size(); ++at) {
        // "a=b" and "==" mark nothing: the sign stands at the beginning of a word, and a word follows at once.
        const bool begins = at == 0 || isBlank(letters[at - 1].folded) || letters[at - 1].folded == U'(';
        if (letters[at].folded != U'=' || !begins || !letters[at + 1].word)
            continue;
        auto end = at + 1;
        for (auto inner = end; inner < letters.size(); ++inner) {
            const auto sign = letters[inner].folded;
            if (letters[inner].word)
                end = inner + 1;
            else if (sign != U'-' && sign != U'_' && sign != U'/' && sign != U'&')
                break;
        }
        const auto span = spanOf(letters, at + 1, end);
        const auto word = text.substr(span.byte, span.bytes);
        const auto same = [&](const std::string& other) { return folded(other) == folded(word); };
        if (std::ranges::none_of(marked, same))
            marked.emplace_back(word);
        at = end - 1;
    }
    return marked;
}

} // namespace salver::domain
