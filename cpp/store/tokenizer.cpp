// SPDX-License-Identifier: Apache-2.0
#include "store/tokenizer.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <memory>

namespace salver::store {

namespace {

constexpr const char* tokenizerName = "salver";

/// The scripts that are written without spaces, as ranges of code points. Hangul is left out: Korean has spaces,
/// and its words are found by their beginnings.
struct Range {
    std::uint32_t first;
    std::uint32_t last;
};
constexpr auto spacelessRanges = std::to_array<Range>({
    {0x0E00, 0x0EFF},   // Thai, Lao
    {0x1000, 0x109F},   // Myanmar
    {0x1780, 0x17FF},   // Khmer
    {0x3040, 0x30FF},   // Hiragana, Katakana
    {0x31F0, 0x31FF},   // Katakana extensions
    {0x3400, 0x4DBF},   // Han extension A
    {0x4E00, 0x9FFF},   // Han
    {0xA9E0, 0xA9FF},   // Myanmar extended B
    {0xAA60, 0xAA7F},   // Myanmar extended A
    {0xF900, 0xFAFF},   // Han compatibility
    {0x1B000, 0x1B16F}, // Kana supplements
    {0x20000, 0x3FFFD}, // Han extensions B and on
});

/// Bytes of the character that begins with this lead byte, where it can belong to a spaceless script; else 0.
std::size_t spacelessLength(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) & 0x3FU : 0U;
    };
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0xE0U || lead == 0xE2U)
        return 0;
    std::uint32_t point = 0;
    std::size_t length = 0;
    if (lead < 0xF0U) {
        point = ((lead & 0x0FU) << 12U) | (byte(1) << 6U) | byte(2);
        length = 3;
    } else {
        point = ((lead & 0x07U) << 18U) | (byte(1) << 12U) | (byte(2) << 6U) | byte(3);
        length = 4;
    }
    if (at + length > text.size())
        return 0;
    for (const auto& range : spacelessRanges) {
        if (point >= range.first && point <= range.last)
            return length;
    }
    return 0;
}

using Emit = int (*)(void*, int, const char*, int, int, int);

/// Letters that people type without their stroke or ligature, and that Unicode gives no decomposition: unicode61
/// leaves them as they are. In UTF-8, lower case.
struct Letter {
    std::string_view written;
    std::string_view typed;
};
constexpr auto letters = std::to_array<Letter>({
    {"\u00F8", "o"},  // ø
    {"\u00DF", "ss"}, // ß
    {"\u00E6", "ae"}, // æ
    {"\u0153", "oe"}, // œ
    {"\u0111", "d"},  // đ
    {"\u00F0", "d"},  // ð
    {"\u00FE", "th"}, // þ
    {"\u0142", "l"},  // ł
    {"\u0127", "h"},  // ħ
    {"\u0131", "i"},  // ı
});

/// The word with such letters as they are typed; empty where it has none.
std::string typedLetters(std::string_view word)
{
    std::string made;
    for (std::size_t at = 0; at < word.size();) {
        const auto* letter = static_cast<unsigned char>(word[at]) < 0xC3U
            ? letters.end()
            : std::ranges::find_if(letters, [&](const Letter& l) { return word.substr(at).starts_with(l.written); });
        if (letter != letters.end() && made.empty())
            made = word.substr(0, at);
        if (letter != letters.end())
            made += letter->typed;
        else if (!made.empty())
            made += word[at];
        at += letter != letters.end() ? letter->written.size() : 1;
    }
    return made;
}

/// What the wrapped tokenizer calls for each word of a stretch; shifts the offsets into the whole text.
struct Shift {
    Emit emit;
    void* context;
    int base;
};

int emitShifted(void* context, int flags, const char* token, int size, int start, int end)
{
    const auto* shift = static_cast<const Shift*>(context);
    const auto typed = typedLetters({token, static_cast<std::size_t>(size)});
    return typed.empty()
        ? shift->emit(shift->context, flags, token, size, shift->base + start, shift->base + end)
        : shift->emit(shift->context, flags, typed.data(), static_cast<int>(typed.size()), shift->base + start,
                      shift->base + end);
}

/// FTS5's interface on a connection: fetched by a pointer value, as its documentation tells.
fts5_api* ftsApi(sqlite3* handle)
{
    fts5_api* api = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

} // namespace

/// FTS5's own unicode61, with the spaceless scripts taken out first.
class Tokenizer::Inner {
public:
    static std::unique_ptr<Inner> open(fts5_api* api)
    {
        auto inner = std::make_unique<Inner>();
        void* userData = nullptr;
        if (api->xFindTokenizer(api, "unicode61", &userData, &inner->m_tokenizer) != SQLITE_OK)
            return nullptr;
        auto options = std::to_array<const char*>({"remove_diacritics", "2"});
        if (inner->m_tokenizer.xCreate(userData, options.data(), static_cast<int>(options.size()), &inner->m_instance)
            != SQLITE_OK)
            return nullptr;
        return inner;
    }
    Inner() = default;
    Inner(const Inner&) = delete;
    Inner& operator=(const Inner&) = delete;
    ~Inner()
    {
        if (m_instance != nullptr)
            m_tokenizer.xDelete(m_instance);
    }

    int tokenize(void* context, int flags, std::string_view text, Emit emit)
    {
        std::size_t from = 0;
        for (std::size_t at = 0; at < text.size();) {
            const auto length = spacelessLength(text, at);
            if (length == 0) {
                ++at;
                continue;
            }
            if (const int code = stretch(context, flags, text, from, at, emit); code != SQLITE_OK)
                return code;
            const int code = emit(context, 0, text.data() + at, static_cast<int>(length), static_cast<int>(at),
                                  static_cast<int>(at + length));
            if (code != SQLITE_OK)
                return code;
            at += length;
            from = at;
        }
        return stretch(context, flags, text, from, text.size(), emit);
    }

private:
    int stretch(void* context, int flags, std::string_view text, std::size_t from, std::size_t to, Emit emit)
    {
        if (from == to)
            return SQLITE_OK;
        Shift shift{emit, context, static_cast<int>(from)};
        return m_tokenizer.xTokenize(m_instance, &shift, flags, text.data() + from, static_cast<int>(to - from),
                                     emitShifted);
    }

    fts5_tokenizer m_tokenizer{};
    Fts5Tokenizer* m_instance{nullptr};
};


/// The C callbacks; they may see Inner.
struct TokenizerHooks {
    static int create(void* api, const char** /*options*/, int /*count*/, Fts5Tokenizer** out)
    {
        auto inner = Tokenizer::Inner::open(static_cast<fts5_api*>(api));
        if (!inner)
            return SQLITE_ERROR;
        *out = reinterpret_cast<Fts5Tokenizer*>(inner.release());
        return SQLITE_OK;
    }
    static void destroy(Fts5Tokenizer* tokenizer) { delete reinterpret_cast<Tokenizer::Inner*>(tokenizer); }
    static int run(Fts5Tokenizer* tokenizer, void* context, int flags, const char* text, int size, Emit emit)
    {
        return reinterpret_cast<Tokenizer::Inner*>(tokenizer)->tokenize(
            context, flags, {text, static_cast<std::size_t>(size)}, emit);
    }
    static int collect(void* context, int /*flags*/, const char* token, int size, int start, int end)
    {
        auto* tokens = static_cast<std::vector<Token>*>(context);
        const std::string_view word(token, static_cast<std::size_t>(size));
        tokens->push_back({std::string(word), static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end),
                           !word.empty() && spacelessLength(word, 0) == word.size()});
        return SQLITE_OK;
    }
    static void fold(sqlite3_context* context, int /*count*/, sqlite3_value** values)
    {
        const auto* tokenizer = static_cast<const Tokenizer*>(sqlite3_user_data(context));
        const auto* text = static_cast<const char*>(sqlite3_value_blob(values[0]));
        const auto size = static_cast<std::size_t>(sqlite3_value_bytes(values[0]));
        const auto folded = tokenizer->fold(text == nullptr ? std::string_view{} : std::string_view(text, size));
        sqlite3_result_text64(context, folded.data(), folded.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    }
};

Tokenizer::Tokenizer(std::unique_ptr<Inner> inner) : m_inner(std::move(inner)) {}
Tokenizer::~Tokenizer() = default;

std::unique_ptr<Tokenizer> Tokenizer::install(sqlite3* handle)
{
    auto* api = ftsApi(handle);
    if (api == nullptr)
        return nullptr;
    auto inner = Inner::open(api);
    if (!inner)
        return nullptr;
    auto tokenizer = std::unique_ptr<Tokenizer>(new Tokenizer(std::move(inner)));
    fts5_tokenizer hooks{TokenizerHooks::create, TokenizerHooks::destroy, TokenizerHooks::run};
    if (api->xCreateTokenizer(api, tokenizerName, api, &hooks, nullptr) != SQLITE_OK
        || sqlite3_create_function_v2(handle, "salver_fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, tokenizer.get(),
                                      TokenizerHooks::fold, nullptr, nullptr, nullptr)
            != SQLITE_OK)
        return nullptr;
    return tokenizer;
}

std::vector<Token> Tokenizer::words(std::string_view text) const
{
    std::vector<Token> tokens;
    m_inner->tokenize(&tokens, FTS5_TOKENIZE_DOCUMENT, text, TokenizerHooks::collect);
    return tokens;
}

std::string Tokenizer::fold(std::string_view text) const
{
    std::string folded;
    for (const auto& token : words(text)) {
        if (!folded.empty())
            folded.push_back(' ');
        folded.append(token.folded);
    }
    return folded.empty() ? std::string(text) : folded;
}

std::string Tokenizer::foldInPlace(std::string_view text) const
{
    std::string folded;
    std::size_t from = 0;
    for (const auto& token : words(text)) {
        folded.append(text.substr(from, token.start - from));
        folded.append(token.folded);
        from = token.end;
    }
    folded.append(text.substr(from));
    return folded;
}

} // namespace salver::store
