// SPDX-License-Identifier: Apache-2.0
// A list or a page pulled down beyond its top with a finger asks for a sync; the Shell hears it.
//   pulled()   it was let go far enough down
pragma Singleton
pragma ComponentBehavior: Bound
import QtQml

QtObject {
    signal pulled()
}
