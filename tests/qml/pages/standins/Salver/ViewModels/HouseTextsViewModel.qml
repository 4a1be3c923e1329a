// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    property string ethos: ""
    property list<string> ethosLines: []
    property bool ethosTooLong: false
    property string ethosSource: ""
    property bool ethosWaiting: false
    property bool hasStandard: false
    property string standardSource: ""
    readonly property EditorStandIn editor: EditorStandIn {}
    property bool leads: false

    function setEthos(typed: string) {
        note("setEthos " + typed);
    }
    function showEthosHistory() {
        note("showEthosHistory");
    }
    function openStandard() {
        note("openStandard");
    }
}
