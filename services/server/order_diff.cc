#include "services/server/order_diff.h"

#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <vector>

#include "landfall/routing/v1/routing.pb.h"
#include "services/server/charge_printer.h"
#include "services/server/local_quotes.h"
#include "services/server/request_file.h"

namespace landfall::server {
namespace {

namespace fs = std::filesystem;

// What one way costs.
struct Cost {
  int64_t total = 0;
  bool complete = false;
};

// An order under one list of folders.
struct Priced {
  type::v1::Answer answer{};
  std::map<std::string, Cost> ways{};  // by service and terms
  std::string refused{};               // why there is no answer
};

// One of the two sides, compiled into a folder that is gone with it.
class Side {
 public:
  explicit Side(const std::string& folders) {
    std::string pattern = (fs::temp_directory_path() / "landfall-diff-XXXXXX").string();
    if (mkdtemp(pattern.data()) != nullptr) scratch_ = pattern;
    Settings settings;
    settings.data = folders;
    settings.edition_folder = scratch_;
    quotes_ = LocalQuotes::Open(settings);
  }
  ~Side() {
    std::error_code error;
    if (!scratch_.empty()) fs::remove_all(scratch_, error);
  }
  Side(const Side&) = delete;
  Side& operator=(const Side&) = delete;

  const absl::Status& status() const { return quotes_.status(); }

  Priced Price(const quote::v1::CreateQuoteRequest& request) {
    Priced priced;
    quote::v1::CreateQuoteResponse response;
    absl::Status status = (*quotes_)->Ask(request, response);
    if (!status.ok()) {
      priced.refused = std::string(status.message());
      return priced;
    }
    priced.answer = response.quote().answer();
    for (const type::v1::Option& option : priced.answer.options()) {
      std::string way = Name(priced.answer, option.service()) + " " +
                        WordOf(option.terms(), type::v1::Terms_Name, "TERMS_");
      priced.ways[way] = {option.totals().total(), option.complete()};
    }
    return priced;
  }

 private:
  std::string scratch_;
  absl::StatusOr<std::unique_ptr<LocalQuotes>> quotes_;
};

std::string Text(const Priced& priced, const Cost& cost) {
  return Amount(priced.answer, 0, cost.total) + (cost.complete ? "" : " (incomplete)");
}

// Prints how one order differs; returns whether it does.
bool Compare(const std::string& name, const Priced& before, const Priced& after,
             std::ostream& out) {
  std::vector<std::string> lines;
  size_t same = 0;
  if (before.refused != after.refused) {
    lines.push_back("before: " + (before.refused.empty() ? "answered" : before.refused));
    lines.push_back("after: " + (after.refused.empty() ? "answered" : after.refused));
  }
  for (const auto& [way, cost] : before.ways) {
    const auto now = after.ways.find(way);
    if (now == after.ways.end()) {
      lines.push_back("removed " + way + ": " + Text(before, cost));
    } else if (now->second.total != cost.total || now->second.complete != cost.complete) {
      lines.push_back("changed " + way + ": " + Text(before, cost) + " -> " +
                      Text(after, now->second) + ", " +
                      Amount(after.answer, 0, now->second.total - cost.total));
    } else {
      ++same;
    }
  }
  for (const auto& [way, cost] : after.ways) {
    if (!before.ways.contains(way)) lines.push_back("added " + way + ": " + Text(after, cost));
  }
  out << "order " << name << ": " << same << (same == 1 ? " option" : " options") << " the same\n";
  for (const std::string& line : lines) out << "  " << line << '\n';
  return !lines.empty();
}

std::vector<fs::path> OrdersIn(const std::string& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

int DiffOrders(const OrderDiff& diff, std::ostream& out) {
  const std::vector<fs::path> files = OrdersIn(diff.orders);
  if (files.empty()) {
    out << diff.orders << ": no orders\n";
    return 0;
  }
  Side before(diff.before);
  Side after(diff.after);
  for (const Side* side : {&before, &after}) {
    if (side->status().ok()) continue;
    out << std::string(side->status().message()) << '\n';
    return 2;
  }
  bool differs = false;
  for (const fs::path& file : files) {
    quote::v1::CreateQuoteRequest request;
    absl::Status read = ReadRequestFile(file.string(), request);
    if (routing::v1::PlanOrderRequest plan;
        !read.ok() && ReadRequestFile(file.string(), plan).ok()) {
      out << "order " << file.filename().string() << ": of several nodes, not compared\n";
      continue;
    }
    if (!read.ok()) {
      out << "order " << file.filename().string() << ": " << std::string(read.message()) << '\n';
      return 2;
    }
    const Priced old = before.Price(request);
    const Priced now = after.Price(request);
    differs = Compare(file.filename().string(), old, now, out) || differs;
  }
  return differs ? 1 : 0;
}

}  // namespace landfall::server
