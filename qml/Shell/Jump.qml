// SPDX-License-Identifier: Apache-2.0
// The palette and where it leads, read in when it is first asked for.
//   shell   whose palette it is
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Find

Palette {
    required property SignedIn shell

    palette: shell.app.palette
    onSearchRequested: query => shell.search(query)
}
