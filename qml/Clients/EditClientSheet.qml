// SPDX-License-Identifier: Apache-2.0
// A client's name, what they do, since when, and who looks after them.
//   client   its view model
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Sheet {
    id: sheet

    required property ClientPageViewModel client
    readonly property list<string> colleagues: {
        const names = [];
        for (let i = 0; i < client.members.count; ++i)
            names.push(String(client.members.fact(i, "name")));
        return names;
    }

    function keep(field: string, stored: string, typed: string) {
        if (typed.trim() !== stored)
            client.setField(field, typed.trim());
    }

    title: qsTr("Change %1").arg(client.name)
    initialFocus: nameField
    onAboutToShow: {
        nameField.text = client.name;
        sectorField.text = client.sector;
        sinceField.text = client.since;
        caredBy.currentIndex = colleagues.indexOf(client.caredBy);
        second.currentIndex = colleagues.indexOf(client.second);
    }
    onSubmitted: if (done.enabled) done.clicked()
    actions: [
        Button {
            id: done

            kind: Button.Primary
            text: qsTr("Done")
            enabled: nameField.text.trim() !== ""
            onClicked: {
                sheet.keep("name", sheet.client.name, nameField.text);
                sheet.keep("sector", sheet.client.sector, sectorField.text);
                sheet.keep("since", sheet.client.since, sinceField.text);
                if (caredBy.currentIndex >= 0)
                    sheet.keep("cared by", sheet.client.caredBy, sheet.colleagues[caredBy.currentIndex]);
                if (second.currentIndex >= 0)
                    sheet.keep("second", sheet.client.second, sheet.colleagues[second.currentIndex]);
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
