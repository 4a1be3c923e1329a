// SPDX-License-Identifier: Apache-2.0
// The bar that says what was done and offers the way back, and Ctrl+Z after it has gone. GUI thread; owned by the app
// view model.
#pragma once

#include "viewmodels/context.h"

#include <QtQml/qqmlregistration.h>

namespace salver::viewmodels {

class UndoViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    /// What the bar says; the bar shows itself for eight seconds whenever `shown` comes.
    Q_PROPERTY(QString text READ text NOTIFY shown)
public:
    explicit UndoViewModel(Context& context, QObject* parent = nullptr);
    [[nodiscard]] const QString& text() const { return m_text; }

    /// Takes back what the bar names, though something else may have been done since; where that builds on it, the
    /// trouble bar says so.
    Q_INVOKABLE void undoShown();
    /// Takes back the newest thing this session did.
    Q_INVOKABLE void undo();
    Q_INVOKABLE void redo();

Q_SIGNALS:
    void shown();
    /// Something was taken back: "Taken back: visit deleted".
    void said(const QString& sentence);

private:
    void run(std::function<Result<domain::Undone>(domain::Commands&)> what, bool back);
    Context& m_context;
    QString m_text;
    quint64 m_step{};
};

} // namespace salver::viewmodels
