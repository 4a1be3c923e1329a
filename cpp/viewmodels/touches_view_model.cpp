// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/touches_view_model.h"

#include "domain/advice_commands.h"
#include "domain/objective_queries.h"
#include "domain/past_day.h"
#include "domain/touch_commands.h"
#include "print/touch_register.h"
#include "viewmodels/day_values.h"
#include "viewmodels/editor_text.h"
#include "viewmodels/row_columns.h"

#include <QDir>

#include <array>

namespace salver::viewmodels {

namespace {

QString lines(const std::vector<std::string>& texts)
{
    QStringList all;
    for (const auto& text : texts)
        all += words(text);
    return all.join(QLatin1Char('\n'));
}

QString factSource(const domain::FactRow& row)
{
    return whoAndWhen(words(row.source), row.heardOn);
}

std::span<const Column<domain::FactRow>> refusedColumns()
{
    using R = domain::FactRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"factId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"text", [](const R& r) { return QVariant(words(r.text)); }},
        {"about", [](const R& r) { return QVariant(words(r.about.name)); }},
        {"source", [](const R& r) { return QVariant(factSource(r)); }},
    });
    return all;
}

std::optional<domain::Day> typedDay(const QString& typed, domain::Day today)
{
    return typed.trimmed().isEmpty() ? std::nullopt : domain::readPastDay(toUtf8(typed), today);
}

} // namespace

std::span<const Column<domain::TouchRow>> touchColumns()
{
    using R = domain::TouchRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"touchId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"idea", [](const R& r) { return QVariant(words(r.idea)); }},
        {"client", [](const R& r) { return QVariant(words(r.client.name)); }},
        {"clientId", [](const R& r) { return QVariant(idText(r.client.id)); }},
        {"person", [](const R& r) { return QVariant(words(r.person.name)); }},
        {"hospitality", [](const R& r) { return QVariant(r.type == domain::TouchType::Hospitality); }},
        {"because", [](const R& r) { return QVariant(words(r.because)); }},
        {"landed", [](const R& r) { return QVariant(words(r.landed)); }},
        {"value", [](const R& r) { return QVariant(words(r.value)); }},
        {"givenOn", [](const R& r) { return QVariant(r.givenOn ? words(r.givenOn->words) : QString()); }},
        {"source",
         [](const R& r) {
             return QVariant(r.givenOn ? whoAndWhen(words(r.givenBy.name), r.givenOn) : whoAndWhen(r.by.name, r.noted));
         }},
        {"cannotAccept", [](const R& r) { return QVariant(lines(r.cannotAccept)); }},
        {"lineId", [](const R& r) { return QVariant(idText(r.line)); }},
        {"isPrivate", [](const R& r) { return QVariant(r.isPrivate); }},
        {"waiting", [](const R& r) { return QVariant(r.waiting); }},
        {"contested", [](const R& r) { return QVariant(r.contested); }},
    });
    return all;
}

TouchesViewModel::TouchesViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_ideas(touchColumns(), this), m_given(touchColumns(), this),
      m_refused(refusedColumns(), this), m_people(personColumns(), this), m_members(memberColumns(), this), m_ideaPeople(personColumns(), this)
{
}

void TouchesViewModel::open(const QString& clientId)
{
    const auto id = idFrom(clientId);
    if (id == m_client)
        return;
    m_client = id;
    m_registerSentence.clear();
    refresh();
    Q_EMIT opened();
    Q_EMIT registerSaved();
}

Result<void> TouchesViewModel::read()
{
    domain::TouchesPage page;
    std::vector<domain::PersonRow> people;
    const auto members = queries().members();
    if (!members)
        return fail(members.error());
    if (!m_client.isNull()) {
        auto found = domain::touchesOf(queries().reader(), m_client, context().now());
        if (!found)
            return fail(found.error());
        page = std::move(*found);
        auto known = domain::peopleAt(queries().reader(), m_client, context().now());
        if (!known)
            return fail(known.error());
        people = std::move(*known);
    }
    m_ideas.setRows(touchColumns(), page.ideas, keyOfEntity<domain::TouchRow>);
    m_given.setRows(touchColumns(), page.given, keyOfEntity<domain::TouchRow>);
    m_refused.setRows(refusedColumns(), page.cannotAccept, keyOfEntity<domain::FactRow>);
    m_people.setRows(personColumns(), people, keyOfEntity<domain::PersonRow>);
    m_members.setRows(memberColumns(), *members, keyOfEntity<domain::MemberRef>);
    return {};
}

bool TouchesViewModel::concerns(const store::Committed& facts) const
{
    return facts.syncStateChanged ||
           touches(facts, {model::touch::kind, model::fact::kind, model::person::kind, model::client::kind});
}

void TouchesViewModel::beginIdea()
{
    m_ideaLine = {};
    m_ideaPerson = {};
    m_ideaBecause.clear();
    wantIdea(m_client);
}

void TouchesViewModel::beginIdeaFrom(const QString& lineId)
{
    const auto row = queries().reader().entity(idFrom(lineId));
    if (!row)
        return;
    m_ideaLine = row->id;
    m_ideaBecause = words(row->value(model::line::text));
    m_ideaPerson = EntityId::parse(row->value(model::line::who)).value_or(EntityId{});
    wantIdea(EntityId::parse(row->value(model::line::client)).value_or(EntityId{}));
}

void TouchesViewModel::wantIdea(const EntityId& client)
{
    const auto row = queries().reader().entity(client);
    const auto people = domain::peopleAt(queries().reader(), client, context().now());
    if (!row || !people) {
        context().sayTrouble(tr("Say whose visit it is first; an idea is for a client."));
        return;
    }
    m_ideaClient = client;
    m_ideaClientName = words(row->value(model::client::name));
    m_ideaPeople.setRows(personColumns(), *people, keyOfEntity<domain::PersonRow>);
    Q_EMIT ideaWanted();
}

QString TouchesViewModel::before(const QString& idea, const QString& personId) const
{
    if (idea.trimmed().isEmpty())
        return {};
    const auto found = domain::touchedBefore(queries().reader(), m_ideaClient, idFrom(personId), toUtf8(idea), context().now());
    return found && *found ? words(domain::beforeSentence(**found)) : QString();
}

QString TouchesViewModel::cannotAccept(const QString& personId) const
{
    domain::PageRows rows(queries().reader(), context().now());
    QStringList all;
    for (const auto& row : domain::cannotAccept(rows, m_ideaClient, idFrom(personId))) {
        const QString whose = personId.isEmpty() && row.about.id != m_ideaClient ? words(row.about.name) + QStringLiteral(": ") : QString();
        const QString source = factSource(row);
        all += whose + words(row.text) + (source.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(source));
    }
    return all.join(QLatin1Char('\n'));
}

void TouchesViewModel::keepIdea(const QString& idea, const QString& because, const QString& personId, const QString& value,
                                bool hospitality)
{
    domain::NewTouch what;
    what.client = m_ideaClient;
    what.person = idFrom(personId);
    what.line = m_ideaLine;
    what.idea = toUtf8(idea);
    what.because = toUtf8(because);
    what.value = toUtf8(value);
    what.type = hospitality ? domain::TouchType::Hospitality : domain::TouchType::Touch;
    what.anyway = true;
    context().perform(
        this, [what](domain::Commands& commands) { return domain::addTouch(commands, what); }, tr("An idea for them"));
}

void TouchesViewModel::give(const QString& touchId, const QString& day, const QString& value, const QString& landed,
                            const QString& who)
{
    const domain::TouchGiven what{toUtf8(day), UserId::parse(who.toStdString()).value_or(UserId{}), toUtf8(landed), toUtf8(value)};
    context().perform(
        this, [id = idFrom(touchId), what](domain::Commands& commands) { return domain::giveTouch(commands, id, what); },
        tr("Given"));
}

void TouchesViewModel::takeBack(const QString& touchId)
{
    context().perform(
        this, [id = idFrom(touchId)](domain::Commands& commands) { return domain::takeBackGiven(commands, id); },
        tr("An idea again"));
}

void TouchesViewModel::land(const QString& touchId, const QString& said)
{
    context().perform(
        this, [id = idFrom(touchId), text = toUtf8(said)](domain::Commands& commands) {
            return domain::landTouch(commands, id, text);
        },
        tr("Noted how it landed"));
}

void TouchesViewModel::change(const QString& touchId, const QStringList& fields, const QStringList& typed)
{
    std::vector<std::pair<std::string, std::string>> what;
    for (qsizetype i = 0; i < std::min(fields.size(), typed.size()); ++i)
        what.emplace_back(fields[i].toStdString(), toUtf8(typed[i]));
    context().perform(
        this, [id = idFrom(touchId), what](domain::Commands& commands) { return domain::changeWords(commands, id, what); },
        tr("Changed"));
}

void TouchesViewModel::addRefused(const QString& text, const QString& source, const QString& personId)
{
    domain::NewFact what;
    what.type = domain::FactType::CannotAccept;
    what.text = toUtf8(text);
    what.source = toUtf8(source);
    if (personId.isEmpty())
        what.client = m_client;
    else
        what.person = idFrom(personId);
    context().perform(
        this, [what](domain::Commands& commands) { return commands.addFact(what); }, tr("Noted"));
}

void TouchesViewModel::showLine(const QString& lineId)
{
    if (!lineId.isEmpty())
        Q_EMIT placeWanted(clientId(), lineId);
}

void TouchesViewModel::remove(const QString& entityId, const QString& name)
{
    removeEntity(context(), this, entityId, name);
}

void TouchesViewModel::showHistory(const QString& entityId, const QString& field)
{
    showMatterHistory(context(), entityId, field);
}

void TouchesViewModel::saveRegister(const QUrl& file, const QString& from, const QString& to, bool thisClient)
{
    const auto now = context().now();
    const auto today = now.today();
    domain::RegisterFilter filter{thisClient ? m_client : EntityId{}, typedDay(from, today), typedDay(to, today)};
    for (const auto& [typed, read] : {std::pair(from, filter.from), std::pair(to, filter.to)}) {
        if (!read && !typed.trimmed().isEmpty()) {
            context().sayTrouble(tr("“%1” was not understood as a day.").arg(typed.trimmed()));
            return;
        }
    }
    print::RegisterHead head{{}, filter.from, filter.to};
    if (const auto row = queries().reader().entity(m_client); thisClient && row)
        head.who = words(row->value(model::client::name));
    const QString path = file.toLocalFile();
    context().readElsewhere<bool>(
        this,
        [filter, head, path, now](domain::Queries& reading) -> Result<bool> {
            const auto rows = domain::touchRegister(reading.reader(), filter, now);
            if (!rows)
                return fail(rows.error());
            return print::writeRegister(*rows, head, now, path).map([] { return true; });
        },
        [this, path](const Result<bool>& outcome) {
            m_registerSentence = outcome ? tr("Saved: %1").arg(QDir::toNativeSeparators(path)) : words(outcome.error());
            Q_EMIT registerSaved();
        });
}

} // namespace salver::viewmodels
