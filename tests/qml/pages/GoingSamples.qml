// SPDX-License-Identifier: Apache-2.0
// Believable rows for the stand-ins of how things are going and of panels, for any number of answers; the words are those
// that the table of small numbers allows at that number.
pragma ComponentBehavior: Bound
import QtQml
import Salver.ViewModels

QtObject {
    id: samples

    readonly property list<int> numbers: [0, 1, 4, 5, 9, 10, 29, 30]
    readonly property list<string> names: ["Sam Okoro", "Lena Fischer", "Joyce Adeyemi", "Halina Nowak", "Tomás Ibarra"]
    readonly property GoingViewModel going: GoingViewModel {}
    readonly property PanelViewModel panel: PanelViewModel {
        question: "What should an agency notice without being told?"
        wayOfAsking: "at the end of the spring visits"
        banner: "mini panel, n = 3*"
        note: "*Not statistically significant by any stretch"
        how: "2 in person, 1 phone"
        askers: "Asked by Priya Raman, who looks after them, and Tom Ashdown."
        source: "Priya Raman, 3 May"
    }

    function dot(i: int, answer: int, stack: int, more: var): var {
        return Object.assign({pulseId: "u" + i, personId: "p" + i, name: names[i % names.length], client: "Brightwater Housing", answer: answer,
                              change: i % 3 === 0 ? "Ring before the letter goes, not after." : "", mode: "in person",
                              source: "3 May · in person · asked by Priya Raman, who looks after them", day: 20000 + i % 7, beforeDay: 0, before: 0,
                              beforeApart: 0, stack: stack, among: 0, apart: Math.floor(i / 7), grouped: false, waiting: i === 1, contested: false}, more);
    }
    // So many answers, a few of each.
    function fill(n: int) {
        const stacks = [0, 0, 0, 0, 0, 0];
        const rows = [];
        let top = 0;
        for (let i = 0; i < n; ++i) {
            const answer = [5, 4, 3, 5, 4, 4, 2, 5, 4, 1][i % 10];
            top += answer >= 4 ? 1 : 0;
            rows.push(dot(i, answer, stacks[answer]++, {}));
        }
        for (const row of rows)
            row.among = stacks[row.answer];
        going.n = n;
        going.highest = Math.max(...stacks);
        going.latest.fill(rows);
        going.label = n === 0 ? "Nobody has been asked yet" : "n = " + n + (n < 10 ? "*" : n < 30 ? ", rough*" : "");
        going.note = n > 0 && n < 30 ? "*Not statistically significant by any stretch" : "";
        going.how = n === 0 ? "" : n + " in person";
        going.askers = n === 0 ? "" : "Asked by Priya Raman, who looks after them.";
        going.coverage = n === 0 ? "" : n + " of the " + (n + 2) + " people we know there answered in the last twelve months.";
        going.counts = n < 5 ? "" : n < 10 ? top + " of " + n + " said 4 or 5" : top + " of " + n + " (" + Math.round(100 * top / n) + " %) said 4 or 5";
        going.middle = n < 5 ? "" : "the middle answer is 4";
        going.rough = n < 5 ? "" : "If these were a fair draw, it could be anywhere from about 4 in 10 to almost everyone.";
        going.mean = n < 30 ? "" : "the mean is 3.7, somewhere from 3.2 to 4.2";
        going.barLow = n < 10 ? -1 : 0.4;
        going.barHigh = n < 10 ? -1 : 0.92;
        going.barAt = n < 10 ? -1 : top / n;
        const two = n > 3;
        going.askedTwice = two;
        going.firstDay = 19700;
        going.lastDay = 20010;
        going.firstDayWords = "8 Jul 2025";
        going.thenAndNow = two ? "Too few to tell a change from chance." : "";
        going.history.fill(!two ? [] : rows.slice(0, 4).map((row, i) => Object.assign({}, row, {pulseId: "b" + i, day: 19700 + 20 * i, answer: 3}))
                                           .concat(rows.map((row, i) => i > 3 ? row : Object.assign({}, row, {before: 3, beforeDay: 19700 + 20 * i}))));
    }
    function fillStrands() {
        going.ours = "12 kept on time, 2 late, 1 let go; 3 open";
        going.theirs = "4 kept on time, 0 late, 0 let go; 1 open";
        going.evidence = "2 heard, 1 answered when we played it back, 1 with their word on our commitment or ability";
        going.felt.fill([
            {feltId: "f1", words: "lighter", theirs: true, cameIn: "rushed", wentOut: "settled", source: "Sam Okoro · they said it · 3 May · noted by Priya Raman",
             client: "Brightwater Housing", clientId: "c", visitId: "v"},
            {feltId: "f2", words: "guarded, then curious", theirs: false, cameIn: "", wentOut: "", source: "we sensed it · 12 Apr · noted by Tom Ashdown",
             client: "Brightwater Housing", clientId: "c", visitId: "v"}]);
        going.promises.fill([{promiseId: "m1", text: "Send the revised plan", ours: true, group: 0, first: true,
                              source: "Brightwater Housing · Sam Okoro · kept, 2 days late, 3 May", clientId: "c"}]);
        going.objectives.fill([{objectiveId: "o", heard: "We want to be the ones people ring first.", source: "Sam Okoro, 3 Apr", client: "Brightwater Housing",
                                played: true, answered: "they corrected it", commitment: "", ability: "Letters, yes."}]);
        going.rhythms.fill([{rhythmId: "r", clientId: "c", client: "Brightwater Housing", who: "", agreed: "a call every other Tuesday; nothing in August",
                             lastContact: "22 Apr", next: "was 6 May", why: ""}]);
        going.notAsked.fill([{personId: "p8", clientId: "c", name: "Derek Mullins", client: "Brightwater Housing", lastAsked: "", why: ""},
                             {personId: "p9", clientId: "c", name: "Ines Pereira", client: "Brightwater Housing", lastAsked: "2 Feb 2025", why: ""}]);
        going.people.fill([{personId: "p0", name: "Sam Okoro"}, {personId: "p8", name: "Derek Mullins"}]);
        going.members.fill([{memberId: "m0", name: "Tom Ashdown"}]);
    }
    function said(id: string, who: string, words: string): var {
        return {answerId: id, personId: "p" + id, name: who, words: words, client: "Brightwater Housing", source: who + ", Brightwater Housing · phone · 3 May · asked by Tom Ashdown",
                waiting: false, contested: false};
    }
    Component.onCompleted: {
        fillStrands();
        fill(5);
        const one = said("a1", "Sam Okoro", "That we go quiet when we are worried. It never means we are happy.");
        const two = said("a2", "Lena Fischer", "When the phone stops, something is up.");
        const head = {head: true, themeId: "t", theme: "Silence is not contentment", count: "2 of 3 said something like this", answerId: "", name: "", words: "", source: "",
                      waiting: false, contested: false};
        const under = row => ({head: false, themeId: "t", theme: head.theme, count: head.count, answerId: row.answerId, name: row.name, words: row.words,
                               source: row.source, waiting: false, contested: false});
        panel.sorted.fill([head, under(one), under(two)]);
        panel.alone.fill([said("a3", "Joyce Adeyemi", "Our year. It ends in March and nobody ever asks about April.")]);
        panel.silent.fill([said("a4", "Derek Mullins", "")]);
        panel.themes.fill([{themeId: "t", name: "Silence is not contentment", count: "2 of 3 said something like this"}]);
        panel.askable.fill([{personId: "p9", name: "Ines Pereira", client: "Hollis & Co"}]);
        panel.panels.fill([{panelId: "q", question: panel.question, banner: panel.banner, source: panel.source, waiting: false, contested: false}]);
    }
}
