// SPDX-License-Identifier: Apache-2.0
// A page of words as it is read on the screen, on paper and on the command line: blocks of items under headings, their
// words marked as theirs. Plain values, any thread.
#pragma once

#include "core/ids.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace salver::print {

/// A sheet is made of words that came as UTF-8.
[[nodiscard]] inline QString w(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

/// One of several values that people wrote for the same thing, in place.
struct SheetVersion {
    QString text;
    QString caption; ///< who, when
};

/// What can be done with an item where it stands.
enum class SheetAct : std::uint8_t { None, Ask, Thank };

struct SheetItem {
    QString lead;           ///< a short word before it: "Moved on", a person's name
    QString text;           ///< may be empty where the lead or the notes say it all
    bool theirWords{false}; ///< set as a quotation
    QStringList notes;      ///< further lines below
    QString caption;        ///< who and when, in grey
    int sign{-1};           ///< a line's type, for its glyph
    SheetAct act{SheetAct::None};
    bool late{false};
    bool quiet{false};     ///< nothing was noted: in grey
    bool isPrivate{false}; ///< only the reader sees it; never on paper
    EntityId entity;
    EntityId person; ///< whose card it opens
    QString differ;  ///< what people wrote different values for, "" where they did not
    QList<SheetVersion> versions;
};

struct SheetBlock {
    QString heading;
    QList<SheetItem> items;
};

struct Sheet {
    QString title;    ///< the client
    QString subtitle; ///< which visit
    QString overline; ///< what kind of page it is
    QList<SheetBlock> blocks;
    QStringList missing; ///< blocks with nothing in them, by their names within a sentence
    QString asOf;        ///< "Mon 4 May, 17:42"
};

} // namespace salver::print
