// SPDX-License-Identifier: Apache-2.0
// Underlines the words of the glossary in any text that is shown, and says what they mean when one asks. The terms are
// read once for each change of them; marking a text reads nothing. Never changes a text. GUI thread; owned by the app
// view model.
#pragma once

#include "domain/decoder.h"
#include "domain/understanding.h"
#include "viewmodels/context.h"
#include "viewmodels/rows_model.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace salver::viewmodels {

class DecoderViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    /// Grows when the terms change: what is marked is to be marked again.
    Q_PROPERTY(int revision READ revision NOTIFY revisionChanged)
    /// The terms of the text that was asked about: "termId", "word", "plain", "theirWord", "example", "owner" (the client's
    /// name, "" for the House's), "explained" (to whom and when, one a line), "waiting".
    Q_PROPERTY(salver::viewmodels::RowsModel* terms READ terms CONSTANT)
    /// With personColumns(): who a term can be explained to.
    Q_PROPERTY(salver::viewmodels::RowsModel* people READ people CONSTANT)
    Q_PROPERTY(QString clientId READ clientId NOTIFY asked)
    Q_PROPERTY(QString client READ client NOTIFY asked)
public:
    explicit DecoderViewModel(Context& context, QObject* parent = nullptr);

    [[nodiscard]] int revision() const { return m_revision; }
    [[nodiscard]] RowsModel* terms() { return &m_shown; }
    [[nodiscard]] RowsModel* people() { return &m_people; }
    [[nodiscard]] QString clientId() const { return idText(m_client); }
    [[nodiscard]] const QString& client() const { return m_clientName; }

    /// The text for a label of styled text, each term a link to its id; "" where there is none in it. The client's own
    /// terms count where `clientId` is not "".
    Q_INVOKABLE QString marked(const QString& text, const QString& clientId);
    /// What the terms of that text mean, the named one first.
    Q_INVOKABLE void ask(const QString& text, const QString& clientId, const QString& termId);
    /// Explained to them today.
    Q_INVOKABLE void explain(const QString& termId, const QString& personId);
    /// `clientId` "": for the House.
    Q_INVOKABLE void add(const QString& clientId, const QString& word, const QString& plain, const QString& theirWord,
                         const QString& example);
    Q_INVOKABLE void change(const QString& termId, const QString& word, const QString& plain, const QString& theirWord,
                            const QString& example);

Q_SIGNALS:
    void revisionChanged();
    void asked();

private:
    const domain::Decoder& decoder();
    void show();

    Context& m_context;
    domain::Decoder m_decoder;
    bool m_stale{true};
    int m_revision{};
    EntityId m_client;
    QString m_clientName;
    std::vector<EntityId> m_asked;
    RowsModel m_shown, m_people;
};

} // namespace salver::viewmodels
