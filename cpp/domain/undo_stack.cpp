// SPDX-License-Identifier: Apache-2.0
#include "domain/undo_stack.h"

#include "domain/say.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace salver::domain {

namespace {

constexpr std::size_t stepsMost = 200;
constexpr std::int64_t joinMs = 1000;

/// The saved form: a number of fields, each as its length, a colon and its bytes.
class Writer {
public:
    Writer& put(std::string_view bytes)
    {
        m_text += std::to_string(bytes.size());
        m_text += ':';
        m_text += bytes;
        return *this;
    }
    Writer& put(std::uint64_t number) { return put(std::to_string(number)); }
    Writer& put(const Uuid& id) { return put(id.toString()); }
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    std::string m_text;
};

/// Reads what Writer wrote; anything else makes it `broken` and gives zeros.
class Reader {
public:
    explicit Reader(std::string_view text) : m_text(text) {}

    std::string_view bytes()
    {
        std::size_t length = 0;
        const auto read = std::from_chars(m_text.data(), m_text.data() + m_text.size(), length);
        const auto at = static_cast<std::size_t>(read.ptr - m_text.data());
        if (read.ec != std::errc{} || at >= m_text.size() || m_text[at] != ':' || length > m_text.size() - at - 1) {
            m_broken = true;
            m_text = {};
            return {};
        }
        const auto piece = m_text.substr(at + 1, length);
        m_text.remove_prefix(at + 1 + length);
        return piece;
    }
    std::uint64_t number()
    {
        const auto piece = bytes();
        std::uint64_t value = 0;
        const auto read = std::from_chars(piece.data(), piece.data() + piece.size(), value);
        m_broken = m_broken || piece.empty() || read.ec != std::errc{};
        return value;
    }
    /// A count of things that follow; each takes at least two bytes.
    std::size_t count()
    {
        const auto value = number();
        if (value > m_text.size()) {
            m_broken = true;
            return 0;
        }
        return static_cast<std::size_t>(value);
    }
    template <class Id>
    Id id()
    {
        const auto value = Id::parse(bytes());
        m_broken = m_broken || !value;
        return value.value_or(Id{});
    }
    [[nodiscard]] bool broken() const { return m_broken; }

private:
    std::string_view m_text;
    bool m_broken{false};
};

void put(Writer& out, const store::Step& step)
{
    out.put(step.index());
    std::visit([&](const auto& s) { out.put(s.entity).put(raw(s.kind)); }, step);
    if (const auto* set = std::get_if<store::SetField>(&step))
        out.put(raw(set->field)).put(set->value);
    if (const auto* back = std::get_if<store::PutBackValues>(&step)) {
        out.put(raw(back->field)).put(back->values.size());
        for (const auto& value : back->values)
            out.put(value);
    }
}

store::Step takeStep(Reader& in)
{
    const auto which = in.number();
    const auto entity = in.id<EntityId>();
    const auto kind = model::KindId{static_cast<std::uint32_t>(in.number())};
    if (which == store::Step(store::RemoveEntity{}).index())
        return store::RemoveEntity{entity, kind};
    if (which == store::Step(store::RestoreEntity{}).index())
        return store::RestoreEntity{entity, kind};
    const auto field = model::FieldId{static_cast<std::uint32_t>(in.number())};
    if (which == store::Step(store::PutBackValues{}).index()) {
        store::PutBackValues back{entity, kind, field, {}};
        for (auto values = in.count(); values > 0; --values)
            back.values.emplace_back(in.bytes());
        return back;
    }
    return store::SetField{entity, kind, field, std::string(in.bytes())};
}

void put(Writer& out, const text::Summary& summary)
{
    out.put(summary.size());
    for (const auto& agent : summary) {
        out.put(raw(agent.agent)).put(agent.ranges.size());
        for (const auto& range : agent.ranges)
            out.put(range.first).put(range.end);
    }
}

text::Summary takeSummary(Reader& in)
{
    text::Summary summary;
    for (auto agents = in.count(); agents > 0; --agents) {
        text::AgentSeen seen{ReplicaId{in.number()}, {}};
        for (auto ranges = in.count(); ranges > 0; --ranges) {
            const auto first = in.number();
            seen.ranges.push_back({first, in.number()});
        }
        summary.push_back(std::move(seen));
    }
    return summary;
}

void put(Writer& out, const TextDelta& delta)
{
    const auto splices = delta.splices();
    out.put(splices.size());
    for (const auto& splice : splices)
        out.put(splice.position).put(splice.removed).put(splice.inserted);
}

TextDelta takeDelta(Reader& in)
{
    std::vector<text::Splice> splices;
    for (auto count = in.count(); count > 0; --count) {
        text::Splice splice;
        splice.position = in.number();
        splice.removed = in.number();
        splice.inserted = in.bytes();
        splices.push_back(std::move(splice));
    }
    return TextDelta::fromSplices(splices);
}

void put(Writer& out, const TextUndo& text)
{
    out.put(text.entity).put(raw(text.kind)).put(raw(text.field));
    put(out, text.before);
    put(out, text.back);
    put(out, text.since);
    put(out, text.after);
}

TextUndo takeText(Reader& in)
{
    TextUndo text;
    text.entity = in.id<EntityId>();
    text.kind = model::KindId{static_cast<std::uint32_t>(in.number())};
    text.field = model::FieldId{static_cast<std::uint32_t>(in.number())};
    text.before = takeSummary(in);
    text.back = takeDelta(in);
    text.since = takeDelta(in);
    text.after = takeSummary(in);
    return text;
}

bool oneText(const UndoStep& step)
{
    return step.spaces.size() == 1 && step.spaces[0].steps.empty() && step.spaces[0].texts.size() == 1;
}

std::set<EntityId> entitiesOf(const UndoStep& step)
{
    std::set<EntityId> all;
    for (const auto& space : step.spaces) {
        for (const auto& each : space.steps)
            all.insert(std::visit([](const auto& s) { return s.entity; }, each));
        for (const auto& text : space.texts)
            all.insert(text.entity);
    }
    return all;
}

bool deletedSomething(const UndoStep& step)
{
    return std::ranges::any_of(step.spaces, [](const SpaceUndo& space) {
        return std::ranges::any_of(space.steps, [](const store::Step& each) {
            return std::holds_alternative<store::RestoreEntity>(each);
        });
    });
}

} // namespace

void UndoStack::did(UndoStep step)
{
    m_redo.clear();
    push(std::move(step));
    if (m_undo.size() > stepsMost)
        m_undo.pop_front();
}

void UndoStack::push(UndoStep step)
{
    if (step.number == 0)
        step.number = ++m_last;
    m_undo.push_back(std::move(step));
}

void UndoStack::typed(UndoStep step)
{
    const bool joinable = !m_undo.empty() && m_undo.back().typing && oneText(m_undo.back()) && oneText(step);
    if (joinable) {
        auto& last = m_undo.back();
        auto& lastText = last.spaces[0].texts[0];
        const auto& text = step.spaces[0].texts[0];
        if (lastText.entity == text.entity && lastText.field == text.field && lastText.after == text.before &&
            lastText.since.empty() && raw(step.at) - raw(last.at) <= joinMs) {
            lastText.back = text.back.then(lastText.back);
            lastText.after = text.after;
            last.at = step.at;
            m_redo.clear();
            return;
        }
    }
    did(std::move(step));
}

std::optional<UndoStep> UndoStack::takeUndo()
{
    if (m_undo.empty())
        return std::nullopt;
    auto step = std::move(m_undo.back());
    m_undo.pop_back();
    return step;
}

Result<UndoStep> UndoStack::takeUndo(std::uint64_t number)
{
    const auto at = std::ranges::find(m_undo, number, &UndoStep::number);
    if (number == 0 || at == m_undo.end())
        return fail(ErrorCode::NotFound, say("That was taken back already."));
    const auto touched = entitiesOf(*at);
    for (auto later = at + 1; later != m_undo.end(); ++later) {
        if (deletedSomething(*later) || std::ranges::any_of(entitiesOf(*later), [&](const EntityId& id) {
                return touched.contains(id);
            }))
            return fail(ErrorCode::Conflict, say("What came after \"%1\" builds on it. Ctrl+Z goes back step by "
                                                 "step, the newest first.", {at->label}));
    }
    auto step = std::move(*at);
    m_undo.erase(at);
    return step;
}

std::optional<UndoStep> UndoStack::takeRedo()
{
    if (m_redo.empty())
        return std::nullopt;
    auto step = std::move(m_redo.back());
    m_redo.pop_back();
    return step;
}

TextUndo* UndoStack::newest(bool undoing, const EntityId& entity, model::FieldId field)
{
    auto& stack = undoing ? m_undo : m_redo;
    for (auto step = stack.rbegin(); step != stack.rend(); ++step) {
        for (auto& space : step->spaces) {
            for (auto& text : space.texts) {
                if (text.entity == entity && text.field == field)
                    return &text;
            }
        }
    }
    return nullptr;
}

std::string UndoStack::saved(std::size_t stepsMax) const
{
    Writer out;
    for (const auto* stack : {&m_undo, &m_redo}) {
        const auto from = stack->size() > stepsMax ? stack->size() - stepsMax : 0;
        out.put(stack->size() - from);
        for (auto i = from; i < stack->size(); ++i) {
            const auto& step = (*stack)[i];
            out.put(step.label).put(step.spaces.size());
            for (const auto& space : step.spaces) {
                out.put(space.space).put(space.steps.size());
                for (const auto& one : space.steps)
                    put(out, one);
                out.put(space.texts.size());
                for (const auto& text : space.texts)
                    put(out, text);
            }
        }
    }
    return out.take();
}

UndoStack UndoStack::fromSaved(std::string_view saved)
{
    UndoStack stack;
    Reader in(saved);
    for (auto* steps : {&stack.m_undo, &stack.m_redo}) {
        for (auto count = in.count(); count > 0; --count) {
            UndoStep step;
            step.label = in.bytes();
            for (auto spaces = in.count(); spaces > 0; --spaces) {
                SpaceUndo space;
                space.space = in.id<SpaceId>();
                for (auto each = in.count(); each > 0; --each)
                    space.steps.push_back(takeStep(in));
                for (auto each = in.count(); each > 0; --each)
                    space.texts.push_back(takeText(in));
                step.spaces.push_back(std::move(space));
            }
            step.number = ++stack.m_last;
            steps->push_back(std::move(step));
        }
    }
    return in.broken() ? UndoStack{} : stack;
}

} // namespace salver::domain
