// SPDX-License-Identifier: Apache-2.0
// Inserts many rows with few statements: what a statement costs beside its row (cursors opened, the way down the tree
// found anew) is paid once for all rows of it. A value that keeps SQL; used on its connection's thread.
#pragma once

#include "store/connection.h"

#include <array>
#include <cstddef>
#include <string>

namespace salver::store {

class ManyRows {
public:
    /// `head` reads up to VALUES.
    ManyRows(const std::string& head, std::size_t columns)
    {
        std::string row = "(?";
        for (std::size_t i = 1; i < columns; ++i)
            row += ",?";
        row += ")";
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            m_sql[i] = head + " VALUES ";
            for (std::size_t n = 0; n < sizes[i]; ++n)
                m_sql[i] += (n == 0 ? "" : ",") + row;
        }
    }

    /// `bind(statement, row)` binds a row's columns in order. What it binds must outlive the call.
    template <class Rows, class Bind>
    void insert(Connection& connection, const Rows& rows, Bind&& bind) const
    {
        auto at = std::begin(rows);
        auto left = static_cast<std::size_t>(std::size(rows));
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            if (left < sizes[i])
                continue;
            auto statement = connection.useBuilt(m_sql[i]);
            for (; left >= sizes[i]; left -= sizes[i]) {
                for (std::size_t n = 0; n < sizes[i]; ++n)
                    bind(statement, *at++);
                statement.run();
            }
        }
    }

private:
    static constexpr std::array<std::size_t, 3> sizes{64, 8, 1};
    std::array<std::string, sizes.size()> m_sql;
};

} // namespace salver::store
