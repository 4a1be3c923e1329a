// SPDX-License-Identifier: Apache-2.0
// What was learned becomes something to know, of the person it was learned with or of the client.
//   onboarding   its view model;   show(stepId, learned, withPerson)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.ViewModels

Sheet {
    id: sheet

    required property OnboardingViewModel onboarding
    property string stepId: ""
    property string withPerson: ""
    readonly property list<int> types: [Facts.FactType.Matters, Facts.FactType.Remember, Facts.FactType.Avoid,
                                        Facts.FactType.Reach, Facts.FactType.Detail, Facts.FactType.CannotAccept]

    function show(id: string, learned: string, person: string) {
        stepId = id;
        withPerson = person;
        description = learned;
        kind.currentIndex = 0;
        ofWhom.currentIndex = 0;
        open();
    }
    function finish() {
        onboarding.keepAsFact(stepId, types[kind.currentIndex], withPerson === "" || ofWhom.currentIndex === 1);
        close();
    }

    title: qsTr("Something to know")
    initialFocus: kind
    onSubmitted: finish()
    actions: [
        Button {
            objectName: "done"
            kind: Button.Primary
            text: qsTr("Note it")
            onClicked: sheet.finish()
        },
        Button {
            text: qsTr("Cancel")
            onClicked: sheet.close()
        }
    ]

    Select {
        id: kind

        label: qsTr("What it is")
        options: [qsTr("What matters now"), qsTr("To remember"), qsTr("To avoid"), qsTr("How to reach them"), qsTr("A little thing"),
                  qsTr("What they cannot accept")]
        onChosen: index => currentIndex = index
        Layout.fillWidth: true
    }
    Segmented {
        id: ofWhom

        visible: sheet.withPerson !== ""
        label: qsTr("Of whom")
        options: [sheet.withPerson, qsTr("The client")]
        onChosen: index => currentIndex = index
        Layout.fillWidth: true
    }
}
