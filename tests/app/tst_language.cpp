// SPDX-License-Identifier: Apache-2.0
// The language of the process: what pages and view models say and what the domain says come through the same door.
#include "app/language.h"

#include "domain/say.h"
#include "domain/words.h"
#include "viewmodels/context.h"

#include <QCoreApplication>
#include <QTest>

using namespace salver;
using namespace salver::app;
using domain::say;
using domain::sayCount;

namespace {

/// German for two sentences, as a file would bring it.
class LittleGerman final : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* context, const char* source, const char*, int count) const override
    {
        if (qstrcmp(context, "Domain") != 0)
            return {};
        if (qstrcmp(source, "was %1") == 0)
            return QStringLiteral("war %1");
        return qstrcmp(source, "%n days") == 0 ? count == 1 ? QStringLiteral("%n Tag") : QStringLiteral("%n Tage") : QString();
    }
};

} // namespace

class TestLanguage : public QObject {
    Q_OBJECT

private slots:
    void theDomainSpeaksAsThePagesDo();
    void whatHasNoTranslationStaysEnglish();
    void aTranslationFileReachesTheDomain();
};

void TestLanguage::theDomainSpeaksAsThePagesDo()
{
    {
        const Language pseudo{QLatin1String(pseudoLanguage)};
        QCOMPARE(QCoreApplication::translate("TodayPage", "Promises"), QStringLiteral("«Promises»"));
        QCOMPARE(say("%1 looks after %2.", {"Priya", "Arden"}), std::string("«Priya looks after Arden.»"));
        QCOMPARE(sayCount(3, "%n day", "%n days"), std::string("«3 days»"));
        // A refusal of the domain has been translated when it is shown, one of the store has not.
        QCOMPARE(viewmodels::words(Error{ErrorCode::NotFound, say("There is no such client."), false}),
                 QStringLiteral("«There is no such client.»"));
        QCOMPARE(viewmodels::words(Error{ErrorCode::DiskFull, "The disk is full.", false}), QStringLiteral("«The disk is full.»"));
    }
    QCOMPARE(say("Passed on"), std::string("Passed on"));
    QCOMPARE(QCoreApplication::translate("TodayPage", "Promises"), QStringLiteral("Promises"));
}

void TestLanguage::whatHasNoTranslationStaysEnglish()
{
    for (const auto* code : {"en", "xx"}) {
        const Language language{QLatin1String(code)};
        QCOMPARE(sayCount(1, "%n day", "%n days"), std::string("1 day"));
        QCOMPARE(say("Passed on"), std::string("Passed on"));
    }
}

void TestLanguage::aTranslationFileReachesTheDomain()
{
    // The pseudo language's door, with a file's words before its brackets.
    const Language language{QLatin1String(pseudoLanguage)};
    LittleGerman german;
    QCoreApplication::installTranslator(&german);
    const domain::Day thursday = *domain::parseDay("2026-05-14");
    QCOMPARE(domain::dueWords(thursday - std::chrono::days(1), thursday), std::string("«was yesterday»"));
    QCOMPARE(domain::dueWords(thursday - std::chrono::days(2), thursday), std::string("war «Tue»"));
    QCOMPARE(sayCount(1, "%n day", "%n days"), std::string("1 Tag"));
    QCOMPARE(sayCount(12, "%n day", "%n days"), std::string("12 Tage"));
    QCoreApplication::removeTranslator(&german);
}

QTEST_GUILESS_MAIN(TestLanguage)
#include "tst_language.moc"
