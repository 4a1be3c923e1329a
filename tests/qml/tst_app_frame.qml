// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Shell
import Salver.Style

Item {
    id: root

    width: 1400
    height: 844

    AppFrame {
        id: frame

        height: 844
        status: SyncWord {
            objectName: "status"
            word: SyncWord.UpToDate
        }
        places: Places {
            Place {
                name: "Today"
                glyph: "today"
            }
            Place {
                name: "Clients"
                glyph: "clients"
            }
            Place {
                name: "Visits"
                glyph: "visits"
                inBar: false
            }
            Place {
                name: "House"
                glyph: "house"
            }
        }
        overlay: Item {
            id: floats

            visible: false
            implicitWidth: 200
            implicitHeight: 48
        }
        above: Item {
            id: bar

            visible: false
            width: 200
            height: 40
        }
        Item {
            id: page

            anchors.fill: parent

            ListDetail {
                id: panes

                anchors.fill: parent
                visible: false
                hasDetail: true
                list: Button {
                    text: "In the list"
                }
                detail: Button {
                    text: "In the detail"
                }
            }
        }
    }
    SignalSpy {
        id: choices

        target: frame
        signalName: "placeChosen"
    }
    SignalSpy {
        id: captures

        target: frame
        signalName: "captureRequested"
    }

    TestCase {
        name: "AppFrame"
        when: windowShown

        function init() {
            frame.bare = false;
            frame.current = 0;
            choices.clear();
            captures.clear();
        }

        // The buttons the keyboard meets, in order, until it comes round again.
        function chain(): list<string> {
            const names = [];
            let item = frame.nextItemInFocusChain(true);
            for (let i = 0; i < 30 && item; ++i) {
                const name = item.Accessible.name;
                if (names.indexOf(name) >= 0)
                    break;
                names.push(name);
                item = item.nextItemInFocusChain(true);
            }
            return names;
        }

        function test_what_stays_over_the_pages_shows_later_and_takes_no_room_before() {
            frame.width = 1280;
            bar.visible = false;
            tryCompare(page, "height", 844);
            bar.visible = true;
            verify(bar.visible);
            tryCompare(page, "height", 804);
            bar.visible = false;
            tryCompare(page, "height", 844);
        }
        function test_three_forms_data() {
            return [
                {tag: "compact", width: 390, form: AppFrame.Compact, compact: true, expanded: false,
                    keys: ["Today", "Clients", "Capture", "House"]},
                {tag: "last compact", width: 599, form: AppFrame.Compact, compact: true, expanded: false,
                    keys: ["Today", "Clients", "Capture", "House"]},
                {tag: "medium", width: 600, form: AppFrame.Medium, compact: false, expanded: false,
                    keys: ["Capture", "Today", "Clients", "Visits", "House", "Search", "Settings"]},
                {tag: "expanded", width: 1024, form: AppFrame.Expanded, compact: false, expanded: true,
                    keys: ["Capture", "Today", "Clients", "Visits", "House", "Search", "Settings", "Up to date"]}
            ];
        }

        function test_three_forms(row) {
            frame.width = row.width;
            compare(frame.form, row.form);
            compare(Style.compact, row.compact);
            compare(Style.expanded, row.expanded);
            tryVerify(() => JSON.stringify(chain()) === JSON.stringify(row.keys), 2000, JSON.stringify(chain()));
        }

        function test_widths_of_rail_and_sidebar() {
            frame.width = 700;
            tryCompare(page, "width", 700 - 72);
            frame.width = 1280;
            tryCompare(page, "width", 1280 - 208);
            frame.width = 390;
            tryCompare(page, "width", 390);
        }

        function test_capture_takes_the_whole_window() {
            frame.width = 390;
            tryVerify(() => page.height < 844 - 60);
            frame.bare = true;
            tryCompare(page, "height", 844);
        }

        function test_what_floats_stands_above_what_the_page_keeps_at_its_foot() {
            frame.width = 390;
            frame.bare = true;
            floats.visible = true;
            frame.footRoom = 64;
            tryVerify(() => floats.mapToItem(frame, 0, floats.height).y === 844 - 64 - Style.s8);
            compare(frame.floating, 48 + Style.s16);
            frame.footRoom = 0;
            tryVerify(() => floats.mapToItem(frame, 0, floats.height).y === 844 - Style.s16);
            floats.visible = false;
            tryCompare(frame, "floating", 0);
        }

        function test_f6_goes_round_the_panes() {
            frame.width = 1280;
            panes.visible = true;
            tryVerify(() => panes.split);
            const met = [];
            for (let i = 0; i < 4; ++i) {
                frame.nextPane();
                met.push(root.Window.activeFocusItem.Accessible.name);
            }
            panes.visible = false;
            const from = met.indexOf("In the list");
            compare([0, 1, 2].map(i => met[(from + i) % 3]), ["In the list", "In the detail", "Capture"]);
            compare(met[3], met[0]);
        }

        function test_places_by_keyboard() {
            frame.width = 390;
            const today = frame.nextItemInFocusChain(true);
            today.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Tab);
            keyClick(Qt.Key_Return);
            compare(choices.signalArguments[0][0], 1);
            keyClick(Qt.Key_Tab);
            keyClick(Qt.Key_Space);
            compare(captures.count, 1);
            keyClick(Qt.Key_Tab);
            keyClick(Qt.Key_Return);
            compare(choices.signalArguments[1][0], 3);
        }
    }
}
