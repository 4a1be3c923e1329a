// SPDX-License-Identifier: Apache-2.0
// What speaks for a way to go, or against it, in the order in which people wrote it, and a line to add another.
//   weighup, optionId, optionName   side   Facts.Side;   citeAsked(pointId)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ColumnLayout {
    id: list

    required property WeighupViewModel weighup
    required property string optionId
    required property string optionName
    required property int side
    readonly property bool speaksFor: side === Facts.Side.For
    signal citeAsked(string pointId)

    spacing: Style.s4
    Layout.fillWidth: true

    Label {
        text: list.speaksFor ? qsTr("For") : qsTr("Against")
        token: Style.label
        color: Style.ink2
        Accessible.role: Accessible.Heading
        Layout.fillWidth: true
    }
    Column {
        id: rows

        spacing: Style.s4
        Layout.fillWidth: true

        Repeater {
            model: list.weighup.pointsOf(list.optionId, list.side)
            delegate: PointLine {
                weighup: list.weighup
                width: rows.width
                onCiteAsked: id => list.citeAsked(id)
            }
        }
    }
    TextField {
        id: more

        function keep() {
            const typed = Words.trimmed(text);
            if (typed === "")
                return;
            text = "";
            list.weighup.addPoint(list.optionId, list.side, typed, "");
        }

        placeholderText: list.speaksFor ? qsTr("What speaks for it") : qsTr("What speaks against it")
        name: list.speaksFor ? qsTr("What speaks for %1").arg(list.optionName)
            : qsTr("What speaks against %1").arg(list.optionName)
        onAccepted: keep()
        Layout.fillWidth: true

        // Leaving the line keeps what stands in it: nothing that was typed is lost.
        Connections {
            target: more.input
            function onActiveFocusChanged() {
                if (!more.input.activeFocus)
                    more.keep();
            }
        }
    }
}
