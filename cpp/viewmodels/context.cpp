// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/context.h"

#include <QCoreApplication>

namespace salver::viewmodels {

namespace {

struct Performed {
    domain::Made made;
    std::uint64_t step{}; ///< 0: there was nothing to write
};

} // namespace

void Context::perform(QObject* asker, std::function<Result<domain::Made>(domain::Commands&)> what,
                      const QString& doneSentence)
{
    perform(asker, std::move(what), doneSentence, {});
}

void Context::perform(QObject* asker, std::function<Result<domain::Made>(domain::Commands&)> what,
                      const QString& doneSentence, std::function<void(const domain::Made&)> then)
{
    command<Performed>(
        asker,
        [what = std::move(what)](domain::Commands& commands) -> Result<Performed> {
            const auto before = commands.newestStep();
            auto made = what(commands);
            if (!made)
                return fail(std::move(made.error()));
            const auto step = commands.newestStep();
            return Performed{*made, step == before ? 0 : step};
        },
        [this, doneSentence, then = std::move(then)](const Result<Performed>& outcome) {
            if (!outcome) {
                sayTrouble(words(outcome.error()));
                return;
            }
            if (!doneSentence.isEmpty())
                sayDone(doneSentence, outcome->step);
            if (then)
                then(outcome->made);
        });
}

QString idText(const Uuid& id)
{
    return id.isNull() ? QString() : QString::fromStdString(id.toString());
}

EntityId idFrom(const QString& text)
{
    return EntityId::parse(text.toStdString()).value_or(EntityId{});
}

QString words(const std::string& utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

QString words(const Error& error)
{
    return spoken(error.sentence);
}

QString spoken(const std::string& sentence)
{
    // What the domain said is in the reader's language already and is found nowhere. tools/sentences lists the others.
    return QCoreApplication::translate("Core", sentence.c_str());
}

} // namespace salver::viewmodels
