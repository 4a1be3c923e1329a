// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Style

Item {
    id: root

    property int made: 0

    width: 1000
    height: 600

    ListDetail {
        id: panes

        width: 1000
        height: 600
        list: FocusScope {
            property alias button: listButton

            Button {
                id: listButton

                focus: true
                text: "In the list"
            }
        }
        detail: FocusScope {
            property alias button: detailButton

            Component.onCompleted: root.made += 1

            Button {
                id: detailButton

                focus: true
                text: "In the detail"
            }
        }
        empty: EmptyState {
            text: "Pick a client"
        }
    }

    TestCase {
        name: "ListDetail"
        when: windowShown

        function init() {
            panes.width = 1000;
            panes.hasDetail = false;
            root.made = 0;
        }

        function test_side_by_side_when_wide() {
            compare(panes.split, true);
            compare(panes.listItem.visible, true);
            compare(panes.detailItem.text, "Pick a client");
            panes.hasDetail = true;
            compare(root.made, 1);
            compare(panes.listItem.visible, true);
            compare(panes.detailItem.button.visible, true);
            tryCompare(panes.listItem, "width", panes.listWidth);
        }

        function test_one_at_a_time_when_narrow_and_the_detail_stays_on_narrowing() {
            panes.hasDetail = true;
            panes.width = 390;
            compare(panes.split, false);
            compare(panes.listItem.visible, false);
            compare(panes.detailItem.visible, true);
            compare(root.made, 1);
            panes.hasDetail = false;
            compare(panes.listItem.visible, true);
            tryCompare(panes.listItem, "width", 390);
        }

        function test_f6_goes_from_the_list_to_the_detail_and_from_there_on() {
            panes.hasDetail = true;
            panes.listItem.button.forceActiveFocus();
            compare(panes.nextPane(), true);
            compare(panes.detailItem.button.activeFocus, true);
            compare(panes.nextPane(), false);
            compare(panes.detailItem.button.activeFocus, true);
        }

        function test_f6_goes_nowhere_where_nothing_is_chosen_or_the_list_has_the_whole_width() {
            panes.listItem.button.forceActiveFocus();
            compare(panes.nextPane(), false);
            panes.width = 390;
            panes.listItem.button.forceActiveFocus();
            compare(panes.nextPane(), false);
            compare(panes.listItem.button.activeFocus, true);
        }
    }
}
