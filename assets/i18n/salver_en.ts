<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>%n thing(s) need you</source>
        <translation>
            <numerusform>%n thing needs you</numerusform>
            <numerusform>%n things need you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClientList</name>
    <message numerus="yes">
        <source>%n due</source>
        <comment>promises</comment>
        <translation>
            <numerusform>%n due</numerusform>
            <numerusform>%n due</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListenShade</name>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n mark</numerusform>
            <numerusform>%n marks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RhythmSheet</name>
    <message numerus="yes">
        <source>At most %n day(s) between two contacts.</source>
        <translation>
            <numerusform>At most %n day between two contacts.</numerusform>
            <numerusform>At most %n days between two contacts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n day(s) between two contacts; %1.</source>
        <translation>
            <numerusform>At most %n day between two contacts; %1.</numerusform>
            <numerusform>At most %n days between two contacts; %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n day(s) between two contacts. When the pause is, Salver cannot tell.</source>
        <translation>
            <numerusform>At most %n day between two contacts. When the pause is, Salver cannot tell.</numerusform>
            <numerusform>At most %n days between two contacts. When the pause is, Salver cannot tell.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncWord</name>
    <message numerus="yes">
        <source>%n couldn't go</source>
        <translation>
            <numerusform>%n couldn't go</numerusform>
            <numerusform>%n couldn't go</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>salver::viewmodels::SyncViewModel</name>
    <message numerus="yes">
        <source>%n thing(s) need you: people changed the same thing apart. Nothing waits for it.</source>
        <translation>
            <numerusform>%n thing needs you: people changed the same thing apart. Nothing waits for it.</numerusform>
            <numerusform>%n things need you: people changed the same thing apart. Nothing waits for them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanBlock</name>
    <message numerus="yes">
        <source>At most %n ask(s) of them a week</source>
        <translation>
            <numerusform>At most %n ask of them a week</numerusform>
            <numerusform>At most %n asks of them a week</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaceSheet</name>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n week</numerusform>
            <numerusform>%n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ask(s)</source>
        <translation>
            <numerusform>%n ask</numerusform>
            <numerusform>%n asks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>salver::viewmodels::CaptureViewModel</name>
    <message numerus="yes">
        <source>A visit's notes take %1 lines or %2 kB at once; this is %3 kB in %n line(s). Paste it in smaller parts; it is still on the clipboard.</source>
        <translation>
            <numerusform>A visit's notes take %1 lines or %2 kB at once; this is %3 kB in %n line. Paste it in smaller parts; it is still on the clipboard.</numerusform>
            <numerusform>A visit's notes take %1 lines or %2 kB at once; this is %3 kB in %n lines. Paste it in smaller parts; it is still on the clipboard.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>salver::viewmodels::OnboardingViewModel</name>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation>
            <numerusform>%n week</numerusform>
            <numerusform>%n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %n ask(s) of them a week</source>
        <translation>
            <numerusform>at most %n ask of them a week</numerusform>
            <numerusform>at most %n asks of them a week</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Since %1 · its %n week(s) are over</source>
        <translation>
            <numerusform>Since %1 · its %n week is over</numerusform>
            <numerusform>Since %1 · its %n weeks are over</numerusform>
        </translation>
    </message>
</context>
</TS>
