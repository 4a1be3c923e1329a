// SPDX-License-Identifier: Apache-2.0
// The pages in their states, one at a time, in the frame that the window's width calls for.
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import Salver.Controls
import Salver.Style
import Salver.ViewModels
import "../../../qml/Find"
import "../../../qml/House"
import "../../../qml/Knowing"
import "../../../qml/Promises"
import "../../../qml/Settings"
import "../../../qml/Shell"
import "../../../qml/SyncCentre"
import "../../../qml/Visits"

Window {
    id: window

    readonly property list<string> pages: [
        "brief", "brief-bare", "capture", "capture-more", "capture-who", "wrap", "wrap-bare",
        "promises", "promises-letgo", "promises-empty", "promises-sheet", "promises-day",
        "find", "find-idle", "find-none", "palette",
        "sync", "sync-quiet", "sync-alone", "sync-waiting", "sync-log", "sync-nothing",
        "conflict", "conflict-together", "conflict-deleted", "conflict-settled", "look-over", "history", "history-text", "bin", "bin-empty",
        "settings", "settings-out", "house", "house-alone", "knowing", "knowing-empty", "templates", "templates-empty", "first-run", "first-run-alone", "first-run-errors", "sign-in"]
    readonly property list<Component> scenes: [
        brief, bareBrief, capture, captureMore, captureWho, wrap, bareWrap,
        promises, letGo, noPromises, letGoSheet, daySheet, find, findIdle, findNone, palette,
        sync, syncQuiet, syncAlone, syncWaiting, syncLog, syncNothing, conflict, together, deleted, settled, lookOver, history, historyText, bin,
        binEmpty, settings, signOut, house, houseAlone, knowing, knowingEmpty, templates, templatesEmpty, firstRun, firstRunAlone, firstRunErrors, signIn]
    readonly property list<string> bare: ["first-run", "first-run-alone", "first-run-errors", "sign-in"]
    property int page: 0
    property bool dark: false
    property real textScale: 1

    width: 390
    height: 844
    visible: true
    color: Style.linen
    title: "Salver pages"

    function setUp() {
        Style.theme = dark ? ThemeMode.Dark : ThemeMode.Light;
        Style.textScale = textScale;
        Style.reduceMotion = true;
    }

    onDarkChanged: setUp()
    onTextScaleChanged: setUp()
    Component.onCompleted: setUp()

    Samples {
        id: samples
    }
    VisitSamples {
        id: visits
    }
    KnowingSamples {
        id: known
    }
    AppFrame {
        anchors.fill: parent
        bare: window.bare.includes(window.pages[window.page])
        current: window.pages[window.page].startsWith("promises") ? 2 : 3
        places: Places {
            Place {
                name: "Today"
                glyph: "today"
            }
            Place {
                name: "Clients"
                glyph: "clients"
            }
            Place {
                name: "Promises"
                glyph: "promises"
            }
            Place {
                name: "House"
                glyph: "house"
            }
        }
        status: SyncWord {
            word: SyncWord.UpToDate
            time: "14:02"
        }

        Slot {
            anchors.fill: parent
            from: window.scenes[window.page]
        }
    }
    Component {
        id: brief

        BriefPage {
            brief: visits.brief
            sync: samples.offline
        }
    }
    Component {
        id: bareBrief

        BriefPage {
            brief: visits.bareBrief
            sync: samples.sync
        }
    }
    Component {
        id: capture

        CapturePage {
            capture: visits.capture
            sync: samples.sync
        }
    }
    Component {
        id: captureMore

        Item {
            MarkSheet {
                capture: visits.capture
                Component.onCompleted: open()
            }
        }
    }
    Component {
        id: captureWho

        Item {
            VisitSheet {
                capture: visits.capture
                Component.onCompleted: open()
            }
        }
    }
    Component {
        id: wrap

        WrapPage {
            wrap: visits.wrap
        }
    }
    Component {
        id: bareWrap

        WrapPage {
            wrap: visits.bareWrap
        }
    }
    Component {
        id: lookOver

        ConflictPage {
            conflict: samples.look
        }
    }
    Component {
        id: historyText

        HistoryPage {
            history: samples.textHistory
        }
    }
    Component {
        id: promises

        PromisesPage {
            promises: samples.promises
            sync: samples.sync
        }
    }
    Component {
        id: letGo

        PromisesPage {
            promises: samples.promises
            sync: samples.offline
            part: PromisesPage.LetGo
        }
    }
    Component {
        id: noPromises

        PromisesPage {
            sync: samples.sync
            promises: PromisesViewModel {
                readTrouble: "The database could not be read: the disk is full. Make room and try again."
            }
        }
    }
    Component {
        id: letGoSheet

        Item {
            LetGoSheet {
                promises: samples.promises
                Component.onCompleted: {
                    ask("p1", "Introduce Sam to the printer", "Sam Okoro");
                    letGo();
                }
            }
        }
    }
    Component {
        id: daySheet

        Item {
            DaySheet {
                promises: samples.promises
                Component.onCompleted: ask("p1", "Introduce Sam to the printer")
            }
        }
    }
    Component {
        id: find

        FindPage {
            search: samples.search
            sync: samples.sync
        }
    }
    Component {
        id: findIdle

        FindPage {
            search: SearchViewModel {}
            sync: samples.offline
            canGoBack: true
        }
    }
    Component {
        id: findNone

        FindPage {
            sync: samples.offline
            search: SearchViewModel {
                query: "zwiebelturm"
                nothingFound: true
            }
        }
    }
    Component {
        id: palette

        Item {
            Palette {
                palette: samples.palette
                Component.onCompleted: {
                    open();
                    samples.palette.query = "br";
                }
            }
        }
    }
    Component {
        id: sync

        SyncCentrePage {
            centre: samples.centre
            sync: samples.trouble
            canGoBack: true
        }
    }
    Component {
        id: syncQuiet

        SyncCentrePage {
            centre: samples.quiet
            sync: samples.sync
            canGoBack: true
            part: SyncCentrePage.Now
        }
    }
    Component {
        id: syncAlone

        SyncCentrePage {
            sync: samples.alone
            centre: SyncCentreViewModel {
                server: ""
                backupSentence: "There is no room on that disk. Choose another place."
                backupFailed: true
            }
        }
    }
    Component {
        id: syncWaiting

        SyncCentrePage {
            centre: samples.centre
            sync: samples.offline
            part: SyncCentrePage.Waiting
        }
    }
    Component {
        id: syncLog

        SyncCentrePage {
            centre: samples.centre
            sync: samples.offline
            part: SyncCentrePage.Log
        }
    }
    Component {
        id: syncNothing

        SyncCentrePage {
            centre: samples.quiet
            sync: samples.sync
            part: SyncCentrePage.Waiting
        }
    }
    Component {
        id: conflict

        ConflictPage {
            conflict: samples.conflict
            beforeShown: true
        }
    }
    Component {
        id: together

        ConflictPage {
            conflict: samples.conflict
            together: true
        }
    }
    Component {
        id: deleted

        ConflictPage {
            conflict: samples.deleted
        }
    }
    Component {
        id: settled

        ConflictPage {
            conflict: ConflictViewModel {
                isOpen: false
            }
        }
    }
    Component {
        id: history

        HistoryPage {
            history: samples.history
        }
    }
    Component {
        id: bin

        BinPage {
            bin: samples.bin
            canGoBack: true
        }
    }
    Component {
        id: binEmpty

        BinPage {
            bin: BinViewModel {}
            canGoBack: true
        }
    }
    Component {
        id: settings

        SettingsPage {
            settings: samples.settings
            sync: samples.sync
            userName: "Priya Raman"
        }
    }
    Component {
        id: signOut

        SettingsPage {
            sync: samples.alone
            userName: "Priya Raman"
            settings: SettingsViewModel {
                server: ""
                sentence: "The preference could not be saved: the disk is full."
            }
        }
    }
    Component {
        id: house

        HousePage {
            house: samples.house
            texts: HouseTextsViewModel {}
            pledge: PledgeViewModel {}
            sync: samples.sync
        }
    }
    Component {
        id: knowing

        KnowingPart {
            onboarding: known.plan
            touches: known.touches
        }
    }
    Component {
        id: knowingEmpty

        KnowingPart {
            onboarding: known.noPlan
            touches: known.noTouches
        }
    }
    Component {
        id: templates

        TemplatesPage {
            templates: known.templates
            canGoBack: true
        }
    }
    Component {
        id: templatesEmpty

        TemplatesPage {
            templates: known.noTemplates
            canGoBack: true
        }
    }
    Component {
        id: houseAlone

        HousePage {
            house: HouseViewModel {}
            texts: HouseTextsViewModel {}
            pledge: PledgeViewModel {}
            sync: samples.alone
        }
    }
    Component {
        id: firstRun

        FirstRunPage {
            signIn: SignInViewModel {}
        }
    }
    Component {
        id: firstRunAlone

        FirstRunPage {
            alone: true
            signIn: SignInViewModel {
                userError: "Type your name; it stands beside what you write."
            }
        }
    }
    Component {
        id: firstRunErrors

        FirstRunPage {
            signIn: SignInViewModel {
                serverError: "That server answers, but it is not Salver. Check the address with whoever gave it to you."
                passwordError: "This password does not fit. Try again, or ask your lead for a new one."
                sentence: "The server asks to wait a minute after so many tries."
            }
        }
    }
    Component {
        id: signIn

        SignInPage {
            signIn: SignInViewModel {
                busy: true
            }
        }
    }
}
