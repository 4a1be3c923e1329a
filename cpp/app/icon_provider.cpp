// SPDX-License-Identifier: Apache-2.0
#include "app/icon_provider.h"

#include <QPainter>
#include <QSvgRenderer>

namespace salver::app {

QImage IconProvider::requestImage(const QString& id, QSize* size, const QSize& requestedSize)
{
    QSvgRenderer drawing(QStringLiteral(":/salver/icons/") + id);
    if (!drawing.isValid())
        return {};
    const QSize own = drawing.defaultSize();
    if (size != nullptr)
        *size = own;
    // As an image reader does: as large as fits in what is asked for, in its own proportions.
    const QSize wanted = requestedSize.isEmpty() ? own : own.scaled(requestedSize, Qt::KeepAspectRatio);
    QImage image(wanted, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    drawing.render(&painter);
    return image;
}

} // namespace salver::app
