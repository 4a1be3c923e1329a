// SPDX-License-Identifier: Apache-2.0
// How we work with one client, agreed line by line, and what we try with them; or, opened on nobody, the template that
// the House begins from. GUI thread; owned by the app view model.
#pragma once

#include "domain/agreement_queries.h"
#include "viewmodels/page_view_model.h"

namespace salver::viewmodels {

class AgreementViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    /// "lineId", "about" (Topic), "first" (of its topic), "text", "stillTemplate", "agreed" (with whom, when; "" not yet),
    /// "alsoUsedFor" (how many others), "by", "waiting", "contested".
    Q_PROPERTY(salver::viewmodels::RowsModel* lines READ lines CONSTANT)
    /// "experimentId", "text", "tried" (Try), "learned", "source", "waiting", "contested".
    Q_PROPERTY(salver::viewmodels::RowsModel* experiments READ experiments CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* people READ people CONSTANT)
    /// When somebody last went through all of it, in words.
    Q_PROPERTY(QString lookedAt READ lookedAt NOTIFY changed)
    Q_PROPERTY(bool oldEnough READ oldEnough NOTIFY changed)
    /// Lines of the template that are not here.
    Q_PROPERTY(int inTemplate READ inTemplate NOTIFY changed)
public:
    enum Topic { WhoDecides, HowWeDisagree, BadNews, Meetings, Tools, Never };
    Q_ENUM(Topic)
    enum Try { Trying, Keep, Drop };
    Q_ENUM(Try)

    explicit AgreementViewModel(Context& context, QObject* parent = nullptr);

    void open(const QString& clientId);
    [[nodiscard]] RowsModel* lines() { return &m_lines; }
    [[nodiscard]] RowsModel* experiments() { return &m_experiments; }
    [[nodiscard]] RowsModel* people() { return &m_people; }
    [[nodiscard]] QString lookedAt() const { return m_page.lookedAtOn ? words(m_page.lookedAtOn->words) : QString(); }
    [[nodiscard]] bool oldEnough() const { return m_page.oldEnough; }
    [[nodiscard]] int inTemplate() const { return int(m_page.inTemplate); }

    Q_INVOKABLE void add(int topic, const QString& text, const QString& personId);
    Q_INVOKABLE void begin();
    Q_INVOKABLE void reword(const QString& lineId, const QString& text);
    /// The day as typed; empty is today.
    Q_INVOKABLE void agree(const QString& lineId, const QString& personId, const QString& day);
    Q_INVOKABLE void lookAtIt();
    Q_INVOKABLE void tryIt(const QString& text);
    Q_INVOKABLE void settle(const QString& experimentId, int state, const QString& learned);
    Q_INVOKABLE void remove(const QString& entityId, const QString& name);
    Q_INVOKABLE void showHistory(const QString& entityId);

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    Result<void> readTemplate();

    EntityId m_client;
    domain::WorkingAgreement m_page;
    RowsModel m_lines, m_experiments, m_people;
};

} // namespace salver::viewmodels
