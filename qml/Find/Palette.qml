// SPDX-License-Identifier: Apache-2.0
// Ctrl+K: type to jump to a page, a client or a person, ">" for commands; before anything is typed, what was opened last.
//   palette   its view model, which also says where a row leads
//   open(), close();   searchRequested(query)   look for the words in everything instead
// An id within makes its content at once rather than when first asked for: that is wanted here.
// qmllint disable deferred-property-id
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Salver.Controls
import Salver.Style
import Salver.ViewModels

T.Popup {
    id: sheet

    required property PaletteViewModel palette
    property Item before: null
    readonly property real roomWidth: parent ? parent.width : 0
    readonly property real roomHeight: parent ? parent.height : 0
    readonly property bool commands: Words.trimmed(palette.query).startsWith(">")
    // By Facts.Page, and by Facts.PaletteRow for what is no page.
    readonly property list<string> pageGlyphs: ["today", "clients", "clients", "person", "visits", "visits", "promises", "search",
        "sync", "needs-you", "history", "bin", "settings", "sign-out", "house",
        "book", "need", "flag", "copy", "promise", "up-to-date", "copy", "calendar", "info", "book", "people", "link", "people", "reassure", "question"]
    readonly property list<string> kindGlyphs: ["", "clients", "person", "keyboard", "book", "flag", "need"]
    signal searchRequested(string query)

    function glyphOf(kind: int, number: int): string {
        return kind === Facts.PaletteRow.Page ? pageGlyphs[number] : kindGlyphs[kind];
    }

    function choose(row: int) {
        if (row < 0 || row >= rows.count) {
            if (Words.trimmed(palette.query) !== "" && !commands)
                search();
            return;
        }
        close();
        palette.activate(row);
    }

    function search() {
        close();
        sheet.searchRequested(Words.trimmed(palette.query));
    }

    parent: T.Overlay.overlay
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    width: Style.compact ? roomWidth - 2 * Style.s8 : Math.min(560 * Math.min(Style.scale, 1.4), roomWidth - 2 * Style.s32)
    height: Math.min(implicitContentHeight + topPadding + bottomPadding, roomHeight - y - Style.s24)
    x: Math.round((roomWidth - width) / 2)
    y: Style.compact ? Style.s8 : Math.round(roomHeight * 0.12)
    padding: Style.s8

    onAboutToShow: {
        before = parent ? parent.Window.activeFocusItem : null;
        palette.query = "";
        field.text = "";
        palette.active = true;
        rows.currentIndex = 0;
    }
    onOpened: field.input.forceActiveFocus(Qt.ShortcutFocusReason)
    onClosed: {
        palette.active = false;
        if (before)
            before.forceActiveFocus(Qt.OtherFocusReason);
    }

    enter: Transition {
        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Style.fast
        }
    }
    exit: Transition {
        NumberAnimation {
            property: "opacity"
            to: 0
            duration: Style.fast
        }
    }
    T.Overlay.modal: Rectangle {
        color: Style.scrim
    }

    background: Item {
        Shade {
            corner: face.radius
        }
        Rectangle {
            id: face

            anchors.fill: parent
            radius: 16
            color: Style.card
        }
    }
    contentItem: ColumnLayout {
        spacing: Style.s8
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Jump to")

        SearchField {
            id: field

            objectName: "paletteField"
            placeholderText: Style.compact ? qsTr("Jump to…") : qsTr("Jump to a page, a client or a person; > for commands")
            onEdited: sheet.palette.query = text
            onSearched: sheet.choose(rows.currentIndex)
            onMoved: step => rows.step(step)
            Layout.fillWidth: true
        }
        ListView {
            id: rows

            objectName: "paletteRows"

            function step(by: int) {
                currentIndex = Math.max(0, Math.min(count - 1, currentIndex + by));
            }

            visible: count > 0
            implicitHeight: contentHeight
            model: sheet.palette.rows
            clip: true
            interactive: contentHeight > height
            highlightMoveDuration: 0
            onCountChanged: currentIndex = count > 0 ? 0 : -1
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Places to jump to")
            Layout.fillWidth: true
            Layout.fillHeight: true

            delegate: ListRow {
                required property int index
                required property int rowKind
                required property string title
                required property string detail
                required property string keys
                required property int page

                width: rows.width
                text: title
                glyph: sheet.glyphOf(rowKind, page)
                trailingText: keys !== "" && !Style.touch ? keys : detail
                selected: ListView.isCurrentItem
                focusPolicy: Qt.NoFocus
                onClicked: sheet.choose(index)
            }

            ScrollBar.vertical: ScrollBar {}
        }
        Label {
            visible: rows.count === 0
            text: sheet.commands ? qsTr("No command by that name.") : qsTr("No page, client or person by that name.")
            color: Style.ink2
            Layout.fillWidth: true
            Layout.leftMargin: Style.s12
            Layout.rightMargin: Style.s12
        }
        ListRow {
            objectName: "searchInstead"
            visible: Words.trimmed(sheet.palette.query) !== "" && !sheet.commands
            text: qsTr("Search everything for “%1”").arg(Words.trimmed(sheet.palette.query))
            glyph: "search"
            onClicked: sheet.search()
            Layout.fillWidth: true
        }
    }
}
