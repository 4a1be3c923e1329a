// SPDX-License-Identifier: Apache-2.0
// The House's pages by thumb and by keyboard, over stand-ins: what they ask for, the blanks they keep, and what they never
// show.
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Style
import Salver.ViewModels
import "../../../qml/Advice"
import "../../../qml/House"

Item {
    id: root

    width: 390
    height: 844

    SyncViewModel {
        id: sync
    }
    PledgeViewModel {
        id: pledge

        lineCount: 3
        lacking: 0
        signedBy: "Maren Holt"
    }
    AgreementViewModel {
        id: agreement

        inTemplate: 2
    }
    HouseTextsViewModel {
        id: texts

        leads: true
    }
    PledgePage {
        id: page

        anchors.fill: parent
        visible: false
        pledge: pledge
        sync: sync
    }
    MomentSheet {
        id: sheet

        pledge: pledge
    }
    AgreementBlock {
        id: block

        width: 390
        visible: false
        agreement: agreement
    }
    HouseWords {
        id: words

        width: 390
        visible: false
        texts: texts
        pledge: pledge
    }
    SignalSpy {
        id: weeks

        target: words
        signalName: "weekRequested"
    }

    TestCase {
        name: "House"
        when: windowShown

        function init() {
            Style.compact = true;
            Style.reduceMotion = true;
            for (const item of [page, block, words])
                item.visible = false;
            for (const model of [pledge, agreement, texts])
                model.calls = [];
        }

        function each(item: Item, say: var) {
            if (!item.visible)
                return;
            say(item);
            for (let i = 0; i < item.children.length; ++i)
                each(item.children[i], say);
        }
        function said(): string {
            let all = "";
            each(root.Window.window.contentItem, item => all += (item.text ?? "") + "\n");
            return all;
        }
        function button(name: string): Item {
            let found = null;
            each(root.Window.window.contentItem, item => {
                if (item.clicked !== undefined && item.enabled && (item.text === name || item.Accessible.name === name))
                    found = item;
            });
            return found;
        }
        function press(name: string) {
            const item = button(name);
            verify(item, name);
            item.clicked();
        }
        function moment(more: var): var {
            return Object.assign({head: false, last: true, lineId: "l1", number: 1, text: "You never chase us", notice: "we ring", kept: 1, missed: 1,
                                  momentId: "m1", moment: 1, story: "They rang twice", madeGood: "", client: "Arden Mills", clientId: "c",
                                  source: "Tom Ashdown, 3 Apr", about: "", aboutId: "", waiting: false, contested: false}, more);
        }

        function test_aMissKeepsItsBlank() {
            pledge.lines.fill([moment({head: true, last: false, momentId: ""}), moment({})]);
            page.visible = true;
            verify(said().includes("1 kept, 1 missed, n = 2"));
            verify(said().includes("How did we make it good? (not noted)"));
            verify(!said().includes("%"));
            pledge.lines.fill([moment({head: true, last: false, momentId: ""}), moment({madeGood: "We went there"})]);
            verify(said().includes("How we made it good: We went there"));
            verify(!said().includes("(not noted)"));
        }
        function test_aSignatureBeforeTheLastChangeSaysSo() {
            pledge.signatures.fill([{name: "Maren Holt", on: "3 Apr", current: true, me: false, waiting: false},
                                    {name: "Kofi Asante", on: "1 Mar", current: false, me: false, waiting: false}]);
            page.visible = true;
            verify(said().includes("1 Mar, before the last change"));
            press("Sign it with your name");
            compare(pledge.calls[pledge.calls.length - 1], "sign");
            pledge.signedByMe = true;
            verify(!button("Sign it with your name"));
            pledge.signedByMe = false;
        }
        function test_aStoryIsTold() {
            pledge.choices.fill([{lineId: "l1", name: "You never chase us"}, {lineId: "l2", name: "Bad news by noon"}]);
            pledge.tellOf = "x";
            pledge.tellOfWords = "we rang first";
            pledge.telling();
            tryVerify(() => sheet.opened);
            verify(!button("Tell it"));
            press("Bad news by noon");
            tryVerify(() => button("Tell it") !== null);
            press("Tell it");
            compare(pledge.calls[pledge.calls.length - 1], "addMoment l2/0/we rang first//x");
            tryVerify(() => !sheet.visible);
        }
        function test_templateWordsAreNamed() {
            agreement.lines.fill([{lineId: "a1", about: 0, first: true, text: "One person decides", stillTemplate: true, agreed: "", alsoUsedFor: 3,
                                   by: "Maren Holt", waiting: false, contested: false},
                                  {lineId: "a2", about: 3, first: true, text: "At the mill", stillTemplate: false, agreed: "Ruth, 3 Apr", alsoUsedFor: 0,
                                   by: "Tom Ashdown", waiting: false, contested: false}]);
            agreement.experiments.fill([{experimentId: "e1", text: "Calls on foot", tried: 2, learned: "", source: "since 1 Mar", waiting: false, contested: false}]);
            block.visible = true;
            verify(said().includes("still our template words"));
            verify(said().includes("also used for 3 others"));
            verify(said().includes("Agreed: Ruth, 3 Apr"));
            verify(said().includes("What did we learn? (not noted)"));
            press("Add what the template has more");
            compare(agreement.calls[agreement.calls.length - 1], "begin");
        }
        function test_theWeekIsForThoseWhoLead() {
            words.visible = true;
            press("Your week");
            compare(weeks.count, 1);
            texts.leads = false;
            verify(!button("Your week"));
            texts.leads = true;
        }
    }
}
