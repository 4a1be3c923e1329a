// SPDX-License-Identifier: Apache-2.0
// What belongs to this machine rather than to the person: the window's size and place, and the theme until somebody
// has signed in. Kept in a settings file whose path the composition root hands in. GUI thread.
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>

namespace salver::viewmodels {

class MachineSettings {
public:
    explicit MachineSettings(const QString& file) : m_settings(file, QSettings::IniFormat) {}

    [[nodiscard]] QString text(const QString& key, const QString& otherwise = {}) const
    {
        return m_settings.value(key, otherwise).toString();
    }
    [[nodiscard]] int number(const QString& key, int otherwise) const
    {
        return m_settings.value(key, otherwise).toInt();
    }
    void set(const QString& key, const QVariant& value) { m_settings.setValue(key, value); }

private:
    QSettings m_settings;
};

} // namespace salver::viewmodels
