#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/money/currency.h"
#include "common/money/decimal.h"
#include "common/rulebook/load/rule_set.h"
#include "common/territory/code.h"
#include "common/time/day.h"
#include "common/time/local_time.h"

namespace landfall {

// Judges the fields of one message by name and says what is wrong with them, at their line:
// `law.textproto:12: levy "qm.duty": versions[1].percent: "2o" is not a decimal number`.
// Fields are named as the grammar has them.
class FieldCheck {
 public:
  // `subject` names the rule: `levy "qm.duty"`.
  FieldCheck(const RuleSet& rules, const google::protobuf::Message& message, std::string subject,
             Defects& defects)
      : rules_(rules), message_(message), subject_(std::move(subject)), defects_(defects) {}

  // The same for a message inside this one; `index` counts a repeated field's values.
  FieldCheck Part(const google::protobuf::Message& part, std::string_view field,
                  int index = -1) const;

  void Complain(std::string_view field, std::string_view what, int index = -1) const;

  // Whether the field was written (a text that is not empty, an enum that is not 0, a message).
  bool Has(std::string_view field) const;

  // Complains unless it was.
  bool Require(std::string_view field) const;

  // Complains when it was, saying why it may not be.
  void Forbid(std::string_view field, std::string_view why) const;

  // The value of a text field. Empty fields are nullopt without complaint.
  std::optional<Decimal> Number(std::string_view field) const;
  std::optional<Decimal> PositiveNumber(std::string_view field) const;  // above zero
  std::optional<Decimal> Percentage(std::string_view field) const;      // not negative
  std::optional<Day> Date(std::string_view field) const;
  std::optional<LocalTime> Time(std::string_view field) const;
  std::optional<CurrencyCode> Currency(std::string_view field) const;  // one the rules know
  std::optional<Code> ShortCode(std::string_view field) const;

  // What the field names must be in the rules; empty fields are left alone. `index` as above.
  void RefersToTerritory(std::string_view field, int index = -1) const;
  void RefersToPlace(std::string_view field, int index = -1) const;  // territory or group
  void RefersToLevy(std::string_view field, int index = -1) const;
  void RefersToRegime(std::string_view field, int index = -1) const;
  void RefersToGoods(std::string_view field, int index) const;  // HS prefix or "@list"

  // Complains unless `source` names a source, or `cite` has a title and the day it was read.
  void Cites() const;

  std::string Text(std::string_view field, int index = -1) const;
  int Count(std::string_view field) const;
  const RuleSet& rules() const { return rules_; }
  Defects& defects() const { return defects_; }

 private:
  const RuleSet& rules_;
  const google::protobuf::Message& message_;
  std::string subject_;
  std::string path_;  // of this message inside the rule, with a dot behind
  Defects& defects_;
};

// Complains of each `from` that does not lie after the one before. `parts` are checks of a rule's
// versions in order.
void CheckAscending(const std::vector<FieldCheck>& parts);

std::string InQuotes(std::string_view text);

}  // namespace landfall
