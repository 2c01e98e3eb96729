#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "absl/status/statusor.h"

namespace landfall {

struct HttpAnswer {
  int status = 200;
  std::string content_type = "text/plain; charset=utf-8";
  std::string body;
};

// A small HTTP/1.1 server for operators: each path has one page, answered to GET. Civetweb serves
// it on threads of its own.
class HttpServer {
 public:
  using Page = std::function<HttpAnswer()>;

  // `address` is "127.0.0.1:9090"; port 0 takes a free one. Unavailable when it cannot listen.
  static absl::StatusOr<std::unique_ptr<HttpServer>> Start(const std::string& address,
                                                           std::map<std::string, Page> pages);

  // Stops listening and waits for pages under way.
  ~HttpServer();

  int port() const { return port_; }

 private:
  class Impl;
  explicit HttpServer(std::unique_ptr<Impl> impl, int port);
  std::unique_ptr<Impl> impl_;
  int port_;
};

}  // namespace landfall
