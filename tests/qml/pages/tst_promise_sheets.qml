// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Style
import Salver.ViewModels
import "../../../qml/Promises"

Item {
    id: root

    width: 390
    height: 800

    PromisesViewModel {
        id: promises
    }
    LetGoSheet {
        id: letGo

        promises: promises
    }
    DaySheet {
        id: day

        promises: promises
    }

    TestCase {
        name: "PromiseSheets"
        when: windowShown

        function init() {
            Style.compact = true;
            Style.reduceMotion = true;
            promises.calls = [];
        }

        function test_without_a_word_nothing_is_let_go() {
            letGo.ask("p1", "Introduce Sam to the printer", "Sam Okoro");
            tryCompare(letGo, "opened", true);
            compare(letGo.initialFocus.label, "What did you tell Sam Okoro?");
            letGo.letGo();
            compare(promises.calls, []);
            verify(letGo.initialFocus.error !== "");
            compare(letGo.opened, true);
            letGo.initialFocus.text = "The printer has closed; told him on the phone.";
            compare(letGo.initialFocus.error, "");
            letGo.letGo();
            compare(promises.calls, ["letGo p1: The printer has closed; told him on the phone."]);
            tryCompare(letGo, "opened", false);
        }

        function test_the_day_in_words_is_read_back_first() {
            day.ask("p1", "Introduce Sam to the printer");
            tryCompare(day, "opened", true);
            keyClick("t");
            keyClick("h");
            keyClick("u");
            compare(day.understood, "Thu 16 May");
            compare(day.initialFocus.help, "Thu 16 May");
            keyClick(Qt.Key_Return);
            compare(promises.calls, ["setDueInWords p1 thu"]);
            tryCompare(day, "opened", false);
        }

        function test_nothing_typed_changes_nothing() {
            day.ask("p1", "Introduce Sam to the printer");
            tryCompare(day, "opened", true);
            day.accept();
            compare(promises.calls, []);
        }
    }
}
