// SPDX-License-Identifier: Apache-2.0
// The glossary: the House's words and those of one client, searched as one types, printed as a page for a client. GUI
// thread; owned by the app view model.
#pragma once

#include "domain/understanding.h"
#include "viewmodels/page_view_model.h"

#include <QUrl>

namespace salver::viewmodels {

class GlossaryViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    /// Whose words stand before the House's; "" for the House's and everybody's.
    Q_PROPERTY(QString clientId READ clientId NOTIFY opened)
    Q_PROPERTY(QString client READ client NOTIFY changed)
    Q_PROPERTY(QString letters READ letters WRITE setLetters NOTIFY lettersChanged)
    /// With termColumns().
    Q_PROPERTY(salver::viewmodels::RowsModel* rows READ rows CONSTANT)
    /// Clients to choose from, by name, and which of them it is; -1 for the House's and everybody's.
    Q_PROPERTY(QStringList clientNames READ clientNames NOTIFY changed)
    Q_PROPERTY(int clientIndex READ clientIndex NOTIFY changed)
    Q_PROPERTY(bool printing READ printing NOTIFY printed)
    Q_PROPERTY(QString printSentence READ printSentence NOTIFY printed)
    Q_PROPERTY(bool printFailed READ printFailed NOTIFY printed)
public:
    explicit GlossaryViewModel(Context& context, QObject* parent = nullptr);

    Q_INVOKABLE void open(const QString& clientId);
    [[nodiscard]] QString clientId() const { return idText(m_client); }
    [[nodiscard]] const QString& client() const { return m_clientName; }
    [[nodiscard]] const QString& letters() const { return m_letters; }
    void setLetters(const QString& letters);
    [[nodiscard]] RowsModel* rows() { return &m_rows; }
    [[nodiscard]] const QStringList& clientNames() const { return m_names; }
    [[nodiscard]] int clientIndex() const;
    /// One of clientNames, or -1.
    Q_INVOKABLE void choose(int index);
    [[nodiscard]] bool printing() const { return m_printing; }
    [[nodiscard]] const QString& printSentence() const { return m_printSentence; }
    [[nodiscard]] bool printFailed() const { return m_printFailed; }

    Q_INVOKABLE void change(const QString& termId, const QString& word, const QString& plain, const QString& theirWord,
                            const QString& example);
    Q_INVOKABLE void remove(const QString& termId, const QString& word);
    Q_INVOKABLE void showHistory(const QString& termId);
    Q_INVOKABLE void savePdf(const QUrl& file);

Q_SIGNALS:
    void opened();
    void lettersChanged();
    void printed();

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    EntityId m_client;
    QString m_clientName, m_letters, m_printSentence;
    bool m_printing{false}, m_printFailed{false};
    QStringList m_names;
    std::vector<EntityId> m_clients; ///< in the order of the names
    RowsModel m_rows;
};

} // namespace salver::viewmodels
