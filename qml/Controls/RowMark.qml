// SPDX-License-Identifier: Apache-2.0
// The bar at the edge of the row that is chosen.
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Style

Rectangle {
    radius: Style.touch ? 0 : 1.5
    color: Style.bottle
}
