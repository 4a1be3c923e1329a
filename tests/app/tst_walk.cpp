// SPDX-License-Identifier: Apache-2.0
// ./run --offscreen DIR as somebody types it: the server, the sample team, the visit off line and back, the lead; every
// picture that it promises is there and shows something. Only the building is left out.
#include <QDir>
#include <QElapsedTimer>
#include <QImage>
#include <QProcess>
#include <QProcessEnvironment>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <utility>

namespace {

QString S(const char* text)
{
    return QString::fromUtf8(text);
}

constexpr int longestMs = 240'000;
const QSize phoneSize(390, 844);
const QSize deskSize(1280, 800);

const auto promised = std::to_array<std::pair<const char*, QSize>>({
    {"01-today.png", phoneSize},
    {"02-work-offline.png", phoneSize},
    {"03-client.png", phoneSize},
    {"04-capture-offline.png", phoneSize},
    {"05-wrap.png", phoneSize},
    {"06-wrapped.png", phoneSize},
    {"07-waiting.png", phoneSize},
    {"08-up-to-date.png", phoneSize},
    {"09-lead-reads.png", deskSize},
    {"10-lead-reads-offline.png", deskSize},
});

/// An empty page has its paper and its bars; words bring the shades of their edges.
int shadesOf(const QImage& picture)
{
    QSet<QRgb> shades;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            shades.insert(picture.pixel(x, y));
    }
    return int(shades.size());
}

} // namespace

class TestWalk : public QObject {
    Q_OBJECT

private slots:
    void leavesEveryPictureItPromises()
    {
        const QString there = m_home.filePath(S("pictures"));
        const QByteArray said = run(there);
        QVERIFY(!QTest::currentTestFailed());
        QStringList names;
        for (const auto& [name, size] : promised) {
            names += S(name);
            const QImage picture(QDir(there).filePath(S(name)));
            QCOMPARE(picture.size(), size);
            QVERIFY2(shadesOf(picture) > 60, name);
            QVERIFY2(said.contains(name), said.constData());
        }
        QCOMPARE(QDir(there).entryList(QDir::Files, QDir::Name), names);
        // Each shows what its step did, so no two are alike.
        QSet<QByteArray> contents;
        for (const QString& name : names) {
            QFile file(QDir(there).filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            contents.insert(file.readAll());
        }
        QCOMPARE(contents.size(), names.size());
    }

    /// The sample stands, the folders were used before; the same again.
    void goesASecondTime()
    {
        const QString there = m_home.filePath(S("pictures-again"));
        const QByteArray said = run(there);
        QVERIFY(!said.contains("Making the sample team"));
        QCOMPARE(QDir(there).entryList(QDir::Files).size(), qsizetype(promised.size()));
    }

private:
    /// What it said; fails the test where it did not end well.
    QByteArray run(const QString& pictures) const
    {
        QProcess script;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(S("XDG_DATA_HOME"), m_home.filePath(S("share")));
        script.setProcessEnvironment(environment);
        script.setProcessChannelMode(QProcess::MergedChannels);
        QElapsedTimer since;
        since.start();
        script.start(qEnvironmentVariable("SALVER_SOURCE") + S("/run"), {S("--offscreen"), pictures});
        const bool ended = script.waitForFinished(longestMs);
        QByteArray said = script.readAll();
        if (!ended) {
            // Asked to end, it takes its server with it.
            script.terminate();
            script.waitForFinished();
        }
        qInfo("./run --offscreen took %lld s", qlonglong(since.elapsed() / 1000));
        if (!ended || script.exitStatus() != QProcess::NormalExit || script.exitCode() != 0)
            QTest::qFail(said.constData(), __FILE__, __LINE__);
        return said;
    }

    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(TestWalk)
#include "tst_walk.moc"
