// SPDX-License-Identifier: Apache-2.0
// Who looks after a client: the named person and the second, who it was before, and the way to hand the client over.
//   care   its view model;   handoverRequested(id)
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style
import Salver.ViewModels

PageFrame {
    id: page

    required property CareViewModel care
    signal handoverRequested(string handoverId)

    title: qsTr("Who looks after them")
    subtitle: care.client
    belowHead: Banner {
        visible: page.care.readTrouble !== ""
        tone: Banner.Trouble
        text: page.care.readTrouble
        actionText: qsTr("Try again")
        onActivated: page.care.refresh()
        Layout.fillWidth: true
    }

    Binding {
        target: page.care
        property: "active"
        value: page.visible
    }
    Scroller {
        anchors.fill: parent
        maxWidth: Style.noteWidth

        SectionHeader {
            text: qsTr("Named")
            Layout.fillWidth: true
        }
        ListRow {
            text: page.care.caredBy !== "" ? page.care.caredBy : qsTr("Nobody is named yet")
            subtitle: qsTr("Looks after them")
            glyph: "person"
            trailingText: qsTr("Change")
            leftPadding: 0
            rightPadding: 0
            onClicked: pick.ask(false)
        }
        ListRow {
            text: page.care.second !== "" ? page.care.second : qsTr("No second yet")
            subtitle: qsTr("Second: knows them well enough to stand in")
            glyph: "people"
            trailingText: qsTr("Change")
            leftPadding: 0
            rightPadding: 0
            onClicked: pick.ask(true)
        }
        Button {
            visible: !page.care.underWay
            text: qsTr("Hand them over…")
            glyph: "send-file"
            onClicked: over.ask()
            Layout.topMargin: Style.s8
        }
        SectionHeader {
            visible: page.care.handovers.count > 0
            text: qsTr("Handovers")
            Layout.fillWidth: true
        }
        Column {
            id: handovers

            visible: page.care.handovers.count > 0
            Layout.fillWidth: true

            Repeater {
                model: page.care.handovers
                delegate: ListRow {
                    required property string handoverId
                    required property string from
                    required property string to
                    required property string stage
                    required property string startedOn

                    width: handovers.width
                    leftPadding: 0
                    rightPadding: 0
                    text: qsTr("From %1 to %2").arg(from).arg(to)
                    subtitle: Words.joined([stage, startedOn !== "" ? qsTr("begun %1").arg(startedOn) : ""], " · ")
                    chevron: true
                    onClicked: page.handoverRequested(handoverId)
                }
            }
        }
        SectionHeader {
            visible: page.care.history.count > 0
            text: qsTr("From when to when")
            Layout.fillWidth: true
        }
        Column {
            id: history

            visible: page.care.history.count > 0
            spacing: Style.s8
            Layout.fillWidth: true

            Repeater {
                model: page.care.history
                delegate: Column {
                    id: period

                    required property string who
                    required property bool isSecond
                    required property string from
                    required property string to
                    required property string setBy

                    width: history.width
                    Accessible.role: Accessible.ListItem
                    Accessible.name: Words.joined([named.text, since.text], ", ")

                    Label {
                        id: named

                        width: parent.width
                        text: period.isSecond ? qsTr("%1, second").arg(period.who) : period.who
                        color: period.to === "" ? Style.ink : Style.ink2
                        Accessible.ignored: true
                    }
                    Label {
                        id: since

                        width: parent.width
                        text: Words.joined([period.to === "" ? qsTr("since %1").arg(period.from) : qsTr("%1 to %2").arg(period.from).arg(period.to),
                                            qsTr("named by %1").arg(period.setBy)], " · ")
                        token: Style.caption
                        color: Style.ink3
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
    Sheet {
        id: pick

        property bool second: false

        function ask(asSecond: bool) {
            second = asSecond;
            who.chosen = asSecond ? page.care.secondId : page.care.caredById;
            open();
        }

        title: second ? qsTr("Who is the second?") : qsTr("Who looks after them?")
        description: page.care.client
        onSubmitted: keep.clicked()
        actions: [
            Button {
                id: keep

                kind: Button.Primary
                text: qsTr("Keep it")
                onClicked: {
                    if (pick.second)
                        page.care.setSecond(who.chosen);
                    else
                        page.care.setCaredBy(who.chosen);
                    pick.close();
                }
            },
            Button {
                text: qsTr("Cancel")
                onClicked: pick.close()
            }
        ]

        PickChips {
            id: who

            label: qsTr("A colleague, or nobody")
            model: page.care.members
            idRole: "memberId"
        }
    }
    Sheet {
        id: over

        function ask() {
            to.chosen = "";
            open();
        }

        title: qsTr("Hand %1 over").arg(page.care.client)
        description: qsTr("A draft is made from what is shared about them: promises, how to talk with them, what they want, what is tricky, the little things. Nothing private is in it. Whoever leaves edits and signs it.")
        onSubmitted: if (begin.enabled) begin.clicked()
        actions: [
            Button {
                id: begin

                kind: Button.Primary
                text: qsTr("Make the draft")
                enabled: to.chosen !== "" && to.chosen !== page.care.caredById
                onClicked: {
                    page.care.handOver(to.chosen);
                    over.close();
                }
            },
            Button {
                text: qsTr("Cancel")
                onClicked: over.close()
            }
        ]

        PickChips {
            id: to

            label: qsTr("To whom?")
            model: page.care.members
            idRole: "memberId"
        }
    }
}
