// SPDX-License-Identifier: Apache-2.0
// Their business and their brand: what they live on and what their year turns on, how they sound, when one of us last
// used what they make; what we do not know yet, what we do only for them, and their words. The part of the client's page.
//   understanding, decoder   its view models;   glossaryRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Scroller {
    id: part

    required property UnderstandingViewModel understanding
    required property DecoderViewModel decoder
    readonly property list<string> kinds: {
        const names = [];
        sheets.businessTypes.forEach((type, i) => names[type] = sheets.businessNames[i]);
        sheets.brandTypes.forEach((type, i) => names[type] = sheets.brandNames[i]);
        names[Facts.FactType.NotKnown] = qsTr("What we do not know yet");
        return Array.from(names, name => name ?? "");
    }
    signal glossaryRequested()

    maxWidth: Style.noteWidth

    Binding {
        target: part.understanding
        property: "active"
        value: part.visible
    }
    Banner {
        visible: part.understanding.readTrouble !== ""
        tone: Banner.Trouble
        text: part.understanding.readTrouble
        actionText: qsTr("Try again")
        onActivated: part.understanding.refresh()
        Layout.fillWidth: true
    }
    SectionHeader {
        text: qsTr("What we do not know yet")
        actionText: qsTr("Add a question")
        onActivated: sheets.addNotKnown()
        Layout.fillWidth: true
    }
    Label {
        visible: part.understanding.notKnown.count === 0
        text: qsTr("Nothing noted. Who signs, what last year cost, why they left the agency before: it stands in the brief until somebody knows.")
        color: Style.ink3
        Layout.fillWidth: true
    }
    KnownList {
        facts: part.understanding.notKnown
        kinds: part.kinds
        about: part.understanding.clientId
        openQuestions: true
        onConfirmed: id => part.understanding.confirmFact(id)
        onAnswerAsked: (id, text) => sheets.answer(id, text)
        onChangeAsked: (id, texts) => sheets.change(id, texts)
        onHistoryAsked: id => part.understanding.showHistory(id)
        onRemoved: (id, text) => part.understanding.remove(id, text)
        Layout.fillWidth: true
    }
    SectionHeader {
        text: qsTr("Their business")
        actionText: qsTr("Add to their business")
        onActivated: sheets.addBusiness()
        Layout.fillWidth: true
    }
    Label {
        visible: part.understanding.business.count === 0
        text: qsTr("Nothing noted. How they make money, their year, what presses them, who they watch, who is who.")
        color: Style.ink3
        Layout.fillWidth: true
    }
    KnownList {
        facts: part.understanding.business
        kinds: part.kinds
        about: part.understanding.clientId
        onConfirmed: id => part.understanding.confirmFact(id)
        onAnswerAsked: (id, text) => sheets.answer(id, text)
        onChangeAsked: (id, texts) => sheets.change(id, texts)
        onHistoryAsked: id => part.understanding.showHistory(id)
        onRemoved: (id, text) => part.understanding.remove(id, text)
        Layout.fillWidth: true
    }
    SectionHeader {
        text: qsTr("Their brand")
        actionText: qsTr("Add to their brand")
        onActivated: sheets.addBrand()
        Layout.fillWidth: true
    }
    Label {
        visible: part.understanding.brand.count === 0
        text: qsTr("Nothing noted. How they sound, what they never say, their pictures.")
        color: Style.ink3
        Layout.fillWidth: true
    }
    KnownList {
        facts: part.understanding.brand
        kinds: part.kinds
        about: part.understanding.clientId
        onConfirmed: id => part.understanding.confirmFact(id)
        onAnswerAsked: (id, text) => sheets.answer(id, text)
        onChangeAsked: (id, texts) => sheets.change(id, texts)
        onHistoryAsked: id => part.understanding.showHistory(id)
        onRemoved: (id, text) => part.understanding.remove(id, text)
        Layout.fillWidth: true
    }
    Button {
        kind: Button.Quiet
        glyph: "visits"
        text: qsTr("I used it, or went there")
        description: qsTr("When one of us last did, and what it was like")
        onClicked: sheets.addUsed()
        Layout.leftMargin: -horizontalPadding
    }
    SectionHeader {
        text: qsTr("What we do only for them")
        actionText: part.understanding.onlyHere !== "" ? qsTr("Change") : qsTr("Write it")
        onActivated: sheets.writeOnlyHere()
        Layout.fillWidth: true
    }
    Label {
        text: part.understanding.onlyHere !== "" ? part.understanding.onlyHere : qsTr("Nothing noted. One line, of what no other client gets.")
        color: part.understanding.onlyHere !== "" ? Style.ink : Style.ink3
        Layout.fillWidth: true
    }
    Label {
        visible: part.understanding.alsoUsed !== ""
        text: part.understanding.alsoUsed
        token: Style.caption
        color: Style.saffron
        Layout.fillWidth: true
    }
    SectionHeader {
        text: qsTr("Their words")
        actionText: qsTr("Glossary")
        onActivated: part.glossaryRequested()
        Layout.fillWidth: true
    }
    Label {
        visible: part.understanding.terms.count === 0
        text: qsTr("Nothing noted. A word of theirs that one of us had to ask about belongs here.")
        color: Style.ink3
        Layout.fillWidth: true
    }
    Column {
        id: terms

        visible: part.understanding.terms.count > 0
        Layout.fillWidth: true

        Repeater {
            model: part.understanding.terms
            delegate: TermLine {
                width: terms.width
                ownerShown: false
                onOpened: (word, id) => Decoding.asked(word, part.understanding.clientId, id)
                onChangeAsked: (id, texts) => term.change(id, texts)
                onHistoryAsked: part.understanding.showHistory("")
                onRemoved: (id, word) => part.understanding.remove(id, word)
            }
        }
    }
    Button {
        kind: Button.Quiet
        glyph: "plus"
        text: qsTr("Add a word of theirs")
        onClicked: term.addFor("", true)
        Layout.leftMargin: -horizontalPadding
    }
    SectionHeader {
        visible: part.understanding.toDecode.count > 0
        text: qsTr("To decode for them")
        Layout.fillWidth: true
    }
    Column {
        id: toDecode

        visible: part.understanding.toDecode.count > 0
        spacing: Style.s8
        Layout.fillWidth: true

        Repeater {
            model: part.understanding.toDecode
            delegate: ListRow {
                required property string termId
                required property string word
                required property string plain
                required property string why

                width: toDecode.width
                leftPadding: 0
                rightPadding: 0
                text: plain !== "" ? qsTr("%1: %2", "a word, what it means").arg(word).arg(plain) : word
                subtitle: why
                onClicked: {
                    if (termId !== "")
                        Decoding.asked(word, part.understanding.clientId, termId);
                    else
                        term.addFor(word, false);
                }
            }
        }
    }
    BusinessSheets {
        id: sheets

        understanding: part.understanding
    }
    TermSheet {
        id: term

        ownerName: part.understanding.client
        onAdded: (texts, theirs) => part.decoder.add(theirs ? part.understanding.clientId : "", texts[0], texts[1], texts[2], texts[3])
        onChanged: (id, texts) => part.decoder.change(id, texts[0], texts[1], texts[2], texts[3])
    }
}
