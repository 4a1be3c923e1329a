// SPDX-License-Identifier: Apache-2.0
// Our own icons, drawn straight from their files: Qt's way over image readers asks every plugin there is for each of
// them, which a start feels. The window's engine owns it; GUI thread, or wherever an image is wanted.
#pragma once

#include <QQuickImageProvider>

namespace salver::app {

class IconProvider final : public QQuickImageProvider {
public:
    IconProvider() : QQuickImageProvider(Image) {}

    /// `id` is a file's name below :/salver/icons/; nothing where there is no such file.
    QImage requestImage(const QString& id, QSize* size, const QSize& requestedSize) override;
};

} // namespace salver::app
