// SPDX-License-Identifier: Apache-2.0
// The extra touches for one client: ideas with what they cannot accept beside them, what was given and how it landed;
// an idea typed from anywhere, and the register for whoever has to answer for it. Nothing here gives or reminds by
// itself. GUI thread; owned by the app view model, which opens it on the client that is looked at.
#pragma once

#include "domain/touch_queries.h"
#include "viewmodels/matter_values.h"
#include "viewmodels/page_view_model.h"

#include <QUrl>

namespace salver::viewmodels {

std::span<const Column<domain::TouchRow>> touchColumns();

class TouchesViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    Q_PROPERTY(QString clientId READ clientId NOTIFY opened)
    /// With touchColumns(), newest first.
    Q_PROPERTY(salver::viewmodels::RowsModel* ideas READ ideas CONSTANT)
    Q_PROPERTY(salver::viewmodels::RowsModel* given READ given CONSTANT)
    /// What they cannot accept: "factId", "text", "about", "source".
    Q_PROPERTY(salver::viewmodels::RowsModel* refused READ refused CONSTANT)
    /// The client's, with personColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* people READ people CONSTANT)
    /// With memberColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* members READ members CONSTANT)
    // The idea that is being typed: for whom it can be, and what it comes from.
    Q_PROPERTY(QString ideaClient READ ideaClient NOTIFY ideaWanted)
    Q_PROPERTY(QString ideaBecause READ ideaBecause NOTIFY ideaWanted)
    Q_PROPERTY(QString ideaPerson READ ideaPerson NOTIFY ideaWanted)
    Q_PROPERTY(salver::viewmodels::RowsModel* ideaPeople READ ideaPeople CONSTANT)
    /// What became of the last register that was saved.
    Q_PROPERTY(QString registerSentence READ registerSentence NOTIFY registerSaved)
public:
    explicit TouchesViewModel(Context& context, QObject* parent = nullptr);

    Q_INVOKABLE void open(const QString& clientId);
    [[nodiscard]] QString clientId() const { return idText(m_client); }
    [[nodiscard]] RowsModel* ideas() { return &m_ideas; }
    [[nodiscard]] RowsModel* given() { return &m_given; }
    [[nodiscard]] RowsModel* refused() { return &m_refused; }
    [[nodiscard]] RowsModel* people() { return &m_people; }
    [[nodiscard]] RowsModel* members() { return &m_members; }
    [[nodiscard]] const QString& ideaClient() const { return m_ideaClientName; }
    [[nodiscard]] const QString& ideaBecause() const { return m_ideaBecause; }
    [[nodiscard]] QString ideaPerson() const { return idText(m_ideaPerson); }
    [[nodiscard]] RowsModel* ideaPeople() { return &m_ideaPeople; }
    [[nodiscard]] const QString& registerSentence() const { return m_registerSentence; }

    /// `ideaWanted` follows: the sheet for it opens.
    Q_INVOKABLE void beginIdea();
    /// The same, sparked by a line; its words are what it comes from, and a private line's idea stays private.
    Q_INVOKABLE void beginIdeaFrom(const QString& lineId);
    /// Given or planned before, in a sentence; "" where it was not.
    [[nodiscard]] Q_INVOKABLE QString before(const QString& idea, const QString& personId) const;
    /// What they cannot accept, a line each.
    [[nodiscard]] Q_INVOKABLE QString cannotAccept(const QString& personId) const;
    /// Kept though it was given or planned before: whoever typed it has read so by then.
    Q_INVOKABLE void keepIdea(const QString& idea, const QString& because, const QString& personId, const QString& value,
                              bool hospitality);

    /// A day as typed, "" is today; `who` is a member's id, "" is oneself.
    Q_INVOKABLE void give(const QString& touchId, const QString& day, const QString& value, const QString& landed,
                          const QString& who);
    Q_INVOKABLE void takeBack(const QString& touchId);
    Q_INVOKABLE void land(const QString& touchId, const QString& said);
    /// Several fields at once, by their names in the model.
    Q_INVOKABLE void change(const QString& touchId, const QStringList& fields, const QStringList& typed);
    /// Something that they, or one of them, cannot accept: policy, diet, drink.
    Q_INVOKABLE void addRefused(const QString& text, const QString& source, const QString& personId);
    Q_INVOKABLE void showLine(const QString& lineId);
    Q_INVOKABLE void remove(const QString& entityId, const QString& name);
    Q_INVOKABLE void showHistory(const QString& entityId, const QString& field);
    /// A .csv or .pdf file; days as typed, "" for all. `registerSaved` follows.
    Q_INVOKABLE void saveRegister(const QUrl& file, const QString& from, const QString& to, bool thisClient);

Q_SIGNALS:
    void opened();
    void ideaWanted();
    void registerSaved();
    void placeWanted(const QString& clientId, const QString& entityId);

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    void wantIdea(const EntityId& client);

    EntityId m_client;
    EntityId m_ideaClient, m_ideaPerson, m_ideaLine;
    QString m_ideaClientName, m_ideaBecause, m_registerSentence;
    RowsModel m_ideas, m_given, m_refused, m_people, m_members, m_ideaPeople;
};

} // namespace salver::viewmodels
