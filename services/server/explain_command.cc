#include <google/protobuf/util/json_util.h>

#include <functional>
#include <iostream>
#include <optional>

#include "landfall/quote/v1/quote.pb.h"
#include "services/server/charge_printer.h"
#include "services/server/commands.h"
#include "services/server/replay.h"
#include "services/server/setting_files.h"

namespace landfall::server {
namespace {

using type::v1::Answer;
using type::v1::ExplanationNode;
using type::v1::Option;

void PrintCitation(const Answer& answer, uint32_t place, const std::string& indent) {
  if (place == 0) return;
  const type::v1::Citation& citation = answer.citations(static_cast<int>(place) - 1);
  std::cout << indent << "source: " << citation.title();
  if (!citation.url().empty()) std::cout << " <" << citation.url() << '>';
  std::cout << ", read " << citation.read_on() << '\n';
}

void PrintRounding(type::v1::RoundingMode mode, const std::string& increment) {
  if (increment.empty()) return;
  std::cout << "  rounded "
            << type::v1::RoundingMode_Name(mode).substr(sizeof("ROUNDING_MODE_") - 1) << " to "
            << increment;
}

void PrintNode(const Answer& answer, const Option& option, uint32_t place, int depth) {
  const ExplanationNode& node = option.explanation(static_cast<int>(place) - 1);
  std::string indent(static_cast<size_t>(depth) * 2, ' ');
  std::cout << indent << type::v1::NodeKind_Name(node.kind()).substr(sizeof("NODE_KIND_") - 1)
            << ' ' << answer.names(static_cast<int>(node.rule()));
  if (node.charge() != 0) {
    const type::v1::Charge& charge = option.charges(static_cast<int>(node.charge()) - 1);
    std::cout << " on " << (charge.lines().empty() ? "all lines" : LinesText(charge.lines()));
  }
  if (!node.valid_from().empty()) std::cout << " (since " << node.valid_from() << ')';
  std::cout << '\n';
  std::string inner = indent + "    ";
  for (const type::v1::ExplanationInput& input : node.inputs()) {
    std::cout << inner << answer.names(static_cast<int>(input.name())) << " = " << input.value()
              << '\n';
  }
  if (!node.base().empty()) {
    std::cout << inner << "base = " << node.base();
    PrintRounding(node.base_rounding_mode(), node.base_rounding_increment());
    std::cout << '\n';
  }
  if (node.formula() != 0) {
    std::cout << inner << answer.names(static_cast<int>(node.formula())) << '\n';
  }
  if (!node.exact().empty()) std::cout << inner << "exact = " << node.exact() << '\n';
  if (!node.result().empty()) {
    std::cout << inner << "= " << node.result() << ' '
              << answer.currencies(static_cast<int>(node.currency())).code();
    PrintRounding(node.rounding_mode(), node.rounding_increment());
    if (!node.document_rounding_increment().empty()) {
      std::cout << ", of the document";
      PrintRounding(node.document_rounding_mode(), node.document_rounding_increment());
    }
    std::cout << '\n';
  }
  PrintCitation(answer, node.citation(), inner);
  for (uint32_t child : node.children()) {
    // Children stand later than their parents, so a tree that says otherwise is not followed.
    if (child > place) PrintNode(answer, option, child, depth + 1);
  }
}

// A quote as printed by quote --json; nullopt, with the fault printed, when it is none.
std::optional<quote::v1::CreateQuoteResponse> ReadQuote(const std::string& file) {
  absl::StatusOr<std::string> json = ReadWholeFile(file);
  if (!json.ok()) {
    std::cerr << json.status().message() << std::endl;
    return std::nullopt;
  }
  quote::v1::CreateQuoteResponse response;
  auto status = google::protobuf::util::JsonStringToMessage(*json, &response);
  if (!status.ok()) {
    std::cerr << file << ": " << std::string(status.message()) << std::endl;
    return std::nullopt;
  }
  return response;
}

int NothingExplained(const std::string& file) {
  std::cerr << file << ": holds no explanation; quote it with view FULL" << std::endl;
  return 1;
}

}  // namespace

int RunExplain(const std::string& file) {
  std::optional<quote::v1::CreateQuoteResponse> response = ReadQuote(file);
  if (!response.has_value()) return 2;
  const Answer& answer = response->quote().answer();
  bool printed = false;
  for (const Option& option : answer.options()) {
    if (option.explanation().empty()) continue;
    std::cout << answer.names(static_cast<int>(option.service())) << '\n';
    PrintNode(answer, option, 1, 1);
    printed = true;
  }
  return printed ? 0 : NothingExplained(file);
}

int RunReplay(const std::string& file) {
  std::optional<quote::v1::CreateQuoteResponse> response = ReadQuote(file);
  if (!response.has_value()) return 2;
  Replay replay = ReplayOf(response->quote().answer());
  if (replay.recomputed + replay.taken == 0 && replay.differences.empty()) {
    return NothingExplained(file);
  }
  for (const std::string& difference : replay.differences) std::cout << difference << '\n';
  std::cout << replay.recomputed << " figures came to the same, " << replay.differences.size()
            << " differ; " << replay.taken << " rates taken as given\n";
  return replay.differences.empty() ? 0 : 1;
}

}  // namespace landfall::server
