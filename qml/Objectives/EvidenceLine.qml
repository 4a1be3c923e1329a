// SPDX-License-Identifier: Apache-2.0
// One kind of evidence in a card: its name, then their words with who and when, or the gap.
//   name, words, source   gap   "" where there is evidence
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

GridLayout {
    id: line

    required property string name
    required property string words
    required property string source
    required property string gap
    readonly property bool under: width < 420 || Style.largeText

    columns: under ? 1 : 2
    columnSpacing: Style.s12
    rowSpacing: 0
    Layout.fillWidth: true

    Label {
        text: line.name
        token: Style.caption
        color: Style.ink3
        Layout.preferredWidth: line.under ? -1 : 116
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: line.under ? 0 : 3
    }
    ColumnLayout {
        spacing: 0
        Layout.fillWidth: true

        Label {
            visible: line.gap === "" && line.words !== ""
            //: The quotation marks of this language around a person's own words
            text: qsTr("“%1”").arg(line.words)
            token: Style.quote
            Layout.fillWidth: true
        }
        Label {
            visible: line.gap === ""
            text: line.source
            token: Style.caption
            color: Style.ink2
            Layout.fillWidth: true
        }
        Label {
            visible: line.gap !== ""
            text: line.gap
            color: Style.ink3
            Layout.fillWidth: true
        }
    }
}
