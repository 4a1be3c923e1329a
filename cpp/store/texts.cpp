// SPDX-License-Identifier: Apache-2.0
#include "store/texts.h"

#include "core/limits.h"

#include <algorithm>

namespace salver::store {

namespace {

/// Texts open in memory for writing; typing goes to one, a page from the server touches some.
constexpr std::size_t openMax = 16;
/// A saved document up to this size is written anew at every edit.
constexpr std::int64_t wholeBytes = 4096;
/// The tail is folded into the saved document when it passes this and a quarter of the document.
constexpr std::int64_t tailBytes = 16384;

text::Run oneInsertion(ReplicaId agent, std::uint64_t first, std::string_view content)
{
    text::Run run;
    run.first = {agent, first};
    run.length = countScalars(content);
    run.content = std::string(content);
    return run;
}

void refuse(Connection& connection, const Error& error)
{
    connection.refuse({ErrorCode::Damaged,
                       "A text in the database \"" + connection.path() + "\" is damaged (" + error.sentence
                           + "). Put a backup in its place, or sign in anew to fetch what the server has; keep the file.",
                       false});
}

} // namespace

std::int64_t textKey(EntityNo entity, model::FieldId field)
{
    return raw(entity) * (static_cast<std::int64_t>(textFieldMax) + 1) + raw(field);
}

bool makesText(const text::Run& run)
{
    return run.kind == text::Run::Kind::Insert && run.parents.empty() && run.position == 0 && !run.erased
        && run.length <= text::TextLimits::scalarsMax && run.first.seq < text::TextLimits::seqMax
        && countScalars(run.content) == run.length;
}

std::uint64_t countScalars(std::string_view utf8)
{
    return static_cast<std::uint64_t>(
        std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

text::Document readDocument(Connection& connection, std::int64_t key)
{
    text::Document document;
    auto row = connection.use("SELECT form, agent, first, tail, bytes FROM text WHERE no = ?");
    row.bind(key);
    if (!row.step())
        return document;
    if (row.number<TextForm>(0) == TextForm::OneInsertion) {
        if (auto done = document.apply(oneInsertion(row.replica(1), row.number<std::uint64_t>(2), row.bytes(4))); !done)
            refuse(connection, done.error());
    } else {
        auto opened = text::Document::open(row.bytes(4));
        if (!opened) {
            refuse(connection, opened.error());
            return document;
        }
        document = std::move(*opened);
    }
    if (row.integer(3) == 0)
        return document;
    auto tail = connection.use("SELECT runs FROM text_tail WHERE text = ? ORDER BY no");
    tail.bind(key);
    while (tail.step()) {
        const auto runs = text::decodeRuns(tail.bytes(0));
        if (!runs) {
            refuse(connection, runs.error());
            break;
        }
        if (auto done = document.apply(*runs); !done) {
            refuse(connection, done.error());
            break;
        }
    }
    return document;
}

std::string readText(Connection& connection, std::int64_t key, std::int64_t form, std::int64_t tail,
                     std::string_view bytes)
{
    if (tail > 0)
        return readDocument(connection, key).text();
    if (static_cast<TextForm>(form) == TextForm::OneInsertion)
        return std::string(bytes);
    auto text = text::Document::loadText(bytes);
    if (!text) {
        refuse(connection, text.error());
        return {};
    }
    return std::move(*text);
}

std::string readText(Connection& connection, std::int64_t key)
{
    auto row = connection.use("SELECT form, tail, bytes FROM text WHERE no = ?");
    row.bind(key);
    return row.step() ? readText(connection, key, row.integer(0), row.integer(1), row.bytes(2)) : std::string{};
}

// ---- Texts

void Texts::forget()
{
    m_open.clear();
}

bool Texts::isStored(EntityNo entity, model::FieldId field)
{
    return m_connection.ask("SELECT 1 FROM text WHERE no = ?", textKey(entity, field)) != 0;
}

Texts::Open& Texts::open(EntityNo entity, model::FieldId field)
{
    const auto at = std::ranges::find_if(
        m_open, [&](const Open& text) { return text.entity == entity && text.field == field; });
    if (at != m_open.end()) {
        m_open.splice(m_open.begin(), m_open, at);
        return m_open.front();
    }
    if (m_open.size() >= openMax)
        m_open.pop_back();
    Open& text = m_open.emplace_front();
    text.entity = entity;
    text.field = field;
    const auto key = textKey(entity, field);
    {
        auto row = m_connection.use("SELECT tail, length(bytes) FROM text WHERE no = ?");
        row.bind(key);
        text.stored = row.step();
        if (!text.stored)
            return text;
        text.tail = row.integer(0);
        text.base = row.integer(1);
    }
    if (text.tail > 0)
        text.tailNo = m_connection.ask("SELECT max(no) FROM text_tail WHERE text = ?", key);
    text.document = readDocument(m_connection, key);
    return text;
}

bool Texts::writeFresh(EntityNo entity, model::FieldId field, const text::Run& run)
{
    m_connection
        .use("INSERT INTO text (no, form, agent, first, tail, bytes) VALUES (?, ?, ?, ?, 0, ?)")
        .run(textKey(entity, field), TextForm::OneInsertion, run.first.agent, run.first.seq, Blob{run.content});
    return !m_connection.failed();
}

void Texts::writeWhole(Open& text)
{
    const auto key = textKey(text.entity, text.field);
    const auto bytes = text.document.save();
    if (text.tail > 0)
        m_connection.use("DELETE FROM text_tail WHERE text = ?").run(key);
    if (text.stored) {
        m_connection.use("UPDATE text SET form = ?, tail = 0, bytes = ? WHERE no = ?")
            .run(TextForm::Saved, Blob{bytes}, key);
    } else {
        m_connection
            .use("INSERT INTO text (no, form, agent, first, tail, bytes) VALUES (?, ?, 0, 0, 0, ?)")
            .run(key, TextForm::Saved, Blob{bytes});
    }
    text.stored = true;
    text.base = static_cast<std::int64_t>(bytes.size());
    text.tail = 0;
    text.tailNo = 0;
}

void Texts::write(Open& text, std::span<const text::Run> runs)
{
    if (!text.stored && runs.size() == 1 && makesText(runs.front())) {
        text.stored = writeFresh(text.entity, text.field, runs.front());
        text.base = static_cast<std::int64_t>(runs.front().content.size());
        return;
    }
    if (!text.stored || text.base <= wholeBytes) {
        writeWhole(text);
        return;
    }
    const auto bytes = text::encodeRuns(runs);
    const auto tail = text.tail + static_cast<std::int64_t>(bytes.size());
    if (tail > std::max(tailBytes, text.base / 4)) {
        writeWhole(text);
        return;
    }
    const auto key = textKey(text.entity, text.field);
    m_connection.use("INSERT INTO text_tail (text, no, runs) VALUES (?, ?, ?)")
        .run(key, text.tailNo + 1, Blob{bytes});
    m_connection.use("UPDATE text SET tail = ? WHERE no = ?").run(tail, key);
    text.tail = tail;
    ++text.tailNo;
}

void Texts::write(EntityNo entity, model::FieldId field, std::span<const text::Run> runs)
{
    // The usual line: made in one go and never opened, so no document was built for it.
    const auto isOpen = std::ranges::any_of(
        m_open, [&](const Open& text) { return text.entity == entity && text.field == field; });
    if (!isOpen && runs.size() == 1 && makesText(runs.front()) && !isStored(entity, field)) {
        std::ignore = writeFresh(entity, field, runs.front());
        return;
    }
    write(open(entity, field), runs);
}

Result<Texts::Edited> Texts::edit(EntityNo entity, model::FieldId field, ReplicaId agent, std::uint64_t position,
                                  std::uint64_t removed, std::string_view inserted)
{
    Edited edited;
    const auto isOpen = std::ranges::any_of(
        m_open, [&](const Open& text) { return text.entity == entity && text.field == field; });
    if (!isOpen && position == 0 && removed == 0 && inserted.size() <= limits::insertBytes
        && !isStored(entity, field)) {
        edited.runs.push_back(oneInsertion(agent, 0, inserted));
        return edited;
    }
    auto& document = open(entity, field).document;
    const auto length = document.lengthScalars();
    if (position > length || removed > length - position)
        return fail(ErrorCode::InvalidArgument, "This edit reaches beyond the end of the text; open it again.");
    if (removed > 0) {
        edited.removed = document.substring(position, removed);
        auto run = document.remove(agent, position, removed);
        if (!run)
            return fail(std::move(run.error()));
        edited.runs.push_back(std::move(*run));
    }
    if (document.lengthBytes() + inserted.size() > limits::textBytes)
        return fail(ErrorCode::TooLarge, "A text may hold 2 MB at the most; put the rest into another one.");
    for (std::uint64_t at = position; !inserted.empty();) {
        auto size = std::min(inserted.size(), limits::insertBytes);
        while (size < inserted.size() && (static_cast<unsigned char>(inserted[size]) & 0xC0U) == 0x80U)
            --size;
        auto run = document.insert(agent, at, inserted.substr(0, size));
        if (!run)
            return fail(std::move(run.error()));
        at += run->length;
        inserted.remove_prefix(size);
        edited.runs.push_back(std::move(*run));
    }
    return edited;
}

Texts::Merged Texts::merge(EntityNo entity, model::FieldId field, std::span<const text::Run> runs)
{
    Merged merged;
    const auto isOpen = std::ranges::any_of(
        m_open, [&](const Open& text) { return text.entity == entity && text.field == field; });
    if (!isOpen && runs.size() == 1 && makesText(runs.front()) && !isStored(entity, field)) {
        std::ignore = writeFresh(entity, field, runs.front());
        merged.after = runs.front().content;
        return merged;
    }
    auto& text = open(entity, field);
    merged.before = text.document.text();
    merged.apart = !runs.empty() && runs.front().parents != text.document.version();
    auto done = text.document.apply(runs);
    if (!done) {
        merged.code = done.error().code;
        merged.after = merged.before;
        return merged;
    }
    write(text, runs);
    merged.after = text.document.text();
    return merged;
}

Texts::Merged Texts::withdraw(EntityNo entity, model::FieldId field, ReplicaId agent, std::uint64_t firstGone)
{
    Merged merged;
    auto& text = open(entity, field);
    merged.before = text.document.text();
    auto runs = text.document.runs();
    if (!runs) {
        refuse(m_connection, runs.error());
        return merged;
    }
    text::Document kept;
    bool any = false;
    for (auto& run : *runs) {
        if (run.first.agent == agent && run.first.seq + run.length > firstGone) {
            if (run.first.seq >= firstGone)
                continue;
            // A run may have grown together from several changes; the front of it stays.
            const auto length = firstGone - run.first.seq;
            if (run.kind == text::Run::Kind::Insert && !run.erased) {
                std::size_t bytes = 0;
                for (std::uint64_t seen = 0; bytes < run.content.size(); ++bytes) {
                    if ((static_cast<unsigned char>(run.content[bytes]) & 0xC0U) != 0x80U && seen++ == length)
                        break;
                }
                run.content.resize(bytes);
            }
            run.length = length;
        }
        any = true;
        if (auto done = kept.apply(run); !done) {
            refuse(m_connection, done.error());
            return merged;
        }
    }
    text.document = std::move(kept);
    if (any) {
        writeWhole(text);
    } else {
        const auto key = textKey(entity, field);
        m_connection.use("DELETE FROM text WHERE no = ?").run(key);
        m_open.pop_front();
        return merged;
    }
    merged.after = text.document.text();
    return merged;
}

void Texts::removeSpace(SpaceNo space)
{
    m_connection.use("DELETE FROM text WHERE no / 65536 IN (SELECT no FROM entity WHERE space = ?)").run(space);
    forget();
}

std::string Texts::content(EntityNo entity, model::FieldId field)
{
    const auto at = std::ranges::find_if(
        m_open, [&](const Open& text) { return text.entity == entity && text.field == field; });
    return at != m_open.end() ? at->document.text() : readText(m_connection, textKey(entity, field));
}

std::uint64_t Texts::nextCount(EntityNo entity, model::FieldId field, ReplicaId agent)
{
    return open(entity, field).document.seqNext(agent);
}

} // namespace salver::store
