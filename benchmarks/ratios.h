#pragma once

#include <string>

namespace landfall::bench {

struct RatioOptions {
  std::string message = "examples/bench/5-lines.json";  // a CreateQuoteRequest
  std::string data = "data";
  std::string program;  // the replica: path of `landfall`
  std::string self;     // this program, for the servers it measures against
  int rounds = 9;       // that count, of each server
  double seconds = 1;   // of one round
  bool instructions = true;
  bool json = false;
};

// Measures the product against an echo of the same bytes in the same run and prints one object.
// Exit code: 0 when every figure was measured.
int RunRatios(const RatioOptions& options);

// Prints only the steps measured in this process, as one object.
int RunCompute(const RatioOptions& options);

}  // namespace landfall::bench
