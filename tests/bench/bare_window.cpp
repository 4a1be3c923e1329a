// SPDX-License-Identifier: Apache-2.0
// What salver-bench start holds the app against: the least that Qt Quick Controls can show. Says when its first frame
// was drawn.
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>

#include <cstdio>

int main(int argc, char** argv)
{
    QGuiApplication application(argc, argv);
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    QQmlApplicationEngine engine;
    engine.loadData("import QtQuick\n"
                    "import QtQuick.Controls\n"
                    "ApplicationWindow {\n"
                    "    width: 1100; height: 720; visible: true; title: \"Bare\"\n"
                    "    Column { Label { text: \"Nothing but a label\" } Button { text: \"and a button\" } }\n"
                    "}\n");
    if (engine.rootObjects().isEmpty())
        return 1;
    auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().constFirst());
    QObject::connect(
        window, &QQuickWindow::frameSwapped, window,
        [] {
            std::puts("first frame");
            std::fflush(stdout);
        },
        Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
    return QGuiApplication::exec();
}
