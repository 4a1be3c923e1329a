// SPDX-License-Identifier: Apache-2.0
// How a visit left one of them: their own words as a quotation, ours plain, how they came in and went out. Everything
// comes from the row.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

ColumnLayout {
    id: row

    required property string felt
    required property int feltSource
    required property bool feltTheirs
    required property string feltPerson
    required property string before
    required property string after
    required property string by
    readonly property list<string> sources: [qsTr("they said it"), qsTr("they wrote it"), qsTr("we sensed it")]
    readonly property int indent: Style.s48 + Style.iconSmall + 2 * Style.s8
    readonly property string told: Words.joined([feltPerson === "" ? qsTr("how it was for them") : qsTr("how it was for %1").arg(feltPerson),
            feltSource < 0 ? "" : sources[feltSource], by], " · ")

    spacing: 0
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.joined([told, felt, before, after], ", ")
    Keys.onPressed: event => event.accepted = RowKeys.step(row, event.key, event.modifiers)

    Quote {
        visible: row.feltTheirs && row.felt !== ""
        text: row.felt
        source: row.told
        Layout.fillWidth: true
        Layout.leftMargin: row.indent
        Layout.topMargin: Style.s8
    }
    Label {
        visible: !row.feltTheirs && row.felt !== ""
        text: row.felt
        Accessible.ignored: true
        Layout.fillWidth: true
        Layout.leftMargin: row.indent
        Layout.topMargin: Style.s8
    }
    Label {
        visible: row.before !== "" || row.after !== ""
        text: qsTr("%1 → %2").arg(row.before !== "" ? row.before : "…").arg(row.after !== "" ? row.after : "…")
        Accessible.ignored: true
        Layout.fillWidth: true
        Layout.leftMargin: row.indent + (row.feltTheirs ? Style.s16 : 0)
    }
    Label {
        visible: !row.feltTheirs || row.felt === ""
        text: row.told
        token: Style.caption
        color: Style.ink3
        Accessible.ignored: true
        Layout.fillWidth: true
        Layout.leftMargin: row.indent
    }
}
