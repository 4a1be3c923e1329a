// SPDX-License-Identifier: Apache-2.0
// The person's preferences, which live in their private space and follow them to every device, and the few that are
// this machine's. GUI thread; owned by the app view model.
#pragma once

#include "viewmodels/account_port.h"
#include "viewmodels/machine_settings.h"
#include "viewmodels/page_view_model.h"

#include <QMap>

namespace salver::viewmodels {

class SettingsViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    Q_PROPERTY(salver::viewmodels::facts::Theme theme READ theme WRITE setTheme NOTIFY changed)
    /// The desktop itself is dark: what the theme "System" follows.
    Q_PROPERTY(bool systemDark READ systemDark NOTIFY systemDarkChanged)
    /// Per cent, 100 to 200.
    Q_PROPERTY(int textSize READ textSize WRITE setTextSize NOTIFY changed)
    /// "18:30".
    Q_PROPERTY(QString quietFrom READ quietFrom WRITE setQuietFrom NOTIFY changed)
    Q_PROPERTY(QString quietTo READ quietTo WRITE setQuietTo NOTIFY changed)
    /// The moments of notifications, "09:00", ascending, three at most; none: there are no notifications.
    Q_PROPERTY(QStringList remindAt READ remindAt NOTIFY changed)
    Q_PROPERTY(salver::viewmodels::facts::Page firstPage READ firstPage WRITE setFirstPage NOTIFY changed)
    Q_PROPERTY(QString signature READ signature WRITE setSignature NOTIFY changed)
    Q_PROPERTY(bool reduceMotion READ reduceMotion WRITE setReduceMotion NOTIFY changed)
    Q_PROPERTY(QString server READ server NOTIFY changed)
    Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
public:
    SettingsViewModel(Context& context, AccountPort& account, MachineSettings& machine, QObject* parent = nullptr);

    [[nodiscard]] facts::Theme theme() const;
    void setTheme(facts::Theme theme);
    [[nodiscard]] bool systemDark() const { return m_systemDark; }
    void setSystemDark(bool dark);
    [[nodiscard]] int textSize() const;
    void setTextSize(int perCent);
    [[nodiscard]] QString quietFrom() const { return value(QStringLiteral("quietFrom")); }
    void setQuietFrom(const QString& time);
    [[nodiscard]] QString quietTo() const { return value(QStringLiteral("quietTo")); }
    void setQuietTo(const QString& time);
    [[nodiscard]] QStringList remindAt() const;
    Q_INVOKABLE void addMoment(const QString& time);
    Q_INVOKABLE void removeMoment(const QString& time);
    [[nodiscard]] facts::Page firstPage() const;
    void setFirstPage(facts::Page page);
    [[nodiscard]] QString signature() const { return value(QStringLiteral("signature")); }
    void setSignature(const QString& signature);
    [[nodiscard]] bool reduceMotion() const;
    void setReduceMotion(bool reduce);
    [[nodiscard]] QString server() const { return m_account.server(); }
    [[nodiscard]] const QString& sentence() const { return m_sentence; }
    Q_INVOKABLE void signOut();

    /// For this run only, before any preference: the command line's.
    void overrideTheme(facts::Theme theme) { m_themeOverride = theme; }
    void overrideTextSize(int perCent) { m_textSizeOverride = perCent; }

Q_SIGNALS:
    void systemDarkChanged();

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    /// What was chosen, or what holds otherwise (domain/preference_list.h).
    [[nodiscard]] QString value(const QString& key) const;
    void setValue(const QString& key, const QString& value);

    AccountPort& m_account;
    MachineSettings& m_machine;
    QMap<QString, QString> m_values; ///< as committed, with what is on its way on top
    std::optional<facts::Theme> m_themeOverride;
    std::optional<int> m_textSizeOverride;
    QString m_sentence;
    bool m_systemDark{false};
};

} // namespace salver::viewmodels
