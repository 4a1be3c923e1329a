// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/settings_view_model.h"

#include "domain/preference_list.h"
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
const QString remindAtKey = QStringLiteral("remindAt");

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

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
    for (const auto& known : domain::preferences()) {
        const auto stored = queries().preference(std::string(known.key));
        if (!stored)
            return fail(stored.error());
        m_values.insert(text(known.key), words(*stored));
    }
    // The next start draws its first frame with these, before the database is open. Written only where they changed: the
    // file is locked and waited for on disk, and that is in the middle of a start.
    for (const QString& key : {themeKey, textSizeKey}) {
        if (m_machine.text(key) != m_values.value(key))
            m_machine.set(key, m_values.value(key));
    }
    return {};
}

bool SettingsViewModel::concerns(const store::Committed& facts) const
{
    return touches(facts, {model::preference::kind});
}

QString SettingsViewModel::value(const QString& key) const
{
    const QString stored = m_values.value(key);
    if (!stored.isEmpty())
        return stored;
    const auto known = domain::preferenceByKey(key.toStdString());
    return known ? text((*known)->otherwise) : QString();
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
    return m_themeOverride.value_or(named(themes, m_values.value(themeKey, m_machine.text(themeKey))));
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
    const int chosen = m_values.value(textSizeKey, m_machine.text(textSizeKey)).toInt();
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

QStringList SettingsViewModel::remindAt() const
{
    QStringList times;
    for (const int minutes : domain::momentsFrom(value(remindAtKey).toStdString()))
        times += QStringLiteral("%1:%2").arg(minutes / 60, 2, 10, QLatin1Char('0')).arg(minutes % 60, 2, 10, QLatin1Char('0'));
    return times;
}

void SettingsViewModel::addMoment(const QString& time)
{
    auto times = remindAt();
    if (times.contains(time) || times.size() >= qsizetype(domain::momentsMost))
        return;
    times += time;
    times.sort();
    setValue(remindAtKey, times.join(QLatin1Char(' ')));
}

void SettingsViewModel::removeMoment(const QString& time)
{
    auto times = remindAt();
    if (times.removeAll(time) > 0)
        setValue(remindAtKey, times.isEmpty() ? QStringLiteral("never") : times.join(QLatin1Char(' ')));
}

Page SettingsViewModel::firstPage() const
{
    return named(firstPages, value(QStringLiteral("firstPage")));
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
