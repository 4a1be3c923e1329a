// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/page_view_model.h"

#include "domain/privacy_commands.h"

#include <algorithm>

namespace salver::viewmodels {

PageViewModel::PageViewModel(Context& context, QObject* parent) : QObject(parent), m_context(context)
{
    // One frame: a page of pulled changes comes as many facts, and typing as one every tenth of a second.
    m_soon.setSingleShot(true);
    m_soon.setInterval(16);
    connect(&m_soon, &QTimer::timeout, this, &PageViewModel::refresh);
    connect(&m_context, &Context::committed, this, [this](const store::Committed& facts) {
        if (facts.everything || concerns(facts))
            readSoon();
    });
}

void PageViewModel::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    if (m_active && m_stale)
        refresh();
    Q_EMIT activeChanged();
}

void PageViewModel::refresh()
{
    m_soon.stop();
    m_stale = false;
    const auto outcome = read();
    m_readTrouble = outcome ? QString() : words(outcome.error());
    Q_EMIT changed();
}

void PageViewModel::setPrivate(const QString& entityId, bool isPrivate)
{
    struct Moved {
        domain::PrivacyChanged changed;
        std::uint64_t step{};
    };
    m_context.command<Moved>(
        this,
        [id = idFrom(entityId), isPrivate](domain::Commands& commands) -> Result<Moved> {
            auto changed = domain::setPrivate(commands, id, isPrivate);
            if (!changed)
                return fail(std::move(changed.error()));
            return Moved{std::move(*changed), commands.newestStep()};
        },
        [this](const Result<Moved>& outcome) {
            if (!outcome)
                m_context.sayTrouble(words(outcome.error()));
            else if (!outcome->changed.others.empty())
                m_context.sayDone(words(outcome->changed.others), outcome->step);
        });
}

void PageViewModel::readSoon()
{
    m_stale = true;
    if (m_active && !m_soon.isActive())
        m_soon.start();
}

bool PageViewModel::concerns(const store::Committed& /*facts*/) const
{
    return true;
}

bool PageViewModel::touches(const store::Committed& facts, std::initializer_list<model::KindId> kinds)
{
    return std::ranges::any_of(facts.touched, [&](const store::Touched& touched) {
        return std::ranges::find(kinds, touched.kind) != kinds.end();
    });
}

} // namespace salver::viewmodels
