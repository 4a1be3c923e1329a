// SPDX-License-Identifier: Apache-2.0
// salver-bench screens: what opening and scrolling costs over a client with 2,000 lines.
//   brief_query_ms   reading the brief;   brief_open_ms   reading it and drawing the page that shows it, asked for 50
//   *_scroll_ms      one step of a list with its frame drawn: median and the worst of a hundred; a frame is 16.7
// Off screen and drawn by the processor where there is no display, which is slower than any window.
#include "bench/bench.h"
#include "domain/brief_query.h"
#include "domain/felt_commands.h"
#include "viewmodels/app_view_model.h"
#include "viewmodels/workbench.h"

#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>

#include <array>
#include <cstdio>
#include <cstdlib>

namespace salver::bench {

namespace {

constexpr int opens = 25;
constexpr int steps = 100;
constexpr int linesOfVisit = 25;
constexpr int stepPixels = 90;

/// One client with a long past.
struct Past {
    explicit Past(int lines)
    {
        using namespace domain;
        client = bench.client("Brightwater Housing").id;
        std::vector<EntityId> people;
        for (const auto* name : {"Sam Okoro", "Lena Fischer", "Halina Wojcik", "Joyce Adeyemi", "Graham Pettit"}) {
            people.push_back(bench.run<Made>([&](Commands& c) { return c.addPerson({client, name, "Director", "", ""}); }).id);
            bench.run<Made>([&](Commands& c) { return c.setField(people.back(), "talk channel", "Phone, before ten"); });
            for (int i = 0; i < 6; ++i)
                bench.run<Made>([&](Commands& c) {
                    NewFact what;
                    what.person = people.back();
                    what.type = FactType(i);
                    what.text = std::string("Something to know, number ") + std::to_string(i);
                    return c.addFact(what);
                });
        }
        constexpr std::array typed{"A plain line about what was said that morning", "> I don't want another deck @Sam",
                                   "? Who signs the letter", "* they lit up at the vans", "Another plain line, a little longer",
                                   "-reassured that the plan works", "~ We want to be rung first @Lena", "! send the plan"};
        for (int made = 0; made < lines; made += linesOfVisit) {
            const auto visit = bench.visit(client).id;
            for (int i = 0; i < linesOfVisit; ++i) {
                bench.clock.move(60'000);
                bench.line(visit, std::string(typed[std::size_t(made + i) % typed.size()]) + ' ' + std::to_string(made + i));
            }
            bench.run<Made>([&](Commands& c) {
                return addFelt(c, {visit, people[std::size_t(made / linesOfVisit) % people.size()], "lighter", FeltSource::Said,
                                   "rushed", "settled", {}});
            });
            bench.run<Made>([&](Commands& c) { return c.wrapVisit(visit); });
        }
        bench.settle();
    }

    test::Workbench bench;
    EntityId client;
};

struct Figures {
    std::vector<double> ms;
    void put(QJsonObject& to, const QString& name) const
    {
        to[name + QStringLiteral("_ms")] = medianOf(ms);
        to[name + QStringLiteral("_worst_ms")] = percentileOf(ms, 1);
    }
};

/// A page of the app in a window of its own.
class Screen {
public:
    Screen(const char* file, const QVariantMap& properties)
    {
        view.engine()->addImportPath(QStringLiteral("qrc:/qt/qml"));
        view.setResizeMode(QQuickView::SizeRootObjectToView);
        view.resize(1280, 800);
        view.setInitialProperties(properties);
        view.setSource(QUrl(QStringLiteral("qrc:/qt/qml/Salver/") + QLatin1String(file)));
        if (view.status() != QQuickView::Ready) {
            std::fprintf(stderr, "%s cannot be shown\n", file);
            std::exit(1);
        }
        view.show();
        draw();
    }
    void draw()
    {
        QCoreApplication::processEvents();
        view.grabWindow();
    }
    /// The first list of the page, scrolled from its beginning on.
    Figures scroll()
    {
        auto* list = listIn(view.rootObject());
        Figures figures;
        for (int i = 0; list != nullptr && i < steps; ++i) {
            figures.ms.push_back(millisecondsOf([&] {
                const auto most = std::max(0.0, list->property("contentHeight").toReal() - list->height());
                list->setProperty("contentY", std::min(most, list->property("contentY").toReal() + stepPixels));
                draw();
            }));
        }
        if (list == nullptr)
            figures.ms.push_back(0);
        return figures;
    }

    QQuickView view;

private:
    static QQuickItem* listIn(QQuickItem* item)
    {
        if (item->inherits("QQuickListView"))
            return item;
        for (auto* child : item->childItems()) {
            if (auto* found = listIn(child))
                return found;
        }
        return nullptr;
    }
};

} // namespace

int benchScreens(const std::vector<std::string>& arguments)
{
    const int lines = arguments.empty() ? 2000 : std::atoi(arguments[0].c_str());
    if (lines < linesOfVisit) {
        std::fprintf(stderr, "salver-bench screens: the number of lines must be at least %d.\n", linesOfVisit);
        return 2;
    }
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        qputenv("QT_QUICK_BACKEND", "software");
    }
    qputenv("QT_QUICK_CONTROLS_STYLE", "Basic");
    int argc = 1;
    std::array<char, 13> name{"salver-bench"};
    std::array<char*, 2> argv{name.data(), nullptr};
    const QGuiApplication application(argc, argv.data());
    Past past(lines);
    test::Workbench& bench = past.bench;
    viewmodels::MachineSettings machine(bench.folder.filePath(QStringLiteral("machine.ini")));
    viewmodels::AppViewModel app(*bench.context, bench.account, machine);
    QJsonObject out{{QStringLiteral("bench"), QStringLiteral("screens")}, {QStringLiteral("lines"), lines}};

    Figures query;
    for (int i = 0; i < opens; ++i)
        query.ms.push_back(millisecondsOf([&] {
            if (const auto read = domain::brief(*bench.queries, past.client, {}, bench.now()); !read)
                std::exit(1);
        }));
    query.put(out, QStringLiteral("brief_query"));

    const QString client = viewmodels::idText(past.client);
    Screen brief("Visits/BriefPage.qml", {{QStringLiteral("brief"), QVariant::fromValue(app.brief())},
                                          {QStringLiteral("sync"), QVariant::fromValue(app.sync())}});
    Figures open;
    for (int i = 0; i < opens; ++i) {
        app.brief()->close();
        brief.draw();
        open.ms.push_back(millisecondsOf([&] {
            app.brief()->open(client, {});
            brief.draw();
        }));
    }
    open.put(out, QStringLiteral("brief_open"));
    brief.scroll().put(out, QStringLiteral("brief_scroll"));

    app.client()->open(client);
    Screen timeline("Clients/ClientTimeline.qml", {{QStringLiteral("client"), QVariant::fromValue(app.client())}});
    timeline.scroll().put(out, QStringLiteral("timeline_scroll"));
    std::printf("%s\n", QJsonDocument(out).toJson(QJsonDocument::Compact).constData());
    return 0;
}

} // namespace salver::bench
