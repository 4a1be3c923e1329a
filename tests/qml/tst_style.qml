// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior: Bound
import QtQuick
import QtTest
import Salver.Controls
import Salver.Style

TestCase {
    id: test

    function init() {
        Style.theme = ThemeMode.Light;
        Style.systemDark = false;
        Style.textScale = 1;
        Style.compact = true;
        Style.expanded = false;
        Style.reduceMotion = false;
    }

    name: "Style"

    // Relative luminance and contrast as WCAG 2 has them.
    function luminance(c: color): real {
        const linear = v => v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
        return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
    }

    function contrast(a: color, b: color): real {
        const x = luminance(a);
        const y = luminance(b);
        return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    }

    function test_contrast_data() {
        const rows = [];
        for (const theme of [ThemeMode.Light, ThemeMode.Dark]) {
            const tag = theme === ThemeMode.Dark ? "dark " : "light ";
            for (const ground of ["linen", "card", "sunk"]) {
                for (const text of ["ink", "ink2", "ink3", "bottle", "saffron", "sky", "brick", "plum"])
                    rows.push({tag: tag + text + " on " + ground, theme: theme, text: text, ground: ground, least: 4.5});
                rows.push({tag: tag + "control on " + ground, theme: theme, text: "control", ground: ground, least: 3});
            }
            for (const hue of ["bottle", "saffron", "sky", "brick", "plum"]) {
                rows.push({tag: tag + hue + " on its tint", theme: theme, text: hue, ground: hue + "Tint", least: 4.5});
                rows.push({tag: tag + "ink on " + hue, theme: theme, text: "ink", ground: hue + "Tint", least: 4.5});
            }
            rows.push({tag: tag + "on bottle", theme: theme, text: "bottleInk", ground: "bottle", least: 4.5});
            rows.push({tag: tag + "on brick", theme: theme, text: "brickInk", ground: "brick", least: 4.5});
            rows.push({tag: tag + "on inverse", theme: theme, text: "inverseInk", ground: "inverse", least: 4.5});
            rows.push({tag: tag + "undo on inverse", theme: theme, text: "bottleOnInverse", ground: "inverse", least: 4.5});
            rows.push({tag: tag + "ring on inverse", theme: theme, text: "skyOnInverse", ground: "inverse", least: 3});
        }
        return rows;
    }

    function test_contrast(row) {
        Style.theme = row.theme;
        const seen = contrast(Style[row.text], Style[row.ground]);
        verify(seen >= row.least, row.tag + " is " + seen.toFixed(2));
    }

    function test_theme_follows_the_choice_then_the_system() {
        compare(Style.dark, false);
        Style.systemDark = true;
        compare(Style.dark, false);
        Style.theme = ThemeMode.System;
        compare(Style.dark, true);
        compare(Style.linen, "#16181a");
        Style.systemDark = false;
        compare(Style.linen, "#faf7f2");
        Style.theme = ThemeMode.Dark;
        compare(Style.dark, true);
    }

    function test_type_scales_and_stops_at_200_percent() {
        compare(Style.body.size, 16);
        compare(Style.body.line, 24);
        Style.compact = false;
        compare(Style.body.size, 15);
        Style.compact = true;
        Style.textScale = 2;
        compare(Style.body.size, 32);
        Style.textScale = 5;
        compare(Style.body.size, 32);
        Style.textScale = 0.2;
        compare(Style.body.size, 16);
    }

    function test_fonts_are_the_ones_named() {
        compare(Style.body.font.family, "Inter");
        compare(Style.quote.font.family, "EB Garamond 12");
        verify(Qt.fontFamilies().indexOf("Inter") >= 0, "Inter is not installed");
    }

    function test_fingers_need_48() {
        compare(Style.target, 48);
        Style.compact = false;
        verify(Style.target >= 28);
    }

    function test_reduced_motion_is_none() {
        verify(Style.calm > 0);
        Style.reduceMotion = true;
        compare(Style.fast, 0);
        compare(Style.calm, 0);
    }
}
