// SPDX-License-Identifier: Apache-2.0
// Any bytes as a saved text and as a batch of runs; and texts that three people typed from the input, merged, saved,
// and broken. What loads must hold its invariants and save to something that loads to the same text; what decodes may
// be merged or refused, never more.
#include "core/text/document.h"
#include "core/text/storage.h"
#include "fuzz_bytes.h"

#include <array>

using namespace salver;
using namespace salver::fuzz;

namespace {

constexpr std::size_t authors = 3;
/// Long enough for everything that can happen, short enough for thousands of inputs a second.
constexpr std::uint64_t stepsMost = 40;

void tryBytes(std::string_view bytes)
{
    static_cast<void>(text::Document::loadText(bytes));
    if (auto document = text::Document::load(bytes)) {
        document->checkInvariants();
        const auto again = text::Document::load(document->save());
        require(again && again->text() == document->text());
    }
    if (auto opened = text::Document::open(bytes))
        static_cast<void>(opened->loadHistory());
    if (const auto runs = text::decodeRuns(bytes)) {
        text::Document document;
        if (document.apply(*runs))
            document.checkInvariants();
    }
}

void edit(text::Document& document, ReplicaId agent, Bytes& bytes)
{
    const auto length = document.lengthScalars();
    const auto position = bytes.below(length + 1);
    if (bytes.below(3) == 0 && position < length)
        static_cast<void>(document.remove(agent, position, 1 + bytes.below(length - position), bytes.below(2) == 0));
    else
        static_cast<void>(document.insert(agent, position, bytes.take(1 + bytes.below(6))));
}

void tryStory(Bytes& bytes)
{
    std::array<text::Document, authors> documents;
    for (std::uint64_t step = 0; step < stepsMost && !bytes.empty(); ++step) {
        const auto who = bytes.below(authors);
        const auto from = bytes.below(authors);
        if (bytes.below(3) == 0)
            require(documents[who].apply(*documents[from].runsSince(documents[who].summary())).has_value());
        else
            edit(documents[who], ReplicaId{1 + who}, bytes);
    }
    for (auto& to : documents) {
        for (const auto& from : documents)
            require(to.apply(*from.runsSince(to.summary())).has_value());
        to.checkInvariants();
    }
    require(documents[0].text() == documents[1].text() && documents[1].text() == documents[2].text());
    const auto saved = documents[0].save();
    tryBytes(saved);
    tryBytes(bytes.broken(saved));
    const auto runs = documents[0].runs();
    require(runs.has_value());
    const auto batch = text::encodeRuns(*runs);
    require(*text::decodeRuns(batch) == *runs);
    tryBytes(bytes.broken(batch));
    // Runs in an order of the input's own are merged or refused, and change nothing when they are refused.
    text::Document other;
    for (auto tries = bytes.below(8); tries > 0 && !runs->empty(); --tries) {
        const auto before = other.text();
        if (!other.apply((*runs)[bytes.below(runs->size())]))
            require(other.text() == before);
    }
    other.checkInvariants();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Bytes bytes(data, size);
    if (bytes.byte() % 2 == 0)
        tryBytes(bytes.rest());
    else
        tryStory(bytes);
    return 0;
}
