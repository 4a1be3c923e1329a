// SPDX-License-Identifier: Apache-2.0
// What the loaders of the sample agency share: reading its JSON Lines, naming its things by their keys, and writing
// what was made in batches. On the thread of the desk.
#pragma once

#include "cli/desk.h"
#include "domain/draft_builder.h"

#include <QDir>
#include <QJsonObject>
#include <QList>

#include <map>

namespace salver::cli {

/// One object a line; a line that is empty counts and holds nothing. NotFound where the file cannot be read,
/// Malformed with the file and the line.
[[nodiscard]] Result<QList<QJsonObject>> readSampleLines(const QDir& folder, const QString& name);

/// The words under a key; empty where there are none.
[[nodiscard]] std::string sampleText(const QJsonObject& object, const char* key);

/// The id of the thing with this key: loading twice makes everything once.
[[nodiscard]] EntityId sampleId(const SpaceId& space, model::KindId kind, const std::string& key);

/// The members of a space, user name to id.
[[nodiscard]] Result<std::map<std::string, std::string>> sampleMembers(Desk& desk, const SpaceId& space);

/// Commits the drafts that hold something, a batch a transaction, in order.
[[nodiscard]] Result<void> commitSample(Desk& desk, const std::vector<domain::DraftBuilder>& drafts);

} // namespace salver::cli
