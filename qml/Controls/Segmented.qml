// SPDX-License-Identifier: Apache-2.0
// Two to five choices of which one holds, side by side; under one another where they do not fit.
//   options        the words, in order;   currentIndex   which one holds
//   chosen(index)  the person picked another;   label   the accessible name of the whole
//   One tab stop: arrows move within it.
// An id within makes its content at once rather than when first asked for: that is wanted here.
// qmllint disable deferred-property-id
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Salver.Style

T.Control {
    id: control

    required property list<string> options
    property int currentIndex: 0
    property string label: ""
    readonly property bool stacked: width > 0 && wanted > width
    // Side by side each is as wide as its words, plus its share of what is left over.
    readonly property real wanted: {
        // Naming the height makes this follow the font, which calling advanceWidth() alone does not.
        let all = metrics.height > 0 ? 2 * padding : 0;
        for (const option of options)
            all += wordWidth(option);
        return all;
    }
    signal chosen(int index)

    function wordWidth(option: string): real {
        return Math.ceil(metrics.advanceWidth(option)) + 2 * Style.s8 + 2;
    }

    function choose(index: int) {
        if (index < 0 || index >= options.length || index === currentIndex)
            return;
        currentIndex = index;
        control.chosen(index);
    }

    implicitWidth: wanted + options.length * Style.s16
    implicitHeight: grid.implicitHeight + 2 * padding
    Layout.fillWidth: true
    padding: 3
    focusPolicy: Qt.StrongFocus
    activeFocusOnTab: true
    Accessible.role: Accessible.Grouping
    Accessible.name: label
    Accessible.focusable: true
    Keys.onPressed: event => {
        const back = event.key === Qt.Key_Left || event.key === Qt.Key_Up;
        const forth = event.key === Qt.Key_Right || event.key === Qt.Key_Down;
        if (back || forth) {
            const mirrored = control.mirrored && (event.key === Qt.Key_Left || event.key === Qt.Key_Right);
            control.choose(control.currentIndex + (forth !== mirrored ? 1 : -1));
            event.accepted = true;
        }
    }

    FontMetrics {
        id: metrics
        font: Style.label.font
    }

    background: Rectangle {
        radius: Style.radius
        color: Style.sunk
        border.width: Style.hairline
        border.color: Style.rule

        FocusRing {
            shown: control.visualFocus
        }
    }
    contentItem: GridLayout {
        id: grid

        columns: control.stacked ? 1 : control.options.length
        columnSpacing: 0
        rowSpacing: 0

        Repeater {
            model: control.options

            T.AbstractButton {
                id: segment

                required property string modelData
                required property int index

                text: modelData
                checked: index === control.currentIndex
                focusPolicy: Qt.NoFocus
                hoverEnabled: true
                implicitWidth: control.wordWidth(modelData)
                implicitHeight: Math.max(Style.controlHeight - 6, label.implicitHeight + Style.s8)
                Accessible.role: Accessible.RadioButton
                Accessible.name: text
                Accessible.checkable: true
                Accessible.checked: checked
                Accessible.onPressAction: segment.clicked()
                onClicked: control.choose(index)
                Layout.fillWidth: true

                contentItem: Label {
                    id: label

                    text: segment.text
                    token: Style.label
                    color: segment.checked ? Style.bottle : Style.ink2
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    Accessible.ignored: true
                }
                background: Rectangle {
                    radius: Style.radius - 3
                    color: segment.checked ? Style.card : segment.hovered ? Style.hover : Style.clear
                    border.width: segment.checked ? Style.hairline : 0
                    border.color: Style.control
                }
            }
        }
    }
}
