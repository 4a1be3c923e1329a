// SPDX-License-Identifier: Apache-2.0
// The app: reads its arguments, makes sure it is the only one on its folder, and shows one window over one account.
#include "app/composition_root.h"
#include "app/language.h"
#include "app/options.h"
#include "app/single_instance.h"
#include "app/steps.h"
#include "app/walk.h"
#include "app/window.h"

#include <QFile>
#include <QGuiApplication>
#include <QPointer>
#include <QProcess>
#include <QQuickStyle>
#include <QtQml/QQmlExtensionPlugin>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <unistd.h>

Q_IMPORT_QML_PLUGIN(Salver_ViewModelsPlugin)

using namespace salver;
using namespace salver::app;

namespace {

/// What the event loop ends with where the app is to start again.
constexpr int restartCode = 64;

/// Milliseconds since the kernel started this process, or -1.
long sinceProcessStart()
{
    QFile stat(QStringLiteral("/proc/self/stat"));
    if (!stat.open(QIODevice::ReadOnly))
        return -1;
    // Field 22, counted after the command's name, which may hold anything but ends with the last parenthesis.
    const QByteArray line = stat.readAll();
    const auto fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    const double ticks = fields.value(19).toDouble();
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    const double up = double(now.tv_sec) + double(now.tv_nsec) / 1e9;
    return long((up - ticks / double(sysconf(_SC_CLK_TCK))) * 1000);
}

void signIn(const Options& options, CompositionRoot& root)
{
    if (!options.signInFile.isEmpty()) {
        root.account().signInFromFile(options.signInFile);
    } else if (!options.server.isEmpty() && !root.account().bound()) {
        root.account().signIn(options.server, options.user, qEnvironmentVariable("SALVER_PASSWORD"),
                              [](const Result<void>& outcome) {
                                  if (!outcome)
                                      std::fprintf(stderr, "%s\n", outcome.error().sentence.c_str());
                              });
    }
}

/// Opens what the command line asks for; `client` is the one it names, empty for none.
void openPage(const Options& options, CompositionRoot& root, const QString& client = {})
{
    using viewmodels::facts::Page;
    auto& app = root.app();
    if (!client.isEmpty()) {
        Q_EMIT app.clientWanted(client);
        if (options.page == Page::Person && app.client()->people()->count() > 0)
            Q_EMIT app.personWanted(app.client()->people()->fact(0, QStringLiteral("personId")).toString());
        else if (options.page == Page::Capture)
            app.client()->startVisit();
        else if (options.page == Page::Brief)
            app.askForBrief(client, {});
        else if (options.page == Page::Care)
            app.askForCare(client);
        else if (options.page == Page::Glossary)
            app.askForGlossary(client);
    } else if (options.page == Page::Capture) {
        Q_EMIT app.captureWanted({});
    } else if (options.page) {
        app.askFor(*options.page);
    } else if (root.account().bound()) {
        app.askFor(app.settings()->firstPage());
    }
}

/// The client of the command line may not be on this device yet: at the first sign-in it comes with the first sync.
/// Looks for it until it is there or everything is; `found` is told its id, empty where nobody is called so.
void whenClientIsThere(CompositionRoot& root, const QString& name, QObject* waiting,
                       std::function<void(const QString&)> found)
{
    const auto look = [&root, name, waiting, found = std::move(found)] {
        const QString client = root.account().bound() ? root.clientNamed(name) : QString();
        const bool all = root.account().bound() && (root.account().server().isEmpty() || root.account().status().lastUpToDate);
        if (client.isEmpty() && !all)
            return;
        // What waits is done with it, so nothing is found twice.
        QObject::disconnect(&root.account(), nullptr, waiting, nullptr);
        found(client);
    };
    QObject::connect(&root.account(), &viewmodels::AccountPort::statusChanged, waiting, look);
    QObject::connect(&root.account(), &viewmodels::AccountPort::boundChanged, waiting, look);
    look();
}

/// Gone once everything is open.
QPointer<QObject> openWhatIsAsked(const Options& options, CompositionRoot& root, QObject& window)
{
    if (options.client.isEmpty()) {
        openPage(options, root);
        return {};
    }
    auto* waiting = new QObject(&window);
    whenClientIsThere(root, options.client, waiting, [&options, &root, waiting](const QString& client) {
        if (client.isEmpty())
            Q_EMIT root.app().said(
                QCoreApplication::translate("main", "There is no client called “%1” here.").arg(options.client));
        openPage(options, root, client);
        waiting->deleteLater();
    });
    return waiting;
}

void tellTiming(QQuickWindow& window)
{
    // The first swap after the content was there; the rendering thread's word comes over queued.
    QObject::connect(
        &window, &QQuickWindow::frameSwapped, &window,
        [] {
            std::printf("first frame with content: %ld ms\n", sinceProcessStart());
            std::fflush(stdout);
        },
        Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
}

/// What was typed in the last moment is stored before the process ends, if the store still answers.
void settle(CompositionRoot& root)
{
    auto& app = root.app();
    app.capture()->close();
    app.client()->about()->close();
    app.person()->about()->close();
    Hand::waitFor([&] { return app.capture()->saveState() != viewmodels::facts::SaveState::Saving; }, 1000);
}

/// `root` is null where the notes could not be opened.
int shoot(const Options& options, CompositionRoot* root, Window& window)
{
    if (const auto done = Steps(root, window.window()).run(options.steps); !done) {
        std::fprintf(stderr, "%s\n", done.error().sentence.c_str());
        return 1;
    }
    return options.screenshot.isEmpty() || Hand(window.window()).shoot(options.screenshot) ? 0 : 1;
}

/// Without a display these draw into memory; a person's choice in the environment stands.
void drawWithoutDisplay(int argc, char** argv)
{
    bool silent = false;
    for (int i = 1; i < argc; ++i) {
        const QByteArrayView argument(argv[i]);
        silent = silent || argument.startsWith("--offscreen") || argument.startsWith("--screenshot") ||
                 argument.startsWith("--step");
    }
    if (!silent || qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY"))
        return;
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (!qEnvironmentVariableIsSet("QT_QUICK_BACKEND"))
        qputenv("QT_QUICK_BACKEND", "software");
}

/// The notes could not be opened: a person reads why in a window, a script on standard error and from the exit code.
int showTrouble(const Options& options, Window& window, const Error& error)
{
    std::fprintf(stderr, "%s\n", error.sentence.c_str());
    if (!options.walkDir.isEmpty() || !window.showTrouble(viewmodels::words(error)))
        return 1;
    if (!options.alone)
        return QGuiApplication::exec();
    // What is asked for here may be done; the notes were not opened all the same.
    static_cast<void>(shoot(options, nullptr, window));
    return 1;
}

int show(const Options& options, SingleInstance& instance)
{
    CompositionRoot::Settings settings;
    settings.folder = options.data;
    settings.caFile = options.caFile;
    settings.keychain = options.data.isEmpty();
    CompositionRoot root(settings);
    Window window;
    window.prepare();
    if (const auto ready = root.finish(); !ready)
        return showTrouble(options, window, ready.error());
    if (options.theme)
        root.app().settings()->overrideTheme(*options.theme);
    if (options.textSize)
        root.app().settings()->overrideTextSize(*options.textSize);
    if (!window.show(root, options.size))
        return 1;
    if (options.timing)
        tellTiming(window.window());
    signIn(options, root);
    if (!options.walkDir.isEmpty())
        return Walk(options).run(root, window);
    // A page can be asked for only where somebody is signed in.
    if (options.alone && !options.signInFile.isEmpty())
        Hand::waitFor([&root] { return root.account().bound(); }, 30'000);
    const QPointer<QObject> opening = openWhatIsAsked(options, root, window.window());
    if (options.alone)
        Hand::waitFor([&opening] { return opening.isNull(); }, 30'000);
    if (!options.screenshot.isEmpty() || !options.steps.isEmpty())
        return shoot(options, &root, window);
    QObject::connect(&root.account(), &Account::restartNeeded, &window.window(),
                     [] { QGuiApplication::exit(restartCode); });
    QObject::connect(&instance, &SingleInstance::knocked, &window.window(), [&window] {
        window.window().show();
        window.window().raise();
        window.window().requestActivate();
    });
    const int code = QGuiApplication::exec();
    settle(root);
    return code;
}

} // namespace

int main(int argc, char** argv)
{
    drawWithoutDisplay(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("salver"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Salver"));
    QGuiApplication::setApplicationVersion(QStringLiteral(SALVER_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("salver"));
    QGuiApplication application(argc, argv);
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    const Options options = readOptions(application);
    const Language language(options.language);
    int code = 0;
    {
        SingleInstance instance(options.data.isEmpty() ? QStringLiteral("system") : options.data);
        if (!options.alone) {
            if (instance.knock())
                return 0;
            instance.listen();
        }
        code = show(options, instance);
    }
    if (code != restartCode)
        return code;
    // The database is closed and nobody listens any more: the next one opens it afresh.
    const bool again = QProcess::startDetached(QGuiApplication::applicationFilePath(),
                                               QGuiApplication::arguments().mid(1));
    return again ? 0 : 1;
}
