// SPDX-License-Identifier: Apache-2.0
// Agreeing on a rhythm, in the words in which it was said, with how they are read under them before anything is kept.
//   rhythm, name, people   as RhythmCard;   ask()   opens it
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Sheet {
    id: sheet

    required property RhythmViewModel rhythm
    required property string name
    property RowsModel people: null
    property string personId: ""
    readonly property int readDays: rhythm.daysRead(said.text)
    readonly property string readPause: rhythm.pauseRead(said.text)

    function ask() {
        said.text = rhythm.text;
        days.text = rhythm.everyDays > 0 && rhythm.daysRead(rhythm.text) === 0 ? String(rhythm.everyDays) : "";
        personId = "";
        open();
    }

    function understood(): string {
        if (Words.trimmed(said.text) === "")
            return qsTr("A call every other Tuesday; nothing in August.");
        if (readDays === 0)
            return qsTr("Salver cannot tell how often that is. Say it in days below, or leave it at the words.");
        if (rhythm.pauseUnread(said.text))
            return qsTr("At most %n day(s) between two contacts. When the pause is, Salver cannot tell.", "", readDays);
        return readPause !== "" ? qsTr("At most %n day(s) between two contacts; %1.", "", readDays).arg(readPause)
            : qsTr("At most %n day(s) between two contacts.", "", readDays);
    }

    function accept() {
        if (Words.trimmed(said.text) === "") {
            said.forceActiveFocus();
            return;
        }
        rhythm.agree(said.text, readDays > 0 ? 0 : Number(days.text) || 0, personId);
        close();
    }

    title: qsTr("Agree on a rhythm")
    description: name
    initialFocus: said
    onSubmitted: accept()
    actions: [
        Button {
            objectName: "agree"
            kind: Button.Primary
            text: qsTr("Keep to it")
            enabled: Words.trimmed(said.text) !== ""
            onClicked: sheet.accept()
        },
        Button {
            visible: sheet.rhythm.agreed
            text: qsTr("End it")
            onClicked: {
                sheet.rhythm.end();
                sheet.close();
            }
        },
        Button {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        }
    ]

    TextField {
        id: said

        objectName: "rhythmText"
        label: qsTr("What was agreed, in their words")
        placeholderText: qsTr("a word every two weeks")
        help: sheet.understood()
        onAccepted: sheet.accept()
        Layout.fillWidth: true
    }
    TextField {
        id: days

        objectName: "rhythmDays"
        visible: Words.trimmed(said.text) !== "" && sheet.readDays === 0
        label: qsTr("At most so many days between two contacts")
        onAccepted: sheet.accept()
        Layout.fillWidth: true
    }
    Flow {
        visible: sheet.people !== null && sheet.people.count > 0
        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: sheet.people
            delegate: Chip {
                required property string personId
                required property string name

                text: qsTr("with %1").arg(name)
                checkable: true
                checked: sheet.personId === personId
                onClicked: sheet.personId = checked ? personId : ""
            }
        }
    }
}
