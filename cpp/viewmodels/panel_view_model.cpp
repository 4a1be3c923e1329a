// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/panel_view_model.h"

#include "domain/panel_commands.h"
#include "domain/pulse_commands.h"
#include "viewmodels/day_values.h"
#include "viewmodels/editor_text.h"
#include "viewmodels/going_columns.h"
#include "viewmodels/row_columns.h"

#include <algorithm>

namespace salver::viewmodels {

namespace {

constexpr std::size_t askableShown = 8;

std::vector<SortedRow> laidFlat(const domain::PanelPage& page)
{
    std::vector<SortedRow> all;
    for (const auto& theme : page.themes) {
        all.push_back({&theme, nullptr});
        for (const auto& answer : page.answers) {
            if (std::ranges::find(theme.answers, answer.id) != theme.answers.end())
                all.push_back({&theme, &answer});
        }
    }
    return all;
}

} // namespace

PanelViewModel::PanelViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_panels(panelColumns(), this), m_sorted(sortedColumns(), this),
      m_alone(panelAnswerColumns(), this), m_silent(panelAnswerColumns(), this), m_themes(themeColumns(), this),
      m_askable(askableColumns(), this)
{
}

void PanelViewModel::open(const QString& panelId)
{
    const auto id = idFrom(panelId);
    if (id == m_id)
        return;
    m_id = id;
    m_lookingFor.clear();
    refresh();
    Q_EMIT opened();
}

Result<void> PanelViewModel::read()
{
    const auto all = domain::panels(queries().reader(), context().now());
    if (!all)
        return fail(all.error());
    m_panels.setRows(panelColumns(), *all, keyOfEntity<domain::PanelRow>);
    domain::PanelPage fresh;
    if (!m_id.isNull()) {
        auto page = domain::panelPage(queries().reader(), m_id, context().now());
        if (!page)
            return fail(page.error());
        fresh = std::move(*page);
    }
    m_page = std::move(fresh);
    fill();
    return readAskable();
}

void PanelViewModel::fill()
{
    std::vector<domain::PanelAnswerRow> alone;
    std::vector<domain::PanelAnswerRow> silent;
    for (const auto& row : m_page.answers) {
        if (row.words.empty())
            silent.push_back(row);
        else if (row.themes.empty())
            alone.push_back(row);
    }
    m_sorted.setRows(sortedColumns(), laidFlat(m_page), [](const SortedRow& row) {
        return idText(row.theme->id) + (row.answer == nullptr ? QString() : u'/' + idText(row.answer->id));
    });
    m_alone.setRows(panelAnswerColumns(), alone, keyOfEntity<domain::PanelAnswerRow>);
    m_silent.setRows(panelAnswerColumns(), silent, keyOfEntity<domain::PanelAnswerRow>);
    m_themes.setRows(themeColumns(), m_page.themes, keyOfEntity<domain::ThemeRow>);
}

Result<void> PanelViewModel::readAskable()
{
    std::vector<domain::Askable> people;
    if (!m_id.isNull()) {
        auto found = domain::askable(queries().reader(), toUtf8(m_lookingFor.trimmed()),
                                     askableShown + m_page.answers.size(), context().now());
        if (!found)
            return fail(found.error());
        people = std::move(*found);
        std::erase_if(people, [&](const domain::Askable& each) {
            return std::ranges::any_of(m_page.answers, [&](const auto& row) { return row.person.id == each.person.id; });
        });
        if (people.size() > askableShown)
            people.resize(askableShown);
    }
    m_askable.setRows(askableColumns(), people, [](const domain::Askable& each) { return idText(each.person.id); });
    return {};
}

bool PanelViewModel::concerns(const store::Committed& facts) const
{
    return facts.syncStateChanged || touches(facts, {model::panel::kind, model::panelAnswer::kind, model::theme::kind,
                                                     model::sorting::kind, model::person::kind, model::client::kind});
}

void PanelViewModel::setLookingFor(const QString& letters)
{
    if (letters == m_lookingFor)
        return;
    m_lookingFor = letters;
    if (const auto read = readAskable(); !read)
        context().sayTrouble(words(read.error()));
    Q_EMIT changed();
}

void PanelViewModel::begin(const QString& question, const QString& how)
{
    context().perform(
        this, [asked = toUtf8(question), way = toUtf8(how)](domain::Commands& commands) {
            return domain::addPanel(commands, asked, way);
        },
        tr("Question begun"), [this](const domain::Made& made) { Q_EMIT panelMade(idText(made.id)); });
}

void PanelViewModel::noteAnswer(const QString& personId, const QString& typed, int mode)
{
    const auto all = domain::askedModes();
    domain::PanelAsked what;
    what.panel = m_id;
    what.person = idFrom(personId);
    what.words = toUtf8(typed);
    if (mode >= 0 && std::size_t(mode) < all.size())
        what.mode = std::string(all[std::size_t(mode)]);
    context().perform(
        this, [what](domain::Commands& commands) { return domain::notePanelAnswer(commands, what); },
        what.words.empty() ? tr("Noted that they were asked") : tr("Answer noted"));
}

void PanelViewModel::nameTheme(const QString& name)
{
    context().perform(
        this, [id = m_id, text = toUtf8(name)](domain::Commands& commands) { return domain::addTheme(commands, id, text); },
        tr("Theme named"));
}

void PanelViewModel::nameThemeFor(const QString& name, const QString& answerId)
{
    context().perform(
        this, [id = m_id, text = toUtf8(name)](domain::Commands& commands) { return domain::addTheme(commands, id, text); },
        tr("Theme named"), [this, answerId](const domain::Made& made) { sort(idText(made.id), answerId, true); });
}

void PanelViewModel::sort(const QString& themeId, const QString& answerId, bool there)
{
    context().perform(
        this, [theme = idFrom(themeId), answer = idFrom(answerId), there](domain::Commands& commands) {
            return domain::sortAnswer(commands, theme, answer, there);
        },
        there ? tr("Laid to the theme") : tr("Taken out of the theme"));
}

bool PanelViewModel::holds(const QString& themeId, const QString& answerId) const
{
    const auto theme = std::ranges::find(m_page.themes, idFrom(themeId), &domain::ThemeRow::id);
    return theme != m_page.themes.end() && std::ranges::find(theme->answers, idFrom(answerId)) != theme->answers.end();
}

void PanelViewModel::setClosed(bool closed)
{
    context().perform(
        this, [id = m_id, closed](domain::Commands& commands) { return domain::closePanel(commands, id, closed); },
        closed ? tr("Question closed") : tr("Question open again"));
}

void PanelViewModel::change(const QString& entityId, const QString& field, const QString& typed)
{
    setMatterField(context(), this, entityId, field, typed);
}

void PanelViewModel::remove(const QString& entityId, const QString& name)
{
    removeEntity(context(), this, entityId, name);
}

void PanelViewModel::showHistory(const QString& entityId, const QString& field)
{
    showMatterHistory(context(), entityId, field);
}

} // namespace salver::viewmodels
