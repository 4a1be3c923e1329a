// SPDX-License-Identifier: Apache-2.0
// Who is in this house: the spaces one shares, and in each who may do what. GUI thread; owned by the app view model.
#pragma once

#include "viewmodels/page_view_model.h"

namespace salver::viewmodels {

class HouseViewModel : public salver::viewmodels::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The app view model owns it")
    /// Spaces with their members under them, laid flat: "isSpace", "name", "detail" (what the space is for, or what
    /// the member may do), "initials", "me", "members" (of a space: how many).
    Q_PROPERTY(salver::viewmodels::RowsModel* rows READ rows CONSTANT)
    /// Colleagues, oneself left out.
    Q_PROPERTY(int colleagues READ colleagues NOTIFY changed)
public:
    explicit HouseViewModel(Context& context, QObject* parent = nullptr);
    [[nodiscard]] RowsModel* rows() { return &m_rows; }
    [[nodiscard]] int colleagues() const { return m_colleagues; }

protected:
    Result<void> read() override;
    [[nodiscard]] bool concerns(const store::Committed& facts) const override;

private:
    RowsModel m_rows;
    int m_colleagues{};
};

} // namespace salver::viewmodels
