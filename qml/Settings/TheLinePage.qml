// SPDX-License-Identifier: Apache-2.0
// Where the line between the app and people is drawn: what Salver does by itself, and what it never does, each "never"
// with the automated test that fails when it is not so.
//   canGoBack, backRequested()
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Salver.Controls
import Salver.Style

PageFrame {
    id: page

    title: qsTr("The Line")
    subtitle: qsTr("Between machines and the human touch")

    Scroller {
        anchors.fill: parent
        maxWidth: Style.noteWidth
        above: Style.s16

        Label {
            text: qsTr("Salver counts and reminds; people listen and judge.")
            token: Style.heading
            Layout.fillWidth: true
        }
        LineList {
            title: qsTr("By itself it")
            glyph: "check"
            tint: Style.bottle
            sentences: [
                qsTr("saves what you type, as you type it, on this device first"),
                qsTr("sends it to the spaces you share, and fetches what your colleagues wrote"),
                qsTr("merges what two people wrote, and keeps both where they differ until one of you chooses"),
                qsTr("sorts by date and by name"),
                qsTr("reminds you when you asked it to: of what was promised, of a rhythm that was agreed, of a day you set; and tells you why it does"),
                qsTr("counts, and shows the number next to the people and the stories it is made of"),
                qsTr("finds what you look for, by the words themselves")]
        }
        LineList {
            title: qsTr("It never")
            glyph: "close"
            tint: Style.ink3
            sentences: [
                qsTr("scores or ranks a client, a person or a colleague"),
                qsTr("keeps a health number or a traffic light anywhere, not even hidden in its database"),
                qsTr("counts what a colleague did, or sets people side by side"),
                qsTr("infers what somebody feels: how it felt is what they said, or what one of us sensed and signed"),
                qsTr("writes to a client, or speaks for you"),
                qsTr("picks an option, or adds up what speaks for one"),
                qsTr("puts our words in their mouth: what a client said stands in quotation marks, with who and when"),
                qsTr("shows a colleague what you keep for yourself"),
                qsTr("loses what you wrote: every version that was replaced can be reached")]
            // The names of the tests, as they stand in the source.
            checks: ["tst_the_line · noKindOrFieldIsAScore, noScreenSaysSo", "tst_the_line · noColumnHoldsAScore",
                     "tst_the_line · nothingCountsAColleague", "tst_the_line · nothingInfersAFeeling", "tst_the_line · nothingIsWrittenToAClient",
                     "tst_weighup · theCountOfPointsMovesNothing", "tst_advice_verbs · theExportKeepsWordsApartAndWeighsNothing",
                     "tst_private · aColleaguesDeviceNeverHoldsIt", "tst_text_versions · versionsCompareAndComeBack"]
        }
        Label {
            text: qsTr("The small print under each “never” is the automated test that sees to it: it runs before every release, and there is no release where it fails.")
            token: Style.caption
            color: Style.ink2
            Layout.fillWidth: true
            Layout.topMargin: Style.s16
        }
    }
}
