// SPDX-License-Identifier: Apache-2.0
// Where log lines go: standard error, one line an event, `at=… event=… key=value …`.
#pragma once

#include "server/service/log.h"

namespace salver::server {

[[nodiscard]] LogSink logToStandardError();

} // namespace salver::server
