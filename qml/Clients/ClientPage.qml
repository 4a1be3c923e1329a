// SPDX-License-Identifier: Apache-2.0
// One client: who looks after them, a visit in one tap, and the parts: now, people, objectives, timeline, together,
// what we know.
//   client   its view model;   canGoBack   on a phone;   place   an entity of the timeline to go to, "" for none
//   careRequested()   captureRequested(visitId)   briefRequested()   personRequested(id)   needsYouRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property ClientPageViewModel client
    property string place: ""
    // Parts that other modules draw.
    property Component objectivesPart: null
    property Component togetherPart: null
    property Component knowingPart: null
    property Component goingPart: null
    property Component businessPart: null
    readonly property int businessTab: 7
    readonly property int goingTab: 8
    property int part: 0
    // Where somebody comes from elsewhere; -1 leaves it as it is.
    property int wantedPart: -1
    readonly property int timelinePart: 3
    signal captureRequested(string visitId)
    signal pledgeRequested(string visitId)
    signal careRequested()
    signal briefRequested()
    signal personRequested(string personId)
    signal needsYouRequested()

    editable: true
    onEditRequested: edit.open()
    title: client.name
    subtitle: {
        const parts = [];
        if (client.caredBy !== "")
            parts.push(qsTr("Looked after by %1").arg(client.caredBy));
        if (client.second !== "")
            parts.push(qsTr("second %1").arg(client.second));
        else if (client.caredBy !== "")
            parts.push(qsTr("no second yet"));
        if (client.thereNow !== "")
            parts.push(client.thereNow);
        return parts.join(" · ");
    }
    actions: [
        IconButton {
            glyph: "more"
            text: qsTr("More about this client")
            onClicked: more.popup()
        },
        Button {
            visible: !Style.compact
            text: qsTr("Brief")
            glyph: "book"
            description: page.client.name
            onClicked: page.briefRequested()
        },
        Button {
            kind: Button.Primary
            text: page.client.runningVisitId === "" ? qsTr("Start") : Style.compact ? qsTr("Go on") : qsTr("Back to the visit")
            glyph: "start"
            description: qsTr("A visit with %1").arg(page.client.name)
            onClicked: {
                if (page.client.runningVisitId !== "")
                    page.captureRequested(page.client.runningVisitId);
                else
                    page.client.startVisit();
            }
        }
    ]
    belowHead: [
        Banner {
            visible: page.client.readTrouble !== ""
            tone: Banner.Trouble
            text: page.client.readTrouble
            actionText: qsTr("Try again")
            onActivated: page.client.refresh()
            Layout.fillWidth: true
        },
        Banner {
            visible: page.client.contested
            tone: Banner.NeedsYou
            text: qsTr("People wrote different values for this client.")
            actionText: qsTr("Look")
            onActivated: page.needsYouRequested()
            Layout.fillWidth: true
        }
    ]
    tabs: TabStrip {
        label: qsTr("Parts of the client")
        tabs: [qsTr("Now"), qsTr("People"), qsTr("Objectives"), qsTr("Timeline"), qsTr("Together"), qsTr("What we know"),
               qsTr("Each other"), qsTr("Business & brand"), qsTr("How it goes")]
        currentIndex: page.part
        onChosen: index => page.part = index
        Layout.fillWidth: true
    }
    onPlaceChanged: if (place !== "") part = timelinePart
    onWantedPartChanged: if (wantedPart >= 0) part = wantedPart
    Component.onCompleted: {
        if (place !== "")
            part = timelinePart;
        else if (wantedPart >= 0)
            part = wantedPart;
    }

    Slot {
        anchors.fill: parent
        active: page.client.isOpen
        from: page.part === 0 ? now : page.part === 1 ? people : page.part === 2 ? page.objectivesPart
            : page.part === page.timelinePart ? timeline : page.part === 4 ? page.togetherPart
            : page.part === 6 ? page.knowingPart : page.part === page.businessTab ? page.businessPart
            : page.part === page.goingTab ? page.goingPart : known
    }
    Timer {
        id: turning

        property int part: 0

        interval: 0
        onTriggered: page.part = part
    }
    Component {
        id: now

        ClientNow {
            client: page.client
            onPersonRequested: id => page.personRequested(id)
            onBriefRequested: page.briefRequested()
            onPromiseRequested: addPromise.open()
            // What asked goes with it, so not in the middle of its own press.
            onPartRequested: index => {
                turning.part = index;
                turning.start();
            }
        }
    }
    Component {
        id: people

        ClientPeople {
            client: page.client
            onPersonRequested: id => page.personRequested(id)
            onAddRequested: addPerson.open()
        }
    }
    Component {
        id: timeline

        ClientTimeline {
            client: page.client
            place: page.place
            onCaptureRequested: visitId => page.captureRequested(visitId)
            onPledgeRequested: visitId => page.pledgeRequested(visitId)
        }
    }
    Component {
        id: known

        ClientKnown {
            client: page.client
            onAddRequested: addFact.open()
        }
    }
    Menu {
        id: more

        MenuRow {
            text: qsTr("Read the brief")
            glyph: "book"
            onTriggered: page.briefRequested()
        }
        MenuRow {
            text: qsTr("Change name, sector, who looks after them")
            glyph: "edit"
            onTriggered: page.editRequested()
        }
        MenuRow {
            text: qsTr("Who looks after them, since when")
            glyph: "people"
            onTriggered: page.careRequested()
        }
        MenuRow {
            text: qsTr("Add a person")
            glyph: "person"
            onTriggered: addPerson.open()
        }
        MenuRow {
            text: qsTr("Note a promise")
            glyph: "promise"
            onTriggered: addPromise.open()
        }
        MenuRow {
            text: qsTr("Delete")
            glyph: "delete"
            destructive: true
            onTriggered: {
                page.client.remove(page.client.clientId, page.client.name);
                page.client.close();
            }
        }
    }
    AddPersonSheet {
        id: addPerson

        client: page.client
    }
    AddFactSheet {
        id: addFact

        onAdded: (type, text, source, onlyForMe) => page.client.addFactFor(type, text, source, onlyForMe)
    }
    AddPromiseSheet {
        id: addPromise

        client: page.client
    }
    EditClientSheet {
        id: edit

        client: page.client
    }
}
