// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/decoder_view_model.h"

#include "domain/objective_queries.h"
#include "viewmodels/editor_text.h"
#include "viewmodels/row_columns.h"
#include "viewmodels/term_columns.h"

#include <algorithm>

namespace salver::viewmodels {

namespace {

/// As it reads in a label of styled text: the mark-up's own signs escaped, lines and double blanks kept.
QString styled(QStringView plain)
{
    auto text = plain.toString().toHtmlEscaped();
    text.replace(QLatin1Char('\n'), QLatin1String("<br/>"));
    return text.replace(QLatin1String("  "), QLatin1String("&nbsp; "));
}

} // namespace

DecoderViewModel::DecoderViewModel(Context& context, QObject* parent)
    : QObject(parent), m_context(context), m_shown(termColumns(), this), m_people(personColumns(), this)
{
    connect(&context, &Context::committed, this, [this](const store::Committed& facts) {
        const auto of = [&](model::KindId kind) {
            return facts.everything || std::ranges::any_of(facts.touched, [kind](const auto& each) { return each.kind == kind; });
        };
        if (of(model::term::kind)) {
            m_stale = true;
            ++m_revision;
            Q_EMIT revisionChanged();
        }
        if (!m_asked.empty() && (of(model::term::kind) || of(model::explained::kind)))
            show();
    });
}

const domain::Decoder& DecoderViewModel::decoder()
{
    if (m_stale) {
        auto fresh = domain::readDecoder(m_context.queries().reader());
        // Without its terms a text is shown as it stands; the next change of them reads again.
        m_decoder = fresh ? std::move(*fresh) : domain::Decoder();
        m_stale = false;
    }
    return m_decoder;
}

QString DecoderViewModel::marked(const QString& text, const QString& clientId)
{
    const auto& terms = decoder();
    if (terms.terms().empty() || text.isEmpty())
        return {};
    const auto hits = terms.find(text.toStdString(), idFrom(clientId));
    if (hits.empty())
        return {};
    const QStringView whole(text);
    QString made;
    qsizetype at = 0;
    for (const auto& hit : hits) {
        const auto from = qsizetype(hit.at.utf16);
        const auto length = qsizetype(hit.at.utf16s);
        made += styled(whole.mid(at, from - at)) +
                QStringLiteral("<a href=\"%1\">%2</a>").arg(idText(terms.terms()[hit.term].id), styled(whole.mid(from, length)));
        at = from + length;
    }
    return made + styled(whole.mid(at));
}

void DecoderViewModel::ask(const QString& text, const QString& clientId, const QString& termId)
{
    m_client = idFrom(clientId);
    m_asked.clear();
    const auto add = [this](const EntityId& id) {
        if (!id.isNull() && std::ranges::find(m_asked, id) == m_asked.end())
            m_asked.push_back(id);
    };
    add(idFrom(termId));
    for (const auto& hit : decoder().find(text.toStdString(), m_client))
        add(m_decoder.terms()[hit.term].id);
    show();
    Q_EMIT asked();
}

void DecoderViewModel::show()
{
    auto& reader = m_context.queries().reader();
    std::vector<domain::TermRow> rows;
    for (const auto& id : m_asked) {
        if (auto row = domain::termOf(reader, id, m_client, m_context.now()))
            rows.push_back(std::move(*row));
    }
    m_shown.setRows(termColumns(), rows, keyOfEntity<domain::TermRow>);
    std::vector<domain::PersonRow> people;
    m_clientName.clear();
    if (!m_client.isNull()) {
        if (auto found = domain::peopleAt(reader, m_client, m_context.now()))
            people = std::move(*found);
        if (const auto row = reader.entity(m_client))
            m_clientName = words(row->value(model::client::name));
    }
    m_people.setRows(personColumns(), people, keyOfEntity<domain::PersonRow>);
}

void DecoderViewModel::explain(const QString& termId, const QString& personId)
{
    explainTerm(m_context, this, termId, personId);
}

void DecoderViewModel::add(const QString& clientId, const QString& word, const QString& plain, const QString& theirWord,
                           const QString& example)
{
    addTerm(m_context, this, idFrom(clientId), {word, plain, theirWord, example});
}

void DecoderViewModel::change(const QString& termId, const QString& word, const QString& plain, const QString& theirWord,
                              const QString& example)
{
    changeTerm(m_context, this, termId, {word, plain, theirWord, example});
}

} // namespace salver::viewmodels
