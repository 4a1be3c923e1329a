// SPDX-License-Identifier: Apache-2.0
// What a mergeable text promises to those who use it: typing, merging, errors that change nothing, versions, regions
// that two people changed at once, erasure.
#include "core/text/document.h"
#include "core/text/random_text.h"

#include <QTest>

using namespace salver;
using text::Document;
using text::EventId;
using text::Region;
using text::Run;
using text::SeqRange;
using text::Splice;

namespace {

constexpr ReplicaId ada{0xA};
constexpr ReplicaId ben{0xB};

Run insertRun(ReplicaId agent, std::uint64_t seq, std::vector<EventId> parents, std::uint64_t position,
              const std::string& content)
{
    return {{agent, seq}, std::move(parents), position, content.size(), Run::Kind::Insert, false, content};
}

// Two documents that share a text.
struct Pair {
    Document a;
    Document b;

    explicit Pair(const std::string& shared)
    {
        const auto run = a.insert(ada, 0, shared);
        if (!b.apply(*run))
            qFatal("a first run was refused");
    }
    void exchange()
    {
        const auto fromA = *a.runsSince(b.summary());
        const auto fromB = *b.runsSince(a.summary());
        if (!a.apply(fromB) || !b.apply(fromA))
            qFatal("an exchange was refused");
    }
};

template <class T>
ErrorCode codeOf(const Result<T>& result)
{
    return result ? ErrorCode::None : result.error().code;
}

} // namespace

class TestTextDocument : public QObject {
    Q_OBJECT

private slots:
    void typingGivesTheRunToSend();
    void typingOutsideTheTextIsRefused();
    void backspaceIsABackwardRun();
    void mergeOfTwoBranches();
    void concurrentWordsDoNotInterleave();
    void spliceTellsWhatAMergeDid();
    void duplicatesAndOverlapsAreSkipped();
    void sameNumberForSomethingElse();
    void missingParentsLeaveTheDocumentAlone();
    void outsideTheTextLeavesTheDocumentAlone();
    void malformedRuns_data();
    void malformedRuns();
    void redundantParentsAreDropped();
    void sequencesMayJump();
    void lengthsAndOffsetsWithEmoji();
    void olderVersions();
    void runsSinceSendsOnlyWhatIsMissing();
    void regionsThatBothChanged();
    void regionsFarApartAreNotMarked();
    void erasureLeavesPositions();
    void erasedElsewhereMerges();
    void tooLongIsRefused();
    void tooManyEventsAreRefused();
    void manyAgents();
    void cloneIsIndependent();
    void settledTextTypesOn();
};

void TestTextDocument::typingGivesTheRunToSend()
{
    Document document;
    const auto first = document.insert(ada, 0, "hello");
    QVERIFY(first.has_value());
    QVERIFY(*first == insertRun(ada, 0, {}, 0, "hello"));
    const auto second = document.insert(ada, 5, " you");
    QVERIFY(*second == insertRun(ada, 5, {{ada, 4}}, 5, " you"));
    const auto third = document.remove(ada, 0, 2);
    QVERIFY(*third == (Run{{ada, 9}, {{ada, 8}}, 0, 2, Run::Kind::Delete, false, {}}));
    QCOMPARE(document.text(), std::string("llo you"));
    QCOMPARE(document.seqNext(ada), std::uint64_t{11});
    QCOMPARE(document.seqNext(ben), std::uint64_t{0});
    QVERIFY(document.version() == (text::Version{{ada, 10}}));
    QVERIFY(document.summary() == (text::Summary{{ada, {{0, 11}}}}));
    QVERIFY(document.holds({ada, 10}) && !document.holds({ada, 11}) && !document.holds({ben, 0}));
    document.checkInvariants();
}

void TestTextDocument::typingOutsideTheTextIsRefused()
{
    Document document;
    QCOMPARE(codeOf(document.insert(ada, 1, "x")), ErrorCode::InvalidArgument);
    QCOMPARE(codeOf(document.insert(ada, 0, "")), ErrorCode::InvalidArgument);
    QCOMPARE(codeOf(document.insert(ada, 0, "\xFF")), ErrorCode::InvalidArgument);
    QCOMPARE(codeOf(document.remove(ada, 0, 1)), ErrorCode::InvalidArgument);
    QVERIFY(document.insert(ada, 0, "ab").has_value());
    QCOMPARE(codeOf(document.remove(ada, 1, 2)), ErrorCode::InvalidArgument);
    QCOMPARE(codeOf(document.remove(ada, 0, 0)), ErrorCode::InvalidArgument);
    QCOMPARE(codeOf(document.remove(ada, ~std::uint64_t{0}, 1)), ErrorCode::InvalidArgument);
    QCOMPARE(document.eventCount(), std::uint64_t{2});
}

void TestTextDocument::backspaceIsABackwardRun()
{
    Pair pair("abcdef");
    const auto run = pair.a.remove(ada, 2, 3, true);
    QVERIFY(run->kind == Run::Kind::DeleteBackward);
    QCOMPARE(run->position, std::uint64_t{4});
    const auto splices = pair.b.apply(*run);
    QVERIFY(*splices == (std::vector<Splice>{{2, 3, ""}}));
    QCOMPARE(pair.b.text(), std::string("abf"));
    // One Backspace after another is the same history as one run of them.
    Pair slow("abcdef");
    for (std::uint64_t at = 4; at >= 2; --at)
        QVERIFY(slow.b.apply(*slow.a.remove(ada, at, 1, true)).has_value());
    QVERIFY(*slow.b.runs() == *pair.b.runs());
}

void TestTextDocument::mergeOfTwoBranches()
{
    Pair pair("log\n");
    QVERIFY(pair.a.insert(ada, 4, "- alice called\n").has_value());
    QVERIFY(pair.b.insert(ben, 4, "- bob emailed\n").has_value());
    pair.exchange();
    QCOMPARE(pair.a.text(), std::string("log\n- alice called\n- bob emailed\n"));
    QCOMPARE(pair.b.text(), pair.a.text());
    QVERIFY(pair.a.version() == pair.b.version());
    QCOMPARE(pair.a.version().size(), std::size_t{2});
    QVERIFY(pair.a.insert(ada, 0, "> ").has_value());
    QCOMPARE(pair.a.version().size(), std::size_t{1});
    pair.exchange();
    QCOMPARE(pair.b.text(), pair.a.text());
}

void TestTextDocument::concurrentWordsDoNotInterleave()
{
    Pair pair("x");
    // Typed from the end to the front, where simpler rules shuffle the letters.
    for (const char letter : std::string("olleh"))
        QVERIFY(pair.a.insert(ada, 1, std::string(1, letter)).has_value());
    for (const char letter : std::string("dlrow"))
        QVERIFY(pair.b.insert(ben, 1, std::string(1, letter)).has_value());
    pair.exchange();
    QCOMPARE(pair.a.text(), pair.b.text());
    QVERIFY(pair.a.text() == "xhelloworld" || pair.a.text() == "xworldhello");
}

void TestTextDocument::spliceTellsWhatAMergeDid()
{
    Pair pair("one two three");
    QVERIFY(pair.a.insert(ada, 0, "zero ").has_value());
    QVERIFY(pair.b.remove(ben, 4, 3).has_value());
    QVERIFY(pair.b.insert(ben, 4, "2").has_value());
    const auto splices = pair.a.apply(*pair.b.runsSince(pair.a.summary()));
    QVERIFY(*splices == (std::vector<Splice>{{9, 3, "2"}}));
    QCOMPARE(pair.a.text(), std::string("zero one 2 three"));
}

void TestTextDocument::duplicatesAndOverlapsAreSkipped()
{
    Pair pair("abc");
    const auto one = *pair.a.insert(ada, 3, "def");
    const auto two = *pair.a.insert(ada, 6, "ghi");
    QVERIFY(pair.b.apply(one).has_value());
    QVERIFY(pair.b.apply(one)->empty());
    // A run that covers what is here and goes on.
    const Run both = insertRun(ada, 3, {{ada, 2}}, 3, "defghi");
    const auto splices = pair.b.apply(both);
    QVERIFY(*splices == (std::vector<Splice>{{6, 0, "ghi"}}));
    const std::vector<Run> twice{one, two, both, one};
    QVERIFY(pair.b.apply(twice)->empty());
    QVERIFY(*pair.a.runs() == *pair.b.runs());
}

void TestTextDocument::sameNumberForSomethingElse()
{
    Pair pair("abc");
    const std::string before = pair.b.save();
    const std::vector<Run> others{
        insertRun(ada, 0, {}, 0, "abX"),                                       // other content
        insertRun(ada, 2, {{ada, 1}}, 1, "c"),                                 // another position
        insertRun(ada, 2, {}, 2, "c"),                                         // other parents
        insertRun(ada, 2, {{ada, 0}}, 2, "c"),
        Run{{ada, 2}, {{ada, 1}}, 2, 1, Run::Kind::Delete, false, {}},         // another kind
        insertRun(ada, 2, {{ben, 77}}, 2, "c"),
    };
    for (const Run& other : others) {
        QCOMPARE(codeOf(pair.b.apply(other)), ErrorCode::SequenceReused);
        QCOMPARE(pair.b.save(), before);
    }
}

void TestTextDocument::missingParentsLeaveTheDocumentAlone()
{
    Pair pair("abc");
    const auto one = *pair.a.insert(ada, 3, "d");
    const auto two = *pair.a.remove(ada, 0, 1);
    const std::string before = pair.b.save();
    QCOMPARE(codeOf(pair.b.apply(two)), ErrorCode::NotFound);
    // All or nothing: the good run before the orphan is not kept either.
    const std::vector<Run> batch{insertRun(ben, 0, {{ada, 2}}, 0, "x"), two};
    QCOMPARE(codeOf(pair.b.apply(batch)), ErrorCode::NotFound);
    QCOMPARE(pair.b.save(), before);
    QVERIFY(!pair.b.holds({ben, 0}));
    pair.b.checkInvariants();
    QVERIFY(pair.b.apply(one).has_value());
    QVERIFY(pair.b.apply(two).has_value());
    QCOMPARE(pair.b.text(), std::string("bcd"));
}

void TestTextDocument::outsideTheTextLeavesTheDocumentAlone()
{
    Pair pair("abc");
    QVERIFY(pair.b.insert(ben, 3, "defghi").has_value());
    const std::string before = pair.b.save();
    const std::vector<Run> bad{
        insertRun(ada, 3, {{ben, 5}}, 10, "x"),                                       // follows on
        insertRun(ada, 3, {{ada, 2}}, 4, "x"),                                        // concurrent: only 3 there
        Run{{ada, 3}, {{ada, 2}}, 1, 3, Run::Kind::Delete, false, {}},                // past the end at its parents
        Run{{ada, 3}, {{ada, 2}}, 3, 1, Run::Kind::Delete, false, {}},
        Run{{ada, 3}, {{ada, 2}}, 3, 2, Run::Kind::DeleteBackward, false, {}},
        Run{{ada, 3}, {{ben, 5}}, 8, 2, Run::Kind::Delete, false, {}},
        Run{{ada, 3}, {{ben, 5}}, 9, 2, Run::Kind::DeleteBackward, false, {}},
    };
    for (const Run& run : bad) {
        QCOMPARE(codeOf(pair.b.apply(run)), ErrorCode::Malformed);
        QCOMPARE(pair.b.save(), before);
        pair.b.checkInvariants();
        const std::vector<Run> batch{insertRun(ReplicaId{9}, 0, {{ada, 2}}, 0, "fine"), run};
        QCOMPARE(codeOf(pair.b.apply(batch)), ErrorCode::Malformed);
        QCOMPARE(pair.b.save(), before);
        pair.b.checkInvariants();
    }
    QVERIFY(pair.b.apply(insertRun(ada, 3, {{ada, 2}}, 3, "x")).has_value());
}

void TestTextDocument::malformedRuns_data()
{
    QTest::addColumn<Run>("run");
    const auto row = [](const char* name, const Run& run) { QTest::newRow(name) << run; };
    row("no events", Run{{ada, 0}, {}, 0, 0, Run::Kind::Insert, false, {}});
    row("content too short", Run{{ada, 0}, {}, 0, 3, Run::Kind::Insert, false, "ab"});
    row("content too long", Run{{ada, 0}, {}, 0, 1, Run::Kind::Insert, false, "ab"});
    row("bytes for scalars", Run{{ada, 0}, {}, 0, 4, Run::Kind::Insert, false, "\xF0\x9F\x98\x80"});
    row("not UTF-8", Run{{ada, 0}, {}, 0, 1, Run::Kind::Insert, false, "\xC0"});
    row("delete with content", Run{{ada, 0}, {}, 0, 1, Run::Kind::Delete, false, "a"});
    row("erased with content", Run{{ada, 0}, {}, 0, 1, Run::Kind::Insert, true, "a"});
    row("erased delete", Run{{ada, 0}, {}, 0, 1, Run::Kind::Delete, true, {}});
    row("backward past the front", Run{{ada, 0}, {}, 1, 3, Run::Kind::DeleteBackward, false, {}});
    row("position beyond all texts", Run{{ada, 0}, {}, ~std::uint64_t{0}, 1, Run::Kind::Insert, false, "a"});
    row("numbers overflow", Run{{ada, ~std::uint64_t{0}}, {}, 0, 1, Run::Kind::Insert, false, "a"});
    row("unknown kind", Run{{ada, 0}, {}, 0, 1, static_cast<Run::Kind>(3), false, {}});
}

void TestTextDocument::malformedRuns()
{
    QFETCH(Run, run);
    Document document;
    QCOMPARE(codeOf(document.apply(run)), ErrorCode::Malformed);
    QCOMPARE(document.eventCount(), std::uint64_t{0});
}

void TestTextDocument::redundantParentsAreDropped()
{
    Pair pair("ab");
    const Run run = insertRun(ben, 0, {{ada, 1}, {ada, 0}, {ada, 1}}, 2, "c");
    QVERIFY(pair.b.apply(run).has_value());
    QVERIFY(pair.b.runs()->back().parents == (std::vector<EventId>{{ada, 1}}));
    QVERIFY(pair.b.apply(run)->empty());
    QVERIFY(pair.b.apply(insertRun(ben, 0, {{ada, 1}}, 2, "c"))->empty());
    pair.b.checkInvariants();
}

void TestTextDocument::sequencesMayJump()
{
    Document document;
    QVERIFY(document.apply(insertRun(ada, 100, {}, 0, "late")).has_value());
    QVERIFY(document.apply(insertRun(ada, 7, {}, 0, "early")).has_value());
    QVERIFY(document.apply(insertRun(ada, 12, {{ada, 11}}, 5, "!")).has_value());
    QVERIFY(document.summary() == (text::Summary{{ada, {{7, 13}, {100, 104}}}}));
    QCOMPARE(document.seqNext(ada), std::uint64_t{104});
    QVERIFY(!document.holds({ada, 13}));
    const auto again = Document::load(document.save());
    QVERIFY(again->summary() == document.summary());
    QVERIFY(*again->runs() == *document.runs());
    // Concurrent with itself, an agent goes by its numbers.
    QCOMPARE(document.text(), std::string("early!late"));
}

void TestTextDocument::lengthsAndOffsetsWithEmoji()
{
    Document document;
    QVERIFY(document.insert(ada, 0, "a\xF0\x9F\x98\x80z\xC3\xA9").has_value());
    QCOMPARE(document.lengthScalars(), std::uint64_t{4});
    QCOMPARE(document.lengthUtf16(), std::uint64_t{5});
    QCOMPARE(document.lengthBytes(), std::uint64_t{8});
    QCOMPARE(document.utf16FromScalar(2), std::uint64_t{3});
    QCOMPARE(document.scalarFromUtf16(2), std::uint64_t{1}); // inside the pair
    QCOMPARE(document.scalarFromUtf16(99), std::uint64_t{4});
    QCOMPARE(document.substring(1, 1), std::string("\xF0\x9F\x98\x80"));
    QCOMPARE(document.substring(3, 99), std::string("\xC3\xA9"));
    QVERIFY(document.remove(ada, 1, 1).has_value());
    QCOMPARE(document.text(), std::string("az\xC3\xA9"));
}

void TestTextDocument::olderVersions()
{
    Pair pair("base");
    const auto base = pair.a.version();
    QVERIFY(pair.a.insert(ada, 4, " from ada").has_value());
    const auto hers = pair.a.version();
    QVERIFY(pair.b.remove(ben, 0, 4).has_value());
    QVERIFY(pair.b.insert(ben, 0, "ground").has_value());
    const auto his = pair.b.version();
    pair.exchange();
    QCOMPARE(*pair.a.textAt({}), std::string());
    QCOMPARE(*pair.a.textAt(base), std::string("base"));
    QCOMPARE(*pair.a.textAt(hers), std::string("base from ada"));
    QCOMPARE(*pair.a.textAt(his), std::string("ground"));
    QCOMPARE(*pair.a.textAt(pair.a.version()), pair.a.text());
    QCOMPARE(codeOf(pair.a.textAt({{ben, 999}})), ErrorCode::NotFound);
}

void TestTextDocument::runsSinceSendsOnlyWhatIsMissing()
{
    Pair pair("abc");
    QVERIFY(pair.a.insert(ada, 3, "def").has_value());
    const auto missing = pair.a.runsSince(pair.b.summary());
    QVERIFY(*missing == (std::vector<Run>{insertRun(ada, 3, {{ada, 2}}, 3, "def")}));
    QVERIFY(pair.a.runsSince(pair.a.summary())->empty());
    QCOMPARE(pair.a.runs()->size(), std::size_t{1});
    QVERIFY(*pair.a.runsSince({{ada, {{1, 2}, {4, 5}}}})
            == (std::vector<Run>{insertRun(ada, 0, {}, 0, "a"), insertRun(ada, 2, {{ada, 1}}, 2, "cd"),
                                 insertRun(ada, 5, {{ada, 4}}, 5, "f")}));
}

void TestTextDocument::regionsThatBothChanged()
{
    Pair pair("The budget is 100.\nNext line.\n");
    QVERIFY(pair.a.remove(ada, 14, 3).has_value());
    QVERIFY(pair.a.insert(ada, 14, "120").has_value());
    QVERIFY(pair.b.remove(ben, 14, 3).has_value());
    QVERIFY(pair.b.insert(ben, 14, "150").has_value());
    const auto theirs = *pair.b.runsSince(pair.a.summary());
    QVERIFY(pair.a.apply(theirs).has_value());
    QCOMPARE(pair.a.text(), std::string("The budget is 120150.\nNext line.\n"));
    QVERIFY(*pair.a.concurrentRegions(theirs) == (std::vector<Region>{{14, 6}}));
    // After somebody who has seen both wrote on, that is no meeting.
    pair.exchange();
    const auto after = *pair.a.insert(ada, 20, " (?)");
    QVERIFY(pair.b.apply(after).has_value());
    QVERIFY(pair.b.concurrentRegions(std::span(&after, 1))->empty());
    QCOMPARE(codeOf(pair.b.concurrentRegions(std::vector<Run>{insertRun(ReplicaId{5}, 0, {}, 0, "x")})),
             ErrorCode::NotFound);
}

void TestTextDocument::regionsFarApartAreNotMarked()
{
    Pair pair("first line\nsecond line, which is a good deal longer than the first\n");
    QVERIFY(pair.a.insert(ada, 10, "!").has_value());
    QVERIFY(pair.b.insert(ben, 11, "?").has_value()); // near, on another line
    QVERIFY(pair.b.insert(ben, 60, "?").has_value());
    const auto theirs = *pair.b.runsSince(pair.a.summary());
    QVERIFY(pair.a.apply(theirs).has_value());
    QVERIFY(pair.a.concurrentRegions(theirs)->empty());
    QVERIFY(pair.a.concurrentRegions(theirs, 0)->empty());
}

void TestTextDocument::erasureLeavesPositions()
{
    Pair pair("secret word");
    QVERIFY(pair.a.remove(ada, 0, 2).has_value());
    const auto splices = pair.a.erase(ada, SeqRange{0, 6});
    QVERIFY(*splices == (std::vector<Splice>{{0, 4, text::Document().text() + "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"}}));
    QCOMPARE(pair.a.lengthScalars(), std::uint64_t{9});
    QVERIFY(pair.a.save().find("secret") == std::string::npos);
    QVERIFY(pair.a.save().find("cret") == std::string::npos);
    pair.a.checkInvariants();
    const auto loaded = Document::load(pair.a.save());
    QVERIFY(loaded.has_value());
    QVERIFY(*loaded->runs() == *pair.a.runs());
    QVERIFY(loaded->runs()->front().erased);
    // Erasing what is erased, unknown or a deletion does nothing.
    QVERIFY(pair.a.erase(ada, SeqRange{0, 6})->empty());
    QVERIFY(pair.a.erase(ada, SeqRange{11, 500})->empty());
    QVERIFY(pair.a.erase(ReplicaId{77}, SeqRange{0, 5})->empty());
    QVERIFY(pair.a.eraseAll().has_value());
    QVERIFY(pair.a.save().find("word") == std::string::npos);
    pair.a.checkInvariants();
}

void TestTextDocument::erasedElsewhereMerges()
{
    Pair pair("secret");
    QVERIFY(pair.a.eraseAll().has_value());
    QVERIFY(pair.b.insert(ben, 6, " plan").has_value());
    // The erased run against the full one, both ways: neither is an error, neither brings anything back.
    QVERIFY(pair.b.apply(*pair.a.runs())->empty());
    QVERIFY(pair.a.apply(*pair.b.runs()).has_value());
    QCOMPARE(pair.a.text(), std::string("\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD plan"));
    QCOMPARE(pair.b.text(), std::string("secret plan"));
    Document fresh;
    QVERIFY(fresh.apply(*pair.a.runs()).has_value());
    QCOMPARE(fresh.text(), pair.a.text());
    fresh.checkInvariants();
}

void TestTextDocument::tooLongIsRefused()
{
    Document document;
    const std::string part(std::size_t{1} << 22U, 'x');
    for (int i = 0; i < 4; ++i)
        QVERIFY(document.insert(ada, 0, part).has_value());
    QCOMPARE(codeOf(document.insert(ada, 0, "y")), ErrorCode::TooLarge);
    const auto head = document.version();
    QCOMPARE(codeOf(document.apply(insertRun(ben, 0, head, 0, "y"))), ErrorCode::TooLarge);
    QCOMPARE(codeOf(document.apply(insertRun(ben, 0, {}, 0, "y"))), ErrorCode::TooLarge);
    const Run vast{{ben, 0}, head, 0, std::uint64_t{1} << 40U, Run::Kind::Insert, true, {}};
    QCOMPARE(codeOf(document.apply(vast)), ErrorCode::TooLarge);
    QCOMPARE(document.lengthScalars(), text::TextLimits::scalarsMax);
    QVERIFY(document.remove(ada, 0, 10).has_value());
    QVERIFY(document.insert(ada, 0, "y").has_value());
}

void TestTextDocument::tooManyEventsAreRefused()
{
    Document document;
    constexpr std::uint64_t most = text::TextLimits::scalarsMax;
    for (std::uint64_t events = 0; events < text::TextLimits::eventsMax; events += 2 * most) {
        const Run in{{ada, events}, document.version(), 0, most, Run::Kind::Insert, true, {}};
        QVERIFY(document.apply(in).has_value());
        QVERIFY(document.remove(ada, 0, most).has_value());
    }
    QCOMPARE(document.eventCount(), text::TextLimits::eventsMax);
    QCOMPARE(codeOf(document.insert(ada, 0, "x")), ErrorCode::TooLarge);
    QCOMPARE(codeOf(document.apply(insertRun(ben, 0, document.version(), 0, "x"))), ErrorCode::TooLarge);
    QCOMPARE(codeOf(document.apply(insertRun(ben, 0, {}, 0, "x"))), ErrorCode::TooLarge);
    const std::string saved = document.save();
    QVERIFY(saved.size() < 100);
    QCOMPARE(Document::load(saved)->eventCount(), document.eventCount());
}

void TestTextDocument::manyAgents()
{
    Document document;
    for (std::uint64_t agent = 1; agent <= 60; ++agent) {
        QVERIFY(document.insert(ReplicaId{agent * 7 % 61}, 0, "x").has_value());
        const std::vector<Run> bad{insertRun(ReplicaId{agent + 1000}, 0, {}, 0, "y"),
                                   insertRun(ReplicaId{agent + 2000}, 0, {{ben, 99}}, 0, "y")};
        QCOMPARE(codeOf(document.apply(bad)), ErrorCode::NotFound);
    }
    QCOMPARE(document.summary().size(), std::size_t{60});
    document.checkInvariants();
    QVERIFY(Document::load(document.save())->summary() == document.summary());
}

void TestTextDocument::cloneIsIndependent()
{
    Pair pair("abc");
    Document copy = pair.a.clone();
    QVERIFY(copy.insert(ben, 0, "x").has_value());
    QCOMPARE(pair.a.text(), std::string("abc"));
    QCOMPARE(copy.text(), std::string("xabc"));
    QVERIFY(pair.a.apply(*copy.runs()).has_value());
    QCOMPARE(pair.a.text(), copy.text());
}

void TestTextDocument::settledTextTypesOn()
{
    Pair pair("The quick brown fox.");
    QVERIFY(pair.b.insert(ben, 20, " And \xF0\x9F\x98\x80.").has_value());
    QVERIFY(pair.a.remove(ada, 4, 6).has_value());
    pair.exchange();
    pair.a.settle();
    QVERIFY(pair.a.version() == pair.b.version());
    QVERIFY(pair.a.summary() == pair.b.summary());
    QVERIFY(pair.a.holds({ben, 0}));
    // Typing, deleting and a run that follows on need no history; what is concurrent decodes it.
    QVERIFY(pair.a.insert(ada, 4, "slow ").has_value());
    QVERIFY(pair.a.remove(ada, 0, 3).has_value());
    QVERIFY(pair.a.remove(ada, 4, 3, true).has_value());
    QVERIFY(pair.a.insert(ada, pair.a.lengthScalars() - 2, "\xC3\xA9").has_value());
    QVERIFY(pair.b.insert(ben, 4, "lazy ").has_value());
    pair.exchange();
    QCOMPARE(pair.a.text(), pair.b.text());
    QVERIFY(pair.a.summary() == pair.b.summary());
    QVERIFY(pair.a.version() == pair.b.version());
    pair.a.checkInvariants();
    pair.b.checkInvariants();
}

QTEST_GUILESS_MAIN(TestTextDocument)
#include "tst_text_document.moc"
