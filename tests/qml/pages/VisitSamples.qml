// SPDX-License-Identifier: Apache-2.0
// Believable rows for the stand-ins of the visit's pages, in the shapes that cpp/viewmodels/row_columns*.cpp gives them.
pragma ComponentBehavior: Bound
import QtQml
import Salver.ViewModels

QtObject {
    id: samples

    readonly property BriefViewModel brief: BriefViewModel {
        missing: "tricky things, where they should head"
    }
    readonly property BriefViewModel bareBrief: BriefViewModel {
        subtitle: ""
        missing: "people, what they want, promises, a visit before, sparks, open questions, tricky things, what we said no to, what they did for us, little things, where they should head"
    }
    readonly property CaptureViewModel capture: CaptureViewModel {
        typingLane: Facts.Lane.Service
    }
    readonly property WrapViewModel wrap: WrapViewModel {
        memorable: "Graham playing the reporter, rather too well"
        workLine: "Damp rehearsal"
        saveState: Facts.SaveState.Saved
    }
    readonly property WrapViewModel bareWrap: WrapViewModel {}

    function head(heading: string): var {
        return {isHead: true, form: 0, heading: heading, itemId: "", personId: "", lead: "", words: "", theirWords: false, notes: "",
                caption: "", sign: -1, toAsk: false, toThank: false, late: false, quiet: false, isPrivate: false, differ: "", versions: ""};
    }

    function item(words: string, more: var): var {
        return Object.assign(head(""), {isHead: false, form: more?.personId ? 1 : 2, itemId: words, words: words}, more);
    }

    function fillBrief() {
        brief.rows.fill([
            head("How to talk with them"),
            item("", {personId: "sam", lead: "Sam Okoro", caption: "Director of Communications · say OH-koh-roh",
                notes: "Phone, before 10, while walking from Stratford station · Straight, bad news first · numbers · English\nSay: residents; repairs; neighbours · Not: stakeholders; units\nWhat matters now: The board paper on repairs goes in every quarter; he needs our sentence ten days before.\nSeason: His father is in St Anne's with his heart · only you see this",
                differ: "People wrote different values for “talk hours”:", versions: "before 10 · Priya Raman, Tue 14 May, 11:04\nafter 14:00 · Tom Ashdown, Tue 14 May, 11:20"}),
            item("", {personId: "lena", lead: "Lena Fischer", caption: "Head of Digital", notes: "Not noted yet how to talk with them"}),
            head("What they want, in their words"),
            item("We want to be the ones people ring first.", {theirWords: true, caption: "Sam Okoro · heard 3 Apr",
                notes: "Understood: corrected · Sam Okoro · 10 Apr · “yes, but for repairs, not sales”\nOf our commitment: not asked yet\nOf our ability: not asked yet"}),
            head("Promises, both ways"),
            item("Give Graham a one-page plan for the week the letters land", {lead: "We promised", caption: "Graham Pettit · was Fri", sign: 2, late: true}),
            item("brand files for the van door stickers, the real ones and not a PDF", {lead: "They owe us", caption: "Lena Fischer · Thu", sign: 2}),
            head("Last time, 2 May"),
            item("ready", {lead: "How it was for Sam Okoro", theirWords: true, caption: "they said it · Priya Raman", notes: "tired → lighter"}),
            item("(not noted)", {lead: "They will remember", quiet: true}),
            item("That a rise in reports is the plan working", {lead: "Reassured about", caption: "Sam Okoro · Priya Raman · 2 May"}),
            head("Sparks"),
            item("We could not stop talking about the panel on the way home", {lead: "Ours", sign: 5, caption: "Tom Ashdown · 11 Apr"}),
            head("To ask"),
            item("Who tells Halina's team what the reporters were told?", {toAsk: true, sign: 3, caption: "Priya Raman · Mon"}),
            item("Door code at Brightwater House is given out at the desk", {lead: "Still true?", caption: "Nobody has confirmed it since 13 Apr 2025. A fact older than a year is worth asking again."}),
            head("What they did for us"),
            item("Gave our name to Poplar Homes without being asked", {lead: "Sam Okoro", toThank: true, caption: "told by Sam Okoro · 17 Mar"}),
            head("Little things"),
            item("Park behind the repairs line, bay 14, between the vans", {caption: "told by Halina Wójcik · 31 Mar"})]);
    }

    function fillCapture() {
        const line = (time, words, more) => Object.assign({rowKey: words, lineId: words, type: 0, text: words, words: words, time: time,
            by: "Priya Raman", initials: "PR", mine: true, who: "", whoId: "", theirWords: false, lane: -1, whose: -1, promiseId: "", due: "",
            dueDay: new Date(2024, 4, 16), saveState: Facts.SaveState.Synced, sentence: "", contested: false, canEdit: true, isPrivate: false}, more);
        capture.lines.fill([
            line("10:02", "Budget signed off for the third quarter", {lane: Facts.Lane.Work}),
            line("10:05", "I don't want another deck", {type: 1, theirWords: true, who: "Sam Okoro"}),
            line("10:06", "They rang from the car park", {mine: false, by: "Tom Ashdown", initials: "TA", canEdit: false}),
            line("10:09", "", {type: 4}), line("10:10", "they lit up at the vans", {type: 5, whose: 0}),
            line("10:11", "send the plan", {type: 2, promiseId: "p", due: "Thu", saveState: Facts.SaveState.Saved}),
            line("10:12", "residents first, because the paper rings them", {type: 8}),
            line("10:13", "the second number", {type: 9, lane: Facts.Lane.Service})]);
        const person = (id, name) => ({personId: id, name: name, pronounced: "", role: "Director", talk: "", waiting: false, contested: false});
        for (const list of [capture.clientPeople, wrap.people, bareWrap.people])
            list.fill([person("sam", "Sam Okoro"), person("lena", "Lena Fischer"), person("graham", "Graham Pettit")]);
    }

    function fillWrap() {
        const felt = (key, words, more) => Object.assign({rowKey: key, feltId: "", felt: words, feltSource: -1, personId: "", person: "",
            before: "", after: "", theirWords: false, by: "Priya Raman", mine: true, contested: false}, more);
        wrap.felt.fill([
            felt("t", "enjoyed himself and would deny it", {feltSource: 2, person: "Graham Pettit", by: "Tom Ashdown", mine: false}),
            felt("u", "Slept before a launch, for once.", {feltSource: 1, theirWords: true, person: "Lena Fischer", by: "Tom Ashdown", mine: false}),
            felt("m", "ready", {feltSource: 0, theirWords: true, personId: "sam", person: "Sam Okoro", before: "tired", after: "lighter"})]);
        bareWrap.felt.fill([felt("new-1", "", {})]);
        wrap.reassured.fill([{lineId: "r", words: "That a rise in reports is the plan working", initials: "PR", mine: true}]);
        wrap.challenged.fill([{lineId: "c", words: "On the second number", initials: "TA", mine: false}]);
        wrap.marks.fill([{lineId: "m1", time: "10:09"}]);
        wrap.promises.fill([{promiseId: "p", direction: 0, text: "Send the plan", due: "Thu", dueDay: new Date(2024, 4, 16), overdue: false}]);
    }

    Component.onCompleted: {
        fillBrief();
        fillCapture();
        fillWrap();
    }
}
