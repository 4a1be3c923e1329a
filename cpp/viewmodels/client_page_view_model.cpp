// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/client_page_view_model.h"

#include "domain/understanding.h"
#include "viewmodels/day_values.h"
#include "viewmodels/editor_text.h"

namespace salver::viewmodels {

namespace {
constexpr std::size_t timelinePage = 20;
constexpr std::size_t timelineMost = 2000;
} // namespace

ClientPageViewModel::ClientPageViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_tags(tagColumns(), this), m_people(personColumns(), this),
      m_objectives(lineColumns(), this), m_ours(promiseColumns(), this), m_theirs(promiseColumns(), this),
      m_felt(feltColumns(), this), m_questions(lineColumns(), this), m_sparks(lineColumns(), this),
      m_reassured(lineColumns(), this), m_challenged(lineColumns(), this),
      m_facts(factColumns(), this), m_members(memberColumns(), this), m_timeline(timelineColumns(), this),
      m_about(context), m_rhythm(context)
{
}

void ClientPageViewModel::open(const QString& clientId)
{
    const EntityId id = idFrom(clientId);
    if (id == m_id)
        return;
    m_id = id;
    m_filter = {};
    m_filter.limit = timelinePage;
    if (isOpen())
        m_about.open(m_id, model::client::kind, model::client::about);
    else
        m_about.close();
    refresh();
    m_rhythm.show(m_id, {});
    Q_EMIT opened();
}

QString ClientPageViewModel::thereNow() const
{
    QStringList names;
    for (const auto& who : m_page.there) {
        const QString first = words(who.name).section(u' ', 0, 0);
        if (!names.contains(first))
            names.push_back(first);
    }
    if (names.isEmpty())
        return {};
    if (names.size() == 1)
        return tr("%1 is there now").arg(names.front());
    const QString last = names.takeLast();
    return tr("%1 and %2 are there now").arg(names.join(QStringLiteral(", ")), last);
}

void ClientPageViewModel::close()
{
    open({});
}

Result<void> ClientPageViewModel::read()
{
    if (!isOpen()) {
        m_page = {};
        m_timelineTotal = 0;
        m_timeline.setRows({});
        fill();
        return {};
    }
    auto page = queries().client(m_id, context().now());
    if (!page)
        return fail(page.error());
    m_page = std::move(*page);
    fill();
    if (auto members = queries().members())
        m_members.setRows(memberColumns(), *members, keyOfEntity<domain::MemberRef>);
    return readTimeline();
}

void ClientPageViewModel::fill()
{
    m_tags.setRows(tagColumns(), m_page.tags, keyOfEntity<domain::TagRow>);
    m_people.setRows(personColumns(), m_page.people, keyOfEntity<domain::PersonRow>);
    m_objectives.setRows(lineColumns(), m_page.objectives, keyOfEntity<domain::LineRow>);
    m_ours.setRows(promiseColumns(), m_page.ours, keyOfEntity<domain::PromiseRow>);
    m_theirs.setRows(promiseColumns(), m_page.theirs, keyOfEntity<domain::PromiseRow>);
    m_felt.setRows(feltColumns(), m_page.felt, keyOfEntity<domain::FeltRow>);
    m_questions.setRows(lineColumns(), m_page.questions, keyOfEntity<domain::LineRow>);
    m_sparks.setRows(lineColumns(), m_page.sparks, keyOfEntity<domain::LineRow>);
    m_reassured.setRows(lineColumns(), m_page.reassured, keyOfEntity<domain::LineRow>);
    m_challenged.setRows(lineColumns(), m_page.challenged, keyOfEntity<domain::LineRow>);
    // Their business and their brand have a part of their own.
    auto facts = m_page.facts;
    std::erase_if(facts, [](const domain::FactRow& row) {
        return domain::isBusiness(row.type) || domain::isBrand(row.type) || row.type == domain::FactType::NotKnown;
    });
    m_facts.setRows(factColumns(), grouped(facts), [](const ShownFact& row) { return idText(row.fact.id); });
}

Result<void> ClientPageViewModel::readTimeline()
{
    const auto timeline = queries().timeline(m_id, m_filter, context().now());
    if (!timeline)
        return fail(timeline.error());
    m_timelineTotal = timeline->total;
    m_timeline.setRows(timelineColumns(), laidFlat(*timeline), timelineKey);
    Q_EMIT timelineChanged();
    return {};
}

bool ClientPageViewModel::concerns(const store::Committed& facts) const
{
    return isOpen() && (facts.syncStateChanged ||
                        touches(facts, {model::client::kind, model::person::kind, model::visit::kind,
                                        model::line::kind, model::promise::kind, model::objective::kind, model::fact::kind, model::felt::kind,
                                        model::tag::kind}));
}

QString ClientPageViewModel::lastContact() const
{
    return m_page.row.lastContact ? words(m_page.row.lastContact->words) : QString();
}

QString ClientPageViewModel::nextVisit() const
{
    return m_page.row.nextVisit ? words(m_page.row.nextVisit->words) : QString();
}

QDateTime ClientPageViewModel::today() const
{
    return todayOf(context());
}

void ClientPageViewModel::refilter()
{
    m_filter.limit = timelinePage;
    Q_EMIT timelineChanged();
    readSoon();
}

void ClientPageViewModel::setLane(int lane)
{
    m_filter.lane = lane < 0 ? std::nullopt : std::optional(domain::Lane(lane));
    refilter();
}

void ClientPageViewModel::setLineType(int type)
{
    m_filter.lineType = type < 0 ? std::nullopt : std::optional(domain::LineType(type));
    refilter();
}

void ClientPageViewModel::setPersonId(const QString& id)
{
    m_filter.person = id.isEmpty() ? std::nullopt : std::optional(idFrom(id));
    refilter();
}

void ClientPageViewModel::setAuthorId(const QString& id)
{
    m_filter.author = UserId::parse(id.toStdString());
    refilter();
}

void ClientPageViewModel::setTheirWordsOnly(bool only)
{
    m_filter.theirWordsOnly = only;
    refilter();
}

bool ClientPageViewModel::filtered() const
{
    return m_filter.lane || m_filter.lineType || m_filter.person || m_filter.author || m_filter.theirWordsOnly;
}

void ClientPageViewModel::clearFilters()
{
    m_filter = {};
    refilter();
}

void ClientPageViewModel::loadMore()
{
    if (!timelineHasMore())
        return;
    m_filter.limit += timelinePage;
    readSoon();
}

int ClientPageViewModel::rowOf(const QString& entityId)
{
    int row = m_timeline.indexOfKey(entityId);
    while (row < 0 && timelineHasMore() && m_filter.limit < timelineMost) {
        m_filter.limit += timelinePage * 4;
        if (!readTimeline())
            break;
        row = m_timeline.indexOfKey(entityId);
    }
    return row;
}

void ClientPageViewModel::startVisit()
{
    domain::NewVisit what;
    what.client = m_id;
    context().perform(
        this, [what](domain::Commands& commands) { return commands.startVisit(what); }, {},
        [this](const domain::Made& made) { Q_EMIT visitStarted(idText(made.id)); });
}

void ClientPageViewModel::setField(const QString& field, const QString& typed)
{
    context().perform(this, [id = m_id, name = field.toStdString(), value = toUtf8(typed)](
                                domain::Commands& commands) { return commands.setField(id, name, value); });
}

void ClientPageViewModel::setTag(const QString& tag, bool on)
{
    context().perform(this, [id = m_id, name = toUtf8(tag.trimmed()), on](domain::Commands& commands) {
        return commands.tagClient(id, name, on);
    });
}

void ClientPageViewModel::addPerson(const QString& personName, const QString& role)
{
    domain::NewPerson what;
    what.client = m_id;
    what.name = toUtf8(personName.trimmed());
    what.role = toUtf8(role.trimmed());
    context().perform(
        this, [what](domain::Commands& commands) { return commands.addPerson(what); }, tr("Added: %1").arg(personName));
}

void ClientPageViewModel::addFact(int type, const QString& text, const QString& source)
{
    // A season is for oneself alone unless somebody says otherwise.
    addFactFor(type, text, source, domain::FactType(type) == domain::FactType::Season);
}

void ClientPageViewModel::addFactFor(int type, const QString& text, const QString& source, bool onlyForMe)
{
    domain::NewFact what;
    what.client = m_id;
    what.isPrivate = onlyForMe;
    what.type = domain::FactType(type);
    what.text = toUtf8(text.trimmed());
    what.source = toUtf8(source.trimmed());
    what.heardOn = context().now().today();
    context().perform(
        this, [what](domain::Commands& commands) { return commands.addFact(what); }, tr("Noted"));
}

void ClientPageViewModel::confirmFact(const QString& factId)
{
    viewmodels::confirmFact(context(), this, factId);
}

void ClientPageViewModel::thank(const QString& factId)
{
    thankForFact(context(), this, factId);
}

void ClientPageViewModel::keepFact(const QString& factId)
{
    keepFactLonger(context(), this, factId);
}

void ClientPageViewModel::addPromise(int direction, const QString& text, const QString& due,
                                     const QString& personIdText, bool onlyForMe)
{
    domain::NewPromise what;
    what.client = m_id;
    what.person = idFrom(personIdText);
    what.direction = domain::Direction(direction);
    what.text = toUtf8(text.trimmed());
    what.due = toUtf8(due.trimmed());
    what.isPrivate = onlyForMe;
    context().perform(
        this, [what](domain::Commands& commands) { return commands.addPromise(what); }, tr("Promise noted"));
}

void ClientPageViewModel::keepPromise(const QString& promiseId)
{
    viewmodels::keepPromise(context(), this, promiseId);
}

void ClientPageViewModel::setDue(const QString& promiseId, const QDateTime& day)
{
    setDueDay(context(), this, promiseId, day);
}

void ClientPageViewModel::clearDue(const QString& promiseId)
{
    setDueDay(context(), this, promiseId, {});
}

void ClientPageViewModel::remove(const QString& entityId, const QString& title)
{
    removeEntity(context(), this, entityId, title);
}

} // namespace salver::viewmodels
