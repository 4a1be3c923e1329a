// SPDX-License-Identifier: Apache-2.0
#include "app/theme_watcher.h"

#include <QEvent>
#include <QGuiApplication>
#include <QPalette>
#include <QStyleHints>

namespace salver::app {

namespace {

bool desktopIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (QGuiApplication::styleHints()->colorScheme() != Qt::ColorScheme::Unknown)
        return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#endif
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

} // namespace

ThemeWatcher::ThemeWatcher(QObject* parent) : QObject(parent), m_dark(desktopIsDark())
{
    qGuiApp->installEventFilter(this);
}

bool ThemeWatcher::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ApplicationPaletteChange) {
        const bool dark = desktopIsDark();
        if (dark != m_dark) {
            m_dark = dark;
            Q_EMIT changed(dark);
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace salver::app
