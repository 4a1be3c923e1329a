// SPDX-License-Identifier: Apache-2.0
// Runs the tst_*.qml of this folder against the modules as the app has them: linked in, under qrc:/qt/qml.
#include <QQmlEngine>
#include <QtQuickTest>

class Setup : public QObject {
    Q_OBJECT

public slots:
    void qmlEngineAvailable(QQmlEngine* engine)
    {
        engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
    }
};

QUICK_TEST_MAIN_WITH_SETUP(controls, Setup)

#include "controls_main.moc"
