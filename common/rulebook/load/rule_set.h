#pragma once

#include <deque>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/rulebook/freight/defects.h"
#include "common/rulebook/load/data_folder.h"
#include "common/rulebook/load/expression_pool.h"
#include "common/rulebook/load/rate_table_reader.h"
#include "common/rulebook/load/rule_files.h"
#include "common/rulebook/load/rule_messages.h"
#include "common/rulebook/load/schedule_head.h"
#include "common/rulebook/load/schedule_reader.h"

namespace landfall {

// All rules of several data folders put together: a rule of a later folder replaces the one of the
// same id whole; a CSV table, the one of the same path. Everything is in order of id, whatever the
// order of files, so that the same content is always the same edition.
class RuleSet {
 public:
  template <typename Message>
  using ById = std::map<std::string, const Message*, std::less<>>;

  // Reads all files. What cannot be read is left out, with a defect.
  RuleSet(std::span<const DataFolder> folders, Defects& defects);

  ById<grammar::Source> sources;
  ById<grammar::Territory> territories;
  ById<grammar::Group> groups;
  ById<grammar::Currency> currencies;   // by code
  ById<grammar::Valuation> valuations;  // by territory
  ById<grammar::RateRule> rate_rules;   // by territory, purpose, from
  ById<grammar::Levy> levies;
  ById<grammar::Regime> regimes;
  ById<grammar::Relief> reliefs;
  ById<grammar::Coverage> coverage;  // by all it speaks of
  ById<grammar::Restriction> restrictions;
  ById<grammar::Agreement> agreements;
  ById<grammar::GoodsList> goods_lists;
  ById<grammar::Schedule> schedules;
  ById<grammar::RateTable> rate_tables;
  ById<grammar::RoundingDefault> rounding_defaults;  // by territory

  std::map<std::string, std::vector<RateLine>, std::less<>> table_rows;       // by table id
  std::map<std::string, std::vector<TariffLine>, std::less<>> schedule_rows;  // by schedule id
  std::map<std::string, ScheduleHead, std::less<>> schedule_heads;  // by file, as TariffLine has it
  ExpressionPool expressions;

  // Whether all files of a schedule or rate table could be read.
  bool IsWhole(const google::protobuf::Message& owner) const { return !partial_.contains(&owner); }

  // Where a field of a message stands; see RuleFiles::At.
  FileLine At(const google::protobuf::Message& message, std::string_view field = {},
              int index = -1) const {
    return files_.At(message, field, index);
  }

 private:
  void Merge(const grammar::Rulebook& rulebook, int folder, Defects& defects);
  void ReadTables(std::span<const DataFolder> folders, Defects& defects);

  template <typename Messages, typename Message, typename KeyOf>
  void Put(const Messages& messages, std::string_view noun, int folder, ById<Message>& into,
           Defects& defects, KeyOf key_of);

  // Calls `read` with name and text of a file of the last folder that has it.
  template <typename Message, typename Read>
  void ReadFiles(const Message& owner, std::string_view noun, std::span<const DataFolder> folders,
                 Defects& defects, Read read);

  RuleFiles files_;
  std::map<const google::protobuf::Message*, int> folder_of_;
  std::set<const google::protobuf::Message*> partial_;
  std::deque<std::string> names_;  // of CSV files, which rows point to
};

}  // namespace landfall
