// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/settings_view_model.h"

#include "viewmodels/editor_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace salver::viewmodels {

namespace {

using facts::Page;
using facts::Theme;

constexpr auto themes = std::to_array<std::pair<Theme, QLatin1StringView>>({
    {Theme::System, QLatin1StringView("system")},
    {Theme::Light, QLatin1StringView("light")},
    {Theme::Dark, QLatin1StringView("dark")},
});
constexpr auto firstPages = std::to_array<std::pair<Page, QLatin1StringView>>({
    {Page::Today, QLatin1StringView("today")},
    {Page::Clients, QLatin1StringView("clients")},
    {Page::Promises, QLatin1StringView("promises")},
    {Page::House, QLatin1StringView("house")},
});

template <class Value, std::size_t N>
Value named(const std::array<std::pair<Value, QLatin1StringView>, N>& names, const QString& name)
{
    const auto at = std::ranges::find_if(names, [&](const auto& pair) { return pair.second == name; });
    return at == names.end() ? names.front().first : at->first;
}

template <class Value, std::size_t N>
QString nameOf(const std::array<std::pair<Value, QLatin1StringView>, N>& names, Value value)
{
    const auto at = std::ranges::find(names, value, [](const auto& pair) { return pair.first; });
    return at == names.end() ? QString() : QString(at->second);
}

const QString themeKey = QStringLiteral("theme");
const QString textSizeKey = QStringLiteral("textSize");
const QString reduceMotionKey = QStringLiteral("reduceMotion");
constexpr auto synced = std::to_array({"theme", "textSize", "quietFrom", "quietTo", "firstPage", "signature"});

} // namespace

SettingsViewModel::SettingsViewModel(Context& context, AccountPort& account, MachineSettings& machine, QObject* parent)
    : PageViewModel(context, parent), m_account(account), m_machine(machine)
{
    // The theme is drawn with before anybody opens the page.
    setActive(true);
    connect(&m_account, &AccountPort::boundChanged, this, [this] { refresh(); });
}

Result<void> SettingsViewModel::read()
{
    if (!m_account.bound())
        return {};
    for (const char* key : synced) {
        const auto stored = queries().preference(key);
        if (!stored)
            return fail(stored.error());
        m_values.insert(QLatin1String(key), words(*stored));
    }
    // The next start draws its first frame with these, before the database is open.
    for (const QString& key : {themeKey, textSizeKey})
        m_machine.set(key, m_values.value(key));
    return {};
}

bool SettingsViewModel::concerns(const store::Committed& facts) const
{
    return touches(facts, {model::preference::kind});
}

QString SettingsViewModel::value(const QString& key, const QString& otherwise) const
{
    const QString stored = m_values.value(key);
    return stored.isEmpty() ? otherwise : stored;
}

void SettingsViewModel::setValue(const QString& key, const QString& value)
{
    if (m_values.value(key) == value)
        return;
    m_values.insert(key, value);
    Q_EMIT changed();
    if (!m_account.bound()) {
        m_machine.set(key, value);
        return;
    }
    context().command<domain::Made>(
        this,
        [name = key.toStdString(), chosen = toUtf8(value)](domain::Commands& commands) {
            return commands.setPreference(name, chosen);
        },
        [this](const Result<domain::Made>& outcome) {
            m_sentence = outcome ? QString() : words(outcome.error());
            Q_EMIT changed();
        });
}

Theme SettingsViewModel::theme() const
{
    return m_themeOverride.value_or(named(themes, value(themeKey, m_machine.text(themeKey))));
}

void SettingsViewModel::setTheme(Theme theme)
{
    m_themeOverride.reset();
    setValue(themeKey, nameOf(themes, theme));
}

void SettingsViewModel::setSystemDark(bool dark)
{
    if (m_systemDark == dark)
        return;
    m_systemDark = dark;
    Q_EMIT systemDarkChanged();
}

int SettingsViewModel::textSize() const
{
    const int chosen = value(textSizeKey, m_machine.text(textSizeKey, QStringLiteral("100"))).toInt();
    return m_textSizeOverride.value_or(std::clamp(chosen, 100, 200));
}

void SettingsViewModel::setTextSize(int perCent)
{
    m_textSizeOverride.reset();
    setValue(textSizeKey, QString::number(std::clamp(perCent, 100, 200)));
}

void SettingsViewModel::setQuietFrom(const QString& time)
{
    setValue(QStringLiteral("quietFrom"), time);
}

void SettingsViewModel::setQuietTo(const QString& time)
{
    setValue(QStringLiteral("quietTo"), time);
}

Page SettingsViewModel::firstPage() const
{
    return named(firstPages, value(QStringLiteral("firstPage"), {}));
}

void SettingsViewModel::setFirstPage(Page page)
{
    setValue(QStringLiteral("firstPage"), nameOf(firstPages, page));
}

void SettingsViewModel::setSignature(const QString& signature)
{
    setValue(QStringLiteral("signature"), signature);
}

bool SettingsViewModel::reduceMotion() const
{
    return m_machine.number(reduceMotionKey, 0) != 0;
}

void SettingsViewModel::setReduceMotion(bool reduce)
{
    m_machine.set(reduceMotionKey, reduce ? 1 : 0);
    Q_EMIT changed();
}

void SettingsViewModel::signOut()
{
    m_account.signOut([this](const Result<void>& outcome) {
        m_sentence = outcome ? QString() : words(outcome.error());
        Q_EMIT changed();
    });
}

} // namespace salver::viewmodels
