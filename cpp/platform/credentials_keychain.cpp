// SPDX-License-Identifier: Apache-2.0
#include "platform/credentials.h"

#include <qt6keychain/keychain.h>

#include <QObject>

namespace salver::platform {

KeychainCredentials::KeychainCredentials(QString service, QString fallbackFile)
    : m_service(std::move(service)), m_file(std::move(fallbackFile))
{
}

void KeychainCredentials::read(const QString& name, Read read)
{
    auto* job = new QKeychain::ReadPasswordJob(m_service);
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(name);
    QObject::connect(job, &QKeychain::Job::finished, job, [this, job, name, read = std::move(read)] {
        if (job->error() == QKeychain::NoError) {
            m_onFile = false;
            read(job->textData());
            return;
        }
        // Not there, or no keychain at all: an earlier run may have had to use the file.
        m_file.read(name, [&](Result<QString> secret) {
            m_onFile = secret.has_value();
            read(std::move(secret));
        });
    });
    job->start();
}

void KeychainCredentials::write(const QString& name, const QString& secret, Done done)
{
    auto* job = new QKeychain::WritePasswordJob(m_service);
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(name);
    job->setTextData(secret);
    QObject::connect(job, &QKeychain::Job::finished, job, [this, job, name, secret, done = std::move(done)] {
        m_onFile = job->error() != QKeychain::NoError;
        if (m_onFile)
            m_file.write(name, secret, done);
        else
            m_file.remove(name, done); // what an earlier run left in the file must not outlive this
    });
    job->start();
}

void KeychainCredentials::remove(const QString& name, Done done)
{
    auto* job = new QKeychain::DeletePasswordJob(m_service);
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(name);
    QObject::connect(job, &QKeychain::Job::finished, job,
                     [this, name, done = std::move(done)] { m_file.remove(name, done); });
    job->start();
}

QString KeychainCredentials::warning() const
{
    return m_onFile ? m_file.warning() : QString();
}

} // namespace salver::platform
