// SPDX-License-Identifier: Apache-2.0
// One of a list, opened on demand. For two to five short choices use Segmented.
//   label, help    as in TextField;   options   the words;   currentIndex   -1 for none yet
//   chosen(index)  the person picked;   placeholder   shown for none
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Salver.Style

FocusScope {
    id: field

    required property list<string> options
    property string label: ""
    property string help: ""
    property string placeholder: qsTr("Choose")
    property int currentIndex: -1
    signal chosen(int index)

    implicitWidth: 240
    implicitHeight: column.implicitHeight
    Layout.fillWidth: true

    ColumnLayout {
        id: column

        width: parent.width
        spacing: Style.s4

        Label {
            text: field.label
            visible: text !== ""
            token: Style.label
            color: Style.ink2
            Accessible.ignored: true
            Layout.fillWidth: true
        }
        T.ComboBox {
            id: box

            model: field.options
            currentIndex: field.currentIndex
            focus: true
            hoverEnabled: true
            font: Style.body.font
            implicitHeight: Math.max(Style.controlHeight, contentItem.implicitHeight + topPadding + bottomPadding)
            leftPadding: Style.s12
            rightPadding: Style.s12 + Style.iconSmall + Style.s8
            verticalPadding: Style.s4
            Accessible.name: field.label
            Layout.fillWidth: true
            // With new options it goes to the first one by itself, whatever is bound here.
            onModelChanged: currentIndex = Qt.binding(() => field.currentIndex)
            onActivated: index => {
                field.currentIndex = index;
                field.chosen(index);
            }

            contentItem: Label {
                text: box.currentIndex < 0 ? field.placeholder : box.displayText
                color: box.currentIndex < 0 ? Style.ink3 : Style.ink
                verticalAlignment: Text.AlignVCenter
                Accessible.ignored: true
            }
            indicator: Glyph {
                x: box.width - width - Style.s12
                y: Math.round((box.height - height) / 2)
                glyph: "chevron-down"
                size: Style.iconSmall
            }
            background: FieldFrame {
                focused: box.activeFocus
            }
            delegate: T.ItemDelegate {
                id: option

                required property string modelData
                required property int index

                width: ListView.view ? ListView.view.width : implicitWidth
                implicitHeight: Math.max(Style.touch ? Style.target : 34, implicitContentHeight + Style.s8)
                horizontalPadding: Style.s12
                highlighted: box.highlightedIndex === index
                text: modelData
                Accessible.name: text

                contentItem: RowLayout {
                    spacing: Style.s8

                    Label {
                        text: option.text
                        color: Style.ink
                        verticalAlignment: Text.AlignVCenter
                        Accessible.ignored: true
                        Layout.fillWidth: true
                    }
                    Glyph {
                        glyph: option.index === box.currentIndex ? "check" : ""
                        size: Style.iconSmall
                        color: Style.bottle
                    }
                }
                background: Rectangle {
                    radius: Style.radius - 3
                    color: option.highlighted ? Style.hover : Style.clear
                }
            }
            popup: T.Popup {
                y: box.height + Style.s4
                width: box.width
                height: Math.min(contentItem.implicitHeight + topPadding + bottomPadding,
                                 Math.max(160, (box.Window.height || 600) - 2 * Style.s48))
                padding: Style.s4
                margins: Style.s8

                contentItem: ListView {
                    implicitHeight: contentHeight
                    clip: true
                    model: box.delegateModel
                    currentIndex: box.highlightedIndex
                    ScrollBar.vertical: ScrollBar {}
                }
                background: Item {
                    Shade {
                        corner: Style.radius
                    }
                    Rectangle {
                        anchors.fill: parent
                        radius: Style.radius
                        color: Style.card
                        border.width: Style.hairline
                        border.color: Style.rule
                    }
                }
            }
        }
        Label {
            text: field.help
            visible: text !== ""
            token: Style.caption
            color: Style.ink3
            Layout.fillWidth: true
        }
    }
}
