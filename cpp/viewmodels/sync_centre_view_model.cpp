// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/sync_centre_view_model.h"

#include "domain/words.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace salver::viewmodels {

namespace {

constexpr std::size_t outgoingMost = 500;
constexpr std::size_t logMost = 200;

struct ComingRow {
    QString name;
    int changes{};
    QString key;
};

std::span<const Column<ComingRow>> comingColumns()
{
    static constexpr auto columns = std::to_array<Column<ComingRow>>({
        {"name", [](const ComingRow& row) { return QVariant(row.name); }},
        {"changes", [](const ComingRow& row) { return QVariant(row.changes); }},
    });
    return columns;
}

struct LogRow {
    QString when;
    QString text;
    QString key;
};

std::span<const Column<LogRow>> logColumns()
{
    static constexpr auto columns = std::to_array<Column<LogRow>>({
        {"when", [](const LogRow& row) { return QVariant(row.when); }},
        {"text", [](const LogRow& row) { return QVariant(row.text); }},
    });
    return columns;
}

QString keyOfItem(const domain::OutgoingItem& item)
{
    return idText(item.row.space) + u'/' + QString::number(raw(item.row.sequence));
}

} // namespace

SyncCentreViewModel::SyncCentreViewModel(Context& context, AccountPort& account, QObject* parent)
    : PageViewModel(context, parent), m_account(account), m_waiting(outgoingColumns(), this),
      m_parked(outgoingColumns(), this), m_coming(comingColumns(), this), m_needsYou(needsYouColumns(), this), m_log(logColumns(), this)
{
    connect(&m_account, &AccountPort::statusChanged, this, [this] { readSoon(); });
}

Result<void> SyncCentreViewModel::read()
{
    const domain::Now now = context().now();
    const auto outgoing = queries().outgoing(outgoingMost, now);
    if (!outgoing)
        return fail(outgoing.error());
    std::vector<domain::OutgoingItem> waiting;
    std::vector<domain::OutgoingItem> parked;
    for (const auto& item : *outgoing)
        (item.row.parked ? parked : waiting).push_back(item);
    m_waiting.setRows(outgoingColumns(), waiting, keyOfItem);
    m_parked.setRows(outgoingColumns(), parked, keyOfItem);

    const auto spaces = queries().spaces();
    if (!spaces)
        return fail(spaces.error());
    std::vector<ComingRow> coming;
    for (const auto& behind : m_account.status().coming) {
        const auto space = std::ranges::find_if(
            *spaces, [&](const domain::SpaceRow& row) { return row.state.id == behind.space; });
        if (space != spaces->end())
            coming.push_back({words(space->state.name), int(behind.changes), idText(behind.space)});
    }
    m_coming.setRows(comingColumns(), coming, [](const ComingRow& row) { return row.key; });

    const auto needsYou = queries().needsYou(now);
    if (!needsYou)
        return fail(needsYou.error());
    m_needsYou.setRows(needsYouColumns(), *needsYou, [](const domain::NeedsYouRow& row) {
        return idText(row.entity) + u'/' + QString::number(raw(row.field));
    });

    const auto log = queries().syncLog(logMost);
    if (!log)
        return fail(log.error());
    std::vector<LogRow> rows;
    int older = int(log->size());
    for (const auto& line : *log) {
        const QString day = words(domain::agoWords(now.dayOf(line.at), now.today()));
        const QString when = QStringLiteral("%1, %2").arg(day, words(now.timeOf(line.at)));
        rows.push_back({when, words(line.text), QStringLiteral("%1/%2").arg(raw(line.at)).arg(--older)});
    }
    m_log.setRows(logColumns(), rows, [](const LogRow& row) { return row.key; });
    return {};
}

bool SyncCentreViewModel::concerns(const store::Committed& /*facts*/) const
{
    return true;
}

void SyncCentreViewModel::settleParked(const QString& itemKey, bool again)
{
    const QStringList parts = itemKey.split(u'/');
    const auto space = SpaceId::parse(parts.value(0).toStdString());
    if (!space)
        return;
    const auto sequence = Sequence{parts.value(1).toULongLong()};
    const auto answer = [this](const Result<void>& outcome) {
        if (!outcome)
            context().sayTrouble(words(outcome.error()));
        readSoon();
    };
    if (again)
        m_account.retryParked(*space, sequence, answer);
    else
        m_account.dropParked(*space, sequence, answer);
}

void SyncCentreViewModel::retry(const QString& itemKey)
{
    settleParked(itemKey, true);
}

void SyncCentreViewModel::drop(const QString& itemKey)
{
    settleParked(itemKey, false);
}

void SyncCentreViewModel::copyOut(const QString& itemKey) const
{
    const int row = m_parked.indexOfKey(itemKey);
    if (row >= 0)
        QGuiApplication::clipboard()->setText(m_parked.fact(row, QStringLiteral("title")).toString());
}

void SyncCentreViewModel::saveBackup(const QUrl& file)
{
    const QString path = file.isLocalFile() ? file.toLocalFile() : file.toString();
    m_account.backupTo(path, [this, path](const Result<void>& outcome) {
        m_backupFailed = !outcome;
        m_backupSentence = outcome ? tr("A backup is at %1.").arg(path) : words(outcome.error());
        Q_EMIT backupChanged();
    });
}

void SyncCentreViewModel::sayCare(const QString& sentence, bool failed)
{
    m_checking = false;
    m_careSentence = sentence;
    m_careFailed = failed;
    Q_EMIT careChanged();
}

void SyncCentreViewModel::checkDevice()
{
    if (std::exchange(m_checking, true))
        return;
    Q_EMIT careChanged();
    m_account.checkDevice([this](const Result<DeviceCheck>& check) {
        if (!check)
            sayCare(words(check.error()), true);
        else if (check->found.isEmpty())
            sayCare(tr("Everything on this device is sound."), false);
        else if (check->left.isEmpty())
            sayCare(tr("Something was wrong and is repaired:\n%1").arg(check->found.join(u'\n')), false);
        else
            sayCare(tr("%1\nThis device cannot repair that by itself. Rebuild it from the server; what you have not sent "
                       "is kept.").arg(check->left.join(u'\n')), true);
        readSoon();
    });
}

void SyncCentreViewModel::rebuild()
{
    m_account.rebuild([this](const Result<void>& refused) { sayCare(words(refused.error()), true); });
}

} // namespace salver::viewmodels
