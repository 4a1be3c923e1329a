// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Style

Item {
    width: 390
    height: 600

    TextField {
        id: field

        width: 300
        label: "Server"
        help: "The person who set up your team has it."
    }
    TextField {
        id: password

        y: 200
        width: 300
        label: "Password"
        secret: true
    }
    SignalSpy {
        id: accepts

        target: field
        signalName: "accepted"
    }
    SignalSpy {
        id: edits

        target: field
        signalName: "edited"
    }

    TestCase {
        name: "TextField"
        when: windowShown

        function init() {
            Style.compact = true;
            field.text = "";
            field.error = "";
            accepts.clear();
            edits.clear();
        }

        function test_named_by_its_label_and_described_by_help_then_error() {
            compare(field.input.Accessible.name, "Server");
            compare(field.input.Accessible.description, field.help);
            field.error = "No server answers there.";
            compare(field.input.Accessible.description, field.error);
        }

        function test_error_makes_it_higher_not_hidden() {
            const before = field.implicitHeight;
            field.error = "No server answers there. Look at the address, or ask the person who set up your team.";
            tryVerify(() => field.implicitHeight > before);
        }

        function test_typing_and_enter() {
            field.input.forceActiveFocus(Qt.TabFocusReason);
            keyClick("a");
            keyClick("b");
            compare(field.text, "ab");
            compare(edits.count, 2);
            keyClick(Qt.Key_Return);
            compare(accepts.count, 1);
        }

        function test_set_text_is_not_an_edit() {
            field.text = "x";
            compare(edits.count, 0);
        }

        function test_secret_can_be_shown() {
            compare(password.input.echoMode, TextInput.Password);
            password.forceActiveFocus();
            const eye = findChild(password, "eye");
            mouseClick(eye);
            compare(password.input.echoMode, TextInput.Normal);
            verify(eye.Accessible.name.length > 0);
        }

        function test_focus_scope_leads_to_the_input() {
            field.forceActiveFocus();
            compare(field.input.activeFocus, true);
        }

        function test_touch_height() {
            verify(field.input.parent.height >= 48);
        }
    }
}
