// SPDX-License-Identifier: Apache-2.0
// The Line, held to: nothing that is kept, sent, asked for, exported or shown names or acts as a score, a rank, a health
// or a mood. Looked for in the model, in the columns of a real database, in the messages and paths of the server, in the
// verbs, options and keys of the command line, in the properties and roles that screens are given, and in every sentence
// of every screen. What may say such a word stands in the lists below with its reason.
#include "model/kinds.h"
#include "small_team.h"
#include "support/the_line.h"

#include <sqlite3.h>

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSet>

using namespace salver;
using namespace salver::test;

namespace {

const QList<Allowed> allowed{
    {"model", "worst", "an option's \"worst\" is a person's words on how it could end; nothing is put in order by it"},
    {"cpp/cli", "worst", "the same, in the export of a weigh-up"},
    {"cpp/viewmodels", "worst", "the same, on its page"},
    {"qml/Advice", "worst", "the same, on its page"},
    {"qml/Settings/TheLinePage.qml", "", "The Line itself, which says it in the negative"},
};

QString sourceRoot()
{
    return qEnvironmentVariable("SALVER_SOURCE");
}

QString textOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qUtf8Printable(path));
    return QString::fromUtf8(file.readAll());
}

/// The files under a folder of the source, by their names from its root.
QStringList filesIn(const char* folder, const QStringList& patterns)
{
    const QDir root(sourceRoot());
    QStringList found;
    QDirIterator files(root.filePath(QLatin1String(folder)), patterns, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        found += root.relativeFilePath(files.next());
    found.sort();
    return found;
}

/// What a regular expression's first group finds in a file.
QStringList captured(const QString& path, const QRegularExpression& what)
{
    QStringList all;
    const auto text = textOf(QDir(sourceRoot()).filePath(path));
    for (auto each = what.globalMatch(text); each.hasNext();)
        all += each.next().captured(1);
    return all;
}

/// The names of the app's tests, for what the screen of The Line claims.
QString allTests()
{
    QString all;
    for (const auto& path : filesIn("tests", {QStringLiteral("tst_*.cpp")}))
        all += QFileInfo(path).completeBaseName() + u'\n' + textOf(QDir(sourceRoot()).filePath(path));
    return all;
}

class Columns {
public:
    explicit Columns(const std::string& path)
    {
        if (sqlite3_open_v2(path.c_str(), &m_database, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
            qFatal("the database cannot be opened");
    }
    Columns(const Columns&) = delete;
    Columns& operator=(const Columns&) = delete;
    ~Columns() { sqlite3_close(m_database); }

    /// "table.column" of every table, index and view.
    [[nodiscard]] QStringList names() const
    {
        QStringList all;
        // The columns of the search's own tables stand in their statements, which are looked at too.
        for (const auto& table : column("SELECT name FROM sqlite_master WHERE sql NOT LIKE 'CREATE VIRTUAL%' OR sql IS NULL", 0)) {
            all += table;
            for (const auto& name : column("PRAGMA table_info(\"" + table.toStdString() + "\")", 1))
                all += table + u'.' + name;
        }
        return all;
    }
    /// The statements that made them.
    [[nodiscard]] QStringList statements() const { return column("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL", 0); }

private:
    [[nodiscard]] QStringList column(const std::string& sql, int which) const
    {
        QStringList all;
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(m_database, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(m_database));
        while (sqlite3_step(statement) == SQLITE_ROW)
            all += QString::fromUtf8(reinterpret_cast<const char*>(sqlite3_column_text(statement, which)));
        sqlite3_finalize(statement);
        return all;
    }
    sqlite3* m_database{};
};

/// Which exceptions were made use of, and at how many places was looked.
QSet<int> used;
int placesLooked = 0;

QString complaint(const QString& place, const QString& words)
{
    const auto said = verdictIn(words);
    for (int i = 0; !said.isEmpty() && i < allowed.size(); ++i) {
        if (isAllowed({allowed[i]}, place, words))
            used.insert(i);
    }
    return said.isEmpty() || isAllowed(allowed, place, words) ? QString() : place + QStringLiteral(": \"") + words + QStringLiteral("\" says ") + said;
}

/// Fails the test with the first complaint.
void look(const QString& place, const QStringList& all, int least)
{
    ++placesLooked;
    QVERIFY2(all.size() >= least, qPrintable(QStringLiteral("%1: only %2 names were found").arg(place).arg(all.size())));
    for (const auto& each : all) {
        const auto said = complaint(place, each);
        QVERIFY2(said.isEmpty(), qPrintable(said));
    }
}

} // namespace

class TestTheLine : public QObject {
    Q_OBJECT

private slots:
    void theWordsAreRecognised_data();
    void theWordsAreRecognised();
    void noKindOrFieldIsAScore();
    void noColumnHoldsAScore();
    void noMessageOrPathCarriesOne();
    void noVerbOptionOrKeyAsksForOne();
    void noPropertyOrRoleShowsOne();
    void noScreenSaysSo();
    void nothingCountsAColleague();
    void nothingInfersAFeeling();
    void nothingIsWrittenToAClient();
    void everyNeverHasItsTest();
    void everyExceptionIsNeeded();
};

void TestTheLine::theWordsAreRecognised_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("verdict");
    for (const char* words : {"healthScore", "client_rank", "moodSlider", "Sentiment of the call", "notesPerPerson", "pointWeights",
                              "weighted total", "72 percent", "winnerBadge", "keptPercentage", "worst first", "utilisation"})
        QTest::newRow(words) << QString::fromLatin1(words) << true;
    for (const char* words : {"score of lines", "frank", "weigh-up", "waiting", "kept", "missed", "feltSource", "strand", "cranky",
                              "Brightwater Housing", "confidence", "overrated"}) {
        const bool verdict = QLatin1String(words) == QLatin1String("score of lines");
        QTest::newRow(words) << QString::fromLatin1(words) << verdict;
    }
}

void TestTheLine::theWordsAreRecognised()
{
    QFETCH(QString, words);
    QFETCH(bool, verdict);
    QCOMPARE(!verdictIn(words).isEmpty(), verdict);
}

void TestTheLine::noKindOrFieldIsAScore()
{
    QStringList names;
    for (const auto& kind : model::kinds()) {
        names += QString::fromStdString(std::string(kind.name));
        for (const auto& field : kind.fields) {
            names += QString::fromStdString(std::string(field.name));
            for (const auto choice : field.choices)
                names += QString::fromStdString(std::string(choice));
        }
    }
    look(QStringLiteral("model"), names, 300);
}

void TestTheLine::noColumnHoldsAScore()
{
    QTemporaryDir folder;
    SetClock clock;
    SeededRandom random(7);
    store::OpenOptions options;
    options.path = folder.filePath(QStringLiteral("salver.db")).toStdString();
    const auto opened = must(store::Store::open(options, clock, random), "open");
    const Columns columns(options.path);
    look(QStringLiteral("columns"), columns.names(), 60);
    // What the search puts in order by are the words that were typed, and only there.
    for (const auto& sql : columns.statements())
        QVERIFY2(!sql.contains(QStringLiteral("bm25")) && complaint(QStringLiteral("columns"), sql).isEmpty(), qPrintable(sql));
}

void TestTheLine::noMessageOrPathCarriesOne()
{
    static const QRegularExpression field(QStringLiteral("^\\s*(?:repeated |optional )?[\\w.]+ (\\w+) = \\d+"), QRegularExpression::MultilineOption);
    static const QRegularExpression message(QStringLiteral("(?:message|enum) (\\w+)"));
    static const QRegularExpression path(QStringLiteral("\"(/[^\"]*)\""));
    int looked = 0;
    for (const auto& file : filesIn("sync/protocol", {QStringLiteral("*.proto")})) {
        look(file, captured(file, field) + captured(file, message), 5);
        ++looked;
    }
    QCOMPARE(looked, 2);
    QStringList paths;
    for (const auto& file : filesIn("sync/server/http", {QStringLiteral("*.cpp"), QStringLiteral("*.h")}))
        paths += captured(file, path);
    look(QStringLiteral("sync/server/http"), paths, 10);
}

void TestTheLine::noVerbOptionOrKeyAsksForOne()
{
    // Verbs, options, JSON keys and the export's keys are all literals of the command line's own files.
    static const QRegularExpression literal(QStringLiteral("\"((?:[^\"\\\\\\n]|\\\\.)*)\""));
    int looked = 0;
    for (const auto& file : filesIn("cpp/cli", {QStringLiteral("*.cpp"), QStringLiteral("*.h")})) {
        look(file, captured(file, literal), 0);
        ++looked;
    }
    QVERIFY(looked > 20);
}

void TestTheLine::noPropertyOrRoleShowsOne()
{
    static const QRegularExpression property(QStringLiteral("Q_PROPERTY\\(\\S+ (\\w+)"));
    static const QRegularExpression invokable(QStringLiteral("Q_INVOKABLE \\S+ (\\w+)"));
    static const QRegularExpression role(QStringLiteral("\\{\"(\\w+)\",\\s*\\["));
    static const QRegularExpression literal(QStringLiteral("tr\\(\"((?:[^\"\\\\\\n]|\\\\.)*)\""));
    QStringList names;
    for (const auto& file : filesIn("cpp/viewmodels", {QStringLiteral("*.cpp"), QStringLiteral("*.h")})) {
        const auto here = captured(file, property) + captured(file, invokable) + captured(file, role) + captured(file, literal);
        look(file, here, 0);
        names += here;
    }
    QVERIFY(names.size() > 800);
    for (const auto& file : filesIn("cpp/print", {QStringLiteral("*.cpp")}))
        look(file, captured(file, literal), 0);
    for (const auto& file : filesIn("cpp/domain", {QStringLiteral("*.cpp")})) {
        static const QRegularExpression said(QStringLiteral("\"((?:[^\"\\\\\\n]|\\\\.)*)\""));
        look(file, captured(file, said), 0);
    }
}

void TestTheLine::noScreenSaysSo()
{
    static const QRegularExpression literal(QStringLiteral("\"((?:[^\"\\\\\\n]|\\\\.)*)\""));
    static const QRegularExpression property(QStringLiteral("property [\\w<>.]+ (\\w+)"));
    QStringList all;
    for (const auto& file : filesIn("qml", {QStringLiteral("*.qml")})) {
        // The style's weights are those of its fonts.
        if (file.startsWith(QLatin1String("qml/Style/")))
            continue;
        const auto here = captured(file, literal) + captured(file, property);
        look(file, here, 0);
        all += here;
    }
    QVERIFY(all.size() > 2000);
}

void TestTheLine::nothingCountsAColleague()
{
    // The one way to count by a reference is the store's group(); only visits are grouped, and by their client.
    static const QRegularExpression grouped(QStringLiteral("\\.group\\(([^)]*)\\)"));
    QStringList calls;
    for (const auto& file : filesIn("cpp", {QStringLiteral("*.cpp"), QStringLiteral("*.h")}))
        calls += captured(file, grouped);
    QCOMPARE(calls, QStringList{QStringLiteral("model::visit::kind, model::visit::client, model::visit::started")});
    // And no list of people comes with a number: neither a column of members' rows nor a map from a member to a count.
    static const QRegularExpression counter(QStringLiteral("map<(?:salver::)?(?:UserId|MemberRef)[^>]*,\\s*(?:int|std::size_t|std::uint\\w+|double)[^>]*>"));
    static const QRegularExpression whole(QStringLiteral("(map<[^;]*>)"));
    for (const char* folder : {"cpp/domain", "cpp/viewmodels", "cpp/cli"}) {
        for (const auto& file : filesIn(folder, {QStringLiteral("*.cpp"), QStringLiteral("*.h")})) {
            for (const auto& type : captured(file, whole))
                QVERIFY2(!counter.match(type).hasMatch(), qPrintable(file + QStringLiteral(": ") + type));
        }
    }
}

void TestTheLine::nothingInfersAFeeling()
{
    // How it felt comes from a person: they said it, they wrote it, or one of us sensed it.
    const auto* kind = model::findKind(model::felt::kind);
    QVERIFY(kind != nullptr);
    const auto* source = model::findField(*kind, model::felt::source);
    QVERIFY(source != nullptr);
    const std::vector<std::string> choices(source->choices.begin(), source->choices.end());
    QCOMPARE(choices, (std::vector<std::string>{"said", "written", "sensed"}));
    // And only the command that a person gives writes it; the sample is somebody's notebook.
    static const QRegularExpression written(QStringLiteral("(felt::words, )"));
    QStringList writers;
    for (const auto& file : filesIn("cpp", {QStringLiteral("*.cpp")})) {
        if (!captured(file, written).isEmpty())
            writers += file;
    }
    for (const auto& file : writers)
        QVERIFY2(file == QLatin1String("cpp/domain/felt_commands.cpp") || file.startsWith(QLatin1String("cpp/cli/sample_")) ||
                     file == QLatin1String("cpp/domain/visit_commands.cpp"),
                 qPrintable(file));
    QVERIFY(!writers.isEmpty());
}

void TestTheLine::nothingIsWrittenToAClient()
{
    static const QRegularExpression ways(QStringLiteral("(mailto:|sms:|smtp|sendmail|openUrlExternally|QDesktopServices|xdg-email|whatsapp)"),
                                         QRegularExpression::CaseInsensitiveOption);
    int looked = 0;
    for (const char* folder : {"cpp", "qml", "sync"}) {
        for (const auto& file : filesIn(folder, {QStringLiteral("*.cpp"), QStringLiteral("*.h"), QStringLiteral("*.qml")})) {
            const auto found = captured(file, ways);
            QVERIFY2(found.isEmpty(), qPrintable(file + QStringLiteral(": ") + found.value(0)));
            ++looked;
        }
    }
    QVERIFY(looked > 400);
}

void TestTheLine::everyNeverHasItsTest()
{
    static const QRegularExpression list(QStringLiteral("title: qsTr\\(\"It never\"\\)(.*)checks: \\[([^\\]]*)\\]"),
                                         QRegularExpression::DotMatchesEverythingOption);
    const auto page = list.match(textOf(QDir(sourceRoot()).filePath(QStringLiteral("qml/Settings/TheLinePage.qml"))));
    QVERIFY(page.hasMatch());
    const auto nevers = page.captured(1).count(QStringLiteral("qsTr("));
    static const QRegularExpression quoted(QStringLiteral("\"([^\"]+)\""));
    const auto tests = allTests();
    int named = 0;
    for (auto each = quoted.globalMatch(page.captured(2)); each.hasNext(); ++named) {
        const auto parts = each.next().captured(1).split(QStringLiteral(" · "));
        QCOMPARE(parts.size(), 2);
        QVERIFY2(tests.contains(parts[0] + u'\n'), qPrintable(parts[0]));
        for (const auto& function : parts[1].split(QStringLiteral(", ")))
            QVERIFY2(tests.contains(QStringLiteral("void %1()").arg(function)), qPrintable(function));
    }
    QCOMPARE(named, int(nevers));
    QVERIFY(named >= 7);
}

void TestTheLine::everyExceptionIsNeeded()
{
    if (placesLooked < 100)
        QSKIP("The whole program was not run, so not every place was looked at.");
    for (int i = 0; i < allowed.size(); ++i)
        QVERIFY2(used.contains(i) && QByteArray(allowed[i].why).size() > 20,
                 qPrintable(QLatin1String(allowed[i].place) + QStringLiteral(": ") + QLatin1String(allowed[i].words)));
}

QTEST_GUILESS_MAIN(TestTheLine)
#include "tst_the_line.moc"
