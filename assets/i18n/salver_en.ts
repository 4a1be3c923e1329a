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
</TS>
