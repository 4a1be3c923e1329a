// SPDX-License-Identifier: Apache-2.0
// The clients: the list beside the one that is open, or one at a time on a phone; a person's card takes the client's
// place while it is open.
//   clients, client, person, sync   its view models
//   captureRequested(visitId)   briefRequested(clientId)   syncRequested()   searchRequested()
//   openClient(id), openPerson(id), openTogether(id), openKnowing(id), openPlace(clientId, entityId), addClient()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

ListDetail {
    id: panes

    required property ClientListViewModel clients
    required property ClientPageViewModel client
    required property PersonCardViewModel person
    required property SyncViewModel sync
    property string place: ""
    property int wantedPart: -1
    property Component objectivesPart: null
    property Component togetherPart: null
    property Component knowingPart: null
    property Component goingPart: null
    property Component businessPart: null
    signal captureRequested(string visitId)
    signal pledgeRequested(string visitId)
    signal careRequested(string clientId)
    signal briefRequested(string clientId)
    signal needsYouRequested()
    signal syncRequested()
    signal searchRequested()

    function openClient(id: string) {
        person.close();
        place = "";
        wantedPart = -1;
        client.open(id);
    }

    function openPerson(id: string) {
        person.open(id);
        if (person.clientId !== "")
            client.open(person.clientId);
    }

    function openTogether(id: string) {
        openClient(id);
        wantedPart = 4;
    }

    function openKnowing(id: string) {
        openClient(id);
        wantedPart = 6;
    }

    function openPlace(clientId: string, entityId: string) {
        person.close();
        client.open(clientId);
        place = entityId;
    }

    function addClient() {
        adding.open();
    }

    // True while there was something to go back from.
    function goBack(): bool {
        if (person.isOpen)
            person.close();
        else if (client.isOpen && !split)
            client.close();
        else
            return false;
        return true;
    }

    // One at a time, and not the list.
    readonly property bool within: hasDetail && !split

    hasDetail: client.isOpen || person.isOpen
    detailShown: hasDetail
    list: ClientList {
        clients: panes.clients
        sync: panes.sync
        openId: panes.split ? panes.client.clientId : ""
        onClientRequested: id => panes.openClient(id)
        onSyncRequested: panes.syncRequested()
        onSearchRequested: panes.searchRequested()
        onAddRequested: adding.open()
    }
    detail: panes.person.isOpen ? personCard : clientPage
    empty: Item {
        EmptyState {
            anchors.centerIn: parent
            width: parent.width
            visible: !panes.clients.firstUse
            drawing: "clients"
            text: qsTr("Choose a client on the left.")
        }
    }

    Binding {
        target: panes.clients
        property: "active"
        value: panes.visible
    }
    Binding {
        target: panes.client
        property: "active"
        value: panes.visible && panes.client.isOpen
    }
    Binding {
        target: panes.person
        property: "active"
        value: panes.visible && panes.person.isOpen
    }
    Connections {
        target: panes.clients
        function onAdded(clientId: string) {
            panes.openClient(clientId);
        }
    }
    Component {
        id: clientPage

        ClientPage {
            client: panes.client
            canGoBack: !panes.split
            place: panes.place
            wantedPart: panes.wantedPart
            objectivesPart: panes.objectivesPart
            togetherPart: panes.togetherPart
            knowingPart: panes.knowingPart
            goingPart: panes.goingPart
            businessPart: panes.businessPart
            onCareRequested: panes.careRequested(panes.client.clientId)
            onBackRequested: panes.goBack()
            onCaptureRequested: visitId => panes.captureRequested(visitId)
            onPledgeRequested: visitId => panes.pledgeRequested(visitId)
            onBriefRequested: panes.briefRequested(panes.client.clientId)
            onPersonRequested: id => panes.openPerson(id)
            onNeedsYouRequested: panes.needsYouRequested()
        }
    }
    Component {
        id: personCard

        PersonCard {
            person: panes.person
            onBackRequested: panes.goBack()
            onNeedsYouRequested: panes.needsYouRequested()
        }
    }
    AddClientSheet {
        id: adding

        clients: panes.clients
    }
}
