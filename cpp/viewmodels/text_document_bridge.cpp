// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/text_document_bridge.h"

#include "viewmodels/editor_text.h"

#include <QKeyEvent>
#include <QKeySequence>
#include <QQuickTextDocument>
#include <QTextBlock>
#include <QTextCursor>

#include <algorithm>
#include <utility>

namespace salver::viewmodels {

namespace {

/// Applies splices to a UTF-16 text and returns what takes them back, in the order to apply it.
std::vector<text::Splice> spliceInto(QString& text, const std::vector<text::Splice>& splices)
{
    std::vector<text::Splice> back;
    for (const text::Splice& splice : splices) {
        const qsizetype at = utf16Offset(text, splice.position);
        const qsizetype gone = utf16Offset(QStringView(text).sliced(at), splice.removed);
        const QString come = fromUtf8(splice.inserted);
        back.push_back({splice.position, scalarsIn(come), text.mid(at, gone).toStdString()});
        text.replace(at, gone, come);
    }
    std::ranges::reverse(back);
    return back;
}

/// Where caret and selection stand, and how they move when somebody else writes.
struct Caret {
    int anchor{};
    int position{};

    void shift(int at, int gone, int come)
    {
        if (anchor == position) {
            move(position, at, gone, come, false);
            anchor = position;
            return;
        }
        int& low = anchor < position ? anchor : position;
        int& high = anchor < position ? position : anchor;
        move(low, at, gone, come, true);
        move(high, at, gone, come, false);
    }

private:
    /// At the very place only the start of a selection moves, so that nobody's typing drags my caret along and my
    /// selection holds what it held.
    static void move(int& place, int at, int gone, int come, bool startsSelection)
    {
        if (at > place || (at == place && !startsSelection))
            return;
        if (at == place)
            place += come;
        else if (at + gone <= place)
            place += come - gone;
        else
            place = at;
    }
};

/// What comes at once and is longer was pasted, and is a step of its own.
constexpr std::uint64_t typedMost = 16;

bool hasSpace(const QString& text)
{
    return std::ranges::any_of(text, [](QChar unit) { return unit.isSpace(); });
}

} // namespace

TextDocumentBridge::TextDocumentBridge(QObject* parent) : QObject(parent)
{
    m_holdTimer.setSingleShot(true);
    m_holdTimer.setInterval(holdMsMax);
    connect(&m_holdTimer, &QTimer::timeout, this, &TextDocumentBridge::applyHeld);
}

TextDocumentBridge::~TextDocumentBridge() = default;

QQuickItem* TextDocumentBridge::editor() const
{
    return qobject_cast<QQuickItem*>(m_editor.data());
}

void TextDocumentBridge::setEditor(QQuickItem* editor)
{
    if (editor == m_editor.data())
        return;
    QTextDocument* document = nullptr;
    if (editor != nullptr) {
        if (auto* wrapper = editor->property("textDocument").value<QQuickTextDocument*>())
            document = wrapper->textDocument();
    }
    attach(document, editor);
    Q_EMIT editorChanged();
}

void TextDocumentBridge::attach(QTextDocument* document, QObject* editor)
{
    if (m_document)
        m_document->disconnect(this);
    if (m_editor) {
        m_editor->disconnect(this);
        m_editor->removeEventFilter(this);
    }
    m_document = document;
    m_editor = editor;
    if (m_document == nullptr)
        return;
    // A document without a layout emits no contentsChange; the first one flushes a stale signal, so make it now.
    m_document->documentLayout();
    m_document->setUndoRedoEnabled(false);
    replaceDocument();
    connect(m_document, &QTextDocument::contentsChange, this, &TextDocumentBridge::onContentsChange);
    if (m_editor == nullptr)
        return;
    m_editor->installEventFilter(this);
    const QMetaObject* meta = m_editor->metaObject();
    const int composing = meta->indexOfProperty("inputMethodComposing");
    if (composing >= 0 && meta->property(composing).hasNotifySignal()) {
        const int slot = metaObject()->indexOfMethod("onComposingChanged()");
        connect(m_editor, meta->property(composing).notifySignal(), this, metaObject()->method(slot));
    }
}

void TextDocumentBridge::load(const QString& text)
{
    m_mirror = sanitised(text);
    m_held = {};
    m_holdTimer.stop();
    m_undo.clear();
    m_redo.clear();
    m_stepOpen = false;
    if (m_document)
        replaceDocument();
    Q_EMIT undoChanged();
}

void TextDocumentBridge::replaceDocument()
{
    m_applying = true;
    QTextCursor cursor(m_document);
    cursor.beginEditBlock();
    cursor.select(QTextCursor::Document);
    cursor.insertText(displayed(m_mirror));
    cursor.endEditBlock();
    m_applying = false;
}

QString TextDocumentBridge::documentSlice(qsizetype from, qsizetype to) const
{
    QTextCursor cursor(m_document);
    cursor.setPosition(int(from));
    cursor.setPosition(int(to), QTextCursor::KeepAnchor);
    // Not toPlainText(): that turns a no-break space into a space.
    return cursor.selectedText().replace(QChar::ParagraphSeparator, u'\n');
}

void TextDocumentBridge::onContentsChange(int position, int removed, int added)
{
    if (m_applying || m_document == nullptr)
        return;
    m_inSlot = true;
    // The counts include the separator after the last block, and a first layout flushes old ones: what does not add
    // up is compared as a whole.
    const qsizetype length = m_document->characterCount() - 1;
    const qsizetype from = std::min<qsizetype>(position, std::min(length, m_mirror.size()));
    const qsizetype oldEnd = std::min<qsizetype>(position + removed, m_mirror.size());
    const qsizetype newEnd = std::min<qsizetype>(position + added, length);
    if (m_mirror.size() - (oldEnd - from) + (newEnd - from) == length && from == position)
        takeSlice(from, oldEnd, newEnd);
    if (m_document->characterCount() - 1 != m_mirror.size())
        takeSlice(0, m_mirror.size(), m_document->characterCount() - 1);
    m_inSlot = false;
}

void TextDocumentBridge::takeSlice(qsizetype from, qsizetype oldEnd, qsizetype newEnd)
{
    const auto low = [this](qsizetype inMirror, qsizetype inDocument) {
        return (inMirror < m_mirror.size() && m_mirror.at(inMirror).isLowSurrogate()) ||
               m_document->characterAt(int(inDocument)).isLowSurrogate();
    };
    while (from > 0 && low(from, from))
        --from;
    while (oldEnd < m_mirror.size() && low(oldEnd, newEnd)) {
        ++oldEnd;
        ++newEnd;
    }
    const QString slice = documentSlice(from, newEnd);
    const QString clean = sanitised(slice);
    const QString old = displayed(QStringView(m_mirror).sliced(from, oldEnd - from));
    if (clean != slice && !m_correctionDue) {
        // What is done to a document inside this slot is not signalled.
        m_correctionDue = true;
        QMetaObject::invokeMethod(this, &TextDocumentBridge::correctDocument, Qt::QueuedConnection);
    }
    const auto splices = difference(old, clean, scalarsIn(QStringView(m_mirror).first(from)));
    if (!splices.empty())
        takeEdit(splices);
}

void TextDocumentBridge::takeEdit(const std::vector<text::Splice>& splices)
{
    const QString before = splices.size() == 1 && m_stepOpen ? m_mirror : QString();
    const auto back = domain::TextDelta::fromSplices(spliceInto(m_mirror, splices));
    remember(back, splices, before);
    if (!m_redo.empty())
        m_redo.clear();
    Q_EMIT undoChanged();
    if (m_held.empty()) {
        Q_EMIT edited(splices);
        return;
    }
    const auto mine = domain::TextDelta::fromSplices(splices);
    const auto placed = mine.over(m_held, false);
    m_held = m_held.over(mine, true);
    Q_EMIT edited(placed.splices());
}

void TextDocumentBridge::remember(domain::TextDelta back, const std::vector<text::Splice>& splices,
                                  const QString& before)
{
    const text::Splice& splice = splices.front();
    const QString typed = fromUtf8(splice.inserted);
    const std::uint64_t come = scalarsIn(typed);
    Step kind = Step::Other;
    if (splices.size() > 1 || typed.contains(u'\n') || (splice.removed > 0 && come > 0) || come > typedMost)
        kind = Step::Other;
    else if (splice.removed == 0)
        kind = Step::Typing;
    else
        kind = splice.position == m_stepPosition && m_step == Step::Delete ? Step::Delete : Step::Backspace;
    const bool joins = m_stepOpen && kind == m_step && kind != Step::Other && !m_undo.empty() &&
                       m_sinceEdit.elapsed() < undoStepMs;
    bool continues = false;
    if (joins && kind == Step::Typing) {
        const qsizetype at = utf16Offset(before, splice.position);
        const bool newWord = at > 0 && before.at(at - 1).isSpace() && !hasSpace(typed);
        continues = splice.position == m_stepPosition && !newWord;
    } else if (joins) {
        continues = splice.position == m_stepPosition || splice.position + splice.removed == m_stepPosition;
    }
    if (continues) {
        m_undo.back() = back.then(m_undo.back());
    } else {
        m_undo.push_back(std::move(back));
        if (m_undo.size() > undoStepsMax)
            m_undo.erase(m_undo.begin());
    }
    m_step = kind;
    m_stepOpen = true;
    m_stepPosition = splice.position + come;
    m_sinceEdit.start();
}

void TextDocumentBridge::applyRemote(std::span<const text::Splice> splices)
{
    if (splices.empty())
        return;
    if (m_inSlot) {
        std::vector<text::Splice> later(splices.begin(), splices.end());
        QMetaObject::invokeMethod(
            this, [this, later = std::move(later)] { applyRemote(later); }, Qt::QueuedConnection);
        return;
    }
    const auto delta = domain::TextDelta::fromSplices(splices);
    if (!m_held.empty()) {
        m_held = m_held.then(delta);
        return;
    }
    if (composing() && touchesComposingBlock(delta)) {
        m_held = delta;
        m_holdTimer.start();
        return;
    }
    carryUndoOver(delta);
    applyToDocument(delta.splices(), false);
}

void TextDocumentBridge::applyHeld()
{
    m_holdTimer.stop();
    if (m_held.empty())
        return;
    const auto delta = std::exchange(m_held, {});
    carryUndoOver(delta);
    applyToDocument(delta.splices(), false);
}

void TextDocumentBridge::onComposingChanged()
{
    // The commit's own signal may still be under way.
    if (!composing() && !m_held.empty())
        QMetaObject::invokeMethod(this, &TextDocumentBridge::applyHeld, Qt::QueuedConnection);
}

void TextDocumentBridge::carryUndoOver(const domain::TextDelta& remote)
{
    m_stepOpen = false;
    for (auto* stack : {&m_undo, &m_redo}) {
        domain::TextDelta moving = remote;
        for (auto item = stack->rbegin(); item != stack->rend(); ++item) {
            const domain::TextDelta carried = item->over(moving, false);
            moving = moving.over(*item, true);
            *item = carried;
        }
        std::erase_if(*stack, [](const domain::TextDelta& item) { return item.empty(); });
    }
    Q_EMIT undoChanged();
}

domain::TextDelta TextDocumentBridge::applyToDocument(const std::vector<text::Splice>& splices, bool ours)
{
    if (m_document == nullptr)
        return domain::TextDelta::fromSplices(spliceInto(m_mirror, splices));
    const bool placing = m_editor != nullptr && (ours || !composing());
    Caret caret;
    if (placing) {
        caret.position = m_editor->property("cursorPosition").toInt();
        const int start = m_editor->property("selectionStart").toInt();
        const int end = m_editor->property("selectionEnd").toInt();
        caret.anchor = start == end ? caret.position : (caret.position == start ? end : start);
    }
    std::vector<text::Splice> back;
    m_applying = true;
    QTextCursor cursor(m_document);
    QTextCursor last(m_document);
    cursor.beginEditBlock();
    for (const text::Splice& splice : splices) {
        const qsizetype at = utf16Offset(m_mirror, splice.position);
        const qsizetype gone = utf16Offset(QStringView(m_mirror).sliced(at), splice.removed);
        const QString come = fromUtf8(splice.inserted);
        auto one = spliceInto(m_mirror, {splice});
        back.insert(back.begin(), one.begin(), one.end());
        cursor.setPosition(int(at));
        cursor.setPosition(int(at + gone), QTextCursor::KeepAnchor);
        cursor.insertText(displayed(come));
        if (&splice == &splices.front())
            last.setPosition(int(at + come.size()));
        caret.shift(int(at), int(gone), int(come.size()));
    }
    cursor.endEditBlock();
    m_applying = false;
    if (placing) {
        if (ours)
            caret.anchor = caret.position = last.position();
        QMetaObject::invokeMethod(m_editor, "select", Q_ARG(int, caret.anchor), Q_ARG(int, caret.position));
    }
    return domain::TextDelta::fromSplices(back);
}

void TextDocumentBridge::correctDocument()
{
    m_correctionDue = false;
    if (m_document == nullptr)
        return;
    const QString wanted = displayed(m_mirror);
    const QString raw = m_document->toRawText().replace(QChar::ParagraphSeparator, u'\n');
    if (raw.size() != wanted.size())
        return;
    m_applying = true;
    QTextCursor cursor(m_document);
    cursor.beginEditBlock();
    for (qsizetype i = 0; i < raw.size(); ++i) {
        if (raw.at(i) == wanted.at(i))
            continue;
        cursor.setPosition(int(i));
        cursor.setPosition(int(i + 1), QTextCursor::KeepAnchor);
        cursor.insertText(wanted.mid(i, 1));
    }
    cursor.endEditBlock();
    m_applying = false;
}

void TextDocumentBridge::takeBack(std::vector<domain::TextDelta>& from, std::vector<domain::TextDelta>& to)
{
    applyHeld();
    m_stepOpen = false;
    if (from.empty())
        return;
    const auto delta = std::move(from.back());
    from.pop_back();
    const auto splices = delta.splices();
    to.push_back(applyToDocument(splices, true));
    Q_EMIT undoChanged();
    Q_EMIT edited(splices);
}

void TextDocumentBridge::undo()
{
    takeBack(m_undo, m_redo);
}

void TextDocumentBridge::redo()
{
    takeBack(m_redo, m_undo);
}

bool TextDocumentBridge::composing() const
{
    return m_editor != nullptr && m_editor->property("inputMethodComposing").toBool();
}

bool TextDocumentBridge::touchesComposingBlock(const domain::TextDelta& delta) const
{
    const QTextBlock block = m_document->findBlock(m_editor->property("cursorPosition").toInt());
    const qsizetype beginUnits = std::min<qsizetype>(block.position(), m_mirror.size());
    const std::uint64_t begin = scalarsIn(QStringView(m_mirror).first(beginUnits));
    const qsizetype endUnits = std::min<qsizetype>(block.position() + block.length() - 1, m_mirror.size());
    const std::uint64_t end = scalarsIn(QStringView(m_mirror).first(endUnits));
    const auto splices = delta.splices();
    return std::ranges::any_of(splices, [&](const text::Splice& splice) {
        return splice.position <= end && splice.position + splice.removed >= begin;
    });
}

bool TextDocumentBridge::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QObject::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (m_endsLines && enter && event->type() == QEvent::KeyPress && !composing()) {
        Q_EMIT lineEnded();
        return true;
    }
    const bool wantsUndo = key->matches(QKeySequence::Undo);
    if (!wantsUndo && !key->matches(QKeySequence::Redo))
        return QObject::eventFilter(watched, event);
    // TextEdit takes these keys even with its own stack off. With nothing to undo here they are left to the window.
    const bool possible = wantsUndo ? canUndo() : canRedo();
    event->setAccepted(possible);
    if (possible && event->type() == QEvent::KeyPress)
        wantsUndo ? undo() : redo();
    return true;
}

} // namespace salver::viewmodels
