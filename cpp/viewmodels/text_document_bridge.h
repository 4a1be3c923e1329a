// SPDX-License-Identifier: Apache-2.0
// Binds the document of a QML TextEdit or TextArea to a mergeable text: what the person changes comes out as splices
// in Unicode scalars, what others wrote goes in with caret, selection and a composing input method kept. It keeps a
// mirror of what the text is believed to be, and its own undo, which takes back the person's edits and leaves
// everybody else's. Belongs to an editor's view model; GUI thread.
#pragma once

#include "domain/text_delta.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QQuickItem>
#include <QTextDocument>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <span>
#include <vector>

namespace salver::viewmodels {

class TextDocumentBridge : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("An editor's view model makes it")
    /// The TextEdit or TextArea, with textFormat PlainText. Set it once the view is complete.
    Q_PROPERTY(QQuickItem* editor READ editor WRITE setEditor NOTIFY editorChanged)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY undoChanged)
    Q_PROPERTY(bool canRedo READ canRedo NOTIFY undoChanged)
public:
    explicit TextDocumentBridge(QObject* parent = nullptr);
    ~TextDocumentBridge() override;

    [[nodiscard]] QQuickItem* editor() const;
    void setEditor(QQuickItem* editor);
    /// The part of setEditor without Qt Quick: `editor` has the properties cursorPosition, selectionStart,
    /// selectionEnd and inputMethodComposing, and the method select(int, int).
    void attach(QTextDocument* document, QObject* editor);

    /// What the editor shows as the mergeable text has it; "\n" ends a line.
    [[nodiscard]] const QString& text() const { return m_mirror; }
    /// Shows another text from its beginning and forgets what could be undone.
    void load(const QString& text);
    /// Puts in what others wrote, each splice on the outcome of the one before. Splices that touch the block in
    /// which an input method composes wait until it is done, at the longest holdMsMax.
    void applyRemote(std::span<const text::Splice> splices);

    Q_INVOKABLE void undo();
    Q_INVOKABLE void redo();
    /// The next edit starts a new step of undo.
    Q_INVOKABLE void endUndoStep() { m_stepOpen = false; }
    [[nodiscard]] bool canUndo() const { return !m_undo.empty(); }
    [[nodiscard]] bool canRedo() const { return !m_redo.empty(); }
    [[nodiscard]] bool holding() const { return !m_held.empty(); }
    /// Enter does not break the line but says lineEnded.
    void setEndsLines(bool ends) { m_endsLines = ends; }

    static constexpr int holdMsMax = 2000;
    /// Typing within this time is one step of undo.
    static constexpr int undoStepMs = 800;
    static constexpr std::size_t undoStepsMax = 200;

Q_SIGNALS:
    void editorChanged();
    void undoChanged();
    /// The person changed the text; positions in the text with everything that applyRemote was given.
    void edited(const std::vector<salver::text::Splice>& splices);
    void lineEnded();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private Q_SLOTS:
    void onComposingChanged();

private:
    void onContentsChange(int position, int removed, int added);
    void takeEdit(const std::vector<text::Splice>& splices);
    void takeSlice(qsizetype from, qsizetype oldEnd, qsizetype newEnd);
    void remember(domain::TextDelta back, const std::vector<text::Splice>& splices, const QString& before);
    void carryUndoOver(const domain::TextDelta& remote);
    void applyHeld();
    /// Changes document and mirror with the guard on and returns what takes it back. Of what others wrote the caret
    /// keeps its place; of an undo it goes to the end.
    domain::TextDelta applyToDocument(const std::vector<text::Splice>& splices, bool ours);
    void replaceDocument();
    void correctDocument();
    void takeBack(std::vector<domain::TextDelta>& from, std::vector<domain::TextDelta>& to);
    [[nodiscard]] bool composing() const;
    [[nodiscard]] bool touchesComposingBlock(const domain::TextDelta& delta) const;
    [[nodiscard]] QString documentSlice(qsizetype from, qsizetype to) const;

    QPointer<QTextDocument> m_document;
    QPointer<QObject> m_editor;
    QString m_mirror;
    domain::TextDelta m_held; ///< from the shown text to the one that the model has
    QTimer m_holdTimer;
    std::vector<domain::TextDelta> m_undo; ///< the last one fits the shown text, each other what is there after it
    std::vector<domain::TextDelta> m_redo;
    QElapsedTimer m_sinceEdit;
    std::uint64_t m_stepPosition{}; ///< where the next character of the open step is expected
    enum class Step : std::uint8_t { Typing, Backspace, Delete, Other };
    Step m_step{Step::Other};
    bool m_stepOpen{false};
    bool m_applying{false};
    bool m_inSlot{false};
    bool m_correctionDue{false};
    bool m_endsLines{false};
};

} // namespace salver::viewmodels
