// SPDX-License-Identifier: Apache-2.0
// What a verb answers: one JSON object and the same for people. docs/cli.md has the shapes.
#pragma once

#include "cli/desk.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace salver::cli {

struct Output {
    QJsonObject json;
    QString text; ///< lines for people, without the last line break
};

/// Words of the command line itself.
[[nodiscard]] inline QString L(const char* text)
{
    return QString::fromLatin1(text);
}
[[nodiscard]] QString qt(std::string_view text);
[[nodiscard]] QString qt(const Uuid& id);
/// {"id", "kind", "space"}
[[nodiscard]] Result<Output> madeOutput(Desk& desk, const domain::Made& made);
[[nodiscard]] Result<Output> answerMade(Desk& desk, const Result<domain::Made>& made);
/// {"items", "total"}; the texts of the items one below the other, or `nothing`.
[[nodiscard]] Output listOutput(const QJsonArray& items, std::size_t total, const QStringList& lines,
                                const QString& nothing);
[[nodiscard]] Output sentence(const QJsonObject& json, const QString& text);

[[nodiscard]] QString kindName(model::KindId kind);
/// Each set field by its name in the canonical form of its type.
[[nodiscard]] QJsonObject fieldsJson(const store::EntityRow& row);
/// 2026-05-14, or null.
[[nodiscard]] QJsonValue dayJson(const std::optional<domain::DayWords>& day);
/// RFC 3339 in UTC.
[[nodiscard]] QString timeText(WallMs at);

[[nodiscard]] QJsonObject lineJson(const domain::LineRow& row);
[[nodiscard]] QString lineText(const domain::LineRow& row);
[[nodiscard]] QJsonObject feltJson(const domain::FeltRow& row);
[[nodiscard]] QString feltText(const domain::FeltRow& row);
[[nodiscard]] QJsonObject promiseJson(const domain::PromiseRow& row);
[[nodiscard]] QString promiseText(const domain::PromiseRow& row);

} // namespace salver::cli
