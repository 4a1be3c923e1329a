// SPDX-License-Identifier: Apache-2.0
// The language that the whole process speaks: Qt's translators for the pages, and through them what the domain says.
// main makes one before anything else is built, so that no thread has spoken yet. GUI thread.
#pragma once

#include <QString>
#include <QTranslator>

#include <memory>
#include <vector>

namespace salver::app {

/// A language that nobody speaks: every sentence in «brackets», so that one which forgot to be translated shows.
inline constexpr auto pseudoLanguage = "pseudo";

class Language {
public:
    /// `code` is that of a file of assets/i18n ("de"), pseudoLanguage, or empty for the system's. What has no
    /// translation stays English.
    explicit Language(const QString& code);
    /// English again, for whoever comes after it in this process.
    ~Language();
    Language(const Language&) = delete;
    Language& operator=(const Language&) = delete;

private:
    void install(std::unique_ptr<QTranslator> translator);
    std::vector<std::unique_ptr<QTranslator>> m_installed;
};

} // namespace salver::app
