// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    property bool signedIn: false
    property bool busy: false
    property string server: ""
    property string user: ""
    property string serverError: ""
    property string userError: ""
    property string passwordError: ""
    property string sentence: ""
    signal done()

    function signIn(server: string, user: string, password: string) {
        note("signIn " + [server, user, password].join(" "));
    }

    function useThisDeviceOnly(name: string) {
        note("useThisDeviceOnly " + name);
    }
}
