// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Style

Item {
    id: root

    width: 390
    height: 600

    PageFrame {
        id: page

        anchors.fill: parent
        title: "Clients"
        canGoBack: true
        status: SyncWord {
            id: sync

            word: SyncWord.UpToDate
            time: "14:02"
        }

        Scroller {
            id: scroller

            anchors.fill: parent

            TextField {
                id: field

                label: "Name"
            }
            Repeater {
                id: rows

                model: 30

                ListRow {
                    required property int index

                    text: "Row " + index
                }
            }
        }
    }
    SignalSpy {
        id: edits

        target: page
        signalName: "editRequested"
    }
    SignalSpy {
        id: backs

        target: page
        signalName: "backRequested"
    }

    PageFrame {
        id: stretched

        width: 390
        height: 400
        visible: false
        title: "A page of many words"
        canGoBack: true
        actions: [
            Button {
                text: "Read the brief"
            }
        ]
        status: SyncWord {
            word: SyncWord.Waiting
        }
    }
    TestCase {
        name: "PageFrame"
        when: windowShown

        function init() {
            Style.compact = true;
            Style.textScale = 1;
            backs.clear();
            scroller.contentY = 0;
        }

        function test_its_head_comes_to_rest() {
            failOnWarning(/Polish loop/);
            stretched.visible = true;
            for (const compact of [true, false]) {
                for (const scale of [1, 2, 1.4, 1, 2]) {
                    for (const width of [390, 200, 1280, 320]) {
                        Style.compact = compact;
                        Style.textScale = scale;
                        stretched.width = width;
                        waitForRendering(stretched, 40);
                    }
                }
            }
            stretched.visible = false;
            Style.textScale = 1;
        }

        function test_back_by_pointer_and_key() {
            const arrow = findChild(page, "back");
            compare(arrow.Accessible.name, "Back");
            mouseClick(arrow);
            page.forceActiveFocus();
            keyClick(Qt.Key_Back);
            compare(backs.count, 2);
        }

        function test_e_edits_what_can_be_edited() {
            edits.clear();
            page.forceActiveFocus();
            keyClick(Qt.Key_E);
            compare(edits.count, 0);
            page.editable = true;
            keyClick(Qt.Key_E);
            compare(edits.count, 1);
            field.input.forceActiveFocus();
            keyClick("e");
            compare(edits.count, 1);
            compare(field.input.text, "e");
            page.editable = false;
        }

        function test_what_the_keyboard_is_on_is_in_view() {
            rows.itemAt(29).forceActiveFocus(Qt.TabFocusReason);
            tryVerify(() => scroller.contentY > 0);
            const place = rows.itemAt(29).mapToItem(scroller, 0, 0).y;
            verify(place >= 0 && place + rows.itemAt(29).height <= scroller.height);
            rows.itemAt(0).forceActiveFocus(Qt.TabFocusReason);
            tryVerify(() => rows.itemAt(0).mapToItem(scroller, 0, 0).y >= 0);
        }

        function test_status_goes_under_the_title_for_large_text() {
            const beside = sync.mapToItem(root, 0, 0);
            Style.textScale = 2;
            tryVerify(() => sync.mapToItem(root, 0, 0).y > beside.y + 20);
            verify(sync.mapToItem(root, 0, 0).x < 80);
        }
    }
}
