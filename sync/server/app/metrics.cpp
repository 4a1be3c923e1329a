// SPDX-License-Identifier: Apache-2.0
#include "server/app/metrics.h"

#include "server/http/door.h"
#include "server/service/service.h"

#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

#include <fstream>
#include <sstream>
#include <unistd.h>

namespace salver::server {

namespace {

using Families = std::vector<prometheus::MetricFamily>;

prometheus::MetricFamily& family(Families& families, const char* name, const char* help, prometheus::MetricType type)
{
    auto& added = families.emplace_back();
    added.name = name;
    added.help = help;
    added.type = type;
    return added;
}

void count(Families& families, const char* name, const char* help, std::uint64_t value)
{
    prometheus::ClientMetric metric;
    metric.counter.value = static_cast<double>(value);
    family(families, name, help, prometheus::MetricType::Counter).metric.push_back(metric);
}

void gauge(Families& families, const char* name, const char* help, std::uint64_t value)
{
    prometheus::ClientMetric metric;
    metric.gauge.value = static_cast<double>(value);
    family(families, name, help, prometheus::MetricType::Gauge).metric.push_back(metric);
}

void requests(Families& families, const Counters& counters)
{
    auto& all = family(families, "salver_requests_total", "Requests by kind and outcome.",
                       prometheus::MetricType::Counter);
    for (std::size_t i = 0; i < operationCount; ++i) {
        const std::string what = nameOf(static_cast<Operation>(i));
        for (const bool answered : {true, false}) {
            prometheus::ClientMetric metric;
            metric.label = {{"what", what}, {"outcome", answered ? "answered" : "refused"}};
            metric.counter.value = static_cast<double>(answered ? counters.answered[i] : counters.refused[i]);
            all.metric.push_back(metric);
        }
    }
}

std::uint64_t residentBytes()
{
    std::ifstream statm("/proc/self/statm");
    std::uint64_t total = 0;
    std::uint64_t resident = 0;
    statm >> total >> resident;
    return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

} // namespace

std::string metricsText(const Service& service, const Door& door)
{
    const auto counters = service.counters();
    Families families;
    requests(families, counters);
    count(families, "salver_changes_accepted_total", "Changes taken into a log.", counters.changesAccepted);
    count(families, "salver_changes_refused_total", "Changes refused for good.", counters.changesRefused);
    count(families, "salver_changes_sent_total", "Log entries sent to devices.", counters.changesSent);
    count(families, "salver_digests_compared_total", "Devices' digests that could be held against another's.",
          counters.digestsCompared);
    count(families, "salver_digests_differing_total", "Devices that hold another state than others at one cursor.",
          counters.digestsDiffering);
    count(families, "salver_snapshots_made_total", "Snapshots made of a space's state.", counters.snapshotsMade);
    count(families, "salver_snapshot_pieces_sent_total", "Pieces of snapshots sent to devices.",
          counters.snapshotPiecesSent);
    count(families, "salver_connections_turned_away_total", "Connections refused because the house was full.",
          door.turnedAway());
    count(families, "salver_commits_total", "Transactions made durable; many pushes may share one.",
          counters.commits);
    gauge(families, "salver_connections", "Open connections.", door.inside());
    gauge(families, "salver_event_streams", "Open event streams.", service.hub().listeners());
    gauge(families, "process_resident_memory_bytes", "Resident memory.", residentBytes());
    std::ostringstream text;
    prometheus::TextSerializer().Serialize(text, families);
    return text.str();
}

} // namespace salver::server
