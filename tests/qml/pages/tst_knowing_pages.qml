// SPDX-License-Identifier: Apache-2.0
// Getting to know each other and touches by thumb and by keyboard, over stand-ins: what the pages ask for, and what they
// never show.
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Style
import Salver.ViewModels
import "../../../qml/Knowing"

Item {
    id: root

    width: 390
    height: 844

    KnowingSamples {
        id: samples
    }
    KnowingPart {
        id: part

        anchors.fill: parent
        visible: false
        onboarding: samples.plan
        touches: samples.touches
    }
    TemplatesPage {
        id: templates

        anchors.fill: parent
        visible: false
        templates: samples.templates
    }
    IdeaSheet {
        id: idea

        touches: samples.touches
    }

    TestCase {
        name: "Knowing"
        when: windowShown

        function init() {
            Style.compact = true;
            Style.reduceMotion = true;
            part.visible = false;
            templates.visible = false;
            samples.touches.sentence = "";
            for (const model of [samples.plan, samples.touches, samples.templates])
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

        function test_aBlankStepSaysSo() {
            part.visible = true;
            const texts = everyText(part);
            verify(texts.includes("Nothing noted as learned"));
            verify(texts.includes("Learned: Lorraine decides alone"));
            verify(texts.includes("3 asks of them in one week; the pace is 2. Week 6 has room."));
        }

        function test_noShareOfTheWhole() {
            part.visible = true;
            const texts = everyText(part).toLowerCase();
            for (const word of ["%", "percent", "complete", "progress", "birthday reminder", "score", " of 6 "])
                verify(!texts.includes(word), word);
        }

        function test_tooManyAsksMoveWithOnePress() {
            part.visible = true;
            button("Move to week 6").clicked();
            compare(samples.plan.calls, ["moveStep s5 6"]);
        }

        function test_slowDown() {
            part.visible = true;
            button("Slow down by a week").clicked();
            compare(samples.plan.calls, ["slowDown"]);
        }

        function test_whatWasLearnedByKeyboard() {
            part.visible = true;
            button("What they learned").clicked();
            tryVerify(() => button("Note it") !== null);
            type("a lot");
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(samples.plan.calls.length, 1);
            verify(samples.plan.calls[0].endsWith(" a lot"));
        }

        function test_aStepByKeyboard() {
            part.visible = true;
            button("Add a step").clicked();
            tryVerify(() => button("Add it") !== null);
            type("who rings");
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(samples.plan.calls, ["addStep who rings/0/false///5"]);
        }

        function test_anIdeaThatWasGivenBeforeCanBeKeptAnyway() {
            samples.touches.sentence = "“Honey” was given to Sam on 3 May.";
            part.visible = true;
            button("An idea").clicked();
            tryVerify(() => button("Keep it") !== null);
            type("honey");
            tryVerify(() => button("Keep it anyway") !== null);
            button("Keep it anyway").clicked();
            compare(samples.touches.calls, ["beginIdea", "keepIdea honey////false"]);
        }

        function test_givenInOneSheet() {
            part.visible = true;
            button("Given").clicked();
            tryVerify(() => button("Note it") !== null);
            keyClick(Qt.Key_Return, Qt.ControlModifier);
            compare(samples.touches.calls, ["give i1////"]);
        }

        function test_aTemplateAsksAndLearnsNothing() {
            templates.visible = true;
            verify(button("Asked") === null);
            verify(button("What we learned") === null);
            button("Starting again after a pause, 9 weeks · at most 2 asks of them a week").clicked();
            compare(samples.templates.calls, ["showPlan u"]);
        }
    }
}
