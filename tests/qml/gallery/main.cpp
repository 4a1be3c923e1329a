// SPDX-License-Identifier: Apache-2.0
// Draws every page of the gallery, phone and desktop, light and dark, text at 100 % and 200 %, into DIR if there is one, and
// fails when a text is cut or runs out of its window, when something to press is too small or nameless, or QML warns.
#include <QAccessible>
#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>

#include <cstdio>
#include <vector>

namespace {

int warnings = 0;

void countWarnings(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    // The offscreen platform and a machine without a session say this of themselves, and nothing of our pages.
    if (message.contains(QStringLiteral("propagateSizeHints")) || message.contains(QStringLiteral("XDG_RUNTIME_DIR")))
        return;
    if (type != QtDebugMsg && type != QtInfoMsg)
        ++warnings;
    std::fprintf(stderr, "%s (%s:%d)\n", qPrintable(message), context.file ? context.file : "", context.line);
}

void complain(const QString& picture, const QQuickItem* item, const char* what)
{
    ++warnings;
    const QVariant text = item->property("text");
    std::fprintf(stderr, "%s: %s \"%s\" %s\n", qPrintable(picture), item->metaObject()->className(),
                 qPrintable(text.toString()), what);
}

bool insideScroller(const QQuickItem* item)
{
    for (const QQuickItem* up = item; up; up = up->parentItem()) {
        if (up->inherits("QQuickFlickable") && up->property("contentWidth").toReal() > up->width() + 1)
            return true;
    }
    return false;
}

void inspectText(const QString& picture, const QQuickItem* item, const QQuickWindow& window)
{
    if (!item->inherits("QQuickText") || item->property("text").toString().isEmpty())
        return;
    // A placeholder may be cut: it is only a hint, and the field's name says the same.
    if (item->property("truncated").toBool() && item->property("elide").toInt() == Qt::ElideNone)
        complain(picture, item, "is cut");
    if (insideScroller(item))
        return;
    const QRectF place = item->mapRectToScene(QRectF(0, 0, item->property("contentWidth").toReal(), item->height()));
    if (item->property("contentWidth").toReal() > item->width() + 1 || place.right() > window.width() + 1)
        complain(picture, item, "runs out of its place");
}

void inspectPressable(const QString& picture, QQuickItem* item, bool phone)
{
    if (!item->inherits("QQuickAbstractButton") || !item->isEnabled())
        return;
    QAccessibleInterface* access = QAccessible::queryAccessibleInterface(item);
    if (!access || access->text(QAccessible::Name).isEmpty())
        complain(picture, item, "has no accessible name");
    // What is pressed within something larger (the cross of a chip) only answers to the pointer's floor.
    const qreal least = phone && item->property("focusPolicy").toInt() != Qt::NoFocus ? 48 : 28;
    if (item->height() + 0.5 < least || item->width() + 0.5 < least)
        complain(picture, item, "is too small to press");
}

void inspect(const QString& picture, QQuickItem* item, const QQuickWindow& window, bool phone)
{
    if (!item->isVisible())
        return;
    inspectText(picture, item, window);
    inspectPressable(picture, item, phone);
    const QList<QQuickItem*> children = item->childItems();
    for (QQuickItem* child : children)
        inspect(picture, child, window, phone);
}

// Layouts of layouts need a few frames to come to rest, from when the window has its size.
void settle(QQuickWindow& window, const QSize& size)
{
    if (!QTest::qWaitFor([&] { return window.size() == size; }))
        qFatal("The window does not get its size.");
    QSignalSpy frames(&window, &QQuickWindow::frameSwapped);
    for (int i = 0; i < 4; ++i) {
        window.update();
        frames.wait(1000);
    }
}

struct Shot {
    const char* name;
    QSize size;
    bool dark;
    double scale;
};

const std::vector<Shot> shots = {
    {"phone-light-100", {390, 844}, false, 1.0},    {"phone-dark-100", {390, 844}, true, 1.0},
    {"phone-light-200", {390, 844}, false, 2.0},    {"tablet-light-100", {900, 700}, false, 1.0},
    {"desktop-light-100", {1280, 800}, false, 1.0}, {"desktop-dark-100", {1280, 800}, true, 1.0},
    {"desktop-dark-200", {1280, 800}, true, 2.0},
};

} // namespace

int main(int argc, char* argv[])
{
    if (argc > 3) {
        std::fprintf(stderr, "usage: qml_gallery [DIR [part of a picture's name]]\n");
        return 2;
    }
    qInstallMessageHandler(countWarnings);
    QGuiApplication app(argc, argv);
    QAccessible::setActive(true);
    const bool keep = argc > 1;
    const QDir out(keep ? QString::fromLocal8Bit(argv[1]) : QString());
    const QString only = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QString();
    if (keep)
        out.mkpath(QStringLiteral("."));

    QQmlApplicationEngine engine;
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    // What stands in for the view models where a gallery of pages is drawn; nothing for the controls' own.
    if (*SALVER_GALLERY_IMPORTS != '\0')
        engine.addImportPath(QStringLiteral(SALVER_GALLERY_IMPORTS));
    engine.load(QUrl(QStringLiteral(SALVER_GALLERY)));
    if (engine.rootObjects().isEmpty())
        return 1;
    auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().constFirst());
    const QStringList pages = window->property("pages").toStringList();
    for (const Shot& shot : shots) {
        for (qsizetype page = 0; page < pages.size(); ++page) {
            const QString name = pages[page] + QLatin1Char('-') + QLatin1String(shot.name);
            if (!name.contains(only))
                continue;
            window->setProperty("dark", shot.dark);
            window->setProperty("textScale", shot.scale);
            window->setProperty("page", int(page));
            window->resize(shot.size);
            settle(*window, shot.size);
            inspect(name, window->contentItem(), *window, shot.size.width() < 600);
            if (keep)
                window->grabWindow().save(out.filePath(name + QStringLiteral(".png")));
        }
    }
    return warnings == 0 ? 0 : 1;
}
