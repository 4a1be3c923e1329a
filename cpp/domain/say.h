// SPDX-License-Identifier: Apache-2.0
// Every sentence that leaves the domain for a person is said here: a pattern in English and what stands in its places,
// so that a translator may reword it and put the parts in another order. The command line and the logs hear English;
// the app installs a translator before any thread of the domain runs. Pure apart from that one function, any thread.
//
// tools/sentences finds the patterns by these names, so each is a plain literal inside say(, sayCount( or sayWord(.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace salver::domain {

/// What a pattern is in the reader's language, places and all; empty where there is no translation. `count` chooses
/// the form of a pattern with %n, which stays in what is returned; it is -1 where nothing is counted.
using Translator = std::string (*)(const char* pattern, int count);

/// The program's root calls it once, before anything is said; nullptr: English.
void sayThrough(Translator translator);

/// "%1 looks after %2." with its arguments in their places. An argument is put in as it is: a % within it means nothing.
[[nodiscard]] std::string say(const char* pattern, std::initializer_list<std::string_view> arguments = {});
/// The same with a number, which is %n in both patterns; `one` is the English for 1, `many` for all others and what
/// translators are given.
[[nodiscard]] std::string sayCount(long long count, const char* one, const char* many,
                                   std::initializer_list<std::string_view> arguments = {});
/// A word that a table holds and that is translated where it is shown: marks it for translators, does nothing else.
[[nodiscard]] constexpr const char* sayWord(const char* word)
{
    return word;
}

} // namespace salver::domain
