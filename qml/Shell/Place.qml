// SPDX-License-Identifier: Apache-2.0
// One place of the app's navigation.
//   name, glyph;   keys   its shortcut, for the tip;   count   a quiet number after it, 0 for none
//   inBar   whether the bottom bar has it (it has room for four)
pragma ComponentBehavior: Bound
import QtQml

QtObject {
    required property string name
    required property string glyph
    property string keys: ""
    property int count: 0
    property bool inBar: true
}
