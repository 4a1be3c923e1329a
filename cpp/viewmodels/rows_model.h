// SPDX-License-Identifier: Apache-2.0
// The one list model of the house: rows of facts that were worked out elsewhere, each under a key that stays. Setting
// rows compares them with what is shown and signals only what differs, so that a list keeps its place and its
// delegates. The roles of each list stand in row_columns.h. GUI thread; a view model owns it.
#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include <span>
#include <vector>

namespace salver::viewmodels {

struct Row {
    QString key;
    QVariantList cells; ///< in the order of the roles
};

/// A role and how a row of some kind fills it.
template <class T>
struct Column {
    const char* role;
    QVariant (*value)(const T&);
};

class RowsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("View models own their lists")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
public:
    explicit RowsModel(std::vector<QByteArray> roles, QObject* parent = nullptr);
    template <class T>
    RowsModel(std::span<const Column<T>> columns, QObject* parent) : RowsModel(rolesOf(columns), parent)
    {
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return int(m_rows.size()); }

    /// Keys are unique; of a key that comes twice the first row counts.
    void setRows(std::vector<Row> rows);
    template <class T, class KeyOf>
    void setRows(std::span<const Column<T>> columns, const std::vector<T>& values, KeyOf keyOf)
    {
        std::vector<Row> rows;
        rows.reserve(values.size());
        for (const T& value : values)
            rows.push_back(rowOf(columns, value, keyOf(value)));
        setRows(std::move(rows));
    }
    template <class T>
    [[nodiscard]] static Row rowOf(std::span<const Column<T>> columns, const T& value, QString key)
    {
        Row row{std::move(key), {}};
        row.cells.reserve(qsizetype(columns.size()));
        for (const Column<T>& column : columns)
            row.cells.push_back(column.value(value));
        return row;
    }

    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }
    /// A fact of a row by its role's name; for jumps, copying and tests.
    Q_INVOKABLE QVariant fact(int row, const QString& role) const;
    /// -1 where the key is not shown.
    Q_INVOKABLE int indexOfKey(const QString& key) const;

Q_SIGNALS:
    void countChanged();

private:
    template <class T>
    static std::vector<QByteArray> rolesOf(std::span<const Column<T>> columns)
    {
        std::vector<QByteArray> roles;
        for (const Column<T>& column : columns)
            roles.emplace_back(column.role);
        return roles;
    }
    void dropAbsent(const std::vector<Row>& wanted);
    void place(std::vector<Row> wanted);
    void update(std::size_t row, Row fresh);
    [[nodiscard]] std::size_t find(const QString& key, std::size_t from) const;

    std::vector<QByteArray> m_roles;
    std::vector<Row> m_rows;
};

} // namespace salver::viewmodels
