// SPDX-License-Identifier: Apache-2.0
#include "print/paper.h"

#include <QCoreApplication>
#include <QPageLayout>
#include <QPageSize>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>

namespace salver::print {

namespace {

struct PaperTr {
    Q_DECLARE_TR_FUNCTIONS(Sheet)
};

// The paper's own few rules; its colours are the light theme's.
constexpr auto styleOfPaper = R"(
body { font-family: 'Inter', 'Noto Sans', sans-serif; font-size: 10pt; color: rgb(34,31,28); }
.over { font-size: 8pt; color: rgb(107,99,90); }
.title { font-size: 18pt; font-weight: 600; }
.sub { font-size: 10pt; color: rgb(90,83,75); }
h2 { font-size: 10pt; font-weight: 600; color: rgb(31,91,76); margin-top: 11pt; margin-bottom: 2pt; }
p { margin-top: 2pt; margin-bottom: 2pt; }
.their { font-family: 'EB Garamond', 'EB Garamond 12', serif; font-size: 12.5pt; }
.lead { font-weight: 600; }
.grey { color: rgb(107,99,90); font-size: 8.5pt; }
)";

QString paragraph(const QString& of, const QString& inner)
{
    return QStringLiteral("<p class=\"%1\">%2</p>").arg(of, inner);
}

QString span(const QString& of, const QString& text)
{
    return QStringLiteral("<span class=\"%1\">%2</span>").arg(of, text.toHtmlEscaped());
}

QString itemHtml(const SheetItem& item)
{
    QStringList parts;
    if (!item.lead.isEmpty())
        parts += span(QStringLiteral("lead"), item.text.isEmpty() ? item.lead : item.lead + QLatin1Char(':'));
    if (!item.text.isEmpty())
        parts += item.theirWords ? span(QStringLiteral("their"), PaperTr::tr("“%1”").arg(item.text))
                                 : span(item.quiet ? QStringLiteral("grey") : QStringLiteral("plain"), item.text);
    if (!item.caption.isEmpty())
        parts += span(QStringLiteral("grey"), item.caption);
    QString html = paragraph(QStringLiteral("item"), parts.join(QLatin1Char(' ')));
    for (const QString& note : item.notes)
        html += paragraph(QStringLiteral("note"), note.toHtmlEscaped());
    if (!item.differ.isEmpty())
        html += paragraph(QStringLiteral("grey"), item.differ.toHtmlEscaped());
    for (const auto& version : item.versions)
        html += paragraph(QStringLiteral("note"), QStringLiteral("– ") + version.text.toHtmlEscaped() + QLatin1Char(' ') +
                                                      span(QStringLiteral("grey"), version.caption));
    return html;
}

QString htmlOf(const Sheet& sheet)
{
    QString html = QStringLiteral("<html><body>");
    html += paragraph(QStringLiteral("over"), sheet.overline.toHtmlEscaped());
    html += paragraph(QStringLiteral("title"), sheet.title.toHtmlEscaped());
    if (!sheet.subtitle.isEmpty())
        html += paragraph(QStringLiteral("sub"), sheet.subtitle.toHtmlEscaped());
    for (const auto& block : sheet.blocks) {
        html += QStringLiteral("<h2>%1</h2>").arg(block.heading.toHtmlEscaped());
        for (const auto& item : block.items)
            html += itemHtml(item);
    }
    QStringList foot;
    if (!sheet.missing.isEmpty())
        foot += PaperTr::tr("Not noted yet: %1").arg(sheet.missing.join(QStringLiteral(", ")));
    foot += PaperTr::tr("As of %1").arg(sheet.asOf);
    for (const QString& line : foot)
        html += paragraph(QStringLiteral("grey"), line.toHtmlEscaped());
    return html + QStringLiteral("</body></html>");
}

} // namespace

Result<void> writePdf(const Sheet& sheet, const QString& path)
{
    QSaveFile file(path);
    const auto trouble = [&] {
        return fail(ErrorCode::Io, "The PDF could not be written to \"" + path.toStdString() +
                                             "\": " + file.errorString().toStdString() + ".");
    };
    if (!file.open(QIODevice::WriteOnly))
        return trouble();
    {
        QPdfWriter writer(&file);
        writer.setTitle(sheet.title);
        writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF(18, 16, 18, 16),
                                         QPageLayout::Millimeter));
        QTextDocument document;
        document.setDefaultStyleSheet(QString::fromLatin1(styleOfPaper));
        document.setHtml(htmlOf(sheet));
        document.print(&writer);
    }
    return file.commit() ? Result<void>() : trouble();
}

QString plainText(const Sheet& sheet)
{
    QStringList lines{sheet.title};
    if (!sheet.subtitle.isEmpty())
        lines += sheet.subtitle;
    for (const auto& block : sheet.blocks) {
        lines += QString();
        lines += block.heading;
        for (const auto& item : block.items) {
            QStringList parts;
            if (!item.lead.isEmpty())
                parts += item.text.isEmpty() ? item.lead : item.lead + QLatin1Char(':');
            if (!item.text.isEmpty())
                parts += item.theirWords ? PaperTr::tr("“%1”").arg(item.text) : item.text;
            if (!item.caption.isEmpty())
                parts += QStringLiteral("(%1)").arg(item.caption);
            lines += QStringLiteral("  ") + parts.join(QLatin1Char(' '));
            for (const QString& note : item.notes)
                lines += QStringLiteral("    ") + note;
            if (!item.differ.isEmpty())
                lines += QStringLiteral("    ") + item.differ;
            for (const auto& version : item.versions)
                lines += QStringLiteral("    - %1 (%2)").arg(version.text, version.caption);
        }
    }
    lines += QString();
    if (!sheet.missing.isEmpty())
        lines += PaperTr::tr("Not noted yet: %1").arg(sheet.missing.join(QStringLiteral(", ")));
    lines += PaperTr::tr("As of %1").arg(sheet.asOf);
    return lines.join(QLatin1Char('\n'));
}

} // namespace salver::print
