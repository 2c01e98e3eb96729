#include "benchmarks/instructions.h"

#include <fstream>

namespace landfall::bench {
namespace {

absl::StatusOr<double> Instructions(std::vector<std::string> command, const Call& call,
                                    const std::string& folder, int calls) {
  std::string out = folder + "/callgrind.out";
  command.insert(command.begin(), {"valgrind", "--tool=callgrind", "--callgrind-out-file=" + out});
  Child server(kServerCore, command);
  int port = server.Port();
  if (port == 0) return absl::UnavailableError(command.back() + " did not start under callgrind");
  if (absl::Status status = LoadCount(port, call, calls); !status.ok()) return status;
  server.Stop();
  std::ifstream file(out);
  std::string word;
  double total = 0;
  while (file >> word) {
    if (word == "totals:" && file >> total) return total;
  }
  return absl::DataLossError("callgrind wrote no totals");
}

}  // namespace

absl::StatusOr<double> InstructionsPerCall(const std::vector<std::string>& command,
                                           const Call& call, const std::string& folder) {
  constexpr int kFew = 256;
  constexpr int kMany = 1280;
  absl::StatusOr<double> few = Instructions(command, call, folder, kFew);
  if (!few.ok()) return few;
  absl::StatusOr<double> many = Instructions(command, call, folder, kMany);
  if (!many.ok()) return many;
  return (*many - *few) / (kMany - kFew);
}

}  // namespace landfall::bench
