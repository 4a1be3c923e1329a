// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Style
import Salver.ViewModels
import "../../../qml/SyncCentre"

Item {
    id: root

    width: 390
    height: 800

    Samples {
        id: samples
    }
    SyncCentrePage {
        id: page

        anchors.fill: parent
        centre: samples.centre
        sync: samples.trouble
    }
    BinPage {
        id: bin

        anchors.fill: parent
        visible: false
        bin: samples.bin
    }
    HistoryPage {
        id: versions

        anchors.fill: parent
        visible: false
        history: samples.history
    }
    HistoryPage {
        id: texts

        anchors.fill: parent
        visible: false
        history: samples.textHistory
    }
    SignalSpy {
        id: conflicts

        target: page
        signalName: "conflictRequested"
    }

    TestCase {
        name: "SyncCentre"
        when: windowShown

        function init() {
            Style.compact = true;
            Style.reduceMotion = true;
            root.width = 390;
            page.visible = true;
            bin.visible = false;
            versions.visible = false;
            texts.visible = false;
            samples.textHistory.chosen = 1;
            samples.textHistory.againstNow = false;
            samples.textHistory.calls = [];
            page.part = SyncCentrePage.Now;
            samples.centre.calls = [];
            samples.trouble.calls = [];
            samples.trouble.workOffline = false;
            conflicts.clear();
        }

        function findAll(item, wanted) {
            let all = wanted(item) ? [item] : [];
            for (let i = 0; i < item.children.length; ++i)
                all = all.concat(findAll(item.children[i], wanted));
            return all;
        }

        function press(within: Item, name: string) {
            const button = findChild(within, name);
            verify(button, name);
            button.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
        }

        function test_the_switch_goes_offline_and_sync_now_goes_with_it() {
            press(page, "syncNow");
            compare(samples.trouble.calls, ["syncNow"]);
            press(page, "workOffline");
            compare(samples.trouble.workOffline, true);
            compare(findChild(page, "syncNow").enabled, false);
        }

        function test_what_could_not_go_has_its_reason_and_its_ways_on() {
            const reason = findAll(page, item => (item.Accessible?.name ?? "").startsWith("You may only read"));
            verify(reason.length > 0);
            press(page, "retry");
            press(page, "copyOut");
            compare(samples.centre.calls,
                    ["retry Lunch with the whole board of trustees", "copyOut Lunch with the whole board of trustees"]);
        }

        function test_what_comes_down_is_listed_by_space() {
            const rows = findAll(page, item => item.objectName === "coming");
            compare(rows.length, 2);
            compare(rows[0].text, "Accounts");
            compare(rows[0].subtitle, "212 changes behind the server");
            compare(rows[1].subtitle, "1 change behind the server");
        }

        function test_this_device_is_checked_and_rebuilt_only_when_asked_twice() {
            compare(findChild(page, "differs").visible, false);
            samples.centre.differs = true;
            compare(findChild(page, "differs").visible, true);
            samples.centre.differs = false;
            press(page, "checkDevice");
            press(page, "askRebuild");
            compare(samples.centre.calls, ["checkDevice"]);
            press(page, "dropRebuild");
            compare(findChild(page, "rebuild").visible, false);
            press(page, "askRebuild");
            press(page, "rebuild");
            compare(samples.centre.calls, ["checkDevice", "rebuild"]);
            samples.centre.careSentence = "Everything on this device is sound.";
            compare(findChild(page, "careSentence").visible, true);
            samples.centre.careSentence = "";
        }

        function test_what_needs_you_opens() {
            const rows = findAll(page, item => item.entityId === "e2");
            compare(rows.length, 1);
            rows[0].forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            compare(conflicts.count, 1);
            compare(conflicts.signalArguments[0][0], "e2");
            compare(conflicts.signalArguments[0][1], 1);
        }

        function test_waiting_and_log_are_tabs_on_a_phone_and_panes_on_a_desktop() {
            compare(findChild(page, "waiting").visible, false);
            page.part = SyncCentrePage.Waiting;
            tryCompare(findChild(page, "waiting"), "visible", true);
            compare(findChild(page, "state").visible, false);
            root.width = 1000;
            page.part = SyncCentrePage.Now;
            tryCompare(findChild(page, "waiting"), "visible", true);
            compare(findChild(page, "state").visible, true);
            page.part = SyncCentrePage.Log;
            tryCompare(findChild(page, "log"), "visible", true);
            compare(findChild(page, "state").visible, true);
        }

        function test_out_of_the_bin() {
            page.visible = false;
            bin.visible = true;
            tryVerify(() => findChild(bin, "bringBack") !== null);
            press(bin, "bringBack");
            compare(samples.bin.calls, ["restore b1"]);
        }

        function test_versions_of_a_text_open_compare_and_come_back() {
            page.visible = false;
            texts.visible = true;
            tryVerify(() => findAll(texts, item => item.objectName === "version").length === 4);
            const shown = findAll(texts, item => item.objectName === "compared" && item.visible);
            compare(shown.length, 1);
            verify(shown[0].text.includes("<s>") && shown[0].text.includes("<u>"));
            const back = findAll(texts, item => item.objectName === "bringBack" && item.visible);
            compare(back.length, 1);
            back[0].forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            compare(samples.textHistory.calls, ["bringBack 1"]);
            const rows = findAll(texts, item => item.objectName === "version");
            rows[1].forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            compare(samples.textHistory.chosen, -1);
            rows[0].forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            compare(samples.textHistory.chosen, 0);
            // The newest is what there is: nothing to bring back.
            compare(findAll(texts, item => item.objectName === "bringBack" && item.visible).length, 0);
        }

        function test_a_version_comes_back_but_not_the_one_that_holds() {
            page.visible = false;
            versions.visible = true;
            tryVerify(() => findAll(versions, item => item.objectName === "bringBack").length === 4);
            const buttons = findAll(versions, item => item.objectName === "bringBack");
            compare(buttons[0].visible, false);
            buttons[2].forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            compare(samples.history.calls, ["bringBack 2"]);
        }
    }
}
