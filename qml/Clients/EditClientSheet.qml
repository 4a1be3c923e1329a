// SPDX-License-Identifier: Apache-2.0
// A client's name, what they do, since when, and who looks after them.
//   client   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.ViewModels

Sheet {
    id: sheet

    required property ClientPageViewModel client
    readonly property var colleagues: namesOf(client.members.count)

    function namesOf(count: int): var {
        const names = [];
        for (let i = 0; i < count; ++i)
            names.push(String(client.members.fact(i, "name")));
        return names;
    }

    // -1 for nobody of them.
    function placeOf(name: string): int {
        for (let i = 0; i < colleagues.length; ++i) {
            if (colleagues[i] === name)
                return i;
        }
        return -1;
    }

    function keep(field: string, stored: string, typed: string) {
        if (Words.trimmed(typed) !== stored)
            client.setField(field, Words.trimmed(typed));
    }

    function keepTexts() {
        keep("name", client.name, nameField.text);
        keep("sector", client.sector, sectorField.text);
        keep("since", client.since, sinceField.text);
        keep("why we care", client.whyWeCare, whyField.text);
    }

    function keepCare() {
        if (caredBy.currentIndex >= 0)
            keep("cared by", client.caredBy, colleagues[caredBy.currentIndex]);
        if (second.currentIndex >= 0)
            keep("second", client.second, colleagues[second.currentIndex]);
    }

    title: qsTr("Change %1").arg(client.name)
    initialFocus: nameField
    onAboutToShow: {
        nameField.text = client.name;
        sectorField.text = client.sector;
        sinceField.text = client.since;
        whyField.text = client.whyWeCare;
        caredBy.currentIndex = placeOf(client.caredBy);
        second.currentIndex = placeOf(client.second);
    }
    onSubmitted: if (done.enabled) done.clicked()
    actions: [
        Button {
            id: done

            kind: Button.Primary
            text: qsTr("Done")
            enabled: Words.trimmed(nameField.text) !== ""
            onClicked: {
                sheet.keepTexts();
                sheet.keepCare();
                sheet.close();
            }
        },
        Button {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        }
    ]

    TextField {
        id: nameField

        label: qsTr("Name")
        Layout.fillWidth: true
    }
    TextField {
        id: sectorField

        label: qsTr("What they do")
        Layout.fillWidth: true
    }
    TextField {
        id: sinceField

        label: qsTr("With us since")
        Layout.fillWidth: true
    }
    TextField {
        id: whyField

        label: qsTr("Why we care about this one")
        Layout.fillWidth: true
    }
    Select {
        id: caredBy

        label: qsTr("Looked after by")
        options: sheet.colleagues
        onChosen: index => currentIndex = index
        Layout.fillWidth: true
    }
    Select {
        id: second

        label: qsTr("Second")
        options: sheet.colleagues
        onChosen: index => currentIndex = index
        Layout.fillWidth: true
    }
}
