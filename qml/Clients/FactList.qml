// SPDX-License-Identifier: Apache-2.0
// Facts under one another.
//   facts   the model;   confirmed(factId)   thanked(factId)   keptLonger(factId)   removed(factId, title)
//   privacyWanted(factId, alone)   for oneself alone, or shared
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Style
import Salver.ViewModels

Column {
    id: list

    required property RowsModel facts
    signal confirmed(string factId)
    signal thanked(string factId)
    signal keptLonger(string factId)
    signal removed(string factId, string title)
    signal privacyWanted(string factId, bool alone)

    spacing: Style.s12

    Repeater {
        model: list.facts
        delegate: FactRow {
            width: list.width
            onConfirmed: id => list.confirmed(id)
            onThanked: id => list.thanked(id)
            onKeptLonger: id => list.keptLonger(id)
            onRemoved: (id, title) => list.removed(id, title)
            onPrivacyWanted: (id, alone) => list.privacyWanted(id, alone)
        }
    }
}
