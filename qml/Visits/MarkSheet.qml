// SPDX-License-Identifier: Apache-2.0
// Everything a line can be, with what one types for it, for those that have no button of their own.
//   capture   its view model;   visitRequested()   how and with whom this visit is
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Sheet {
    id: sheet

    required property CaptureViewModel capture
    signal visitRequested()
    readonly property list<int> kinds: [Facts.LineType.Advice, Facts.LineType.SaidNo, Facts.LineType.Reassure,
                                        Facts.LineType.Challenge, Facts.LineType.Detail, Facts.LineType.Need,
                                        Facts.LineType.Text]
    readonly property list<string> names: [qsTr("Advice"), qsTr("We said no"), qsTr("Reassured about"),
                                           qsTr("Challenged on"), qsTr("A little thing"), qsTr("Need"), qsTr("A plain line")]
    readonly property list<string> helps: [qsTr("What we advised, and because"), qsTr("What we said no to, and because"),
                                           qsTr("What put their mind at rest"), qsTr("Where we made them think again"),
                                           qsTr("The door code, who sits where, the biscuits"),
                                           qsTr("What they want, in their words"), qsTr("No sign in front of it")]
    readonly property list<string> typed: ["-advice", "-no", "-reassured", "-challenged", "-detail", "~", ""]

    title: qsTr("What the line is")
    actions: Button {
        text: qsTr("Close")
        onClicked: sheet.close()
    }

    Repeater {
        model: sheet.kinds
        delegate: ListRow {
            id: row

            required property int index
            required property int modelData

            text: sheet.names[index]
            subtitle: sheet.helps[index]
            trailingText: Style.touch ? "" : sheet.typed[index]
            leading: MarkGlyph {
                kind: row.modelData
            }
            selected: sheet.capture.typingType === modelData
            onClicked: {
                if (sheet.capture.typingType !== modelData)
                    sheet.capture.setTypingType(modelData);
                sheet.close();
            }
            Layout.fillWidth: true
            Layout.leftMargin: -leftPadding
            Layout.rightMargin: -rightPadding
        }
    }
    Divider {
        visible: Style.compact
        Layout.fillWidth: true
    }
    // A phone's head has no room for it.
    ListRow {
        visible: Style.compact
        text: qsTr("How and with whom")
        subtitle: qsTr("On site or by phone, and who is there")
        glyph: "people"
        chevron: true
        onClicked: {
            sheet.close();
            sheet.visitRequested();
        }
        Layout.fillWidth: true
        Layout.leftMargin: -leftPadding
        Layout.rightMargin: -rightPadding
    }
    Switch {
        objectName: "onlyForMe"
        text: qsTr("Only for me")
        description: qsTr("What you write from the next line on stays in your own space.")
        checked: sheet.capture.privately
        onToggled: sheet.capture.privately = checked
        Layout.fillWidth: true
    }
}
