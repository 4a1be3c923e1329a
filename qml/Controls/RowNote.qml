// SPDX-License-Identifier: Apache-2.0
// The words at a row's end where large text puts them under the others.
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Style

Label {
    token: Style.caption
    Accessible.ignored: true
}
