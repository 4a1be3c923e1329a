// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Style
import Salver.ViewModels
import "../../../qml/House"
import "../../../qml/Settings"

Item {
    id: root

    width: 390
    height: 800

    Samples {
        id: samples
    }
    SignInViewModel {
        id: signIn
    }
    SettingsPage {
        id: page

        anchors.fill: parent
        settings: samples.settings
        sync: samples.sync
        userName: "Priya Raman"
    }
    FirstRunPage {
        id: first

        anchors.fill: parent
        visible: false
        signIn: signIn
    }
    HousePage {
        id: house

        anchors.fill: parent
        visible: false
        house: samples.house
        texts: HouseTextsViewModel {}
        pledge: PledgeViewModel {}
        sync: samples.sync
    }
    SignalSpy {
        id: bins

        target: house
        signalName: "binRequested"
    }

    TestCase {
        name: "Settings"
        when: windowShown

        function init() {
            Style.compact = true;
            Style.reduceMotion = true;
            page.visible = true;
            first.visible = false;
            house.visible = false;
            signIn.calls = [];
            signIn.serverError = "";
            samples.settings.calls = [];
        }

        function test_choices_reach_the_view_model_and_come_back_from_it() {
            const size = findChild(page, "textSize");
            size.choose(2);
            compare(samples.settings.textSize, 150);
            samples.settings.textSize = 200;
            compare(size.currentIndex, 4);
            const theme = findChild(page, "theme");
            theme.choose(2);
            compare(samples.settings.theme, Facts.Theme.Dark);
            samples.settings.theme = Facts.Theme.Light;
            compare(theme.currentIndex, 1);
            const firstPage = findChild(page, "firstPage");
            firstPage.choose(2);
            compare(samples.settings.firstPage, 6);
            compare(findChild(page, "quietFrom").currentIndex, 38);
        }

        function test_three_moments_of_notifications_at_most() {
            const more = findChild(page, "addMoment");
            verify(more.visible);
            more.chosen(26);
            compare(samples.settings.calls, ["addMoment 13:00"]);
            samples.settings.remindAt = ["09:00", "13:00", "16:30"];
            verify(!more.visible);
            const chip = findChild(page, "moment 13:00");
            chip.removed();
            compare(samples.settings.calls, ["addMoment 13:00", "removeMoment 13:00"]);
            samples.settings.remindAt = ["09:00"];
        }

        function test_the_signature_is_kept_when_the_caret_leaves() {
            const signature = findChild(page, "signature");
            signature.input.forceActiveFocus(Qt.TabFocusReason);
            signature.input.selectAll();
            keyClick("T");
            keyClick("o");
            keyClick("m");
            findChild(page, "firstPage").forceActiveFocus(Qt.TabFocusReason);
            compare(samples.settings.signature, "Tom");
        }

        function test_signing_in_by_keyboard() {
            page.visible = false;
            first.visible = true;
            const server = findChild(first, "server");
            server.input.forceActiveFocus(Qt.TabFocusReason);
            server.text = "https://s.example";
            keyClick(Qt.Key_Return);
            findChild(first, "user").text = "priya";
            keyClick(Qt.Key_Return);
            findChild(first, "password").text = "a secret";
            keyClick(Qt.Key_Return);
            compare(signIn.calls, ["signIn https://s.example priya a secret"]);
        }

        function test_an_error_stands_in_its_place_and_gets_the_caret() {
            page.visible = false;
            first.visible = true;
            findChild(first, "password").input.forceActiveFocus(Qt.TabFocusReason);
            signIn.serverError = "No answer from there.";
            signIn.changed();
            compare(findChild(first, "server").error, "No answer from there.");
            tryCompare(findChild(first, "server").input, "activeFocus", true);
        }

        function test_just_this_device_asks_for_a_name_only() {
            page.visible = false;
            first.visible = true;
            findChild(first, "way").choose(1);
            compare(findChild(first, "server").visible, false);
            const name = findChild(first, "name");
            name.input.forceActiveFocus(Qt.TabFocusReason);
            name.text = "Priya";
            keyClick(Qt.Key_Return);
            compare(signIn.calls, ["useThisDeviceOnly Priya"]);
            findChild(first, "way").choose(0);
        }

        function test_house_leads_to_the_bin() {
            page.visible = false;
            house.visible = true;
            const bin = findChild(house, "bin");
            bin.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            compare(bins.count, 1);
        }
    }
}
