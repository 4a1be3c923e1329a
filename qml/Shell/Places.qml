// SPDX-License-Identifier: Apache-2.0
// The places of the app, in order, as one thing to hand around.
//   all   the Place objects (its children)
pragma ComponentBehavior: Bound
import QtQml

QtObject {
    default property list<Place> all
}
