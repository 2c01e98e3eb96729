#include "services/server/access_log.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <sstream>

#include "common/edge/prometheus/prometheus_registry.h"
#include "common/time/system_clock.h"

namespace landfall::server {
namespace {

TEST(AccessLogTest, PeersLoseTheirPort) {
  const struct {
    std::string_view peer;
    std::string_view address;
  } kCases[] = {
      {"ipv4:127.0.0.1:43210", "127.0.0.1"},
      {"ipv6:%5B::1%5D:43210", "::1"},
      {"ipv6:%5Bfe80::1%25eth0%5D:1", "fe80::1%25eth0"},
      {"unix:", "unix:"},
      {"", ""},
  };
  for (const auto& c : kCases) EXPECT_EQ(AccessLog::AddressOf(c.peer), c.address) << c.peer;
}

TEST(AccessLogTest, OnlyWellFormedTraceparentsPass) {
  const struct {
    std::string_view text;
    bool passes;
  } kCases[] = {
      {"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", true},
      {"00-0AF7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", false},
      {"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0", false},
      {"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0\"", false},
      {"00_0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", false},
      {"", false},
  };
  for (const auto& c : kCases) EXPECT_EQ(AccessLog::IsTraceparent(c.text), c.passes) << c.text;
}

TEST(AccessLogTest, ARecordCostsItsCallLessThanAMicrosecond) {
  constexpr int kCalls = 2000;
  std::ostringstream out;
  SystemClock clock;
  Log log(out, clock);
  PrometheusRegistry metrics;
  grpc::ServerContext context;
  double best = 1e9;
  {
    AccessLog access(log, clock, metrics);
    for (int round = 0; round < 9; ++round) {
      auto began = std::chrono::steady_clock::now();
      for (int i = 0; i < kCalls; ++i) {
        access.Answered({.method = "landfall.quote.v1.QuoteService/CreateQuote",
                         .micros = 20,
                         .request_bytes = 433,
                         .answer_bytes = 2000,
                         .context = context});
      }
      std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - began;
      best = std::min(best, took.count() / kCalls);
      access.Flush();
    }
  }
  RecordProperty("micros_a_call", std::to_string(best));
  std::string text = out.str();
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 9 * kCalls);
#ifdef NDEBUG
  EXPECT_LT(best, 1.0);
#endif
}

}  // namespace
}  // namespace landfall::server
