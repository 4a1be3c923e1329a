// SPDX-License-Identifier: Apache-2.0
// The three themes a person may choose; System follows Style.systemDark.
// The numbers are stored as a preference: keep them.
pragma ComponentBehavior: Bound
import QtQml

QtObject {
    enum Mode { System, Light, Dark }
}
