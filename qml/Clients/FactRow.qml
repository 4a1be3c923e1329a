// SPDX-License-Identifier: Apache-2.0
// One fact with who told us and when; where it has grown old, the question whether it still holds.
//   confirmed(factId)   removed(factId, title); everything else comes from the row
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

RowLayout {
    id: row

    required property string factId
    required property int factType
    required property string text
    required property string source
    required property string heardOn
    required property string confirmedOn
    required property string by
    required property bool isPrivate
    required property bool waiting
    required property bool contested
    required property string askAgain
    readonly property list<string> glyphs: ["phone", "listen", "flag", "book", "said-no", "detail", "clock"]
    readonly property list<string> kinds: [qsTr("How to reach them"), qsTr("How to say the name"), qsTr("What matters now"),
                                           qsTr("To remember"), qsTr("To avoid"), qsTr("Little thing"), qsTr("Season")]
    signal confirmed(string factId)
    signal removed(string factId, string title)

    spacing: Style.s12
    Accessible.role: Accessible.ListItem
    Accessible.name: kinds[factType] + ", " + text

    Glyph {
        glyph: row.glyphs[row.factType]
        size: Style.iconSmall
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: Style.s4
    }
    ColumnLayout {
        spacing: 0
        Layout.fillWidth: true

        Label {
            text: row.text
            Layout.fillWidth: true
        }
        Label {
            text: Words.joined([row.kinds[row.factType], row.source !== "" ? qsTr("told by %1").arg(row.source) : qsTr("noted by %1").arg(row.by),
                   row.heardOn, row.confirmedOn !== "" ? qsTr("still true %1").arg(row.confirmedOn) : "",
                   row.isPrivate ? qsTr("only you see this") : "", row.waiting ? qsTr("waiting to sync") : "",
                   row.contested ? qsTr("needs you") : ""], " · ")
            token: Style.caption
            color: Style.ink3
            Layout.fillWidth: true
        }
        Label {
            visible: row.askAgain !== ""
            text: row.askAgain
            token: Style.caption
            color: Style.saffron
            Layout.fillWidth: true
        }
    }
    Button {
        visible: row.askAgain !== ""
        kind: Button.Quiet
        text: qsTr("Still true")
        description: row.text
        onClicked: row.confirmed(row.factId)
        Layout.alignment: Qt.AlignTop
    }
    IconButton {
        glyph: "delete"
        text: qsTr("Delete: %1").arg(row.text)
        onClicked: row.removed(row.factId, row.text)
        Layout.alignment: Qt.AlignTop
    }
}
