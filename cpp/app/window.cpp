// SPDX-License-Identifier: Apache-2.0
#include "app/window.h"

#include "app/icon_provider.h"

#include <QQmlComponent>

#include <cstdio>

namespace salver::app {

Window::Window() : m_engine(std::make_unique<QQmlEngine>())
{
    m_engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
    m_engine->addImageProvider(QStringLiteral("icons"), new IconProvider);
}

Window::~Window() = default;

void Window::prepare()
{
    m_component = std::make_unique<QQmlComponent>(m_engine.get(), QUrl(QStringLiteral("qrc:/qt/qml/Salver/Shell/Main.qml")));
}

bool Window::create(QQmlComponent& component, const QVariantMap& properties)
{
    std::unique_ptr<QObject> made(component.createWithInitialProperties(properties));
    auto* window = qobject_cast<QQuickWindow*>(made.get());
    if (window == nullptr) {
        std::fputs(qPrintable(component.errorString() + u'\n'), stderr);
        return false;
    }
    made.release();
    m_window.reset(window);
    return true;
}

bool Window::show(CompositionRoot& root, QSize size)
{
    if (!m_component)
        prepare();
    QVariantMap properties{{QStringLiteral("app"), QVariant::fromValue(&root.app())}};
    if (size.isValid()) {
        properties.insert(QStringLiteral("width"), size.width());
        properties.insert(QStringLiteral("height"), size.height());
    }
    if (!create(*m_component, properties))
        return false;
    m_window->show();
    return true;
}

bool Window::showTrouble(const QString& sentence)
{
    QQmlComponent component(m_engine.get(), QUrl(QStringLiteral("qrc:/qt/qml/Salver/Shell/TroubleWindow.qml")));
    if (!create(component, {{QStringLiteral("sentence"), sentence}}))
        return false;
    m_window->show();
    return true;
}

} // namespace salver::app
