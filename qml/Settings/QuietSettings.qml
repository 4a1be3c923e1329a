// SPDX-License-Identifier: Apache-2.0
// Off duty: the hours without notifications; which page is first; the name under what one writes.
//   settings   the view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Card {
    id: card

    required property SettingsViewModel settings
    readonly property list<string> fromTimes: timesWith(settings.quietFrom)
    readonly property list<string> toTimes: timesWith(settings.quietTo)
    // Of Facts.Page: Today, Clients, Promises, House.
    readonly property list<int> pages: [0, 1, 6, 14]

    // Every half hour, and what was chosen elsewhere (by the command line) in its place.
    function timesWith(chosen: string): list<string> {
        const all = [];
        for (let half = 0; half < 48; ++half)
            all.push(String(Math.floor(half / 2)).padStart(2, "0") + (half % 2 === 0 ? ":00" : ":30"));
        if (chosen !== "" && !all.includes(chosen)) {
            all.push(chosen);
            all.sort();
        }
        return all;
    }

    heading: qsTr("Your days")
    spacing: Style.s12

    GridLayout {
        columns: Style.largeText && Style.compact ? 1 : 2
        columnSpacing: Style.s12
        rowSpacing: Style.s12
        Layout.fillWidth: true

        Select {
            id: from

            objectName: "quietFrom"
            label: qsTr("Quiet from")
            options: card.fromTimes
            onChosen: index => card.settings.quietFrom = card.fromTimes[index]
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
        Select {
            id: to

            objectName: "quietTo"
            label: qsTr("Quiet to")
            options: card.toTimes
            onChosen: index => card.settings.quietTo = card.toTimes[index]
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
    }
    Label {
        text: qsTr("No notification comes in these hours.")
        token: Style.caption
        color: Style.ink3
        Layout.fillWidth: true
        Layout.topMargin: -Style.s4
    }
    ColumnLayout {
        spacing: Style.s4

        Label {
            text: qsTr("First page")
            token: Style.label
            color: Style.ink2
            Accessible.ignored: true
            Layout.fillWidth: true
        }
        Segmented {
            id: first

            objectName: "firstPage"
            label: qsTr("First page")
            options: [qsTr("Today"), qsTr("Clients"), qsTr("Promises"), qsTr("House")]
            onChosen: index => card.settings.firstPage = card.pages[index]
            Layout.fillWidth: true
        }
    }
    KeptField {
        objectName: "signature"
        label: qsTr("Signature")
        placeholderText: qsTr("Priya Raman, for the team")
        help: qsTr("How you sign what you write for others.")
        stored: card.settings.signature
        onKept: typed => card.settings.signature = typed
        Layout.fillWidth: true
    }
    // Chosen here, but also on another device of the same person.
    Binding {
        target: from
        property: "currentIndex"
        value: card.fromTimes.indexOf(card.settings.quietFrom)
        restoreMode: Binding.RestoreNone
    }
    Binding {
        target: to
        property: "currentIndex"
        value: card.toTimes.indexOf(card.settings.quietTo)
        restoreMode: Binding.RestoreNone
    }
    Binding {
        target: first
        property: "currentIndex"
        value: Math.max(0, [...card.pages].indexOf(card.settings.firstPage))
        restoreMode: Binding.RestoreNone
    }
}
