// SPDX-License-Identifier: Apache-2.0
#include "app/hand.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QCursor>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QImage>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QTimer>

#include <optional>
#include <utility>

namespace salver::app {

namespace {

constexpr int lookMs = 50;
constexpr int restMs = 2000;

using Fits = std::function<bool(const QString& name, const QQuickItem& item)>;

QQuickItem* search(QQuickItem* item, const Fits& fits)
{
    if (!item->isVisible())
        return nullptr;
    if (auto* interface = QAccessible::queryAccessibleInterface(item)) {
        if (item->width() > 0 && fits(interface->text(QAccessible::Name), *item))
            return item;
    }
    // What lies on top comes last.
    const auto children = item->childItems();
    for (auto child = children.rbegin(); child != children.rend(); ++child) {
        if (auto* found = search(*child, fits))
            return found;
    }
    return nullptr;
}

QPointF middleOf(const QQuickItem& item)
{
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2));
}

} // namespace

bool Hand::waitFor(const std::function<bool()>& condition, int ms)
{
    QElapsedTimer since;
    since.start();
    while (!condition()) {
        if (since.elapsed() > ms)
            return false;
        pause(lookMs);
    }
    return true;
}

void Hand::pause(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

QQuickItem* Hand::find(const QString& name, int ms)
{
    QQuickItem* found = nullptr;
    waitFor(
        [&] {
            found = search(m_window.contentItem(), [&](const QString& called, const QQuickItem& item) {
                return called == name && item.isEnabled();
            });
            return found != nullptr;
        },
        ms);
    return found;
}

bool Hand::sees(const QString& words, int ms)
{
    return waitFor(
        [&] {
            return search(m_window.contentItem(), [&](const QString& called, const QQuickItem& item) {
                return called.contains(words) || item.property("text").toString().contains(words);
            }) != nullptr;
        },
        ms);
}

QQuickItem* Hand::atRest(const QString& name)
{
    // Looked up anew each time: what was found may be gone a moment later.
    QQuickItem* item = find(name);
    std::optional<QPointF> last;
    waitFor(
        [&] {
            item = find(name, 0);
            if (item == nullptr)
                return true;
            const QPointF now = middleOf(*item);
            return std::exchange(last, now) == now;
        },
        restMs);
    return item;
}

bool Hand::press(const QString& name)
{
    QQuickItem* item = atRest(name);
    if (item == nullptr)
        return false;
    const QPointF at = middleOf(*item);
    const QPointF global = m_window.mapToGlobal(at.toPoint());
    QMouseEvent down(QEvent::MouseButtonPress, at, at, global, Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_window, &down);
    QMouseEvent up(QEvent::MouseButtonRelease, at, at, global, Qt::LeftButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_window, &up);
    pause(lookMs);
    return true;
}

void Hand::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QKeyEvent down(QEvent::KeyPress, key, modifiers, key == Qt::Key_Return ? QStringLiteral("\r") : QString());
    QCoreApplication::sendEvent(&m_window, &down);
    QKeyEvent up(QEvent::KeyRelease, key, modifiers);
    QCoreApplication::sendEvent(&m_window, &up);
}

void Hand::type(const QString& text)
{
    for (const QChar letter : text) {
        if (letter == u'\n') {
            key(Qt::Key_Return);
            continue;
        }
        QKeyEvent down(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
        QCoreApplication::sendEvent(&m_window, &down);
        QKeyEvent up(QEvent::KeyRelease, 0, Qt::NoModifier, QString(letter));
        QCoreApplication::sendEvent(&m_window, &up);
        QCoreApplication::processEvents();
    }
}

bool Hand::shoot(const QString& file)
{
    // A pointer that nobody moves would hover over whatever stands at its place; nothing does on the upper edge.
    QCursor::setPos(m_window.mapToGlobal(QPoint(m_window.width() / 2, 0)));
    // Loaders, fades and the last read get their frames first.
    pause(300);
    const QImage frame = m_window.grabWindow();
    return !frame.isNull() && frame.save(file);
}

} // namespace salver::app
