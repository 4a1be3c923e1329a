// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Style

Item {
    width: 390
    height: 600

    Banner {
        id: banner

        width: 358
        text: "1 thing needs you"
        detail: "Both of you changed one sentence."
        tone: Banner.NeedsYou
        actionText: "Look"
        dismissible: true
    }
    Banner {
        id: unseen

        visible: false
        width: 358
        text: "Nothing yet"
        actionText: "Look"
    }
    SignalSpy {
        id: acts

        target: banner
        signalName: "activated"
    }
    SignalSpy {
        id: dismissals

        target: banner
        signalName: "dismissed"
    }

    TestCase {
        name: "Banner"
        when: windowShown

        function init() {
            Style.compact = true;
            Style.textScale = 1;
            banner.text = "1 thing needs you";
            acts.clear();
            dismissals.clear();
        }

        function test_name_is_both_sentences() {
            compare(banner.Accessible.name, "1 thing needs you Both of you changed one sentence.");
        }

        function test_keyboard_reaches_both_buttons() {
            banner.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Space);
            compare(acts.count, 1);
            keyClick(Qt.Key_Tab);
            keyClick(Qt.Key_Space);
            compare(dismissals.count, 1);
        }

        function test_action_goes_under_where_it_would_squeeze_the_words() {
            compare(banner.under, false);
            banner.text = "Your phone has no room; the last line is still on screen.";
            tryCompare(banner, "under", true);
        }

        function test_what_is_in_it_is_made_when_it_is_first_seen() {
            compare(unseen.body, null);
            unseen.visible = true;
            verify(unseen.body !== null);
            verify(unseen.implicitHeight >= unseen.body.implicitHeight);
            unseen.visible = false;
            verify(unseen.body !== null);
        }

        function test_trouble_is_an_alert() {
            compare(banner.Accessible.role, Accessible.Note);
            banner.tone = Banner.Trouble;
            compare(banner.Accessible.role, Accessible.AlertMessage);
            banner.tone = Banner.NeedsYou;
        }
    }
}
