// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/glossary_view_model.h"

#include "print/glossary_sheet.h"
#include "print/paper.h"
#include "viewmodels/day_values.h"
#include "viewmodels/editor_text.h"
#include "viewmodels/matter_values.h"
#include "viewmodels/row_columns.h"
#include "viewmodels/term_columns.h"

#include <QDir>

#include <algorithm>

namespace salver::viewmodels {

namespace {

domain::GlossaryFilter filterOf(const EntityId& client, const QString& letters)
{
    domain::GlossaryFilter filter;
    if (!client.isNull())
        filter.client = client;
    filter.letters = toUtf8(letters.trimmed());
    return filter;
}

} // namespace

GlossaryViewModel::GlossaryViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_rows(termColumns(), this)
{
}

void GlossaryViewModel::open(const QString& clientId)
{
    m_client = idFrom(clientId);
    m_letters.clear();
    m_printSentence.clear();
    Q_EMIT lettersChanged();
    Q_EMIT printed();
    refresh();
    Q_EMIT opened();
}

void GlossaryViewModel::setLetters(const QString& letters)
{
    if (letters == m_letters)
        return;
    m_letters = letters;
    Q_EMIT lettersChanged();
    refresh();
}

Result<void> GlossaryViewModel::read()
{
    auto& reader = queries().reader();
    const auto found = domain::glossary(reader, filterOf(m_client, m_letters), context().now());
    if (!found)
        return fail(found.error());
    domain::PageRows rows(reader, context().now());
    auto select = domain::every(model::client::kind);
    select.order.push_back({model::client::name, false, true});
    select.withProse = false;
    m_names.clear();
    m_clients.clear();
    m_clientName.clear();
    for (const auto& row : rows.select(select)) {
        m_names += words(row.value(model::client::name));
        m_clients.push_back(row.id);
        if (row.id == m_client)
            m_clientName = m_names.back();
    }
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    m_rows.setRows(termColumns(), *found, keyOfEntity<domain::TermRow>);
    return {};
}

bool GlossaryViewModel::concerns(const store::Committed& facts) const
{
    return facts.syncStateChanged || touches(facts, {model::term::kind, model::explained::kind, model::client::kind});
}

int GlossaryViewModel::clientIndex() const
{
    const auto at = std::ranges::find(m_clients, m_client);
    return at == m_clients.end() ? -1 : int(at - m_clients.begin());
}

void GlossaryViewModel::choose(int index)
{
    const auto known = index >= 0 && index < int(m_clients.size());
    open(known ? idText(m_clients[std::size_t(index)]) : QString());
}

void GlossaryViewModel::change(const QString& termId, const QString& word, const QString& plain, const QString& theirWord,
                               const QString& example)
{
    changeTerm(context(), this, termId, {word, plain, theirWord, example});
}

void GlossaryViewModel::remove(const QString& termId, const QString& word)
{
    removeEntity(context(), this, termId, word);
}

void GlossaryViewModel::showHistory(const QString& termId)
{
    showMatterHistory(context(), termId, QStringLiteral("plain"));
}

void GlossaryViewModel::savePdf(const QUrl& file)
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
        [client = m_client, name = m_clientName, path, now = context().now()](domain::Queries& reading) -> Result<bool> {
            const auto terms = domain::glossary(reading.reader(), filterOf(client, {}), now);
            if (!terms)
                return fail(terms.error());
            return print::writePdf(print::glossarySheet(*terms, name, now), path).map([] { return true; });
        },
        [this, path](const Result<bool>& outcome) {
            m_printing = false;
            m_printFailed = !outcome;
            m_printSentence = outcome ? tr("Saved: %1").arg(QDir::toNativeSeparators(path)) : words(outcome.error());
            Q_EMIT printed();
        });
}

} // namespace salver::viewmodels
