# SPDX-License-Identifier: Apache-2.0
# The house's build helpers: one static library a layer, one ctest entry a test program.

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Network Qml Quick QuickControls2 Svg Test QuickTest DBus)
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(Protobuf REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(Boost 1.81 REQUIRED)
find_package(tl-expected REQUIRED)
find_package(ZLIB REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3>=3.40)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)

if(COMMAND qt_policy)
    if(Qt6_VERSION VERSION_GREATER_EQUAL 6.5)
        qt_policy(SET QTP0001 NEW)
    endif()
    if(Qt6_VERSION VERSION_GREATER_EQUAL 6.8)
        qt_policy(SET QTP0004 NEW)
    endif()
endif()
set(QT_QML_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/qml)

# GCC's <concepts> uses this macro before anything has defined it, and moc stumbles over the bare word.
set(CMAKE_AUTOMOC_MOC_OPTIONS "-D_GLIBCXX_VISIBILITY=")

# Every warning is an error in our own code; generated protobuf code is exempt.
add_library(salver_warnings INTERFACE)
target_compile_options(salver_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Werror)

if(SALVER_SANITIZE)
    add_compile_options(-fsanitize=${SALVER_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${SALVER_SANITIZE})
    # Instrumented code makes GCC 12 see uninitialised members of variants where the plain build sees none.
    target_compile_options(salver_warnings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
endif()

find_program(SALVER_LLD ld.lld)
if(SALVER_LLD)
    add_link_options(-fuse-ld=lld)
endif()

# To free memory GCC looks through all of it, by default from 128 MiB on; most files never need these 800 MB.
if(SALVER_LEAN AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options("SHELL:--param ggc-min-heapsize=800000")
endif()

# salver_batched(TARGET): with SALVER_LEAN its sources are compiled several at a time, so no two of them name the same
# thing in an unnamed namespace.
function(salver_batched target)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ${SALVER_LEAN} UNITY_BUILD_BATCH_SIZE 12)
    if(SALVER_LEAN)
        # In a batch every source is an included file, so this warning about headers would mean nothing.
        target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
    endif()
endfunction()

# salver_layer(NAME core SOURCES a.cpp … DEPENDS salver_x …): the static library salver_<NAME>.
# Includes are written from the roots sync/ and cpp/ ("core/ids.h", "store/store.h"). APART: sources that stay objects
# of their own, as those that tst_planted replaces.
function(salver_layer)
    cmake_parse_arguments(ARG "" "NAME" "SOURCES;APART;DEPENDS;PRIVATE_DEPENDS" ${ARGN})
    add_library(salver_${ARG_NAME} STATIC ${ARG_SOURCES} ${ARG_APART})
    salver_batched(salver_${ARG_NAME})
    set_source_files_properties(${ARG_APART} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    target_include_directories(salver_${ARG_NAME} PUBLIC ${CMAKE_SOURCE_DIR}/sync ${CMAKE_SOURCE_DIR}/cpp)
    target_link_libraries(salver_${ARG_NAME} PUBLIC ${ARG_DEPENDS} PRIVATE salver_warnings ${ARG_PRIVATE_DEPENDS})
endfunction()

# At -O1 GCC 12 does not see that a std::string in its own buffer is short, and warns of copies past its end
# (GCC bug 109299); the layers are compiled at -O2 with these warnings on.
set(SALVER_CHEAP_OPTIONS -O1)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    list(APPEND SALVER_CHEAP_OPTIONS -Wno-array-bounds -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread
        -Wno-maybe-uninitialized)
endif()

# What drives processes only waits, and its long lists of words cost more to optimise than to run.
function(salver_test_options library out)
    if(library STREQUAL salver_process_support)
        set(${out} -O0 PARENT_SCOPE)
    else()
        set(${out} ${SALVER_CHEAP_OPTIONS} PARENT_SCOPE)
    endif()
endfunction()

# salver_test_headers(salver_store store/fixture.h …): what nearly every test of that library reads before its first
# line of its own, compiled once in a lean build. A precompiled header fits only where the same macros are set, so it
# serves the tests whose LIBS begin with that library and add none that set more.
function(salver_test_headers library)
    if(NOT SALVER_LEAN)
        return()
    endif()
    set(target ${library}_test_headers)
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/${target}.cpp CONTENT "")
    add_library(${target} OBJECT EXCLUDE_FROM_ALL ${CMAKE_BINARY_DIR}/${target}.cpp)
    target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/tests ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(${target} PRIVATE Qt6::Test salver_warnings ${library})
    salver_test_options(${library} options)
    target_compile_options(${target} PRIVATE ${options} -fPIE)
    list(TRANSFORM ARGN PREPEND ${CMAKE_SOURCE_DIR}/tests/)
    target_precompile_headers(${target} PRIVATE <QTest> <QDir> <QFile> <QJsonArray> <QJsonDocument> <QJsonObject>
        <QProcess> <QTemporaryDir> <algorithm> <chrono> <functional> <map> <memory> <optional> <set> <string> <thread>
        <variant> <vector> <tl/expected.hpp> ${ARGN})
endfunction()

# salver_test(NAME core_change SOURCES tst_change.cpp LIBS salver_core [LABELS slow] [TIMEOUT s])
# What is labelled sanitize runs where it finds most: in the sanitizers' build, and in dev. The lean release build leaves
# it out, so that ./check does not build and run it twice, unless SALVER_EVERY_TEST is on (./check --fast).
function(salver_test)
    cmake_parse_arguments(ARG "" "NAME;TIMEOUT" "SOURCES;LIBS;LABELS" ${ARGN})
    if(SALVER_LEAN AND NOT SALVER_SANITIZE AND NOT SALVER_EVERY_TEST AND sanitize IN_LIST ARG_LABELS)
        return()
    endif()
    add_executable(${ARG_NAME} ${ARG_SOURCES})
    set_target_properties(${ARG_NAME} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    target_include_directories(${ARG_NAME} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    target_link_libraries(${ARG_NAME} PRIVATE Qt6::Test salver_warnings ${ARG_LIBS})
    salver_test_moc(${ARG_NAME} ${ARG_SOURCES})
    if(SALVER_LEAN)
        list(GET ARG_LIBS 0 library)
        salver_test_options(${library} options)
        target_compile_options(${ARG_NAME} PRIVATE ${options})
        if(TARGET ${library}_test_headers)
            target_precompile_headers(${ARG_NAME} REUSE_FROM ${library}_test_headers)
        endif()
    endif()
    add_test(NAME ${ARG_NAME} COMMAND ${ARG_NAME})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    # What takes long begins first, also where ctest has no record of an earlier run.
    set(cost 0)
    if(slow IN_LIST ARG_LABELS)
        set(cost 100)
    endif()
    set_tests_properties(${ARG_NAME} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}" COST ${cost}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;SALVER_BIN=${CMAKE_BINARY_DIR}/bin;SALVER_SOURCE=${CMAKE_SOURCE_DIR}")
endfunction()

# The .moc that a test includes at its end, without AUTOMOC: that starts CMake anew for each of more than a hundred
# programs and compiles a file for each. The one class of a test needs nothing of what its file includes.
function(salver_test_moc target)
    foreach(source ${ARGN})
        if(source MATCHES "^tst_.*[.]cpp$")
            get_filename_component(name ${source} NAME_WE)
            set(moc ${CMAKE_CURRENT_BINARY_DIR}/${target}_moc/${name}.moc)
            add_custom_command(OUTPUT ${moc} DEPENDS ${source} VERBATIM
                COMMAND Qt6::moc ${CMAKE_CURRENT_SOURCE_DIR}/${source} -o ${moc})
            target_sources(${target} PRIVATE ${moc})
            target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${target}_moc)
        endif()
    endforeach()
endfunction()
