// SPDX-License-Identifier: Apache-2.0
// Believable rows for the stand-ins, in the shapes that cpp/viewmodels/row_columns*.cpp gives them.
pragma ComponentBehavior: Bound
import QtQml
import Salver.ViewModels

QtObject {
    id: samples

    readonly property SyncViewModel sync: SyncViewModel {}
    readonly property SyncViewModel offline: SyncViewModel {
        word: Facts.SyncWord.Waiting
        count: 4
        waiting: 4
        time: ""
        offline: true
        workOffline: true
        lastHeard: "09:12"
        sentence: "You work offline. What you write is saved here and goes when you are back on line."
    }
    readonly property SyncViewModel trouble: SyncViewModel {
        word: Facts.SyncWord.CouldntSync
        time: "10:40"
        parked: 1
        lastHeard: "09:12"
        sentence: "The server did not answer in time. Everything is saved here meanwhile."
    }
    readonly property SyncViewModel alone: SyncViewModel {
        word: Facts.SyncWord.Saved
        time: ""
        lastHeard: ""
        sentence: "Everything is saved on this device."
    }
    readonly property PromisesViewModel promises: PromisesViewModel {
        oursOpen: 7
        theirsOpen: 2
    }
    readonly property SearchViewModel search: SearchViewModel {
        query: "repair"
        total: 61
    }
    readonly property PaletteViewModel palette: PaletteViewModel {}
    readonly property SyncCentreViewModel centre: SyncCentreViewModel {}
    readonly property SyncCentreViewModel quiet: SyncCentreViewModel {}
    readonly property ConflictViewModel conflict: ConflictViewModel {
        title: "Brightwater Housing"
        client: "Brightwater Housing"
        fieldName: "direction"
        meanwhile: "Until somebody chooses, everybody sees the one by Tom Adeyemi."
        why: "Different values were written for “direction” without knowing of each other. All are kept until somebody picks."
        together: "Lead with repairs in autumn, then the new lettings page / Lead with repairs from July, then the new lettings page"
    }
    readonly property ConflictViewModel deleted: ConflictViewModel {
        title: "Send the revised plan to Lena"
        client: "Brightwater Housing"
        deletedThere: true
        isWords: false
        why: "Somebody deleted it while somebody else was still changing it. It stays until somebody picks."
    }
    readonly property ConflictViewModel look: ConflictViewModel {
        title: "Where we think they should head"
        client: "Brightwater Housing"
        fieldName: "text"
        lookOver: true
        isWords: false
        hands: ["Priya Raman", "Tom Adeyemi"]
        merged: "Lead with repairs <b>in autumn, </b><u>from July, </u>then the new lettings page."
        lines: "Lead with repairs in autumn, from July, then the new lettings page."
        meanwhile: "Everybody sees the merged text meanwhile."
        why: "People changed the same sentence without knowing of each other. It has merged to the letter; look it over."
    }
    readonly property HistoryViewModel history: HistoryViewModel {
        fieldName: "direction"
    }
    readonly property HistoryViewModel textHistory: HistoryViewModel {
        fieldName: "about"
        isText: true
        chosen: 1
        compared: "They <s>let</s><b>own and let</b> four hundred homes on the water.<br>The year turns on the repairs budget in April."
    }
    readonly property BinViewModel bin: BinViewModel {}
    readonly property HouseViewModel house: HouseViewModel {
        colleagues: 3
    }
    readonly property SettingsViewModel settings: SettingsViewModel {
        signature: "Priya Raman"
    }

    function promise(id: string, text: string, person: string, client: string, due: string, more: var): var {
        return Object.assign({
            promiseId: id, direction: 0, promiseState: 0, text: text, client: client, clientId: client, person: person,
            visitId: "", due: due, dueDay: new Date(2024, 4, 14), overdue: due.startsWith("was"), dueToday: due === "today",
            settledOn: "", word: "", kept: "", dueUnread: false, repeats: "", repeatsUnread: false, lineId: "", isPrivate: false,
            by: "Priya Raman", initials: "PR", waiting: false, contested: false, why: ""
        }, more);
    }

    function hit(client: string, text: string, more: var): var {
        return Object.assign({
            entityId: text, kind: 4, kindName: "line", glyph: "", isLine: true, text: text, marked: text, client: client,
            clientId: client, visitId: "", type: 0, day: "3 Apr", by: "Priya Raman", theirWords: false
        }, more);
    }

    function fillPromises() {
        promises.due.fill([
            promise("p1", "Send the revised plan, with the two options for the repairs line side by side", "Lena Fischer",
                    "Brightwater Housing", "today", {}),
            promise("p2", "Introduce Sam to the printer", "Sam Okoro", "Brightwater Housing", "was Fri", {waiting: true}),
            promise("p3", "Ask for the floor plans again", "", "Hollis & Co", "when the lease is signed", {dueUnread: true}),
            promise("p4", "Say what the second round would cost", "Mirela Țepeș", "Marlowe Children's Hospice", "was 3 May",
                    {contested: true})]);
        promises.later.fill([
            promise("p5", "Bring the paper samples", "Sam Okoro", "Brightwater Housing", "Thu",
                    {repeats: "every Thursday", isPrivate: true, lineId: "l5", visitId: "v5"}),
            promise("p6", "Write up what we heard about tone", "Yuki Tanabe", "Arden Estates", "Mon 20 May", {}),
            promise("p7", "Look back at the autumn campaign together", "", "Hollis & Co", "Tue 3 Sep", {})]);
        promises.kept.fill([
            promise("p8", "Send the notes of the workshop", "Lena Fischer", "Brightwater Housing", "",
                    {settledOn: "yesterday", promiseState: 1, kept: "kept, 2 days late"}),
            promise("p9", "Find the 2019 photographs", "Yuki Tanabe", "Arden Estates", "", {settledOn: "2 May", promiseState: 1, kept: "kept"})]);
        promises.letGo.fill([
            promise("p10", "A second proposal for the sign", "Mirela Țepeș", "Marlowe Children's Hospice", "", {
                settledOn: "29 Apr", promiseState: 2, word: "Rang her: the sign waits until the lease is signed; she was relieved."})]);
    }

    function fillSearch() {
        search.hits.fill([
            hit("Brightwater Housing", "We want to be the ones people ring first", {
                marked: "We want to be the ones people ring first, and not only for <b>repair</b>s", type: 1, theirWords: true, by: "Sam Okoro"}),
            hit("Brightwater Housing", "a", {marked: "Lead with <b>repair</b>s in autumn; the board has signed off the budget for the third quarter", type: 0}),
            hit("Brightwater Housing", "b", {marked: "Send the <b>repair</b>s plan to Lena", type: 2, day: "today"}),
            hit("Hollis & Co", "c", {marked: "Who pays for the <b>repair</b>er's visits?", type: 3, day: "22 Apr", by: "Tom Adeyemi"}),
            hit("Hollis & Co", "d", {marked: "Dana <b>Repair</b>son", isLine: false, glyph: "person", kindName: "person", day: "", by: ""}),
            hit("", "e", {marked: "rang about the <b>repair</b>", day: "yesterday"})]);
        const row = (rowKind, title, detail, keys, page) => ({rowKind: rowKind, entityId: title, title: title, detail: detail, keys: keys, page: page});
        palette.rows.fill([
            row(1, "Brightwater Housing", "Housing", "", -1), row(2, "Lena Fischer", "Brightwater Housing", "", -1),
            row(0, "Today", "Page", "Ctrl+1", 0), row(0, "Clients", "Page", "Ctrl+2", 1), row(0, "Promises", "Page", "Ctrl+3", 6),
            row(0, "Search everything", "Page", "Ctrl+Shift+F", 7), row(0, "Sync centre", "Page", "", 8), row(0, "Settings", "Page", "Ctrl+,", 12)]);
    }

    function fillCentre() {
        const item = (title, kindName, bytes, when, reason) => ({
            itemKey: title, title: title, kindName: kindName, spaceName: "Accounts", bytes: bytes, when: when, reason: reason});
        centre.waiting.fill([
            item("Budget signed off for Q3", "line", 212, "11:04", ""), item("Send plan", "promise", 340, "11:05", ""),
            item("I don't want another deck that nobody opens after the meeting", "line", 1280, "11:06", ""),
            item("", "visit", 96, "11:09", "")]);
        centre.parked.fill([item("Lunch with the whole board of trustees", "line", 4100, "Mon",
            "You may only read in “Accounts” since Monday. Ask its lead to let you write, then try again.")]);
        centre.needsYou.fill([
            {entityId: "e1", field: 3, kindName: "client", fieldName: "direction", title: "Brightwater Housing",
             client: "Brightwater Housing", valueCount: 2, deletedThere: false, lookOver: false, why: ""},
            {entityId: "e2", field: 1, kindName: "promise", fieldName: "deleted", title: "Send the revised plan to Lena",
             client: "Brightwater Housing", valueCount: 0, deletedThere: true, lookOver: false, why: ""},
            {entityId: "e3", field: 4, kindName: "client", fieldName: "about", title: "Arden Estates",
             client: "Arden Estates", valueCount: 0, deletedThere: false, lookOver: true, why: ""}]);
        const lines = [
            {when: "today, 11:09", text: "Working offline."}, {when: "today, 09:12", text: "Sent 12 changes to Accounts."},
            {when: "today, 09:12", text: "Fetched 3 changes from Accounts: 2 by Tom Adeyemi, 1 by Grace Lin."},
            {when: "yesterday, 18:40", text: "The server did not answer in time; tried again at 18:41."},
            {when: "Mon, 08:02", text: "Refused for good: 1 change. You may only read in “Accounts”."}];
        centre.coming.fill([{name: "Accounts", changes: 212}, {name: "Tom and Priya", changes: 1}]);
        centre.log.fill(lines);
        quiet.log.fill(lines);
    }

    function fillRest() {
        const value = (text, by, mine, when, shown) => ({value: text, raw: text, by: by, mine: mine, when: when, here: mine, shown: shown});
        conflict.values.fill([
            value("Lead with repairs in autumn, then the new lettings page", "Priya Raman", true, "Tue 14 May, 11:04", false),
            value("Lead with repairs from July, then the new lettings page", "Tom Adeyemi", false, "Tue 14 May, 11:20", true)]);
        conflict.before.fill([value("Lead with repairs, then the new lettings page", "Priya Raman", true, "Thu 2 May, 09:30", false)]);
        const write = (text, by, when, here, shown, live) => ({
            value: text, raw: text, by: by, when: when, here: here, shown: shown, live: live});
        history.writes.fill([
            write("Lead with repairs from July, then the new lettings page", "Tom Adeyemi", "Tue 14 May, 11:20", false, true, true),
            write("Lead with repairs in autumn, then the new lettings page", "Priya Raman", "Tue 14 May, 11:04", true, false, true),
            write("Lead with repairs, then the new lettings page", "Priya Raman", "Thu 2 May, 09:30", true, false, false),
            write("", "Grace Lin", "Wed 3 Apr, 16:12", false, false, false)]);
        const version = (start, by, when, here, added, removed, newest) => ({
            start: start, by: by, when: when, here: here, added: added, removed: removed, newest: newest});
        textHistory.versions.fill([
            version("The year turns on the repairs budget, which the board settles in April.", "Tom Adeyemi", "Tue 14 May, 11:20", false, 71, 0, true),
            version("own and", "Priya Raman", "Tue 14 May, 11:04", true, 8, 3, false),
            version("", "Priya Raman", "Thu 2 May, 09:30", true, 0, 1, false),
            version("They let four hundred homes on the water.", "Anneliese von Hohenfels-Lindqvist", "Wed 3 Apr, 16:12", false, 41, 0, false)]);
        bin.rows.fill([
            {entityId: "b1", kindName: "line", title: "They said the parking is free after six, which turned out to be wrong", by: "Priya Raman", when: "today, 10:12", daysLeft: 30},
            {entityId: "b2", kindName: "client", title: "Arden Estates (twice)", by: "Tom Adeyemi", when: "2 May, 09:10", daysLeft: 18},
            {entityId: "b3", kindName: "visit", title: "", by: "Priya Raman", when: "16 Apr, 17:02", daysLeft: 1}]);
        const member = (name, detail, me) => ({isSpace: false, name: name, detail: detail, initials: "", me: me, members: 0});
        const space = (name, detail, members) => ({isSpace: true, name: name, detail: detail, initials: "", me: false, members: members});
        house.rows.fill([
            space("Accounts", "Everyone here reads what is noted about its clients.", 4),
            member("Grace Lin", "Leads the team: writes, and says who is in it", false),
            member("Priya Raman", "Writes and reads", true), member("Tom Adeyemi", "Writes and reads", false),
            member("Anneliese von Hohenfels-Lindqvist", "Reads", false),
            space("Tom and Priya", "The two of you, and nobody else.", 2),
            member("Priya Raman", "Writes and reads", true), member("Tom Adeyemi", "Writes and reads", false),
            space("Your own space", "Only you. It follows you to your devices and reaches no colleague's.", 0)]);
    }

    Component.onCompleted: {
        fillPromises();
        fillSearch();
        fillCentre();
        fillRest();
    }
}
