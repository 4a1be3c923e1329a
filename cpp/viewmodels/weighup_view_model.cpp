// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/weighup_view_model.h"

#include "domain/weighup_commands.h"
#include "viewmodels/day_values.h"
#include "viewmodels/editor_text.h"
#include "viewmodels/row_columns.h"

#include <algorithm>
#include <array>

namespace salver::viewmodels {

namespace {

/// A point and the name of the way to go that it is about.
struct PlacedPoint {
    const domain::PointRow* point{};
    const domain::OptionRow* option{};
};

struct ShownRecommendation {
    const domain::RecommendationRow* row{};
    bool latest{};
};

std::span<const Column<domain::OptionRow>> optionColumns()
{
    using R = domain::OptionRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"optionId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"name", [](const R& r) { return QVariant(words(r.name)); }},
        {"best", [](const R& r) { return QVariant(words(r.best)); }},
        {"likely", [](const R& r) { return QVariant(words(r.likely)); }},
        {"worst", [](const R& r) { return QVariant(words(r.worst)); }},
        {"touches", [](const R& r) { return QVariant(words(r.touches)); }},
        {"shortTerm", [](const R& r) { return QVariant(words(r.shortTerm)); }},
        {"longTerm", [](const R& r) { return QVariant(words(r.longTerm)); }},
        {"weGain", [](const R& r) { return QVariant(words(r.weGain)); }},
        {"unknown", [](const R& r) { return QVariant(words(r.unknown)); }},
        {"ifItFailed", [](const R& r) { return QVariant(words(r.ifItFailed)); }},
        {"by", [](const R& r) { return QVariant(words(r.by.name)); }},
        {"waiting", [](const R& r) { return QVariant(r.waiting); }},
        {"contested", [](const R& r) { return QVariant(r.contested); }},
    });
    return all;
}

std::span<const Column<PlacedPoint>> pointColumns()
{
    using R = PlacedPoint;
    static constexpr auto all = std::to_array<Column<R>>({
        {"pointId", [](const R& r) { return QVariant(idText(r.point->id)); }},
        {"text", [](const R& r) { return QVariant(words(r.point->text)); }},
        {"source", [](const R& r) { return QVariant(whoAndWhen(r.point->by.name, r.point->on)); }},
        {"option", [](const R& r) { return QVariant(words(r.option->name)); }},
        {"cites", [](const R& r) { return QVariant(words(r.point->cites.name)); }},
        {"citesId", [](const R& r) { return QVariant(r.point->cites.found ? idText(r.point->cites.id) : QString()); }},
        {"waiting", [](const R& r) { return QVariant(r.point->waiting); }},
        {"contested", [](const R& r) { return QVariant(r.point->contested); }},
    });
    return all;
}

QString askedWords(const domain::SecondViewRow& row)
{
    if (row.askedOf.name.empty())
        return {};
    const QString when = row.askedOn ? words(row.askedOn->words) : QString();
    return row.askedOf.me ? WeighupViewModel::tr("%1 asked you, %2").arg(words(row.askedBy.name), when)
                          : WeighupViewModel::tr("%1 asked %2, %3")
                                .arg(words(row.askedBy.name), words(row.askedOf.name), when);
}

std::span<const Column<domain::SecondViewRow>> viewColumns()
{
    using R = domain::SecondViewRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"viewId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"text", [](const R& r) { return QVariant(words(r.text)); }},
        {"stand", [](const R& r) { return QVariant(r.stand ? int(*r.stand) : -1); }},
        {"source", [](const R& r) { return QVariant(whoAndWhen(words(r.by.name), r.givenOn)); }},
        {"asked", [](const R& r) { return QVariant(askedWords(r)); }},
        {"given", [](const R& r) { return QVariant(r.givenOn.has_value()); }},
        {"mine", [](const R& r) { return QVariant(r.askedOf.me && !r.givenOn); }},
        {"cites", [](const R& r) { return QVariant(words(r.cites.name)); }},
        {"citesId", [](const R& r) { return QVariant(r.cites.found ? idText(r.cites.id) : QString()); }},
        {"waiting", [](const R& r) { return QVariant(r.waiting); }},
        {"contested", [](const R& r) { return QVariant(r.contested); }},
    });
    return all;
}

std::span<const Column<ShownRecommendation>> recommendationColumns()
{
    using R = ShownRecommendation;
    static constexpr auto all = std::to_array<Column<R>>({
        {"recommendationId", [](const R& r) { return QVariant(idText(r.row->id)); }},
        {"text", [](const R& r) { return QVariant(words(r.row->text)); }},
        {"option", [](const R& r) { return QVariant(words(r.row->option.name)); }},
        {"signature", [](const R& r) { return QVariant(words(r.row->signature)); }},
        {"source", [](const R& r) { return QVariant(whoAndWhen(r.row->by.name, r.row->on)); }},
        {"latest", [](const R& r) { return QVariant(r.latest); }},
        {"cites", [](const R& r) { return QVariant(words(r.row->cites.name)); }},
        {"citesId", [](const R& r) { return QVariant(r.row->cites.found ? idText(r.row->cites.id) : QString()); }},
        {"waiting", [](const R& r) { return QVariant(r.row->waiting); }},
        {"contested", [](const R& r) { return QVariant(r.row->contested); }},
    });
    return all;
}

std::span<const Column<domain::LookbackRow>> lookbackColumns()
{
    using R = domain::LookbackRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"lookbackId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"happened", [](const R& r) { return QVariant(words(r.happened)); }},
        {"missed", [](const R& r) { return QVariant(words(r.missed)); }},
        {"sayAgain", [](const R& r) { return QVariant(words(r.sayAgain)); }},
        {"source", [](const R& r) { return QVariant(whoAndWhen(words(r.by.name), r.on)); }},
        {"waiting", [](const R& r) { return QVariant(r.waiting); }},
        {"contested", [](const R& r) { return QVariant(r.contested); }},
    });
    return all;
}

std::span<const Column<domain::EntityRef>> citableColumns()
{
    using R = domain::EntityRef;
    static constexpr auto all = std::to_array<Column<R>>({
        {"entityId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"name", [](const R& r) { return QVariant(words(r.name)); }},
    });
    return all;
}

QString keyOfPoint(const PlacedPoint& point)
{
    return idText(point.point->id);
}

} // namespace

WeighupViewModel::WeighupViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_options(optionColumns(), this), m_allFor(pointColumns(), this),
      m_allAgainst(pointColumns(), this), m_views(viewColumns(), this), m_recommendations(recommendationColumns(), this),
      m_lookbacks(lookbackColumns(), this), m_colleagues(memberColumns(), this), m_citable(citableColumns(), this),
      m_whatFor(context), m_badResult(context)
{
}

void WeighupViewModel::open(const QString& weighupId)
{
    const auto id = idFrom(weighupId);
    if (id != m_id) {
        m_id = id;
        m_citable.setRows({});
        for (auto& [key, list] : m_points)
            list->setRows({});
        if (isOpen()) {
            m_whatFor.open(m_id, model::weighup::kind, model::weighup::whatFor);
            m_badResult.open(m_id, model::weighup::kind, model::weighup::badResult);
        } else {
            m_whatFor.close();
            m_badResult.close();
        }
    }
    refresh();
    Q_EMIT opened();
}

Result<void> WeighupViewModel::read()
{
    domain::WeighupPage fresh;
    if (isOpen()) {
        auto page = domain::weighupPage(queries().reader(), m_id, context().now());
        if (!page)
            return fail(page.error());
        fresh = std::move(*page);
    }
    m_page = std::move(fresh);
    fill();
    return {};
}

void WeighupViewModel::fill()
{
    m_options.setRows(optionColumns(), m_page.options, keyOfEntity<domain::OptionRow>);
    fillPoints();
    m_views.setRows(viewColumns(), m_page.views, keyOfEntity<domain::SecondViewRow>);
    std::vector<ShownRecommendation> recommendations;
    for (const auto& row : m_page.recommendations)
        recommendations.push_back({&row, recommendations.empty()});
    m_recommendations.setRows(recommendationColumns(), recommendations,
                              [](const ShownRecommendation& shown) { return idText(shown.row->id); });
    m_lookbacks.setRows(lookbackColumns(), m_page.lookbacks, keyOfEntity<domain::LookbackRow>);
    auto members = queries().members();
    if (members) {
        std::erase_if(*members, [](const domain::MemberRef& member) { return member.me; });
        m_colleagues.setRows(memberColumns(), *members, keyOfEntity<domain::MemberRef>);
    }
}

void WeighupViewModel::fillPoints()
{
    std::array<std::vector<PlacedPoint>, 2> all;
    for (const auto& option : m_page.options) {
        std::array<std::vector<PlacedPoint>, 2> here;
        for (const auto& point : option.points) {
            here.at(std::size_t(point.side)).push_back({&point, &option});
            all.at(std::size_t(point.side)).push_back({&point, &option});
        }
        for (int side = 0; side < 2; ++side) {
            const auto at = m_points.find({idText(option.id), side});
            if (at != m_points.end())
                at->second->setRows(pointColumns(), here.at(std::size_t(side)), keyOfPoint);
        }
    }
    m_allFor.setRows(pointColumns(), all[0], keyOfPoint);
    m_allAgainst.setRows(pointColumns(), all[1], keyOfPoint);
}

RowsModel* WeighupViewModel::pointsOf(const QString& optionId, int side)
{
    auto& list = m_points[{optionId, side}];
    if (list == nullptr) {
        list = new RowsModel(pointColumns(), this);
        fillPoints();
    }
    return list;
}

bool WeighupViewModel::concerns(const store::Committed& facts) const
{
    return isOpen() &&
           (facts.syncStateChanged ||
            touches(facts, {model::weighup::kind, model::option::kind, model::point::kind, model::secondView::kind,
                            model::recommendation::kind, model::lookback::kind, model::objective::kind}));
}

QString WeighupViewModel::objective() const
{
    return m_page.objective ? words(m_page.objective->text) : QString();
}

QString WeighupViewModel::objectiveSource() const
{
    return m_page.objective ? viewmodels::sourceOf(*m_page.objective, context().now()) : QString();
}

QStringList WeighupViewModel::optionNames() const
{
    QStringList names;
    for (const auto& option : m_page.options)
        names += words(option.name);
    return names;
}

QString WeighupViewModel::lookBackOn() const
{
    return m_page.row.lookBackOn ? words(m_page.row.lookBackOn->words) : QString();
}

QDateTime WeighupViewModel::lookBackDay() const
{
    return viewmodels::dateOf(m_page.row.lookBackOn);
}

QDateTime WeighupViewModel::today() const
{
    return todayOf(context());
}

void WeighupViewModel::addOption(const QString& name)
{
    context().perform(
        this, [id = m_id, words = toUtf8(name)](domain::Commands& commands) {
            return domain::addOption(commands, id, words);
        },
        tr("Added: %1").arg(name));
}

void WeighupViewModel::removeOption(const QString& optionId)
{
    context().perform(
        this, [id = idFrom(optionId)](domain::Commands& commands) { return domain::removeOption(commands, id); },
        tr("Option deleted"));
}

void WeighupViewModel::addPoint(const QString& optionId, int side, const QString& typed, const QString& citesId)
{
    const domain::NewPoint what{idFrom(optionId), domain::Side(side), toUtf8(typed), idFrom(citesId)};
    context().perform(
        this, [what](domain::Commands& commands) { return domain::addPoint(commands, what); }, tr("Point added"));
}

void WeighupViewModel::askSecondView(const QString& memberId)
{
    const auto member = UserId::parse(memberId.toStdString()).value_or(UserId{});
    context().perform(
        this, [id = m_id, member](domain::Commands& commands) { return domain::askSecondView(commands, id, member); },
        tr("Asked. It goes out with the next sync"));
}

void WeighupViewModel::giveSecondView(const QString& viewId, const QString& typed, int stand, const QString& citesId)
{
    const domain::SecondViewGiven what{m_id, idFrom(viewId), toUtf8(typed), domain::Stand(stand), idFrom(citesId)};
    context().perform(
        this, [what](domain::Commands& commands) { return domain::giveSecondView(commands, what); },
        tr("Second view given"));
}

void WeighupViewModel::recommend(const QString& typed, const QString& optionId, const QString& lookBack,
                                 const QString& citesId)
{
    const domain::NewRecommendation what{m_id, toUtf8(typed), idFrom(optionId), idFrom(citesId), toUtf8(lookBack)};
    context().perform(
        this, [what](domain::Commands& commands) { return domain::recommend(commands, what); },
        tr("Recommendation signed"));
}

void WeighupViewModel::setLookBack(const QDateTime& day)
{
    const auto typed = day.isValid() ? day.toLocalTime().date().toString(Qt::ISODate).toStdString() : std::string();
    context().perform(
        this, [id = m_id, typed](domain::Commands& commands) { return domain::setLookBack(commands, id, typed); },
        typed.empty() ? tr("No look-back") : tr("Look-back set"));
}

void WeighupViewModel::clearLookBack()
{
    setLookBack({});
}

void WeighupViewModel::lookBack(const QString& happened, const QString& missed, const QString& sayAgain)
{
    const domain::NewLookback what{m_id, toUtf8(happened), toUtf8(missed), toUtf8(sayAgain)};
    context().perform(
        this, [what](domain::Commands& commands) { return domain::lookBack(commands, what); }, tr("Looked back"));
}

void WeighupViewModel::setField(const QString& entityId, const QString& field, const QString& typed)
{
    setMatterField(context(), this, entityId, field, typed);
}

void WeighupViewModel::remove(const QString& entityId, const QString& name)
{
    removeEntity(context(), this, entityId, name);
}

void WeighupViewModel::showHistory(const QString& entityId, const QString& field)
{
    showMatterHistory(context(), entityId, field);
}

void WeighupViewModel::findCitable(const QString& typed)
{
    if (typed.trimmed().isEmpty()) {
        m_citable.setRows({});
        return;
    }
    context().readElsewhere<std::vector<domain::EntityRef>>(
        this,
        [typed = toUtf8(typed)](domain::Queries& reading) {
            constexpr std::size_t most = 8;
            return domain::citable(reading.reader(), typed, most);
        },
        [this](const Result<std::vector<domain::EntityRef>>& found) {
            if (found)
                m_citable.setRows(citableColumns(), *found, keyOfEntity<domain::EntityRef>);
        });
}

void WeighupViewModel::showCited(const QString& entityId)
{
    const auto row = queries().reader().entity(idFrom(entityId));
    if (!row)
        return;
    const auto ref = [&](model::FieldId field) { return QString::fromStdString(row->value(field)); };
    if (row->kind == model::weighup::kind)
        Q_EMIT weighupWanted(entityId);
    else if (row->kind == model::line::kind)
        Q_EMIT placeWanted(ref(model::line::client), entityId);
    else if (row->kind == model::recommendation::kind)
        Q_EMIT weighupWanted(ref(model::recommendation::weighup));
    else if (row->kind == model::lookback::kind)
        Q_EMIT weighupWanted(ref(model::lookback::weighup));
    else if (row->kind == model::stance::kind)
        Q_EMIT placeWanted(ref(model::stance::client), ref(model::stance::line));
    else if (row->kind == model::advice::kind)
        Q_EMIT placeWanted(ref(model::advice::client), ref(model::advice::line));
    else if (row->kind == model::problem::kind)
        Q_EMIT placeWanted(ref(model::problem::client), {});
}

} // namespace salver::viewmodels
