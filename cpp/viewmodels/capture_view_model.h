// SPDX-License-Identifier: Apache-2.0
// A visit while it runs: its lines with the truth about where each stands, the line being typed, the promise dates,
// and nothing that has to be filled in. GUI thread; owned by the app view model.
#pragma once

#include "viewmodels/page_view_model.h"
#include "viewmodels/row_columns.h"
#include "viewmodels/text_editor_view_model.h"
#include "viewmodels/typed_line.h"

#include <memory>
#include <vector>

namespace salver::viewmodels {

class CaptureViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    Q_PROPERTY(QString visitId READ visitId NOTIFY opened)
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY opened)
    /// "Brightwater Housing", or "" for a capture that is not filed yet.
    Q_PROPERTY(QString client READ client NOTIFY changed)
    Q_PROPERTY(QString clientId READ clientId NOTIFY changed)
    Q_PROPERTY(QString startedAt READ startedAt NOTIFY changed)
    Q_PROPERTY(QString people READ people NOTIFY changed)
    Q_PROPERTY(QString place READ place NOTIFY changed)
    /// The client's people, with personColumns(); isThere() says who of them is there.
    Q_PROPERTY(salver::viewmodels::RowsModel* clientPeople READ clientPeople CONSTANT)
    /// The ids of those who are there.
    Q_PROPERTY(QStringList there READ there NOTIFY changed)
    /// Colleagues who write in this visit too.
    Q_PROPERTY(QString colleagues READ colleagues NOTIFY changed)
    Q_PROPERTY(salver::viewmodels::facts::VisitMode mode READ mode NOTIFY changed)
    Q_PROPERTY(salver::viewmodels::facts::VisitState visitState READ visitState NOTIFY changed)
    /// Their words, pinned at the top.
    Q_PROPERTY(QString objective READ objective NOTIFY changed)
    Q_PROPERTY(QString objectiveSource READ objectiveSource NOTIFY changed)
    /// The lines with captureColumns(), the one being typed left out.
    Q_PROPERTY(salver::viewmodels::RowsModel* lines READ lines CONSTANT)
    Q_PROPERTY(int unfilledMarks READ unfilledMarks NOTIFY changed)
    /// Worst of all lines: Saving, Failed, Saved or Synced; Nothing where there is no line.
    Q_PROPERTY(salver::viewmodels::facts::SaveState saveState READ saveState NOTIFY savedChanged)
    /// Why the last failing line could not be saved.
    Q_PROPERTY(QString sentence READ sentence NOTIFY savedChanged)
    // The line being typed. QML sets typing.editor.
    Q_PROPERTY(salver::viewmodels::TextDocumentBridge* typing READ typing CONSTANT)
    Q_PROPERTY(salver::viewmodels::facts::LineType typingType READ typingType NOTIFY typingChanged)
    Q_PROPERTY(salver::viewmodels::facts::Lane typingLane READ typingLane NOTIFY typingChanged)
    /// What is typed from now on is for oneself alone: it never leaves for the team's devices.
    Q_PROPERTY(bool privately READ privately WRITE setPrivately NOTIFY typingChanged)
    Q_PROPERTY(salver::viewmodels::facts::SaveState typingState READ typingState NOTIFY typingChanged)
    Q_PROPERTY(QString typingSentence READ typingSentence NOTIFY typingChanged)
    Q_PROPERTY(QString typingTime READ typingTime NOTIFY typingChanged)
    Q_PROPERTY(bool typingEmpty READ typingEmpty NOTIFY typingChanged)
    // A stored line that is edited in place.
    Q_PROPERTY(salver::viewmodels::TextEditorViewModel* lineEditor READ lineEditor CONSTANT)
    Q_PROPERTY(QString editingLineId READ editingLineId NOTIFY editingChanged)
    Q_PROPERTY(QDateTime today READ today NOTIFY changed)
public:
    explicit CaptureViewModel(Context& context, QObject* parent = nullptr);
    ~CaptureViewModel() override;

    /// Starts a visit; an empty id starts one without a client. `opened` follows when it is committed.
    Q_INVOKABLE void start(const QString& clientId);
    Q_INVOKABLE void open(const QString& visitId);
    /// Leaves the page; the visit goes on running.
    Q_INVOKABLE void close();
    [[nodiscard]] QString visitId() const { return idText(m_id); }
    [[nodiscard]] bool isOpen() const { return !m_id.isNull(); }
    [[nodiscard]] QString client() const { return words(m_page.row.client.name); }
    [[nodiscard]] QString clientId() const { return idText(m_page.row.client.id); }
    [[nodiscard]] QString startedAt() const { return words(m_page.row.time); }
    [[nodiscard]] QString people() const;
    [[nodiscard]] QString place() const { return words(m_page.row.place); }
    [[nodiscard]] RowsModel* clientPeople() { return &m_clientPeople; }
    [[nodiscard]] QStringList there() const;
    [[nodiscard]] QString colleagues() const;
    [[nodiscard]] facts::VisitMode mode() const;
    [[nodiscard]] facts::VisitState visitState() const { return facts::VisitState(int(m_page.row.state)); }
    [[nodiscard]] QString objective() const { return m_page.objective ? words(m_page.objective->text) : QString(); }
    [[nodiscard]] QString objectiveSource() const;
    [[nodiscard]] RowsModel* lines() { return &m_lines; }
    [[nodiscard]] int unfilledMarks() const { return int(m_page.unfilledMarks.size()); }
    [[nodiscard]] facts::SaveState saveState() const { return m_saveState; }
    [[nodiscard]] const QString& sentence() const { return m_sentence; }
    [[nodiscard]] TextDocumentBridge* typing() { return &m_typing; }
    [[nodiscard]] facts::LineType typingType() const;
    [[nodiscard]] facts::Lane typingLane() const;
    [[nodiscard]] bool privately() const { return m_privately; }
    void setPrivately(bool privately);
    [[nodiscard]] facts::SaveState typingState() const;
    [[nodiscard]] QString typingSentence() const;
    [[nodiscard]] QString typingTime() const;
    [[nodiscard]] bool typingEmpty() const { return m_typing.text().isEmpty(); }
    [[nodiscard]] TextEditorViewModel* lineEditor() { return &m_lineEditor; }
    [[nodiscard]] QString editingLineId() const { return m_lineEditor.entityId(); }
    [[nodiscard]] QDateTime today() const;

    /// Enter: the typed line is done and the next begins.
    Q_INVOKABLE void endLine();
    /// A button under the lines: what the line being typed is. The same again makes it a plain line.
    Q_INVOKABLE void setTypingType(int type);
    /// One tap for the line being typed; the same again takes it back.
    Q_INVOKABLE void setTypingLane(int lane);
    /// Whether a stored line is for oneself alone.
    Q_INVOKABLE bool isPrivate(const QString& lineId) const;
    Q_INVOKABLE void addMark();
    Q_INVOKABLE void setMode(int mode);
    Q_INVOKABLE void setPlace(const QString& typed);
    Q_INVOKABLE void setThere(const QString& personId, bool there);

    Q_INVOKABLE void setLineType(const QString& lineId, int type);
    Q_INVOKABLE void setLane(const QString& lineId, int lane);
    /// A spark's: Facts.Whose.
    Q_INVOKABLE void setWhose(const QString& lineId, int whose);
    /// Opens the objective, the no or the advice that a line stands for.
    Q_INVOKABLE void showMatter(const QString& lineId) { Q_EMIT matterWanted(lineId); }
    /// The line sparked something that one could do for them.
    Q_INVOKABLE void ideaFrom(const QString& lineId) { Q_EMIT ideaWanted(lineId); }
    /// Whose words they are; empty: nobody named.
    Q_INVOKABLE void setWho(const QString& lineId, const QString& personId);
    Q_INVOKABLE void fillMark(const QString& lineId, const QString& typed);
    Q_INVOKABLE void setDue(const QString& promiseId, const QDateTime& day);
    Q_INVOKABLE void clearDue(const QString& promiseId);
    Q_INVOKABLE void editLine(const QString& lineId);
    Q_INVOKABLE void endEdit();
    Q_INVOKABLE void removeLine(const QString& lineId);
    Q_INVOKABLE void retryLine(const QString& rowKey);
    Q_INVOKABLE void copyLine(const QString& rowKey) const;
    /// Not running any more, to be wrapped up later.
    Q_INVOKABLE void leaveOpen();

    /// A paste larger than this is refused with a sentence, and stays on the clipboard.
    static constexpr qsizetype pasteUnitsMax = 200'000;
    static constexpr qsizetype pasteLinesMax = 500;

Q_SIGNALS:
    void matterWanted(const QString& lineId);
    void ideaWanted(const QString& lineId);
    void opened();
    void savedChanged();
    void typingChanged();
    void editingChanged();
    /// A line was added at the end: the page scrolls there.
    void lineAdded();

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    void onTyped(const std::vector<text::Splice>& splices);
    void takePastedLines();
    void beginLine();
    void showRows();
    void dropDone();
    [[nodiscard]] CaptureRow rowOf(const domain::LineRow& line) const;
    [[nodiscard]] CaptureRow rowOf(const TypedLine& line) const;
    [[nodiscard]] TypedLine* lineOfKey(const QString& key) const;
    void endCurrent();
    void judge();
    void writeField(const EntityId& entity, model::FieldId field, std::string value);

    EntityId m_id;
    domain::VisitPage m_page;
    RowsModel m_lines;
    RowsModel m_clientPeople;
    TextDocumentBridge m_typing;
    std::unique_ptr<TypedLine> m_current;
    bool m_privately{false};
    std::vector<std::unique_ptr<TypedLine>> m_ending; ///< typed, on their way to the store
    std::map<EntityId, QString> m_keys; ///< so that a row keeps its key when it turns out to be stored
    TextEditorViewModel m_lineEditor;
    facts::SaveState m_saveState{facts::SaveState::Nothing};
    QString m_sentence;
    QTimer m_minutes; ///< the time beside the caret moves on
    int m_lineCount{};
    int m_lastKey{};
    bool m_outOfStep{false}; ///< the typed line was not told of the last edit
};

} // namespace salver::viewmodels
