// SPDX-License-Identifier: Apache-2.0
#include "viewmodels/text_editor_view_model.h"

#include <QClipboard>
#include <QGuiApplication>

namespace salver::viewmodels {

namespace {
constexpr int retryMs = 5000;
} // namespace

TextEditorViewModel::TextEditorViewModel(Context& context, QObject* parent) : QObject(parent), m_context(context)
{
    connect(&m_bridge, &TextDocumentBridge::edited, this, [this](const std::vector<text::Splice>& splices) {
        if (m_saver)
            m_saver->typed(splices);
        Q_EMIT emptyChanged();
    });
}

TextEditorViewModel::~TextEditorViewModel() = default;

void TextEditorViewModel::open(const EntityId& entity, model::KindId kind, model::FieldId field)
{
    open(entity, kind, field, nullptr);
}

void TextEditorViewModel::open(const EntityId& entity, model::KindId kind, model::FieldId field, TextSaver::Begin begin)
{
    if (m_saver && m_saver->entity() == entity)
        return;
    letGo();
    m_openTrouble.clear();
    const auto document = m_context.queries().document(entity, field);
    if (!document) {
        m_openTrouble = words(document.error());
        m_bridge.load({});
    } else {
        m_saver = std::make_unique<TextSaver>(m_context, entity, kind, field, *document);
        m_saver->beginWith(std::move(begin));
        connect(m_saver.get(), &TextSaver::stateChanged, this, &TextEditorViewModel::saveStateChanged);
        connect(m_saver.get(), &TextSaver::others, this, [this](const std::vector<text::Splice>& splices) {
            m_bridge.applyRemote(splices);
            Q_EMIT emptyChanged();
        });
        m_bridge.load(words(m_saver->shown()));
    }
    Q_EMIT opened();
    Q_EMIT saveStateChanged();
    Q_EMIT emptyChanged();
}

void TextEditorViewModel::close()
{
    letGo();
    m_bridge.load({});
    Q_EMIT opened();
    Q_EMIT saveStateChanged();
    Q_EMIT emptyChanged();
}

void TextEditorViewModel::letGo()
{
    if (!m_saver)
        return;
    m_saver->disconnect(this);
    m_saver->flush();
    if (m_saver->settled()) {
        m_saver.reset();
        return;
    }
    // It goes on until its words are stored; a refusal is told where everybody looks, and tried again by and by.
    auto* rest = m_saver.release();
    rest->setParent(&m_context);
    auto* told = &m_context;
    connect(rest, &TextSaver::stateChanged, told, [rest, told] {
        if (rest->state() == facts::SaveState::Failed) {
            told->sayTrouble(rest->sentence());
            QTimer::singleShot(retryMs, rest, &TextSaver::flush);
        } else if (rest->settled()) {
            rest->deleteLater();
        }
    });
}

facts::SaveState TextEditorViewModel::saveState() const
{
    if (m_saver)
        return m_saver->state();
    return m_openTrouble.isEmpty() ? facts::SaveState::Nothing : facts::SaveState::Failed;
}

QString TextEditorViewModel::sentence() const
{
    return m_saver ? m_saver->sentence() : m_openTrouble;
}

void TextEditorViewModel::flush()
{
    if (m_saver)
        m_saver->flush();
}

void TextEditorViewModel::showHistory()
{
    if (!m_saver)
        return;
    flush();
    m_context.wantHistory(m_saver->entity(), m_saver->field());
}

void TextEditorViewModel::copyOut() const
{
    QGuiApplication::clipboard()->setText(m_bridge.text());
}

} // namespace salver::viewmodels
