// SPDX-License-Identifier: Apache-2.0
// Which themes an answer belongs to: ticks for those that have a name, and a line for a new one.
//   panel   its view model;   lay(answerId, words)   opens it
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.ViewModels

Sheet {
    id: sheet

    required property PanelViewModel panel
    property string answerId: ""
    property int looks: 0

    function lay(id: string, words: string) {
        answerId = id;
        //: The quotation marks of this language around a person's own words
        description = qsTr("“%1”").arg(words);
        fresh.text = "";
        open();
    }
    function finish() {
        if (Words.trimmed(fresh.text) !== "")
            panel.nameThemeFor(fresh.text, answerId);
        close();
    }

    title: qsTr("What is it about?")
    initialFocus: fresh
    onSubmitted: finish()
    actions: [
        Button {
            objectName: "done"
            kind: Button.Primary
            text: Words.trimmed(fresh.text) === "" ? qsTr("Done") : qsTr("Name it and lay it there")
            onClicked: sheet.finish()
        },
        Button {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        }
    ]
    Connections {
        target: sheet.panel

        function onChanged() {
            sheet.looks += 1;
        }
    }

    Repeater {
        model: sheet.panel.themes
        delegate: CheckBox {
            required property string themeId
            required property string name

            text: name
            checked: sheet.looks >= 0 && sheet.panel.holds(themeId, sheet.answerId)
            onToggled: sheet.panel.sort(themeId, sheet.answerId, checked)
            Layout.fillWidth: true
        }
    }
    TextField {
        id: fresh

        label: qsTr("A new theme, in your words")
        onAccepted: sheet.finish()
        Layout.fillWidth: true
    }
}
