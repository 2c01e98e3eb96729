#include "services/landed_cost/domain/condition.h"

#include <algorithm>
#include <bit>

#include "services/landed_cost/domain/amount_test.h"
#include "services/landed_cost/domain/schedule_rate.h"
#include "services/landed_cost/domain/set_test.h"

namespace landfall::landed_cost {
namespace {

// The rule a condition is read for.
struct Reader {
  uint32_t rule = kNoRow;
  bool is_regime = false;
};

Truth Read(Frame& frame, uint32_t condition, uint64_t known, const ConditionScope& scope,
           Reader reader) {
  const ConditionRow& row = frame.edition().Rows<ConditionRow>()[condition];
  Truth truth = Truth::kYes;
  std::span<const TestRow> tests = frame.edition().Rows<TestRow>(row.tests);
  for (const TestRow& test : tests) {
    bool is_known = (known & 1) != 0;
    known >>= 1;
    if (is_known) continue;
    bool is_amount = test.subject >= Subject::kIntrinsicValue;
    if (is_amount) {
      truth =
          Both(truth, AmountTestHolds(frame, test, scope, tests, reader.rule, reader.is_regime));
    } else {
      truth = Both(truth, test.subject == Subject::kLevyFree ? LevyIsFree(frame, test, scope)
                                                             : SetTestHolds(frame, test, scope));
    }
    if (truth == Truth::kNo) return truth;
  }
  if (row.any.count == 0) return truth;
  Truth any = Truth::kNo;
  for (uint32_t i = 0; i < row.any.count && any != Truth::kYes; ++i) {
    any = Either(any, Read(frame, row.any.begin + i, 0, scope, reader));
  }
  return Both(truth, any);
}

}  // namespace

Truth Holds(Frame& frame, uint32_t condition, const ConditionScope& scope, uint32_t rule,
            bool rule_is_regime) {
  if (condition == kNoRow) return Truth::kYes;
  return Read(frame, condition, 0, scope, {rule, rule_is_regime});
}

Truth HoldsBeside(Frame& frame, uint32_t condition, uint32_t known, const ConditionScope& scope) {
  return condition == kNoRow ? Truth::kYes : Read(frame, condition, known, scope, {});
}

bool FailsOutright(const Frame& frame, uint32_t condition, LocalTime at) {
  if (condition == kNoRow) return false;
  const ConditionRow& row = frame.edition().Rows<ConditionRow>()[condition];
  for (const TestRow& test : frame.edition().Rows<TestRow>(row.tests)) {
    bool of_goods = test.subject < Subject::kIntrinsicValue && !IsOfLine(test.subject) &&
                    !IsOfWay(test.subject);
    if (of_goods && SetTestHolds(frame, test, {.at = at}) == Truth::kNo) return true;
  }
  return false;
}

uint32_t WayTests(const Edition& edition, uint32_t condition) {
  if (condition == kNoRow) return 0;
  std::span<const TestRow> tests =
      edition.Rows<TestRow>(edition.Rows<ConditionRow>()[condition].tests);
  uint32_t mask = 0;
  for (size_t i = 0; i < tests.size() && i < 32; ++i) {
    bool of_way = tests[i].subject != Subject::kRegime && !IsOfLine(tests[i].subject) &&
                  IsOfWay(tests[i].subject);
    if (of_way) mask |= 1u << i;
  }
  return mask;
}

uint32_t ConsignmentTests(const Edition& edition, uint32_t condition) {
  if (condition == kNoRow) return 0;
  std::span<const TestRow> tests =
      edition.Rows<TestRow>(edition.Rows<ConditionRow>()[condition].tests);
  uint32_t mask = 0;
  for (size_t i = 0; i < tests.size() && i < 32; ++i) {
    Subject subject = tests[i].subject;
    bool of_consignment =
        subject < Subject::kIntrinsicValue && subject != Subject::kRegime && !IsOfLine(subject);
    if (of_consignment) mask |= 1u << i;
  }
  return mask;
}

bool FailsOnWay(const Frame& frame, uint32_t condition, LocalTime at, uint32_t tests) {
  if (tests == 0) return false;
  const ConditionRow& row = frame.edition().Rows<ConditionRow>()[condition];
  std::span<const TestRow> all = frame.edition().Rows<TestRow>(row.tests);
  for (; tests != 0; tests &= tests - 1) {
    const TestRow& test = all[static_cast<size_t>(std::countr_zero(tests))];
    if (SetTestHolds(frame, test, {.at = at}) == Truth::kNo) return true;
  }
  return false;
}

namespace {

bool Settles(const Edition& edition, uint32_t condition, uint32_t known) {
  if (condition == kNoRow) return true;
  const ConditionRow& row = edition.Rows<ConditionRow>()[condition];
  for (const TestRow& test : edition.Rows<TestRow>(row.tests)) {
    bool is_known = (known & 1) != 0;
    known >>= 1;
    bool moves = test.subject >= Subject::kIntrinsicValue || IsOfWay(test.subject);
    if (moves && !is_known && test.subject != Subject::kRegime) return false;
  }
  for (uint32_t i = 0; i < row.any.count; ++i) {
    if (!Settles(edition, row.any.begin + i, 0)) return false;
  }
  return true;
}

}  // namespace

bool IsSettled(const Edition& edition, uint32_t condition) {
  return Settles(edition, condition, 0);
}

bool IsSettledOnWay(const Edition& edition, uint32_t condition, uint32_t tests) {
  return Settles(edition, condition, tests);
}

bool AsksFor(const Edition& edition, uint32_t condition, Subject subject,
             std::optional<uint64_t> key) {
  if (condition == kNoRow) return false;
  const ConditionRow& row = edition.Rows<ConditionRow>()[condition];
  for (const TestRow& test : edition.Rows<TestRow>(row.tests)) {
    if (test.subject != subject || test.comparison == Comparison::kNotIn) continue;
    std::span<const TestValueRow> values = edition.Rows<TestValueRow>(test.values);
    auto named = [&](const TestValueRow& value) { return value.key == *key; };
    if (!key.has_value() || std::ranges::any_of(values, named)) return true;
  }
  for (uint32_t i = 0; i < row.any.count; ++i) {
    if (AsksFor(edition, row.any.begin + i, subject, key)) return true;
  }
  return false;
}

bool DependsOnLine(const Edition& edition, uint32_t condition) {
  if (condition == kNoRow) return false;
  const ConditionRow& row = edition.Rows<ConditionRow>()[condition];
  for (const TestRow& test : edition.Rows<TestRow>(row.tests)) {
    bool is_amount = test.subject >= Subject::kIntrinsicValue;
    if (is_amount ? test.per != Per::kConsignment : IsOfLine(test.subject)) return true;
  }
  for (uint32_t i = 0; i < row.any.count; ++i) {
    if (DependsOnLine(edition, row.any.begin + i)) return true;
  }
  return false;
}

}  // namespace landfall::landed_cost
