// SPDX-License-Identifier: Apache-2.0
// What a person would do in the window before a picture is taken, one after another, from the command line: this is
// how the states of the pages are reached by driving the app itself. GUI thread; main makes one for --step.
//   press:NAME   what has this accessible name       type:WORDS   into what has the keyboard; \n is Enter
//   see:WORDS    wait until they are on the page      sync:WORD    wait until sync says so ("up-to-date")
//   save:FILE    a picture as PNG                     wait:FILE    wait until there is such a file
//   key:KEYS     strokes them, as "Alt+Left"         reach:WORDS  strokes Tab until what is called so has the keyboard
//   letters:WORDS   as type, one letter after another at a person's pace, the moment of each told before it is struck
//   tell:WORDS   them and the moment, on standard output
//   look:390x844 dark 200   the window's size, the theme and the text size in percent, from here on
//   paste:FILE   puts what it holds (UTF-16, as a clipboard does: it may be no text) on the clipboard and strokes Ctrl+V
#pragma once

#include "app/composition_root.h"
#include "app/hand.h"
#include "core/result.h"

#include <QStringList>

namespace salver::app {

class Steps {
public:
    /// `root` is null where the notes could not be opened: then there is only the window that says so.
    Steps(CompositionRoot* root, QQuickWindow& window) : m_root(root), m_window(window), m_hand(window) {}

    /// Ends with the first step that cannot be done, and says which.
    [[nodiscard]] Result<void> run(const QStringList& steps);

private:
    [[nodiscard]] bool take(const QString& verb, const QString& what);
    [[nodiscard]] bool syncSays(const QString& word);
    void letters(const QString& text);
    [[nodiscard]] bool look(const QStringList& words);
    [[nodiscard]] bool paste(const QString& file);

    CompositionRoot* m_root;
    QQuickWindow& m_window;
    Hand m_hand;
};

} // namespace salver::app
