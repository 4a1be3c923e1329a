// SPDX-License-Identifier: Apache-2.0
// One weigh-up: what it is for, its ways to go with what speaks for and against each, second views, recommendations,
// look-backs. Options stand in the order in which they were added and points in the order in which they were written;
// nothing is counted. GUI thread; owned by the app view model.
#pragma once

#include "domain/advice_queries.h"
#include "viewmodels/matter_values.h"
#include "viewmodels/page_view_model.h"
#include "viewmodels/text_editor_view_model.h"

#include <map>

namespace salver::viewmodels {

class WeighupViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    Q_PROPERTY(QString weighupId READ weighupId NOTIFY opened)
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY opened)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString client READ client NOTIFY changed)
    Q_PROPERTY(QString clientId READ clientId NOTIFY changed)
    Q_PROPERTY(QString begun READ begun NOTIFY changed)
    /// Their objective, in their words, and who said it when.
    Q_PROPERTY(QString objective READ objective NOTIFY changed)
    Q_PROPERTY(QString objectiveSource READ objectiveSource NOTIFY changed)
    Q_PROPERTY(salver::viewmodels::TextEditorViewModel* whatFor READ whatFor CONSTANT)
    Q_PROPERTY(salver::viewmodels::TextEditorViewModel* badResult READ badResult CONSTANT)
    /// "optionId", "name", "best", "likely", "worst", "touches", "shortTerm", "longTerm", "weGain", "unknown",
    /// "ifItFailed", "by", "waiting", "contested".
    Q_PROPERTY(salver::viewmodels::RowsModel* options READ options CONSTANT)
    /// Their names, in the same order.
    Q_PROPERTY(QStringList optionNames READ optionNames NOTIFY changed)
    /// All points on one side, option after option: as pointsOf(), with "option" its name.
    Q_PROPERTY(salver::viewmodels::RowsModel* allFor READ allFor CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* allAgainst READ allAgainst CONSTANT)
    /// "viewId", "text", "stand" (Facts.Stand), "source", "asked" (who asked whom, when), "given", "mine" (it was asked
    /// of me and is not given), "cites", "citesId", "waiting", "contested".
    Q_PROPERTY(salver::viewmodels::RowsModel* views READ views CONSTANT)
    /// Newest first: "recommendationId", "text", "option", "signature", "source", "latest", "cites", "citesId",
    /// "waiting", "contested".
    Q_PROPERTY(salver::viewmodels::RowsModel* recommendations READ recommendations CONSTANT)
    /// Newest first: "lookbackId", "happened", "missed", "sayAgain", "source", "waiting", "contested".
    Q_PROPERTY(salver::viewmodels::RowsModel* lookbacks READ lookbacks CONSTANT)
    /// Colleagues who can be asked for a second view.
    Q_PROPERTY(salver::viewmodels::RowsModel* colleagues READ colleagues CONSTANT)
    /// What findCitable() found: "entityId", "name".
    Q_PROPERTY(salver::viewmodels::RowsModel* citable READ citable CONSTANT)
    Q_PROPERTY(QString lookBackOn READ lookBackOn NOTIFY changed)
    Q_PROPERTY(QDateTime lookBackDay READ lookBackDay NOTIFY changed)
    Q_PROPERTY(bool lookBackDue READ lookBackDue NOTIFY changed)
    Q_PROPERTY(QDateTime today READ today NOTIFY changed)
    Q_PROPERTY(bool waiting READ waiting NOTIFY changed)
    Q_PROPERTY(bool contested READ contested NOTIFY changed)
public:
    explicit WeighupViewModel(Context& context, QObject* parent = nullptr);

    Q_INVOKABLE void open(const QString& weighupId);
    [[nodiscard]] QString weighupId() const { return idText(m_id); }
    [[nodiscard]] bool isOpen() const { return !m_id.isNull(); }
    [[nodiscard]] QString title() const { return words(m_page.row.title); }
    [[nodiscard]] QString client() const { return words(m_page.row.client.name); }
    [[nodiscard]] QString clientId() const { return idText(m_page.row.client.id); }
    [[nodiscard]] QString begun() const { return whoAndWhen(m_page.row.by.name, m_page.row.on); }
    [[nodiscard]] QString objective() const;
    [[nodiscard]] QString objectiveSource() const;
    [[nodiscard]] TextEditorViewModel* whatFor() { return &m_whatFor; }
    [[nodiscard]] TextEditorViewModel* badResult() { return &m_badResult; }
    [[nodiscard]] RowsModel* options() { return &m_options; }
    [[nodiscard]] QStringList optionNames() const;
    [[nodiscard]] RowsModel* allFor() { return &m_allFor; }
    [[nodiscard]] RowsModel* allAgainst() { return &m_allAgainst; }
    [[nodiscard]] RowsModel* views() { return &m_views; }
    [[nodiscard]] RowsModel* recommendations() { return &m_recommendations; }
    [[nodiscard]] RowsModel* lookbacks() { return &m_lookbacks; }
    [[nodiscard]] RowsModel* colleagues() { return &m_colleagues; }
    [[nodiscard]] RowsModel* citable() { return &m_citable; }
    [[nodiscard]] QString lookBackOn() const;
    [[nodiscard]] QDateTime lookBackDay() const;
    [[nodiscard]] bool lookBackDue() const { return m_page.row.lookBackDue; }
    [[nodiscard]] QDateTime today() const;
    [[nodiscard]] bool waiting() const { return m_page.row.waiting; }
    [[nodiscard]] bool contested() const { return m_page.row.contested; }

    /// What speaks for or against one way to go (`side` is Facts.Side): "pointId", "text", "source", "cites",
    /// "citesId", "waiting", "contested". The list stays the same one for the same option.
    Q_INVOKABLE salver::viewmodels::RowsModel* pointsOf(const QString& optionId, int side);

    Q_INVOKABLE void addOption(const QString& name);
    Q_INVOKABLE void removeOption(const QString& optionId);
    Q_INVOKABLE void addPoint(const QString& optionId, int side, const QString& typed, const QString& citesId);
    Q_INVOKABLE void askSecondView(const QString& memberId);
    /// `viewId` is what was asked of me, "" where nobody asked.
    Q_INVOKABLE void giveSecondView(const QString& viewId, const QString& typed, int stand, const QString& citesId);
    /// `lookBack` as typed, "" to leave the day as it is.
    Q_INVOKABLE void recommend(const QString& typed, const QString& optionId, const QString& lookBack,
                               const QString& citesId);
    Q_INVOKABLE void setLookBack(const QDateTime& day);
    Q_INVOKABLE void clearLookBack();
    Q_INVOKABLE void lookBack(const QString& happened, const QString& missed, const QString& sayAgain);
    /// By the field's name in the model.
    Q_INVOKABLE void setField(const QString& entityId, const QString& field, const QString& typed);
    Q_INVOKABLE void remove(const QString& entityId, const QString& name);
    Q_INVOKABLE void showHistory(const QString& entityId, const QString& field);
    Q_INVOKABLE void findCitable(const QString& typed);
    /// Goes to what an opinion cites.
    Q_INVOKABLE void showCited(const QString& entityId);

Q_SIGNALS:
    void opened();
    void weighupWanted(const QString& weighupId);
    void placeWanted(const QString& clientId, const QString& entityId);

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    void fill();
    void fillPoints();

    EntityId m_id;
    domain::WeighupPage m_page;
    RowsModel m_options, m_allFor, m_allAgainst, m_views, m_recommendations, m_lookbacks, m_colleagues, m_citable;
    std::map<std::pair<QString, int>, RowsModel*> m_points; ///< children of this object, one an option and side
    TextEditorViewModel m_whatFor, m_badResult;
};

} // namespace salver::viewmodels
