// SPDX-License-Identifier: Apache-2.0
#include "platform/reachability.h"

#include <QNetworkInformation>

namespace salver::platform {

namespace {

bool isUp(QNetworkInformation::Reachability reachability)
{
    return reachability != QNetworkInformation::Reachability::Disconnected;
}

} // namespace

SystemReachability::SystemReachability(QObject* parent) : Reachability(parent)
{
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return;
    const auto* system = QNetworkInformation::instance();
    m_up = isUp(system->reachability());
    connect(system, &QNetworkInformation::reachabilityChanged, this,
            [this](QNetworkInformation::Reachability reachability) {
                const bool up = isUp(reachability);
                if (up == m_up)
                    return;
                m_up = up;
                Q_EMIT changed(up);
            });
}

void FakeReachability::set(bool up)
{
    if (up == m_up)
        return;
    m_up = up;
    Q_EMIT changed(up);
}

} // namespace salver::platform
