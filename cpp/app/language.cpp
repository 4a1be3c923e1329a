// SPDX-License-Identifier: Apache-2.0
#include "app/language.h"

#include "domain/say.h"

#include <QCoreApplication>
#include <QLocale>

#include <string>

namespace salver::app {

namespace {

class PseudoTranslator final : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char*, const char* source, const char*, int) const override
    {
        // What the domain says comes by here a second time, as an error's sentence.
        const QString said = QString::fromUtf8(source);
        return said.startsWith(u'«') ? said : QStringLiteral("«%1»").arg(said);
    }
};

/// tools/sentences lists what the domain says in this context.
std::string domainTranslation(const char* pattern, int count)
{
    const QString found = QCoreApplication::translate("Domain", pattern, nullptr, count);
    QString unchanged = QString::fromUtf8(pattern);
    if (count >= 0)
        unchanged.replace(QStringLiteral("%n"), QString::number(count));
    // Qt gives the source back where it has nothing; the domain has an English form for one and for many.
    return found == unchanged ? std::string() : found.toStdString();
}

} // namespace

Language::Language(const QString& code)
{
    // English is written in the sources; its file holds only what depends on a number.
    auto plurals = std::make_unique<QTranslator>();
    if (plurals->load(QStringLiteral(":/i18n/salver_en.qm")))
        install(std::move(plurals));
    if (code == QLatin1String(pseudoLanguage)) {
        install(std::make_unique<PseudoTranslator>());
    } else {
        auto spoken = std::make_unique<QTranslator>();
        const QLocale locale = code.isEmpty() ? QLocale::system() : QLocale(code);
        if (locale.language() == QLocale::English ||
            !spoken->load(locale, QStringLiteral("salver"), QStringLiteral("_"), QStringLiteral(":/i18n")))
            return;
        install(std::move(spoken));
    }
    domain::sayThrough(domainTranslation);
}

Language::~Language()
{
    domain::sayThrough(nullptr);
    for (const auto& each : m_installed)
        QCoreApplication::removeTranslator(each.get());
}

void Language::install(std::unique_ptr<QTranslator> translator)
{
    QCoreApplication::installTranslator(translator.get());
    m_installed.push_back(std::move(translator));
}

} // namespace salver::app
