// SPDX-License-Identifier: Apache-2.0
// A word for the glossary: the word, what it means in plain words, their own word for it, an example.
//   ownerName   the client whose word it may be, "" where there is none;   addFor(word)   a new one
//   change(termId, texts)   one that stands there
//   added(texts, theirs)   changed(termId, texts)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls

WordsSheet {
    id: sheet

    property string termId: ""
    property string ownerName: ""
    signal added(var texts, bool theirs)
    signal changed(string termId, var texts)

    function addFor(word: string, isTheirs: bool) {
        termId = "";
        own.checked = isTheirs && ownerName !== "";
        ask([word, "", "", ""]);
    }
    function change(id: string, texts: var) {
        termId = id;
        ask(texts);
    }

    title: termId !== "" ? qsTr("Change this word") : qsTr("A word for the glossary")
    description: termId !== "" ? "" : qsTr("Only the word is needed. It is underlined wherever it stands, and never changed.")
    labels: [qsTr("The word"), qsTr("In plain words"), qsTr("Their word for it"), qsTr("For example")]
    doneText: termId !== "" ? qsTr("Keep it") : qsTr("Add it")
    onDone: {
        const texts = [line(0), line(1), line(2), line(3)];
        if (termId !== "")
            changed(termId, texts);
        else
            added(texts, own.checked);
    }

    Switch {
        id: own

        visible: sheet.termId === "" && sheet.ownerName !== ""
        text: qsTr("A word of %1").arg(sheet.ownerName)
        description: checked ? qsTr("It stands before the House’s, in what is about them.") : qsTr("For the whole House.")
        Layout.fillWidth: true
    }
}
