// SPDX-License-Identifier: Apache-2.0
// Any bytes as a saved text and as a batch of runs. What loads must hold its invariants and save to something that
// loads to the same text; what decodes may be merged or refused, never more.
#include "core/text/document.h"
#include "core/text/storage.h"

#include <cstdlib>

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace salver;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (auto document = text::Document::load(bytes)) {
        document->checkInvariants();
        const auto again = text::Document::load(document->save());
        require(again && again->text() == document->text());
    }
    if (const auto runs = text::decodeRuns(bytes)) {
        text::Document document;
        if (document.apply(*runs))
            document.checkInvariants();
    }
    return 0;
}
