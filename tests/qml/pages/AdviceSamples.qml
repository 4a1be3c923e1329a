// SPDX-License-Identifier: Apache-2.0
// Believable rows for the stand-ins of objectives and advice, in the shapes that the columns of the view models give them.
pragma ComponentBehavior: Bound
import QtQml
import Salver.ViewModels

QtObject {
    id: samples

    readonly property ObjectivesViewModel objectives: ObjectivesViewModel {}
    readonly property ObjectivesViewModel noObjectives: ObjectivesViewModel {}
    readonly property ObjectiveViewModel objective: ObjectiveViewModel {
        client: "Brightwater Housing"
        text: "We want to be the ones people ring first."
        source: "Sam Okoro, 3 Apr"
        notedBy: "Priya Raman"
        hasLine: true
    }
    readonly property ObjectiveViewModel bareObjective: ObjectiveViewModel {
        client: "Brightwater Housing"
        text: "I want to know before it goes dark that somebody is coming."
        source: "Joyce Adeyemi, today"
        notedBy: "Priya Raman"
        waiting: true
    }
    readonly property TogetherViewModel together: TogetherViewModel {
        direction: "Lead with repairs from July, not in autumn when it is too late: one letter, one name, one time. Everything else they sell should wait until people ring first without being asked."
        directionSource: "Priya · Fennel & Rook, 14 Apr"
    }
    readonly property TogetherViewModel bareTogether: TogetherViewModel {}
    readonly property WeighupViewModel weighup: WeighupViewModel {
        title: "Put the shared ownership flats on the repairs letters?"
        client: "Brightwater Housing"
        begun: "Priya Raman, 13 Feb"
        objective: "We want to be the ones people ring first."
        objectiveSource: "Sam Okoro, 3 Apr"
        optionNames: ["On the back of every repairs letter", "A separate evening at Carpenters Yard"]
        lookBackOn: "was yesterday"
        lookBackDue: true
        points: ({"a/0": samples.forLetters, "a/1": samples.againstLetters, "b/0": samples.forEvening, "b/1": samples.againstEvening})
    }
    readonly property HouseViewModel house: HouseViewModel {
        colleagues: 6
        quiet: false
    }
    readonly property AskedViewModel asked: AskedViewModel {}
    readonly property RowsModel forLetters: RowsModel {}
    readonly property RowsModel againstLetters: RowsModel {}
    readonly property RowsModel forEvening: RowsModel {}
    readonly property RowsModel againstEvening: RowsModel {}

    function point(id: string, text: string, source: string, option: string): var {
        return {pointId: id, text: text, source: source, option: option, cites: "", citesId: "", waiting: false, contested: false};
    }
    function option(id: string, name: string, more: var): var {
        return Object.assign({optionId: id, name: name, best: "", likely: "", worst: "", touches: "", shortTerm: "", longTerm: "",
                              weGain: "", unknown: "", ifItFailed: "", by: "Priya Raman", waiting: false, contested: false}, more);
    }
    function stance(more: var): var {
        return Object.assign({stanceId: "s", client: "Brightwater Housing", clientId: "c", stance: 0, asked: "", said: "", because: "", instead: "",
                              landed: "", source: "to Lena Fischer · Priya Raman, 14 Jul", backed: "", canBack: false, lineId: "l", isPrivate: false,
                              waiting: false, contested: false}, more);
    }
    function tricky(more: var): var {
        return Object.assign({problemId: "t", attemptId: "", head: false, last: false, client: "Brightwater Housing", clientId: "c",
                              title: "Nobody owns the words when damp is on the news", solved: false, solution: "", solvedOn: "", tried: "",
                              helpedBy: "", source: "Priya Raman, 21 Apr", why: "", waiting: false, contested: false}, more);
    }
    function objectiveRow(more: var): var {
        return Object.assign({objectiveId: "o", text: "", source: "", understood: "Not played back yet", understoodWords: "", understoodGap: true,
                              commitment: "", commitmentSource: "", ability: "", abilitySource: "", done: false, doneOn: "", isPrivate: false,
                              waiting: false, contested: false}, more);
    }

    Component.onCompleted: {
        const people = [{personId: "sam", name: "Sam Okoro"}, {personId: "lena", name: "Lena Fischer"}, {personId: "halina", name: "Halina Wójcik"}];
        for (const model of [objectives, noObjectives, objective, bareObjective, together, bareTogether])
            model.people.fill(people);
        objectives.rows.fill([
            objectiveRow({text: "We want to be the ones people ring first.", source: "Sam Okoro, 3 Apr", understood: "Confirmed: Sam Okoro, 10 Apr",
                          understoodWords: "That is it. Put that on our wall, not yours.", understoodGap: false,
                          commitment: "You are the only people who have sat in on the calls.", commitmentSource: "Halina Wójcik, 17 Jun 2025",
                          ability: "Letters, yes. I am not sure yet that you can do the press when it is bad.", abilitySource: "Sam Okoro, 21 Apr"}),
            objectiveRow({objectiveId: "o2", text: "I want to know before it goes dark that somebody is coming.", source: "Joyce Adeyemi, 9 Sep 2025",
                          understood: "Played back: Tom Ashdown, 6 May. No answer noted yet", waiting: true})]);
        objective.playbacks.fill([
            {playbackId: "p2", text: "When something breaks, a resident rings you first because the last repair came when you said it would.",
             source: "Priya Raman, 10 Apr", answer: 0, theirWords: "That is it. Put that on our wall, not yours.", answerSource: "Sam Okoro, 10 Apr",
             waiting: false, contested: false},
            {playbackId: "p1", text: "You want the phone to ring more often than it does for anyone else in East London.", source: "Priya Raman, 3 Apr",
             answer: 1, theirWords: "Yes, but for repairs, not sales.", answerSource: "Sam Okoro, 3 Apr", waiting: false, contested: false}]);
        objective.commitment.fill([{saidId: "c1", text: "You are the only people who have sat in on the calls.", source: "Halina Wójcik, 17 Jun 2025",
                                    waiting: false, contested: false}]);
        bareObjective.playbacks.fill([{playbackId: "p3", text: "A name and a time, by text, before four.", source: "Tom Ashdown, today", answer: Facts.Answer.None,
                                       theirWords: "", answerSource: "", waiting: true, contested: false}]);
        together.weighups.fill([
            {weighupId: "w", title: "Put the shared ownership flats on the repairs letters?", source: "Priya Raman, 13 Feb", options: "Letters · Evening",
             recommended: "An evening at Carpenters Yard with neighbours as hosts.", lookBackOn: "was yesterday", lookBackDue: true, waiting: false, contested: false},
            {weighupId: "w2", title: "Answer the reporters before the figures are final?", source: "Tom Ashdown, 5 May", options: "Say now what is known · Wait for the figures",
             recommended: "", lookBackOn: "", lookBackDue: false, waiting: true, contested: false}]);
        together.stances.fill([
            stance({asked: "A poster about reporting damp in the app", said: "Not a poster for the app.", because: "the app takes nine screens, and the poster would bring anger.",
                    instead: "A sticker with the phone number for the inside of the kitchen cupboard.", landed: "Lena laughed, then asked for two hundred.",
                    backed: "Backed by Maren Holt, 16 Jul: Right reason, and a better thing to put in its place."}),
            stance({stanceId: "s2", stance: 1, asked: "", said: "Fewer channels, not more.", canBack: true, lineId: "", source: "Tom Ashdown, today"})]);
        together.advice.fill([{adviceId: "a", asked: "One printer or two?", advised: "One.", because: "two blame each other, and the letter is late either way.",
                               source: "to Bea Castellano · Tom Ashdown, 31 Mar", weighupId: "", lineId: "", isPrivate: false, waiting: false, contested: false}]);
        together.delegations.fill([
            {delegationId: "de", what: "Pictures for the letters", limit: "up to £500 a month, and never a child’s face", source: "Sam Okoro, 26 Oct 2025", until: "",
             over: false, waiting: false, contested: false},
            {delegationId: "de2", what: "Corrections on the web, same day", limit: "", source: "Lena Fischer, 14 Jan", until: "1 May", over: true, waiting: false, contested: false}]);
        together.problems.fill([
            tricky({head: true}), tricky({attemptId: "t1", last: true, tried: "One answer signed by Sam; it was right, and two days late", helpedBy: "Joyce read it before it went", source: "Priya Raman, 22 Apr"}),
            tricky({problemId: "u", head: true, last: true, solved: true, title: "Letters arrive after the engineer has been",
                    solution: "A text message on the morning, with the letter’s first sentence and the name.", solvedOn: "13 Jan"})]);
        weighup.options.fill([
            option("a", "On the back of every repairs letter", {best: "Two flats sold without spending a pound.", likely: "A handful of calls to the wrong number.",
                   worst: "The letter is thrown away unopened from then on.", touches: "6,400 homes, Halina’s call handlers, Graham", ifItFailed: "Because we sold to somebody standing in water.",
                   weGain: "Artwork fees for a second page, about £1,800 a quarter."}),
            option("b", "A separate evening at Carpenters Yard", {likely: "Twenty people, three serious ones.", weGain: ""})]);
        forLetters.fill([point("1", "Everybody opens it.", "Priya Raman, 13 Feb", ""), point("2", "No postage, no new list.", "Tom Ashdown, 13 Feb", "")]);
        againstLetters.fill([Object.assign(point("3", "It undoes the one thing people believe.", "Priya Raman, 14 Feb", ""), {cites: "Same van, wrong errand", citesId: "x"}),
                             point("4", "Halina’s team would get sales calls on the repairs line.", "Priya Raman, 14 Feb", "")]);
        forEvening.fill([point("5", "People can see who would live next to them.", "Tom Ashdown, 14 Feb", "")]);
        againstEvening.fill([point("6", "March is close.", "Tom Ashdown, 14 Feb", "")]);
        weighup.allAgainst.fill([point("3", "It undoes the one thing people believe.", "Priya Raman, 14 Feb", "On the back of every repairs letter"),
                                 point("6", "March is close.", "Tom Ashdown, 14 Feb", "A separate evening at Carpenters Yard")]);
        weighup.views.fill([
            {viewId: "v1", text: "I would try the letters once, on one estate, and count the calls to Halina.", stand: 1, source: "Iris van den Bosch, 14 Feb",
             asked: "Priya Raman asked Iris van den Bosch, 13 Feb", given: true, mine: false, cites: "", citesId: "", waiting: false, contested: false},
            {viewId: "v2", text: "", stand: Facts.Stand.None, source: "", asked: "Tom Ashdown asked you, 6 May", given: false, mine: true, cites: "", citesId: "", waiting: true, contested: false}]);
        weighup.recommendations.fill([
            {recommendationId: "r", text: "An evening at Carpenters Yard with neighbours as hosts. The letter is the reason people ring first, so nothing goes on it that is not about the repair.",
             option: "A separate evening at Carpenters Yard", signature: "Priya · Fennel & Rook", source: "Priya Raman, 15 Feb", latest: true, cites: "", citesId: "",
             waiting: false, contested: false}]);
        weighup.colleagues.fill([{memberId: "m", name: "Maren Holt"}, {memberId: "t", name: "Tom Ashdown"}]);
        house.lookBacks.fill([{weighupId: "w", title: "Put the shared ownership flats on the repairs letters?", client: "Brightwater Housing", lookBackOn: "was yesterday",
                               why: "When it was decided, Wed 13 May was set as the day to look back. Nobody has yet."}]);
        house.views.fill([{weighupId: "w2", title: "Answer the reporters before the figures are final?", client: "Brightwater Housing", askedBy: "Tom Ashdown", askedOf: "Maren Holt",
                           askedOn: "6 May", why: "Tom Ashdown asked on 6 May how you see this."}]);
        house.unplayed.fill([{objectiveId: "o", text: "Let nobody leave in August without a reason to think of February.", client: "Marlowe & Daughters", source: "Hattie Marlowe-Byrne, 2 Mar",
                              why: "We heard this on 2 Mar and have not said back what we understood."}]);
        house.problems.fill([tricky({head: true, why: "Priya Raman noted this on 21 Apr and nothing has solved it yet."}),
                             tricky({attemptId: "t1", last: true, tried: "One answer signed by Sam; it was right, and two days late", helpedBy: "Joyce"})]);
        house.stances.fill([stance({asked: "A poster about reporting damp in the app", because: "the poster would bring anger.", instead: "A sticker with the phone number.", canBack: true})]);
        asked.lookBacks.fill([{weighupId: "w", title: "Put the flats on the repairs letters?", client: "Brightwater Housing", lookBackOn: "was yesterday", why: "When it was decided, that day was set."}]);
        asked.views.fill([{weighupId: "w2", title: "Answer the reporters first?", client: "Brightwater Housing", askedBy: "Tom Ashdown", why: "Tom Ashdown asked on 6 May how you see this."}]);
    }
}
