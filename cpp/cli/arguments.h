// SPDX-License-Identifier: Apache-2.0
// The words and options of one call of salver-cli. Plain values.
#pragma once

#include "core/result.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>
#include <string>

namespace salver::cli {

struct Arguments {
    QStringList words;              ///< everything that is no option, in order
    QHash<QString, QString> options; ///< by name without the dashes; a flag's value is empty

    [[nodiscard]] bool has(const QString& name) const { return options.contains(name); }
    [[nodiscard]] QString option(const QString& name) const { return options.value(name); }
    [[nodiscard]] std::string text(const char* name) const { return option(QLatin1String(name)).toStdString(); }
    [[nodiscard]] bool json() const { return has(QStringLiteral("json")); }
};

/// InvalidArgument for an option that does not exist, is given twice, or lacks its value. "--" ends the options.
[[nodiscard]] Result<Arguments> readArguments(const QStringList& given);

} // namespace salver::cli
