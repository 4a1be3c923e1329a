// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/typed_line.h"

#include "core/limits.h"
#include "domain/line_syntax.h"
#include "viewmodels/editor_text.h"

namespace salver::viewmodels {

namespace {

/// What one would have typed for a button's choice.
std::string prefixOf(domain::LineType type)
{
    const auto mark = std::string(domain::markOf(type));
    return mark.empty() ? mark : mark + " ";
}

} // namespace

TypedLine::TypedLine(Context& context, const EntityId& visit, QString key, QObject* parent)
    : QObject(parent), m_context(context), m_visit(visit), m_key(std::move(key))
{
    m_flush.setSingleShot(true);
    m_flush.setInterval(limits::typingFlushMs);
    connect(&m_flush, &QTimer::timeout, this, &TypedLine::flush);
}

TypedLine::~TypedLine() = default;

domain::LineType TypedLine::type() const
{
    if (m_chosen)
        return *m_chosen;
    const auto parsed = domain::parseLine(toUtf8(m_shown));
    if (m_storedType && parsed.type == domain::LineType::Text)
        return *m_storedType;
    return parsed.type;
}

void TypedLine::edited(const std::vector<text::Splice>& splices, const QString& shown)
{
    if (raw(m_begun) == 0)
        m_begun = m_context.now().wall;
    m_shown = shown;
    if (m_saver) {
        m_saver->typed(splices);
    } else {
        setState(blank() && !m_making ? facts::SaveState::Nothing : facts::SaveState::Saving);
        if (!m_making && !m_flush.isActive())
            m_flush.start();
    }
    Q_EMIT changed();
}

void TypedLine::setText(const QString& text)
{
    const auto splices = difference(m_shown, sanitised(text));
    if (!splices.empty())
        edited(splices, sanitised(text));
}

void TypedLine::setType(domain::LineType type)
{
    if (m_id.isNull()) {
        m_chosen = type;
        Q_EMIT changed();
        return;
    }
    m_chosen = type;
    m_context.command<domain::CapturedLine>(
        this, [id = m_id, type](domain::Commands& commands) { return commands.setLineType(id, type); },
        [this, type](const Result<domain::CapturedLine>& outcome) {
            m_chosen.reset();
            if (outcome)
                m_storedType = type;
            else
                setState(facts::SaveState::Failed, words(outcome.error()));
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

void TypedLine::setLane(std::optional<domain::Lane> lane)
{
    if (m_lane == lane)
        return;
    m_lane = lane;
    sendLane();
    Q_EMIT changed();
}

void TypedLine::sendLane()
{
    if (m_id.isNull() || m_lane == m_storedLane)
        return;
    const std::string value = m_lane ? domain::nameOf(*m_lane) : std::string();
    m_context.command<domain::Made>(
        this,
        [id = m_id, value](domain::Commands& commands) { return commands.setValue(id, model::line::lane, value); },
        [this, lane = m_lane](const Result<domain::Made>& outcome) {
            if (outcome)
                m_storedLane = lane;
            else
                setState(facts::SaveState::Failed, words(outcome.error()));
        });
}

void TypedLine::flush()
{
    m_flush.stop();
    if (m_saver) {
        m_saver->flush();
        return;
    }
    // A mark alone has nothing to keep yet: it takes its letter with it.
    if (!m_making && !blank() && (m_finishing || !domain::parseLine(toUtf8(m_shown)).text.empty()))
        make();
}

void TypedLine::make()
{
    m_making = true;
    setState(facts::SaveState::Saving);
    std::string typed = toUtf8(m_shown);
    if (m_chosen && domain::parseLine(typed).type == domain::LineType::Text)
        typed.insert(0, prefixOf(*m_chosen));
    m_context.command<domain::CapturedLine>(
        this,
        [visit = m_visit, typed, isPrivate = m_private](domain::Commands& commands) {
            return commands.captureLine(visit, typed, isPrivate);
        },
        [this, was = m_shown, chosen = m_chosen](const Result<domain::CapturedLine>& outcome) {
            takeMade(outcome, was, chosen);
        });
}

void TypedLine::setPrivate(bool isPrivate)
{
    if (m_id.isNull() && !m_making)
        m_private = isPrivate;
}

void TypedLine::takeMade(const Result<domain::CapturedLine>& outcome, const QString& typed,
                         std::optional<domain::LineType> chosen)
{
    m_making = false;
    if (!outcome) {
        setState(facts::SaveState::Failed, words(outcome.error()));
        return;
    }
    m_id = outcome->line.id;
    // The mark was read and is not part of the stored words, so it leaves the editor too.
    const auto parsed = domain::parseLine(toUtf8(typed));
    m_storedType = parsed.type == domain::LineType::Text && chosen ? *chosen : parsed.type;
    const auto later = m_chosen == chosen ? std::nullopt : std::exchange(m_chosen, std::nullopt);
    m_chosen.reset();
    const qsizetype units = utf16Offset(typed, parsed.markLength);
    if (units > 0 && m_shown.startsWith(QStringView(typed).first(units))) {
        m_shown.remove(0, units);
        Q_EMIT mustShow({{0, parsed.markLength, {}}});
    }
    const auto document = m_context.queries().document(m_id, model::line::text);
    if (!document) {
        setState(facts::SaveState::Failed, words(document.error()));
        return;
    }
    m_saver = std::make_unique<TextSaver>(m_context, m_id, model::line::kind, model::line::text, *document);
    openSaver(words(m_saver->shown()));
    if (later)
        setType(*later);
    sendLane();
}

void TypedLine::openSaver(const QString& stored)
{
    connect(m_saver.get(), &TextSaver::stateChanged, this, [this] {
        setState(m_saver->state(), m_saver->sentence());
        goOn();
    });
    connect(m_saver.get(), &TextSaver::others, this, [this](const std::vector<text::Splice>& splices) {
        m_shown = words(m_saver->shown());
        Q_EMIT mustShow(splices);
        Q_EMIT changed();
    });
    // What was typed while the line was being made, and blanks that the store did not take.
    const QString wanted = m_finishing ? m_shown.trimmed() : m_shown;
    const auto splices = difference(stored, wanted);
    if (splices.empty())
        setState(facts::SaveState::Saved);
    else
        m_saver->typed(splices);
    // It has waited for the line long enough.
    m_saver->flush();
    if (m_finishing)
        goOn();
    Q_EMIT changed();
}

void TypedLine::finish()
{
    m_finishing = true;
    goOn();
}

void TypedLine::retry()
{
    m_finishSent = false;
    if (m_saver && !m_saver->settled())
        m_saver->flush();
    else if (m_finishing)
        goOn();
    else
        flush();
}

void TypedLine::goOn()
{
    if (!m_finishing || m_making || m_done || m_finishSent)
        return;
    if (!m_saver) {
        if (blank())
            m_done = true;
        else
            flush();
        return;
    }
    if (!m_saver->settled()) {
        // What was refused is tried again when the person says so, not at once and for ever.
        if (m_saver->state() != facts::SaveState::Failed)
            m_saver->flush();
        return;
    }
    sendFinish();
}

void TypedLine::sendFinish()
{
    m_finishSent = true;
    const auto take = [this](const auto& outcome) {
        m_done = outcome.has_value();
        if (m_done)
            setState(facts::SaveState::Saved);
        else
            setState(facts::SaveState::Failed, words(outcome.error()));
        Q_EMIT changed();
    };
    if (blank()) {
        // All of it was taken away again.
        m_context.command<domain::Made>(
            this, [id = m_id](domain::Commands& commands) { return commands.remove(id); },
            [take](const Result<domain::Made>& outcome) { take(outcome); });
        return;
    }
    m_context.command<domain::CapturedLine>(
        this, [id = m_id](domain::Commands& commands) { return commands.finishLine(id); },
        [take](const Result<domain::CapturedLine>& outcome) { take(outcome); });
}

void TypedLine::setState(facts::SaveState state, const QString& sentence)
{
    if (m_state == state && m_sentence == sentence)
        return;
    m_state = state;
    m_sentence = sentence;
    Q_EMIT changed();
}

} // namespace salver::viewmodels
