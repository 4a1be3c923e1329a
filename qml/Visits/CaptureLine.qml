// SPDX-License-Identifier: Apache-2.0
// A line of a running visit with the truth about where it stands. Colleagues' lines are set in, with their initials.
//   capture   its view model;   lineRequested(lineId, type)   to change it; everything else comes from the row
// An id within makes its content at once rather than when first asked for: that is wanted here.
// qmllint disable deferred-property-id
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Salver.Controls
import Salver.Style
import Salver.ViewModels

T.ItemDelegate {
    id: line

    required property CaptureViewModel capture
    required property string rowKey
    required property string lineId
    required property int type
    required property string words
    required property string time
    required property string by
    required property string initials
    required property bool mine
    required property string who
    required property string whoId
    required property int lane
    required property int whose
    required property bool theirWords
    required property string promiseId
    required property string due
    required property date dueDay
    required property int saveState
    required property string sentence
    required property bool contested
    required property bool canEdit
    required property bool isPrivate
    readonly property list<string> lanes: [qsTr("Service"), qsTr("Work")]
    readonly property list<string> sparks: [qsTr("theirs"), qsTr("ours")]
    signal lineRequested(string lineId, int type, string text, int lane, int whose, string whoId)

    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    leftPadding: mine ? 0 : Style.s24
    rightPadding: 0
    verticalPadding: Style.s4
    hoverEnabled: true
    enabled: true
    onClicked: if (canEdit) lineRequested(lineId, type, words, lane, whose, whoId)
    Keys.onReturnPressed: line.clicked()
    Keys.onPressed: event => {
        const edits = event.key === Qt.Key_E && event.modifiers === Qt.NoModifier;
        if (edits)
            line.clicked();
        event.accepted = edits || RowKeys.step(line, event.key, event.modifiers);
    }
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.joined([time, sign.label, words, lane < 0 ? "" : lanes[lane], isPrivate ? qsTr("only you see this") : "", mine ? "" : by, saved.text], ", ")

    contentItem: RowLayout {
        spacing: Style.s8

        Label {
            text: line.mine ? line.time : line.initials
            token: Style.caption
            color: Style.ink3
            horizontalAlignment: Text.AlignRight
            Accessible.ignored: true
            Layout.alignment: Qt.AlignTop
            wrapMode: Text.NoWrap
            Layout.topMargin: Style.s4
            Layout.preferredWidth: Math.round(Style.s48 * Math.min(Style.scale, 1.5))
        }
        MarkGlyph {
            id: sign

            kind: line.type
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Style.s4
            Layout.preferredWidth: Style.iconSmall
        }
        ColumnLayout {
            spacing: Style.s4
            Layout.fillWidth: true

            Quote {
                visible: line.theirWords
                text: line.words
                about: line.capture.clientId
                source: line.who
                Layout.fillWidth: true
            }
            DecodedText {
                visible: !line.theirWords
                words: line.theirWords ? "" : line.words !== "" ? line.words : qsTr("A mark · tap to fill it in")
                about: line.capture.clientId
                color: line.words !== "" ? Style.ink : Style.ink3
                Accessible.ignored: !decodable
                Layout.fillWidth: true
            }
            Label {
                visible: text !== ""
                text: line.type === Facts.LineType.Spark && line.whose >= 0 ? line.sparks[line.whose] : ""
                token: Style.caption
                color: Style.ink3
                Accessible.ignored: true
                Layout.fillWidth: true
            }
            RowLayout {
                visible: line.isPrivate
                spacing: Style.s4
                Layout.fillWidth: true

                Glyph {
                    glyph: line.isPrivate ? "lock" : ""
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
            Flow {
                visible: line.promiseId !== ""
                spacing: Style.s8
                Layout.fillWidth: true

                DateChip {
                    dayText: line.due
                    day: line.dueDay
                    today: line.capture.today
                    onPicked: day => line.capture.setDue(line.promiseId, day)
                    onCleared: line.capture.clearDue(line.promiseId)
                }
            }
            SyncWord {
                visible: line.contested
                word: SyncWord.NeedsYou
                pressable: false
                Layout.fillWidth: true
            }
            SavedWord {
                id: saved

                saveState: line.saveState
                Layout.fillWidth: true
            }
            InlineError {
                text: line.sentence
                actionText: qsTr("Try again")
                onActivated: line.capture.retryLine(line.rowKey)
                Layout.fillWidth: true
            }
            Button {
                visible: line.sentence !== ""
                kind: Button.Quiet
                glyph: "copy"
                text: qsTr("Copy the line")
                onClicked: line.capture.copyLine(line.rowKey)
            }
        }
        Glyph {
            visible: line.lane >= 0
            glyph: line.lane === Facts.Lane.Service ? "service-lane" : line.lane === Facts.Lane.Work ? "work-lane" : ""
            size: Style.iconSmall
            color: Style.ink3
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Style.s4
        }
    }
    // Of the line itself and not of the list, which stops half way when the next line comes.
    NumberAnimation on opacity {
        from: 0
        to: 1
        duration: Style.fast
    }

    background: Rectangle {
        radius: Style.radius
        color: line.down && line.canEdit ? Style.press : line.hovered && line.canEdit ? Style.hover : Style.clear

        FocusRing {
            shown: line.visualFocus
            gap: 0
        }
    }
}
