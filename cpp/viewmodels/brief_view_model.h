// SPDX-License-Identifier: Apache-2.0
// What is worth knowing before one walks in, laid out in blocks; a question to add, a start, a PDF. GUI thread; owned by
// the app view model, which opens it for one client or one visit after another.
#pragma once

#include "print/sheet.h"
#include "viewmodels/page_view_model.h"
#include "viewmodels/row_columns.h"

#include <QUrl>

namespace salver::viewmodels {

class BriefViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    Q_PROPERTY(QString clientId READ clientId NOTIFY opened)
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY opened)
    Q_PROPERTY(QString client READ client NOTIFY changed)
    /// Which visit it is for; empty where none is planned.
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY changed)
    /// Heads and items with briefColumns(), in the order of need.
    Q_PROPERTY(salver::viewmodels::RowsModel* rows READ rows CONSTANT)
    /// What has not been noted, as words for one line; empty where nothing is missing.
    Q_PROPERTY(QString missing READ missing NOTIFY changed)
    /// The visit runs already.
    Q_PROPERTY(bool running READ running NOTIFY changed)
    Q_PROPERTY(bool printing READ printing NOTIFY printed)
    Q_PROPERTY(QString printSentence READ printSentence NOTIFY printed)
    Q_PROPERTY(bool printFailed READ printFailed NOTIFY printed)
public:
    explicit BriefViewModel(Context& context, QObject* parent = nullptr);

    /// An empty visit: the next one that is planned with them.
    Q_INVOKABLE void open(const QString& clientId, const QString& visitId);
    Q_INVOKABLE void close();
    [[nodiscard]] QString clientId() const { return idText(m_client); }
    [[nodiscard]] bool isOpen() const { return !m_client.isNull(); }
    [[nodiscard]] const QString& client() const { return m_sheet.title; }
    [[nodiscard]] const QString& subtitle() const { return m_sheet.subtitle; }
    [[nodiscard]] RowsModel* rows() { return &m_rows; }
    [[nodiscard]] QString missing() const { return m_sheet.missing.join(QStringLiteral(", ")); }
    [[nodiscard]] bool running() const { return m_running; }
    [[nodiscard]] bool printing() const { return m_printing; }
    [[nodiscard]] const QString& printSentence() const { return m_printSentence; }
    [[nodiscard]] bool printFailed() const { return m_printFailed; }

    /// The planned visit, or a new one; `visitStarted` follows.
    Q_INVOKABLE void start();
    Q_INVOKABLE void ask(const QString& typed);
    /// A question was asked.
    Q_INVOKABLE void asked(const QString& lineId);
    Q_INVOKABLE void thank(const QString& factId);
    /// Written beside what goes on; `printed` follows. What only the reader sees is left out.
    Q_INVOKABLE void savePdf(const QUrl& file);

Q_SIGNALS:
    void opened();
    void printed();
    void visitStarted(const QString& visitId);

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    EntityId m_client;
    EntityId m_askedVisit;
    EntityId m_visit; ///< what it is for, or null
    bool m_running{false};
    print::Sheet m_sheet;
    RowsModel m_rows;
    bool m_printing{false};
    bool m_printFailed{false};
    QString m_printSentence;
};

} // namespace salver::viewmodels
