// SPDX-License-Identifier: Apache-2.0
// How words of a glossary come to be underlined in any text: the Shell says what marks a text and hears what is asked.
// Nothing here knows what a term is.
//   revision   grows when what is marked changes;   asked(text, about, termId)   somebody wants to know
//   noting(words, about)   somebody wants a word to stand in the glossary
pragma Singleton
pragma ComponentBehavior: Bound
import QtQml

QtObject {
    id: decoding

    property int revision: 0
    // A function of a text and whose text it is, which gives styled text, or "" where nothing in it is marked.
    property var marker: null
    signal asked(string text, string about, string termId)
    signal noting(string words, string about)

    function marked(text: string, about: string): string {
        return revision >= 0 && marker ? marker.call(null, text, about) : "";
    }
}
