// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/pledge_view_model.h"

#include "domain/pledge_commands.h"
#include "print/paper.h"
#include "print/pledge_sheet.h"
#include "viewmodels/day_values.h"
#include "viewmodels/editor_text.h"
#include "viewmodels/matter_values.h"
#include "viewmodels/row_columns.h"

#include <QDir>

#include <algorithm>
#include <array>

namespace salver::viewmodels {

namespace {

struct PledgeRow {
    const domain::PledgeLineRow* line{};
    const domain::MomentRow* moment{}; ///< nullptr for the line itself
    int number{};
    bool last{};
};

std::span<const Column<PledgeRow>> pledgeColumns()
{
    using R = PledgeRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"head", [](const R& r) { return QVariant(r.moment == nullptr); }},
        {"last", [](const R& r) { return QVariant(r.last); }},
        {"lineId", [](const R& r) { return QVariant(idText(r.line->id)); }},
        {"number", [](const R& r) { return QVariant(r.number); }},
        {"text", [](const R& r) { return QVariant(words(r.line->text)); }},
        {"notice", [](const R& r) { return QVariant(words(r.line->notice)); }},
        {"kept", [](const R& r) { return QVariant(int(r.line->kept)); }},
        {"missed", [](const R& r) { return QVariant(int(r.line->missed)); }},
        {"momentId", [](const R& r) { return QVariant(r.moment ? idText(r.moment->id) : QString()); }},
        {"moment", [](const R& r) { return QVariant(r.moment ? int(r.moment->type) : 0); }},
        {"story", [](const R& r) { return QVariant(r.moment ? words(r.moment->story) : QString()); }},
        {"madeGood", [](const R& r) { return QVariant(r.moment ? words(r.moment->madeGood) : QString()); }},
        {"client", [](const R& r) { return QVariant(r.moment ? words(r.moment->client.name) : QString()); }},
        {"clientId", [](const R& r) { return QVariant(r.moment && r.moment->client.found ? idText(r.moment->client.id) : QString()); }},
        {"source", [](const R& r) { return QVariant(r.moment ? whoAndWhen(words(r.moment->by.name), r.moment->on) : words(r.line->by.name)); }},
        {"about", [](const R& r) { return QVariant(r.moment ? words(r.moment->about.name) : QString()); }},
        {"aboutId", [](const R& r) { return QVariant(r.moment && r.moment->about.found ? idText(r.moment->about.id) : QString()); }},
        {"waiting", [](const R& r) { return QVariant(r.moment ? r.moment->waiting : r.line->waiting); }},
        {"contested", [](const R& r) { return QVariant(r.moment ? r.moment->contested : r.line->contested); }},
    });
    return all;
}

std::span<const Column<domain::PledgeLineRow>> lineChoiceColumns()
{
    using R = domain::PledgeLineRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"lineId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"name", [](const R& r) { return QVariant(words(r.text)); }},
    });
    return all;
}

std::span<const Column<domain::SignatureRow>> signatureColumns()
{
    using R = domain::SignatureRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"name", [](const R& r) { return QVariant(words(r.by.name)); }},
        {"on", [](const R& r) { return QVariant(r.on ? words(r.on->words) : QString()); }},
        {"current", [](const R& r) { return QVariant(r.current); }},
        {"me", [](const R& r) { return QVariant(r.by.me); }},
        {"waiting", [](const R& r) { return QVariant(r.waiting); }},
    });
    return all;
}

QString changeWords(domain::PledgeChange::What what)
{
    using enum domain::PledgeChange::What;
    switch (what) {
    case Added: return PledgeViewModel::tr("Added");
    case Reworded: return PledgeViewModel::tr("Reworded");
    case Notice: return PledgeViewModel::tr("How a client would notice");
    case Moved: return PledgeViewModel::tr("Moved");
    case TakenOut: return PledgeViewModel::tr("Taken out");
    case BroughtBack: return PledgeViewModel::tr("Brought back");
    case Deleted: return PledgeViewModel::tr("Deleted");
    case Restored: return PledgeViewModel::tr("Restored");
    }
    return {};
}

std::span<const Column<domain::PledgeChange>> changeColumns()
{
    using R = domain::PledgeChange;
    static constexpr auto all = std::to_array<Column<R>>({
        {"what", [](const R& r) { return QVariant(changeWords(r.what)); }},
        {"text", [](const R& r) { return QVariant(words(r.text)); }},
        {"before", [](const R& r) { return QVariant(words(r.before)); }},
        {"source", [](const R& r) { return QVariant(PledgeViewModel::tr("%1, %2", "who, when").arg(words(r.by.name), words(r.when))); }},
    });
    return all;
}

std::span<const Column<domain::PledgeLineThen>> thenColumns()
{
    using R = domain::PledgeLineThen;
    static constexpr auto all = std::to_array<Column<R>>({
        {"lineId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"text", [](const R& r) { return QVariant(words(r.text)); }},
        {"notice", [](const R& r) { return QVariant(words(r.notice)); }},
    });
    return all;
}

std::span<const Column<domain::Tellable>> tellableColumns()
{
    using R = domain::Tellable;
    static constexpr auto all = std::to_array<Column<R>>({
        {"entityId", [](const R& r) { return QVariant(idText(r.what.id)); }},
        {"name",
         [](const R& r) {
             return QVariant(r.client.name.empty() ? words(r.what.name)
                                                   : PledgeViewModel::tr("%1 · %2", "what, client").arg(words(r.what.name), words(r.client.name)));
         }},
    });
    return all;
}

std::vector<PledgeRow> laidFlat(const std::vector<domain::PledgeLineRow>& lines)
{
    std::vector<PledgeRow> rows;
    int number = 0;
    for (const auto& line : lines) {
        rows.push_back({&line, nullptr, ++number, line.moments.empty()});
        for (const auto& each : line.moments)
            rows.push_back({&line, &each, number, &each == &line.moments.back()});
    }
    return rows;
}

QString keyOf(const PledgeRow& row)
{
    return idText(row.moment ? row.moment->id : row.line->id);
}

} // namespace

PledgeViewModel::PledgeViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_lines(pledgeColumns(), this), m_takenOut(pledgeColumns(), this),
      m_choices(lineChoiceColumns(), this), m_signatures(signatureColumns(), this), m_changes(changeColumns(), this),
      m_then(thenColumns(), this), m_tellable(tellableColumns(), this)
{
}

Result<void> PledgeViewModel::readPage()
{
    const auto house = domain::houseSpace(queries().reader());
    if (!house)
        return fail(house.error());
    auto page = domain::pledgePage(queries().reader(), house->id, context().now());
    if (!page)
        return fail(std::move(page.error()));
    m_page = std::move(*page);
    m_lines.setRows(pledgeColumns(), laidFlat(m_page.lines), keyOf);
    m_takenOut.setRows(pledgeColumns(), laidFlat(m_page.takenOut), keyOf);
    m_choices.setRows(lineChoiceColumns(), m_page.lines, keyOfEntity<domain::PledgeLineRow>);
    m_signatures.setRows(signatureColumns(), m_page.signatures, keyOfEntity<domain::SignatureRow>);
    return {};
}

Result<void> PledgeViewModel::read()
{
    if (auto done = readPage(); !done)
        return done;
    const auto changes = domain::pledgeChanges(queries().reader(), m_page.space, context().now());
    if (!changes)
        return fail(changes.error());
    m_changes.setRows(changeColumns(), *changes, [](const domain::PledgeChange& row) {
        return QStringLiteral("%1/%2/%3").arg(idText(row.line)).arg(raw(row.at)).arg(int(row.what));
    });
    return readThen();
}

Result<void> PledgeViewModel::readThen()
{
    if (!m_thenDay.isValid()) {
        m_then.setRows({});
        return {};
    }
    const auto date = m_thenDay.date();
    const domain::Day day{std::chrono::local_days{std::chrono::year{date.year()} / date.month() / date.day()}};
    const auto rows = domain::pledgeOn(queries().reader(), m_page.space, day, context().now());
    if (!rows)
        return fail(rows.error());
    m_then.setRows(thenColumns(), *rows, keyOfEntity<domain::PledgeLineThen>);
    return {};
}

bool PledgeViewModel::concerns(const store::Committed& facts) const
{
    return facts.syncStateChanged ||
           touches(facts, {model::pledge::kind, model::pledgeSignature::kind, model::moment::kind, model::client::kind,
                           model::preference::kind});
}

int PledgeViewModel::lacking() const
{
    return std::max(0, int(domain::pledgeLinesLeast) - lineCount());
}

bool PledgeViewModel::full() const
{
    return m_page.lines.size() >= domain::pledgeLinesMost;
}

QString PledgeViewModel::signedBy() const
{
    QStringList names;
    for (const auto& each : m_page.signatures) {
        if (each.current)
            names += words(each.by.name);
    }
    return names.join(QStringLiteral(", "));
}

QDateTime PledgeViewModel::today() const
{
    return todayOf(context());
}

void PledgeViewModel::add(const QString& text, const QString& notice)
{
    context().perform(
        this, [house = m_page.space, line = toUtf8(text), seen = toUtf8(notice)](domain::Commands& commands) {
            return domain::addPledgeLine(commands, house, line, seen);
        },
        tr("Line added to the pledge"));
}

void PledgeViewModel::reword(const QString& lineId, const QString& text, const QString& notice)
{
    context().perform(
        this, [id = idFrom(lineId), line = toUtf8(text), seen = toUtf8(notice)](domain::Commands& commands) {
            return domain::rewordPledgeLine(commands, id, line, seen);
        },
        tr("Pledge reworded"));
}

void PledgeViewModel::move(const QString& lineId, int by)
{
    const auto at = std::ranges::find(m_page.lines, idFrom(lineId), &domain::PledgeLineRow::id);
    if (at == m_page.lines.end())
        return;
    const auto place = (at - m_page.lines.begin()) + by;
    if (place < 0 || place >= std::ssize(m_page.lines))
        return;
    context().perform(
        this, [id = at->id, place = std::size_t(place)](domain::Commands& commands) {
            return domain::movePledgeLine(commands, id, place);
        },
        tr("Pledge put in another order"));
}

void PledgeViewModel::takeOut(const QString& lineId)
{
    context().perform(
        this, [id = idFrom(lineId)](domain::Commands& commands) { return domain::takeOutPledgeLine(commands, id); },
        tr("Line taken out of the pledge"));
}

void PledgeViewModel::bringBack(const QString& lineId)
{
    context().perform(
        this, [id = idFrom(lineId)](domain::Commands& commands) { return domain::bringBackPledgeLine(commands, id); },
        tr("Line is in the pledge again"));
}

void PledgeViewModel::sign()
{
    context().perform(
        this, [house = m_page.space](domain::Commands& commands) { return domain::signPledge(commands, house); },
        tr("Pledge signed"));
}

void PledgeViewModel::lookAt(const QDateTime& day)
{
    m_thenDay = day;
    if (auto done = readThen(); !done)
        context().sayTrouble(words(done.error()));
    Q_EMIT thenChanged();
}

void PledgeViewModel::tell(const QString& entityId)
{
    const auto what = domain::tellableOne(queries().reader(), idFrom(entityId), context().now());
    const auto page = what ? readPage() : Result<void>(fail(what.error()));
    if (!page) {
        context().sayTrouble(words(page.error()));
        return;
    }
    Q_EMIT changed();
    if (m_page.lines.empty()) {
        context().sayTrouble(tr("The pledge has no line yet. Write it on the House page first."));
        return;
    }
    m_tellOf = *what;
    m_tellLine = m_page.lines.size() == 1 ? idText(m_page.lines.front().id) : QString();
    m_tellable.setRows({});
    Q_EMIT telling();
}

void PledgeViewModel::tellOfLine(const QString& lineId)
{
    m_tellOf = {};
    m_tellLine = lineId;
    m_tellable.setRows({});
    Q_EMIT telling();
}

void PledgeViewModel::findTellable(const QString& typed)
{
    if (typed.trimmed().isEmpty()) {
        m_tellable.setRows({});
        return;
    }
    context().readElsewhere<std::vector<domain::Tellable>>(
        this,
        [typed = toUtf8(typed), now = context().now()](domain::Queries& reading) -> Result<std::vector<domain::Tellable>> {
            constexpr std::size_t most = 6;
            constexpr std::size_t clientsMost = 3;
            domain::ClientsQuery query;
            query.filter = typed;
            query.limit = clientsMost;
            const auto clients = reading.clients(query, now);
            auto found = domain::tellable(reading.reader(), typed, most, now);
            if (!clients || !found)
                return fail(!clients ? clients.error() : found.error());
            std::vector<domain::Tellable> all;
            for (const auto& client : clients->rows)
                all.push_back({{client.id, client.name, true}, {}, model::client::kind});
            std::ranges::move(*found, std::back_inserter(all));
            return all;
        },
        [this](const Result<std::vector<domain::Tellable>>& found) {
            if (found)
                m_tellable.setRows(tellableColumns(), *found, [](const domain::Tellable& row) { return idText(row.what.id); });
        });
}

void PledgeViewModel::addMoment(const QString& lineId, int moment, const QString& story, const QString& madeGood,
                                const QString& aboutId)
{
    domain::NewMoment what;
    what.pledge = idFrom(lineId);
    what.type = domain::MomentType(moment);
    what.story = toUtf8(story);
    what.madeGood = toUtf8(madeGood);
    const auto about = idFrom(aboutId);
    const auto row = about.isNull() ? Result<store::EntityRow>(fail(ErrorCode::NotFound, "")) : queries().reader().entity(about);
    (row && row->kind == model::client::kind ? what.client : what.about) = about;
    context().perform(
        this, [what](domain::Commands& commands) { return domain::addMoment(commands, what); },
        what.type == domain::MomentType::Kept ? tr("Kept, and told") : tr("Missed, and told"));
}

void PledgeViewModel::makeGood(const QString& momentId, const QString& how)
{
    context().perform(
        this, [id = idFrom(momentId), text = toUtf8(how)](domain::Commands& commands) {
            return domain::makeGood(commands, id, text);
        },
        tr("Noted"));
}

void PledgeViewModel::changeStory(const QString& momentId, const QString& story)
{
    setMatterField(context(), this, momentId, QStringLiteral("story"), story);
}

void PledgeViewModel::remove(const QString& entityId, const QString& name)
{
    removeEntity(context(), this, entityId, name);
}

void PledgeViewModel::showHistory(const QString& entityId, const QString& field)
{
    showMatterHistory(context(), entityId, field);
}

void PledgeViewModel::showAbout(const QString& clientId, const QString& aboutId)
{
    if (!clientId.isEmpty())
        Q_EMIT placeWanted(clientId, aboutId);
}

void PledgeViewModel::savePdf(const QUrl& file)
{
    if (m_printing)
        return;
    m_printing = true;
    m_printFailed = false;
    m_printSentence = tr("Writing the PDF…");
    Q_EMIT printed();
    const QString path = file.toLocalFile();
    context().readElsewhere<bool>(
        this,
        [house = m_page.space, path, now = context().now()](domain::Queries& reading) -> Result<bool> {
            const auto page = domain::pledgePage(reading.reader(), house, now);
            if (!page)
                return fail(page.error());
            return print::writePdf(print::sheetOf(*page, now), path).map([] { return true; });
        },
        [this, path](const Result<bool>& outcome) {
            m_printing = false;
            m_printFailed = !outcome;
            m_printSentence = outcome ? tr("Saved: %1").arg(QDir::toNativeSeparators(path)) : words(outcome.error());
            Q_EMIT printed();
        });
}

} // namespace salver::viewmodels
