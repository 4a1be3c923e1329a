// SPDX-License-Identifier: Apache-2.0
// Believable rows for the stand-ins of getting to know each other and of touches, in the shapes that the columns of the
// view models give them.
pragma ComponentBehavior: Bound
import QtQml
import Salver.ViewModels

QtObject {
    id: samples

    readonly property OnboardingViewModel plan: OnboardingViewModel {
        planId: "p"
        title: "A first three months"
        where: "Since 22 Oct · week 5 of 12"
        week: 5
        asksAWeek: 2
    }
    readonly property OnboardingViewModel noPlan: OnboardingViewModel {}
    readonly property OnboardingViewModel templates: OnboardingViewModel {
        clientId: ""
        planId: "t"
        title: "A first three months"
        where: "12 weeks · at most 3 asks of them a week"
    }
    readonly property OnboardingViewModel noTemplates: OnboardingViewModel {
        clientId: ""
    }
    readonly property TouchesViewModel touches: TouchesViewModel {}
    readonly property TouchesViewModel noTouches: TouchesViewModel {}

    function head(week: int, days: string, more: var): var {
        return Object.assign({head: true, week: week, days: days, now: false, past: false, caution: "", stepId: "", text: "", whose: 0,
                              asks: false, who: "", whoId: "", withPerson: "", withId: "", askedOn: "", learned: "", learnedOn: "",
                              blank: false, over: false, roomIn: 0, why: "", waiting: false, contested: false}, more);
    }
    function step(week: int, id: string, text: string, more: var): var {
        return Object.assign(head(week, "", {}), {head: false, stepId: id, text: text, who: "Kofi Mensah", whoId: "m",
                                                  withPerson: "Lorraine Dodds", withId: "l"}, more);
    }
    function touch(id: string, idea: string, more: var): var {
        return Object.assign({touchId: id, idea: idea, client: "Brightwater Housing", clientId: "c", person: "Halina Wójcik",
                              hospitality: false, because: "", landed: "", value: "", givenOn: "", source: "Priya Raman, 3 May",
                              cannotAccept: "", lineId: "", isPrivate: false, waiting: false, contested: false}, more);
    }

    Component.onCompleted: {
        plan.rows.fill([
            head(1, "22 Oct to 28 Oct", {past: true}),
            step(1, "s1", "Who decides, and who has to be asked before they can", {asks: true, past: true, askedOn: "22 Oct",
                 learned: "Lorraine decides alone and in the room; Keiran has to have slept on anything that touches the 28th.", learnedOn: "22 Oct"}),
            step(1, "s2", "How we work in a week: when we are quiet, and what that means", {whose: 1, past: true, blank: true,
                 why: "Its week has passed, and nobody has noted what was learned."}),
            head(5, "19 Nov to 25 Nov", {now: true, caution: "3 asks of them in one week; the pace is 2. Week 6 has room."}),
            step(5, "s3", "What we will say no to, with an example that cost us something", {whose: 1, now: true}),
            step(5, "s4", "Who opens the post on the 28th, and what they do first", {asks: true, now: true, waiting: true}),
            step(5, "s5", "Which words they cannot bear", {asks: true, now: true, over: true, roomIn: 6}),
            head(8, "10 Dec to 16 Dec", {}),
            step(8, "s6", "What we do that they would rather we did not", {asks: true})]);
        plan.people.fill([{personId: "l", name: "Lorraine Dodds"}, {personId: "k", name: "Keiran Hope"}]);
        plan.members.fill([{memberId: "m", name: "Kofi Mensah", initials: "KM", me: true}]);
        const made = {planId: "t", name: "A first three months", detail: "12 weeks · at most 3 asks of them a week", shown: true};
        plan.templates.fill([made]);
        noPlan.templates.fill([made]);
        templates.templates.fill([made, {planId: "u", name: "Starting again after a pause", detail: "9 weeks · at most 2 asks of them a week", shown: false}]);
        templates.rows.fill([head(1, "", {}), step(1, "t1", "Who decides, and who has to be asked before they can", {asks: true, who: "", withPerson: ""}),
            head(2, "", {}), step(2, "t2", "How we work in a week", {whose: 1, who: "", withPerson: ""})]);
        touches.refused.fill([{factId: "f", text: "No alcohol, and nothing that was near it", about: "Halina Wójcik", source: "Halina Wójcik, 8 May"}]);
        touches.ideas.fill([touch("i1", "A red notebook of the same make, for when hers is full", {because: "The stationer has closed",
            cannotAccept: "Nothing over £25 in a year (Graham Pettit, 3 May)\nNo alcohol, and nothing that was near it (Halina Wójcik, 8 May)", lineId: "n"})]);
        touches.given.fill([touch("g1", "The sketch of the letter, framed for above the kettle", {givenOn: "25 Feb", value: "£11",
            landed: "She hung it where the rota was.", source: "Tom Ashdown, 25 Feb"}),
            touch("g2", "Tea in the community hall", {person: "", hospitality: true, givenOn: "today", isPrivate: true})]);
        touches.ideaPeople.fill([{personId: "h", name: "Halina Wójcik"}]);
        touches.members.fill([{memberId: "m", name: "Priya Raman", initials: "PR", me: true}]);
    }
}
