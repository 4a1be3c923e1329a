// SPDX-License-Identifier: Apache-2.0
#include "core/frame.h"

#include "core/change.h"

#include <algorithm>

#include <zstd.h>

namespace salver {

namespace {

constexpr char plainFrame = 0;
constexpr char zstdFrame = 1;
/// Below this a frame's own overhead eats the gain.
constexpr std::size_t compressFrom = 512;
/// zstd's fastest regular level: bodies are short-lived.
constexpr int compressionLevel = 1;

} // namespace

std::string frameBody(std::string_view message)
{
    if (message.size() >= compressFrom) {
        std::string body(1 + ZSTD_compressBound(message.size()), '\0');
        const auto size = ZSTD_compress(body.data() + 1, body.size() - 1, message.data(), message.size(),
                                        compressionLevel);
        if (ZSTD_isError(size) == 0 && size < message.size()) {
            body[0] = zstdFrame;
            body.resize(1 + size);
            return body;
        }
    }
    std::string body;
    body.reserve(1 + message.size());
    body.push_back(plainFrame);
    body.append(message);
    return body;
}

std::size_t openedSize(std::string_view body)
{
    if (body.empty() || body[0] != zstdFrame)
        return body.size();
    const auto size = ZSTD_getFrameContentSize(body.data() + 1, body.size() - 1);
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN)
        return body.size();
    return std::max(body.size(), static_cast<std::size_t>(size));
}

Result<std::string> unframeBody(std::string_view body, std::size_t mostBytes)
{
    if (body.empty())
        return fail(ErrorCode::Malformed, "The message is empty.");
    const auto content = body.substr(1);
    if (body[0] == plainFrame) {
        if (content.size() > mostBytes)
            return fail(ErrorCode::TooLarge, "The message is larger than is taken at once.");
        return std::string(content);
    }
    if (body[0] != zstdFrame)
        return fail(ErrorCode::Malformed, "The message is packed in a way that is not known here.");
    const auto size = ZSTD_getFrameContentSize(content.data(), content.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN)
        return fail(ErrorCode::Malformed, "The message arrived damaged.");
    if (size > mostBytes)
        return fail(ErrorCode::TooLarge, "The message is larger than is taken at once.");
    std::string message(static_cast<std::size_t>(size), '\0');
    const auto got = ZSTD_decompress(message.data(), message.size(), content.data(), content.size());
    if (ZSTD_isError(got) != 0 || got != message.size())
        return fail(ErrorCode::Malformed, "The message arrived damaged.");
    return message;
}

} // namespace salver
