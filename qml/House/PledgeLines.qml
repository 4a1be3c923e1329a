// SPDX-License-Identifier: Apache-2.0
// Lines of the pledge with their stories under them.
//   pledge   its view model;   rows   which lines;   out   they were taken out
//   rewordRequested(id, text, notice)   goodRequested(id, text)   changeRequested(id, text)
pragma ComponentBehavior: Bound
import QtQuick
import Qt.labs.qmlmodels
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Column {
    id: lines

    required property PledgeViewModel pledge
    required property RowsModel rows
    property bool out: false
    signal rewordRequested(string lineId, string text, string notice)
    signal goodRequested(string momentId, string text)
    signal changeRequested(string momentId, string text)

    spacing: Style.s8

    Repeater {
        model: lines.rows
        delegate: DelegateChooser {
            role: "head"

            DelegateChoice {
                roleValue: true
                PledgeLine {
                    width: lines.width
                    out: lines.out
                    mayWrite: lines.pledge.mayWrite
                    onTellRequested: lines.pledge.tellOfLine(lineId)
                    onRewordRequested: lines.rewordRequested(lineId, text, notice)
                    onMoved: by => lines.pledge.move(lineId, by)
                    onTakenOut: lines.pledge.takeOut(lineId)
                    onBroughtBack: lines.pledge.bringBack(lineId)
                    onHistoryAsked: lines.pledge.showHistory(lineId, "text")
                }
            }
            DelegateChoice {
                PledgeStory {
                    required property string clientId

                    x: Style.s32
                    width: lines.width - x
                    onAboutRequested: lines.pledge.showAbout(clientId, aboutId)
                    onGoodRequested: lines.goodRequested(momentId, madeGood)
                    onChangeRequested: lines.changeRequested(momentId, story)
                    onHistoryAsked: lines.pledge.showHistory(momentId, "story")
                    onRemoved: lines.pledge.remove(momentId, story)
                }
            }
        }
    }
}
