// SPDX-License-Identifier: Apache-2.0
#include "bench/lines.h"

#include "model/kinds.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>

namespace salver::bench {

// Words of a few thousand, common ones more often, some with accents.
std::vector<Line> makeLines(int count)
{
    std::mt19937 engine(7);
    std::vector<std::string> words;
    for (int i = 0; i < 4000; ++i) {
        std::string word;
        const auto length = 2 + engine() % 9;
        for (unsigned c = 0; c < length; ++c)
            word += engine() % 40 == 0 ? std::string("é") : std::string(1, static_cast<char>('a' + engine() % 26));
        words.push_back(word);
    }
    std::uniform_real_distribution<double> unit(0, 1);
    SystemRandom random;
    std::vector<Line> lines;
    std::string visit;
    std::string client;
    const auto user = uuidV7(WallMs{1'778'000'000'000}, random).toString();
    for (int i = 0; i < count; ++i) {
        if (i % 25 == 0)
            visit = uuidV7(WallMs{1'778'000'000'000 + i}, random).toString();
        if (i % 250 == 0)
            client = uuidV7(WallMs{1'778'000'000'000 + i}, random).toString();
        Line line{EntityId(uuidV7(WallMs{1'778'000'000'000 + i}, random)), visit, client, i % 3 == 0 ? "quote" : "text",
                  std::to_string(1'778'000'000'000 + i * 1000) + " Europe/London", "a" + std::to_string(i), user,
                  i % 2 == 0 ? "service" : "work", {}};
        while (line.text.size() < 1000)
            line.text += words[static_cast<std::size_t>(std::pow(unit(engine), 3) * 3999)] + " ";
        lines.push_back(std::move(line));
    }
    return lines;
}

store::Draft draftOf(const Line& line, const SpaceId& space)
{
    namespace of = model::line;
    const auto set = [&](model::FieldId field, const std::string& value) {
        return store::SetField{line.id, of::kind, field, value};
    };
    return {space,
            {set(of::visit, line.visit), set(of::type, line.type), set(of::at, line.at), set(of::order, line.order),
             set(of::by, line.by), set(of::lane, line.lane), set(of::client, line.client),
             store::SpliceText{line.id, of::kind, of::text, 0, 0, line.text}}};
}

void stop(const Error& error)
{
    std::fprintf(stderr, "%s\n", error.sentence.c_str());
    std::exit(1);
}

void must(const Result<void>& done)
{
    if (!done)
        stop(done.error());
}

void writePlaces(store::Store& store, const SpaceId& space, const std::vector<Line>& lines)
{
    std::vector<store::Draft> drafts;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        store::Draft draft{space, {}};
        if (i == 0 || lines[i].client != lines[i - 1].client)
            draft.steps.emplace_back(store::SetField{*EntityId::parse(lines[i].client), model::client::kind,
                                                     model::client::name, "Client " + std::to_string(i)});
        if (i == 0 || lines[i].visit != lines[i - 1].visit) {
            const auto visit = *EntityId::parse(lines[i].visit);
            draft.steps.emplace_back(store::SetField{visit, model::visit::kind, model::visit::client, lines[i].client});
            draft.steps.emplace_back(store::SetField{visit, model::visit::kind, model::visit::started, lines[i].at});
        }
        if (!draft.steps.empty())
            drafts.push_back(std::move(draft));
    }
    if (auto done = store.commitAll(drafts); !done)
        stop(done.error());
}

void writeLines(store::Store& store, const SpaceId& space, const std::vector<Line>& lines, std::size_t perTransaction)
{
    std::vector<store::Draft> drafts;
    for (const auto& line : lines) {
        drafts.push_back(draftOf(line, space));
        if (drafts.size() < perTransaction && &line != &lines.back())
            continue;
        if (auto done = store.commitAll(drafts); !done)
            stop(done.error());
        drafts.clear();
    }
}

void BenchStore::reopen(const std::string& vfs, bool durable)
{
    store.reset();
    auto opened = store::Store::open({folder.filePath(QStringLiteral("salver.db")).toStdString(), vfs, durable, true},
                                     clock, random);
    if (!opened)
        stop(opened.error());
    store = std::move(*opened);
}

BenchStore::BenchStore(const std::string& vfs, bool durable)
{
    reopen(vfs, durable);
    space = SpaceId(uuidV7(clock.now(), random));
    const auto user = UserId(uuidV7(clock.now(), random));
    must(store->bind(user, "bench", "Bench", "http://127.0.0.1"));
    must(store->journal().setSpaces(
        {{space, "Team", SpacePurpose::Team, Role::Member, {{user, "bench", "Bench", Role::Member}}}}));
}

} // namespace salver::bench
