// SPDX-License-Identifier: Apache-2.0
#include "print/touch_register.h"

#include "domain/words.h"
#include "print/paper.h"

#include <QCoreApplication>
#include <QSaveFile>

namespace salver::print {

namespace {

struct RegisterWords {
    Q_DECLARE_TR_FUNCTIONS(Register)
};

QString from(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QString dashed(const QStringList& parts)
{
    QStringList said;
    for (const QString& part : parts) {
        if (!part.isEmpty())
            said += part;
    }
    return said.join(QStringLiteral(" · "));
}

QString whom(const domain::TouchRow& row)
{
    return row.person.name.empty() ? from(row.client.name) : from(row.person.name);
}

QString typeWord(domain::TouchType type)
{
    return type == domain::TouchType::Hospitality ? RegisterWords::tr("hospitality") : RegisterWords::tr("touch");
}

QString cell(QString text)
{
    static const QString formula = QStringLiteral("=+-@\t");
    if (!text.isEmpty() && formula.contains(text.front()))
        text.prepend(QLatin1Char('\''));
    if (!text.contains(QLatin1Char('"')) && !text.contains(QLatin1Char(',')) && !text.contains(QLatin1Char('\n')) &&
        !text.contains(QLatin1Char('\r')))
        return text;
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

QString monthOf(domain::Day day)
{
    // The year and the month of the canonical form read the same everywhere.
    return from(domain::dayText(day)).left(7);
}

} // namespace

Sheet registerSheet(const std::vector<domain::TouchRow>& rows, const RegisterHead& head, const domain::Now& now)
{
    Sheet sheet;
    sheet.overline = RegisterWords::tr("Register");
    sheet.title = RegisterWords::tr("Touches and hospitality");
    sheet.subtitle = dashed({head.who.isEmpty() ? RegisterWords::tr("All clients") : head.who,
                             head.from ? RegisterWords::tr("from %1").arg(from(domain::dayText(*head.from))) : QString(),
                             head.to ? RegisterWords::tr("to %1").arg(from(domain::dayText(*head.to))) : QString()});
    sheet.asOf = from(domain::dayLong(now.today(), now.today())) + QStringLiteral(", ") + from(now.timeOf(now.wall));
    for (const auto& row : rows) {
        if (!row.givenOn)
            continue;
        const QString month = monthOf(row.givenOn->day);
        if (sheet.blocks.isEmpty() || sheet.blocks.back().heading != month)
            sheet.blocks += SheetBlock{month, {}};
        SheetItem item;
        item.entity = row.id;
        item.lead = from(domain::dayText(row.givenOn->day));
        item.text = from(row.idea);
        item.caption = dashed({RegisterWords::tr("%1 to %2", "who gave, to whom").arg(from(row.givenBy.name), whom(row)),
                               row.person.name.empty() ? QString() : from(row.client.name), typeWord(row.type),
                               from(row.value)});
        if (!row.landed.empty())
            item.notes += RegisterWords::tr("How it landed: %1").arg(from(row.landed));
        sheet.blocks.back().items += std::move(item);
    }
    if (sheet.blocks.isEmpty())
        sheet.missing += RegisterWords::tr("a touch in this time");
    return sheet;
}

QString registerCsv(const std::vector<domain::TouchRow>& rows)
{
    const auto line = [](const QStringList& cells) {
        QStringList written;
        for (const QString& each : cells)
            written += cell(each);
        return written.join(QLatin1Char(',')) + QStringLiteral("\r\n");
    };
    QString csv = line({RegisterWords::tr("Date"), RegisterWords::tr("Given by"), RegisterWords::tr("To"),
                        RegisterWords::tr("Client"), RegisterWords::tr("What"), RegisterWords::tr("Kind"),
                        RegisterWords::tr("Value as noted"), RegisterWords::tr("How it landed")});
    for (const auto& row : rows) {
        if (row.givenOn)
            csv += line({from(domain::dayText(row.givenOn->day)), from(row.givenBy.name), whom(row), from(row.client.name),
                         from(row.idea), typeWord(row.type), from(row.value), from(row.landed)});
    }
    return csv;
}

Result<void> writeRegister(const std::vector<domain::TouchRow>& rows, const RegisterHead& head, const domain::Now& now,
                           const QString& path)
{
    if (path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
        return writePdf(registerSheet(rows, head, now), path);
    QSaveFile file(path);
    // The mark at its beginning tells spreadsheets that it is UTF-8.
    const QByteArray bytes = QByteArrayLiteral("\xEF\xBB\xBF") + registerCsv(rows).toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::Io, "The file " + path.toStdString() + " cannot be written: " + file.errorString().toStdString());
    return {};
}

} // namespace salver::print
