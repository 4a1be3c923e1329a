// SPDX-License-Identifier: Apache-2.0
// Whether something only you see, is on its way, or needs you; nothing where all is well.
//   isPrivate, waiting, contested
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Style

RowLayout {
    id: row

    property bool isPrivate: false
    property bool waiting: false
    property bool contested: false

    visible: isPrivate || waiting || contested
    spacing: Style.s8

    Glyph {
        visible: row.isPrivate
        glyph: row.isPrivate ? "lock" : ""
        size: Style.iconSmall
    }
    Label {
        visible: row.isPrivate
        text: qsTr("Only you see this")
        token: Style.caption
        color: Style.ink2
    }
    SyncWord {
        visible: row.contested || row.waiting
        word: row.contested ? SyncWord.NeedsYou : SyncWord.Waiting
        pressable: false
    }
}
