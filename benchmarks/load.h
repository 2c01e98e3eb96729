#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "benchmarks/child.h"

namespace landfall::bench {

// One kind of call that h2load makes over and over.
struct Call {
  std::string method;        // "/landfall.quote.v1.QuoteService/CreateQuote"
  std::string request_file;  // one gRPC frame
  size_t answer_bytes = 0;   // of the message expected back, without its frame
};

// What one round of load showed.
struct Round {
  double calls_per_second = 0;
  double cpu_us_per_call = 0;  // of the server
  double utilisation = 0;      // processor time of the server over the time of the round
};

// The core a server runs on, and the one h2load runs on.
inline constexpr int kServerCore = 0;
inline constexpr int kLoadCore = 1;

// Loads a server for about `seconds` from 4 connections with 8 streams each. Fails unless every
// call ended with 200 and the bytes that came back are those of the expected answers.
absl::StatusOr<Round> Load(const Child& server, int port, const Call& call, double seconds);

// Exactly `count` calls, in the same way; only whether they all succeeded.
absl::Status LoadCount(int port, const Call& call, int count);

}  // namespace landfall::bench
