// SPDX-License-Identifier: Apache-2.0
// For the tests of starts that go wrong: folders that cannot be written, disks that are full, pages that cannot be read.
#pragma once

#include "store/connection.h"
#include "store/fixture.h"
#include "store/opening.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <sys/mount.h>
#include <unistd.h>

namespace salver::test {

using store::Connection;
using store::Opened;
using store::openReader;
using store::openWhatIsThere;
using store::Select;
using store::SetField;
using store::SpliceText;

namespace line = model::line;

inline EntityId addLine(Device& device, const std::string& text, const SpaceId& space = teamSpace)
{
    const auto id = device.newId();
    device.commit({SetField{id, line::kind, line::type, "text"}, SpliceText{id, line::kind, line::text, 0, 0, text}},
                  space);
    return id;
}

inline Result<Opened> openAgain(const std::string& path)
{
    static SetClock clock;
    static SeededRandom random(5);
    return openWhatIsThere({path, {}, false, true}, clock, random);
}

inline std::vector<std::uint64_t> linesIn(const Opened& opened, const std::string& path)
{
    Select select;
    select.kind = line::kind;
    return {openReader(path, opened.onlyReadable.has_value()).value()->count(select).value()};
}

/// As nobody, where the test runs as the administrator, who may write anywhere.
class AsNobody {
public:
    AsNobody() : m_administrator(geteuid() == 0)
    {
        if (m_administrator && seteuid(65534) != 0)
            qFatal("cannot step down");
    }
    ~AsNobody()
    {
        if (m_administrator && seteuid(0) != 0)
            qFatal("cannot step up again");
    }

private:
    bool m_administrator;
};

inline constexpr auto readable = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
inline constexpr auto readOnly = readable | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;

inline QStringList filesIn(const QString& folder)
{
    return QDir(folder).entryList(QDir::Files, QDir::Name);
}

/// Everybody may read the folder and what is in it, nobody may write.
inline void lockUp(const QString& folder)
{
    for (const auto& name : filesIn(folder))
        QFile::setPermissions(folder + '/' + name, readable);
    QFile::setPermissions(folder, readOnly);
}

inline QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("none");
}

/// As somebody does who meets damage.
inline void leaveWord(const std::string& path)
{
    QFile doubt(QString::fromStdString(path) + ".doubt");
    QVERIFY(doubt.open(QIODevice::WriteOnly));
}

inline std::string notesOf(const std::string& path)
{
    std::string all;
    const auto notes = openReader(path, false).value()->log(50);
    for (const auto& row : *notes)
        all += row.text + "\n";
    return all;
}

inline std::string textOf(const Opened& opened, const std::string& path, const EntityId& id)
{
    const auto row = openReader(path, opened.onlyReadable.has_value()).value()->entity(id);
    return row ? row->value(line::text) : "(none)";
}

/// The pages with a table's or an index's rows.
inline std::vector<std::int64_t> pagesOf(const std::string& path, const char* table)
{
    std::vector<std::int64_t> pages;
    auto db = std::move(*Connection::open(path, {}, Connection::Mode::ReadWrite));
    auto rows = db->useBuilt(std::string("SELECT pageno FROM dbstat WHERE name = '") + table
                             + "' AND pagetype = 'leaf' ORDER BY pageno");
    while (rows.step())
        pages.push_back(rows.integer(0));
    return pages;
}

inline void spoilPage(const std::string& path, std::int64_t page)
{
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek((page - 1) * 8192));
    file.write(QByteArray(8192, '\x5a'));
}

/// Where the entities stand nothing can be read; opening walks over them.
inline void spoilEntities(const std::string& path)
{
    for (const auto* table : {"entity", "entity_id"}) {
        for (const auto page : pagesOf(path, table))
            spoilPage(path, page);
    }
}

/// "Just this device", with so many lines that say "alone".
inline std::vector<EntityId> writeAlone(const std::string& path, int count)
{
    std::vector<EntityId> lines;
    const auto opened = openAgain(path);
    if (!opened || !opened->store->useLocally("Priya"))
        return lines;
    const auto spaces = openReader(path, false).value()->spaces();
    SeededRandom random(9);
    for (int i = 0; i < count; ++i) {
        const EntityId id(uuidV7(WallMs{1'778'752'800'000 + i}, random));
        if (opened->store->commit({spaces->front().id, {SetField{id, line::kind, line::type, "text"},
                                   SpliceText{id, line::kind, line::text, 0, 0, "alone"}}}))
            lines.push_back(id);
    }
    return lines;
}

/// A copy of the files as they stand while somebody writes: as after a kill.
inline QString copiedAsKilled(const Device& device, const QTemporaryDir& into)
{
    const auto from = QString::fromStdString(device.options.path);
    for (const auto* end : {"", "-wal", "-shm"})
        QFile::copy(from + QString::fromLatin1(end), into.filePath("salver.db") + QString::fromLatin1(end));
    return into.filePath("salver.db");
}

/// A small file system of its own for as long as it lives.
class SmallDisk {
public:
    explicit SmallDisk(const QString& place, const char* size = "size=3m")
        : m_place(place.toUtf8()), m_there(::mount("none", m_place.constData(), "tmpfs", 0, size) == 0)
    {
    }
    ~SmallDisk()
    {
        if (m_there)
            ::umount2(m_place.constData(), MNT_DETACH);
    }
    [[nodiscard]] bool there() const { return m_there; }

private:
    QByteArray m_place;
    bool m_there;
};

} // namespace salver::test
