// SPDX-License-Identifier: Apache-2.0
// The main job from end to end without a person: a visit captured with no network on a phone-sized window, back on
// line, read by the team's lead in a desktop-sized one; a screenshot at each step. GUI thread; main runs it once.
#pragma once

#include "app/hand.h"
#include "app/options.h"
#include "app/window.h"

namespace salver::app {

class Walk {
public:
    explicit Walk(const Options& options) : m_options(options) {}

    /// 0, or 1 with the step that failed on standard error.
    [[nodiscard]] int run(CompositionRoot& person, Window& personWindow);

private:
    struct Desk {
        CompositionRoot& root;
        Hand hand;
    };
    [[nodiscard]] bool today(Desk& desk);
    [[nodiscard]] bool capture(Desk& desk);
    [[nodiscard]] bool wrap(Desk& desk);
    [[nodiscard]] bool comeBack(Desk& desk);
    [[nodiscard]] bool read();
    [[nodiscard]] bool upToDate(Desk& desk);
    [[nodiscard]] bool setOffline(Desk& desk, bool offline);
    [[nodiscard]] bool shoot(Desk& desk, const char* name);
    [[nodiscard]] bool must(bool done, const char* step);

    const Options& m_options;
    int m_shots{};
    QString m_clientName;
};

} // namespace salver::app
