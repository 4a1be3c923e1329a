// SPDX-License-Identifier: Apache-2.0
// A hand without a person: finds things in a window by their accessible names, presses them and types, through the
// same events as a person's. For --offscreen and --screenshot. GUI thread.
#pragma once

#include <QKeySequence>
#include <QQuickItem>
#include <QQuickWindow>
#include <QString>

#include <functional>

namespace salver::app {

class Hand {
public:
    explicit Hand(QQuickWindow& window) : m_window(window) {}

    /// Waits until there is a visible, enabled item of this accessible name; nullptr after `ms`.
    [[nodiscard]] QQuickItem* find(const QString& name, int ms = 5000);
    /// Waits until something visible has these words in its accessible name or its text.
    [[nodiscard]] bool sees(const QString& words, int ms);
    /// False where there is none.
    bool press(const QString& name);
    void type(const QString& text) { type(text, {}); }
    /// The same, with something to do before each letter is struck.
    void type(const QString& text, const std::function<void(qsizetype at)>& before);
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    /// Strokes keys as the keyboard does, shortcuts included; false where there are none.
    bool stroke(const QKeySequence& keys);
    /// Strokes Tab until what has the keyboard, or holds it, has these words in its accessible name.
    bool reach(const QString& words);
    /// Runs the event loop until the condition holds; false after `ms`.
    static bool waitFor(const std::function<bool()>& condition, int ms = 10000);
    static void pause(int ms);
    /// Returns once two frames were drawn: what was set in motion moves with frames only.
    void awaitFrames();
    /// One frame as PNG; false where it cannot be written.
    bool shoot(const QString& file);

private:
    /// Returns once what was pressed or stroked has drawn, and no sheet or menu comes or goes.
    void settle();
    /// The item of this name once its layout has come to rest; nullptr where there is none.
    [[nodiscard]] QQuickItem* atRest(const QString& name);

    QQuickWindow& m_window;
};

} // namespace salver::app
