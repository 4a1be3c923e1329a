// SPDX-License-Identifier: Apache-2.0
// Everything one call of salver-cli works with: the open database, the verbs over it, and how names and shortened
// ids become entities. Made by main, lives for one command, on its only thread.
#pragma once

#include "client/account.h"
#include "domain/commands.h"
#include "domain/queries.h"
#include "platform/credentials.h"
#include "platform/paths.h"
#include "store/opening.h"
#include "store/reader.h"
#include "store/store.h"

#include <QString>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace salver::cli {

class Desk {
public:
    /// Opens, or makes, the database in the folder; takes its lock. `space` empty: the person's one team.
    [[nodiscard]] static Result<std::unique_ptr<Desk>> open(const QString& folder, const QString& space);

    /// Closes the database and opens it again, for what is done at an opening.
    [[nodiscard]] Result<void> openAgain();

    [[nodiscard]] store::Store& store() { return *m_store; }
    [[nodiscard]] store::Reader& reader() { return *m_reader; }
    [[nodiscard]] domain::Commands& commands() { return *m_commands; }
    [[nodiscard]] domain::Queries& queries() { return *m_queries; }
    [[nodiscard]] domain::Now now() const { return m_commands->now(); }
    [[nodiscard]] Clock& clock() { return m_clock; }
    [[nodiscard]] Random& random() { return m_random; }
    [[nodiscard]] platform::Credentials& credentials() { return m_credentials; }

    /// A full id, or the beginning of one: at least six hexadecimal digits that fit nothing else.
    [[nodiscard]] Result<store::EntityRow> entity(const QString& typed);
    /// By name, by the beginning of a name that fits no other, or as entity().
    [[nodiscard]] Result<store::EntityRow> client(const QString& typed);
    [[nodiscard]] Result<store::EntityRow> person(const QString& typed);

    /// A small fact of this file; empty where it was never set.
    [[nodiscard]] Result<QString> local(const char* key);
    [[nodiscard]] Result<void> setLocal(const char* key, const QString& value);
    /// How to reach the server; NotSignedIn before the first sign-in.
    [[nodiscard]] Result<client::Account> account();
    [[nodiscard]] Result<QString> spaceName(const SpaceId& space);
    /// The space that --space names.
    [[nodiscard]] const std::optional<SpaceId>& chosen() const { return m_chosen; }
    /// Whether what lies there is asked for: all spaces, or the one that --space names.
    [[nodiscard]] bool concerns(const SpaceId& space) const { return !m_chosen || *m_chosen == space; }
    /// How much to ask for before narrow(): all of it where --space names one, since the query knows nothing of that.
    [[nodiscard]] std::uint64_t toAsk(std::uint64_t wanted) const { return m_chosen ? everything : wanted; }
    /// Leaves of `rows` those of the space that --space names, and of these `limit` from `offset` on. Without --space they
    /// stay as they are. Gives how many there are in that space, or `total` without --space.
    template <class Row>
    std::size_t narrow(std::vector<Row>& rows, std::size_t total, std::uint64_t limit = everything,
                       std::uint64_t offset = 0) const
    {
        if (!m_chosen)
            return total;
        std::erase_if(rows, [this](const Row& row) { return row.space != *m_chosen; });
        const auto found = rows.size();
        rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(offset, found)));
        if (rows.size() > limit)
            rows.resize(limit);
        return found;
    }
    /// What a large page left for later: the search index.
    [[nodiscard]] Result<void> finishIndex();
    /// What the opening came to that a person should know of: nothing can be written now, a damaged file was set aside.
    /// Empty where all was as it should be; what a second opening finds is added.
    [[nodiscard]] const QString& said() const { return m_said; }
    void say(const QString& sentence) { m_said += (m_said.isEmpty() ? QString() : QStringLiteral("\n")) + sentence; }
    /// Why nothing can be written; a folder that can be has none.
    [[nodiscard]] const std::optional<Error>& onlyReadable() const { return m_onlyReadable; }
    /// NotSignedIn where the file has no account yet.
    [[nodiscard]] Result<void> requireAccount();

private:
    static constexpr std::uint64_t everything = 1'000'000'000;

    Desk(const platform::Paths& paths, const QString& space)
        : m_path(paths.database().toStdString()), m_space(space), m_credentials(paths.secrets())
    {
    }
    [[nodiscard]] Result<store::EntityRow> named(const QString& typed, model::KindId kind, model::FieldId name);

    std::string m_path;
    QString m_space;
    SystemClock m_clock;
    SystemRandom m_random;
    platform::FileCredentials m_credentials;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<store::Reader> m_reader;
    std::unique_ptr<domain::Commands> m_commands;
    std::unique_ptr<domain::Queries> m_queries;
    std::optional<SpaceId> m_chosen;
    std::optional<Error> m_onlyReadable;
    QString m_said;
};

/// Local facts of the file, by their keys; the app keeps the same ones.
namespace localKey {
inline constexpr auto server = "server";
inline constexpr auto serverId = "server id";
inline constexpr auto userName = "user name";
inline constexpr auto signedOut = "signed out";
inline constexpr auto lastUpToDate = "last up to date";
inline constexpr auto lastTrouble = "last trouble"; ///< code, a space, the sentence; empty after a good round
} // namespace localKey

/// What the token is kept under.
[[nodiscard]] QString tokenName(const QString& userName, const QString& server);

} // namespace salver::cli
