// SPDX-License-Identifier: Apache-2.0
// The tokens every screen is drawn with: colours, type, space, sizes, motion, icon addresses.
// The Shell writes the first block; everything else only reads.
//   theme         ThemeMode.System, .Light or .Dark: what the person chose
//   systemDark    whether the desktop itself is dark
//   textScale     1.0 to 2.0, the person's text size
//   compact       a window under 600 wide: phone type and phone margins
//   expanded      a window of 1024 or more: the widest margins
//   touch         fingers rather than a pointer: 48-pixel targets (follows compact)
//   reduceMotion  no movement at all
//   iconRoot      where the icons are: their files, or what the app draws them by
//   phone         a device for the hand, which words call "this phone"; every other is "this computer". It goes by the
//                 system the app runs on and never by the width of its window, and nothing else decides it.
pragma Singleton
pragma ComponentBehavior: Bound
import QtQuick

QtObject {
    id: style

    property int theme: ThemeMode.System
    property bool systemDark: false
    property real textScale: 1.0
    property bool compact: false
    property bool expanded: false
    property bool touch: compact
    property bool reduceMotion: false
    property string iconRoot: "qrc:/salver/icons/"
    property bool phone: Qt.platform.os === "android" || Qt.platform.os === "ios"

    readonly property bool dark: theme === ThemeMode.Dark || (theme === ThemeMode.System && systemDark)
    readonly property real scale: Math.max(1.0, Math.min(2.0, textScale))
    // Where text is this large, things that stood side by side go under one another.
    readonly property bool largeText: scale > 1.3

    // Surfaces
    readonly property color linen: dark ? "#16181A" : "#FAF7F2"
    readonly property color card: dark ? "#1F2224" : "#FFFFFF"
    readonly property color sunk: dark ? "#111315" : "#F1ECE4"
    // Text, from the strongest to the faintest that may still carry words
    readonly property color ink: dark ? "#F1EEE9" : "#221F1C"
    readonly property color ink2: dark ? "#C2BCB3" : "#5A534B"
    readonly property color ink3: dark ? "#A39D94" : "#6B635A"
    // Edges: of things one can use, and of things one only reads
    readonly property color control: dark ? "#858B90" : "#8A8175"
    readonly property color rule: dark ? "#34383B" : "#DDD5C9"
    // Bottle green: primary, service
    readonly property color bottle: dark ? "#7CC7AE" : "#1F5B4C"
    // (bottleInk, brickInk, inverseInk: what is written on such a ground. A name like "onBottle" is a signal handler to QML.)
    readonly property color bottleInk: dark ? "#0E211B" : "#FFFFFF"
    readonly property color bottleTint: dark ? "#1E332C" : "#E3EFEA"
    // Saffron: attention, touches
    readonly property color saffron: dark ? "#F0B960" : "#8A5300"
    readonly property color saffronTint: dark ? "#362A16" : "#FBEFD9"
    // Sky: sync, links, the focus ring
    readonly property color sky: dark ? "#86BFE8" : "#1C5D8C"
    readonly property color skyTint: dark ? "#172B3A" : "#E4EFF7"
    // Brick: destructive and error, nothing else
    readonly property color brick: dark ? "#F2938A" : "#A4322A"
    readonly property color brickInk: dark ? "#2B0F0C" : "#FFFFFF"
    readonly property color brickTint: dark ? "#3B1F1C" : "#FBE9E7"
    // Plum: needs you, and the bar beside their words
    readonly property color plum: dark ? "#D3A4D6" : "#6B3A6E"
    readonly property color plumTint: dark ? "#322334" : "#F3EAF4"
    // The undo bar and tips stand out by swapping page and ink.
    readonly property color inverse: dark ? "#F1EEE9" : "#221F1C"
    readonly property color inverseInk: dark ? "#221F1C" : "#F1EEE9"
    readonly property color bottleOnInverse: dark ? "#1F5B4C" : "#7CC7AE"
    readonly property color skyOnInverse: dark ? "#1C5D8C" : "#86BFE8"
    // Laid over a surface while the pointer is on it, or it is held down
    readonly property color hover: dark ? "#12FFFFFF" : "#0D221F1C"
    readonly property color press: dark ? "#21FFFFFF" : "#1A221F1C"
    readonly property color scrim: dark ? "#99000000" : "#66221F1C"
    readonly property color shadow: dark ? "#66000000" : "#1F221F1C"
    readonly property color clear: "transparent"

    // Type
    readonly property string uiFamily: "Inter"
    readonly property string wordsFamily: "EB Garamond 12"
    readonly property TypeToken display: TypeToken {
        baseSize: style.compact ? 28 : 30; baseLine: style.compact ? 34 : 36
        // The largest step grows less, so that a title at 200 % still fits a phone.
        scale: 1 + (style.scale - 1) * 0.6
        weight: Font.DemiBold
        tracking: -0.015
    }
    readonly property TypeToken title: TypeToken {
        baseSize: 20; baseLine: 26; scale: 1 + (style.scale - 1) * 0.8
        weight: Font.DemiBold
        tracking: -0.01
    }
    readonly property TypeToken heading: TypeToken {
        baseSize: style.compact ? 17 : 16; baseLine: style.compact ? 24 : 22; scale: style.scale
        weight: Font.DemiBold
    }
    readonly property TypeToken body: TypeToken {
        baseSize: style.compact ? 16 : 15; baseLine: style.compact ? 24 : 22; scale: style.scale
    }
    readonly property TypeToken bodyStrong: TypeToken {
        baseSize: style.compact ? 16 : 15; baseLine: style.compact ? 24 : 22; scale: style.scale
        weight: Font.Medium
    }
    readonly property TypeToken quote: TypeToken {
        baseSize: style.compact ? 19 : 18; baseLine: style.compact ? 26 : 25; scale: style.scale
        family: style.wordsFamily
    }
    readonly property TypeToken label: TypeToken {
        baseSize: style.compact ? 14 : 13; baseLine: style.compact ? 20 : 18; scale: style.scale
        weight: Font.Medium
    }
    readonly property TypeToken caption: TypeToken {
        baseSize: style.compact ? 13 : 12; baseLine: style.compact ? 18 : 16; scale: style.scale
    }
    readonly property TypeToken overline: TypeToken {
        baseSize: 12; baseLine: 16; scale: style.scale
        weight: Font.DemiBold
        tracking: 0.04
        capitals: true
    }
    // The words under the places of the bottom bar: they share a narrow bar, so they grow less.
    readonly property TypeToken place: TypeToken {
        baseSize: 12; baseLine: 16; scale: 1 + (style.scale - 1) * 0.5
        weight: Font.Medium
    }

    // Space, on a grid of four
    readonly property int s4: 4
    readonly property int s8: 8
    readonly property int s12: 12
    readonly property int s16: 16
    readonly property int s24: 24
    readonly property int s32: 32
    readonly property int s48: 48
    readonly property int margin: compact ? 16 : expanded ? 32 : 24

    // Shapes
    readonly property int radius: 10
    readonly property int radiusCard: 12
    readonly property int radiusChip: 999
    readonly property int hairline: 1
    readonly property int ring: 2

    // Sizes
    readonly property int target: touch ? 48 : 32
    readonly property int controlHeight: touch ? 48 : 36
    readonly property int rowHeight: touch ? 56 : 40
    readonly property int icon: Math.round((touch ? 24 : 20) * Math.min(scale, 1.5))
    readonly property int iconSmall: Math.round((touch ? 20 : 16) * Math.min(scale, 1.5))
    readonly property int noteWidth: Math.round(680 * scale)
    readonly property int listWidth: expanded ? 336 : 340

    // Motion
    readonly property int fast: reduceMotion ? 0 : 120
    readonly property int calm: reduceMotion ? 0 : 180

    // The address of an icon of our own set, by its file name; nothing for nothing.
    function iconUrl(name: string): string {
        return name === "" ? "" : iconRoot + name + ".svg";
    }

    // The two layers of a drawing for an empty page.
    function drawingUrl(name: string, layer: string): string {
        return name === "" ? "" : iconRoot + "illustrations/" + name + "-" + layer + ".svg";
    }
}
