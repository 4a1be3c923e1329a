// SPDX-License-Identifier: Apache-2.0
// Any bytes through the change decoder, the frame and the eraser. What decodes must encode to something that decodes
// to the same, and what was erased must still have its hash.
#include "core/change.h"
#include "core/limits.h"

#include <cstdlib>

namespace {

class FixedRandom final : public salver::Random {
public:
    void fill(std::span<std::uint8_t> bytes) override
    {
        for (auto& byte : bytes)
            byte = 7;
    }
};

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
    static_cast<void>(unframeBody(bytes, limits::frameBytes));
    static_cast<void>(readEnvelope(bytes));
    require(isValidUtf8(sanitizeUtf8(bytes)));
    const auto decoded = decodeChange(bytes);
    if (!decoded)
        return 0;
    const auto erased = eraseFromChange(bytes, decoded->change.entities.front().entity);
    require(erased && readEnvelope(*erased)->hash == decoded->hash);
    FixedRandom random;
    if (const auto again = encodeChange(decoded->change, random))
        require(decodeChange(again->bytes).has_value());
    return 0;
}
