// SPDX-License-Identifier: Apache-2.0
// The House's texts, working agreements and a lead's week on a small team with real databases.
#include "domain/agreement_commands.h"
#include "domain/agreement_queries.h"
#include "domain/brief_query.h"
#include "domain/house_commands.h"
#include "domain/house_queries.h"
#include "domain/preference_list.h"
#include "domain/reflection_queries.h"
#include "domain/text_history.h"
#include "domain/weighup_commands.h"
#include "small_team.h"

using namespace salver;
using namespace salver::domain;
using namespace salver::test;

namespace {

constexpr std::chrono::hours aDay{24};

HouseText page(Device& device, const SpaceId& house, HouseSlot slot)
{
    return must(houseText(device.reader(), house, slot, device.now()), "houseText");
}

WorkingAgreement with(Device& device, const EntityId& client)
{
    return must(agreementWith(device.reader(), client, device.now()), "agreementWith");
}

} // namespace

class TestHouse : public QObject {
    Q_OBJECT

private slots:
    void theEthosHasFiveLines();
    void twoHandsInOneStandard();
    void versionsOfTheStandardComeBack();
    void ethosAndAgreementStandInTheBrief();
    void fromTheTemplateInOnesOwnWords();
    void bothBeginFromTheTemplate();
    void theSameWordsElsewhere();
    void notLookedAtForAYear();
    void tryKeepDrop();
    void aWeekOfOnesOwn();
    void theHouseFollowsTheChosenTeam();
    void theFactsBesideIt();
    void everyStepIsTakenBack();
};

void TestHouse::theEthosHasFiveLines()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    must(setHousePage(commands, team.team, HouseSlot::Ethos, "We ring first.\n\n  We say no kindly.  \n"));
    QCOMPARE(page(*team.priya, team.team, HouseSlot::Ethos).text, std::string("We ring first.\nWe say no kindly."));
    const auto refused = setHousePage(commands, team.team, HouseSlot::Ethos, "1\n2\n3\n4\n5\n6");
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
    must(setHousePage(commands, team.team, HouseSlot::Ethos, "1\n2\n3\n4\n5"));
    team.sync();
    // Two add a line apart: both stay, and five are shown.
    must(setHousePage(team.priya->commands(), team.team, HouseSlot::Ethos, "1\n2\n3\n4\nfive of Priya's"));
    must(setHousePage(team.tom->commands(), team.team, HouseSlot::Ethos, "Tom's\n1\n2\n3\n4"));
    team.sync();
    const auto merged = page(*team.tom, team.team, HouseSlot::Ethos).text;
    QCOMPARE(merged, page(*team.priya, team.team, HouseSlot::Ethos).text);
    QVERIFY(merged.find("Tom's") != std::string::npos);
    PageRows rows(team.tom->reader(), team.tom->now());
    QVERIFY(ethosOf(rows, team.team).size() <= ethosLinesMost);
}

void TestHouse::twoHandsInOneStandard()
{
    SmallTeam team;
    must(setHousePage(team.priya->commands(), team.team, HouseSlot::Standard, "We come early. We leave on time."));
    team.sync();
    must(setHousePage(team.priya->commands(), team.team, HouseSlot::Standard, "We always come early. We leave on time."));
    must(setHousePage(team.tom->commands(), team.team, HouseSlot::Standard, "We come early. We leave on time, and thank them."));
    team.sync();
    for (auto* device : {team.priya.get(), team.tom.get(), team.phone.get()})
        QCOMPARE(page(*device, team.team, HouseSlot::Standard).text, std::string("We always come early. We leave on time, and thank them."));
    QCOMPARE(must(openHousePage(team.tom->commands(), team.team, HouseSlot::Standard)).id, housePageId(team.team, HouseSlot::Standard));
}

void TestHouse::versionsOfTheStandardComeBack()
{
    SmallTeam team;
    const auto made = must(setHousePage(team.priya->commands(), team.team, HouseSlot::Standard, "We come early."));
    team.sync();
    team.clock.advance(aDay);
    must(setHousePage(team.tom->commands(), team.team, HouseSlot::Standard, "We come."));
    team.sync();
    auto history = must(textHistory(team.priya->queries(), made.id, model::housePage::text, team.priya->now()));
    QCOMPARE(history.versions.size(), std::size_t(2));
    QCOMPARE(history.versions[0].by.name, std::string("Tom Ashdown"));
    QCOMPARE(history.versions[1].by.name, std::string("Priya Raman"));
    const auto parts = must(compareVersions(team.priya->queries(), made.id, model::housePage::text, history.versions[1].upTo, history.versions[0].upTo));
    QVERIFY(std::ranges::any_of(parts, [](const auto& part) { return part.kind == ComparedPart::Kind::Removed && part.text.find("early") != std::string::npos; }));
    must(bringBackText(team.priya->commands(), made.id, model::housePage::text, history.versions[1].upTo));
    team.sync();
    QCOMPARE(page(*team.tom, team.team, HouseSlot::Standard).text, std::string("We come early."));
}

void TestHouse::ethosAndAgreementStandInTheBrief()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater Housing");
    auto read = must(brief(team.priya->queries(), client.id, {}, team.priya->now()));
    QVERIFY(read.ethos.empty() && read.agreements.empty());
    must(setHousePage(team.priya->commands(), team.team, HouseSlot::Ethos, "We ring first."));
    must(addAgreement(team.priya->commands(), team.team, {client.id, AgreementTopic::BadNews, "By phone, before noon", {}, ""}));
    must(addExperiment(team.priya->commands(), client.id, "stand-up calls"));
    team.sync();
    read = must(brief(team.tom->queries(), client.id, {}, team.tom->now()));
    QCOMPARE(read.ethos, std::vector<std::string>{"We ring first."});
    QCOMPARE(read.agreements.at(0).text, std::string("By phone, before noon"));
    QCOMPARE(read.trying.at(0).text, std::string("stand-up calls"));
}

void TestHouse::fromTheTemplateInOnesOwnWords()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Brightwater Housing");
    domain::NewPerson who;
    who.client = client.id;
    who.name = "Sam Okoro";
    const auto sam = must(commands.addPerson(who));
    QVERIFY(!beginFromTemplate(commands, team.team, client.id));
    must(addAgreement(commands, team.team, {{}, AgreementTopic::Never, "We never copy in somebody's boss", {}, ""}));
    const auto decides = must(addAgreement(commands, team.team, {{}, AgreementTopic::WhoDecides, "One person decides", {}, ""}));
    QCOMPARE(with(*team.priya, client.id).inTemplate, std::size_t(2));
    must(beginFromTemplate(commands, team.team, client.id));
    auto page = with(*team.priya, client.id);
    QCOMPARE(page.lines.size(), std::size_t(2));
    QCOMPARE(page.inTemplate, std::size_t(0));
    QCOMPARE(page.lines[0].text, std::string("One person decides"));
    QVERIFY(page.lines[0].stillTemplate && page.lines[1].stillTemplate);
    QVERIFY(!page.lines[0].agreed);
    must(rewordAgreement(commands, page.lines[0].id, "Sam decides, and Lena on anything digital"));
    must(agreeOn(commands, page.lines[0].id, sam.id, "yesterday"));
    page = with(*team.priya, client.id);
    QVERIFY(!page.lines[0].stillTemplate);
    QCOMPARE(page.lines[0].agreedWith.name, std::string("Sam Okoro"));
    QVERIFY(page.lines[0].agreed);
    // The template moves on: what was taken over as it stood is ours now, word for word.
    must(rewordAgreement(commands, decides.id, "Somebody decides"));
    QVERIFY(!with(*team.priya, client.id).lines[0].stillTemplate);
    QVERIFY(with(*team.priya, client.id).lines[1].stillTemplate);
    QVERIFY(!agreeOn(commands, decides.id, sam.id, ""));
    QVERIFY(!beginFromTemplate(commands, team.team, client.id));
}

void TestHouse::bothBeginFromTheTemplate()
{
    SmallTeam team;
    const auto client = addClient(*team.priya, "Brightwater Housing");
    must(addAgreement(team.priya->commands(), team.team, {{}, AgreementTopic::Tools, "One folder", {}, ""}));
    team.sync();
    must(beginFromTemplate(team.priya->commands(), team.team, client.id));
    must(beginFromTemplate(team.tom->commands(), team.team, client.id));
    team.sync();
    QCOMPARE(with(*team.tom, client.id).lines.size(), std::size_t(1));
    QCOMPARE(with(*team.priya, client.id).lines.size(), std::size_t(1));
}

void TestHouse::theSameWordsElsewhere()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    std::vector<EntityId> clients;
    for (const char* name : {"Arden Mills", "Brightwater Housing", "Hollis & Co"}) {
        clients.push_back(addClient(*team.priya, name).id);
        must(addAgreement(commands, team.team, {clients.back(), AgreementTopic::Meetings, "Fifteen minutes, standing", {}, ""}));
    }
    must(addAgreement(commands, team.team, {clients[0], AgreementTopic::Meetings, "Fifteen minutes, standing", {}, ""}));
    must(addAgreement(commands, team.team, {clients[0], AgreementTopic::Meetings, "At the mill", {}, ""}));
    // Others are counted as clients, not as lines, and the template is no client.
    must(addAgreement(commands, team.team, {{}, AgreementTopic::Meetings, "Fifteen minutes, standing", {}, ""}));
    for (const auto& line : with(*team.priya, clients[0]).lines)
        QCOMPARE(line.alsoUsedFor, line.text == "At the mill" ? std::size_t(0) : std::size_t(2));
}

void TestHouse::notLookedAtForAYear()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto old = addClient(*team.priya, "Arden Mills");
    const auto fresh = addClient(*team.priya, "Brightwater Housing");
    addClient(*team.priya, "Hollis & Co");
    must(addAgreement(commands, team.team, {old.id, AgreementTopic::Tools, "One folder", {}, ""}));
    must(addAgreement(commands, team.team, {fresh.id, AgreementTopic::Tools, "Two folders", {}, ""}));
    team.clock.advance(aDay * 364);
    QVERIFY(must(agreementsNotLookedAt(team.priya->reader(), team.priya->now())).empty());
    must(lookedAtAgreement(commands, fresh.id));
    team.clock.advance(aDay);
    team.sync();
    const auto rows = must(agreementsNotLookedAt(team.tom->reader(), team.tom->now()));
    QCOMPARE(rows.size(), std::size_t(1));
    QCOMPARE(rows[0].client.id, old.id);
    QVERIFY(rows[0].why.find("14 May") != std::string::npos);
    QVERIFY(with(*team.tom, old.id).oldEnough && !with(*team.tom, fresh.id).oldEnough);
    must(lookedAtAgreement(team.tom->commands(), old.id));
    QVERIFY(must(agreementsNotLookedAt(team.tom->reader(), team.tom->now())).empty());
}

void TestHouse::tryKeepDrop()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Brightwater Housing");
    const auto first = must(addExperiment(commands, client.id, "calls on foot"));
    team.clock.advance(aDay);
    const auto second = must(addExperiment(commands, client.id, "one printer"));
    must(settleExperiment(commands, second.id, ExperimentState::Drop, "two blame each other less"));
    auto rows = with(*team.priya, client.id).experiments;
    QCOMPARE(rows[0].id, first.id);
    QVERIFY(rows[1].state == ExperimentState::Drop);
    QCOMPARE(rows[1].learned, std::string("two blame each other less"));
    QVERIFY(rows[1].settledOn.has_value());
    must(settleExperiment(commands, second.id, ExperimentState::Trying, ""));
    rows = with(*team.priya, client.id).experiments;
    QVERIFY(rows[0].id == second.id && !rows[0].settledOn);
    QCOMPARE(rows[0].learned, std::string("two blame each other less"));
}

void TestHouse::theHouseFollowsTheChosenTeam()
{
    SmallTeam team;
    SeededRandom random(9);
    const auto id = [&] { return uuidV7(team.clock.now(), random); };
    const UserId ruth{id()};
    const SpaceId own{id()};
    const SpaceId alder{id()};
    const SpaceId birch{id()};
    const std::vector<Member> alone{{ruth, "ruth", "Ruth", Role::Lead}};
    Device device(team.clock, 7, ruth, "ruth",
                  {{own, "ruth", SpacePurpose::Private, Role::Lead, alone}, {birch, "Birch", SpacePurpose::Team, Role::Lead, alone},
                   {alder, "Alder", SpacePurpose::Team, Role::Lead, alone}});
    auto& commands = device.commands();
    QVERIFY(must(houseSpace(device.reader())).id == alder);
    // The command line is asked which; the app means the one whose House it shows.
    QVERIFY(!commands.team());
    commands.followHouse();
    QVERIFY(must(commands.team()) == alder);
    must(commands.setPreference(preferenceKey::house, birch.toString()));
    QVERIFY(must(houseSpace(device.reader())).id == birch);
    QVERIFY(must(commands.team()) == birch);
    QVERIFY(addClient(device, "Brightwater Housing").space == birch);
    must(commands.setPreference(preferenceKey::house, "alder"));
    QVERIFY(must(houseSpace(device.reader())).id == alder);
    // A team that one has left is nobody's choice any more.
    must(commands.setPreference(preferenceKey::house, "Cedar"));
    QVERIFY(must(houseSpace(device.reader())).id == alder);
    must(commands.undo());
    must(commands.setPreference(preferenceKey::house, "Birch"));
    QVERIFY(must(houseSpace(device.reader())).id == birch);
}

void TestHouse::aWeekOfOnesOwn()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto thursday = team.priya->now().today();
    QCOMPARE(dayText(mondayOf(thursday)), std::string("2026-05-11"));
    QCOMPARE(mondayOf(mondayOf(thursday)), mondayOf(thursday));
    const auto page = must(setReflection(commands, thursday, "kumquatarium: I talked too much"));
    QCOMPARE(page.space, team.priyaPrivate);
    QCOMPARE(page.id, reflectionId(team.priyaPrivate, mondayOf(thursday)));
    team.sync();
    QVERIFY(!team.tom->reader().entity(page.id));
    store::SearchQuery query;
    query.typed = "kumquatarium";
    QCOMPARE(must(team.tom->reader().search(query)).total, std::uint64_t(0));
    QCOMPARE(must(team.phone->reader().search(query)).total, std::uint64_t(1));
    QCOMPARE(must(openReflection(team.phone->commands(), thursday)).id, page.id);
    const auto read = must(weekPage(team.phone->reader(), thursday, team.phone->now()));
    QCOMPARE(read.text, std::string("kumquatarium: I talked too much"));
    QVERIFY(read.leads);
    QVERIFY(!must(weekPage(team.tom->reader(), thursday, team.tom->now())).leads);
    team.clock.advance(aDay * 7);
    const auto next = must(weekPage(team.priya->reader(), team.priya->now().today(), team.priya->now()));
    QVERIFY(next.text.empty() && next.before.size() == 1);
    QCOMPARE(next.before[0].start, std::string("kumquatarium: I talked too much"));
}

void TestHouse::theFactsBesideIt()
{
    SmallTeam team;
    const auto spoken = addClient(*team.priya, "Arden Mills");
    const auto quiet = addClient(*team.priya, "Brightwater Housing");
    const auto never = addClient(*team.priya, "Hollis & Co");
    startVisit(*team.priya, quiet.id);
    team.clock.advance(aDay * 20);
    startVisit(*team.priya, spoken.id);
    team.sync();
    startVisit(*team.tom, never.id);
    const auto weighup = must(addWeighup(team.tom->commands(), {quiet.id, "A new site?", {}, "", "", {}, {}, {"Yes", "No"}}));
    must(askSecondView(team.tom->commands(), weighup.id, team.priyaId));
    team.sync();
    const auto page = must(weekPage(team.priya->reader(), team.priya->now().today(), team.priya->now()));
    QCOMPARE(page.notSpokenTo.size(), std::size_t(2));
    QCOMPARE(page.notSpokenTo[0].client.id, quiet.id);
    QVERIFY(page.notSpokenTo[0].last.has_value());
    QCOMPARE(page.notSpokenTo[1].client.id, never.id);
    QVERIFY(!page.notSpokenTo[1].last);
    QVERIFY(!page.notSpokenTo[1].why.empty());
    QCOMPARE(page.asked.size(), std::size_t(1));
    QCOMPARE(page.asked[0].askedBy.name, std::string("Tom Ashdown"));
    QVERIFY(page.lookBacks.empty());
}

void TestHouse::everyStepIsTakenBack()
{
    SmallTeam team;
    auto& commands = team.priya->commands();
    const auto client = addClient(*team.priya, "Brightwater Housing");
    must(setHousePage(commands, team.team, HouseSlot::Ethos, "one"));
    must(setHousePage(commands, team.team, HouseSlot::Ethos, "two"));
    must(addAgreement(commands, team.team, {{}, AgreementTopic::Tools, "One folder", {}, ""}));
    must(beginFromTemplate(commands, team.team, client.id));
    must(lookedAtAgreement(commands, client.id));
    const auto tried = must(addExperiment(commands, client.id, "calls on foot"));
    must(settleExperiment(commands, tried.id, ExperimentState::Keep, "they like it"));
    must(commands.undo());
    QVERIFY(with(*team.priya, client.id).experiments.at(0).learned.empty());
    must(commands.undo());
    QVERIFY(with(*team.priya, client.id).experiments.empty());
    must(commands.undo());
    QVERIFY(with(*team.priya, client.id).lines.empty());
    must(commands.undo());
    must(commands.undo());
    QCOMPARE(page(*team.priya, team.team, HouseSlot::Ethos).text, std::string("one"));
}

QTEST_GUILESS_MAIN(TestHouse)
#include "tst_house.moc"
