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
        id: backs

        target: page
        signalName: "backRequested"
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

        function test_back_by_pointer_and_key() {
            const arrow = findChild(page, "back");
            compare(arrow.Accessible.name, "Back");
            mouseClick(arrow);
            page.forceActiveFocus();
            keyClick(Qt.Key_Back);
            compare(backs.count, 2);
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
