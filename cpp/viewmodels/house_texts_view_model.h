// SPDX-License-Identifier: Apache-2.0
// The House's own words: the ethos, which stands over every brief and capture together with how this client likes to be
// talked with, and the standard, a text that the team edits together. GUI thread; owned by the app view model.
#pragma once

#include "domain/house_queries.h"
#include "viewmodels/page_view_model.h"
#include "viewmodels/text_editor_view_model.h"

#include <QStringList>

namespace salver::viewmodels {

class HouseTextsViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    Q_PROPERTY(QString ethos READ ethos NOTIFY changed)
    /// At most five, without empty ones.
    Q_PROPERTY(QStringList ethosLines READ ethosLines NOTIFY changed)
    /// Two people wrote at once, and it became longer than five lines.
    Q_PROPERTY(bool ethosTooLong READ ethosTooLong NOTIFY changed)
    Q_PROPERTY(QString ethosSource READ ethosSource NOTIFY changed)
    Q_PROPERTY(bool ethosWaiting READ ethosWaiting NOTIFY changed)
    Q_PROPERTY(bool hasStandard READ hasStandard NOTIFY changed)
    Q_PROPERTY(QString standardSource READ standardSource NOTIFY changed)
    /// Where the standard is typed, once openStandard() has been answered.
    Q_PROPERTY(salver::viewmodels::TextEditorViewModel* editor READ editor CONSTANT)
    /// The signed-in person leads a team.
    Q_PROPERTY(bool leads READ leads NOTIFY changed)
public:
    explicit HouseTextsViewModel(Context& context, QObject* parent = nullptr);

    [[nodiscard]] QString ethos() const { return words(m_ethos.text); }
    [[nodiscard]] QStringList ethosLines() const;
    [[nodiscard]] bool ethosTooLong() const;
    [[nodiscard]] QString ethosSource() const;
    [[nodiscard]] bool ethosWaiting() const { return m_ethos.waiting; }
    [[nodiscard]] bool hasStandard() const { return !m_standard.text.empty(); }
    [[nodiscard]] QString standardSource() const;
    [[nodiscard]] TextEditorViewModel* editor() { return &m_editor; }
    [[nodiscard]] bool leads() const { return m_leads; }

    Q_INVOKABLE void setEthos(const QString& typed);
    Q_INVOKABLE void showEthosHistory();
    /// Opens the standard for typing; where nobody has begun it, the first words do.
    Q_INVOKABLE void openStandard();

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    SpaceId m_house;
    domain::HouseText m_ethos, m_standard;
    TextEditorViewModel m_editor;
    bool m_leads{false};
};

/// What stands over a capture: the ethos, and in a line each how those who are there like to be talked with.
class HeartViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    Q_PROPERTY(QStringList ethosLines READ ethosLines NOTIFY changed)
    /// "personId", "name", "talk" (one line), "avoid" (words not to use).
    Q_PROPERTY(salver::viewmodels::RowsModel* people READ people CONSTANT)
    /// The first person's line, for a bar of one line.
    Q_PROPERTY(QString firstLine READ firstLine NOTIFY changed)
    Q_PROPERTY(bool empty READ empty NOTIFY changed)
public:
    explicit HeartViewModel(Context& context, QObject* parent = nullptr);
    /// Who is there stands first; nobody named: everybody of the client.
    void open(const QString& clientId, const QStringList& there);
    [[nodiscard]] const QStringList& ethosLines() const { return m_ethosLines; }
    [[nodiscard]] RowsModel* people() { return &m_people; }
    [[nodiscard]] QString firstLine() const;
    [[nodiscard]] bool empty() const { return m_ethosLines.isEmpty() && m_people.count() == 0; }

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    EntityId m_client;
    QStringList m_there;
    QStringList m_ethosLines;
    RowsModel m_people;
};

} // namespace salver::viewmodels
