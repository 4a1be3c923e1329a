// SPDX-License-Identifier: Apache-2.0
#include "domain/agreement_queries.h"

#include "domain/say.h"
#include "domain/words.h"

#include <algorithm>
#include <map>
#include <set>

namespace salver::domain {

namespace {

namespace agreement = model::agreement;
namespace experiment = model::experiment;
using Is = store::Condition::Is;

constexpr std::chrono::days aYear{365};

void byTopic(std::vector<store::EntityRow>& found)
{
    std::ranges::sort(found, {}, [](const store::EntityRow& row) {
        const auto about = choiceFrom<AgreementTopic>(row.value(agreement::about)).value_or(AgreementTopic::Never);
        return std::tuple(about, row.value(agreement::order), row.id);
    });
}

AgreementRow agreementRow(PageRows& rows, const store::EntityRow& row)
{
    AgreementRow made;
    made.id = row.id;
    made.client = rows.ref(row.value(agreement::client));
    made.about = choiceFrom<AgreementTopic>(row.value(agreement::about)).value_or(AgreementTopic::WhoDecides);
    made.text = row.value(agreement::text);
    made.agreedWith = rows.ref(row.value(agreement::agreedWith));
    made.agreedOn = rows.ago(row.value(agreement::agreedOn));
    made.agreed = made.agreedOn.has_value();
    made.lookedAtOn = rows.ago(row.value(agreement::lookedAtOn));
    made.by = rows.member(row.value(agreement::by));
    if (const auto origin = rows.find(row.value(agreement::origin)))
        made.stillTemplate = origin->value(agreement::text) == made.text;
    made.waiting = row.waiting;
    made.contested = row.contested;
    return made;
}

/// When somebody last went through it: a line never looked at since counts from when it was written.
Day lookedAt(const PageRows& rows, const store::EntityRow& row)
{
    const auto looked = parseDay(row.value(agreement::lookedAtOn));
    const auto agreed = parseDay(row.value(agreement::agreedOn));
    const auto written = rows.now().dayOf(row.createdAt);
    return looked ? *looked : agreed ? *agreed : written;
}

ExperimentRow experimentRow(PageRows& rows, const store::EntityRow& row)
{
    ExperimentRow made;
    made.id = row.id;
    made.client = rows.ref(row.value(experiment::client));
    made.text = row.value(experiment::text);
    made.learned = row.value(experiment::learned);
    made.state = choiceFrom<ExperimentState>(row.value(experiment::state)).value_or(ExperimentState::Trying);
    made.startedOn = rows.ago(row.value(experiment::startedOn));
    made.settledOn = rows.ago(row.value(experiment::settledOn));
    made.by = rows.member(row.value(experiment::by));
    made.waiting = row.waiting;
    made.contested = row.contested;
    return made;
}

/// The same words, letter for letter, at another client.
void countOthers(PageRows& rows, const EntityId& client, std::vector<AgreementRow>& lines)
{
    std::map<std::string, std::set<std::string>> clientsOf;
    auto others = every(agreement::kind);
    others.where.push_back(where(agreement::client, Is::Set, {}));
    others.where.push_back(where(agreement::client, Is::NotEqual, client.toString()));
    for (const auto& row : rows.select(others))
        clientsOf[row.value(agreement::text)].insert(row.value(agreement::client));
    for (auto& line : lines) {
        if (const auto at = clientsOf.find(line.text); at != clientsOf.end())
            line.alsoUsedFor = at->second.size();
    }
}

std::vector<store::EntityRow> templateRows(PageRows& rows, const SpaceId& house)
{
    auto select = every(agreement::kind);
    select.space = house;
    select.where.push_back(where(agreement::client, Is::NotSet, {}));
    auto found = rows.select(select);
    byTopic(found);
    return found;
}

std::vector<store::EntityRow> linesAt(PageRows& rows, const EntityId& client)
{
    auto found = rows.select(every(agreement::kind, agreement::client, client.toString()));
    byTopic(found);
    return found;
}

} // namespace

std::vector<AgreementRow> agreementLines(PageRows& rows, const EntityId& client)
{
    std::vector<AgreementRow> made;
    for (const auto& row : linesAt(rows, client))
        made.push_back(agreementRow(rows, row));
    return made;
}

std::vector<ExperimentRow> experimentsOf(PageRows& rows, const EntityId& client)
{
    auto found = rows.select(every(experiment::kind, experiment::client, client.toString()));
    std::ranges::sort(found, [](const store::EntityRow& a, const store::EntityRow& b) {
        const auto key = [](const store::EntityRow& row) {
            const bool trying = row.value(experiment::state) == nameOf(ExperimentState::Trying);
            return std::tuple(trying, row.value(experiment::startedOn), row.createdAt, row.id);
        };
        return key(b) < key(a);
    });
    std::vector<ExperimentRow> made;
    for (const auto& row : found)
        made.push_back(experimentRow(rows, row));
    return made;
}

Result<WorkingAgreement> agreementWith(store::Reader& reader, const EntityId& clientId, const Now& now)
{
    PageRows rows(reader, now);
    WorkingAgreement made;
    std::set<std::string> begun;
    std::optional<Day> longest;
    for (const auto& row : linesAt(rows, clientId)) {
        made.lines.push_back(agreementRow(rows, row));
        begun.insert(row.value(agreement::origin));
        longest = longest ? std::min(*longest, lookedAt(rows, row)) : lookedAt(rows, row);
    }
    countOthers(rows, clientId, made.lines);
    made.experiments = experimentsOf(rows, clientId);
    if (longest) {
        made.lookedAtOn = DayWords{*longest, agoWords(*longest, rows.today())};
        made.oldEnough = rows.today() - *longest >= aYear;
    }
    if (const auto of = rows.find(clientId.toString())) {
        for (const auto& row : templateRows(rows, of->space))
            made.inTemplate += begun.contains(row.id.toString()) ? 0U : 1U;
    }
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return made;
}

Result<std::vector<AgreementRow>> agreementTemplate(store::Reader& reader, const SpaceId& house, const Now& now)
{
    PageRows rows(reader, now);
    std::vector<AgreementRow> made;
    for (const auto& row : templateRows(rows, house))
        made.push_back(agreementRow(rows, row));
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return made;
}

Result<std::vector<OldAgreement>> agreementsNotLookedAt(store::Reader& reader, const Now& now)
{
    PageRows rows(reader, now);
    auto select = every(agreement::kind);
    select.where.push_back(where(agreement::client, Is::Set, {}));
    std::map<std::string, std::pair<Day, std::string>> longest;
    for (const auto& row : rows.select(select)) {
        const std::pair each{lookedAt(rows, row), row.value(agreement::text)};
        const auto [at, isNew] = longest.try_emplace(row.value(agreement::client), each);
        if (!isNew && each.first < at->second.first)
            at->second = each;
    }
    std::vector<OldAgreement> made;
    for (const auto& [client, what] : longest) {
        const auto& [day, text] = what;
        const auto ref = rows.ref(client);
        if (rows.today() - day < aYear || !ref.found)
            continue;
        made.push_back({ref, DayWords{day, agoWords(day, rows.today())}, text,
                        say("Nobody has gone through what is agreed with %1 since %2. What is agreed is worth a look "
                            "once a year.", {ref.name, dayShort(day, rows.today())})});
    }
    std::ranges::sort(made, {}, [](const OldAgreement& row) { return std::tuple(row.lookedAtOn->day, row.client.name); });
    if (auto outcome = rows.outcome(); !outcome)
        return fail(std::move(outcome.error()));
    return made;
}

} // namespace salver::domain
