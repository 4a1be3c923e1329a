// SPDX-License-Identifier: Apache-2.0
// What every page's view model shares: it reads when it is shown, reads again when a committed fact concerns it, and
// lets that wait while nobody looks. GUI thread; the app view model owns the pages'.
// Its heirs name it with its namespaces: what Qt 6.4 tells QML of a class finds its base only so.
#pragma once

#include "viewmodels/context.h"
#include "viewmodels/facts.h"
#include "viewmodels/rows_model.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace salver::viewmodels {

class PageViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The base of the pages' view models")
    /// The page is on screen; QML sets it. While false nothing is read.
    Q_PROPERTY(bool active READ active WRITE setActive NOTIFY activeChanged)
    /// Why the page could not be read; empty where all is well.
    Q_PROPERTY(QString readTrouble READ readTrouble NOTIFY changed)
public:
    explicit PageViewModel(Context& context, QObject* parent = nullptr);

    [[nodiscard]] bool active() const { return m_active; }
    void setActive(bool active);
    [[nodiscard]] const QString& readTrouble() const { return m_readTrouble; }
    /// Reads now, whether it is shown or not.
    Q_INVOKABLE void refresh();
    /// A line, a fact or a promise for oneself alone, or shared with the team; the bar says what others have, with undo.
    Q_INVOKABLE void setPrivate(const QString& entityId, bool isPrivate);

Q_SIGNALS:
    void activeChanged();
    /// The page was read again; what is no list has this signal.
    void changed();

protected:
    /// Reads everything and fills the lists. A failure's sentence becomes readTrouble.
    virtual Result<void> read() = 0;
    /// Whether a commit makes the page out of date. Everything does by default.
    [[nodiscard]] virtual bool concerns(const store::Committed& facts) const;
    [[nodiscard]] static bool touches(const store::Committed& facts, std::initializer_list<model::KindId> kinds);

    /// Reads soon, once for all that is asked for until then.
    void readSoon();
    [[nodiscard]] Context& context() const { return m_context; }
    [[nodiscard]] domain::Queries& queries() const { return m_context.queries(); }

private:
    Context& m_context;
    QTimer m_soon;
    QString m_readTrouble;
    bool m_active{false};
    bool m_stale{true};
};

} // namespace salver::viewmodels
