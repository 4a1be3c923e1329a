// SPDX-License-Identifier: Apache-2.0
// The glossary, business and brand, who looks after them, a handover and the leads' page over stand-ins: what the pages
// ask for, by thumb and by keyboard, and what they never show.
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Style
import Salver.ViewModels
import "../../../qml/House"
import "../../../qml/Understanding"

Item {
    id: root

    width: 390
    height: 844

    DecoderViewModel {
        id: decoderModel
    }
    GlossaryViewModel {
        id: glossaryModel
    }
    UnderstandingViewModel {
        id: understandingModel
    }
    CareViewModel {
        id: careModel
    }
    HandoverViewModel {
        id: handoverModel
    }
    TeamViewModel {
        id: teamModel
    }
    GlossaryPage {
        id: glossary

        anchors.fill: parent
        visible: false
        glossary: glossaryModel
        decoder: decoderModel
    }
    BusinessPart {
        id: business

        anchors.fill: parent
        visible: false
        understanding: understandingModel
        decoder: decoderModel
    }
    CarePage {
        id: care

        anchors.fill: parent
        visible: false
        care: careModel
    }
    HandoverPage {
        id: handover

        anchors.fill: parent
        visible: false
        handover: handoverModel
    }
    TeamPage {
        id: team

        anchors.fill: parent
        visible: false
        team: teamModel
    }
    DecodedText {
        id: decoded

        width: parent.width
        visible: false
        words: "The CTR fell"
        about: "c"
    }

    TestCase {
        name: "Understanding"
        when: windowShown

        function init() {
            Style.compact = true;
            Style.reduceMotion = true;
            for (const page of [glossary, business, care, handover, team, decoded])
                page.visible = false;
            for (const model of [decoderModel, glossaryModel, understandingModel, careModel, handoverModel, teamModel])
                model.calls = [];
        }

        function button(name: string): Item {
            return pressable(root.Window.window.contentItem, name);
        }
        function pressable(item: Item, name: string): Item {
            if (!item.visible)
                return null;
            for (let i = item.children.length - 1; i >= 0; --i) {
                const found = pressable(item.children[i], name);
                if (found)
                    return found;
            }
            return item.Accessible.name === name && typeof item.clicked === "function" ? item : null;
        }
        function type(text: string) {
            for (const letter of text)
                keyClick(letter);
        }
        function everyText(item: Item): string {
            let all = String(item.text ?? "");
            for (let i = 0; i < item.children.length; ++i)
                all += "\n" + everyText(item.children[i]);
            return all;
        }

        function test_a_text_is_marked_and_asks() {
            const spy = Qt.createQmlObject("import QtTest; SignalSpy { signalName: 'asked' }", root);
            spy.target = Decoding;
            decoded.visible = true;
            verify(!decoded.decodable);
            compare(decoded.textFormat, Text.PlainText);
            Decoding.marker = (text, about) => decoderModel.marked(text, about);
            Decoding.revision += 1;
            verify(decoded.decodable);
            compare(decoded.words, "The CTR fell");
            compare(decoded.Accessible.name, "The CTR fell");
            decoded.forceActiveFocus();
            keyClick(Qt.Key_Return);
            compare(spy.count, 1);
            compare(spy.signalArguments[0][1], "c");
            Decoding.marker = null;
            Decoding.revision += 1;
            verify(!decoded.decodable);
            compare(decoded.text, "The CTR fell");
        }

        function test_a_word_is_added_by_keyboard() {
            glossary.visible = true;
            mouseClick(button("Add a word"));
            tryVerify(() => button("Add it") !== null);
            type("CTR");
            keyClick(Qt.Key_Tab);
            type("clicks");
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(decoderModel.calls, ["add /CTR/clicks//"]);
        }

        function test_what_we_do_not_know_is_answered() {
            understandingModel.notKnown.fill([{factId: "f", factType: Facts.FactType.NotKnown, words: "Who signs?", source: "",
                heardOn: "today", confirmedOn: "", by: "Priya", isPrivate: false, waiting: false, contested: false,
                askAgain: "", first: true}]);
            business.visible = true;
            mouseClick(button("Now we know"));
            tryVerify(() => button("Keep it") !== null);
            type("Ruth");
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(understandingModel.calls, ["answer f/" + Facts.FactType.WhoIsWho + "/Ruth/"]);
            understandingModel.alsoUsed = "Also used for 3 others";
            verify(everyText(business).includes("Also used for 3 others"));
        }

        function test_handing_over() {
            careModel.caredBy = "Priya Raman";
            careModel.caredById = "p";
            careModel.members.fill([{memberId: "p", name: "Priya Raman"}, {memberId: "t", name: "Tom Ashdown"}]);
            care.visible = true;
            mouseClick(button("Hand them over…"));
            tryVerify(() => button("Make the draft") !== null);
            verify(!button("Make the draft").enabled);
            // The sheet stands once it knows how high it is.
            tryVerify(() => button("Tom Ashdown").mapToItem(null, 0, 0).y < root.height);
            mouseClick(button("Tom Ashdown"));
            tryVerify(() => button("Make the draft").enabled);
            mouseClick(button("Make the draft"));
            compare(careModel.calls, ["handOver t"]);
        }

        function test_a_change_after_the_signature_shows() {
            handoverModel.signature = "Priya Raman, 3 May";
            handoverModel.toSign = true;
            handoverModel.unsignedAgain = true;
            handover.visible = true;
            verify(everyText(handover).includes("counts as unsigned"));
            verify(everyText(handover).includes("Signed before the last change: Priya Raman, 3 May"));
            mouseClick(button("Sign again"));
            compare(handoverModel.calls, ["sign"]);
            handoverModel.toSign = false;
            handoverModel.unsignedAgain = false;
            handoverModel.toRead = true;
            mouseClick(button("I have read this"));
            tryVerify(() => button("Take over") !== null);
            type("keys?");
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(handoverModel.calls, ["sign", "takeOver keys?/"]);
        }

        function test_the_team_has_dates_and_whys_and_no_counts() {
            teamModel.rows.fill([
                {rowKey: "no second", isHead: true, heading: "Clients without a second", text: "", details: "", quoted: false, why: ""},
                {rowKey: "no second/c", isHead: false, heading: "", text: "Brightwater Housing", details: "looked after by Priya",
                 quoted: false, why: "Nobody is named to stand in."}]);
            team.visible = true;
            tryVerify(() => everyText(team).includes("Clients without a second"));
            verify(!/[0-9]/.test(everyText(team)));
            mouseClick(button("why?"));
            verify(everyText(team).includes("Nobody is named to stand in."));
            mouseClick(button("Brightwater Housing, looked after by Priya"));
            compare(teamModel.calls, ["openRow no second/c"]);
        }
    }
}
