// SPDX-License-Identifier: Apache-2.0
#include "cli/arguments.h"

#include <QSet>

namespace salver::cli {

namespace {

const QSet<QString>& valued()
{
    static const QSet<QString> names{
        QStringLiteral("data"),   QStringLiteral("space"),  QStringLiteral("client"), QStringLiteral("visit"),
        QStringLiteral("person"), QStringLiteral("at"),     QStringLiteral("delete"), QStringLiteral("insert"),
        QStringLiteral("role"),   QStringLiteral("email"),  QStringLiteral("phone"),  QStringLiteral("sector"),
        QStringLiteral("about"),  QStringLiteral("limit"),  QStringLiteral("offset"), QStringLiteral("sort"),
        QStringLiteral("due"),    QStringLiteral("word"),   QStringLiteral("ca-file"), QStringLiteral("today"),
        QStringLiteral("mode"),   QStringLiteral("type"),   QStringLiteral("source"), QStringLiteral("against"),
        QStringLiteral("change"), QStringLiteral("repeats"), QStringLiteral("every-days"), QStringLiteral("pauses"),
        QStringLiteral("with"),    QStringLiteral("pdf"),     QStringLiteral("day"),        QStringLiteral("time"),
        QStringLiteral("place"),  QStringLiteral("came-in"), QStringLiteral("went-out"),
        QStringLiteral("words"),  QStringLiteral("cites"),   QStringLiteral("objective"), QStringLiteral("what-for"),
        QStringLiteral("bad"),    QStringLiteral("option"),  QStringLiteral("look-back"), QStringLiteral("missed"),
        QStringLiteral("say-again"), QStringLiteral("said"), QStringLiteral("because"), QStringLiteral("instead"),
        QStringLiteral("landed"), QStringLiteral("asked"),   QStringLiteral("up-to"),     QStringLiteral("until"),
        QStringLiteral("helped-by"), QStringLiteral("plain"), QStringLiteral("their-word"), QStringLiteral("example"),
        QStringLiteral("find"), QStringLiteral("cared-by"), QStringLiteral("second"), QStringLiteral("questions"),
        QStringLiteral("notice"), QStringLiteral("of"),      QStringLiteral("made-good"),
        QStringLiteral("learned"), QStringLiteral("weeks"), QStringLiteral("asks-a-week"),
        QStringLiteral("template"), QStringLiteral("week"),  QStringLiteral("who"),       QStringLiteral("line"),
        QStringLiteral("value"),  QStringLiteral("from"),    QStringLiteral("to"),        QStringLiteral("csv"),
        QStringLiteral("asked-by"), QStringLiteral("how")};
    return names;
}

const QSet<QString>& flags()
{
    static const QSet<QString> names{QStringLiteral("json"),   QStringLiteral("once"),     QStringLiteral("help"),
                                     QStringLiteral("mine"),   QStringLiteral("insecure"), QStringLiteral("version"),
                                     QStringLiteral("theirs"), QStringLiteral("private"),  QStringLiteral("again"),
                                     QStringLiteral("differs"), QStringLiteral("differ"),
                                     QStringLiteral("they-learn"), QStringLiteral("asks-them"), QStringLiteral("of-client"),
                                     QStringLiteral("hospitality"), QStringLiteral("anyway"), QStringLiteral("grouped"), QStringLiteral("out"), QStringLiteral("yes")};
    return names;
}

tl::unexpected<Error> wrong(const QString& sentence)
{
    return fail(ErrorCode::InvalidArgument, sentence.toStdString());
}

} // namespace

Result<Arguments> readArguments(const QStringList& given)
{
    Arguments arguments;
    for (qsizetype i = 0; i < given.size(); ++i) {
        const auto& word = given[i];
        if (word == QLatin1String("--")) {
            arguments.words += given.mid(i + 1);
            break;
        }
        // One dash is text: "-no" begins a line.
        if (!word.startsWith(QLatin1String("--"))) {
            arguments.words += word;
            continue;
        }
        const auto equals = word.indexOf(QLatin1Char('='));
        const auto name = word.mid(2, equals < 0 ? -1 : equals - 2);
        const bool takesValue = valued().contains(name);
        if (!takesValue && !flags().contains(name))
            return wrong(QStringLiteral("There is no option --%1. See salver-cli --help.").arg(name));
        if (arguments.has(name))
            return wrong(QStringLiteral("--%1 is given twice.").arg(name));
        if (!takesValue && equals >= 0)
            return wrong(QStringLiteral("--%1 takes no value.").arg(name));
        if (takesValue && equals < 0 && i + 1 >= given.size())
            return wrong(QStringLiteral("--%1 needs a value.").arg(name));
        const auto value = !takesValue ? QString() : equals >= 0 ? word.mid(equals + 1) : given[++i];
        arguments.options.insert(name, value);
    }
    return arguments;
}

} // namespace salver::cli
