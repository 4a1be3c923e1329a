// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/context.h"

namespace salver::viewmodels {

void Context::perform(QObject* asker, std::function<Result<domain::Made>(domain::Commands&)> what,
                      const QString& doneSentence)
{
    perform(asker, std::move(what), doneSentence, {});
}

void Context::perform(QObject* asker, std::function<Result<domain::Made>(domain::Commands&)> what,
                      const QString& doneSentence, std::function<void(const domain::Made&)> then)
{
    command<domain::Made>(asker, std::move(what),
                          [this, doneSentence, then = std::move(then)](const Result<domain::Made>& outcome) {
                              if (!outcome) {
                                  sayTrouble(words(outcome.error()));
                                  return;
                              }
                              if (!doneSentence.isEmpty())
                                  sayDone(doneSentence);
                              if (then)
                                  then(*outcome);
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
    return words(error.sentence);
}

} // namespace salver::viewmodels
