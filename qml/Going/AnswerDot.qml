// SPDX-License-Identifier: Apache-2.0
// One person's answer as a dot. A ring stands for somebody who was promised not to be named.
//   everything from the row;   picked   it is the one that is read below;   reached()   the keyboard or a reader came to it
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Controls
import Salver.Style

Item {
    id: dot

    required property string pulseId
    required property string name
    required property string client
    required property int answer
    required property string change
    required property string source
    required property int day
    required property int beforeDay
    required property int before
    required property int beforeApart
    required property int stack
    required property int among
    required property int apart
    required property bool grouped
    required property bool waiting
    required property bool contested
    property int size: 14
    property bool picked: false
    // A thin edge parts it from a line or a dot that it covers.
    property bool edged: false
    // Drawn once more: the same answer is read and pressed elsewhere.
    property bool silent: false
    readonly property string said: qsTr("%1 of 5").arg(answer)
    signal reached()

    width: size
    height: size
    visible: answer > 0
    Accessible.role: Accessible.Button
    Accessible.ignored: silent
    Accessible.name: silent ? "" : qsTr("%1 said %2", "a person, an answer").arg(name).arg(said)
    Accessible.description: Words.joined([change, source], ", ")
    Accessible.focusable: true
    Accessible.onPressAction: dot.reached()
    onActiveFocusChanged: if (activeFocus) reached()

    Rectangle {
        anchors.fill: parent
        radius: height / 2
        color: dot.grouped ? Style.card : Style.bottle
        border.width: dot.grouped ? 2 : dot.edged ? 1.5 : 0
        border.color: dot.grouped ? Style.bottle : Style.linen
        antialiasing: true
    }
    Rectangle {
        anchors.centerIn: parent
        visible: dot.picked
        width: dot.size + 6
        height: width
        radius: width / 2
        color: Style.clear
        border.width: Style.ring
        border.color: dot.activeFocus ? Style.sky : Style.ink
        antialiasing: true
    }
}
