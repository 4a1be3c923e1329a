// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/rows_model.h"

#include <QSet>

#include <algorithm>

namespace salver::viewmodels {

RowsModel::RowsModel(std::vector<QByteArray> roles, QObject* parent)
    : QAbstractListModel(parent), m_roles(std::move(roles))
{
}

int RowsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant RowsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[std::size_t(index.row())];
    return row.cells.value(role - Qt::UserRole);
}

QHash<int, QByteArray> RowsModel::roleNames() const
{
    QHash<int, QByteArray> names;
    for (std::size_t i = 0; i < m_roles.size(); ++i)
        names.insert(Qt::UserRole + int(i), m_roles[i]);
    return names;
}

QVariant RowsModel::fact(int row, const QString& role) const
{
    const auto at = std::ranges::find(m_roles, role.toUtf8());
    if (row < 0 || row >= count() || at == m_roles.end())
        return {};
    return m_rows[std::size_t(row)].cells.value(at - m_roles.begin());
}

int RowsModel::indexOfKey(const QString& key) const
{
    const std::size_t at = find(key, 0);
    return at < m_rows.size() ? int(at) : -1;
}

std::size_t RowsModel::find(const QString& key, std::size_t from) const
{
    const auto at = std::find_if(m_rows.begin() + std::ptrdiff_t(from), m_rows.end(),
                                 [&](const Row& row) { return row.key == key; });
    return std::size_t(at - m_rows.begin());
}

void RowsModel::setRows(std::vector<Row> rows)
{
    QSet<QString> seen;
    seen.reserve(qsizetype(rows.size()));
    std::erase_if(rows, [&](const Row& row) {
        const bool twice = seen.contains(row.key);
        seen.insert(row.key);
        return twice;
    });
    const int before = count();
    dropAbsent(rows);
    place(std::move(rows));
    if (count() != before)
        Q_EMIT countChanged();
}

void RowsModel::dropAbsent(const std::vector<Row>& wanted)
{
    QSet<QString> keys;
    keys.reserve(qsizetype(wanted.size()));
    for (const Row& row : wanted)
        keys.insert(row.key);
    std::size_t end = m_rows.size();
    while (end > 0) {
        if (keys.contains(m_rows[end - 1].key)) {
            --end;
            continue;
        }
        std::size_t begin = end - 1;
        while (begin > 0 && !keys.contains(m_rows[begin - 1].key))
            --begin;
        beginRemoveRows({}, int(begin), int(end - 1));
        m_rows.erase(m_rows.begin() + std::ptrdiff_t(begin), m_rows.begin() + std::ptrdiff_t(end));
        endRemoveRows();
        end = begin;
    }
}

void RowsModel::place(std::vector<Row> wanted)
{
    QSet<QString> here;
    here.reserve(qsizetype(m_rows.size()));
    for (const Row& row : m_rows)
        here.insert(row.key);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (here.contains(wanted[i].key)) {
            const std::size_t from = find(wanted[i].key, i);
            if (from != i) {
                beginMoveRows({}, int(from), int(from), {}, int(i));
                std::rotate(m_rows.begin() + std::ptrdiff_t(i), m_rows.begin() + std::ptrdiff_t(from),
                            m_rows.begin() + std::ptrdiff_t(from + 1));
                endMoveRows();
            }
            update(i, std::move(wanted[i]));
            continue;
        }
        std::size_t end = i + 1;
        while (end < wanted.size() && !here.contains(wanted[end].key))
            ++end;
        beginInsertRows({}, int(i), int(end - 1));
        m_rows.insert(m_rows.begin() + std::ptrdiff_t(i), std::make_move_iterator(wanted.begin() + std::ptrdiff_t(i)),
                      std::make_move_iterator(wanted.begin() + std::ptrdiff_t(end)));
        endInsertRows();
        i = end - 1;
    }
}

void RowsModel::update(std::size_t row, Row fresh)
{
    QList<int> changed;
    for (qsizetype cell = 0; cell < fresh.cells.size(); ++cell) {
        if (fresh.cells.at(cell) != m_rows[row].cells.value(cell))
            changed.push_back(Qt::UserRole + int(cell));
    }
    if (changed.isEmpty())
        return;
    m_rows[row] = std::move(fresh);
    const QModelIndex at = index(int(row));
    Q_EMIT dataChanged(at, at, changed);
}

} // namespace salver::viewmodels
