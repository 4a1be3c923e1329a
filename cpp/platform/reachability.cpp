// SPDX-License-Identifier: Apache-2.0
#include "platform/reachability.h"

#include <QTimer>

namespace salver::platform {

namespace {

/// Loading what asks takes longer than opening the database; the first frame does not wait for it.
constexpr int askAfterMs = 1500;

bool isUp(QNetworkInformation::Reachability reachability)
{
    return reachability != QNetworkInformation::Reachability::Disconnected;
}

} // namespace

SystemReachability::SystemReachability(QObject* parent) : Reachability(parent)
{
    QTimer::singleShot(askAfterMs, this, &SystemReachability::ask);
}

void SystemReachability::ask()
{
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return;
    const auto* system = QNetworkInformation::instance();
    connect(system, &QNetworkInformation::reachabilityChanged, this, &SystemReachability::take);
    take(system->reachability());
}

void SystemReachability::take(QNetworkInformation::Reachability reachability)
{
    const bool up = isUp(reachability);
    if (up == m_up)
        return;
    m_up = up;
    Q_EMIT changed(up);
}

void FakeReachability::set(bool up)
{
    if (up == m_up)
        return;
    m_up = up;
    Q_EMIT changed(up);
}

} // namespace salver::platform
