// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/wrap_view_model.h"

#include "domain/line_syntax.h"
#include "viewmodels/day_values.h"
#include "viewmodels/editor_text.h"
#include "viewmodels/telling_columns.h"

namespace salver::viewmodels {

namespace {
// A choice is a handful; whoever is not in it has a name that can be typed, and then there may be more.
constexpr std::size_t clientsOffered = 6;
constexpr std::size_t clientsFound = 30;
} // namespace

WrapViewModel::WrapViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_felt(wrapFeltColumns(), this), m_people(personColumns(), this),
      m_reassured(lineColumns(), this), m_challenged(lineColumns(), this), m_marks(lineColumns(), this), m_promises(promiseColumns(), this),
      m_clients(clientColumns(), this), m_colleagues(memberColumns(), this), m_shared(lineColumns(), this),
      m_tellings(tellingColumns(), this)
{
}

void WrapViewModel::open(const QString& visitId)
{
    const EntityId id = idFrom(visitId);
    if (id == m_id)
        return;
    m_id = id;
    m_mine.clear();
    m_clientFilter.clear();
    m_saveState = facts::SaveState::Nothing;
    m_sentence.clear();
    refresh();
    Q_EMIT opened();
    Q_EMIT saveStateChanged();
}

void WrapViewModel::close()
{
    open({});
}

Result<void> WrapViewModel::read()
{
    domain::VisitPage fresh;
    if (isOpen()) {
        auto page = queries().visit(m_id, context().now());
        if (!page)
            return fail(page.error());
        fresh = std::move(*page);
    }
    m_page = std::move(fresh);
    readPeople();
    readFelt();
    m_reassured.setRows(lineColumns(), m_page.reassured, keyOfEntity<domain::LineRow>);
    m_challenged.setRows(lineColumns(), m_page.challenged, keyOfEntity<domain::LineRow>);
    m_marks.setRows(lineColumns(), m_page.unfilledMarks, keyOfEntity<domain::LineRow>);
    m_promises.setRows(promiseColumns(), m_page.promises, keyOfEntity<domain::PromiseRow>);
    if (auto done = readTellings(); !done)
        return done;
    return readClients();
}

Result<void> WrapViewModel::readClients()
{
    if (!isOpen() || filed()) {
        m_clients.setRows({});
        return {};
    }
    domain::ClientsQuery query;
    query.filter = toUtf8(m_clientFilter);
    if (query.filter.empty()) {
        query.sort = domain::ClientSort::NextVisit;
        query.limit = clientsOffered;
    } else {
        query.limit = clientsFound;
    }
    const auto clients = queries().clients(query, context().now());
    if (!clients)
        return fail(clients.error());
    m_clients.setRows(clientColumns(), clients->rows, keyOfEntity<domain::ClientRow>);
    return {};
}

bool WrapViewModel::concerns(const store::Committed& facts) const
{
    return isOpen() && touches(facts, {model::visit::kind, model::line::kind, model::promise::kind,
                                       model::client::kind, model::person::kind, model::felt::kind, model::telling::kind});
}

QString WrapViewModel::title() const
{
    const QString time = words(m_page.row.time);
    return filed() ? tr("%1 · %2", "client and time").arg(client(), time) : tr("Visit at %1").arg(time);
}

facts::Lane WrapViewModel::lane() const
{
    return m_page.row.lane ? facts::Lane(int(*m_page.row.lane)) : facts::Lane::None;
}

QDateTime WrapViewModel::today() const
{
    return todayOf(context());
}

void WrapViewModel::setClientFilter(const QString& filter)
{
    if (m_clientFilter == filter)
        return;
    m_clientFilter = filter;
    readSoon();
    Q_EMIT changed();
}

void WrapViewModel::write(std::function<Result<domain::Made>(domain::Commands&)> what)
{
    ++m_writes;
    m_saveState = facts::SaveState::Saving;
    Q_EMIT saveStateChanged();
    context().command<domain::Made>(this, std::move(what), [this](const Result<domain::Made>& outcome) {
        --m_writes;
        m_sentence = outcome ? QString() : words(outcome.error());
        m_saveState = !outcome        ? facts::SaveState::Failed
                      : m_writes > 0 ? facts::SaveState::Saving
                                      : facts::SaveState::Saved;
        Q_EMIT saveStateChanged();
    });
}

void WrapViewModel::writeField(model::FieldId field, const QString& typed)
{
    write([id = m_id, field, value = toUtf8(typed.trimmed())](domain::Commands& commands) {
        return commands.setValue(id, field, value);
    });
}

void WrapViewModel::setWorkLink(const QString& typed)
{
    writeField(model::visit::workLink, typed);
}

void WrapViewModel::setLane(int lane)
{
    writeField(model::visit::lane, lane < 0 ? QString() : words(domain::nameOf(domain::Lane(lane))));
}

void WrapViewModel::addReassured(const QString& typed)
{
    addLine(domain::LineType::Reassure, typed);
}

void WrapViewModel::addChallenged(const QString& typed)
{
    addLine(domain::LineType::Challenge, typed);
}

void WrapViewModel::addLine(domain::LineType type, const QString& typed)
{
    if (typed.trimmed().isEmpty())
        return;
    const std::string said = std::string(domain::markOf(type)) + ' ' + toUtf8(typed.trimmed());
    write([id = m_id, said](domain::Commands& commands) -> Result<domain::Made> {
        return commands.captureLine(id, said).map([](const domain::CapturedLine& line) { return line.line; });
    });
}

void WrapViewModel::removeLine(const QString& lineId, const QString& title)
{
    removeEntity(context(), this, lineId, title);
}

void WrapViewModel::setMemorable(const QString& typed)
{
    writeField(model::visit::memorable, typed);
}

void WrapViewModel::setMovedOn(const QString& typed)
{
    writeField(model::visit::movedOn, typed);
}

void WrapViewModel::setWorkLine(const QString& typed)
{
    writeField(model::visit::workLine, typed);
}

void WrapViewModel::fillMark(const QString& lineId, const QString& typed)
{
    if (typed.trimmed().isEmpty())
        return;
    write([id = idFrom(lineId), said = toUtf8(typed)](domain::Commands& commands) -> Result<domain::Made> {
        return commands.fillMark(id, said).map([](const domain::CapturedLine& line) { return line.line; });
    });
}

void WrapViewModel::setDue(const QString& promiseId, const QDateTime& day)
{
    setDueDay(context(), this, promiseId, day);
}

void WrapViewModel::clearDue(const QString& promiseId)
{
    setDueDay(context(), this, promiseId, {});
}

void WrapViewModel::file(const QString& clientId)
{
    context().perform(
        this,
        [id = m_id, client = idFrom(clientId)](domain::Commands& commands) { return commands.fileVisit(id, client); },
        {},
        [this](const domain::Made& made) {
            // It is another entity in the client's team from here on.
            open(idText(made.id));
        });
}

void WrapViewModel::done()
{
    context().perform(
        this, [id = m_id](domain::Commands& commands) { return commands.wrapVisit(id); }, tr("Visit wrapped up"),
        [this](const domain::Made& /*made*/) { Q_EMIT finished(); });
}

} // namespace salver::viewmodels
