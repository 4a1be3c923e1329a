// SPDX-License-Identifier: Apache-2.0
// How text becomes words, for search and for sorting by letters: FTS5's unicode61 with accents and case folded, and
// letters that are typed without their
// stroke or ligature as they are typed (ø as o, ß as ss), and each character of a script written without spaces (Han, kana, Thai, Lao, Khmer, Myanmar) a word of its own, so that
// what stands inside a sentence is found too. Registered on every connection; belongs to it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace salver::store {

/// One word: its folded form and where it stands in the text, in bytes.
struct Token {
    std::string folded;
    std::uint32_t start{};
    std::uint32_t end{};
    bool spaceless{false}; ///< a character of a script written without spaces
};

class Tokenizer {
public:
    /// Counted up when a text reads as other words than before: what was indexed is indexed anew then.
    static constexpr std::uint32_t version = 2;

    /// Makes the FTS5 tokenizer "salver" and the SQL function salver_fold(text) known on this connection; the
    /// object must outlive it. Null where this SQLite has no FTS5.
    [[nodiscard]] static std::unique_ptr<Tokenizer> install(sqlite3* handle);
    ~Tokenizer();
    Tokenizer(const Tokenizer&) = delete;
    Tokenizer& operator=(const Tokenizer&) = delete;

    /// The same words that the index holds.
    [[nodiscard]] std::vector<Token> words(std::string_view text) const;
    /// What a text sorts by: its words folded, one space between them.
    [[nodiscard]] std::string fold(std::string_view text) const;
    /// The text with its words folded and everything between them as it stands.
    [[nodiscard]] std::string foldInPlace(std::string_view text) const;

private:
    class Inner;
    explicit Tokenizer(std::unique_ptr<Inner> inner);
    friend struct TokenizerHooks;
    std::unique_ptr<Inner> m_inner;
};

} // namespace salver::store
