#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "common/edge/grpc/call_metrics.h"
#include "common/metrics/metrics.h"
#include "common/time/clock.h"
#include "services/server/log.h"

namespace landfall::server {

// One line of JSON for every call: time, method, code, micros, request_bytes, answer_bytes, peer
// (an address without port) and, if the caller sent a well-formed one, traceparent. Nothing of an
// order.
//
// A call's thread leaves a record and goes on; a thread of the log's own writes the lines, at most
// a moment later. When it cannot keep up, records are dropped and counted.
class AccessLog : public CallObserver {
 public:
  // What is referred to must outlive it.
  AccessLog(Log& log, const Clock& clock, MetricRegistry& metrics);

  // Writes what is left.
  ~AccessLog() override;

  void Answered(const CallRecord& call) override;

  // Returns when every call answered before is in the log.
  void Flush();

  // The peer's address: "127.0.0.1" of "ipv4:127.0.0.1:43210", "::1" of "ipv6:%5B::1%5D:43210".
  static std::string_view AddressOf(std::string_view peer);

  // Whether the text is a traceparent of W3C Trace Context.
  static bool IsTraceparent(std::string_view text);

 private:
  static constexpr size_t kAddressBytes = 46;  // the longest IPv6 address and its end
  static constexpr size_t kTraceBytes = 55;

  struct Entry {
    Instant time;
    std::string_view method;
    int64_t micros;
    uint32_t request_bytes;
    uint32_t answer_bytes;
    int16_t code;
    uint8_t address_size;
    bool traced;
    char address[kAddressBytes];
    char trace[kTraceBytes];
  };

  static void Append(const Entry& entry, std::string& lines);
  void Run();
  void WriteOut(std::vector<Entry>& entries, std::string& lines);

  Log& log_;
  const Clock& clock_;
  MetricCounter& dropped_;
  std::mutex mutex_;  // guards entries_, ending_, written_, taken_
  std::condition_variable wake_;
  std::condition_variable done_;
  std::vector<Entry> entries_;
  uint64_t taken_ = 0;    // records ever left
  uint64_t written_ = 0;  // records ever written
  bool ending_ = false;
  std::thread writer_;
};

}  // namespace landfall::server
