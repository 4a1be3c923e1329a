// SPDX-License-Identifier: Apache-2.0
// Mini panels: the questions that were asked of a few people, and the one that is open with each answer to the letter and
// the themes that people lay them to by hand. GUI thread; owned by the app view model.
#pragma once

#include "domain/panel_queries.h"
#include "viewmodels/matter_values.h"
#include "viewmodels/page_view_model.h"

namespace salver::viewmodels {

class PanelViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    /// Every question, open ones first: "panelId", "question", "banner", "source", "waiting", "contested"
    Q_PROPERTY(salver::viewmodels::RowsModel* panels READ panels CONSTANT)
    Q_PROPERTY(QString panelId READ panelId NOTIFY opened)
    Q_PROPERTY(QString question READ question NOTIFY changed)
    /// How it is asked, in our words.
    Q_PROPERTY(QString wayOfAsking READ wayOfAsking NOTIFY changed)
    Q_PROPERTY(QString banner READ banner NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)
    Q_PROPERTY(QString how READ how NOTIFY changed)
    Q_PROPERTY(QString askers READ askers NOTIFY changed)
    /// What is missing for a panel; "" where all is well.
    Q_PROPERTY(QString size READ size NOTIFY changed)
    Q_PROPERTY(QString source READ source NOTIFY changed)
    Q_PROPERTY(bool closed READ closed NOTIFY changed)
    Q_PROPERTY(bool contested READ contested NOTIFY changed)
    /// Each theme with its answers under it, laid flat.
    Q_PROPERTY(salver::viewmodels::RowsModel* sorted READ sorted CONSTANT)
    /// Answers that no theme holds.
    Q_PROPERTY(salver::viewmodels::RowsModel* alone READ alone CONSTANT)
    /// Asked, and not answered yet.
    Q_PROPERTY(salver::viewmodels::RowsModel* silent READ silent CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* themes READ themes CONSTANT)
    /// People who can be asked, by the letters of `lookingFor`; those who were asked are left out.
    Q_PROPERTY(salver::viewmodels::RowsModel* askable READ askable CONSTANT)
    Q_PROPERTY(QString lookingFor READ lookingFor WRITE setLookingFor NOTIFY changed)
public:
    explicit PanelViewModel(Context& context, QObject* parent = nullptr);

    /// "" shows the list alone.
    Q_INVOKABLE void open(const QString& panelId);
    [[nodiscard]] QString panelId() const { return idText(m_id); }
    [[nodiscard]] QString question() const { return words(m_page.row.question); }
    [[nodiscard]] QString wayOfAsking() const { return words(m_page.row.how); }
    [[nodiscard]] QString banner() const { return words(m_page.row.banner); }
    [[nodiscard]] QString note() const { return words(m_page.note); }
    [[nodiscard]] QString how() const { return words(m_page.how); }
    [[nodiscard]] QString askers() const { return words(m_page.askers); }
    [[nodiscard]] QString size() const { return words(m_page.size); }
    [[nodiscard]] QString source() const { return whoAndWhen(words(m_page.row.by.name), m_page.row.on); }
    [[nodiscard]] bool closed() const { return m_page.row.closedOn.has_value(); }
    [[nodiscard]] bool contested() const { return m_page.row.contested; }
    [[nodiscard]] RowsModel* panels() { return &m_panels; }
    [[nodiscard]] RowsModel* sorted() { return &m_sorted; }
    [[nodiscard]] RowsModel* alone() { return &m_alone; }
    [[nodiscard]] RowsModel* silent() { return &m_silent; }
    [[nodiscard]] RowsModel* themes() { return &m_themes; }
    [[nodiscard]] RowsModel* askable() { return &m_askable; }
    [[nodiscard]] QString lookingFor() const { return m_lookingFor; }
    void setLookingFor(const QString& letters);

    /// `panelMade` follows.
    Q_INVOKABLE void begin(const QString& question, const QString& how);
    /// Empty words: asked, and not answered yet. `mode` counts the model's ways of asking, -1 for not noted.
    Q_INVOKABLE void noteAnswer(const QString& personId, const QString& typed, int mode);
    Q_INVOKABLE void nameTheme(const QString& name);
    /// Names a theme and lays this answer to it.
    Q_INVOKABLE void nameThemeFor(const QString& name, const QString& answerId);
    Q_INVOKABLE void sort(const QString& themeId, const QString& answerId, bool there);
    Q_INVOKABLE bool holds(const QString& themeId, const QString& answerId) const;
    Q_INVOKABLE void setClosed(bool closed);
    /// One field as typed, by its name in the model.
    Q_INVOKABLE void change(const QString& entityId, const QString& field, const QString& typed);
    Q_INVOKABLE void remove(const QString& entityId, const QString& name);
    Q_INVOKABLE void showHistory(const QString& entityId, const QString& field);

Q_SIGNALS:
    void opened();
    void panelMade(const QString& panelId);

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    Result<void> readAskable();
    void fill();

    EntityId m_id;
    domain::PanelPage m_page;
    QString m_lookingFor;
    RowsModel m_panels, m_sorted, m_alone, m_silent, m_themes, m_askable;
};

} // namespace salver::viewmodels
