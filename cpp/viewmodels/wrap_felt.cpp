// SPDX-License-Identifier: Apache-2.0
// The part of the wrap that asks how it was for each of them: every row is a record of its own, mine are written as I
// type them, colleagues' are read.
#include "viewmodels/day_values.h"
#include "viewmodels/editor_text.h"
#include "viewmodels/wrap_view_model.h"

#include "domain/felt_commands.h"

#include <algorithm>

namespace salver::viewmodels {

namespace {

bool saysNothing(const domain::FeltRow& row)
{
    return row.words.empty() && row.before.empty() && row.after.empty();
}

} // namespace

void WrapViewModel::readPeople()
{
    std::vector<domain::PersonRow> there;
    for (const auto& person : m_page.clientPeople) {
        const auto& named = m_page.row.people;
        if (named.empty() || std::ranges::find(named, person.id, &domain::EntityRef::id) != named.end())
            there.push_back(person);
    }
    m_people.setRows(personColumns(), there, keyOfEntity<domain::PersonRow>);
}

void WrapViewModel::readFelt()
{
    if (!isOpen())
        m_mine.clear();
    for (const auto& row : m_page.felt) {
        const bool mine = row.by.me || row.by.id.isNull();
        const auto known = std::ranges::find(m_mine, row.id, &Felt::id);
        if (!mine)
            continue;
        if (known == m_mine.end()) {
            // One that is being made comes with its answer.
            if (std::ranges::none_of(m_mine, [](const Felt& felt) { return felt.id.isNull() && felt.underWay; }))
                m_mine.insert(m_mine.begin() + std::ranges::count_if(m_mine, [](const Felt& felt) { return !felt.id.isNull(); }),
                              {idText(row.id), row.id, row, false, false});
        } else if (!known->underWay) {
            known->shown = row;
        }
    }
    std::erase_if(m_mine, [this](const Felt& felt) {
        return !felt.id.isNull() && !felt.underWay &&
               std::ranges::find(m_page.felt, felt.id, &domain::FeltRow::id) == m_page.felt.end();
    });
    if (isOpen() && m_mine.empty())
        addFeltRow();
    showFelt();
}

void WrapViewModel::showFelt()
{
    std::vector<WrapFeltRow> rows;
    for (const auto& row : m_page.felt) {
        if (!row.by.me && !row.by.id.isNull())
            rows.push_back({idText(row.id), row, false});
    }
    for (const auto& felt : m_mine) {
        WrapFeltRow row{felt.key, felt.shown, true};
        row.felt.id = felt.id;
        rows.push_back(std::move(row));
    }
    m_felt.setRows(wrapFeltColumns(), rows, [](const WrapFeltRow& row) { return row.key; });
}

void WrapViewModel::addFeltRow()
{
    Felt fresh;
    fresh.key = QStringLiteral("new-%1").arg(++m_lastFelt);
    m_mine.push_back(std::move(fresh));
    showFelt();
}

WrapViewModel::Felt* WrapViewModel::feltOf(const QString& rowKey)
{
    const auto at = std::ranges::find(m_mine, rowKey, &Felt::key);
    return at == m_mine.end() ? nullptr : &*at;
}

void WrapViewModel::changeFelt(const QString& rowKey, const std::function<void(domain::FeltRow&)>& how)
{
    auto* felt = feltOf(rowKey);
    if (felt == nullptr)
        return;
    how(felt->shown);
    felt->shown.theirWords =
        felt->shown.source == domain::FeltSource::Said || felt->shown.source == domain::FeltSource::Written;
    showFelt();
    sendFelt(rowKey);
}

void WrapViewModel::sendFelt(const QString& rowKey)
{
    auto* felt = feltOf(rowKey);
    if (felt == nullptr || (felt->id.isNull() && saysNothing(felt->shown)))
        return;
    if (felt->underWay) {
        felt->again = true;
        return;
    }
    felt->underWay = true;
    domain::NewFelt what;
    what.visit = m_id;
    what.person = felt->shown.person.id;
    what.words = felt->shown.words;
    what.source = felt->shown.source;
    what.before = felt->shown.before;
    what.after = felt->shown.after;
    ++m_writes;
    m_saveState = facts::SaveState::Saving;
    Q_EMIT saveStateChanged();
    context().command<domain::Made>(
        this,
        [what, id = felt->id](domain::Commands& commands) {
            return id.isNull() ? domain::addFelt(commands, what) : domain::changeFelt(commands, id, what);
        },
        [this, rowKey](const Result<domain::Made>& outcome) {
            --m_writes;
            m_sentence = outcome ? QString() : words(outcome.error());
            m_saveState = !outcome       ? facts::SaveState::Failed
                          : m_writes > 0 ? facts::SaveState::Saving
                                         : facts::SaveState::Saved;
            if (auto* sent = feltOf(rowKey)) {
                sent->underWay = false;
                if (outcome)
                    sent->id = outcome->id;
                if (std::exchange(sent->again, false))
                    sendFelt(rowKey);
            }
            readSoon();
            Q_EMIT saveStateChanged();
        });
}

void WrapViewModel::setFelt(const QString& rowKey, const QString& typed)
{
    changeFelt(rowKey, [said = toUtf8(typed.trimmed())](domain::FeltRow& row) { row.words = said; });
}

void WrapViewModel::setFeltSource(const QString& rowKey, int source)
{
    changeFelt(rowKey, [source](domain::FeltRow& row) {
        row.source = source < 0 ? std::nullopt : std::optional(domain::FeltSource(source));
    });
}

void WrapViewModel::setFeltPerson(const QString& rowKey, const QString& personId)
{
    const int at = m_people.indexOfKey(personId);
    const QString name = at < 0 ? QString() : m_people.fact(at, QStringLiteral("name")).toString();
    changeFelt(rowKey, [id = idFrom(personId), name = toUtf8(name)](domain::FeltRow& row) {
        row.person = {id, name, !id.isNull()};
    });
}

void WrapViewModel::setFeltBefore(const QString& rowKey, const QString& typed)
{
    changeFelt(rowKey, [said = toUtf8(typed.trimmed())](domain::FeltRow& row) { row.before = said; });
}

void WrapViewModel::setFeltAfter(const QString& rowKey, const QString& typed)
{
    changeFelt(rowKey, [said = toUtf8(typed.trimmed())](domain::FeltRow& row) { row.after = said; });
}

void WrapViewModel::removeFelt(const QString& rowKey)
{
    const auto* felt = feltOf(rowKey);
    if (felt == nullptr)
        return;
    const EntityId id = felt->id;
    std::erase_if(m_mine, [&](const Felt& each) { return each.key == rowKey; });
    if (!id.isNull())
        removeEntity(context(), this, idText(id), tr("How it was"));
    if (m_mine.empty())
        addFeltRow();
    showFelt();
}

} // namespace salver::viewmodels
