// SPDX-License-Identifier: Apache-2.0
// What Today and a client's page are given, to the last role, against tests/golden/viewmodels. After a wanted change
// run it once with SALVER_WRITE_GOLDEN=1 and read the difference.
#include "domain/felt_commands.h"
#include "viewmodels/client_page_view_model.h"
#include "viewmodels/today_view_model.h"
#include "workbench.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace salver;
using namespace salver::viewmodels;

namespace {

/// Ids are random by nature and stand for nothing here.
bool isId(const QByteArray& role)
{
    return role.endsWith("Id");
}

QJsonArray listOf(const RowsModel& model)
{
    QJsonArray rows;
    const auto roles = model.roleNames();
    for (int i = 0; i < model.count(); ++i) {
        QJsonObject row;
        for (auto role = roles.begin(); role != roles.end(); ++role) {
            const QVariant value = model.data(model.index(i), role.key());
            if (isId(role.value()))
                continue;
            if (value.userType() == QMetaType::QDateTime)
                row.insert(QLatin1String(role.value()), value.toDateTime().date().toString(Qt::ISODate));
            else
                row.insert(QLatin1String(role.value()), QJsonValue::fromVariant(value));
        }
        rows.append(row);
    }
    return rows;
}

/// Every property: lists as their rows, the rest as it is.
QJsonObject pageOf(QObject& page)
{
    QJsonObject all;
    const QMetaObject* meta = page.metaObject();
    for (int i = QObject::staticMetaObject.propertyCount(); i < meta->propertyCount(); ++i) {
        const QMetaProperty property = meta->property(i);
        const QVariant value = property.read(&page);
        if (auto* list = value.value<RowsModel*>())
            all.insert(QLatin1String(property.name()), listOf(*list));
        else if (value.userType() == QMetaType::QDateTime)
            all.insert(QLatin1String(property.name()), value.toDateTime().date().toString(Qt::ISODate));
        else if (!isId(property.name()) && !value.canConvert<QObject*>())
            all.insert(QLatin1String(property.name()),
                       value.metaType().flags().testFlag(QMetaType::IsEnumeration) ? QJsonValue(value.toInt())
                                                                                   : QJsonValue::fromVariant(value));
    }
    return all;
}

void compare(const QJsonObject& page, const QString& name)
{
    const QString path = qEnvironmentVariable("SALVER_SOURCE") + QStringLiteral("/tests/golden/viewmodels/") + name;
    const QByteArray now = QJsonDocument(page).toJson();
    QFile file(path);
    if (qEnvironmentVariableIsSet("SALVER_WRITE_GOLDEN")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(now);
        return;
    }
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
    const QList<QByteArray> wanted = file.readAll().split('\n');
    const QList<QByteArray> got = now.split('\n');
    for (qsizetype line = 0; line < std::max(wanted.size(), got.size()); ++line)
        QVERIFY2(wanted.value(line) == got.value(line),
                 qPrintable(QStringLiteral("%1:%2 is\n%3\nand was\n%4")
                                .arg(name)
                                .arg(line + 1)
                                .arg(QString::fromUtf8(got.value(line)), QString::fromUtf8(wanted.value(line)))));
}

constexpr std::int64_t dayMs = 24 * 60 * 60 * 1000;

/// A client with a past, a present and a promise or two.
class Scene {
public:
    Scene()
    {
        using namespace domain;
        client = bench.client("Brightwater Housing").id;
        bench.client("Arden Theatre");
        sam = bench.run<Made>([&](Commands& c) { return c.addPerson({client, "Sam Okoro", "Director", "", ""}); }).id;
        set(sam, "talk channel", "Phone");
        set(sam, "talk hours", "before 10");
        set(client, "sector", "Social housing");
        set(client, "cared by", "Priya Raman");
        bench.run<Made>([&](Commands& c) {
            return c.addFact({client, {}, FactType::Detail, "No socket on the window side", "Lena", {}, {}, {}});
        });
        const auto visit = bench.visit(client).id;
        bench.line(visit, "Budget signed off for Q3");
        bench.clock.move(60'000);
        bench.line(visit, "> We want to be the ones people ring first @Sam");
        bench.line(visit, "~ to be rung first");
        bench.line(visit, "! send the plan by Monday");
        bench.line(visit, "! they send the brand files");
        bench.line(visit, "? who signs");
        bench.run<Made>([&](Commands& c) { return c.addMark(visit); });
        bench.run<Made>([&](Commands& c) {
            return addFelt(c, {visit, sam, "lighter", FeltSource::Said, "rushed", "settled", {}});
        });
        set(visit, "what moved on", "The letter is the brand");
        bench.run<Made>([&](Commands& c) { return c.wrapVisit(visit); });
        bench.clock.move(5 * dayMs);
        NewVisit planned;
        planned.client = client;
        planned.people = {sam};
        planned.mode = VisitMode::OnSite;
        planned.place = "Brightwater House";
        planned.plannedStart = Instant{WallMs{raw(bench.clock.now()) + 3'600'000}, "UTC"};
        bench.run<Made>([&](Commands& c) { return c.startVisit(planned); });
        bench.settle();
    }
    void set(const EntityId& entity, const char* field, const char* value)
    {
        bench.run<domain::Made>([&](domain::Commands& c) { return c.setField(entity, field, value); });
    }

    test::Workbench bench;
    EntityId client;
    EntityId sam;
};

} // namespace

class TestGolden : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void today()
    {
        Scene scene;
        TodayViewModel page(*scene.bench.context);
        page.setActive(true);
        compare(pageOf(page), QStringLiteral("today.json"));
    }

    void client()
    {
        Scene scene;
        ClientPageViewModel page(*scene.bench.context);
        page.open(idText(scene.client));
        compare(pageOf(page), QStringLiteral("client.json"));
    }
};

QTEST_MAIN(TestGolden)
#include "tst_golden.moc"
