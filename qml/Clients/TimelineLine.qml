// SPDX-License-Identifier: Apache-2.0
// One line of a visit, as it was written down: their words in the serif, ours plain, its sign before it.
//   marked   it is what was looked for;   about   the client whose own words count;   dated   by its day rather than its time; everything else comes from the row
//   choosable, chosen()   it can be pressed, with a finger or the Return key: what can be done with it
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Item {
    id: line

    required property int type
    required property string text
    required property string time
    required property string by
    required property string initials
    required property string who
    required property bool theirWords
    required property string due
    required property bool waiting
    required property bool contested
    required property int lane
    required property int whose
    required property string day
    required property bool isPrivate
    property bool marked: false
    property bool dated: false
    property string about: ""
    property bool choosable: false
    signal chosen()
    readonly property list<string> sparks: [qsTr("theirs"), qsTr("ours")]
    readonly property list<string> lanes: [qsTr("service"), qsTr("work")]

    implicitHeight: row.implicitHeight + Style.s8
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.joined([time, sign.label, text, who, isPrivate ? qsTr("only you see this") : ""], ", ")
    Keys.onPressed: event => event.accepted = RowKeys.step(line, event.key, event.modifiers)

    activeFocusOnTab: choosable
    Accessible.onPressAction: if (line.choosable) line.chosen()
    Keys.onReturnPressed: if (line.choosable) line.chosen()

    TapHandler {
        enabled: line.choosable
        onTapped: place => {
            const quote = said.item as Quote;
            if (!(quote ? quote.asksAt(line, place.position) : ours.asksAt(line, place.position)))
                line.chosen();
        }
    }
    FocusRing {
        shown: line.activeFocus
        gap: Style.s4
        corner: Style.radius
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: -Style.s4
        visible: line.marked
        radius: Style.radius
        color: Style.bottleTint
    }
    RowLayout {
        id: row

        width: parent.width
        y: Style.s4
        spacing: Style.s8

        Label {
            text: line.dated ? line.day : line.time
            token: Style.caption
            color: Style.ink3
            horizontalAlignment: Text.AlignRight
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Style.s4
            Layout.preferredWidth: Style.s48
            Accessible.ignored: true
        }
        MarkGlyph {
            id: sign

            kind: line.type
            visible: !line.theirWords
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Style.s4
            Layout.preferredWidth: Style.iconSmall
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Slot {
                id: said

                active: line.theirWords
                visible: active
                Layout.fillWidth: true
                from: Quote {
                    text: line.text
                    about: line.about
                    source: line.who
                }
            }
            DecodedText {
                id: ours

                visible: !line.theirWords
                words: line.theirWords ? "" : line.text !== "" ? line.text : qsTr("A mark, not filled in")
                about: line.about
                color: line.text !== "" ? Style.ink : Style.ink3
                Accessible.ignored: !decodable
                Layout.fillWidth: true
            }
            Slot {
                active: line.isPrivate
                visible: active
                Layout.fillWidth: true
                from: RowLayout {
                    spacing: Style.s4

                    Glyph {
                        glyph: "lock"
                        size: Style.iconSmall
                        color: Style.ink3
                    }
                    Label {
                        text: qsTr("Only you see this")
                        token: Style.caption
                        color: Style.ink3
                        Accessible.ignored: true
                        Layout.fillWidth: true
                    }
                }
            }
            Label {
                text: Words.joined([line.type === Facts.LineType.Spark && line.whose >= 0 ? line.sparks[line.whose] : "",
                       line.lane >= 0 ? line.lanes[line.lane] : "", line.due !== "" ? qsTr("due %1").arg(line.due) : "", line.waiting ? qsTr("waiting to sync") : "",
                       line.contested ? qsTr("needs you") : ""], " · ")
                visible: text !== ""
                token: Style.caption
                color: line.contested ? Style.plum : Style.ink3
                Accessible.ignored: true
                Layout.fillWidth: true
            }
        }
        Label {
            text: line.initials
            token: Style.caption
            color: Style.ink3
            Accessible.name: line.by
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Style.s4
        }
    }
}
