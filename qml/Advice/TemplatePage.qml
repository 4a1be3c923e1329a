// SPDX-License-Identifier: Apache-2.0
// The lines that the House begins an agreement from. They are taken over as they are, and say so until they are put in
// this client's own words.
//   agreement   the view model, opened on nobody;   canGoBack, backRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property AgreementViewModel agreement

    title: qsTr("What we begin an agreement from")
    belowHead: Banner {
        visible: page.agreement.readTrouble !== ""
        tone: Banner.Trouble
        text: page.agreement.readTrouble
        actionText: qsTr("Try again")
        onActivated: page.agreement.refresh()
        Layout.fillWidth: true
    }

    Binding {
        target: page.agreement
        property: "active"
        value: page.visible
    }
    Scroller {
        anchors.fill: parent
        maxWidth: Style.noteWidth
        above: Style.s16

        Label {
            text: qsTr("A beginning, not the agreement. With a client, each line says “still our template words” until somebody has put it in words of their own.")
            color: Style.ink2
            Layout.fillWidth: true
        }
        Gap {
            visible: page.agreement.lines.count === 0 && page.agreement.readTrouble === ""
            text: qsTr("The template has no line yet.")
            actionText: qsTr("Write the first line")
            onActivated: sheets.add()
            Layout.fillWidth: true
        }
        AgreementLines {
            visible: page.agreement.lines.count > 0
            agreement: page.agreement
            ofTemplate: true
            onRewordRequested: (id, text) => sheets.reword(id, text)
            Layout.fillWidth: true
        }
        Button {
            visible: page.agreement.lines.count > 0
            text: qsTr("Add a line")
            glyph: "plus"
            onClicked: sheets.add()
            Layout.topMargin: Style.s12
        }
        AgreementSheets {
            id: sheets

            agreement: page.agreement
            ofTemplate: true
        }
    }
}
