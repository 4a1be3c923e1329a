// SPDX-License-Identifier: Apache-2.0
// Objectives and advice by thumb and by keyboard, over stand-ins: what the pages ask for, and what they never show.
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Style
import Salver.ViewModels
import "../../../qml/Advice"
import "../../../qml/Objectives"

Item {
    id: root

    width: 390
    height: 844

    AdviceSamples {
        id: samples
    }
    WeighupPage {
        id: weighup

        anchors.fill: parent
        visible: false
        weighup: samples.weighup
    }
    ObjectivePage {
        id: objective

        anchors.fill: parent
        visible: false
        objective: samples.bareObjective
    }
    TogetherPart {
        id: together

        anchors.fill: parent
        visible: false
        together: samples.together
        agreement: AgreementViewModel {}
    }

    TestCase {
        name: "Advice"
        when: windowShown

        function init() {
            Style.compact = true;
            Style.reduceMotion = true;
            for (const page of [weighup, objective, together])
                page.visible = false;
            for (const model of [samples.weighup, samples.bareObjective, samples.together])
                model.calls = [];
        }

        // By its accessible name, what stands on top first.
        function named(item: Item, name: string): Item {
            if (!item.visible)
                return null;
            for (let i = item.children.length - 1; i >= 0; --i) {
                const found = named(item.children[i], name);
                if (found)
                    return found;
            }
            return item.Accessible.name === name ? item : null;
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

        function test_aPointByKeyboard() {
            weighup.visible = true;
            const field = named(root, "What speaks for On the back of every repairs letter");
            verify(field);
            field.forceActiveFocus();
            type("cheap");
            keyClick(Qt.Key_Return);
            compare(samples.weighup.calls, ["addPoint a/0/cheap/"]);
            compare(field.text, "");
        }

        function test_leavingTheLineKeepsWhatStandsInIt() {
            weighup.visible = true;
            const field = named(root, "What speaks against On the back of every repairs letter");
            field.forceActiveFocus();
            type("two");
            weighup.forceActiveFocus();
            named(root, "What speaks for On the back of every repairs letter").forceActiveFocus();
            tryCompare(samples.weighup, "calls", ["addPoint a/1/two/"]);
        }

        function test_aPhoneReadsOneWayOrEverythingAgainst() {
            weighup.visible = true;
            verify(named(root, "On the back of every repairs letter"));
            weighup.shown = 3;
            verify(everyText(weighup).includes("March is close."));
            weighup.shown = 0;
        }

        function test_nothingIsCountedOrWon() {
            weighup.visible = true;
            const texts = everyText(weighup);
            for (const word of ["score", "total", "winner", "weight", "%", "2 for", "(2)", "best option"])
                verify(!texts.toLowerCase().includes(word), word);
        }

        function test_theyConfirmedWithNoMoreThanYes() {
            objective.visible = true;
            button("They confirmed").clicked();
            tryVerify(() => button("Note it") !== null);
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(samples.bareObjective.calls, ["answer p3 0  "]);
        }

        function test_aGapIsAGap() {
            objective.visible = true;
            const texts = everyText(objective);
            verify(texts.includes("We have not heard what they say of our commitment."));
            verify(texts.includes("We have not heard what they say of our ability."));
        }

        function test_aLeadBacksInOneTap() {
            together.visible = true;
            button("I back this").clicked();
            compare(samples.together.calls, ["backStance s2"]);
        }

        function test_historyOfEverything() {
            together.visible = true;
            button("Earlier versions").clicked();
            compare(samples.together.calls, ["showHistory d text"]);
        }
    }
}
