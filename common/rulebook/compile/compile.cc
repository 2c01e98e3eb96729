#include "common/rulebook/compile/compile.h"

#include "common/rulebook/check/rule_check.h"
#include "common/rulebook/compile/compile_context.h"
#include "common/rulebook/compile/coverage_table.h"
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

template <typename Rows>
size_t CountRows(const Rows& by_id) {
  size_t count = 0;
  for (const auto& [id, rows] : by_id) count += rows.size();
  return count;
}

std::map<std::string, size_t> CountRules(const RuleSet& rules) {
  return {{"sources", rules.sources.size()},
          {"territories", rules.territories.size()},
          {"groups", rules.groups.size()},
          {"currencies", rules.currencies.size()},
          {"valuations", rules.valuations.size()},
          {"rate rules", rules.rate_rules.size()},
          {"levies", rules.levies.size()},
          {"regimes", rules.regimes.size()},
          {"reliefs", rules.reliefs.size()},
          {"coverage", rules.coverage.size()},
          {"restrictions", rules.restrictions.size()},
          {"agreements", rules.agreements.size()},
          {"goods lists", rules.goods_lists.size()},
          {"schedules", rules.schedules.size()},
          {"schedule rows", CountRows(rules.schedule_rows)},
          {"rate tables", rules.rate_tables.size()},
          {"rate table rows", CountRows(rules.table_rows)}};
}

}  // namespace

CompileReport CompileFolders(std::span<const DataFolder> folders,
                             std::span<const ExtraSection> extra_sections,
                             EditionBuilder& builder) {
  Defects defects;
  RuleSet rules(folders, defects);
  CheckRules(rules, defects);
  CompileReport report{.counts = CountRules(rules), .coverage = CoverageTable(rules)};
  report.defects = defects.Take();
  if (report.defects.empty()) CompileRules(rules, builder);
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
