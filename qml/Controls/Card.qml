// SPDX-License-Identifier: Apache-2.0
// A quiet box for things that belong together; its children stand under one another.
//   heading    a head line, "" for none;   trailing   what stands at the end of the head line
//   padding, spacing   as ever;   sunk   on the darker ground rather than the card's
// An id within makes its content at once rather than when first asked for: that is wanted here.
// qmllint disable deferred-property-id
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Salver.Style

T.Control {
    id: card

    default property alias body: column.data
    property string heading: ""
    property alias trailing: trailingSlot.data
    property bool sunk: false

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    Layout.fillWidth: true
    padding: Style.s16
    spacing: Style.s8
    Accessible.role: Accessible.Grouping
    Accessible.name: heading

    background: Rectangle {
        radius: Style.radiusCard
        color: card.sunk ? Style.sunk : Style.card
        border.width: card.sunk ? 0 : Style.hairline
        border.color: Style.rule
    }
    contentItem: ColumnLayout {
        id: column

        spacing: card.spacing

        RowLayout {
            visible: card.heading !== ""
            spacing: Style.s8

            Label {
                text: card.heading
                token: Style.heading
                Accessible.role: Accessible.Heading
                Layout.fillWidth: true
            }
            RowLayout {
                id: trailingSlot

                visible: children.length > 0
                spacing: Style.s8
                Layout.fillWidth: false
            }
        }
    }
}
