// SPDX-License-Identifier: Apache-2.0
// The rhythm that was agreed with one client or one person: its words, the last contact, the day that follows; and
// agreeing on it. GUI thread; the view model of the client's page or the person's card owns it.
#pragma once

#include "domain/rhythm_queries.h"
#include "viewmodels/page_view_model.h"

#include <optional>

namespace salver::viewmodels {

class RhythmViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The client's page and the person's card own one each")
    Q_PROPERTY(bool agreed READ agreed NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    /// 0 where nobody can tell from the words.
    Q_PROPERTY(int everyDays READ everyDays NOTIFY changed)
    /// "with Sam Okoro, 3 May".
    Q_PROPERTY(QString agreement READ agreement NOTIFY changed)
    /// "22 Apr"; empty where there was none.
    Q_PROPERTY(QString lastContact READ lastContact NOTIFY changed)
    Q_PROPERTY(QString next READ next NOTIFY changed)
    Q_PROPERTY(bool come READ come NOTIFY changed)
    Q_PROPERTY(bool paused READ paused NOTIFY changed)
    /// What it would need to be told; empty where all of it can be read.
    Q_PROPERTY(QString asks READ asks NOTIFY changed)
    Q_PROPERTY(QString why READ why NOTIFY changed)
    Q_PROPERTY(bool contested READ contested NOTIFY changed)
public:
    explicit RhythmViewModel(Context& context, QObject* parent = nullptr);

    /// Of these two one is set; both null: of nobody.
    void show(const EntityId& client, const EntityId& person);

    [[nodiscard]] bool agreed() const { return m_row.has_value(); }
    [[nodiscard]] QString text() const { return m_row ? words(m_row->text) : QString(); }
    [[nodiscard]] int everyDays() const { return m_row ? m_row->everyDays.value_or(0) : 0; }
    [[nodiscard]] QString agreement() const;
    [[nodiscard]] QString lastContact() const;
    [[nodiscard]] QString next() const { return m_row && m_row->next ? words(m_row->next->words) : QString(); }
    [[nodiscard]] bool come() const { return m_row && m_row->come; }
    [[nodiscard]] bool paused() const { return m_row && m_row->paused; }
    [[nodiscard]] QString asks() const { return m_row ? words(m_row->asks) : QString(); }
    [[nodiscard]] QString why() const { return m_row ? words(m_row->why.sentence) : QString(); }
    [[nodiscard]] bool contested() const { return m_row && m_row->contested; }

    /// `everyDays` 0: as the words say. `withPerson`: whom it was agreed with, or "".
    Q_INVOKABLE void agree(const QString& typed, int everyDays, const QString& withPerson);
    /// Nobody keeps to it any more; it goes into the bin.
    Q_INVOKABLE void end();
    /// How the words would be read: the most days between two contacts, 0 where they do not say.
    Q_INVOKABLE int daysRead(const QString& typed) const;
    /// The words for a pause among them; "" for none.
    Q_INVOKABLE QString pauseRead(const QString& typed) const;
    /// Whether a pause is named that cannot be read.
    Q_INVOKABLE bool pauseUnread(const QString& typed) const;

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    EntityId m_client;
    EntityId m_person;
    std::optional<domain::RhythmRow> m_row;
};

} // namespace salver::viewmodels
