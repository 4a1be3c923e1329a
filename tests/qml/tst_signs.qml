// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Style

Item {
    width: 390
    height: 600

    Quote {
        id: quote

        width: 300
        text: "We want to be the ones people ring first."
        source: "Sam Okoro, 3 Apr"
    }
    MarkGlyph {
        id: mark

        kind: MarkGlyph.Quote
    }
    Initials {
        id: initials

        name: ""
    }
    Label {
        id: label

        width: 100
        text: "Words that have to wrap"
    }
    SectionHeader {
        id: header

        width: 300
        text: "Promises"
        count: 3
    }
    Progress {
        id: progress

        text: "First sync"
        value: 0.4
    }
    InlineError {
        id: error

        width: 300
    }
    Toast {
        id: toast

        seconds: 0.2
    }

    TestCase {
        name: "Signs"
        when: windowShown

        function test_quote_is_in_quotation_marks_with_its_source() {
            compare(quote.Accessible.name, "“We want to be the ones people ring first.” Sam Okoro, 3 Apr");
            quote.source = "";
            compare(quote.Accessible.name, "“We want to be the ones people ring first.”");
        }

        function test_every_mark_is_named_and_drawn() {
            for (let kind = MarkGlyph.Quote; kind <= MarkGlyph.SaidNo; ++kind) {
                mark.kind = kind;
                verify(mark.Accessible.name.length > 0);
                verify(mark.glyphs[kind].length > 0);
            }
            mark.kind = MarkGlyph.Plain;
            compare(mark.Accessible.ignored, true);
        }

        function test_initials_data() {
            return [
                {tag: "two words", name: "Sam Okoro", says: "SO"},
                {tag: "one", name: "Lena", says: "L"},
                {tag: "first and last", name: "José María Ñandú", says: "JÑ"},
                {tag: "no sign", name: "Hollis & Co", says: "HC"},
                {tag: "beyond the plane", name: "𠮷野 家", says: "𠮷家"},
                {tag: "spaces", name: "   ", says: ""},
                {tag: "none", name: "", says: ""}
            ];
        }

        function test_initials(row) {
            initials.name = row.name;
            compare(initials.letters, row.says);
        }

        function test_label_wraps() {
            verify(label.lineCount > 1);
            compare(label.truncated, false);
            fuzzyCompare(label.implicitHeight, label.lineCount * Style.body.line, 3);
        }

        function test_header_is_read_as_written() {
            compare(header.Accessible.name, "Promises, 3");
            compare(header.Accessible.role, Accessible.Heading);
        }

        function test_progress_is_named() {
            compare(progress.Accessible.name, "First sync");
        }

        function test_error_takes_no_room_until_there_is_one() {
            compare(error.visible, false);
            error.text = "The server did not answer.";
            compare(error.visible, true);
            compare(error.Accessible.role, Accessible.AlertMessage);
        }

        function test_toast_goes_by_itself() {
            Style.reduceMotion = true;
            toast.show("Copied");
            compare(toast.visible, true);
            compare(toast.Accessible.name, "Copied");
            tryCompare(toast, "visible", false);
        }
    }
}
