// SPDX-License-Identifier: Apache-2.0
// Plays the steps of a story: people write, networks and machines fail. Keeps the notebook of what was saved.
#pragma once

#include "simulation/sim_device.h"
#include "simulation/sim_world.h"

namespace salver::sim {

class Play {
public:
    explicit Play(World& world) : m_world(world) {}

    void perform(const Step& step);
    [[nodiscard]] const Notebook& notebook() const { return m_notebook; }
    /// Marks as gone what no copy holds any more, after something was set back for good reason.
    void noteWhatIsGone();

private:
    struct Target {
        EntityId entity;
        SpaceId space;
        model::KindId kind{};
    };

    void addEntity(SimDevice& device, SimRandom& dice);
    void setField(SimDevice& device, SimRandom& dice);
    void setFieldOf(SimDevice& device, const Target& target, SimRandom& dice);
    void editTextOf(SimDevice& device, const Target& target, SimRandom& dice);
    void allAtOnce(SimDevice& device, SimRandom& dice);
    void settle(SimDevice& device, SimRandom& dice);
    void editText(SimDevice& device, SimRandom& dice);
    void remove(SimDevice& device, SimRandom& dice, bool back);
    void disturb(const Step& step, SimDevice& device, SimRandom& dice);
    void restoreDevice(SimDevice& device);
    void copyDevice(SimDevice& device, SimRandom& dice);
    void beginAnew(SimDevice& device);
    void changeRole(SimDevice& device, SimRandom& dice);
    void writeFromLater(SimRandom& dice);
    void everybodyUp();

    [[nodiscard]] std::optional<Target> anyEntity(SimDevice& device, SimRandom& dice,
                                                  std::optional<model::KindId> kind = {});
    [[nodiscard]] std::string freshWords(SimRandom& dice);
    [[nodiscard]] std::vector<std::string> liveValues(SimDevice& device, const Target& target,
                                                      model::FieldId field);
    /// Writes it and what it replaces into the notebook, as certain as the device's answer was.
    void save(SimDevice& device, const store::Draft& draft, std::vector<Saved> lines);

    World& m_world;
    Notebook m_notebook;
};

/// Whether a device's database holds this, be it parked or left over from a membership that ended.
[[nodiscard]] bool holds(SimDevice& device, const Saved& saved);
/// Whether it lies among what could not go, or was never sent when a membership ended.
[[nodiscard]] bool isSetAside(SimDevice& device, const Saved& saved);

} // namespace salver::sim
