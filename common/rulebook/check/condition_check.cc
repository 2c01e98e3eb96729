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
  } else if (test.percent_of() != 0) {
    check.Forbid("currency", "a percentage has none");
  } else if (check.Require("currency")) {
    check.Currency("currency");
  }
  if (subject == Subject::kLevyAmount) {
    check.Require("values");
    for (int i = 0; i < test.values_size(); ++i) CheckValue(check, subject, i);
    for (int i = 0; i < test.less_size(); ++i) check.RefersToLevy("less", i);
  } else {
    check.Forbid("values", "belongs to a set, not to an amount");
  }
  const bool of_consignment = test.per() == 0 || test.per() == grammar::PER_CONSIGNMENT;
  if ((subject == Subject::kValueThisYear || subject == Subject::kEntriesBefore) &&
      !of_consignment) {
    check.Complain("per", "what was used before is counted over consignments");
  }
  check.Forbid("all_lines", "belongs to a set, not to an amount");
}

void CheckShareTest(const FieldCheck& check, const grammar::Test& test, Subject subject) {
  if (subject != Subject::kLevyAmount) {
    check.Forbid("less", "belongs to LEVY_AMOUNT");
    check.Forbid("percent_of", "belongs to LEVY_AMOUNT");
  }
  const bool is_value = test.percent_of() == grammar::SUBJECT_CUSTOMS_VALUE ||
                        test.percent_of() == grammar::SUBJECT_CIF_VALUE;
  if (test.percent_of() != 0 && !is_value) {
    check.Complain("percent_of", "must be CUSTOMS_VALUE or CIF_VALUE");
  }
}

void CheckTest(const FieldCheck& check, const grammar::Test& test) {
  if (!check.Require("subject")) return;
  const auto subject = static_cast<Subject>(test.subject());
  CheckShareTest(check, test, subject);
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

bool TestsLevyAmount(const grammar::Condition& condition) {
  for (const grammar::Test& test : condition.all()) {
    if (test.subject() == grammar::SUBJECT_LEVY_AMOUNT) return true;
  }
  for (const grammar::Condition& any : condition.any()) {
    if (TestsLevyAmount(any)) return true;
  }
  return false;
}

}  // namespace landfall
