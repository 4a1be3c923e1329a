// SPDX-License-Identifier: Apache-2.0
// One thing that people changed apart, or that was deleted there and changed here. Everything comes from the row.
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Controls
import Salver.Style

ListRow {
    id: row

    required property string entityId
    required property int field
    required property string fieldName
    required property string title
    required property string client
    required property int valueCount
    required property bool deletedThere
    required property bool lookOver

    text: title
    subtitle: Words.joined([client === title ? "" : client, deletedThere ? qsTr("deleted by one, still changed by another")
        : lookOver ? qsTr("%1: one sentence changed by two, merged; look it over").arg(fieldName) : qsTr("%1: %2 different values").arg(fieldName).arg(valueCount)], " · ")
    glyph: "needs-you"
    tint: Style.plum
    chevron: true
    divided: true
}
