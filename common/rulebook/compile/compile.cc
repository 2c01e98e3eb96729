#include "common/rulebook/compile/compile.h"

#include "common/rulebook/check/rule_check.h"
#include "common/rulebook/compile/compile_context.h"
#include "common/rulebook/compile/data_summary.h"
#include "common/rulebook/load/rule_set.h"

namespace landfall {
namespace {

void CompileRules(const RuleSet& rules, EditionBuilder& builder) {
  CompileContext context(rules, builder);
  CompilePlaces(context);
  CompileGoodsLists(context);
  CompileSchedules(context);
  CompileRateTables(context);
  CompileRegimes(context);
  CompileLevies(context);
  CompileReliefs(context);
  CompileValues(context);
  CompileCoverage(context);
  CompileLists(context);
}

}  // namespace

CompileReport CompileFolders(std::span<const DataFolder> folders,
                             std::span<const ExtraSection> extra_sections,
                             EditionBuilder& builder) {
  Defects defects;
  RuleSet rules(folders, defects);
  CheckRules(rules, defects);
  CompileReport report{.defects = defects.Take()};
  if (report.defects.empty()) {
    CompileRules(rules, builder);
    report.summary = DataSummary(rules);
  }
  std::vector<std::string> names;
  for (const DataFolder& folder : folders) names.push_back(folder.name());
  for (const ExtraSection& section : extra_sections) {
    for (std::string& defect : section(names, builder)) {
      report.defects.push_back(std::move(defect));
    }
  }
  return report;
}

CompileReport CompileRulebook(const CompileOptions& options, EditionBuilder& builder) {
  std::vector<DataFolder> folders;
  CompileReport report;
  for (const std::string& path : options.folders) {
    absl::StatusOr<DataFolder> folder = DataFolder::Open(path);
    if (folder.ok()) {
      folders.push_back(*std::move(folder));
    } else {
      report.defects.push_back(std::string(folder.status().message()));
    }
  }
  if (options.folders.empty()) report.defects.push_back("no data folder was given");
  if (!report.defects.empty()) return report;
  return CompileFolders(folders, options.extra_sections, builder);
}

}  // namespace landfall
