#include "common/rulebook/load/rule_set.h"

#include "landfall/rulebook/v1/rulebook.pb.h"

namespace landfall {
namespace {

std::string Quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

std::string IdOf(const auto& message) { return message.id(); }

std::string TerritoryOf(const auto& message) { return message.territory(); }

std::string RateRuleKey(const grammar::RateRule& rule) {
  return rule.territory() + " " + grammar::RatePurpose_Name(rule.purpose()) + " " + rule.from();
}

std::string CoverageKey(const grammar::Coverage& coverage) {
  std::string key = coverage.territory() + " " + grammar::Family_Name(coverage.family()) + " " +
                    grammar::Levy_AreaKind_Name(coverage.area());
  for (const std::string& hs : coverage.hs()) key += " " + hs;
  for (const std::string& origin : coverage.origins()) key += " from " + origin;
  for (const std::string& origin : coverage.not_origins()) key += " not from " + origin;
  if (coverage.has_when()) key += " when " + coverage.when().ShortDebugString();
  return key;
}

}  // namespace

template <typename Messages, typename Message, typename KeyOf>
void RuleSet::Put(const Messages& messages, std::string_view noun, int folder, ById<Message>& into,
                  Defects& defects, KeyOf key_of) {
  for (const Message& message : messages) {
    std::string key = key_of(message);
    auto [it, fresh] = into.try_emplace(key, &message);
    if (!fresh && folder_of_.at(it->second) == folder) {
      const FileLine first = At(*it->second);
      defects.Add(At(message), std::string(noun) + " " + Quoted(key) +
                                   " is given twice, first at " + first.file + ":" +
                                   std::to_string(first.line));
      continue;
    }
    it->second = &message;
    folder_of_[&message] = folder;
  }
}

void RuleSet::Merge(const grammar::Rulebook& rulebook, int folder, Defects& defects) {
  auto id = [](const auto& message) { return IdOf(message); };
  auto territory = [](const auto& message) { return TerritoryOf(message); };
  auto code = [](const grammar::Currency& currency) { return currency.code(); };
  Put(rulebook.sources(), "source", folder, sources, defects, id);
  Put(rulebook.territories(), "territory", folder, territories, defects, id);
  Put(rulebook.groups(), "group", folder, groups, defects, id);
  Put(rulebook.currencies(), "currency", folder, currencies, defects, code);
  Put(rulebook.valuations(), "valuation", folder, valuations, defects, territory);
  Put(rulebook.rate_rules(), "rate rule", folder, rate_rules, defects, RateRuleKey);
  Put(rulebook.levies(), "levy", folder, levies, defects, id);
  Put(rulebook.regimes(), "regime", folder, regimes, defects, id);
  Put(rulebook.reliefs(), "relief", folder, reliefs, defects, id);
  Put(rulebook.coverage(), "coverage", folder, coverage, defects, CoverageKey);
  Put(rulebook.restrictions(), "restriction", folder, restrictions, defects, id);
  Put(rulebook.agreements(), "agreement", folder, agreements, defects, id);
  Put(rulebook.goods_lists(), "goods list", folder, goods_lists, defects, id);
  Put(rulebook.schedules(), "schedule", folder, schedules, defects, id);
  Put(rulebook.rate_tables(), "rate table", folder, rate_tables, defects, id);
  Put(rulebook.rounding_defaults(), "rounding default", folder, rounding_defaults, defects,
      territory);
}

template <typename Message, typename Read>
void RuleSet::ReadFiles(const Message& owner, std::string_view noun,
                        std::span<const DataFolder> folders, Defects& defects, Read read) {
  const std::string subject = std::string(noun) + " " + Quoted(owner.id()) + ": files: ";
  for (int i = 0; i < owner.files_size(); ++i) {
    const std::string& path = owner.files(i);
    const DataFolder* holder = nullptr;
    for (const DataFolder& folder : folders) {
      if (folder.Has(path)) holder = &folder;
    }
    absl::StatusOr<std::string> text = absl::NotFoundError("there is no file " + Quoted(path));
    if (holder != nullptr) text = holder->Read(path);
    if (text.ok()) {
      read(names_.emplace_back(holder->Shown(path)), *text);
    } else {
      partial_.insert(&owner);
      defects.Add(At(owner, "files", i), subject + std::string(text.status().message()));
    }
  }
}

void RuleSet::ReadTables(std::span<const DataFolder> folders, Defects& defects) {
  for (const auto& [id, table] : rate_tables) {
    std::vector<RateLine>& rows = table_rows[id];
    ReadFiles(*table, "rate table", folders, defects,
              [&](const std::string& name, std::string_view text) {
                ReadRateTableFile(name, text, expressions, defects, rows);
              });
  }
  for (const auto& [id, schedule] : schedules) {
    std::vector<TariffLine>& rows = schedule_rows[id];
    ReadFiles(*schedule, "schedule", folders, defects,
              [&](const std::string& name, std::string_view text) {
                schedule_heads.emplace(name, ReadScheduleHead(text));
                ReadScheduleFile(name, text, expressions, defects, rows);
              });
  }
}

RuleSet::RuleSet(std::span<const DataFolder> folders, Defects& defects) {
  int number = 0;
  for (const DataFolder& folder : folders) {
    for (const std::string& path : folder.Files(".textproto")) {
      absl::StatusOr<std::string> text = folder.Read(path);
      if (!text.ok()) {
        defects.Add({folder.Shown(path), 0}, std::string(text.status().message()));
        continue;
      }
      const grammar::Rulebook* rulebook = files_.Parse(folder.Shown(path), *text, defects);
      if (rulebook != nullptr) Merge(*rulebook, number, defects);
    }
    ++number;
  }
  ReadTables(folders, defects);
}

}  // namespace landfall
