// SPDX-License-Identifier: Apache-2.0
// The pages, each with the view models it needs, and where each one leads. Today is there at once; the others are
// read in and compiled when the first frame is drawn or one of them is asked for, so that the start does not wait.
//   app, trail;   captureRequested(visitId)   "" starts a visit without a client
//   openClient(id), openPerson(id), openPlace(clientId, entityId), addClient()   within Clients;   back()
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Today
import Salver.ViewModels

FocusScope {
    id: pages

    required property AppViewModel app
    required property Trail trail
    // What the shown page keeps at its foot, and how much of a page's foot is under what floats over it.
    property real footHeight: 0
    property real floating: 0
    readonly property bool elsewhere: trail.current !== Trail.Today
    // The name of the client whose page or visit this is, "" for any other page.
    readonly property string clientShown: trail.current === Trail.Capture ? app.capture.client
        : trail.current === Trail.Clients && app.client.isOpen ? app.client.name : ""
    // A client or a person has the whole of a narrow window.
    property bool withinClient: false
    // Whether the window's first frame is there.
    property bool drawn: false
    // Compiled beside what goes on, so that making them takes a moment only.
    property Component ahead: null
    signal captureRequested(string visitId)

    focus: true

    // The other pages, now.
    function others(): var {
        if (rest.status === Loader.Null)
            rest.setSource("MorePages.qml", {pages: pages});
        return rest.item;
    }
    function openClient(id: string) {
        others().clientsPage.openClient(id);
    }
    function openPerson(id: string) {
        others().clientsPage.openPerson(id);
    }
    function openTogether(id: string) {
        others().clientsPage.openTogether(id);
    }
    function openKnowing(id: string) {
        others().clientsPage.openKnowing(id);
    }
    function openPlace(clientId: string, entityId: string) {
        others().clientsPage.openPlace(clientId, entityId);
    }
    function addClient() {
        others().clientsPage.addClient();
    }
    function toClient(id: string) {
        trail.go(Trail.Clients);
        openClient(id);
    }
    // To the search, or into its field where it is shown already.
    function toSearch() {
        if (trail.current === Trail.Find)
            others().findPage.focusField();
        else
            trail.go(Trail.Find);
    }
    function toWrap(visitId: string) {
        app.wrap.open(visitId);
        trail.go(Trail.Wrap);
    }
    function back() {
        if (trail.current !== Trail.Clients || !others().clientsPage.goBack())
            trail.back();
    }

    // Not from within the change itself: what is made would hear of it while it is being made.
    onElsewhereChanged: soon.restart()
    Component.onCompleted: {
        if (elsewhere)
            others();
    }

    Timer {
        id: soon

        interval: 0
        onTriggered: pages.others()
    }
    // A moment after the first frame, so that whoever waits for that is not made to wait for what follows.
    Timer {
        id: afterFrame

        interval: 20
        onTriggered: {
            pages.drawn = true;
            pages.ahead = Qt.createComponent("MorePages.qml", Component.Asynchronous);
        }
    }
    Connections {
        enabled: !pages.drawn
        target: pages.Window.window

        function onFrameSwapped() {
            afterFrame.start();
        }
    }

    PageSlot {
        page: Trail.Today
        current: pages.trail.current
        keep: true
        from: TodayPage {
            today: pages.app.today
            asked: pages.app.asked
            sync: pages.app.sync
            drawn: pages.drawn
            onWeighupRequested: id => pages.app.askForWeighup(id)
            onHandoverRequested: id => pages.app.askForHandover(id)
            onCaptureRequested: visitId => pages.captureRequested(visitId)
            onClientRequested: clientId => pages.toClient(clientId)
            onKnowingRequested: clientId => {
                pages.trail.go(Trail.Clients);
                pages.openKnowing(clientId);
            }
            onBriefRequested: (clientId, visitId) => pages.app.askForBrief(clientId, visitId)
            onWrapRequested: visitId => pages.toWrap(visitId)
            onSyncRequested: pages.trail.go(Trail.SyncCentre)
            onNeedsYouRequested: pages.trail.go(Trail.SyncCentre)
            onSearchRequested: pages.trail.go(Trail.Find)
            onAddClientRequested: {
                pages.trail.go(Trail.Clients);
                pages.addClient();
            }
        }
    }
    Loader {
        id: rest

        anchors.fill: parent
        focus: pages.elsewhere
    }
}
