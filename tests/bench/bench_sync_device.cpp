// SPDX-License-Identifier: Apache-2.0
// One device of salver-bench sync: the shipped store and the shipped runner in a process of their own, as salver-cli
// has them. Reads words from standard input, a line each, and answers each with a line.
#include "bench/bench.h"
#include "bench/lines.h"

#include "client/runner.h"
#include "client/sign_in.h"
#include "store/reader.h"
#include "support/shim_vfs.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QSocketNotifier>

#include <array>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <unistd.h>

namespace salver::bench {

namespace {

std::string readLine()
{
    std::string line;
    std::getline(std::cin, line);
    return line;
}

template <class... Numbers>
void say(const char* word, Numbers... numbers)
{
    std::printf("%s", word);
    (std::printf(" %.3f", static_cast<double>(numbers)), ...);
    std::printf("\n");
    std::fflush(stdout);
}

/// All processes on this machine read the same one.
double nanoseconds()
{
    return static_cast<double>(std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1));
}

class SyncDevice {
public:
    SyncDevice(const std::string& folder, const std::string& url, const std::string& user, const std::string& password)
        : m_vfs("bench"), m_path(folder + "/salver.db")
    {
        auto opened = store::Store::open({m_path, m_vfs.name(), true, true}, m_clock, m_random);
        if (!opened)
            stop(opened.error());
        m_store = std::move(*opened);
        signIn(url, user, password);
        m_runner = std::make_unique<client::Runner>(m_store->journal(), m_clock, m_random);
        m_runner->setAccount(m_account);
        m_store->onCommitted([this](const store::Committed& facts) {
            if (facts.local && !facts.touched.empty())
                m_runner->localChange(m_team);
            else if (!facts.local && m_following && !facts.touched.empty())
                say("seen", nanoseconds());
        });
    }

    void obey(const std::string& line)
    {
        const auto word = line.substr(0, line.find(' '));
        if (word == "write")
            write(std::stoi(line.substr(word.size())));
        else if (word == "round")
            round();
        else if (word == "count")
            count();
        else if (word == "follow")
            follow();
        else if (word == "change")
            change();
        else if (word == "fsyncs")
            say("fsyncs", m_vfs.counts().syncs);
    }

private:
    void signIn(const std::string& url, const std::string& user, const std::string& password)
    {
        client::SignIn call;
        QEventLoop loop;
        QObject::connect(&call, &client::SignIn::failed, &loop, [](const Error& error) { stop(error); });
        QObject::connect(&call, &client::SignIn::succeeded, &loop, [&](const client::SignedIn& account) {
            m_account = {account.server, account.token, account.serverId};
            must(m_store->bind(account.user, user, user, url));
            must(m_store->journal().setSpaces(account.spaces));
            for (const auto& space : account.spaces) {
                if (space.purpose == SpacePurpose::Team)
                    m_team = space.id;
            }
            loop.quit();
        });
        call.start(QUrl(QString::fromStdString(url)), QString::fromStdString(user), QString::fromStdString(password),
                   QStringLiteral("bench"));
        loop.exec();
    }
    void write(int lines)
    {
        m_lines = makeLines(lines);
        writePlaces(*m_store, m_team, m_lines);
        writeLines(*m_store, m_team, m_lines, BenchStore::perTransaction);
        m_lines.resize(1);
        m_lines.shrink_to_fit();
        say("write");
    }
    void round()
    {
        QEventLoop loop;
        QObject::connect(m_runner.get(), &client::Runner::onceFinished, &loop, [&](bool ok, const Error& error) {
            if (!ok)
                stop(error);
            loop.quit();
        });
        m_vfs.resetCounts();
        const auto processor = processorMs();
        const auto wall = millisecondsOf([&] {
            m_runner->syncOnce();
            loop.exec();
        });
        say("round", wall, processorMs() - processor, m_vfs.counts().syncs);
    }
    void count()
    {
        const auto reader = store::Reader::open(m_path);
        if (!reader)
            stop(reader.error());
        store::Select select;
        select.kind = model::line::kind;
        say("count", (*reader)->count(select).value_or(0));
    }
    void follow()
    {
        QEventLoop loop;
        QObject::connect(m_runner.get(), &client::Runner::statusChanged, &loop, [&](const SyncStatus& status) {
            if (status.word == SyncWord::UpToDate)
                loop.quit();
        });
        m_runner->start();
        if (m_runner->status().word != SyncWord::UpToDate)
            loop.exec();
        m_following = true;
        say("follow");
    }
    void change()
    {
        auto line = m_lines.front();
        line.id = EntityId(uuidV7(m_clock.now(), m_random));
        const auto before = nanoseconds();
        if (auto done = m_store->commit(draftOf(line, m_team)); !done)
            stop(done.error());
        say("change", before);
    }

    test::ShimVfs m_vfs;
    std::string m_path;
    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<client::Runner> m_runner;
    client::Account m_account;
    SpaceId m_team;
    std::vector<Line> m_lines;
    bool m_following{false};
};

} // namespace

int benchSyncDevice(const std::vector<std::string>& arguments)
{
    if (arguments.size() != 3)
        return 2;
    int count = 1;
    std::array<char, 13> name{"salver-bench"};
    std::array<char*, 2> words{name.data(), nullptr};
    QCoreApplication application(count, words.data());
    SyncDevice device(arguments[0], arguments[1], arguments[2], readLine());
    say("ready");
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &application, [&] {
        const auto line = readLine();
        if (line.empty())
            QCoreApplication::quit();
        else
            device.obey(line);
    });
    return QCoreApplication::exec();
}

} // namespace salver::bench
