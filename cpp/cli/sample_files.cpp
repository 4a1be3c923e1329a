// SPDX-License-Identifier: Apache-2.0
#include "cli/sample_files.h"

#include <QFile>
#include <QJsonDocument>

namespace salver::cli {

namespace {

/// So many drafts in one transaction.
constexpr std::size_t batchMost = 40;

} // namespace

Result<QList<QJsonObject>> readSampleLines(const QDir& folder, const QString& name)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, "The sample file \"" + file.fileName().toStdString() + "\" cannot be read: " +
                                             file.errorString().toStdString() + ".");
    QList<QJsonObject> objects;
    for (int number = 1; !file.atEnd(); ++number) {
        const auto bytes = file.readLine().trimmed();
        if (bytes.isEmpty())
            continue;
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(bytes, &error);
        if (!document.isObject())
            return fail(ErrorCode::Malformed, file.fileName().toStdString() + ", line " + std::to_string(number) + ": " +
                                                  error.errorString().toStdString() + ".");
        objects.append(document.object());
    }
    return objects;
}

std::string sampleText(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString().toStdString();
}

EntityId sampleId(const SpaceId& space, model::KindId kind, const std::string& key)
{
    return derivedId(space, raw(kind), "sample:" + key);
}

Result<std::map<std::string, std::string>> sampleMembers(Desk& desk, const SpaceId& space)
{
    const auto members = desk.reader().members(space);
    if (!members)
        return fail(members.error());
    std::map<std::string, std::string> ids;
    for (const auto& member : *members)
        ids[member.userName] = member.id.toString();
    return ids;
}

Result<void> commitSample(Desk& desk, const std::vector<domain::DraftBuilder>& drafts)
{
    std::vector<store::Draft> batch;
    const auto write = [&]() -> Result<void> {
        if (batch.empty())
            return {};
        if (auto done = desk.store().commitAll(batch); !done)
            return fail(std::move(done.error()));
        batch.clear();
        return {};
    };
    for (const auto& each : drafts) {
        if (!each.draft().steps.empty())
            batch.push_back(each.draft());
        if (batch.size() < batchMost)
            continue;
        if (auto done = write(); !done)
            return done;
    }
    return write();
}

} // namespace salver::cli
