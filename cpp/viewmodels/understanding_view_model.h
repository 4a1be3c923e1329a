// SPDX-License-Identifier: Apache-2.0
// What it takes to understand one client: their business, their brand, what we do not know yet, what we do only for
// them, and their own words. GUI thread; owned by the app view model, which opens it on the client that is looked at.
#pragma once

#include "domain/understanding.h"
#include "viewmodels/page_view_model.h"

namespace salver::viewmodels {

class UnderstandingViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    Q_PROPERTY(QString clientId READ clientId NOTIFY opened)
    Q_PROPERTY(QString client READ client NOTIFY changed)
    // With factColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* business READ business CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* brand READ brand CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* notKnown READ notKnown CONSTANT)
    /// Their own words, with termColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* terms READ terms CONSTANT)
    /// What nobody there has had explained: "termId", "word", "plain", "why".
    Q_PROPERTY(salver::viewmodels::RowsModel* toDecode READ toDecode CONSTANT)
    Q_PROPERTY(QString onlyHere READ onlyHere NOTIFY changed)
    /// "Also used for 3 others"; "" where it is theirs alone.
    Q_PROPERTY(QString alsoUsed READ alsoUsed NOTIFY changed)
public:
    explicit UnderstandingViewModel(Context& context, QObject* parent = nullptr);

    Q_INVOKABLE void open(const QString& clientId);
    [[nodiscard]] QString clientId() const { return idText(m_client); }
    [[nodiscard]] QString client() const { return words(m_page.client.name); }
    [[nodiscard]] RowsModel* business() { return &m_business; }
    [[nodiscard]] RowsModel* brand() { return &m_brand; }
    [[nodiscard]] RowsModel* notKnown() { return &m_notKnown; }
    [[nodiscard]] RowsModel* terms() { return &m_terms; }
    [[nodiscard]] RowsModel* toDecode() { return &m_toDecode; }
    [[nodiscard]] QString onlyHere() const { return words(m_page.onlyHere); }
    [[nodiscard]] QString alsoUsed() const;

    /// `type` is Facts.FactType.
    Q_INVOKABLE void addFact(int type, const QString& text, const QString& source);
    Q_INVOKABLE void changeFact(const QString& factId, const QString& text, const QString& source);
    Q_INVOKABLE void confirmFact(const QString& factId);
    /// What we did not know is known now, as a fact of that type.
    Q_INVOKABLE void answer(const QString& factId, int type, const QString& text, const QString& source);
    Q_INVOKABLE void setOnlyHere(const QString& typed);
    Q_INVOKABLE void remove(const QString& entityId, const QString& name);
    /// Every version: of a fact its words, with "" of what we do only here.
    Q_INVOKABLE void showHistory(const QString& factId);

Q_SIGNALS:
    void opened();

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    EntityId m_client;
    domain::UnderstandingPage m_page;
    RowsModel m_business, m_brand, m_notKnown, m_terms, m_toDecode;
};

} // namespace salver::viewmodels
