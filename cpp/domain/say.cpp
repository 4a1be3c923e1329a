// SPDX-License-Identifier: Apache-2.0
#include "domain/say.h"

#include <algorithm>
#include <atomic>
#include <climits>

namespace salver::domain {

namespace {

// The one thing here that is not handed down call by call: a sentence is made in a hundred places that know nothing of
// whoever reads it, and all threads of a process speak one language. It holds no state, only which function is asked.
constinit std::atomic<Translator> installed{nullptr};

std::string filled(std::string_view pattern, std::string_view number, std::initializer_list<std::string_view> arguments)
{
    std::string sentence;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const char next = pattern[at] == '%' && at + 1 < pattern.size() ? pattern[at + 1] : '\0';
        const auto place = static_cast<std::size_t>(next - '1');
        if (next == 'n' && !number.empty()) {
            sentence += number;
            ++at;
        } else if (next >= '1' && next <= '9' && place < arguments.size()) {
            sentence += arguments.begin()[place];
            ++at;
        } else {
            sentence += pattern[at];
        }
    }
    return sentence;
}

std::string translated(const char* pattern, int count, const char* english)
{
    const auto translator = installed.load(std::memory_order_acquire);
    auto found = translator == nullptr ? std::string() : translator(pattern, count);
    return found.empty() ? std::string(english) : found;
}

} // namespace

void sayThrough(Translator translator)
{
    installed.store(translator, std::memory_order_release);
}

std::string say(const char* pattern, std::initializer_list<std::string_view> arguments)
{
    return filled(translated(pattern, -1, pattern), {}, arguments);
}

std::string sayCount(long long count, const char* one, const char* many,
                     std::initializer_list<std::string_view> arguments)
{
    const auto form = static_cast<int>(std::clamp<long long>(count, 0, INT_MAX));
    return filled(translated(many, form, count == 1 ? one : many), std::to_string(count), arguments);
}

} // namespace salver::domain
