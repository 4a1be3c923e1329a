// SPDX-License-Identifier: Apache-2.0
// Whether the desktop itself is dark: Qt 6.4 has no colour scheme of its own to ask, so the palette's lightness tells.
// GUI thread; the composition root owns it.
#pragma once

#include <QObject>

namespace salver::app {

class ThemeWatcher : public QObject {
    Q_OBJECT
public:
    explicit ThemeWatcher(QObject* parent = nullptr);
    [[nodiscard]] bool dark() const { return m_dark; }

Q_SIGNALS:
    void changed(bool dark);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool m_dark{false};
};

} // namespace salver::app
