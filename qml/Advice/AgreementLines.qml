// SPDX-License-Identifier: Apache-2.0
// Lines of an agreement, or of the template, under what they are about.
//   agreement   its view model;   ofTemplate;   rewordRequested(id, text)   agreeRequested(id, text)
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Column {
    id: lines

    required property AgreementViewModel agreement
    property bool ofTemplate: false
    readonly property list<string> topics: [qsTr("Who decides"), qsTr("How we disagree"), qsTr("Bad news"), qsTr("Meetings"),
                                            qsTr("Tools"), qsTr("What we never do")]
    signal rewordRequested(string lineId, string text)
    signal agreeRequested(string lineId, string text)

    spacing: Style.s12

    Repeater {
        model: lines.agreement.lines
        delegate: AgreementLine {
            width: lines.width
            topic: lines.topics[about]
            ofTemplate: lines.ofTemplate
            onRewordAsked: lines.rewordRequested(lineId, text)
            onAgreeAsked: lines.agreeRequested(lineId, text)
            onHistoryAsked: lines.agreement.showHistory(lineId)
            onRemoved: lines.agreement.remove(lineId, text)
        }
    }
}
