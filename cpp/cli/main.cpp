// SPDX-License-Identifier: Apache-2.0
// salver-cli: Salver without screens, for scripts and tests. One verb a call; exit codes 0 done, 1 refused (the
// sentence on standard error), 2 wrong usage, 3 no way to the server.
#include "cli/verbs.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

namespace salver::cli {

namespace {

enum ExitCode : int { Done = 0, Refused = 1, WrongUsage = 2, NoServer = 3 };

void write(std::FILE* to, const QString& text)
{
    const auto bytes = text.toUtf8();
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

int refuse(const Error& error)
{
    write(stderr, QString::fromStdString(error.sentence));
    return error.code == ErrorCode::Offline ? NoServer : Refused;
}

int runVerb(const Verb& verb, const Arguments& arguments)
{
    auto desk = Desk::open(arguments.option(QStringLiteral("data")), arguments.option(QStringLiteral("space")));
    if (!desk)
        return refuse(desk.error());
    const auto output = verb.run(**desk, arguments);
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
    return runVerb(*verb, *arguments);
}

} // namespace

} // namespace salver::cli

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("salver-cli"));
    return salver::cli::run(QCoreApplication::arguments().mid(1));
}
