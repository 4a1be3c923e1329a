// SPDX-License-Identifier: Apache-2.0
// The team's shared page: what waits to be looked at together, each list with its dates and whys and without a count
// of anybody's, and who is in the spaces one shares. GUI thread; owned by the app view model.
#pragma once

#include "viewmodels/advice_columns.h"
#include "viewmodels/handover_columns.h"
#include "viewmodels/page_view_model.h"

namespace salver::viewmodels {

class HouseViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    /// Spaces with their members under them, laid flat: "isSpace", "name", "detail" (what the space is for, or what
    /// the member may do), "initials", "me", "members" (of a space: how many).
    Q_PROPERTY(salver::viewmodels::RowsModel* rows READ rows CONSTANT)
    /// The teams one is in, where there are several: "spaceId", "name".
    Q_PROPERTY(salver::viewmodels::RowsModel* teams READ teams CONSTANT)
    /// The team whose words and lists of its own the House shows, and that new things go to.
    Q_PROPERTY(QString team READ team NOTIFY changed)
    /// Look-backs whose day has come, with weighupColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* lookBacks READ lookBacks CONSTANT)
    /// Second views that were asked and not given, with askedColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* views READ views CONSTANT)
    /// What anybody is stuck with, then what was solved last, with trickyColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* problems READ problems CONSTANT)
    /// Heard and never played back: "objectiveId", "text" (theirs), "client", "source", "why".
    Q_PROPERTY(salver::viewmodels::RowsModel* unplayed READ unplayed CONSTANT)
    /// Agreed rhythms whose day has come, the longest past first: "rhythmId", "clientId", "text" (as agreed), "who",
    /// "lastContact", "next", "why".
    Q_PROPERTY(salver::viewmodels::RowsModel* rhythms READ rhythms CONSTANT)
    /// The newest no's and differences, with stanceColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* stances READ stances CONSTANT)
    /// What lit them, or us, up lately, with lineColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* sparks READ sparks CONSTANT)
    /// Facts worth asking again: "factId", "text", "about", "why".
    Q_PROPERTY(salver::viewmodels::RowsModel* askAgain READ askAgain CONSTANT)
    /// Handovers under way, with handoverColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* handovers READ handovers CONSTANT)
    /// Nothing of all that.
    Q_PROPERTY(bool quiet READ quiet NOTIFY changed)
    /// Colleagues, oneself left out.
    Q_PROPERTY(int colleagues READ colleagues NOTIFY changed)
public:
    explicit HouseViewModel(Context& context, QObject* parent = nullptr);
    [[nodiscard]] RowsModel* rows() { return &m_rows; }
    [[nodiscard]] RowsModel* teams() { return &m_teams; }
    [[nodiscard]] QString team() const { return idText(m_team); }
    Q_INVOKABLE void chooseTeam(const QString& spaceId);
    [[nodiscard]] RowsModel* lookBacks() { return &m_lookBacks; }
    [[nodiscard]] RowsModel* views() { return &m_views; }
    [[nodiscard]] RowsModel* problems() { return &m_problems; }
    [[nodiscard]] RowsModel* unplayed() { return &m_unplayed; }
    [[nodiscard]] RowsModel* rhythms() { return &m_rhythms; }
    [[nodiscard]] RowsModel* stances() { return &m_stances; }
    [[nodiscard]] RowsModel* sparks() { return &m_sparks; }
    [[nodiscard]] RowsModel* askAgain() { return &m_askAgain; }
    [[nodiscard]] RowsModel* handovers() { return &m_handovers; }
    [[nodiscard]] bool quiet() const;
    /// "I back this", with a word or without.
    Q_INVOKABLE void backStance(const QString& stanceId, const QString& word);
    [[nodiscard]] int colleagues() const { return m_colleagues; }

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    Result<void> readLists();
    Result<void> readTeams();
    RowsModel m_rows, m_teams, m_lookBacks, m_views, m_problems, m_unplayed, m_rhythms, m_stances, m_sparks, m_askAgain, m_handovers;
    SpaceId m_team;
    int m_colleagues{};
};

} // namespace salver::viewmodels
