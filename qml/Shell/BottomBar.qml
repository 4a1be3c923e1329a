// SPDX-License-Identifier: Apache-2.0
// The phone's bar: two places, the raised capture button, two places.
//   frame   the AppFrame it stands in: what it shows, and what it tells of
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Style

Item {
    id: bar

    required property AppFrame frame
    readonly property list<int> leftHalf: half(0)
    readonly property list<int> rightHalf: half(2)

    // The indices of two of the four places the bar has room for.
    function half(from: int): list<int> {
        const indices = [];
        let seen = 0;
        for (let i = 0; i < frame.places.all.length; ++i) {
            if (!frame.places.all[i].inBar)
                continue;
            if (seen >= from && seen < from + 2)
                indices.push(i);
            ++seen;
        }
        return indices;
    }

    implicitHeight: Math.max(64, row.implicitHeight + Style.s8)
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Places")

    Rectangle {
        anchors.fill: parent
        color: Style.card

        Rectangle {
            width: parent.width
            height: Style.hairline
            color: Style.rule
        }
    }
    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: Style.s4
        anchors.rightMargin: Style.s4
        spacing: 0

        Repeater {
            model: bar.leftHalf

            PlaceButton {
                required property int modelData

                place: bar.frame.places.all[modelData]
                selected: modelData === bar.frame.current
                onClicked: bar.frame.placeChosen(modelData)
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.fillHeight: true
            }
        }
        CaptureButton {
            Layout.alignment: Qt.AlignTop | Qt.AlignHCenter
            Layout.topMargin: -Style.s16
            Layout.leftMargin: Style.s8
            Layout.rightMargin: Style.s8
            onClicked: bar.frame.captureRequested()
        }
        Repeater {
            model: bar.rightHalf

            PlaceButton {
                required property int modelData

                place: bar.frame.places.all[modelData]
                selected: modelData === bar.frame.current
                onClicked: bar.frame.placeChosen(modelData)
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.fillHeight: true
            }
        }
    }
}
