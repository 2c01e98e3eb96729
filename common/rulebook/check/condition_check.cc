#include "common/order/goods_enums.h"
#include "common/rulebook/check/rule_check.h"
#include "common/rulebook/load/condition_words.h"
#include "landfall/rulebook/v1/rulebook.pb.h"

namespace landfall {
namespace {

bool IsAmount(Subject subject) { return subject >= Subject::kIntrinsicValue; }

bool IsGoodsFlag(std::string_view name) {
  for (int flag = 1; flag < kGoodsFlagLimit; ++flag) {
    if (GoodsFlagName(static_cast<GoodsFlag>(flag)) == name) return true;
  }
  return false;
}

void CheckValue(const FieldCheck& check, Subject subject, int index) {
  const std::string value = check.Text("values", index);
  if (value.empty()) return check.Complain("values", "is empty", index);
  switch (ValueKindOf(subject)) {
    case ValueKind::kPlace:
      return check.RefersToPlace("values", index);
    case ValueKind::kRegime:
      return check.RefersToRegime("values", index);
    case ValueKind::kLevy:
      return check.RefersToLevy("values", index);
    case ValueKind::kGoods:
      return check.RefersToGoods("values", index);
    case ValueKind::kCode:
      if (!Code::Parse(value)) {
        check.Complain(
            "values", InQuotes(value) + " is not a code of 1 to 8 letters, digits or signs", index);
      }
      return;
    case ValueKind::kWord:
      if (!WordNumber(subject, value)) {
        check.Complain("values",
                       InQuotes(value) + " is not one of " + std::string(WordsOf(subject)), index);
      }
      return;
    case ValueKind::kText:
      if (subject == Subject::kGoodsFlag && !IsGoodsFlag(value)) {
        check.Complain("values", InQuotes(value) + " is no goods flag a request can state", index);
      }
      return;
    case ValueKind::kNone:
      return;
  }
}

void CheckSetTest(const FieldCheck& check, const grammar::Test& test, Subject subject) {
  if (test.is() > grammar::COMPARISON_NOT_IN) {
    check.Complain("is", "a set is compared by IN or NOT_IN");
  }
  check.Require("values");
  for (int i = 0; i < test.values_size(); ++i) CheckValue(check, subject, i);
  check.Forbid("amount", "belongs to an amount, not to a set");
  check.Forbid("currency", "belongs to an amount, not to a set");
  check.Forbid("per", "belongs to an amount, not to a set");
}

void CheckAmountTest(const FieldCheck& check, const grammar::Test& test, Subject subject) {
  if (test.is() < grammar::COMPARISON_LT) {
    check.Complain("is", "an amount is compared by LT, LE, GT or GE");
  }
  if (check.Require("amount")) check.Number("amount");
  if (IsWithoutCurrency(subject)) {
    check.Forbid("currency", "a weight or count has none");
  } else if (check.Require("currency")) {
    check.Currency("currency");
  }
  if (subject == Subject::kLevyAmount) {
    check.Require("values");
    for (int i = 0; i < test.values_size(); ++i) CheckValue(check, subject, i);
  } else {
    check.Forbid("values", "belongs to a set, not to an amount");
  }
  check.Forbid("all_lines", "belongs to a set, not to an amount");
}

void CheckTest(const FieldCheck& check, const grammar::Test& test) {
  if (!check.Require("subject")) return;
  const auto subject = static_cast<Subject>(test.subject());
  if (IsAmount(subject)) {
    CheckAmountTest(check, test, subject);
  } else {
    CheckSetTest(check, test, subject);
  }
}

}  // namespace

void CheckCondition(const FieldCheck& owner, const grammar::Condition& condition,
                    std::string_view field) {
  FieldCheck check = owner.Part(condition, field);
  if (condition.all().empty() && condition.any().empty()) {
    check.Complain("", "a condition without tests; leave it out if it always holds");
  }
  for (int i = 0; i < condition.all_size(); ++i) {
    CheckTest(check.Part(condition.all(i), "all", i), condition.all(i));
  }
  for (int i = 0; i < condition.any_size(); ++i) {
    CheckCondition(check, condition.any(i), "any[" + std::to_string(i) + "]");
  }
}

}  // namespace landfall
