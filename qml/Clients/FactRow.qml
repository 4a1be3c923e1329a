// SPDX-License-Identifier: Apache-2.0
// One fact with who told us and when; where it has grown old, the question whether it still holds.
//   confirmed(factId)   thanked(factId)   keptLonger(factId)   removed(factId, title)
//   everything else comes from the row
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
    required property bool first
    required property string lookAgainOn
    required property string thankedOn
    readonly property bool isSeason: factType === Facts.FactType.Season
    readonly property bool toThank: factType === Facts.FactType.DidForUs && thankedOn === ""
    readonly property list<string> glyphs: ["phone", "listen", "flag", "book", "said-no", "detail", "clock", "reassure", "spark",
                                            "tag", "calendar", "clock", "eye", "people", "question", "quote", "said-no", "eye", "visits", "said-no"]
    readonly property list<string> kinds: [qsTr("How to reach them"), qsTr("How to say the name"), qsTr("What matters now"),
                                           qsTr("To remember"), qsTr("To avoid"), qsTr("Little thing"), qsTr("Season"),
                                           qsTr("What they did for us"), qsTr("Small talk"), qsTr("How they make money"),
                                           qsTr("Their year"), qsTr("What presses them"), qsTr("Who they watch"), qsTr("Who is who"),
                                           qsTr("What we do not know yet"), qsTr("How they sound"), qsTr("What they never say"),
                                           qsTr("Their pictures"), qsTr("When one of us used it"), qsTr("What they cannot accept")]
    signal confirmed(string factId)
    signal thanked(string factId)
    signal keptLonger(string factId)
    signal removed(string factId, string title)
    signal privacyWanted(string factId, bool alone)

    spacing: Style.s12
    Accessible.role: Accessible.ListItem
    Accessible.name: kinds[factType] + ", " + text
    Keys.onPressed: event => event.accepted = RowKeys.step(row, event.key, event.modifiers)

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
            visible: row.first
            text: row.kinds[row.factType]
            token: Style.caption
            color: Style.bottle
            Accessible.ignored: true
            Layout.fillWidth: true
        }
        Label {
            text: row.text
            Layout.fillWidth: true
        }
        RowLayout {
            visible: row.isPrivate
            spacing: Style.s4
            Layout.fillWidth: true

            Glyph {
                glyph: row.isPrivate ? "lock" : ""
                size: Style.iconSmall
                color: Style.ink3
            }
            Label {
                text: qsTr("Only you see this")
                token: Style.caption
                color: Style.ink3
                Layout.fillWidth: true
            }
        }
        Label {
            text: Words.joined([row.source !== "" ? qsTr("told by %1").arg(row.source) : qsTr("noted by %1").arg(row.by),
                   row.heardOn, row.confirmedOn !== "" ? qsTr("still true %1").arg(row.confirmedOn) : "",
                   row.thankedOn !== "" ? qsTr("thanked %1").arg(row.thankedOn) : row.toThank ? qsTr("not thanked yet") : "",
                   row.isSeason && row.askAgain === "" && row.lookAgainOn !== "" ? qsTr("look again %1").arg(row.lookAgainOn) : "",
                   row.waiting ? qsTr("waiting to sync") : "",
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
        visible: row.toThank || row.askAgain !== ""
        kind: Button.Quiet
        text: row.toThank ? qsTr("Thanked") : row.isSeason ? qsTr("Keep it") : qsTr("Still true")
        description: row.text
        onClicked: {
            if (row.toThank)
                row.thanked(row.factId);
            else if (row.isSeason)
                row.keptLonger(row.factId);
            else
                row.confirmed(row.factId);
        }
        Layout.alignment: Qt.AlignTop
    }
    IconButton {
        glyph: "more"
        text: qsTr("More: %1").arg(row.text)
        onClicked: more.popup()
        Layout.alignment: Qt.AlignTop

        Menu {
            id: more

            MenuRow {
                text: qsTr("Still true, as of today")
                glyph: "check"
                onTriggered: row.confirmed(row.factId)
            }
            MenuRow {
                objectName: "privacy"
                text: row.isPrivate ? qsTr("Share it with the team") : qsTr("Only for me")
                glyph: row.isPrivate ? "people" : "lock"
                onTriggered: row.privacyWanted(row.factId, !row.isPrivate)
            }
            MenuRow {
                text: qsTr("Delete")
                glyph: "delete"
                destructive: true
                onTriggered: row.removed(row.factId, row.text)
            }
        }
    }
}
