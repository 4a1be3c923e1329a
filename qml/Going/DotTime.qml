// SPDX-License-Identifier: Apache-2.0
// The same answers over time: a dot where somebody was asked, joined to that same person's one before and to nobody
// else's. No line is fitted and nothing is smoothed.
//   answers   rows with the roles of AnswerDot, oldest first;   firstDay, lastDay   days since 1970;   firstWords   the first
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Item {
    id: plot

    required property RowsModel answers
    required property int firstDay
    required property int lastDay
    required property string firstWords
    readonly property int size: 10
    readonly property real edge: Style.s24
    readonly property real step: Math.round(26 * Math.min(Style.scale, 1.4))
    readonly property real ground: Style.s12 + 4 * step
    readonly property real span: Math.max(1, lastDay - firstDay)

    function across(day: int, apart: int): real {
        // Several on one day with one answer stand side by side, the later ones to the left.
        return edge + Style.s8 + (day - firstDay) / span * (width - edge - Style.s16) - (apart % 6) * (size + 1);
    }
    function down(answer: int): real {
        return ground - (answer - 1) * step;
    }

    implicitHeight: ground + Style.s16 + Style.caption.line
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Answers since %1, joined for the same person only").arg(firstWords)

    Repeater {
        model: 5

        Item {
            id: level

            required property int index

            y: plot.down(index + 1)
            width: plot.width

            Rectangle {
                x: plot.edge
                width: parent.width - x
                height: Style.hairline
                color: Style.rule
            }
            Label {
                y: -height / 2
                width: plot.edge - Style.s8
                text: String(level.index + 1)
                token: Style.caption
                color: Style.ink2
                horizontalAlignment: Text.AlignRight
                Accessible.ignored: true
            }
        }
    }
    Repeater {
        model: plot.answers
        delegate: Shape {
            id: joint

            required property int answer
            required property int day
            required property int apart
            required property int before
            required property int beforeDay
            required property int beforeApart

            anchors.fill: parent
            visible: before > 0 && answer > 0
            // As in Gap: without a graphics card nothing else clips it once it has been scrolled away.
            layer.enabled: GraphicsInfo.api === GraphicsInfo.Software

            ShapePath {
                strokeWidth: 1.5
                strokeColor: Style.control
                fillColor: Style.clear
                capStyle: ShapePath.RoundCap
                startX: plot.across(joint.beforeDay, joint.beforeApart)
                startY: plot.down(joint.before)

                PathLine {
                    x: plot.across(joint.day, joint.apart)
                    y: plot.down(joint.answer)
                }
            }
        }
    }
    Repeater {
        model: plot.answers
        delegate: AnswerDot {
            size: plot.size + 2
            edged: true
            visible: answer > 0 && !grouped
            x: plot.across(day, apart) - size / 2
            y: plot.down(answer) - size / 2
            silent: true
        }
    }
    Label {
        x: plot.edge
        y: plot.ground + Style.s12
        text: plot.firstWords
        token: Style.caption
        color: Style.ink2
        Accessible.ignored: true
    }
    Label {
        anchors.right: parent.right
        y: plot.ground + Style.s12
        text: qsTr("today")
        token: Style.caption
        color: Style.ink2
        Accessible.ignored: true
    }
}
