#include "benchmarks/load.h"

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <regex>

#include "absl/strings/str_cat.h"

namespace landfall::bench {
namespace {

constexpr size_t kFrameHeader = 5;
constexpr double kCloseEnough = 0.01;  // headers of frames count as data in the last round trips

std::vector<std::string> Command(int port, const Call& call, const std::vector<std::string>& how) {
  std::vector<std::string> words = {"h2load",
                                    "-c4",
                                    "-m8",
                                    "-d",
                                    call.request_file,
                                    "-H",
                                    "content-type: application/grpc",
                                    "-H",
                                    "te: trailers"};
  words.insert(words.end(), how.begin(), how.end());
  words.push_back(absl::StrCat("http://127.0.0.1:", port, call.method));
  return words;
}

double NumberIn(const std::string& text, const char* pattern) {
  std::smatch found;
  if (!std::regex_search(text, found, std::regex(pattern))) return -1;
  return std::strtod(found[1].str().c_str(), nullptr);
}

absl::Status Check(const Ended& ended, const Call& call, double& done) {
  done = NumberIn(ended.output, R"(, (\d+) succeeded)");
  double failed = NumberIn(ended.output, R"(succeeded, (\d+) failed)");
  double data = NumberIn(ended.output, R"(\((\d+)\) data)");
  if (ended.code != 0 || done <= 0 || failed != 0) {
    return absl::InternalError(absl::StrCat("h2load on ", call.method, ": ", ended.output));
  }
  double expected = done * static_cast<double>(call.answer_bytes + kFrameHeader);
  if (std::abs(data - expected) > expected * kCloseEnough) {
    return absl::InternalError(absl::StrCat(call.method, ": ", data, " bytes came back where ",
                                            expected, " were expected"));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Round> Load(const Child& server, int port, const Call& call, double seconds) {
  Round round;
  // h2load takes whole seconds; a count keeps a round short. A first taste says how many calls.
  int count = 256;
  for (bool taste : {true, false}) {
    int64_t cpu_before = server.CpuNanos();
    auto began = std::chrono::steady_clock::now();
    Ended ended = RunOn(kLoadCore, Command(port, call, {"-n", absl::StrCat(count)}));
    std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    double cpu = static_cast<double>(server.CpuNanos() - cpu_before);
    double done = 0;
    if (absl::Status status = Check(ended, call, done); !status.ok()) return status;
    double finished = NumberIn(ended.output, R"(finished in [^,]*, ([\d.]+) req/s)");
    round = {.calls_per_second = finished,
             .cpu_us_per_call = cpu / 1000 / done,
             .utilisation = cpu / 1e9 / (done / finished)};
    if (taste) count = std::max(count, static_cast<int>(seconds * done / took.count()));
  }
  return round;
}

absl::Status LoadCount(int port, const Call& call, int count) {
  double done = 0;
  return Check(RunOn(kLoadCore, Command(port, call, {"-n", absl::StrCat(count)})), call, done);
}

}  // namespace landfall::bench
