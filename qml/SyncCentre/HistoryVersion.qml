// SPDX-License-Identifier: Apache-2.0
// One version of a text. Shut it is a line for a list; open it shows the words, with what was taken out struck through
// and what was put in underlined. Everything else comes from the row.
//   history   the view model;   pressed by the person: toggled();   broughtBack()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Item {
    id: version

    required property HistoryViewModel history
    required property int index
    required property string by
    required property string when
    required property bool here
    required property int added
    required property int removed
    required property string start
    required property bool newest
    readonly property bool open: history.chosen === index
    readonly property string source: Words.joined([by, when, here ? Words.thisDevice : qsTr("another device")], " · ")
    readonly property string what: Words.joined([added === 1 ? qsTr("1 character added") : added > 0 ? qsTr("%1 characters added").arg(added) : "",
        removed === 1 ? qsTr("1 taken out") : removed > 0 ? qsTr("%1 taken out").arg(removed) : ""], ", ")
    // Struck and underlined as well as coloured.
    readonly property string marked: history.compared
        .replace(/<s>/g, '<s><font color="' + Style.ink3 + '">').replace(/<\/s>/g, "</font></s>")
        .replace(/<b>/g, '<u><font color="' + Style.bottle + '">').replace(/<\/b>/g, "</font></u>")
        .replace(/<\/s><u>/g, "</s>\u202f<u>")
    signal toggled()
    signal broughtBack()

    implicitHeight: column.implicitHeight

    // A row that wraps within a layout is laid out for ever in Qt 6.4.
    Column {
        id: column

        width: parent.width

        ListRow {
            objectName: "version"
            text: version.start !== "" ? version.start : qsTr("Only took away")
            subtitle: Words.joined([version.source, version.what], " · ")
            glyph: version.open ? "chevron-down" : "chevron-right"
            tint: Style.ink2
            trailingText: version.newest ? qsTr("as it is now") : ""
            width: column.width
            selected: version.open
            onClicked: version.toggled()
        }
        ColumnLayout {
            x: Style.s12
            width: column.width - 2 * Style.s12
            visible: version.open
            spacing: Style.s8

            Item {
                implicitHeight: Style.s4
            }

            Segmented {
                visible: !version.newest
                label: qsTr("Compare")
                options: [qsTr("What changed then"), qsTr("Beside now")]
                currentIndex: version.history.againstNow ? 1 : 0
                onChosen: index => version.history.againstNow = index === 1
                Layout.fillWidth: true
                Layout.maximumWidth: 420 * Style.scale
            }
            Label {
                objectName: "compared"
                text: version.open ? version.marked : ""
                textFormat: Text.StyledText
                Layout.fillWidth: true
            }
            Label {
                visible: version.open && version.history.compared === ""
                text: qsTr("(empty)")
                color: Style.ink3
                Layout.fillWidth: true
            }
            Button {
                objectName: "bringBack"
                visible: !version.newest
                text: qsTr("Bring this version back")
                description: version.source
                onClicked: version.broughtBack()
            }
            Item {
                implicitHeight: Style.s4
            }
        }
        Divider {
            width: column.width
        }
    }
}
