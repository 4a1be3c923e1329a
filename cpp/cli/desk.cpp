// SPDX-License-Identifier: Apache-2.0
#include "cli/desk.h"

#include "domain/scalars.h"
#include "platform/time_zone.h"

#include <algorithm>

namespace salver::cli {

namespace {

constexpr std::size_t prefixDigitsLeast = 6;
constexpr std::size_t indexedAtOnce = 1000;

/// The hexadecimal digits of an id or of its beginning, in lower case; nothing where there is anything else in it.
std::optional<std::string> digitsOf(const QString& typed)
{
    std::string digits;
    for (const auto c : typed.toLower()) {
        const bool digit = (c >= QLatin1Char('0') && c <= QLatin1Char('9')) ||
                           (c >= QLatin1Char('a') && c <= QLatin1Char('f'));
        if (digit)
            digits += c.toLatin1();
        else if (c != QLatin1Char('-'))
            return std::nullopt;
    }
    return digits;
}

std::string digitsOf(const EntityId& id)
{
    auto text = id.toString();
    std::erase(text, '-');
    return text;
}

store::Select every(model::KindId kind, store::Presence presence)
{
    store::Select select;
    select.kind = kind;
    select.presence = presence;
    select.withProse = false;
    return select;
}

} // namespace

Result<std::unique_ptr<Desk>> Desk::open(const QString& folder, const QString& space)
{
    std::unique_ptr<Desk> desk(new Desk(platform::Paths::in(folder), space));
    if (auto opened = desk->openAgain(); !opened)
        return fail(std::move(opened.error()));
    return desk;
}

Result<void> Desk::openAgain()
{
    m_queries.reset();
    m_commands.reset();
    m_reader.reset();
    m_store.reset();
    store::OpenOptions options;
    options.path = m_path;
    auto opened = store::openWhatIsThere(options, m_clock, m_random);
    if (!opened)
        return fail(std::move(opened.error()));
    m_store = std::move(opened->store);
    m_onlyReadable = opened->onlyReadable;
    if (opened->salvage)
        m_said += QString::fromStdString(opened->salvage->sentence());
    if (m_onlyReadable)
        m_said = QString::fromStdString(m_onlyReadable->sentence);
    // Words that the index lacks are only found later where there is no room for it; reading goes on.
    if (auto done = finishIndex(); !done && done.error().code != ErrorCode::DiskFull && !m_onlyReadable)
        return done;
    auto reader = store::openReader(m_path, m_onlyReadable.has_value());
    if (!reader)
        return fail(std::move(reader.error()));
    m_reader = std::move(*reader);
    m_commands = std::make_unique<domain::Commands>(*m_store, *m_reader, m_clock, m_random, &platform::zoneNameAt,
                                                    &platform::zoneOffsetSeconds);
    m_queries = std::make_unique<domain::Queries>(*m_reader);
    if (auto loaded = m_commands->loadUndo(); !loaded)
        return loaded;
    if (m_space.isEmpty())
        return {};
    if (auto chosen = m_commands->chooseTeam(m_space.toStdString()); !chosen)
        return fail(std::move(chosen.error()));
    auto id = m_commands->team();
    if (!id)
        return fail(std::move(id.error()));
    m_chosen = *id;
    return {};
}

Result<void> Desk::finishIndex()
{
    for (;;) {
        const auto more = m_store->indexLate(indexedAtOnce);
        if (!more)
            return fail(more.error());
        if (!*more)
            return {};
    }
}

Result<store::EntityRow> Desk::entity(const QString& typed)
{
    if (const auto id = EntityId::parse(typed.toStdString()))
        return m_reader->entity(*id);
    const auto digits = digitsOf(typed);
    if (!digits || digits->size() < prefixDigitsLeast)
        return fail(ErrorCode::InvalidArgument, "\"" + typed.toStdString() +
                                                    "\" is not an id. Give all of it, or at least its first six "
                                                    "digits.");
    std::optional<store::EntityRow> found;
    for (const auto& kind : model::kinds()) {
        for (const auto presence : {store::Presence::Live, store::Presence::Binned}) {
            const auto rows = m_reader->select(every(kind.id, presence));
            if (!rows)
                return fail(rows.error());
            for (const auto& row : *rows) {
                if (!digitsOf(row.id).starts_with(*digits) || (found && found->id == row.id))
                    continue;
                if (found)
                    return fail(ErrorCode::InvalidArgument, "Several ids begin with \"" + typed.toStdString() +
                                                                "\". Give more of it.");
                found = row;
            }
        }
    }
    if (!found)
        return fail(ErrorCode::NotFound, "Nothing here has an id that begins with \"" + typed.toStdString() + "\".");
    return m_reader->entity(found->id);
}

Result<store::EntityRow> Desk::named(const QString& typed, model::KindId kind, model::FieldId name)
{
    auto rows = m_reader->select(every(kind, store::Presence::Live));
    if (!rows)
        return fail(rows.error());
    if (m_chosen)
        std::erase_if(*rows, [this](const auto& row) { return row.space != *m_chosen; });
    const auto wanted = domain::folded(typed.trimmed().toStdString());
    const std::string what(model::findKind(kind)->name);
    for (const bool whole : {true, false}) {
        std::vector<const store::EntityRow*> fitting;
        for (const auto& row : *rows) {
            const auto each = domain::folded(row.value(name));
            if (whole ? each == wanted : each.starts_with(wanted))
                fitting.push_back(&row);
        }
        if (fitting.size() > 1)
            return fail(ErrorCode::InvalidArgument, "More than one " + what + " goes by \"" + typed.toStdString() +
                                                        "\". Give the id, or more of the name.");
        if (fitting.size() == 1)
            return m_reader->entity(fitting.front()->id);
    }
    if (const auto digits = digitsOf(typed); digits && digits->size() >= prefixDigitsLeast) {
        if (auto row = entity(typed); row && row->kind == kind)
            return row;
    }
    return fail(ErrorCode::NotFound, "There is no " + what + " named \"" + typed.toStdString() + "\" here.");
}

Result<store::EntityRow> Desk::client(const QString& typed)
{
    return named(typed, model::client::kind, model::client::name);
}

Result<store::EntityRow> Desk::person(const QString& typed)
{
    return named(typed, model::person::kind, model::person::name);
}

Result<QString> Desk::local(const char* key)
{
    const auto value = m_reader->local(key);
    if (value)
        return QString::fromStdString(*value);
    return value.error().code == ErrorCode::NotFound ? Result<QString>(QString()) : fail(value.error());
}

Result<void> Desk::setLocal(const char* key, const QString& value)
{
    return m_store->setLocal(key, value.toStdString());
}

QString tokenName(const QString& userName, const QString& server)
{
    return userName + QLatin1Char('@') + server;
}

Result<client::Account> Desk::account()
{
    const auto server = local(localKey::server);
    const auto serverId = local(localKey::serverId);
    const auto user = local(localKey::userName);
    if (!server || !serverId || !user)
        return fail(!server ? server.error() : !serverId ? serverId.error() : user.error());
    // The file answers at once.
    Result<QString> token = fail(ErrorCode::NotFound, {});
    m_credentials.read(tokenName(*user, *server), [&token](Result<QString> found) { token = std::move(found); });
    if (!token && token.error().code != ErrorCode::NotFound)
        return fail(token.error());
    if (server->isEmpty() || !token)
        return fail(ErrorCode::NotSignedIn, "This device is not signed in. Sign in first: salver-cli --data DIR "
                                            "sign-in URL USER");
    client::Account account;
    account.server = QUrl(*server);
    account.token = *token;
    account.serverId = uuidFromString(serverId->toStdString());
    return account;
}

Result<QString> Desk::spaceName(const SpaceId& space)
{
    const auto spaces = m_reader->spaces();
    if (!spaces)
        return fail(spaces.error());
    const auto at = std::ranges::find(*spaces, space, &SpaceSyncState::id);
    return at == spaces->end() ? QString() : QString::fromStdString(at->name);
}

Result<void> Desk::requireAccount()
{
    if (!m_store->user().isNull())
        return {};
    return fail(ErrorCode::NotSignedIn, "This folder belongs to nobody yet. Sign in (sign-in URL USER), or work on "
                                        "this device alone (this-device NAME).");
}

} // namespace salver::cli
