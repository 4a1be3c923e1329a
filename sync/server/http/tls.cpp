// SPDX-License-Identifier: Apache-2.0
#include "server/http/tls.h"

#include <boost/asio/ssl/context.hpp>

namespace salver::server {

namespace {

constexpr const char* ciphersOfTls12 = "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:"
                                       "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
                                       "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";

} // namespace

Result<std::shared_ptr<boost::asio::ssl::context>> makeTlsContext(const std::string& certificate,
                                                                   const std::string& key)
{
    namespace ssl = boost::asio::ssl;
    auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
    boost::system::error_code failed;
    context->set_options(ssl::context::default_workarounds | ssl::context::no_sslv2 | ssl::context::no_sslv3
                             | ssl::context::no_tlsv1 | ssl::context::no_tlsv1_1 | ssl::context::no_compression,
                         failed);
    if (!failed)
        context->use_certificate_chain_file(certificate, failed);
    if (failed)
        return fail(ErrorCode::Certificate,
                    "The certificate " + certificate + " cannot be used: " + failed.message() + ".");
    context->use_private_key_file(key, ssl::context::pem, failed);
    if (failed)
        return fail(ErrorCode::Certificate, "The key " + key + " cannot be used: " + failed.message() + ".");
    if (SSL_CTX_check_private_key(context->native_handle()) != 1)
        return fail(ErrorCode::Certificate, "The key " + key + " does not belong to the certificate.");
    SSL_CTX_set_cipher_list(context->native_handle(), ciphersOfTls12);
    SSL_CTX_set_options(context->native_handle(), SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_NO_RENEGOTIATION);
    // Thousands of idle event streams: give buffers back between records.
    SSL_CTX_set_mode(context->native_handle(), SSL_MODE_RELEASE_BUFFERS);
    return context;
}

} // namespace salver::server
