// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/going_view_model.h"

#include "domain/pulse_commands.h"
#include "domain/words.h"
#include "viewmodels/day_values.h"
#include "viewmodels/editor_text.h"
#include "viewmodels/going_columns.h"
#include "viewmodels/row_columns.h"

#include <QDir>
#include <QSaveFile>

#include <algorithm>

namespace salver::viewmodels {

namespace {

/// Each side's groups one after another; what is still open comes last.
std::vector<PromiseEntry> laidFlat(const domain::Going& page)
{
    std::vector<PromiseEntry> all;
    for (const auto* side : {&page.ours, &page.theirs}) {
        int group = 0;
        for (const auto* list : {&side->late, &side->letGo, &side->onTime, &side->open}) {
            for (const auto& row : *list)
                all.push_back({&row, group, &row == &list->front()});
            ++group;
        }
    }
    return all;
}

std::string modeAt(int index)
{
    const auto all = domain::askedModes();
    return index >= 0 && std::size_t(index) < all.size() ? std::string(all[std::size_t(index)]) : std::string();
}

} // namespace

GoingViewModel::GoingViewModel(Context& context, bool house, QObject* parent)
    : PageViewModel(context, parent), m_house(house), m_latest(pulseColumns(), this), m_history(pulseColumns(), this),
      m_felt(feltEntryColumns(), this), m_promises(promiseEntryColumns(), this), m_objectives(evidenceColumns(), this),
      m_rhythms(contactColumns(), this), m_notAsked(notAskedColumns(), this), m_people(personColumns(), this),
      m_members(memberColumns(), this)
{
}

void GoingViewModel::open(const QString& clientId)
{
    const auto id = idFrom(clientId);
    if (id == m_client)
        return;
    m_client = id;
    m_known = false;
    m_page = {};
    m_fileSentence.clear();
    Q_EMIT answersSaved();
    fill();
    if (active())
        refresh();
    else
        readSoon();
    Q_EMIT opened();
    Q_EMIT changed();
}

Result<void> GoingViewModel::read()
{
    if (m_client.isNull() && !m_house)
        return {};
    const auto spaces = queries().reader().spaces();
    m_leads = spaces && std::ranges::any_of(*spaces, [](const auto& each) { return each.purpose == SpacePurpose::Leads; });
    if (!m_house) {
        const auto people = domain::peopleAt(queries().reader(), m_client, context().now());
        const auto members = queries().members();
        if (!people || !members)
            return fail(!people ? people.error() : members.error());
        m_people.setRows(personColumns(), *people, keyOfEntity<domain::PersonRow>);
        m_members.setRows(memberColumns(), *members, keyOfEntity<domain::MemberRef>);
    }
    const auto asked = m_client;
    context().readElsewhere<domain::Going>(
        this, [asked, now = context().now()](domain::Queries& there) { return domain::going(there.reader(), asked, now); },
        [this, asked](const Result<domain::Going>& answer) {
            if (asked != m_client)
                return;
            if (answer)
                take(*answer);
            else
                context().sayTrouble(words(answer.error()));
        });
    return {};
}

void GoingViewModel::take(const domain::Going& page)
{
    m_page = page;
    m_known = true;
    fill();
    Q_EMIT changed();
}

void GoingViewModel::fill()
{
    const auto key = [](const PulseDot& dot) { return idText(dot.row->id); };
    const auto latest = dotsOf(m_page.pulse.latest);
    const auto history = dotsOf(m_page.pulse.all);
    m_highest = 0;
    for (const auto& dot : latest)
        m_highest = std::max(m_highest, dot.row->answer ? dot.stack + 1 : 0);
    m_askedTwice = std::ranges::any_of(history, [](const PulseDot& dot) { return dot.before > 0; });
    m_latest.setRows(pulseColumns(), latest, key);
    m_history.setRows(pulseColumns(), history, key);
    std::vector<FeltEntry> felt;
    for (std::size_t i = 0; i < m_page.felt.size(); ++i)
        felt.push_back({&m_page.felt[i], &m_page.feltClients[i]});
    m_felt.setRows(feltEntryColumns(), felt, [](const FeltEntry& each) { return idText(each.row->id); });
    m_promises.setRows(promiseEntryColumns(), laidFlat(m_page), [](const PromiseEntry& each) { return idText(each.row->id); });
    m_objectives.setRows(evidenceColumns(), m_page.objectives.rows, keyOfEntity<domain::ObjectiveRow>);
    m_rhythms.setRows(contactColumns(), m_page.rhythms, keyOfEntity<domain::RhythmRow>);
    m_notAsked.setRows(notAskedColumns(), m_page.notAsked, [](const domain::NotAsked& each) { return idText(each.person.id); });
}

bool GoingViewModel::concerns(const store::Committed& facts) const
{
    return facts.syncStateChanged ||
           touches(facts, {model::pulse::kind, model::felt::kind, model::promise::kind, model::objective::kind,
                           model::playback::kind, model::confidence::kind, model::rhythm::kind, model::visit::kind,
                           model::line::kind, model::person::kind, model::client::kind});
}

double GoingViewModel::barAt() const
{
    const auto& figures = m_page.pulse.figures;
    return figures.bar ? double(figures.top) / double(figures.n) : -1;
}

int GoingViewModel::lastDay() const
{
    return dayNumber(context().now().today());
}

int GoingViewModel::firstDay() const
{
    for (const auto& row : m_page.pulse.all) {
        if (row.answer && row.on && !row.grouped)
            return dayNumber(row.on->day);
    }
    return lastDay();
}

QString GoingViewModel::firstDayWords() const
{
    for (const auto& row : m_page.pulse.all) {
        if (row.answer && row.on && !row.grouped)
            return words(domain::dayShort(row.on->day, context().now().today()));
    }
    return {};
}

QString GoingViewModel::question() const
{
    return words(std::string(domain::pulseQuestion));
}

QString GoingViewModel::comment() const
{
    return words(std::string(domain::pulseComment));
}

void GoingViewModel::ask(const QString& personId, int answer, const QString& change, int mode, const QString& askedBy,
                         const QString& day, bool grouped)
{
    domain::NewPulse what;
    what.client = m_client;
    what.person = idFrom(personId);
    if (answer > 0)
        what.answer = answer;
    what.change = toUtf8(change);
    what.mode = modeAt(mode);
    what.askedBy = UserId::parse(askedBy.toStdString()).value_or(UserId{});
    what.on = toUtf8(day);
    what.grouped = grouped;
    context().perform(
        this, [what](domain::Commands& commands) { return domain::addPulse(commands, what); },
        answer > 0 ? tr("Answer noted") : tr("Noted that they were asked"));
}

void GoingViewModel::correct(const QString& pulseId, int answer, const QString& change, int mode)
{
    const auto given = answer > 0 ? std::optional(answer) : std::nullopt;
    context().perform(
        this, [id = idFrom(pulseId), given, text = toUtf8(change), how = modeAt(mode)](domain::Commands& commands) {
            return domain::correctPulse(commands, id, given, text, how);
        },
        tr("Answer corrected"));
}

QString GoingViewModel::warning(const QString& personId, const QString& askedBy) const
{
    if (personId.isEmpty())
        return {};
    const auto asker = UserId::parse(askedBy.toStdString()).value_or(UserId{});
    const auto said = domain::pulseWarning(queries().reader(), idFrom(personId), asker, context().now());
    return said ? words(*said) : QString();
}

void GoingViewModel::setPulseOff(bool off)
{
    context().perform(
        this, [id = m_client, off](domain::Commands& commands) { return domain::setPulseOff(commands, id, off); },
        off ? tr("They are not asked any more") : tr("They may be asked again"));
}

void GoingViewModel::noteLeaving(const QString& day, const QString& typed)
{
    context().perform(
        this, [id = m_client, on = toUtf8(day), text = toUtf8(typed)](domain::Commands& commands) {
            return domain::noteLeaving(commands, id, on, text);
        },
        day.trimmed().isEmpty() ? tr("They are with us") : tr("Noted that they left"));
}

void GoingViewModel::saveAnswers(const QUrl& file)
{
    const QString path = file.toLocalFile();
    context().readElsewhere<bool>(
        this,
        [client = m_client, path, now = context().now()](domain::Queries& reading) -> Result<bool> {
            const auto view = domain::pulses(reading.reader(), client, now);
            if (!view)
                return fail(view.error());
            const auto bytes = QByteArray::fromStdString(domain::pulseCsv(*view));
            QSaveFile target(path);
            if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size() || !target.commit())
                return fail(ErrorCode::Io, tr("The answers could not be written to “%1”: %2.").arg(path, target.errorString()).toStdString());
            return true;
        },
        [this, path](const Result<bool>& outcome) {
            m_fileSentence = outcome ? tr("Saved: %1").arg(QDir::toNativeSeparators(path)) : words(outcome.error());
            Q_EMIT answersSaved();
        });
}

void GoingViewModel::remove(const QString& entityId, const QString& name)
{
    removeEntity(context(), this, entityId, name);
}

void GoingViewModel::showHistory(const QString& entityId, const QString& field)
{
    showMatterHistory(context(), entityId, field);
}

void GoingViewModel::showPlace(const QString& clientId, const QString& entityId)
{
    if (!clientId.isEmpty() && !entityId.isEmpty())
        Q_EMIT placeWanted(clientId, entityId);
}

} // namespace salver::viewmodels
