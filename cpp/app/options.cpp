// SPDX-License-Identifier: Apache-2.0
#include "app/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace salver::app {

namespace {

using viewmodels::facts::Page;
using viewmodels::facts::Theme;

constexpr auto pages = std::to_array<std::pair<const char*, Page>>({
    {"today", Page::Today},
    {"clients", Page::Clients},
    {"client", Page::Client},
    {"person", Page::Person},
    {"brief", Page::Brief},
    {"capture", Page::Capture},
    {"wrap", Page::Wrap},
    {"promises", Page::Promises},
    {"house", Page::House},
    {"pledge", Page::Pledge},
    {"standard", Page::Standard},
    {"template", Page::AgreementTemplate},
    {"week", Page::Week},
    {"the-line", Page::TheLine},
    {"glossary", Page::Glossary},
    {"care", Page::Care},
    {"going", Page::Going},
    {"panels", Page::Panels},
    {"templates", Page::Templates},
    {"team", Page::Team},
    {"search", Page::Search},
    {"sync", Page::SyncCentre},
    {"needs-you", Page::NeedsYou},
    {"history", Page::History},
    {"bin", Page::Bin},
    {"settings", Page::Settings},
    {"sign-in", Page::SignIn},
});

[[noreturn]] void refuse(const QString& sentence)
{
    std::fputs(qPrintable(sentence + u'\n'), stderr);
    std::exit(2);
}

std::optional<Page> readPage(const QString& name)
{
    const auto at = std::ranges::find_if(pages, [&](const auto& page) { return name == QLatin1String(page.first); });
    if (at != pages.end())
        return at->second;
    QStringList names;
    for (const auto& page : pages)
        names.push_back(QLatin1String(page.first));
    refuse(QStringLiteral("There is no page \"%1\"; there are %2.").arg(name, names.join(QStringLiteral(", "))));
}

QSize readSize(const QString& typed)
{
    const QStringList parts = typed.split(u'x');
    const QSize size(parts.value(0).toInt(), parts.value(1).toInt());
    if (parts.size() != 2 || size.width() < 200 || size.height() < 200)
        refuse(QStringLiteral("A size is written as 390x844, and is at least 200x200."));
    return size;
}

std::optional<Theme> readTheme(const QString& typed)
{
    if (typed == QLatin1String("light"))
        return Theme::Light;
    if (typed == QLatin1String("dark"))
        return Theme::Dark;
    if (typed == QLatin1String("system"))
        return Theme::System;
    refuse(QStringLiteral("A theme is light, dark or system."));
}

} // namespace

Options readOptions(const QCoreApplication& application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Salver: for the people who look after clients."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {QStringLiteral("data"), QStringLiteral("Keep everything in this folder."), QStringLiteral("dir")},
        {QStringLiteral("sign-in-file"),
         QStringLiteral("Sign in with this file's three lines (address, user, password) if nobody is signed in."),
         QStringLiteral("file")},
        {QStringLiteral("server"), QStringLiteral("Sign in to this server, with --user; the password is in the "
                                                  "environment variable SALVER_PASSWORD."),
         QStringLiteral("url")},
        {QStringLiteral("user"), QStringLiteral("Sign in as this user."), QStringLiteral("name")},
        {QStringLiteral("ca-file"), QStringLiteral("Trust these certificates too (PEM)."), QStringLiteral("file")},
        {QStringLiteral("language"),
         QStringLiteral("Speak this language, as de; pseudo puts every sentence that can be translated in brackets."),
         QStringLiteral("code")},
        {QStringLiteral("size"), QStringLiteral("The window's size, as 390x844."), QStringLiteral("WxH")},
        {QStringLiteral("theme"), QStringLiteral("light, dark or system, for this run."), QStringLiteral("theme")},
        {QStringLiteral("text-scale"), QStringLiteral("Text size in per cent, 100 to 200, for this run."),
         QStringLiteral("percent")},
        {QStringLiteral("page"), QStringLiteral("Open this page."), QStringLiteral("name")},
        {QStringLiteral("client"), QStringLiteral("Open this client's page."), QStringLiteral("name")},
        {QStringLiteral("step"),
         QStringLiteral("Do this in the window and leave, with a --screenshot if one is asked for; may be given several "
                        "times: press:NAME, type:WORDS, key:KEYS, reach:NAME (with the Tab key), paste:FILE (UTF-16), "
                        "look:SIZE THEME PERCENT, see:WORDS, sync:WORD, save:FILE, wait:FILE, letters:WORDS, tell:WORDS."),
         QStringLiteral("what")},
        {QStringLiteral("screenshot"), QStringLiteral("Save one frame as PNG and leave."), QStringLiteral("file")},
        {QStringLiteral("offscreen"),
         QStringLiteral("Walk through a visit by itself, off line and back, and leave screenshots in this folder."),
         QStringLiteral("dir")},
        {QStringLiteral("lead-sign-in-file"), QStringLiteral("For --offscreen: the team lead's sign-in file."),
         QStringLiteral("file")},
        {QStringLiteral("timing"), QStringLiteral("Print the milliseconds to the first frame with content.")},
    });
    parser.process(application);

    Options options;
    const auto value = [&](const char* name) { return parser.value(QLatin1String(name)); };
    options.data = value("data");
    options.signInFile = value("sign-in-file");
    options.server = value("server");
    options.user = value("user");
    options.caFile = value("ca-file");
    options.walkDir = value("offscreen");
    options.leadSignIn = value("lead-sign-in-file");
    options.client = value("client");
    options.language = value("language");
    options.steps = parser.values(QStringLiteral("step"));
    options.screenshot = value("screenshot");
    options.timing = parser.isSet(QStringLiteral("timing"));
    if (parser.isSet(QStringLiteral("size")))
        options.size = readSize(value("size"));
    if (parser.isSet(QStringLiteral("theme")))
        options.theme = readTheme(value("theme"));
    if (parser.isSet(QStringLiteral("text-scale")))
        options.textSize = std::clamp(value("text-scale").toInt(), 100, 200);
    if (parser.isSet(QStringLiteral("page")))
        options.page = readPage(value("page"));
    options.alone = !options.screenshot.isEmpty() || !options.steps.isEmpty() || !options.walkDir.isEmpty();
    return options;
}

} // namespace salver::app
