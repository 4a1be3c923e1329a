// SPDX-License-Identifier: Apache-2.0
// How somebody was asked: one of the model's ways, in its order, or not noted (-1).
//   currentIndex   which;   read(source)   takes it from the line that stands beside an answer
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Controls

Select {
    id: mode

    // As the model names them; what is shown is translated.
    readonly property list<string> named: ["in person", "video", "phone", "written", "form"]

    function read(source: string) {
        const parts = source.split(" · ");
        currentIndex = -1;
        for (let i = 0; i < named.length; ++i) {
            if (parts.includes(named[i]))
                currentIndex = i;
        }
    }

    label: qsTr("How were they asked?")
    options: [qsTr("in person"), qsTr("video"), qsTr("phone"), qsTr("written"), qsTr("form")]
    placeholder: qsTr("Not noted")
    onChosen: index => currentIndex = index
}
