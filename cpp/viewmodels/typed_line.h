// SPDX-License-Identifier: Apache-2.0
// One line of a visit from its first letter until it is done: made in the store a tenth of a second after typing
// began, then edited there, then finished, so that its mark and its promise's date are read. Nothing of it leaves the
// screen before it is stored. GUI thread; owned by the capture view model.
#pragma once

#include "viewmodels/text_saver.h"

#include <memory>
#include <optional>

namespace salver::viewmodels {

class TypedLine : public QObject {
    Q_OBJECT
public:
    TypedLine(Context& context, const EntityId& visit, QString key, QObject* parent = nullptr);
    ~TypedLine() override;

    [[nodiscard]] const QString& key() const { return m_key; }
    [[nodiscard]] const EntityId& visit() const { return m_visit; }
    /// Null until it is made.
    [[nodiscard]] const EntityId& id() const { return m_id; }
    [[nodiscard]] const QString& shown() const { return m_shown; }
    [[nodiscard]] WallMs begun() const { return m_begun; }
    /// By its mark as typed, or as chosen.
    [[nodiscard]] domain::LineType type() const;
    [[nodiscard]] facts::SaveState state() const { return m_state; }
    [[nodiscard]] const QString& sentence() const { return m_sentence; }
    /// Finished and stored.
    [[nodiscard]] bool done() const { return m_done; }
    [[nodiscard]] bool finishing() const { return m_finishing; }
    /// Nothing but blanks.
    [[nodiscard]] bool blank() const { return m_shown.trimmed().isEmpty(); }

    /// What the person did to it, and what it reads then.
    void edited(const std::vector<text::Splice>& splices, const QString& shown);
    /// It reads this, whatever it was.
    void setText(const QString& text);
    void setType(domain::LineType type);
    [[nodiscard]] const std::optional<domain::Lane>& lane() const { return m_lane; }
    /// Kept with the line's first words, or written to it once it is stored.
    void setLane(std::optional<domain::Lane> lane);
    /// For oneself alone from its first word on; once it is on its way to the store nothing changes.
    void setPrivate(bool isPrivate);
    [[nodiscard]] bool isPrivate() const { return m_private; }
    /// No more is typed into it.
    void finish();
    /// Tries again to store what was refused.
    void retry();

Q_SIGNALS:
    void changed();
    /// The editor that shows it must do this: its mark was read and taken off, or somebody else wrote.
    void mustShow(const std::vector<salver::text::Splice>& splices);

private:
    void flush();
    void make();
    void takeMade(const Result<domain::CapturedLine>& outcome, const QString& typed,
                  std::optional<domain::LineType> chosen);
    void openSaver(const QString& stored);
    void goOn();
    void sendFinish();
    void sendLane();
    void setState(facts::SaveState state, const QString& sentence = {});

    Context& m_context;
    EntityId m_visit;
    QString m_key;
    EntityId m_id;
    QString m_shown;
    WallMs m_begun{};
    std::optional<domain::LineType> m_chosen; ///< by a button, before there was anything to store it in
    std::optional<domain::LineType> m_storedType;
    std::optional<domain::Lane> m_lane;
    std::optional<domain::Lane> m_storedLane;
    std::unique_ptr<TextSaver> m_saver;
    QTimer m_flush;
    facts::SaveState m_state{facts::SaveState::Nothing};
    QString m_sentence;
    bool m_private{false};
    bool m_making{false};
    bool m_finishing{false};
    bool m_finishSent{false};
    bool m_done{false};
};

} // namespace salver::viewmodels
