// SPDX-License-Identifier: Apache-2.0
// One person at a client: how they like to be talked with first, then how to reach them, what we know and who told us,
// their words, the promises. GUI thread; owned by the app view model.
#pragma once

#include "viewmodels/page_view_model.h"
#include "viewmodels/rhythm_view_model.h"
#include "viewmodels/row_columns.h"
#include "viewmodels/text_editor_view_model.h"

namespace salver::viewmodels {

class PersonCardViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    Q_PROPERTY(QString personId READ personId NOTIFY opened)
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY opened)
    Q_PROPERTY(QString clientId READ clientId NOTIFY changed)
    Q_PROPERTY(QString client READ client NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString pronounced READ pronounced NOTIFY changed)
    Q_PROPERTY(QString role READ role NOTIFY changed)
    Q_PROPERTY(QString email READ email NOTIFY changed)
    Q_PROPERTY(QString phone READ phone NOTIFY changed)
    // The communication card
    Q_PROPERTY(bool talkEmpty READ talkEmpty NOTIFY changed)
    Q_PROPERTY(QString talkLine READ talkLine NOTIFY changed)
    Q_PROPERTY(QString talkChannel READ talkChannel NOTIFY changed)
    Q_PROPERTY(QString talkHours READ talkHours NOTIFY changed)
    Q_PROPERTY(QString talkDirectness READ talkDirectness NOTIFY changed)
    Q_PROPERTY(salver::viewmodels::facts::TalkDetail talkDetail READ talkDetail NOTIFY changed)
    Q_PROPERTY(QString talkWordsUse READ talkWordsUse NOTIFY changed)
    Q_PROPERTY(QString talkWordsAvoid READ talkWordsAvoid NOTIFY changed)
    Q_PROPERTY(QString talkLanguage READ talkLanguage NOTIFY changed)
    Q_PROPERTY(bool contested READ contested NOTIFY changed)
    Q_PROPERTY(bool waiting READ waiting NOTIFY changed)
    Q_PROPERTY(salver::viewmodels::RowsModel* facts READ facts CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* theirWords READ theirWords CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* promises READ promises CONSTANT)
    Q_PROPERTY(salver::viewmodels::TextEditorViewModel* about READ about CONSTANT)
    Q_PROPERTY(salver::viewmodels::RhythmViewModel* rhythm READ rhythm CONSTANT)
    Q_PROPERTY(salver::viewmodels::facts::SaveState saveState READ saveState NOTIFY saveStateChanged)
    /// The field whose value was refused, by its name, and why.
    Q_PROPERTY(QString wrongField READ wrongField NOTIFY saveStateChanged)
    Q_PROPERTY(QString sentence READ sentence NOTIFY saveStateChanged)
public:
    explicit PersonCardViewModel(Context& context, QObject* parent = nullptr);

    Q_INVOKABLE void open(const QString& personId);
    Q_INVOKABLE void close();
    [[nodiscard]] QString personId() const { return idText(m_id); }
    [[nodiscard]] bool isOpen() const { return !m_id.isNull(); }
    [[nodiscard]] QString clientId() const { return idText(m_page.row.client.id); }
    [[nodiscard]] QString client() const { return words(m_page.row.client.name); }
    [[nodiscard]] QString name() const { return words(m_page.row.name); }
    [[nodiscard]] QString pronounced() const { return words(m_page.row.pronounced); }
    [[nodiscard]] QString role() const { return words(m_page.row.role); }
    [[nodiscard]] QString email() const { return words(m_page.row.email); }
    [[nodiscard]] QString phone() const { return words(m_page.row.phone); }
    [[nodiscard]] bool talkEmpty() const { return m_page.row.talk.empty; }
    [[nodiscard]] QString talkLine() const { return words(m_page.row.talk.oneLine); }
    [[nodiscard]] QString talkChannel() const { return words(m_page.row.talk.channel); }
    [[nodiscard]] QString talkHours() const { return words(m_page.row.talk.hours); }
    [[nodiscard]] QString talkDirectness() const { return words(m_page.row.talk.directness); }
    [[nodiscard]] facts::TalkDetail talkDetail() const;
    [[nodiscard]] QString talkWordsUse() const { return words(m_page.row.talk.wordsUse); }
    [[nodiscard]] QString talkWordsAvoid() const { return words(m_page.row.talk.wordsAvoid); }
    [[nodiscard]] QString talkLanguage() const { return words(m_page.row.talk.language); }
    [[nodiscard]] bool contested() const { return m_page.row.contested; }
    [[nodiscard]] bool waiting() const { return m_page.row.waiting; }
    [[nodiscard]] RowsModel* facts() { return &m_facts; }
    [[nodiscard]] RowsModel* theirWords() { return &m_theirWords; }
    [[nodiscard]] RowsModel* promises() { return &m_promises; }
    [[nodiscard]] TextEditorViewModel* about() { return &m_about; }
    [[nodiscard]] RhythmViewModel* rhythm() { return &m_rhythm; }
    [[nodiscard]] facts::SaveState saveState() const { return m_saveState; }
    [[nodiscard]] const QString& wrongField() const { return m_wrongField; }
    [[nodiscard]] const QString& sentence() const { return m_sentence; }

    /// A value as typed, by the field's name in the model: "name", "pronounced", "role", "email", "phone",
    /// "talk channel", "talk hours", "talk directness", "talk detail", "words to use", "words to avoid", "language".
    Q_INVOKABLE void setField(const QString& field, const QString& typed);
    Q_INVOKABLE void setTalkDetail(int detail);
    Q_INVOKABLE void addFact(int type, const QString& text, const QString& source);
    Q_INVOKABLE void addFactFor(int type, const QString& text, const QString& source, bool onlyForMe);
    Q_INVOKABLE void confirmFact(const QString& factId);
    Q_INVOKABLE void thank(const QString& factId);
    /// A season, or what was to be looked at again, holds a while longer.
    Q_INVOKABLE void keepFact(const QString& factId);
    Q_INVOKABLE void remove(const QString& entityId, const QString& title);

Q_SIGNALS:
    void opened();
    void saveStateChanged();

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    void write(const QString& field, std::function<Result<domain::Made>(domain::Commands&)> what);

    EntityId m_id;
    domain::PersonPage m_page;
    RowsModel m_facts, m_theirWords, m_promises;
    TextEditorViewModel m_about;
    RhythmViewModel m_rhythm;
    facts::SaveState m_saveState{facts::SaveState::Nothing};
    QString m_wrongField;
    QString m_sentence;
    int m_writes{};
};

} // namespace salver::viewmodels
