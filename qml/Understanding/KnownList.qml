// SPDX-License-Identifier: Apache-2.0
// What is known of their business or their brand, or what is not known yet, under one another.
//   facts   the model;   everything else as in KnownLine
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Style
import Salver.ViewModels

Column {
    id: list

    required property RowsModel facts
    required property list<string> kinds
    property string about: ""
    property bool openQuestions: false
    signal confirmed(string factId)
    signal answerAsked(string factId, string text)
    signal changeAsked(string factId, var texts)
    signal historyAsked(string factId)
    signal removed(string factId, string text)

    visible: facts.count > 0
    spacing: Style.s4

    Repeater {
        model: list.facts
        delegate: KnownLine {
            width: list.width
            kinds: list.kinds
            about: list.about
            openQuestion: list.openQuestions
            onConfirmed: id => list.confirmed(id)
            onAnswerAsked: (id, text) => list.answerAsked(id, text)
            onChangeAsked: (id, texts) => list.changeAsked(id, texts)
            onHistoryAsked: id => list.historyAsked(id)
            onRemoved: (id, text) => list.removed(id, text)
        }
    }
}
