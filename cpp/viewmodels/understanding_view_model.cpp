// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/understanding_view_model.h"

#include "domain/advice_commands.h"
#include "viewmodels/day_values.h"
#include "viewmodels/editor_text.h"
#include "viewmodels/matter_values.h"
#include "viewmodels/row_columns.h"
#include "viewmodels/term_columns.h"

#include <algorithm>
#include <array>

namespace salver::viewmodels {

namespace {

constexpr std::size_t toDecodeMost = 12;

std::span<const Column<domain::TermToDecode>> toDecodeColumns()
{
    using R = domain::TermToDecode;
    static constexpr auto all = std::to_array<Column<R>>({
        {"termId", [](const R& r) { return QVariant(idText(r.term)); }},
        {"word", [](const R& r) { return QVariant(words(r.jargon)); }},
        {"plain", [](const R& r) { return QVariant(words(r.plain)); }},
        {"why", [](const R& r) { return QVariant(words(r.why.sentence)); }},
    });
    return all;
}

/// In the order they have, each kind's first one marked.
std::vector<ShownFact> headed(const std::vector<domain::FactRow>& facts)
{
    std::vector<ShownFact> rows;
    for (const auto& fact : facts)
        rows.push_back({fact, rows.empty() || rows.back().fact.type != fact.type});
    return rows;
}

QString factKey(const ShownFact& row)
{
    return idText(row.fact.id);
}

} // namespace

UnderstandingViewModel::UnderstandingViewModel(Context& context, QObject* parent)
    : PageViewModel(context, parent), m_business(factColumns(), this), m_brand(factColumns(), this),
      m_notKnown(factColumns(), this), m_terms(termColumns(), this), m_toDecode(toDecodeColumns(), this)
{
}

void UnderstandingViewModel::open(const QString& clientId)
{
    const auto id = idFrom(clientId);
    if (id == m_client)
        return;
    m_client = id;
    if (active())
        refresh();
    else
        readSoon();
    Q_EMIT opened();
}

Result<void> UnderstandingViewModel::read()
{
    domain::UnderstandingPage fresh;
    std::vector<domain::TermRow> terms;
    std::vector<domain::TermToDecode> toDecode;
    if (!m_client.isNull()) {
        auto& reader = queries().reader();
        auto page = domain::understandingOf(reader, m_client, context().now());
        auto own = domain::glossary(reader, {m_client, {}}, context().now());
        if (!page || !own)
            return fail(!page ? page.error() : own.error());
        std::erase_if(*own, [this](const domain::TermRow& row) { return row.client.id != m_client; });
        fresh = std::move(*page);
        terms = std::move(*own);
        domain::PageRows rows(reader, context().now());
        toDecode = domain::termsToDecode(rows, m_client, toDecodeMost);
    }
    m_page = std::move(fresh);
    m_business.setRows(factColumns(), headed(m_page.business), factKey);
    m_brand.setRows(factColumns(), headed(m_page.brand), factKey);
    m_notKnown.setRows(factColumns(), headed(m_page.notKnown), factKey);
    m_terms.setRows(termColumns(), terms, keyOfEntity<domain::TermRow>);
    m_toDecode.setRows(toDecodeColumns(), toDecode, [](const domain::TermToDecode& row) { return words(row.jargon); });
    return {};
}

bool UnderstandingViewModel::concerns(const store::Committed& facts) const
{
    return facts.syncStateChanged || touches(facts, {model::fact::kind, model::client::kind, model::term::kind,
                                                     model::explained::kind, model::line::kind, model::touch::kind,
                                                     model::agreement::kind});
}

QString UnderstandingViewModel::alsoUsed() const
{
    return m_page.alsoUsed == 0 ? QString() : tr("Also used for %n other(s)", nullptr, int(m_page.alsoUsed));
}

void UnderstandingViewModel::addFact(int type, const QString& text, const QString& source)
{
    domain::NewFact what;
    what.client = m_client;
    what.type = domain::FactType(type);
    what.text = toUtf8(text);
    what.source = toUtf8(source);
    what.heardOn = context().now().today();
    context().perform(
        this, [what](domain::Commands& commands) { return commands.addFact(what); }, tr("Noted"));
}

void UnderstandingViewModel::changeFact(const QString& factId, const QString& text, const QString& source)
{
    const std::vector<std::pair<std::string, std::string>> what{{"text", toUtf8(text)}, {"told by", toUtf8(source)}};
    context().perform(
        this,
        [id = idFrom(factId), what](domain::Commands& commands) { return domain::changeWords(commands, id, what); },
        tr("Changed"));
}

void UnderstandingViewModel::confirmFact(const QString& factId)
{
    viewmodels::confirmFact(context(), this, factId);
}

void UnderstandingViewModel::answer(const QString& factId, int type, const QString& text, const QString& source)
{
    context().perform(
        this,
        [id = idFrom(factId), as = domain::FactType(type), said = toUtf8(text), by = toUtf8(source)](domain::Commands& commands) {
            return domain::answerNotKnown(commands, id, as, said, by);
        },
        tr("Now we know"));
}

void UnderstandingViewModel::setOnlyHere(const QString& typed)
{
    setMatterField(context(), this, clientId(), QStringLiteral("only here"), typed);
}

void UnderstandingViewModel::remove(const QString& entityId, const QString& name)
{
    removeEntity(context(), this, entityId, name);
}

void UnderstandingViewModel::showHistory(const QString& factId)
{
    if (factId.isEmpty())
        showMatterHistory(context(), clientId(), QStringLiteral("only here"));
    else
        showMatterHistory(context(), factId, QStringLiteral("text"));
}

} // namespace salver::viewmodels
