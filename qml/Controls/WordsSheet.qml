// SPDX-License-Identifier: Apache-2.0
// Asks for a few lines of words, one under another, and for nothing else; more can stand below them.
//   labels, helps   one a line;   needed   which line must have words; anyLine: one of them, noLine: none
//   theirs          which line is somebody else's own words, set in the serif, -1 for none
//   doneText        what the button says;   ready   something more that must hold
//   ask(texts)      opens it with what each line begins with, [] for empty ones
//   line(index)     what was typed, without blanks at its ends;   done()   the person is done: read the lines now
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts

Sheet {
    id: sheet

    readonly property int anyLine: -1
    readonly property int noLine: -2
    required property list<string> labels
    property list<string> helps: []
    property int needed: 0
    property int theirs: -1
    property bool ready: true
    property string doneText: qsTr("Note it")
    property bool filled: false
    signal done()

    function line(index: int): string {
        const field = fields.itemAt(index) as TextArea;
        return field ? Words.trimmed(field.text) : "";
    }

    function look() {
        let any = needed === noLine;
        for (let i = 0; i < fields.count; ++i)
            any = any || ((needed === anyLine || needed === i) && line(i) !== "");
        filled = any;
    }

    function ask(texts: var) {
        for (let i = 0; i < fields.count; ++i) {
            const field = fields.itemAt(i) as TextArea;
            field.text = texts[i] ?? "";
        }
        initialFocus = fields.itemAt(0);
        look();
        open();
    }

    function finish() {
        if (!finishButton.enabled)
            return;
        done();
        close();
    }

    onSubmitted: finish()
    actions: [
        Button {
            id: finishButton

            objectName: "done"
            kind: Button.Primary
            text: sheet.doneText
            enabled: sheet.filled && sheet.ready
            onClicked: sheet.finish()
        },
        Button {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        }
    ]

    Repeater {
        id: fields

        model: sheet.labels
        delegate: TextArea {
            required property string modelData
            required property int index

            label: modelData
            help: sheet.helps[index] ?? ""
            serif: index === sheet.theirs
            minimumLines: 1
            onEdited: sheet.look()
            onSubmitted: sheet.finish()
            Layout.fillWidth: true
        }
    }
}
