// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/handover_columns.h"

#include "viewmodels/context.h"

#include <QCoreApplication>

#include <array>

namespace salver::viewmodels {

namespace {

struct HandoverTr {
    Q_DECLARE_TR_FUNCTIONS(Handovers)
};

QString askWords(const domain::HandoverRow& row)
{
    const auto client = words(row.client.name);
    if (row.toRead)
        return HandoverTr::tr("%1 hands %2 over to you: read it").arg(words(row.from.name), client);
    if (!row.toSign)
        return {};
    return row.stage == domain::HandoverStage::Changed
               ? HandoverTr::tr("The handover of %1 to %2 was changed: sign it again").arg(client, words(row.to.name))
               : HandoverTr::tr("You hand %1 over to %2: go on with it, and sign").arg(client, words(row.to.name));
}

} // namespace

QString stageWords(const domain::HandoverRow& row)
{
    using domain::HandoverStage;
    switch (row.stage) {
    case HandoverStage::Draft: return HandoverTr::tr("A draft, not signed yet");
    case HandoverStage::Changed: return HandoverTr::tr("Changed after the signature, so it counts as unsigned");
    case HandoverStage::Signed: return HandoverTr::tr("Signed, not read yet");
    case HandoverStage::Done: break;
    }
    return row.readOn ? HandoverTr::tr("Taken over, %1").arg(words(row.readOn->words)) : HandoverTr::tr("Taken over");
}

std::span<const Column<domain::HandoverRow>> handoverColumns()
{
    using R = domain::HandoverRow;
    static constexpr auto all = std::to_array<Column<R>>({
        {"handoverId", [](const R& r) { return QVariant(idText(r.id)); }},
        {"client", [](const R& r) { return QVariant(words(r.client.name)); }},
        {"from", [](const R& r) { return QVariant(words(r.from.name)); }},
        {"to", [](const R& r) { return QVariant(words(r.to.name)); }},
        {"stage", [](const R& r) { return QVariant(stageWords(r)); }},
        {"ask", [](const R& r) { return QVariant(askWords(r)); }},
        {"startedOn", [](const R& r) { return QVariant(r.startedOn ? words(r.startedOn->words) : QString()); }},
        {"why", [](const R& r) { return QVariant(words(r.why.sentence)); }},
        {"waiting", [](const R& r) { return QVariant(r.waiting); }},
    });
    return all;
}

} // namespace salver::viewmodels
