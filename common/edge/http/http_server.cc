#include "common/edge/http/http_server.h"

#include <CivetServer.h>

#include <utility>
#include <vector>

#include "absl/strings/str_format.h"

namespace landfall {
namespace {

class PageHandler : public CivetHandler {
 public:
  explicit PageHandler(HttpServer::Page page) : page_(std::move(page)) {}

  bool handleGet(CivetServer*, mg_connection* connection) override {
    HttpAnswer answer = page_();
    // One write: headers and body apart would wait for the peer's delayed acknowledgement.
    std::string bytes = absl::StrFormat(
        "HTTP/1.1 %d %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nCache-Control: "
        "no-store\r\n\r\n",
        answer.status, mg_get_response_code_text(connection, answer.status), answer.content_type,
        answer.body.size());
    bytes += answer.body;
    mg_write(connection, bytes.data(), bytes.size());
    return true;
  }

 private:
  HttpServer::Page page_;
};

}  // namespace

class HttpServer::Impl {
 public:
  Impl(const std::vector<std::string>& options, std::map<std::string, Page> pages)
      : server_(options) {
    for (auto& [path, page] : pages) {
      handlers_.push_back(std::make_unique<PageHandler>(std::move(page)));
      server_.addHandler(path + "$", handlers_.back().get());
    }
  }

  int Port() {
    std::vector<int> ports = server_.getListeningPorts();
    return ports.empty() ? 0 : ports.front();
  }

 private:
  CivetServer server_;
  std::vector<std::unique_ptr<PageHandler>> handlers_;
};

absl::StatusOr<std::unique_ptr<HttpServer>> HttpServer::Start(const std::string& address,
                                                              std::map<std::string, Page> pages) {
  std::vector<std::string> options = {
      "listening_ports",   address, "num_threads",           "4",   "tcp_nodelay",        "1",
      "enable_keep_alive", "yes",   "keep_alive_timeout_ms", "500", "request_timeout_ms", "5000"};
  // Civetweb says by exception that it cannot listen.
  try {
    auto impl = std::make_unique<Impl>(options, std::move(pages));
    int port = impl->Port();
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(impl), port));
  } catch (const CivetException&) {
    return absl::UnavailableError(
        absl::StrFormat("cannot listen on %s: is the port in use?", address));
  }
}

HttpServer::HttpServer(std::unique_ptr<Impl> impl, int port)
    : impl_(std::move(impl)), port_(port) {}
HttpServer::~HttpServer() = default;

}  // namespace landfall
