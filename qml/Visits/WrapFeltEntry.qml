// SPDX-License-Identifier: Apache-2.0
// How it was for one of them: a colleague's is read, mine is written.
//   wrap   its view model; everything else comes from the row
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Item {
    id: entry

    required property WrapViewModel wrap
    required property string rowKey
    required property string feltId
    required property string felt
    required property int feltSource
    required property string personId
    required property string person
    required property string before
    required property string after
    required property bool theirWords
    required property string by
    required property bool mine
    readonly property list<string> sources: [qsTr("They said it"), qsTr("They wrote it"), qsTr("We sensed it")]

    implicitHeight: mine ? form.implicitHeight : told.implicitHeight

    ColumnLayout {
        id: told

        visible: !entry.mine
        width: parent.width
        spacing: 2

        Quote {
            visible: entry.theirWords
            text: entry.felt
            source: Words.joined([entry.person, entry.feltSource < 0 ? "" : entry.sources[entry.feltSource], entry.by], " · ")
            Layout.fillWidth: true
        }
        Label {
            visible: !entry.theirWords
            text: Words.joined([entry.felt, entry.before !== "" || entry.after !== ""
                                ? qsTr("%1 → %2").arg(entry.before !== "" ? entry.before : "…").arg(entry.after !== "" ? entry.after : "…") : ""], " · ")
            Layout.fillWidth: true
        }
        Label {
            visible: !entry.theirWords
            text: Words.joined([entry.person, entry.feltSource < 0 ? "" : entry.sources[entry.feltSource], entry.by], " · ")
            token: Style.caption
            color: Style.ink3
            Layout.fillWidth: true
        }
    }
    ColumnLayout {
        id: form

        visible: entry.mine
        width: parent.width
        spacing: Style.s8

        KeptField {
            objectName: "feltWords"
            label: entry.person === "" ? qsTr("In a word or two") : qsTr("%1, in a word or two").arg(entry.person)
            help: qsTr("Theirs if they said it")
            stored: entry.felt
            owner: entry.rowKey
            onKept: typed => entry.wrap.setFelt(entry.rowKey, typed)
            Layout.fillWidth: true
        }
        Flow {
            spacing: Style.s8
            Layout.fillWidth: true

            Repeater {
                model: entry.sources
                delegate: Chip {
                    required property int index
                    required property string modelData

                    text: modelData
                    checkable: true
                    checked: entry.feltSource === index
                    onClicked: entry.wrap.setFeltSource(entry.rowKey, checked ? index : Facts.FeltSource.None)
                }
            }
        }
        Flow {
            visible: entry.wrap.people.count > 1
            spacing: Style.s8
            Layout.fillWidth: true

            Chip {
                text: qsTr("All of them")
                glyph: entry.personId === "" ? "check" : ""
                tone: entry.personId === "" ? Chip.Bottle : Chip.Plain
                onClicked: entry.wrap.setFeltPerson(entry.rowKey, "")
            }
            Repeater {
                model: entry.wrap.people
                delegate: Chip {
                    id: chip

                    required property string personId
                    required property string name

                    text: name
                    checkable: true
                    checked: entry.personId === chip.personId
                    onClicked: entry.wrap.setFeltPerson(entry.rowKey, checked ? chip.personId : "")
                }
            }
        }
        GridLayout {
            columns: Style.largeText || entry.width < 320 ? 1 : 2
            columnSpacing: Style.s12
            rowSpacing: Style.s8
            Layout.fillWidth: true

            KeptField {
                label: qsTr("Came in")
                placeholderText: qsTr("rushed")
                stored: entry.before
                owner: entry.rowKey
                onKept: typed => entry.wrap.setFeltBefore(entry.rowKey, typed)
                Layout.fillWidth: true
                Layout.preferredWidth: 1
            }
            KeptField {
                label: qsTr("Went out")
                placeholderText: qsTr("settled")
                stored: entry.after
                owner: entry.rowKey
                onKept: typed => entry.wrap.setFeltAfter(entry.rowKey, typed)
                Layout.fillWidth: true
                Layout.preferredWidth: 1
            }
        }
    }
}
