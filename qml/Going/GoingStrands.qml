// SPDX-License-Identifier: Apache-2.0
// The five strands side by side, and who has not been asked; under one another where there is no room.
//   going   its view model;   room   how wide the whole is
//   objectiveRequested(id)   clientRequested(id)
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Item {
    id: strands

    required property GoingViewModel going
    required property real room
    readonly property int across: Style.largeText ? 1 : room >= 1000 ? 3 : room >= 620 ? 2 : 1
    readonly property real share: (room - (across - 1) * Style.s32) / across
    readonly property real gap: Style.s16
    signal objectiveRequested(string objectiveId)
    signal clientRequested(string clientId)

    // Where the column with this number begins; past the last one, the last.
    function leftOf(column: int): real {
        return Math.min(column, across - 1) * (share + Style.s32);
    }
    function under(item: Item): real {
        return item.y + item.height + gap;
    }

    implicitHeight: Math.max(under(pulse), under(promises), under(evidence), under(notAsked))

    FeltStrand {
        id: felt

        x: strands.leftOf(1)
        width: strands.share
        going: strands.going
    }
    PulseStrand {
        id: pulse

        y: strands.across === 1 ? strands.under(felt) : 0
        width: strands.share
        going: strands.going
        onAskRequested: sheet.ask("")
        onCorrectAsked: (id, name, answer, change, source) => correction.correct(id, name, answer, change, source)
    }
    PromiseStrand {
        id: promises

        x: strands.leftOf(1)
        y: strands.across === 1 ? strands.under(pulse) : strands.under(felt)
        width: strands.share
        going: strands.going
    }
    EvidenceStrand {
        id: evidence

        x: strands.leftOf(2)
        y: strands.across === 3 ? 0 : strands.under(promises)
        width: strands.share
        going: strands.going
        onObjectiveRequested: id => strands.objectiveRequested(id)
    }
    ContactStrand {
        id: contact

        x: strands.across === 3 ? strands.leftOf(2) : 0
        y: strands.across === 2 ? strands.under(pulse) : strands.under(evidence)
        width: strands.share
        going: strands.going
        onClientRequested: id => strands.clientRequested(id)
    }
    NotAskedStrand {
        id: notAsked

        x: contact.x
        y: strands.under(contact)
        width: strands.share
        going: strands.going
        onAskRequested: id => sheet.ask(id)
        onClientRequested: id => strands.clientRequested(id)
    }
    AskSheet {
        id: sheet

        going: strands.going
    }
    CorrectSheet {
        id: correction

        going: strands.going
    }
}
