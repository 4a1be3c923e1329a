// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Style

Item {
    id: root

    width: 400
    height: 300

    Rectangle {
        anchors.fill: parent
        color: Style.card
    }
    Flickable {
        id: page

        y: 100
        width: 400
        height: 200
        clip: true
        contentHeight: 1000

        Gap {
            width: 380
            text: "Nobody has written it yet"
            actionText: "Write it"
        }
    }

    TestCase {
        name: "Gap"
        when: windowShown

        // How many points of the rows from one to another are not the paper's.
        function inked(from: int, to: int): int {
            const picture = grabImage(root);
            let found = 0;
            for (let x = 0; x < root.width; ++x) {
                for (let y = from; y < to; ++y)
                    found += Qt.colorEqual(picture.pixel(x, y), Style.card) ? 0 : 1;
            }
            return found;
        }

        function test_its_frame_stays_in_the_page() {
            tryVerify(() => inked(100, 300) > 0);
            page.contentY = 150;
            compare(inked(0, 100), 0);
            page.contentY = 0;
        }
    }
}
