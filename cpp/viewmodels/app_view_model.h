// SPDX-License-Identifier: Apache-2.0
// The root that QML is given: it owns every page's view model, knows who is signed in and which visit runs, and asks
// for pages on behalf of the palette, the search and the command line. GUI thread; the composition root owns it.
#pragma once

#include "viewmodels/agreement_view_model.h"
#include "viewmodels/asked_view_model.h"
#include "viewmodels/bin_view_model.h"
#include "viewmodels/brief_view_model.h"
#include "viewmodels/capture_view_model.h"
#include "viewmodels/care_view_model.h"
#include "viewmodels/client_list_view_model.h"
#include "viewmodels/client_page_view_model.h"
#include "viewmodels/conflict_view_model.h"
#include "viewmodels/decoder_view_model.h"
#include "viewmodels/glossary_view_model.h"
#include "viewmodels/handover_view_model.h"
#include "viewmodels/history_view_model.h"
#include "viewmodels/going_view_model.h"
#include "viewmodels/house_texts_view_model.h"
#include "viewmodels/house_view_model.h"
#include "viewmodels/objective_view_model.h"
#include "viewmodels/objectives_view_model.h"
#include "viewmodels/onboarding_view_model.h"
#include "viewmodels/palette_view_model.h"
#include "viewmodels/panel_view_model.h"
#include "viewmodels/person_card_view_model.h"
#include "viewmodels/pledge_view_model.h"
#include "viewmodels/promises_view_model.h"
#include "viewmodels/search_view_model.h"
#include "viewmodels/settings_view_model.h"
#include "viewmodels/sign_in_view_model.h"
#include "viewmodels/sync_centre_view_model.h"
#include "viewmodels/sync_view_model.h"
#include "viewmodels/team_view_model.h"
#include "viewmodels/today_view_model.h"
#include "viewmodels/together_view_model.h"
#include "viewmodels/touches_view_model.h"
#include "viewmodels/understanding_view_model.h"
#include "viewmodels/undo_view_model.h"
#include "viewmodels/week_view_model.h"
#include "viewmodels/weighup_view_model.h"
#include "viewmodels/wrap_view_model.h"

namespace salver::viewmodels {

class AppViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The composition root makes it")
    Q_PROPERTY(salver::viewmodels::TodayViewModel* today READ today CONSTANT)
    Q_PROPERTY(salver::viewmodels::ClientListViewModel* clients READ clients CONSTANT)
    Q_PROPERTY(salver::viewmodels::ClientPageViewModel* client READ client CONSTANT)
    Q_PROPERTY(salver::viewmodels::PersonCardViewModel* person READ person CONSTANT)
    Q_PROPERTY(salver::viewmodels::BriefViewModel* brief READ brief CONSTANT)
    Q_PROPERTY(salver::viewmodels::ObjectivesViewModel* objectives READ objectives CONSTANT)
    Q_PROPERTY(salver::viewmodels::ObjectiveViewModel* objective READ objective CONSTANT)
    Q_PROPERTY(salver::viewmodels::TogetherViewModel* together READ together CONSTANT)
    Q_PROPERTY(salver::viewmodels::WeighupViewModel* weighup READ weighup CONSTANT)
    Q_PROPERTY(salver::viewmodels::AskedViewModel* asked READ asked CONSTANT)
    Q_PROPERTY(salver::viewmodels::OnboardingViewModel* onboarding READ onboarding CONSTANT)
    Q_PROPERTY(salver::viewmodels::OnboardingViewModel* templates READ templates CONSTANT)
    Q_PROPERTY(salver::viewmodels::TouchesViewModel* touches READ touches CONSTANT)
    Q_PROPERTY(salver::viewmodels::CaptureViewModel* capture READ capture CONSTANT)
    Q_PROPERTY(salver::viewmodels::WrapViewModel* wrap READ wrap CONSTANT)
    Q_PROPERTY(salver::viewmodels::PromisesViewModel* promises READ promises CONSTANT)
    Q_PROPERTY(salver::viewmodels::SearchViewModel* search READ search CONSTANT)
    Q_PROPERTY(salver::viewmodels::PaletteViewModel* palette READ palette CONSTANT)
    Q_PROPERTY(salver::viewmodels::SyncViewModel* sync READ sync CONSTANT)
    Q_PROPERTY(salver::viewmodels::SyncCentreViewModel* syncCentre READ syncCentre CONSTANT)
    Q_PROPERTY(salver::viewmodels::ConflictViewModel* conflict READ conflict CONSTANT)
    Q_PROPERTY(salver::viewmodels::HistoryViewModel* history READ history CONSTANT)
    Q_PROPERTY(salver::viewmodels::BinViewModel* bin READ bin CONSTANT)
    Q_PROPERTY(salver::viewmodels::HouseViewModel* house READ house CONSTANT)
    Q_PROPERTY(salver::viewmodels::HouseTextsViewModel* houseTexts READ houseTexts CONSTANT)
    /// What stands over the capture that is open.
    Q_PROPERTY(salver::viewmodels::HeartViewModel* heart READ heart CONSTANT)
    Q_PROPERTY(salver::viewmodels::PledgeViewModel* pledge READ pledge CONSTANT)
    /// With the client that is looked at.
    Q_PROPERTY(salver::viewmodels::AgreementViewModel* agreement READ agreement CONSTANT)
    Q_PROPERTY(salver::viewmodels::AgreementViewModel* agreementTemplate READ agreementTemplate CONSTANT)
    Q_PROPERTY(salver::viewmodels::WeekViewModel* week READ week CONSTANT)
    Q_PROPERTY(salver::viewmodels::DecoderViewModel* decoder READ decoder CONSTANT)
    Q_PROPERTY(salver::viewmodels::GlossaryViewModel* glossary READ glossary CONSTANT)
    Q_PROPERTY(salver::viewmodels::UnderstandingViewModel* understanding READ understanding CONSTANT)
    Q_PROPERTY(salver::viewmodels::CareViewModel* care READ care CONSTANT)
    Q_PROPERTY(salver::viewmodels::HandoverViewModel* handover READ handover CONSTANT)
    Q_PROPERTY(salver::viewmodels::TeamViewModel* team READ team CONSTANT)
    Q_PROPERTY(salver::viewmodels::GoingViewModel* going READ going CONSTANT)
    Q_PROPERTY(salver::viewmodels::GoingViewModel* houseGoing READ houseGoing CONSTANT)
    Q_PROPERTY(salver::viewmodels::PanelViewModel* panel READ panel CONSTANT)
    Q_PROPERTY(salver::viewmodels::SettingsViewModel* settings READ settings CONSTANT)
    Q_PROPERTY(salver::viewmodels::SignInViewModel* signIn READ signIn CONSTANT)
    Q_PROPERTY(salver::viewmodels::UndoViewModel* undo READ undo CONSTANT)
    Q_PROPERTY(QString userName READ userName NOTIFY userChanged)
    /// What the opening of the data came to that a person should know of; empty where all was as it should be.
    Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged)
    // The bar over every page while a visit of mine runs.
    Q_PROPERTY(QString runningVisitId READ runningVisitId NOTIFY runningChanged)
    Q_PROPERTY(QString runningVisit READ runningVisit NOTIFY runningChanged)
    /// A colleague's, where none of mine runs: who is where since when, and the visit to look into.
    Q_PROPERTY(QString colleagueVisitId READ colleagueVisitId NOTIFY runningChanged)
    Q_PROPERTY(QString colleagueVisit READ colleagueVisit NOTIFY runningChanged)
public:
    AppViewModel(Context& context, AccountPort& account, MachineSettings& machine, QObject* parent = nullptr);

    [[nodiscard]] TodayViewModel* today() { return &m_today; }
    [[nodiscard]] ClientListViewModel* clients() { return &m_clients; }
    [[nodiscard]] ClientPageViewModel* client() { return &m_client; }
    [[nodiscard]] PersonCardViewModel* person() { return &m_person; }
    [[nodiscard]] BriefViewModel* brief() { return &m_brief; }
    [[nodiscard]] ObjectivesViewModel* objectives() { return &m_objectives; }
    [[nodiscard]] ObjectiveViewModel* objective() { return &m_objective; }
    [[nodiscard]] TogetherViewModel* together() { return &m_together; }
    [[nodiscard]] WeighupViewModel* weighup() { return &m_weighup; }
    [[nodiscard]] AskedViewModel* asked() { return &m_asked; }
    [[nodiscard]] OnboardingViewModel* onboarding() { return &m_onboarding; }
    /// Another of the kind, for the team's templates.
    [[nodiscard]] OnboardingViewModel* templates() { return &m_templates; }
    [[nodiscard]] TouchesViewModel* touches() { return &m_touches; }
    [[nodiscard]] CaptureViewModel* capture() { return &m_capture; }
    [[nodiscard]] WrapViewModel* wrap() { return &m_wrap; }
    [[nodiscard]] PromisesViewModel* promises() { return &m_promises; }
    [[nodiscard]] SearchViewModel* search() { return &m_search; }
    [[nodiscard]] PaletteViewModel* palette() { return &m_palette; }
    [[nodiscard]] SyncViewModel* sync() { return &m_sync; }
    [[nodiscard]] SyncCentreViewModel* syncCentre() { return &m_syncCentre; }
    [[nodiscard]] ConflictViewModel* conflict() { return &m_conflict; }
    [[nodiscard]] HistoryViewModel* history() { return &m_history; }
    [[nodiscard]] BinViewModel* bin() { return &m_bin; }
    [[nodiscard]] HouseViewModel* house() { return &m_house; }
    [[nodiscard]] HouseTextsViewModel* houseTexts() { return &m_houseTexts; }
    [[nodiscard]] HeartViewModel* heart() { return &m_heart; }
    [[nodiscard]] PledgeViewModel* pledge() { return &m_pledge; }
    [[nodiscard]] AgreementViewModel* agreement() { return &m_agreement; }
    [[nodiscard]] AgreementViewModel* agreementTemplate() { return &m_agreementTemplate; }
    [[nodiscard]] WeekViewModel* week() { return &m_week; }
    [[nodiscard]] DecoderViewModel* decoder() { return &m_decoder; }
    [[nodiscard]] GlossaryViewModel* glossary() { return &m_glossary; }
    [[nodiscard]] UnderstandingViewModel* understanding() { return &m_understanding; }
    [[nodiscard]] CareViewModel* care() { return &m_care; }
    [[nodiscard]] HandoverViewModel* handover() { return &m_handover; }
    [[nodiscard]] TeamViewModel* team() { return &m_team; }
    [[nodiscard]] GoingViewModel* going() { return &m_going; }
    [[nodiscard]] GoingViewModel* houseGoing() { return &m_houseGoing; }
    [[nodiscard]] PanelViewModel* panel() { return &m_panel; }
    [[nodiscard]] SettingsViewModel* settings() { return &m_settings; }
    [[nodiscard]] SignInViewModel* signIn() { return &m_signIn; }
    [[nodiscard]] UndoViewModel* undo() { return &m_undo; }
    [[nodiscard]] const QString& userName() const { return m_userName; }
    [[nodiscard]] QString runningVisitId() const { return m_running ? idText(m_running->id) : QString(); }
    /// "Brightwater Housing · 10:04", or "Visit · 10:04" before it is filed.
    [[nodiscard]] QString runningVisit() const;
    [[nodiscard]] QString colleagueVisitId() const;
    [[nodiscard]] QString colleagueVisit() const;

    [[nodiscard]] const QString& notice() const { return m_notice; }
    void setNotice(const QString& sentence);
    /// The person has read it.
    Q_INVOKABLE void putNoticeAway() { setNotice({}); }

    /// Machine state the window keeps.
    Q_INVOKABLE QString remembered(const QString& key) const;
    Q_INVOKABLE void remember(const QString& key, const QString& value);

    /// Asks the Shell for a page, as the command line and notifications do.
    Q_INVOKABLE void askFor(salver::viewmodels::facts::Page page);
    /// The brief of a client's visit, of their next one where `visitId` is empty; with neither, of my next one, or of
    /// the client that was opened last.
    Q_INVOKABLE void askForBrief(const QString& clientId, const QString& visitId);
    /// Opens an objective, a weigh-up on its page.
    Q_INVOKABLE void askForObjective(const QString& objectiveId);
    Q_INVOKABLE void askForWeighup(const QString& weighupId);
    /// The glossary of a client, or the House's with "".
    Q_INVOKABLE void askForGlossary(const QString& clientId);
    /// Who looks after a client; a handover.
    Q_INVOKABLE void askForCare(const QString& clientId);
    Q_INVOKABLE void askForHandover(const QString& handoverId);
    /// Opens a line where it stands in its client's timeline, or its running capture.
    Q_INVOKABLE void askForLine(const QString& clientId, const QString& visitId, const QString& lineId);

Q_SIGNALS:
    void userChanged();
    void noticeChanged();
    void runningChanged();
    // What the Shell navigates by.
    void pageWanted(salver::viewmodels::facts::Page page);
    void clientWanted(const QString& clientId);
    void personWanted(const QString& personId);
    /// The question is open and should be shown.
    void panelWanted();
    /// The part of the client's page on what we think and say together.
    void togetherWanted(const QString& clientId);
    /// The part on getting to know each other and on touches.
    void knowingWanted(const QString& clientId);
    /// The brief is open and should be shown.
    void briefWanted();
    void captureWanted(const QString& visitId);
    /// The client's timeline is open and should show this entity.
    void placeWanted(const QString& clientId, const QString& entityId);
    void commandWanted(salver::viewmodels::PaletteViewModel::Command command);
    /// A sentence for a toast: what was taken back, or what could not be done.
    void said(const QString& sentence);
    void trouble(const QString& sentence);

private:
    void wireJumps();
    void wireMatters();
    void wireUnderstanding();
    void showMatter(const QString& lineId);
    void readUser();
    void readRunning();

    Context& m_context;
    MachineSettings& m_machine;
    TodayViewModel m_today;
    ClientListViewModel m_clients;
    ClientPageViewModel m_client;
    PersonCardViewModel m_person;
    BriefViewModel m_brief;
    ObjectivesViewModel m_objectives;
    ObjectiveViewModel m_objective;
    TogetherViewModel m_together;
    WeighupViewModel m_weighup;
    AskedViewModel m_asked;
    OnboardingViewModel m_onboarding;
    OnboardingViewModel m_templates;
    TouchesViewModel m_touches;
    CaptureViewModel m_capture;
    WrapViewModel m_wrap;
    PromisesViewModel m_promises;
    SearchViewModel m_search;
    PaletteViewModel m_palette;
    SyncViewModel m_sync;
    SyncCentreViewModel m_syncCentre;
    ConflictViewModel m_conflict;
    HistoryViewModel m_history;
    BinViewModel m_bin;
    HouseViewModel m_house;
    HouseTextsViewModel m_houseTexts;
    HeartViewModel m_heart;
    PledgeViewModel m_pledge;
    AgreementViewModel m_agreement;
    AgreementViewModel m_agreementTemplate;
    WeekViewModel m_week;
    DecoderViewModel m_decoder;
    GlossaryViewModel m_glossary;
    UnderstandingViewModel m_understanding;
    CareViewModel m_care;
    HandoverViewModel m_handover;
    TeamViewModel m_team;
    GoingViewModel m_going, m_houseGoing;
    PanelViewModel m_panel;
    SettingsViewModel m_settings;
    SignInViewModel m_signIn;
    UndoViewModel m_undo;
    QString m_userName;
    QString m_notice;
    std::optional<domain::VisitRow> m_running;
    std::vector<domain::VisitRow> m_colleagues; ///< out now
};

} // namespace salver::viewmodels
