// SPDX-License-Identifier: Apache-2.0
// What a colleague is told of a visit: some of its lines or all of it, and a word of one's own.
//   wrap   its view model;   ask(memberId, name)   opens it for that colleague
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Sheet {
    id: sheet

    required property WrapViewModel wrap
    property string member: ""
    property string name: ""
    property list<string> picked: []

    function ask(memberId: string, called: string) {
        member = memberId;
        name = called;
        picked = [];
        word.text = "";
        open();
    }
    function finish() {
        wrap.tell(member, picked, Words.trimmed(word.text));
        close();
    }

    title: qsTr("Tell %1").arg(name)
    description: qsTr("It stands on their Today until they say that they have seen it.")
    initialFocus: word
    onSubmitted: finish()
    actions: [
        Button {
            objectName: "done"
            kind: Button.Primary
            text: qsTr("Pass it on")
            onClicked: sheet.finish()
        },
        Button {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        }
    ]

    TextArea {
        id: word

        label: qsTr("A word with it")
        help: qsTr("Why they should know; it may stay empty")
        minimumLines: 1
        onSubmitted: sheet.finish()
        Layout.fillWidth: true
    }
    Label {
        visible: sheet.wrap.shared.count > 0
        text: sheet.picked.length === 0 ? qsTr("Which lines? None picked: the visit as a whole.") : qsTr("These lines:")
        token: Style.label
        color: Style.ink2
        Layout.fillWidth: true
    }
    Column {
        id: lines

        visible: sheet.wrap.shared.count > 0
        Layout.fillWidth: true

        Repeater {
            model: sheet.wrap.shared
            delegate: ListRow {
                required property string lineId
                required property string words
                required property string time

                width: lines.width
                text: words
                trailingText: time
                glyph: selected ? "check" : "plus"
                selected: sheet.picked.indexOf(lineId) >= 0
                onClicked: {
                    const others = sheet.picked.filter(each => each !== lineId);
                    sheet.picked = selected ? others : others.concat([lineId]);
                }
            }
        }
    }
}
