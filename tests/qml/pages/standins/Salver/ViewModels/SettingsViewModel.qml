// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    property int theme: Facts.Theme.System
    property bool systemDark: false
    property int textSize: 100
    property string quietFrom: "19:00"
    property string quietTo: "08:00"
    property list<string> remindAt: ["09:00"]
    property int firstPage: Facts.Page.Today
    property string signature: ""
    property bool reduceMotion: false
    property string server: "https://salver.hollis-lane.example"
    property string sentence: ""

    function addMoment(time: string) {
        note("addMoment " + time);
    }

    function removeMoment(time: string) {
        note("removeMoment " + time);
    }

    function signOut() {
        note("signOut");
    }
}
