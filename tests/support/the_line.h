// SPDX-License-Identifier: Apache-2.0
// The words that would turn what Salver keeps into a verdict on somebody, and where each may stand all the same, with the
// reason. Shared by the tests that look for them in names, columns, messages, screens and exports. Pure.
#pragma once

#include <QList>
#include <QRegularExpression>
#include <QString>

namespace salver::test {

/// camelCase, snake_case and "field names" as separate words.
inline QString spacedWords(QString name)
{
    static const QRegularExpression hump(QStringLiteral("([a-z0-9])([A-Z])"));
    return name.replace(hump, QStringLiteral("\\1 \\2")).replace(u'_', u' ').replace(u'-', u' ');
}

/// The first word of a verdict in a name or a sentence; "" where there is none.
inline QString verdictIn(const QString& words)
{
    static const QRegularExpression all(
        QStringLiteral("\\b(scor(e|es|ed|ing|ecard)|rank(s|ed|ing|ings)?|rating|ratings|rated|health|healthy|sentiment|mood|moods|emotion|"
                       "emotions|weight|weights|weighted|weighting|winner|winners|winning|percent|percentage|percentages|"
                       "traffic light|league|leaderboard|grade|grades|graded|nps|csat|kpi|kpis|utili[sz]ation|compliance|"
                       "performance|performer|performers|streak|streaks|churn|probability|prediction|predicted|next best|"
                       "best option|recommended option|points total|average|averages|benchmark|percentile|"
                       "per (person|colleague|member|user)|by (person|colleague|member|user) count|top (client|clients|colleague|"
                       "colleagues)|worst|best (client|clients|colleague|colleagues))\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return all.match(spacedWords(words)).captured();
}

/// A word that may stand in one place, and why.
struct Allowed {
    const char* place; ///< what the place's name contains
    const char* words; ///< what the sentence or name contains
    const char* why;
};

inline bool isAllowed(const QList<Allowed>& list, const QString& place, const QString& words)
{
    for (const auto& each : list) {
        if (place.contains(QLatin1String(each.place)) && words.contains(QString::fromUtf8(each.words), Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace salver::test
