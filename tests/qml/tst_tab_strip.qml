// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Style

Item {
    width: 390
    height: 600

    TabStrip {
        id: strip

        width: 358
        label: "Parts of the client"
        tabs: ["Now", "People", "Objectives", "Timeline", "Together", "Business & brand"]
    }
    // A page that says which part is shown, as the client's does.
    Item {
        id: page

        property int part: 0
    }
    TabStrip {
        id: followed

        y: 100
        width: 358
        tabs: strip.tabs
        currentIndex: page.part
        onChosen: index => page.part = index
    }
    SignalSpy {
        id: choices

        target: strip
        signalName: "chosen"
    }

    TestCase {
        name: "TabStrip"
        when: windowShown

        function init() {
            Style.compact = true;
            strip.currentIndex = 0;
            choices.clear();
            strip.forceActiveFocus(Qt.TabFocusReason);
        }

        function test_arrows_home_and_end() {
            keyClick(Qt.Key_Right);
            compare(strip.currentIndex, 1);
            keyClick(Qt.Key_End);
            compare(strip.currentIndex, 5);
            keyClick(Qt.Key_Right);
            compare(strip.currentIndex, 5);
            keyClick(Qt.Key_Home);
            compare(strip.currentIndex, 0);
            compare(choices.count, 3);
        }

        // Its button, wherever it stands now.
        function button(of: Item, name: string): Item {
            for (let i = 0; i < of.children.length; ++i) {
                const child = of.children[i];
                if (child.visible && child.text === name)
                    return child;
                const within = button(child, name);
                if (within)
                    return within;
            }
            return null;
        }

        function inside(tab: Item): bool {
            const at = tab.mapToItem(strip, 0, 0).x;
            return at >= 0 && at + tab.width <= strip.width;
        }

        function test_the_last_is_reached_and_seen() {
            tryVerify(() => button(strip, "Earlier parts") === null);
            keyClick(Qt.Key_End);
            tryVerify(() => inside(button(strip, "Business & brand")));
            tryVerify(() => !button(strip, "More parts"));
            keyClick(Qt.Key_Home);
            tryVerify(() => inside(button(strip, "Now")));
        }

        function test_the_chosen_one_stays_in_a_narrower_room() {
            strip.currentIndex = 3;
            strip.width = 200;
            tryVerify(() => inside(button(strip, "Timeline")));
            strip.width = 358;
            tryVerify(() => inside(button(strip, "Timeline")));
        }

        function test_the_arrow_at_the_edge_turns() {
            tryVerify(() => button(strip, "More parts") !== null);
            mouseClick(button(strip, "More parts"));
            tryVerify(() => inside(button(strip, "Business & brand")));
            compare(strip.currentIndex, 0);
            mouseClick(button(strip, "Earlier parts"));
            tryVerify(() => inside(button(strip, "Now")));
        }

        function test_a_flick_turns() {
            mouseDrag(strip, 300, 20, -200, 0);
            tryVerify(() => button(strip, "Earlier parts") !== null);
        }

        function test_it_goes_on_following_its_page() {
            followed.forceActiveFocus();
            keyClick(Qt.Key_Right);
            compare(page.part, 1);
            page.part = 4;
            compare(followed.currentIndex, 4);
        }

        function test_pointer() {
            mouseClick(strip, 90, strip.height / 2);
            compare(strip.currentIndex, 1);
        }

        function test_touch() {
            verify(strip.height >= 48);
            compare(strip.Accessible.name, "Parts of the client");
        }
    }
}
