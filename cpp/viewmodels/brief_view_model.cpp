// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/brief_view_model.h"

#include "domain/brief_commands.h"
#include "domain/client_facts.h"
#include "print/brief_sheet.h"
#include "print/paper.h"
#include "viewmodels/editor_text.h"

#include <QDir>

namespace salver::viewmodels {

namespace {

std::vector<BriefRow> rowsOf(const print::Sheet& sheet)
{
    std::vector<BriefRow> rows;
    for (const auto& block : sheet.blocks) {
        rows.push_back({QStringLiteral("head/") + block.heading.section(QLatin1Char(','), 0, 0), block.heading, nullptr});
        int number = 0;
        for (const auto& item : block.items) {
            const QString of = item.entity.isNull() ? block.heading + item.lead : idText(item.entity);
            rows.push_back({QStringLiteral("%1/%2/%3").arg(block.heading, of).arg(++number), {}, &item});
        }
    }
    return rows;
}

} // namespace

BriefViewModel::BriefViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_rows(briefColumns(), this)
{
}

void BriefViewModel::open(const QString& clientId, const QString& visitId)
{
    const EntityId client = idFrom(clientId);
    const EntityId visit = idFrom(visitId);
    if (client == m_client && visit == m_askedVisit)
        return;
    m_client = client;
    m_askedVisit = visit;
    m_printSentence.clear();
    m_printFailed = false;
    refresh();
    Q_EMIT opened();
    Q_EMIT printed();
}

void BriefViewModel::close()
{
    open({}, {});
}

Result<void> BriefViewModel::read()
{
    m_sheet = {};
    m_visit = {};
    m_running = false;
    if (isOpen()) {
        const auto now = context().now();
        const auto brief = domain::brief(queries(), m_client, m_askedVisit, now);
        if (!brief) {
            m_rows.setRows({});
            return fail(brief.error());
        }
        m_sheet = print::sheetOf(*brief, now, false);
        if (brief->visit) {
            m_visit = brief->visit->id;
            m_running = brief->visit->state == domain::VisitState::Running;
        }
    }
    m_rows.setRows(briefColumns(), rowsOf(m_sheet), [](const BriefRow& row) { return row.key; });
    return {};
}

bool BriefViewModel::concerns(const store::Committed& facts) const
{
    // Nearly every kind stands in it.
    return isOpen() && (facts.syncStateChanged || !facts.touched.empty());
}

void BriefViewModel::start()
{
    const auto said = [this](const domain::Made& made) { Q_EMIT visitStarted(idText(made.id)); };
    if (!m_visit.isNull()) {
        if (m_running)
            Q_EMIT visitStarted(idText(m_visit));
        else
            context().perform(
                this, [id = m_visit](domain::Commands& commands) { return commands.resumeVisit(id); }, {}, said);
        return;
    }
    domain::NewVisit what;
    what.client = m_client;
    context().perform(
        this, [what](domain::Commands& commands) { return commands.startVisit(what); }, {}, said);
}

void BriefViewModel::ask(const QString& typed)
{
    if (typed.trimmed().isEmpty())
        return;
    context().perform(
        this,
        [id = m_client, said = toUtf8(typed)](domain::Commands& commands) {
            return domain::askNextTime(commands, id, said);
        },
        tr("To ask next time"));
}

void BriefViewModel::asked(const QString& lineId)
{
    context().perform(
        this, [id = idFrom(lineId)](domain::Commands& commands) { return domain::questionAsked(commands, id); },
        tr("Asked"));
}

void BriefViewModel::thank(const QString& factId)
{
    context().perform(
        this, [id = idFrom(factId)](domain::Commands& commands) { return domain::thankFor(commands, id, true); },
        tr("Thanked"));
}

void BriefViewModel::savePdf(const QUrl& file)
{
    if (m_printing || !isOpen())
        return;
    m_printing = true;
    m_printFailed = false;
    m_printSentence = tr("Writing the PDF…");
    Q_EMIT printed();
    const QString path = file.toLocalFile();
    context().readElsewhere<bool>(
        this,
        [client = m_client, visit = m_askedVisit, path, now = context().now()](domain::Queries& reading) -> Result<bool> {
            const auto brief = domain::brief(reading, client, visit, now);
            if (!brief)
                return fail(brief.error());
            return print::writePdf(print::sheetOf(*brief, now, true), path).map([] { return true; });
        },
        [this, path](const Result<bool>& outcome) {
            m_printing = false;
            m_printFailed = !outcome;
            m_printSentence = outcome ? tr("Saved: %1").arg(QDir::toNativeSeparators(path)) : words(outcome.error());
            Q_EMIT printed();
        });
}

} // namespace salver::viewmodels
