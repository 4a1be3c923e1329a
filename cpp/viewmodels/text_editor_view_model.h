// SPDX-License-Identifier: Apache-2.0
// One stored text that is open in an editor: typing goes to the open text at once and to the store at most a tenth of
// a second later; what others wrote comes back through the bridge. "Saved" follows the commit's answer, and a refusal
// keeps the words on screen with its sentence. GUI thread; owned by the view model of the page that shows the editor.
#pragma once

#include "viewmodels/text_document_bridge.h"
#include "viewmodels/text_saver.h"

#include <memory>

namespace salver::viewmodels {

class TextEditorViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The page's view model owns its editors")
    /// QML sets bridge.editor to its TextEdit.
    Q_PROPERTY(salver::viewmodels::TextDocumentBridge* bridge READ bridge CONSTANT)
    Q_PROPERTY(salver::viewmodels::facts::SaveState saveState READ saveState NOTIFY saveStateChanged)
    /// Why it could not be saved or opened.
    Q_PROPERTY(QString sentence READ sentence NOTIFY saveStateChanged)
    Q_PROPERTY(QString entityId READ entityId NOTIFY opened)
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY opened)
    /// Nothing is written in it.
    Q_PROPERTY(bool empty READ empty NOTIFY emptyChanged)
public:
    explicit TextEditorViewModel(Context& context, QObject* parent = nullptr);
    ~TextEditorViewModel() override;

    [[nodiscard]] TextDocumentBridge* bridge() { return &m_bridge; }
    [[nodiscard]] facts::SaveState saveState() const;
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QString entityId() const { return m_saver ? idText(m_saver->entity()) : QString(); }
    [[nodiscard]] bool isOpen() const { return m_saver != nullptr; }
    [[nodiscard]] bool empty() const { return m_bridge.text().isEmpty(); }

    /// Shows a stored text. What was typed into the one before goes on to the store.
    void open(const EntityId& entity, model::KindId kind, model::FieldId field);
    /// The same of a text that may not be there yet: empty then, and begun with the first words.
    void open(const EntityId& entity, model::KindId kind, model::FieldId field, TextSaver::Begin begin);
    /// Lets go of the text; the editor is empty then, and what was typed goes on to the store.
    Q_INVOKABLE void close();
    Q_INVOKABLE void flush();
    Q_INVOKABLE void copyOut() const;
    /// Asks for the page with every version of this text.
    Q_INVOKABLE void showHistory();

Q_SIGNALS:
    void saveStateChanged();
    void opened();
    void emptyChanged();

private:
    void letGo();

    Context& m_context;
    TextDocumentBridge m_bridge;
    std::unique_ptr<TextSaver> m_saver;
    QString m_openTrouble;
};

} // namespace salver::viewmodels
