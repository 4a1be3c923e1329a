// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/capture_view_model.h"

#include "domain/line_matters.h"
#include "domain/words.h"
#include "viewmodels/day_values.h"
#include "viewmodels/editor_text.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

namespace salver::viewmodels {

CaptureViewModel::CaptureViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_lines(captureColumns(), this), m_clientPeople(personColumns(), this),
      m_lineEditor(context)
{
    m_typing.setEndsLines(true);
    connect(&m_typing, &TextDocumentBridge::lineEnded, this, &CaptureViewModel::endLine);
    connect(&m_typing, &TextDocumentBridge::edited, this, &CaptureViewModel::onTyped);
    m_minutes.setInterval(10'000);
    connect(&m_minutes, &QTimer::timeout, this, &CaptureViewModel::typingChanged);
    connect(this, &CaptureViewModel::activeChanged, &m_minutes, [this] {
        if (active())
            m_minutes.start();
        else
            m_minutes.stop();
    });
    connect(&m_lineEditor, &TextEditorViewModel::opened, this, &CaptureViewModel::editingChanged);
    connect(&m_lineEditor, &TextEditorViewModel::saveStateChanged, this, &CaptureViewModel::judge);
}

CaptureViewModel::~CaptureViewModel() = default;

void CaptureViewModel::start(const QString& clientId)
{
    domain::NewVisit what;
    what.client = idFrom(clientId);
    context().perform(
        this, [what](domain::Commands& commands) { return commands.startVisit(what); }, {},
        [this](const domain::Made& made) { open(idText(made.id)); });
}

void CaptureViewModel::open(const QString& visitId)
{
    const EntityId id = idFrom(visitId);
    if (id == m_id)
        return;
    endCurrent();
    m_lineEditor.close();
    m_id = id;
    m_privately = false;
    m_page = {};
    m_keys.clear();
    m_lineCount = 0;
    m_typing.load({});
    beginLine();
    refresh();
    Q_EMIT opened();
    Q_EMIT typingChanged();
}

void CaptureViewModel::close()
{
    open({});
}

void CaptureViewModel::beginLine()
{
    m_current = std::make_unique<TypedLine>(context(), m_id, QStringLiteral("typed-%1").arg(++m_lastKey));
    m_current->setPrivate(m_privately);
    m_outOfStep = false;
    connect(m_current.get(), &TypedLine::mustShow, this, [this](const std::vector<text::Splice>& splices) {
        m_typing.applyRemote(splices);
        Q_EMIT typingChanged();
    });
    connect(m_current.get(), &TypedLine::changed, this, [this] {
        judge();
        Q_EMIT typingChanged();
    });
}

/// The typed line leaves the editor and goes on by itself until it is stored.
void CaptureViewModel::endCurrent()
{
    if (!m_current)
        return;
    auto line = std::move(m_current);
    line->disconnect(this);
    if (line->blank() && line->id().isNull())
        return;
    TypedLine* ending = line.get();
    m_ending.push_back(std::move(line));
    connect(ending, &TypedLine::changed, this, [this] {
        dropDone();
        showRows();
    });
    ending->finish();
}

void CaptureViewModel::endLine()
{
    if (!isOpen() || !m_current || m_typing.text().trimmed().isEmpty())
        return;
    endCurrent();
    m_typing.load({});
    beginLine();
    showRows();
    Q_EMIT typingChanged();
    Q_EMIT lineAdded();
}

void CaptureViewModel::onTyped(const std::vector<text::Splice>& splices)
{
    if (!m_current)
        return;
    const QString& shown = m_typing.text();
    if (shown.contains(u'\n') || shown.size() > pasteUnitsMax) {
        // The document may not be changed inside its own signal.
        if (!m_outOfStep)
            QMetaObject::invokeMethod(this, &CaptureViewModel::takePastedLines, Qt::QueuedConnection);
        m_outOfStep = true;
        return;
    }
    if (m_outOfStep)
        m_current->setText(shown);
    else
        m_current->edited(splices, shown);
    m_outOfStep = false;
    Q_EMIT typingChanged();
}

void CaptureViewModel::takePastedLines()
{
    if (!m_current || !m_outOfStep)
        return;
    const QString shown = m_typing.text();
    const QStringList parts = shown.split(u'\n');
    if (shown.size() > pasteUnitsMax || parts.size() > pasteLinesMax) {
        m_typing.undo();
        m_outOfStep = false;
        context().sayTrouble(tr("A visit's notes take %1 lines or %2 kB at once; this is %3 kB in %n line(s). Paste it in "
                                "smaller parts; it is still on the clipboard.", nullptr, int(parts.size()))
                                 .arg(pasteLinesMax)
                                 .arg(pasteUnitsMax / 1000)
                                 .arg(shown.size() / 1000));
        return;
    }
    for (qsizetype i = 0; i + 1 < parts.size(); ++i) {
        if (parts.at(i).trimmed().isEmpty())
            continue;
        m_current->setText(parts.at(i));
        endCurrent();
        beginLine();
    }
    m_typing.load(parts.last());
    m_current->setText(parts.last());
    m_outOfStep = false;
    showRows();
    Q_EMIT typingChanged();
    Q_EMIT lineAdded();
}

Result<void> CaptureViewModel::read()
{
    if (!isOpen()) {
        m_page = {};
        m_clientPeople.setRows({});
        showRows();
        return {};
    }
    auto page = queries().visit(m_id, context().now());
    if (!page)
        return fail(page.error());
    m_page = std::move(*page);
    m_clientPeople.setRows(personColumns(), m_page.clientPeople, keyOfEntity<domain::PersonRow>);
    dropDone();
    showRows();
    if (int(m_page.lines.size()) > m_lineCount)
        Q_EMIT lineAdded();
    m_lineCount = int(m_page.lines.size());
    return {};
}

bool CaptureViewModel::concerns(const store::Committed& facts) const
{
    return isOpen() && (facts.syncStateChanged || touches(facts, {model::visit::kind, model::line::kind,
                                                                  model::promise::kind, model::objective::kind, model::person::kind}));
}

void CaptureViewModel::dropDone()
{
    for (auto& line : m_ending) {
        if (!line->id().isNull())
            m_keys.emplace(line->id(), line->key());
        const bool listed = line->id().isNull() || line->blank() || line->visit() != m_id ||
                            std::ranges::find(m_page.lines, line->id(), &domain::LineRow::id) != m_page.lines.end();
        // Its own signal may be what brought us here, so it goes later.
        if (line->done() && listed)
            line.release()->deleteLater();
    }
    std::erase(m_ending, nullptr);
}

CaptureRow CaptureViewModel::rowOf(const domain::LineRow& line) const
{
    CaptureRow row;
    row.line = line;
    const auto key = m_keys.find(line.id);
    row.key = key == m_keys.end() ? idText(line.id) : key->second;
    row.state = line.waiting ? facts::SaveState::Saved : facts::SaveState::Synced;
    row.canEdit = line.by.me;
    return row;
}

CaptureRow CaptureViewModel::rowOf(const TypedLine& line) const
{
    CaptureRow row;
    row.key = line.key();
    row.line.id = line.id();
    row.line.visit = line.visit();
    row.line.type = line.type();
    row.line.lane = line.lane();
    row.line.isPrivate = line.isPrivate();
    row.line.text = toUtf8(line.shown());
    row.line.time = context().now().timeOf(line.begun());
    row.line.by.me = true;
    row.state = line.done() ? facts::SaveState::Saved : line.state();
    row.sentence = line.sentence();
    if (line.finishing() && !line.done() && row.state == facts::SaveState::Saved)
        row.state = facts::SaveState::Saving;
    return row;
}

void CaptureViewModel::showRows()
{
    std::vector<CaptureRow> rows;
    std::vector<const TypedLine*> shown;
    for (const auto& line : m_page.lines) {
        if (m_current && m_current->id() == line.id)
            continue;
        CaptureRow row = rowOf(line);
        const auto typed = std::ranges::find(m_ending, line.id, [](const auto& ending) { return ending->id(); });
        if (typed != m_ending.end() && !(*typed)->done()) {
            const CaptureRow overlay = rowOf(**typed);
            row.state = overlay.state;
            row.sentence = overlay.sentence;
            row.line.text = overlay.line.text;
            row.key = overlay.key;
            row.canEdit = false;
        }
        if (typed != m_ending.end())
            shown.push_back(typed->get());
        rows.push_back(std::move(row));
    }
    for (const auto& line : m_ending) {
        const bool mine = line->visit() == m_id && std::ranges::find(shown, line.get()) == shown.end();
        if (mine && !(line->blank() && line->state() != facts::SaveState::Failed))
            rows.push_back(rowOf(*line));
    }
    m_lines.setRows(captureColumns(), rows, [](const CaptureRow& row) { return row.key; });
    judge();
}

void CaptureViewModel::judge()
{
    using facts::SaveState;
    SaveState worst = SaveState::Nothing;
    QString why;
    const auto weigh = [&](SaveState state, const QString& sentence) {
        static constexpr auto weight = [](SaveState of) {
            switch (of) {
            case SaveState::Nothing: return 0;
            case SaveState::Synced: return 1;
            case SaveState::Saved: return 2;
            case SaveState::Saving: return 3;
            case SaveState::Failed: return 4;
            }
            return 0;
        };
        if (state == SaveState::Failed)
            why = sentence;
        if (weight(state) > weight(worst))
            worst = state;
    };
    for (int i = 0; i < m_lines.count(); ++i)
        weigh(SaveState(m_lines.fact(i, QStringLiteral("saveState")).toInt()),
              m_lines.fact(i, QStringLiteral("sentence")).toString());
    if (m_current)
        weigh(m_current->state(), m_current->sentence());
    if (m_lineEditor.isOpen() && m_lineEditor.saveState() != SaveState::Saved)
        weigh(m_lineEditor.saveState(), m_lineEditor.sentence());
    if (worst == m_saveState && why == m_sentence)
        return;
    m_saveState = worst;
    m_sentence = why;
    Q_EMIT savedChanged();
}

TypedLine* CaptureViewModel::lineOfKey(const QString& key) const
{
    const auto at = std::ranges::find_if(m_ending, [&](const auto& line) { return line->key() == key; });
    return at == m_ending.end() ? nullptr : at->get();
}

QString CaptureViewModel::people() const
{
    std::vector<std::string> names;
    for (const auto& person : m_page.row.people)
        names.push_back(person.name);
    return words(domain::joinNames(names));
}

QStringList CaptureViewModel::there() const
{
    QStringList ids;
    for (const auto& person : m_page.row.people)
        ids += idText(person.id);
    return ids;
}

QString CaptureViewModel::colleagues() const
{
    std::vector<std::string> names;
    const auto add = [&names](const domain::MemberRef& who) {
        if (!who.me && who.known && std::ranges::find(names, who.name) == names.end())
            names.push_back(who.name);
    };
    add(m_page.row.by);
    for (const auto& line : m_page.lines)
        add(line.by);
    return words(domain::joinNames(names));
}

facts::VisitMode CaptureViewModel::mode() const
{
    return m_page.row.mode ? facts::VisitMode(int(*m_page.row.mode)) : facts::VisitMode::None;
}

QString CaptureViewModel::objectiveSource() const
{
    return m_page.objective ? sourceOf(*m_page.objective, context().now()) : QString();
}

facts::LineType CaptureViewModel::typingType() const
{
    return m_current ? facts::LineType(int(m_current->type())) : facts::LineType::Text;
}

facts::Lane CaptureViewModel::typingLane() const
{
    return m_current && m_current->lane() ? facts::Lane(int(*m_current->lane())) : facts::Lane::None;
}

facts::SaveState CaptureViewModel::typingState() const
{
    return m_current ? m_current->state() : facts::SaveState::Nothing;
}

QString CaptureViewModel::typingSentence() const
{
    return m_current ? m_current->sentence() : QString();
}

QString CaptureViewModel::typingTime() const
{
    const domain::Now now = context().now();
    return words(now.timeOf(m_current && raw(m_current->begun()) != 0 ? m_current->begun() : now.wall));
}

QDateTime CaptureViewModel::today() const
{
    return todayOf(context());
}

void CaptureViewModel::setTypingType(int type)
{
    if (!m_current)
        return;
    const auto wanted = domain::LineType(type);
    m_current->setType(m_current->type() == wanted ? domain::LineType::Text : wanted);
}

void CaptureViewModel::setTypingLane(int lane)
{
    if (!m_current)
        return;
    const auto wanted = lane < 0 ? std::nullopt : std::optional(domain::Lane(lane));
    m_current->setLane(m_current->lane() == wanted ? std::nullopt : wanted);
    Q_EMIT typingChanged();
}

void CaptureViewModel::setPrivately(bool privately)
{
    m_privately = privately;
    if (m_current)
        m_current->setPrivate(privately);
    Q_EMIT typingChanged();
}

bool CaptureViewModel::isPrivate(const QString& lineId) const
{
    const auto at = std::ranges::find(m_page.lines, idFrom(lineId), &domain::LineRow::id);
    return at != m_page.lines.end() && at->isPrivate;
}

void CaptureViewModel::addMark()
{
    if (!isOpen())
        return;
    context().perform(
        this, [id = m_id](domain::Commands& commands) { return commands.addMark(id); }, {},
        [this](const domain::Made& /*made*/) { Q_EMIT lineAdded(); });
}

void CaptureViewModel::setMode(int mode)
{
    writeField(m_id, model::visit::mode, mode < 0 ? std::string() : domain::nameOf(domain::VisitMode(mode)));
}

void CaptureViewModel::setPlace(const QString& typed)
{
    writeField(m_id, model::visit::place, toUtf8(typed.trimmed()));
}

void CaptureViewModel::setThere(const QString& personId, bool isThere)
{
    QStringList ids = there();
    ids.removeAll(personId);
    if (isThere)
        ids += personId;
    writeField(m_id, model::visit::people, ids.join(QLatin1Char('\n')).toStdString());
}

void CaptureViewModel::writeField(const EntityId& entity, model::FieldId field, std::string value)
{
    context().perform(this, [entity, field, value = std::move(value)](domain::Commands& commands) {
        return commands.setValue(entity, field, value);
    });
}

void CaptureViewModel::setLineType(const QString& lineId, int type)
{
    context().command<domain::CapturedLine>(
        this,
        [id = idFrom(lineId), type](domain::Commands& commands) {
            return commands.setLineType(id, domain::LineType(type));
        },
        [this](const Result<domain::CapturedLine>& outcome) {
            if (!outcome)
                context().sayTrouble(words(outcome.error()));
        });
}

void CaptureViewModel::setLane(const QString& lineId, int lane)
{
    writeField(idFrom(lineId), model::line::lane, lane < 0 ? std::string() : domain::nameOf(domain::Lane(lane)));
}

void CaptureViewModel::setWhose(const QString& lineId, int whose)
{
    writeField(idFrom(lineId), model::line::whose, whose < 0 ? std::string() : domain::nameOf(domain::Whose(whose)));
}

void CaptureViewModel::setWho(const QString& lineId, const QString& personId)
{
    writeField(idFrom(lineId), model::line::who, personId.toStdString());
}

void CaptureViewModel::fillMark(const QString& lineId, const QString& typed)
{
    if (typed.trimmed().isEmpty())
        return;
    context().command<domain::CapturedLine>(
        this,
        [id = idFrom(lineId), said = toUtf8(typed)](domain::Commands& commands) { return commands.fillMark(id, said); },
        [this](const Result<domain::CapturedLine>& outcome) {
            if (!outcome)
                context().sayTrouble(words(outcome.error()));
        });
}

void CaptureViewModel::setDue(const QString& promiseId, const QDateTime& day)
{
    setDueDay(context(), this, promiseId, day);
}

void CaptureViewModel::clearDue(const QString& promiseId)
{
    setDue(promiseId, {});
}

void CaptureViewModel::editLine(const QString& lineId)
{
    endEdit();
    m_lineEditor.open(idFrom(lineId), model::line::kind, model::line::text);
}

void CaptureViewModel::endEdit()
{
    const QString lineId = editingLineId();
    if (lineId.isEmpty())
        return;
    m_lineEditor.close();
    context().command<domain::CapturedLine>(
        this, [id = idFrom(lineId)](domain::Commands& commands) { return domain::finishReworded(commands, id); },
        [this](const Result<domain::CapturedLine>& outcome) {
            if (!outcome)
                context().sayTrouble(words(outcome.error()));
        });
}

void CaptureViewModel::removeLine(const QString& lineId)
{
    if (editingLineId() == lineId)
        m_lineEditor.close();
    context().perform(
        this, [id = idFrom(lineId)](domain::Commands& commands) { return commands.remove(id); }, tr("Line deleted"));
}

void CaptureViewModel::retryLine(const QString& rowKey)
{
    if (auto* line = lineOfKey(rowKey))
        line->retry();
    else if (m_current && m_current->state() == facts::SaveState::Failed)
        m_current->retry();
}

void CaptureViewModel::copyLine(const QString& rowKey) const
{
    const int row = m_lines.indexOfKey(rowKey);
    const QString text = row >= 0 ? m_lines.fact(row, QStringLiteral("text")).toString() : m_typing.text();
    QGuiApplication::clipboard()->setText(text);
}

void CaptureViewModel::leaveOpen()
{
    context().perform(this, [id = m_id](domain::Commands& commands) { return commands.leaveVisit(id); });
}

} // namespace salver::viewmodels
