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

#include <algorithm>
#include <optional>
#include <utility>

// Qt's own way in for tests, exported by its Gui library; Qt Test's keyClick() is no more than this.
QT_BEGIN_NAMESPACE
Q_GUI_EXPORT void qt_handleKeyEvent(QWindow* window, QEvent::Type type, int key, Qt::KeyboardModifiers modifiers,
                                    const QString& text, bool repeated, ushort count);
QT_END_NAMESPACE

namespace salver::app {

namespace {

/// What still moves is not at the same place twice in this time.
constexpr int lookMs = 50;
constexpr int strokeMs = 200;
constexpr int restMs = 2000;
/// Nobody tabs further than this; a page that needs more cannot be used with the keyboard.
constexpr int stopsMost = 60;
constexpr int namedAround = 4;

using Fits = std::function<bool(const QString& name, const QQuickItem& item)>;

QQuickItem* search(QQuickItem* item, const Fits& fits)
{
    if (!item->isVisible())
        return nullptr;
    // What is read out with the row around it has no name of its own, and is seen all the same.
    auto* interface = QAccessible::queryAccessibleInterface(item);
    if (item->width() > 0 && fits(interface != nullptr ? interface->text(QAccessible::Name) : QString(), *item))
        return item;
    // What lies on top comes last.
    const auto children = item->childItems();
    for (auto child = children.rbegin(); child != children.rend(); ++child) {
        if (auto* found = search(*child, fits))
            return found;
    }
    return nullptr;
}

/// Moves one axis of a Flickable no further than is needed for the part to be inside it.
void scroll(QQuickItem& flickable, const char* place, double at, double length, double room, double most)
{
    constexpr double air = 24;
    const double now = flickable.property(place).toDouble();
    double wanted = now;
    if (at < 0)
        wanted = now + at - air;
    else if (at + length > room)
        wanted = now + std::min(at, at + length - room + air);
    flickable.setProperty(place, std::clamp(wanted, 0.0, std::max(0.0, most - room)));
}

/// What somebody does before pressing what lies below the edge: scrolls there.
void bringIntoSight(const QQuickItem& item)
{
    for (auto* around = item.parentItem(); around != nullptr; around = around->parentItem()) {
        if (!around->inherits("QQuickFlickable"))
            continue;
        const QPointF at = item.mapToItem(around, QPointF(0, 0));
        if (at.y() < 0 || at.y() + item.height() > around->height())
            scroll(*around, "contentY", at.y(), item.height(), around->height(), around->property("contentHeight").toDouble());
        if (at.x() < 0 || at.x() + item.width() > around->width())
            scroll(*around, "contentX", at.x(), item.width(), around->width(), around->property("contentWidth").toDouble());
    }
}

/// A sheet or menu that still comes or goes; it has no keyboard yet, or has it no longer.
bool popupMoves(const QQuickItem& root)
{
    for (const auto* overlay : root.childItems()) {
        if (!overlay->inherits("QQuickOverlay"))
            continue;
        const auto popups = overlay->childItems();
        if (std::ranges::any_of(popups, [](const QQuickItem* item) {
                return item->inherits("QQuickPopupItem") && item->isVisible() && item->opacity() < 1;
            }))
            return true;
    }
    return false;
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

void Hand::awaitFrames()
{
    for (int frames = 0; frames < 2; ++frames) {
        QEventLoop loop;
        QObject::connect(&m_window, &QQuickWindow::frameSwapped, &loop, &QEventLoop::quit, Qt::QueuedConnection);
        QTimer::singleShot(restMs, &loop, &QEventLoop::quit);
        m_window.update();
        loop.exec();
    }
}

void Hand::settle()
{
    // What still fades away would take the press or the key; on a busy machine it has not even begun to.
    awaitFrames();
    waitFor([this] { return !popupMoves(*m_window.contentItem()); }, restMs);
    awaitFrames();
}

bool Hand::press(const QString& name)
{
    settle();
    QQuickItem* item = atRest(name);
    if (item == nullptr)
        return false;
    bringIntoSight(*item);
    item = atRest(name);
    if (item == nullptr)
        return false;
    const QPointF at = middleOf(*item);
    const QPointF global = m_window.mapToGlobal(at.toPoint());
    QMouseEvent down(QEvent::MouseButtonPress, at, at, global, Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_window, &down);
    QMouseEvent up(QEvent::MouseButtonRelease, at, at, global, Qt::LeftButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_window, &up);
    settle();
    return true;
}

void Hand::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QKeyEvent down(QEvent::KeyPress, key, modifiers, key == Qt::Key_Return ? QStringLiteral("\r") : QString());
    QCoreApplication::sendEvent(&m_window, &down);
    QKeyEvent up(QEvent::KeyRelease, key, modifiers);
    QCoreApplication::sendEvent(&m_window, &up);
}

bool Hand::stroke(const QKeySequence& keys)
{
    if (keys.isEmpty())
        return false;
    settle();
    for (int i = 0; i < keys.count(); ++i) {
        const auto key = keys[uint(i)];
        // As the platform hands keys in, so that shortcuts hear of them first.
        for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease})
            qt_handleKeyEvent(&m_window, type, key.key(), key.keyboardModifiers(), QString(), false, 1);
        settle();
        // From one place to the next nothing is read or written; after any other key a person looks up first.
        if (key.key() != Qt::Key_Tab)
            pause(strokeMs);
    }
    return true;
}

bool Hand::reach(const QString& words)
{
    // What is called so may hold the field that has the caret.
    const auto there = [&] {
        int around = 0;
        for (auto* item = m_window.activeFocusItem(); item != nullptr && around < namedAround; item = item->parentItem(), ++around) {
            auto* interface = QAccessible::queryAccessibleInterface(item);
            if (interface != nullptr && interface->text(QAccessible::Name).contains(words))
                return true;
        }
        return false;
    };
    for (int stops = 0; stops < stopsMost; ++stops) {
        if (there())
            return true;
        stroke(QKeySequence(Qt::Key_Tab));
    }
    return false;
}

void Hand::type(const QString& text, const std::function<void(qsizetype at)>& before)
{
    awaitFrames();
    // Whoever types sees a caret first; a sheet that opens on a busy machine has it a moment later.
    waitFor(
        [this] {
            const auto* item = m_window.activeFocusItem();
            return item != nullptr && item->flags().testFlag(QQuickItem::ItemAcceptsInputMethod);
        },
        restMs);
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (before)
            before(at);
        const QChar letter = text.at(at);
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
