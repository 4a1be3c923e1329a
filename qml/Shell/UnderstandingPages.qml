// SPDX-License-Identifier: Apache-2.0
// The pages of the glossary, of who looks after whom, of a handover and of the team; and the sheet that says what an
// underlined word means, over any page.
//   pages   whose they are;   current   which of Trail's pages is shown
pragma ComponentBehavior: Bound
import QtQuick
import Salver.Controls
import Salver.House
import Salver.Understanding

FocusScope {
    id: own

    required property Pages pages
    required property int current
    // The part of a client's page on their business and their brand.
    readonly property Component businessPart: Component {
        BusinessPart {
            understanding: own.pages.app.understanding
            decoder: own.pages.app.decoder
            onGlossaryRequested: own.pages.app.askForGlossary(own.pages.app.client.clientId)
        }
    }

    focus: current >= Trail.Glossary && current <= Trail.Team
    Component.onCompleted: Decoding.marker = (text, about) => own.pages.app.decoder.marked(text, about)
    Component.onDestruction: Decoding.marker = null

    Binding {
        target: Decoding
        property: "revision"
        value: own.pages.app.decoder.revision + 1
    }
    Connections {
        target: Decoding

        function onAsked(text: string, about: string, termId: string) {
            own.pages.app.decoder.ask(text, about, termId);
            meaning.open();
        }
        function onNoting(words: string, about: string) {
            own.pages.app.decoder.ask("", about, "");
            term.about = about;
            term.addFor(words, false);
        }
    }
    PageSlot {
        page: Trail.Glossary
        current: own.current
        from: GlossaryPage {
            glossary: own.pages.app.glossary
            decoder: own.pages.app.decoder
            canGoBack: own.pages.trail.depth > 0
            onBackRequested: own.pages.trail.back()
        }
    }
    PageSlot {
        page: Trail.Care
        current: own.current
        from: CarePage {
            care: own.pages.app.care
            canGoBack: own.pages.trail.depth > 0
            onBackRequested: own.pages.trail.back()
            onHandoverRequested: id => own.pages.app.askForHandover(id)
        }
    }
    PageSlot {
        page: Trail.Handover
        current: own.current
        from: HandoverPage {
            id: handover

            handover: own.pages.app.handover
            canGoBack: own.pages.trail.depth > 0
            onBackRequested: own.pages.trail.back()
            onClientRequested: id => own.pages.toClient(id)
            onNeedsYouRequested: own.pages.trail.go(Trail.SyncCentre)

            Connections {
                target: handover.handover

                function onLeftWanted() {
                    own.pages.trail.back();
                }
            }
        }
    }
    PageSlot {
        page: Trail.Team
        current: own.current
        from: TeamPage {
            team: own.pages.app.team
            canGoBack: own.pages.trail.depth > 0
            onBackRequested: own.pages.trail.back()
        }
    }
    DecodeSheet {
        id: meaning

        decoder: own.pages.app.decoder
        onChangeAsked: (id, texts) => term.change(id, texts)
    }
    TermSheet {
        id: term

        property string about: ""

        ownerName: own.pages.app.decoder.client
        onAdded: (texts, theirs) => own.pages.app.decoder.add(theirs ? about : "", texts[0], texts[1], texts[2], texts[3])
        onChanged: (id, texts) => own.pages.app.decoder.change(id, texts[0], texts[1], texts[2], texts[3])
    }
}
