// SPDX-License-Identifier: Apache-2.0
// The brief of a visit, how visits left people, who is out, lanes of the timeline, seasons and thanks: what a person
// notes on one device and what a colleague then reads on another.
#include "domain/brief_commands.h"
#include "domain/brief_query.h"
#include "domain/client_facts.h"
#include "domain/felt_commands.h"
#include "domain/line_sparks.h"
#include "domain/visit_running.h"
#include "small_team.h"

#include <algorithm>

using namespace salver;
using namespace salver::domain;
using namespace salver::test;

namespace {

constexpr std::int64_t hourMs = 3'600'000;
constexpr std::int64_t dayMs = 24 * hourMs;

Made person(Device& device, const EntityId& client, const std::string& name)
{
    return must(device.commands().addPerson({client, name, "Director", {}, {}}), "person");
}

Brief briefOf(Device& device, const EntityId& client)
{
    return must(brief(device.queries(), client, {}, device.now()), "brief");
}

Made fact(Device& device, const EntityId& about, bool ofPerson, FactType type, const std::string& text)
{
    NewFact what;
    (ofPerson ? what.person : what.client) = about;
    what.type = type;
    what.text = text;
    what.source = "Lena";
    return must(device.commands().addFact(what), "fact");
}

Timeline timelineOf(Device& device, const EntityId& client, const TimelineFilter& filter)
{
    return must(device.queries().timeline(client, filter, device.now()), "timeline");
}

std::vector<std::string> textsOf(const Timeline& timeline)
{
    std::vector<std::string> texts;
    for (const auto& entry : timeline.entries) {
        for (const auto& line : entry.lines)
            texts.push_back(line.text);
    }
    return texts;
}

} // namespace

class TestBrief : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingNotedIsAnEmptyBrief()
    {
        SmallTeam team;
        const auto client = addClient(*team.priya, "Brightwater");
        const auto page = briefOf(*team.priya, client.id);
        QCOMPARE(page.client.name, "Brightwater");
        QVERIFY(page.people.empty() && page.objectives.empty() && page.ours.empty() && !page.last && page.sparks.empty() &&
                page.questions.empty() && page.littleThings.empty() && page.thanks.empty() && !page.direction);
        QCOMPARE(brief(team.priya->queries(), EntityId{}, {}, team.priya->now()).error().code, ErrorCode::NotFound);
    }

    void everythingStandsInItsBlockForAColleagueToo()
    {
        SmallTeam team;
        auto& priya = *team.priya;
        const auto client = addClient(priya, "Brightwater");
        const auto sam = person(priya, client.id, "Sam Okoro");
        const auto lena = person(priya, client.id, "Lena Fischer");
        must(priya.commands().setField(sam.id, "talk channel", "Phone"));
        must(priya.commands().setField(client.id, "why we care", "Six thousand kitchens"));
        fact(priya, sam.id, true, FactType::Matters, "The board paper");
        fact(priya, sam.id, true, FactType::Avoid, "Picture libraries");
        fact(priya, client.id, false, FactType::Detail, "Park in bay 14");
        fact(priya, lena.id, true, FactType::SmallTalk, "The Danish one");
        const auto did = fact(priya, sam.id, true, FactType::DidForUs, "Sent us Poplar Homes");
        const auto visit = startVisit(priya, client.id);
        for (const auto* typed : {"~ be rung first @Sam", "* they lit up at the vans", "* We care about this one", "? who signs",
                                  "! send the plan by Friday", "! they send the files", "-reassured that it is the plan working",
                                  "-challenged on the second number", "-no a poster, because it brings anger",
                                  "-advice residents first, because the paper rings them"}) {
            team.clock.advance(std::chrono::seconds(5));
            must(priya.commands().captureLine(visit.id, typed), typed);
        }
        must(addFelt(priya.commands(), {visit.id, sam.id, "lighter", FeltSource::Said, "rushed", "settled", {}}));
        must(priya.commands().setField(visit.id, "what moved on", "the letter"));
        must(priya.commands().wrapVisit(visit.id));
        team.clock.advance(std::chrono::milliseconds(dayMs));
        NewVisit planned;
        planned.client = client.id;
        planned.people = {sam.id};
        planned.plannedStart = Instant{WallMs{team.clock.ms + 2 * hourMs}, "Europe/London"};
        const auto next = must(priya.commands().startVisit(planned));
        team.sync();
        for (auto* device : {team.priya.get(), team.tom.get()}) {
            const auto page = briefOf(*device, client.id);
            QCOMPARE(page.visit->id, next.id);
            QCOMPARE(page.people.size(), 1U); // Lena does not come
            QCOMPARE(page.people[0].row.talk.oneLine, "Phone");
            QCOMPARE(page.people[0].facts.size(), 2U);
            QCOMPARE(page.people[0].facts[0].text, "The board paper");
            QCOMPARE(page.objectives.size(), 1U);
            QCOMPARE(page.objectives[0].heard.words, "be rung first @Sam");
            QCOMPARE(page.ours.size(), 1U);
            QCOMPARE(page.theirs.size(), 1U);
            QCOMPARE(page.last->id, visit.id);
            QCOMPARE(page.felt.size(), 1U);
            QCOMPARE(page.felt[0].person.name, "Sam Okoro");
            QCOMPARE(page.felt[0].before, "rushed");
            QVERIFY(page.felt[0].theirWords);
            QCOMPARE(page.lastMovedOn, "the letter");
            QCOMPARE(page.reassured.size(), 1U);
            QCOMPARE(page.challenged.size(), 1U);
            QCOMPARE(page.whyWeCare, "Six thousand kitchens");
            QCOMPARE(page.sparks.size(), 2U);
            QCOMPARE(*page.sparks[0].whose, Whose::Ours);
            QCOMPARE(*page.sparks[1].whose, Whose::Theirs);
            QCOMPARE(page.questions.size(), 1U);
            QCOMPARE(page.thanks.size(), 1U);
            QCOMPARE(page.littleThings.size(), 1U); // the parking; small talk with Lena waits until she comes
            QCOMPARE(page.stances.size(), 1U);
            QCOMPARE(page.advice.size(), 1U);
            QCOMPARE(must(recentSparks(device->queries(), 10, device->now())).size(), 2U);
            QCOMPARE(must(recentSparks(device->queries(), 1, device->now())).at(0).whose, std::optional(Whose::Ours));
        }
        must(thankFor(team.tom->commands(), did.id, true));
        team.sync();
        QVERIFY(briefOf(priya, client.id).thanks.empty());
    }

    void whatPeopleWroteDifferentlyShowsInPlace()
    {
        SmallTeam team;
        const auto client = addClient(*team.priya, "Brightwater");
        const auto sam = person(*team.priya, client.id, "Sam Okoro");
        team.sync();
        must(team.priya->commands().setField(sam.id, "talk hours", "before 10"));
        must(team.tom->commands().setField(sam.id, "talk hours", "after 14:00"));
        team.sync();
        const auto page = briefOf(*team.priya, client.id);
        QCOMPARE(page.contested.size(), 1U);
        QCOMPARE(page.contested[0].entity, sam.id);
        QCOMPARE(page.contested[0].values.size(), 2U);
        // Something contested elsewhere is no matter of this brief.
        const auto other = addClient(*team.priya, "Hollis");
        QVERIFY(briefOf(*team.priya, other.id).contested.empty());
    }

    void severalColleaguesAndSeveralPeopleKeepTheirWords()
    {
        SmallTeam team;
        const auto client = addClient(*team.priya, "Brightwater");
        const auto sam = person(*team.priya, client.id, "Sam Okoro");
        const auto lena = person(*team.priya, client.id, "Lena Fischer");
        const auto visit = startVisit(*team.priya, client.id);
        team.sync();
        must(addFelt(team.priya->commands(), {visit.id, sam.id, "lighter", FeltSource::Said, {}, {}, {}}));
        const auto toms =
            must(addFelt(team.tom->commands(), {visit.id, sam.id, "tired", FeltSource::Sensed, {}, {}, {}}));
        must(addFelt(team.tom->commands(), {visit.id, lena.id, "proud", FeltSource::Written, {}, {}, {}}));
        team.sync();
        auto felt = must(team.priya->queries().visit(visit.id, team.priya->now())).felt;
        QCOMPARE(felt.size(), 3U);
        QVERIFY(std::ranges::none_of(felt, &FeltRow::contested));
        QCOMPARE(std::ranges::count_if(felt, &FeltRow::theirWords), 2);
        // Emptied, it goes; undone, it is back.
        must(changeFelt(team.tom->commands(), toms.id, {visit.id, sam.id, " ", FeltSource::Sensed, {}, {}, {}}));
        QCOMPARE(must(team.tom->queries().visit(visit.id, team.tom->now())).felt.size(), 2U);
        must(team.tom->commands().undo());
        QCOMPARE(must(team.tom->queries().visit(visit.id, team.tom->now())).felt.size(), 3U);
        QCOMPARE(addFelt(team.tom->commands(), {visit.id, {}, "  ", FeltSource::Said, {}, {}, {}}).error().code,
                 ErrorCode::InvalidArgument);
        const auto stranger = person(*team.tom, addClient(*team.tom, "Hollis").id, "Nadia");
        QCOMPARE(addFelt(team.tom->commands(), {visit.id, stranger.id, "glad", {}, {}, {}, {}}).error().code,
                 ErrorCode::InvalidArgument);
    }

    void howItFeltMovesWithItsVisit()
    {
        SmallTeam team;
        auto& priya = *team.priya;
        const auto client = addClient(priya, "Brightwater");
        const auto capture = startVisit(priya, {});
        must(priya.commands().captureLine(capture.id, "? who signs"));
        must(addFelt(priya.commands(), {capture.id, {}, "lighter", FeltSource::Said, {}, {}, {}}));
        const auto filed = must(priya.commands().fileVisit(capture.id, client.id));
        team.sync();
        const auto felt = must(team.tom->queries().visit(filed.id, team.tom->now())).felt;
        QCOMPARE(felt.size(), 1U);
        QCOMPARE(felt[0].words, "lighter");
        QCOMPARE(must(team.tom->queries().client(client.id, team.tom->now())).felt.size(), 1U);
    }

    void theTimelineReadsThroughEitherLane()
    {
        SmallTeam team;
        auto& priya = *team.priya;
        const auto client = addClient(priya, "Brightwater");
        const auto sam = person(priya, client.id, "Sam Okoro");
        const auto visit = startVisit(priya, client.id);
        const auto how = must(priya.commands().captureLine(visit.id, "sat beside him"));
        const auto what = must(priya.commands().captureLine(visit.id, "412 words"));
        must(priya.commands().captureLine(visit.id, "unmarked"));
        must(priya.commands().setField(how.line.id, "lane", "service"));
        must(priya.commands().setField(what.line.id, "lane", "work"));
        must(priya.commands().setField(visit.id, "what moved on", "the letter"));
        must(priya.commands().setField(visit.id, "what they will remember", "the voice"));
        must(addFelt(priya.commands(), {visit.id, sam.id, "lighter", FeltSource::Said, {}, {}, {}}));
        TimelineFilter filter;
        filter.lane = Lane::Service;
        auto seen = timelineOf(priya, client.id, filter);
        QCOMPARE(textsOf(seen), std::vector<std::string>{"sat beside him"});
        QCOMPARE(seen.entries[0].memorable, "the voice");
        QVERIFY(seen.entries[0].movedOn.empty());
        QCOMPARE(seen.entries[0].felt.size(), 1U);
        filter.lane = Lane::Work;
        seen = timelineOf(priya, client.id, filter);
        QCOMPARE(textsOf(seen), std::vector<std::string>{"412 words"});
        QCOMPARE(seen.entries[0].movedOn, "the letter");
        QVERIFY(seen.entries[0].felt.empty());
        // A visit about the work takes its unmarked lines along.
        must(priya.commands().setField(visit.id, "lane", "work"));
        QCOMPARE(textsOf(timelineOf(priya, client.id, filter)), (std::vector<std::string>{"412 words", "unmarked"}));
        filter = {};
        filter.person = sam.id;
        QCOMPARE(timelineOf(priya, client.id, filter).entries.size(), 1U); // by how it felt for Sam
        filter = {};
        filter.theirWordsOnly = true;
        seen = timelineOf(priya, client.id, filter);
        QVERIFY(textsOf(seen).empty());
        QCOMPARE(seen.entries[0].felt.size(), 1U);
        QVERIFY(seen.entries[0].movedOn.empty());
    }

    void aQuestionBetweenVisitsIsAskedOnce()
    {
        SmallTeam team;
        const auto client = addClient(*team.priya, "Brightwater");
        const auto line = must(askNextTime(team.priya->commands(), client.id, "? Who pays for Saturday"));
        QCOMPARE(askNextTime(team.priya->commands(), client.id, "  ").error().code, ErrorCode::InvalidArgument);
        team.sync();
        QCOMPARE(briefOf(*team.tom, client.id).questions[0].text, "Who pays for Saturday");
        QCOMPARE(timelineOf(*team.tom, client.id, {}).entries[0].title, "To ask next time");
        must(questionAsked(team.tom->commands(), line.id));
        team.sync();
        QVERIFY(briefOf(*team.priya, client.id).questions.empty());
        QCOMPARE(timelineOf(*team.priya, client.id, {}).entries.size(), 1U); // it still stands
    }

    void aSeasonIsPrivateAndAsksToGo()
    {
        SmallTeam team;
        const auto client = addClient(*team.priya, "Brightwater");
        const auto sam = person(*team.priya, client.id, "Sam Okoro");
        const auto season = fact(*team.priya, sam.id, true, FactType::Season, "Caring for a parent");
        team.sync();
        QVERIFY(briefOf(*team.tom, client.id).people[0].facts.empty());
        auto row = must(team.priya->queries().person(sam.id, team.priya->now())).facts[0];
        QVERIFY(row.isPrivate && row.lookAgainOn && !row.askAgain);
        QCOMPARE(team.priya->commands().setField(season.id, "look again on", "").error().code, ErrorCode::InvalidArgument);
        team.clock.advance(std::chrono::milliseconds(91 * dayMs));
        row = must(team.priya->queries().person(sam.id, team.priya->now())).facts[0];
        QCOMPARE(row.askAgain->rule, Rule::LookAgain);
        must(lookAgainLater(team.priya->commands(), season.id));
        row = must(team.priya->queries().person(sam.id, team.priya->now())).facts[0];
        QVERIFY(!row.askAgain);
        team.clock.advance(std::chrono::milliseconds(400 * dayMs));
        QVERIFY(must(team.priya->queries().person(sam.id, team.priya->now())).facts[0].askAgain);
    }

    void anOldFactIsWorthReAskingAndAKindnessIsNot()
    {
        SmallTeam team;
        const auto client = addClient(*team.priya, "Brightwater");
        const auto door = fact(*team.priya, client.id, false, FactType::Detail, "Door code 4417");
        const auto did = fact(*team.priya, client.id, false, FactType::DidForUs, "Sent us Poplar Homes");
        team.clock.advance(std::chrono::milliseconds(400 * dayMs));
        auto page = briefOf(*team.priya, client.id);
        QCOMPARE(page.askAgain.size(), 1U);
        QCOMPARE(page.askAgain[0].id, door.id);
        const auto old = must(worthAskingAgain(team.priya->queries(), 10, team.priya->now()));
        QCOMPARE(old.size(), 1U);
        QCOMPARE(old[0].client.name, "Brightwater");
        must(team.priya->commands().confirmFact(door.id));
        QVERIFY(briefOf(*team.priya, client.id).askAgain.empty());
        QCOMPARE(thankFor(team.priya->commands(), door.id, true).error().code, ErrorCode::InvalidArgument);
        must(thankFor(team.priya->commands(), did.id, true));
        must(team.priya->commands().undo());
        QCOMPARE(briefOf(*team.priya, client.id).thanks.size(), 1U);
    }

    void whoIsOutTodayIsWhatTheyWroteThemselves()
    {
        SmallTeam team;
        const auto client = addClient(*team.priya, "Brightwater");
        const auto forgotten = startVisit(*team.tom, {});
        team.sync();
        QVERIFY(must(outToday(team.priya->queries(), team.priya->now())).running.empty()); // not filed: only his
        const auto visit = startVisit(*team.tom, client.id);
        NewVisit later;
        later.client = client.id;
        later.plannedStart = Instant{WallMs{team.clock.ms + hourMs}, "Europe/London"};
        must(team.tom->commands().startVisit(later));
        team.sync();
        auto out = must(outToday(team.priya->queries(), team.priya->now()));
        QVERIFY(out.mine.empty());
        QCOMPARE(out.running.size(), 1U);
        QCOMPARE(out.running[0].by.name, "Tom Ashdown");
        QCOMPARE(out.planned.size(), 1U);
        QCOMPARE(must(outToday(team.tom->queries(), team.tom->now())).mine.size(), 2U);
        // A visit that nobody ended yesterday says nothing about today.
        team.clock.advance(std::chrono::milliseconds(dayMs));
        QVERIFY(must(outToday(team.priya->queries(), team.priya->now())).running.empty());
        must(team.tom->commands().wrapVisit(visit.id));
        must(team.tom->commands().wrapVisit(forgotten.id));
        QVERIFY(must(outToday(team.tom->queries(), team.tom->now())).mine.empty());
    }
};

QTEST_GUILESS_MAIN(TestBrief)
#include "tst_brief.moc"
