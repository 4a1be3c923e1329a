// SPDX-License-Identifier: Apache-2.0
// How things stand with a client: their objective in their words, how to talk with them, promises both ways, how it
// felt, what to ask next time. A block with nothing in it folds into one grey line.
//   client   personRequested(id)   briefRequested()   promiseRequested()   partRequested(index)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

Scroller {
    id: page

    required property ClientPageViewModel client
    readonly property list<string> missing: {
        const names = [];
        if (client.objectives.count === 0)
            names.push(qsTr("their objective"));
        if (client.people.count === 0)
            names.push(qsTr("people"));
        if (client.felt.count === 0)
            names.push(qsTr("how it felt"));
        if (client.questions.count === 0)
            names.push(qsTr("open questions"));
        if (client.whyWeCare === "")
            names.push(qsTr("why we care about this one"));
        if (client.reassured.count + client.challenged.count === 0)
            names.push(qsTr("what reassured or challenged them"));
        return names;
    }
    signal personRequested(string personId)
    signal briefRequested()
    signal promiseRequested()
    signal partRequested(int index)

    maxWidth: Style.noteWidth

    ListRow {
        visible: Style.compact
        text: qsTr("Read the brief")
        subtitle: page.client.nextVisit !== "" ? qsTr("Next visit %1").arg(page.client.nextVisit) : ""
        glyph: "book"
        tint: Style.bottle
        strong: true
        chevron: true
        onClicked: page.briefRequested()
        Layout.fillWidth: true
        Layout.leftMargin: -leftPadding
        Layout.rightMargin: -rightPadding
    }
    Label {
        visible: page.client.whyWeCare !== ""
        text: qsTr("Why we care: %1").arg(page.client.whyWeCare)
        color: Style.ink2
        Layout.fillWidth: true
    }
    SectionHeader {
        visible: page.client.objectives.count > 0
        text: qsTr("What they want, in their words")
        Layout.fillWidth: true
    }
    Repeater {
        model: page.client.objectives
        delegate: Quote {
            required property string who
            required property string time
            required property string by

            source: who !== "" ? who : qsTr("noted by %1").arg(by)
            Layout.fillWidth: true
        }
    }
    SectionHeader {
        visible: page.client.people.count > 0
        text: qsTr("How to talk with them")
        actionText: qsTr("All people")
        onActivated: page.partRequested(1)
        Layout.fillWidth: true
    }
    ColumnLayout {
        spacing: 0
        Layout.fillWidth: true

        Repeater {
            model: page.client.people
            delegate: ListRow {
                id: person

                required property string personId
                required property string name
                required property string role
                required property string talk
                required property bool contested

                text: name
                subtitle: talk !== "" ? talk : qsTr("Not noted yet how to talk with them")
                leading: Initials {
                    name: person.name
                }
                trailing: Glyph {
                    visible: person.contested
                    glyph: person.contested ? "needs-you" : ""
                    color: Style.plum
                    size: Style.iconSmall
                }
                onClicked: page.personRequested(personId)
                Layout.fillWidth: true
                Layout.leftMargin: -leftPadding
                Layout.rightMargin: -rightPadding
            }
        }
    }
    SectionHeader {
        text: qsTr("Promises: %1 ours, %2 theirs").arg(page.client.openOurs).arg(page.client.openTheirs)
        actionText: qsTr("Add")
        onActivated: page.promiseRequested()
        Layout.fillWidth: true
    }
    ColumnLayout {
        visible: page.client.ours.count + page.client.theirs.count > 0
        spacing: 0
        Layout.fillWidth: true

        Repeater {
            model: page.client.ours
            delegate: ClientPromise {
                client: page.client
                Layout.fillWidth: true
                Layout.leftMargin: -overhang
            }
        }
        Repeater {
            model: page.client.theirs
            delegate: ClientPromise {
                client: page.client
                Layout.fillWidth: true
                Layout.leftMargin: -overhang
            }
        }
    }
    RhythmCard {
        rhythm: page.client.rhythm
        name: page.client.name
        people: page.client.people
        Layout.fillWidth: true
    }
    SectionHeader {
        visible: page.client.felt.count > 0
        text: qsTr("How it felt")
        Layout.fillWidth: true
    }
    Flow {
        visible: page.client.felt.count > 0
        spacing: Style.s12
        Layout.fillWidth: true

        Repeater {
            model: page.client.felt
            delegate: ColumnLayout {
                id: feeling

                required property string felt
                required property string person
                required property string before
                required property string after
                required property bool theirWords
                required property string day

                spacing: 0

                Label {
                    visible: feeling.felt !== ""
                    text: feeling.theirWords ? qsTr("“%1”").arg(feeling.felt) : feeling.felt
                    token: feeling.theirWords ? Style.quote : Style.body
                    Layout.maximumWidth: page.width - 2 * page.margin
                }
                Label {
                    visible: feeling.before !== "" || feeling.after !== ""
                    text: qsTr("%1 → %2").arg(feeling.before !== "" ? feeling.before : "…").arg(feeling.after !== "" ? feeling.after : "…")
                    Layout.maximumWidth: page.width - 2 * page.margin
                }
                Label {
                    text: Words.joined([feeling.person, feeling.day, feeling.theirWords ? "" : qsTr("we sensed")], " · ")
                    token: Style.caption
                    color: Style.ink3
                }
            }
        }
    }
    SectionHeader {
        visible: page.client.lastMovedOn !== "" || page.client.lastMemorable !== ""
        text: qsTr("Last time, %1").arg(page.client.lastVisitDay)
        Layout.fillWidth: true
    }
    Label {
        visible: page.client.lastMovedOn !== ""
        text: qsTr("Moved on: %1").arg(page.client.lastMovedOn)
        Layout.fillWidth: true
    }
    Label {
        visible: page.client.lastMemorable !== ""
        text: qsTr("They will remember: %1").arg(page.client.lastMemorable)
        Layout.fillWidth: true
    }
    SectionHeader {
        visible: page.client.reassured.count + page.client.challenged.count > 0
        text: qsTr("Reassured and challenged")
        Layout.fillWidth: true
    }
    Column {
        id: moments

        visible: page.client.reassured.count + page.client.challenged.count > 0
        Layout.fillWidth: true

        Repeater {
            model: page.client.reassured
            delegate: TimelineLine {
                width: moments.width
                dated: true
            }
        }
        Repeater {
            model: page.client.challenged
            delegate: TimelineLine {
                width: moments.width
                dated: true
            }
        }
    }
    SectionHeader {
        visible: page.client.questions.count > 0
        text: qsTr("Ask next time")
        Layout.fillWidth: true
    }
    Repeater {
        model: page.client.questions
        delegate: TimelineLine {
            Layout.fillWidth: true
        }
    }
    SectionHeader {
        visible: page.client.sparks.count > 0
        text: qsTr("Sparks")
        Layout.fillWidth: true
    }
    Repeater {
        model: page.client.sparks
        delegate: TimelineLine {
            Layout.fillWidth: true
        }
    }
    Label {
        visible: page.missing.length > 0
        text: qsTr("Not noted yet: %1").arg(Words.joined(page.missing, ", "))
        color: Style.ink3
        Layout.fillWidth: true
        Layout.topMargin: Style.s8
    }
}
