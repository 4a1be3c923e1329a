// SPDX-License-Identifier: Apache-2.0
// Stands in for the view model of its name in tests of pages: the same properties, and a list of what was called.
import QtQml

PageViewModel {
    property string clientId: "c"
    property string client: "Brightwater Housing"
    property string caredBy: ""
    property string caredById: ""
    property string second: ""
    property string secondId: ""
    property bool underWay: false
    readonly property RowsModel history: RowsModel {}
    readonly property RowsModel handovers: RowsModel {}
    readonly property RowsModel members: RowsModel {}

    function setCaredBy(memberId: string) {
        note("setCaredBy " + memberId);
    }
    function setSecond(memberId: string) {
        note("setSecond " + memberId);
    }
    function handOver(memberId: string) {
        note("handOver " + memberId);
    }
}
