#include <algorithm>
#include <filesystem>
#include <iostream>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/rulebook/commands/diff_rules.h"
#include "common/rulebook/compile/compile.h"
#include "common/rulebook/freight/freight.h"
#include "common/time/system_clock.h"
#include "services/server/cases/case_runner.h"
#include "services/server/commands.h"
#include "services/server/data_import.h"
#include "services/server/order_diff.h"
#include "services/server/rules_source.h"

namespace landfall::server {
namespace {

// The folders given as arguments, else with --data; a comma separates folders in either.
std::vector<std::string> Folders(const DataCommand& command) {
  if (command.arguments.empty()) return absl::StrSplit(command.data, ',');
  return absl::StrSplit(absl::StrJoin(command.arguments, ","), ',');
}

int Check(const DataCommand& command) {
  EditionBuilder builder(EditionDigest());
  CompileOptions options{.folders = Folders(command)};
  options.extra_sections.push_back([](std::span<const std::string> folders, EditionBuilder& rows) {
    return LoadFreight(folders, rows);
  });
  CompileReport report = CompileRulebook(options, builder);
  size_t defects = report.defects.size();
  if (defects == 0) {
    for (const std::string& line : report.summary) std::cout << line << '\n';
  }
  for (const std::string& defect : report.defects) std::cout << defect << '\n';
  std::cout << defects << (defects == 1 ? " defect\n" : " defects\n");
  if (defects != 0) return 1;
  std::cout << "edition " << builder.Id() << '\n';
  if (command.verb == "check") return 0;
  absl::StatusOr<std::string> path = builder.Write(command.out.empty() ? "." : command.out);
  if (!path.ok()) {
    std::cerr << path.status().message() << std::endl;
    return 1;
  }
  std::cout << *path << '\n';
  return 0;
}

int Cases(const DataCommand& command) {
  Settings settings;
  settings.data = command.data;
  absl::StatusOr<std::shared_ptr<const RateSet>> rates = RulesSource(settings).LoadRates();
  if (!rates.ok()) {
    std::cerr << rates.status().message() << std::endl;
    return 1;
  }
  CaseWorld world{absl::StrSplit(command.data, ','), *rates};
  if (command.arguments.empty()) {
    std::cerr << "give a folder of cases" << std::endl;
    return 2;
  }
  for (const std::string& folder : command.arguments) {
    if (std::filesystem::exists(folder)) continue;
    std::cerr << folder << ": no such folder" << std::endl;
    return 2;
  }
  CaseCount count = RunCases(world, command.arguments, std::cout);
  return count.failed == 0 && count.passed > 0 ? 0 : 1;
}

// 0 when nothing differs, 1 when something does, 2 when a side cannot be read.
int Diff(const DataCommand& command) {
  const std::string& before = command.arguments[0];
  const std::string& after = command.arguments[1];
  int rules = RunDiff(before, after, std::cout);
  if (rules == 2) return rules;
  return std::max(rules, DiffOrders({before, after, command.orders}, std::cout));
}

}  // namespace

std::string DescribeDataVerb(std::string_view verb) {
  if (verb == "check") return "check data folders: every defect, or what they hold";
  if (verb == "compile") return "compile data folders into one edition file (--out FOLDER)";
  if (verb == "import") return "read an official file into our tables (FORMAT FILE...)";
  if (verb == "diff") return "what differs between two data folders, and what that does to orders";
  return "run the cases of folders";
}

int RunData(const DataCommand& command) {
  if (command.verb == "check" || command.verb == "compile") return Check(command);
  if (command.verb == "cases") return Cases(command);
  if (command.verb == "import") return RunImport(command, SystemClock(), std::cout);
  if (command.arguments.size() == 2) return Diff(command);
  std::cerr << "diff: expected two lists of data folders" << std::endl;
  return 2;
}

}  // namespace landfall::server
