// SPDX-License-Identifier: Apache-2.0
// A lead's week: a blank page of their own beside plain facts. What is written stays in their own space. GUI thread;
// owned by the app view model.
#pragma once

#include "domain/reflection_queries.h"
#include "viewmodels/page_view_model.h"
#include "viewmodels/text_editor_view_model.h"

namespace salver::viewmodels {

class WeekViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    /// Its Monday in words.
    Q_PROPERTY(QString week READ week NOTIFY changed)
    Q_PROPERTY(bool thisWeek READ thisWeek NOTIFY changed)
    Q_PROPERTY(salver::viewmodels::TextEditorViewModel* editor READ editor CONSTANT)
    /// Clients that the person has had no visit with this month: "clientId", "name", "last", "why".
    Q_PROPERTY(salver::viewmodels::RowsModel* notSpokenTo READ notSpokenTo CONSTANT)
    /// Second views asked of them, with askedColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* asked READ asked CONSTANT)
    /// With weighupColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* lookBacks READ lookBacks CONSTANT)
    /// Other weeks: "monday" (to open it by), "week" (in words), "start".
    Q_PROPERTY(salver::viewmodels::RowsModel* before READ before CONSTANT)
public:
    explicit WeekViewModel(Context& context, QObject* parent = nullptr);

    /// A Monday as "2026-05-11"; "" is this week's. Its page is made with the first words.
    Q_INVOKABLE void open(const QString& monday);
    [[nodiscard]] QString week() const;
    [[nodiscard]] bool thisWeek() const;
    [[nodiscard]] TextEditorViewModel* editor() { return &m_editor; }
    [[nodiscard]] RowsModel* notSpokenTo() { return &m_notSpokenTo; }
    [[nodiscard]] RowsModel* asked() { return &m_asked; }
    [[nodiscard]] RowsModel* lookBacks() { return &m_lookBacks; }
    [[nodiscard]] RowsModel* before() { return &m_before; }

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    domain::Day m_monday;
    EntityId m_page;
    TextEditorViewModel m_editor;
    RowsModel m_notSpokenTo, m_asked, m_lookBacks, m_before;
};

} // namespace salver::viewmodels
