#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace landfall::server {

// Settings as given to a command: a file and flags; the environment is read beside them.
struct CommonOptions {
  std::string config;
  std::vector<std::pair<std::string, std::string>> flags;
};

// Each returns the exit code of the program.
int Serve(const CommonOptions& options, bool print_config);

// `serve --check`: prints the rules, rates and keys a replica would start with, or everything that
// stands in its way; opens no port. 0 or 2.
int CheckServe(const CommonOptions& options);

struct QuoteCommand {
  std::vector<std::string> files;
  std::string server;  // empty: answer in this process
  bool json = false;
  bool full = false;
};
int RunQuote(const CommonOptions& options, const QuoteCommand& command);

// Plans orders with their nodes (PlanOrderRequest).
int RunPlan(const CommonOptions& options, const QuoteCommand& command);

int RunExplain(const std::string& file);

// `explain --replay`: computes the explained figures again from their leaves. 1 when one differs.
int RunReplay(const std::string& file);

struct DataCommand {
  std::string verb;
  std::vector<std::string> arguments;
  std::string data = "data";
  std::string out;
  std::string orders = "examples/orders";  // diff: folder of CreateQuoteRequests as JSON
  int share_percent = 10;                  // import: a table of which more changes is refused
  bool accept = false;                     // import: it is written nevertheless
};
int RunData(const DataCommand& command);
std::string DescribeDataVerb(std::string_view verb);

int RunVersion();
std::string VersionText();  // "landfall 1.2.3"

}  // namespace landfall::server
