// SPDX-License-Identifier: Apache-2.0
// How is this worked out: what stands here and what does not, why so little is said of few answers, and what to beware of.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

Sheet {
    id: help

    title: qsTr("How is this worked out?")
    preferredWidth: 640
    actions: Button {
        id: understood

        kind: Button.Primary
        text: qsTr("Understood")
        onClicked: help.close()
    }
    initialFocus: understood

    Repeater {
        model: [
            [qsTr("Five strands, never added"), qsTr("How it felt, what they answered, promises, objectives and rhythm stand side by side. Nothing makes one figure of them, and nobody is put in an order: eight equally good account managers with six answers each differ by a whole point most quarters, by chance alone.")],
            [qsTr("How much is said of how many"), qsTr("From 1 to 4 answers you see the people and nothing else. From 5 on you also see how many said 4 or 5, and the answer in the middle. From 10 on a rough range is drawn and a % stands beside its count. From 30 on there is a mean with its range. These limits are conventions and a simulation of ours, not theorems.")],
            [qsTr("The rough range"), qsTr("Wilson's 95 % interval: the centre is (p + z²/2n) / (1 + z²/n), the half width z·√(p(1−p)/n + z²/4n²) / (1 + z²/n), with p the share that said 4 or 5 and z = 1.96. It would hold for a fair draw. Whom we ask is our choice, so it is rougher than it looks.")],
            [qsTr("Better and worse"), qsTr("These words appear only if at least six of the same people changed their answer and an exact sign test stays under 5 %, or if two groups of 30 and more differ by an interval (Newcombe's) without 0. With nothing changed at all, a mean of five people falls by half a point one time in four.")],
            [qsTr("Whom we asked"), qsTr("Those we asked are not a fair draw: happy clients answer more, and we like to ask them. That is why it says who has not been asked. Those who left are not asked at all, so note the last conversation with them.")],
            [qsTr("Who asked, and how"), qsTr("“How was everything?” at the table gets “Great, thanks”. It says beside each answer how it was asked and whether the asker is the one asked about. Answers of several ways are not mixed silently; nothing is corrected for it. Asking right after good news flatters too.")],
            [qsTr("Shares and net figures"), qsTr("Among few answers one more or less moves the share of 4 and 5 by 10 to 33 points. A net promoter figure throws half the scale away and needs about 190 answers to be sure within 10 points; below 30 Salver refuses it.")],
            [qsTr("Answers read only together"), qsTr("If you promised it before they answered, an answer goes to the leads only, without a name, and is shown from five on. A part that would give fewer than five away by taking one number from another is left out.")]
        ]

        ColumnLayout {
            id: paragraph

            required property var modelData

            spacing: 0
            Layout.fillWidth: true

            Label {
                text: paragraph.modelData[0]
                token: Style.bodyStrong
                Accessible.role: Accessible.Heading
                Layout.fillWidth: true
            }
            Label {
                text: paragraph.modelData[1]
                color: Style.ink2
                Layout.fillWidth: true
            }
        }
    }
}
