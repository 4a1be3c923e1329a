// SPDX-License-Identifier: Apache-2.0
// Small things done to words.
pragma Singleton
pragma ComponentBehavior: Bound
import QtQml
import Salver.Style

QtObject {
    readonly property string thisDevice: Style.phone ? qsTr("this phone") : qsTr("this computer")
    readonly property string savedHere: Style.phone ? qsTr("Saved on this phone") : qsTr("Saved on this computer")

    // Those of the parts that are not empty, with the mark between them: "Sam Okoro · Brightwater".
    function joined(parts: var, mark: string): string {
        return parts.filter(part => part !== "").join(mark);
    }
    // Without blanks at its ends. The linter of Qt 6.4 now and then falls over trim() of a typed string.
    function trimmed(text: var): string {
        return text.trim();
    }
}
