// SPDX-License-Identifier: Apache-2.0
// Brings what is typed into one stored text to the store, a batch at a time, and what others wrote back. It outlives
// the editor that made it until everything is stored. GUI thread; one a text, owned by whoever edits it.
#pragma once

#include "viewmodels/context.h"
#include "viewmodels/facts.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <utility>
#include <vector>

namespace salver::viewmodels {

class TextSaver : public QObject {
    Q_OBJECT
public:
    /// Makes what the text belongs to where it is not there yet; does nothing where it is.
    using Begin = std::function<Result<domain::Made>(domain::Commands&)>;

    TextSaver(Context& context, const EntityId& entity, model::KindId kind, model::FieldId field,
              const text::Document& stored, QObject* parent = nullptr);

    /// Before the first batch: what nobody typed into is never made.
    void beginWith(Begin begin) { m_begin = std::move(begin); }
    [[nodiscard]] const EntityId& entity() const { return m_text.entity(); }
    [[nodiscard]] model::FieldId field() const { return m_text.field(); }
    [[nodiscard]] const std::string& shown() const { return m_text.shown(); }
    [[nodiscard]] facts::SaveState state() const { return m_state; }
    [[nodiscard]] const QString& sentence() const { return m_sentence; }
    /// Everything that is shown has been committed.
    [[nodiscard]] bool settled() const { return m_text.saved(); }

    void typed(const std::vector<text::Splice>& splices);
    /// Sends what is pending now rather than within limits::typingFlushMs.
    void flush();

Q_SIGNALS:
    void stateChanged();
    /// What the editor must do to show what others wrote.
    void others(const std::vector<salver::text::Splice>& splices);

private:
    void takeFacts(const store::Committed& facts);
    void takeAnswer(const Result<domain::TextLanded>& outcome);
    void setState(facts::SaveState state, const QString& sentence = {});

    Context& m_context;
    domain::OpenText m_text;
    Begin m_begin;
    QTimer m_flush;
    facts::SaveState m_state{facts::SaveState::Saved};
    QString m_sentence;
    bool m_underWay{false};
    bool m_stale{false};
};

} // namespace salver::viewmodels
