// SPDX-License-Identifier: Apache-2.0
// Stands in for the list model of the view models. Every row must have all roles.
import QtQml.Models

ListModel {
    function fact(row: int, role: string): var {
        return row >= 0 && row < count ? get(row)[role] : undefined;
    }

    function fill(rows: var) {
        clear();
        for (const row of rows)
            append(row);
    }
}
