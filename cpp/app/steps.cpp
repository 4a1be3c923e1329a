// SPDX-License-Identifier: Apache-2.0
#include "app/steps.h"

#include "core/sync_status.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QStringList>

#include <chrono>
#include <cstdio>

namespace salver::app {

namespace {

/// What was pressed or typed last is on its way to the store before sync hears of it.
constexpr int typedMs = 400;
constexpr int longestMs = 30'000;

/// A fast typist's pace, uneven as hands are: twenty letters a second.
constexpr int paceMs(qsizetype at)
{
    return 20 + int(at * 37 % 60);
}

/// On the clock that every process of a machine shares, so that one's moments can be set against another's. Written
/// out at once: what reads it may end this process the moment after.
void tell(const QString& what)
{
    using std::chrono::steady_clock;
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(steady_clock::now().time_since_epoch());
    std::printf("%s at %lld ms\n", qUtf8Printable(what), static_cast<long long>(now.count()));
    std::fflush(stdout);
}

QString typedOut(const QString& words)
{
    return QString(words).replace(QLatin1String("\\n"), QLatin1String("\n"));
}

} // namespace

Result<void> Steps::run(const QStringList& steps)
{
    for (const QString& step : steps) {
        if (!take(step.section(u':', 0, 0), step.section(u':', 1)))
            return fail(ErrorCode::NotFound, "The step \"" + step.toStdString() + "\" could not be done.");
    }
    return {};
}

bool Steps::take(const QString& verb, const QString& what)
{
    if (verb == QLatin1String("press"))
        return m_hand.press(what);
    if (verb == QLatin1String("key"))
        return m_hand.stroke(QKeySequence::fromString(what, QKeySequence::PortableText));
    if (verb == QLatin1String("reach"))
        return m_hand.reach(what);
    if (verb == QLatin1String("look"))
        return look(what.split(u' '));
    if (verb == QLatin1String("see"))
        return m_hand.sees(what, longestMs);
    if (verb == QLatin1String("sync"))
        return syncSays(what);
    if (verb == QLatin1String("save"))
        return m_hand.shoot(what);
    if (verb == QLatin1String("wait"))
        return Hand::waitFor([&] { return QFile::exists(what); }, longestMs);
    if (verb == QLatin1String("paste"))
        return paste(what);
    if (verb == QLatin1String("tell")) {
        tell(what);
        return true;
    }
    if (verb == QLatin1String("letters")) {
        letters(typedOut(what));
        return true;
    }
    if (verb != QLatin1String("type"))
        return false;
    m_hand.type(typedOut(what));
    return true;
}

void Steps::letters(const QString& text)
{
    m_hand.type(text, [](qsizetype at) {
        Hand::pause(paceMs(at));
        tell(QStringLiteral("letter %1").arg(at));
    });
}

bool Steps::look(const QStringList& words)
{
    const QStringList size = words.value(0).split(u'x');
    const int width = size.value(0).toInt();
    const int height = size.value(1).toInt();
    const int percent = words.value(2).toInt();
    if (m_root == nullptr || words.size() != 3 || width <= 0 || height <= 0 || percent < 100)
        return false;
    m_window.resize(width, height);
    auto* settings = m_root->app().settings();
    settings->overrideTheme(words.value(1) == QLatin1String("dark") ? viewmodels::facts::Theme::Dark
                                                                    : viewmodels::facts::Theme::Light);
    settings->overrideTextSize(percent);
    Q_EMIT settings->changed();
    return Hand::waitFor([&] { return m_window.width() == width && m_window.height() == height; });
}

bool Steps::paste(const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray units = file.readAll();
    QGuiApplication::clipboard()->setText(
        QString(reinterpret_cast<const QChar*>(units.constData()), units.size() / qsizetype(sizeof(QChar))));
    return m_hand.stroke(QKeySequence(QKeySequence::Paste));
}

bool Steps::syncSays(const QString& word)
{
    if (m_root == nullptr)
        return false;
    auto* sync = m_root->app().sync();
    const std::string wanted = word.toStdString();
    QElapsedTimer since;
    return Hand::waitFor(
        [&] {
            if (nameOf(SyncWord(int(sync->word()))) != wanted)
                since.invalidate();
            else if (!since.isValid())
                since.start();
            return since.isValid() && since.elapsed() >= typedMs;
        },
        longestMs);
}

} // namespace salver::app
