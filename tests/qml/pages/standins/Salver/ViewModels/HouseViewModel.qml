// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    readonly property RowsModel rows: RowsModel {}
    readonly property RowsModel teams: RowsModel {}
    property string team: ""
    readonly property RowsModel lookBacks: RowsModel {}
    readonly property RowsModel handovers: RowsModel {}
    readonly property RowsModel views: RowsModel {}
    readonly property RowsModel problems: RowsModel {}
    readonly property RowsModel unplayed: RowsModel {}
    readonly property RowsModel stances: RowsModel {}
    readonly property RowsModel askAgain: RowsModel {}
    readonly property RowsModel rhythms: RowsModel {}
    readonly property RowsModel sparks: RowsModel {}
    property int colleagues: 0
    property bool quiet: true

    function chooseTeam(spaceId: string) {
        team = spaceId;
    }

    function backStance(stanceId: string, word: string) {
    }
}
