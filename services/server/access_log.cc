#include "services/server/access_log.h"

#include <algorithm>
#include <chrono>
#include <cstring>

#include "absl/strings/str_cat.h"
#include "common/base/string_view.h"

namespace landfall::server {
namespace {

constexpr size_t kMostEntries = 64 * 1024;
constexpr std::chrono::milliseconds kGather(50);

bool IsHex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

}  // namespace

AccessLog::AccessLog(Log& log, const Clock& clock, MetricRegistry& metrics)
    : log_(log),
      clock_(clock),
      dropped_(metrics.MakeCounter({"landfall_access_log_dropped_total",
                                    "Calls that are not in the access log for want of time."},
                                   {})),
      writer_([this] { Run(); }) {}

AccessLog::~AccessLog() {
  {
    std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake_.notify_one();
  writer_.join();
}

std::string_view AccessLog::AddressOf(std::string_view peer) {
  size_t port = peer.rfind(':');
  size_t scheme = peer.find(':');
  if (port == peer.npos || scheme == port) return peer;
  std::string_view address = peer.substr(scheme + 1, port - scheme - 1);
  constexpr std::string_view kOpen = "%5B";
  constexpr std::string_view kClose = "%5D";
  if (address.starts_with(kOpen)) address.remove_prefix(kOpen.size());
  if (address.ends_with(kClose)) address.remove_suffix(kClose.size());
  return address;
}

bool AccessLog::IsTraceparent(std::string_view text) {
  if (text.size() != kTraceBytes) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    bool dash = i == 2 || i == 35 || i == 52;
    if (dash ? text[i] != '-' : !IsHex(text[i])) return false;
  }
  return true;
}

void AccessLog::Answered(const CallRecord& call) {
  Entry entry;
  entry.time = clock_.Now();
  entry.method = call.method;
  entry.micros = call.micros;
  entry.request_bytes = static_cast<uint32_t>(call.request_bytes);
  entry.answer_bytes = static_cast<uint32_t>(call.answer_bytes);
  entry.code = static_cast<int16_t>(call.code);
  std::string peer = call.context.peer();
  std::string_view address = AddressOf(peer).substr(0, kAddressBytes);
  entry.address_size = static_cast<uint8_t>(address.size());
  std::copy(address.begin(), address.end(), entry.address);
  const auto& metadata = call.context.client_metadata();
  auto trace = metadata.find("traceparent");
  entry.traced =
      trace != metadata.end() && IsTraceparent({trace->second.data(), trace->second.size()});
  if (entry.traced) std::copy_n(trace->second.data(), kTraceBytes, entry.trace);
  bool first = false;
  {
    std::lock_guard lock(mutex_);
    if (entries_.size() < kMostEntries) {
      first = entries_.empty();
      entries_.push_back(entry);
      ++taken_;
    } else {
      dropped_.Add(1);
    }
  }
  if (first) wake_.notify_one();
}

void AccessLog::Flush() {
  std::unique_lock lock(mutex_);
  uint64_t until = taken_;
  done_.wait(lock, [&] { return written_ >= until; });
}

// Written by hand because it is written often: nothing in a line can need an escape. Methods are
// ours, addresses and trace ids have alphabets of their own.
void AccessLog::Append(const Entry& entry, std::string& lines) {
  absl::StrAppend(&lines, "{\"time\":\"", entry.time.ToString(),
                  "\",\"level\":\"info\",\"event\":\"call\",\"method\":\"", AbslView(entry.method),
                  "\",\"code\":\"", CodeName(entry.code), "\",\"micros\":", entry.micros,
                  ",\"request_bytes\":", entry.request_bytes,
                  ",\"answer_bytes\":", entry.answer_bytes, ",\"peer\":\"",
                  absl::string_view(entry.address, entry.address_size), "\"");
  if (entry.traced) {
    absl::StrAppend(&lines, ",\"traceparent\":\"", absl::string_view(entry.trace, kTraceBytes),
                    "\"");
  }
  lines += "}\n";
}

void AccessLog::WriteOut(std::vector<Entry>& entries, std::string& lines) {
  lines.clear();
  for (const Entry& entry : entries) Append(entry, lines);
  if (!lines.empty()) log_.Write(lines);
}

void AccessLog::Run() {
  std::vector<Entry> batch;
  std::string lines;
  std::unique_lock lock(mutex_);
  while (!ending_ || !entries_.empty()) {
    wake_.wait(lock, [this] { return ending_ || !entries_.empty(); });
    // A moment for more to come, so that a wake-up serves many calls.
    if (!ending_) wake_.wait_for(lock, kGather, [this] { return ending_; });
    batch.swap(entries_);
    lock.unlock();
    WriteOut(batch, lines);
    lock.lock();
    written_ += batch.size();
    batch.clear();
    done_.notify_all();
  }
}

}  // namespace landfall::server
