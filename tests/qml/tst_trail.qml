// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Shell

Item {
    Trail {
        id: trail
    }

    TestCase {
        name: "Trail"

        function init() {
            trail.pages = [Trail.Today];
            trail.before = [];
        }

        function test_pages_lie_on_their_place() {
            trail.go(Trail.SyncCentre);
            trail.go(Trail.Conflict);
            compare(trail.depth, 2);
            compare(trail.place, Trail.Today);
            trail.go(Trail.SyncCentre);
            compare(trail.depth, 1);
            trail.back();
            compare(trail.current, Trail.Today);
            compare(trail.depth, 0);
        }

        function test_back_leads_from_place_to_place() {
            trail.go(Trail.Clients);
            compare(trail.depth, 0);
            trail.go(Trail.Settings);
            trail.go(Trail.House);
            trail.back();
            compare(trail.current, Trail.Settings);
            compare(trail.place, Trail.Clients);
            trail.back();
            compare(trail.current, Trail.Clients);
            trail.back();
            compare(trail.current, Trail.Today);
            trail.back();
            compare(trail.current, Trail.Today);
        }

        function test_it_does_not_grow_for_ever() {
            for (let i = 0; i < 100; ++i)
                trail.go(i % 2 === 0 ? Trail.Clients : Trail.Today);
            compare(trail.before.length, trail.remembered);
        }
    }
}
