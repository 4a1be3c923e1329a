// SPDX-License-Identifier: Apache-2.0
// One window over one composition root: loads the Shell, or the page that says why there is none. GUI thread; main
// owns it.
#pragma once

#include "app/composition_root.h"

#include <QQmlEngine>
#include <QQuickWindow>

#include <memory>

namespace salver::app {

class Window {
public:
    Window();
    ~Window();

    /// Reads and compiles the Shell while the database is still opening; show() does the rest.
    void prepare();
    /// False with a word on standard error where the Shell itself is broken.
    [[nodiscard]] bool show(CompositionRoot& root, QSize size);
    /// The database could not be opened: one sentence, and what can be done.
    [[nodiscard]] bool showTrouble(const QString& sentence);

    [[nodiscard]] QQuickWindow& window() { return *m_window; }
    [[nodiscard]] QObject& shell() { return *m_window; }

private:
    [[nodiscard]] bool create(QQmlComponent& component, const QVariantMap& properties);

    std::unique_ptr<QQmlEngine> m_engine;
    std::unique_ptr<QQmlComponent> m_component;
    std::unique_ptr<QQuickWindow> m_window;
};

} // namespace salver::app
