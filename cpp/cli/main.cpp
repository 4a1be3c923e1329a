// SPDX-License-Identifier: Apache-2.0
// salver-cli: Salver without screens, for scripts and tests. One verb a call; exit codes 0 done, 1 refused (the
// sentence on standard error), 2 wrong usage, 3 no way to the server.
#include "cli/verbs.h"

#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string_view>

namespace salver::cli {

namespace {

enum ExitCode : int { Done = 0, Refused = 1, WrongUsage = 2, NoServer = 3 };

/// Somebody else's words go to a terminal: what would drive it (control characters) or turn what follows around
/// (bidirectional overrides) is shown as a sign instead.
QString forTerminal(QString text)
{
    for (auto& c : text) {
        const bool control = c.category() == QChar::Other_Control && c != u'\n' && c != u'\t';
        const bool turns = (c >= u'\u202A' && c <= u'\u202E') || (c >= u'\u2066' && c <= u'\u2069');
        if (control || turns)
            c = QChar::ReplacementCharacter;
    }
    return text;
}

void write(std::FILE* to, const QString& text)
{
    const auto bytes = forTerminal(text).toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), to);
    std::fputc('\n', to);
}

QString help()
{
    QString text = QStringLiteral("salver-cli: Salver without screens\n\nusage: salver-cli --data DIR VERB "
                                  "[arguments] [--json] [--space NAME]\n\n");
    for (const auto& verb : verbs())
        text += QStringLiteral("  %1 %2\n").arg(verb.words, verb.arguments);
    return text + QStringLiteral("\nENTITY is an id, or its first digits (six at least) where they fit one thing "
                                 "only. FIELD is a field's name, with\nspaces or dashes. A line may begin with > (their "
                                 "words), ! (promise), * (spark), ? (open question), ~ (need)\nor -no (said no). \"--\" "
                                 "ends the options.\n\nExit codes: 0 done, 1 refused (the reason on standard error), "
                                 "2 wrong usage, 3 no way to the server.");
}

int wrongUsage(const QString& sentence)
{
    write(stderr, sentence);
    return WrongUsage;
}

/// The verb whose words the arguments begin with; its words are taken off.
const Verb* findVerb(Arguments& arguments)
{
    for (const auto& verb : verbs()) {
        const auto words = verb.words.split(QLatin1Char(' '));
        if (arguments.words.mid(0, words.size()) != words)
            continue;
        arguments.words = arguments.words.mid(words.size());
        return &verb;
    }
    return nullptr;
}

/// Options that take a whole number; nothing, or the sentence that is wrong with one.
QString wrongNumber(const Arguments& arguments)
{
    for (const auto* name : {"at", "delete", "limit", "offset"}) {
        const auto option = QString::fromLatin1(name);
        bool good = true;
        if (arguments.has(option))
            arguments.option(option).toULongLong(&good);
        if (!good)
            return QStringLiteral("--%1 takes a whole number, not \"%2\".").arg(option, arguments.option(option));
    }
    return {};
}

/// An option that this verb does not read is a slip, not something to pass over.
QString strangeOption(const Verb& verb, const Arguments& arguments)
{
    for (auto option = arguments.options.begin(); option != arguments.options.end(); ++option) {
        const auto& name = option.key();
        const bool everywhere = name == QLatin1String("data") || name == QLatin1String("json") ||
                                name == QLatin1String("space");
        if (!everywhere && !verb.arguments.contains(QStringLiteral("--") + name))
            return QStringLiteral("\"%1\" takes no --%2. usage: salver-cli --data DIR %1 %3")
                .arg(verb.words, name, verb.arguments);
    }
    return {};
}

int refuse(const Error& error)
{
    auto sentence = QString::fromStdString(error.sentence);
    // One call tries once; the app and a sync that goes on try again by themselves.
    const bool passing = error.retry && (error.code == ErrorCode::Offline || error.code == ErrorCode::ServerTrouble ||
                                         error.code == ErrorCode::TooManyRequests);
    if (passing && !sentence.contains(QLatin1String("ry again")))
        sentence += QStringLiteral(" Try again later.");
    write(stderr, sentence);
    return error.code == ErrorCode::Offline ? NoServer : Refused;
}

int runVerb(const Verb& verb, const Arguments& arguments)
{
    const auto folder = arguments.option(QStringLiteral("data"));
    // A folder that one may not look into is told of by who opens it.
    const QFileInfo place(folder);
    const bool shut = place.exists() && !(place.isReadable() && place.isExecutable() && place.isWritable());
    if (!verb.makesFolder && !shut && !QFile::exists(platform::Paths::in(folder).database()))
        return refuse({ErrorCode::NotSignedIn,
                       "There is no Salver data in \"" + folder.toStdString() +
                           "\". Sign in (sign-in URL USER), or work on this device alone (this-device NAME)."});
    auto desk = Desk::open(folder, arguments.option(QStringLiteral("space")));
    if (!desk)
        return refuse(desk.error());
    const auto output = verb.run(**desk, arguments);
    // Once: what is refused for the same reason says so itself.
    if (const auto& said = (*desk)->said(); !said.isEmpty() && (output || !(*desk)->onlyReadable()))
        write(stderr, said);
    // What a refused verb did before it was refused can be undone too.
    if (auto kept = (*desk)->commands().saveUndo(); !kept && output)
        return refuse(kept.error());
    if (!output)
        return refuse(output.error());
    write(stdout, arguments.json()
                      ? QString::fromUtf8(QJsonDocument(output->json).toJson(QJsonDocument::Compact))
                      : output->text);
    return Done;
}

int run(const QStringList& given)
{
    auto arguments = readArguments(given);
    if (!arguments)
        return wrongUsage(QString::fromStdString(arguments.error().sentence));
    if (arguments->has(QStringLiteral("version"))) {
        write(stdout, QStringLiteral("salver-cli " SALVER_VERSION));
        return Done;
    }
    if (arguments->has(QStringLiteral("help"))) {
        write(stdout, help());
        return Done;
    }
    if (arguments->words.isEmpty())
        return wrongUsage(help());
    const auto asked = arguments->words.join(QLatin1Char(' '));
    const auto* verb = findVerb(*arguments);
    if (verb == nullptr)
        return wrongUsage(QStringLiteral("salver-cli cannot \"%1\". See salver-cli --help.").arg(asked));
    if (arguments->words.size() < verb->least || arguments->words.size() > verb->most)
        return wrongUsage(QStringLiteral("usage: salver-cli --data DIR %1 %2").arg(verb->words, verb->arguments));
    if (!arguments->has(QStringLiteral("data")))
        return wrongUsage(QStringLiteral("Say where the data is: --data DIR."));
    if (const auto wrong = wrongNumber(*arguments); !wrong.isEmpty())
        return wrongUsage(wrong);
    if (const auto wrong = strangeOption(*verb, *arguments); !wrong.isEmpty())
        return wrongUsage(wrong);
    if (const auto wrong = verb->wrong == nullptr ? QString() : verb->wrong(*arguments); !wrong.isEmpty())
        return wrongUsage(wrong);
    return runVerb(*verb, *arguments);
}

} // namespace

} // namespace salver::cli

int main(int argc, char** argv)
{
    // Paper needs fonts, and nothing here needs a display.
    const bool paper = std::any_of(argv, argv + argc, [](std::string_view word) { return word.starts_with("--pdf"); });
    if (paper)
        qputenv("QT_QPA_PLATFORM", "offscreen");
    std::unique_ptr<QCoreApplication> application;
    if (paper)
        application = std::make_unique<QGuiApplication>(argc, argv);
    else
        application = std::make_unique<QCoreApplication>(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("salver-cli"));
    return salver::cli::run(QCoreApplication::arguments().mid(1));
}
