// SPDX-License-Identifier: Apache-2.0
// What the command line asks of the app. A plain value, read once by main.
#pragma once

#include "viewmodels/facts.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

class QCoreApplication;

namespace salver::app {

struct Options {
    QString data;       ///< the folder of this account; empty for the system's place
    QString signInFile; ///< three lines: address, user, password
    QString server;     ///< with user, and the password in SALVER_PASSWORD
    QString user;
    QString caFile;
    QString language;   ///< "de", "pseudo"; empty for the system's
    QSize size;
    QString walkDir;       ///< walk the route without a person and leave screenshots here
    QString leadSignIn;    ///< the lead's sign-in file, for the walk
    std::optional<viewmodels::facts::Theme> theme;
    std::optional<int> textSize; ///< per cent
    std::optional<viewmodels::facts::Page> page;
    QString client;     ///< a client's name to open, with page "client" or "capture"
    QStringList steps;  ///< what is done in the window before the screenshot; see steps.h
    QString screenshot; ///< one frame of the page, then out
    bool timing{false};
    bool alone{false}; ///< no looking for a running one: for walks and screenshots
};

/// Reads the arguments of the application; --help and what is wrong end the process, as is usual.
[[nodiscard]] Options readOptions(const QCoreApplication& application);

} // namespace salver::app
