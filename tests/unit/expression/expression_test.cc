#include "common/rulebook/expression/expression.h"

#include <gtest/gtest.h>

#include <cstring>
#include <functional>

#include "common/rulebook/expression/duty_text.h"

namespace landfall {
namespace {

Expression Valid() { return *ParseDutyText("10 % MIN 2 XTS / kg MAX 30 %"); }

Expression Seasonal() { return *ParseDutyText("8 % (11-01..05-31); 12 % (06-01..10-31)"); }

TEST(Expression, WhatAParserBuildsIsValid) {
  EXPECT_TRUE(ValidateExpression(Valid().View()).ok());
  EXPECT_TRUE(ValidateExpression(Seasonal().View()).ok());
}

struct Damage {
  std::string_view name;
  std::function<void(Expression&)> apply;
};

TEST(Expression, DamagedProgramsAreRefused) {
  const Damage damages[] = {
      {"no ops", [](Expression& e) { e.ops.clear(); }},
      {"term out of range", [](Expression& e) { e.ops[0].term = 9; }},
      {"operator first",
       [](Expression& e) {
         e.ops[0] = {OpCode::kAdd, 0};
       }},
      {"two values left", [](Expression& e) { e.ops.pop_back(); }},
      {"unknown op", [](Expression& e) { e.ops.back().code = static_cast<OpCode>(77); }},
      {"too deep",
       [](Expression& e) {
         e.ops.assign(kMaxExpressionDepth + 1, {OpCode::kPush, 0});
       }},
      {"too long",
       [](Expression& e) {
         e.ops.assign(kMaxExpressionOps + 1, {OpCode::kPush, 0});
       }},
  };
  for (const Damage& damage : damages) {
    Expression damaged = Valid();
    damage.apply(damaged);
    EXPECT_FALSE(ValidateExpression(damaged.View()).ok()) << damage.name;
  }
}

TEST(Expression, DamagedSeasonsAreRefused) {
  const Damage damages[] = {
      {"day that does not exist", [](Expression& e) { e.windows[0].to = 431; }},
      {"month 13", [](Expression& e) { e.windows[0].to = 1301; }},
      {"gap", [](Expression& e) { e.windows[0].to = 530; }},
      {"overlap", [](Expression& e) { e.windows[0].to = 601; }},
      {"ops beyond the end", [](Expression& e) { e.windows[1].op_count = 5; }},
      {"first op beyond the end", [](Expression& e) { e.windows[1].first_op = 60000; }},
  };
  for (const Damage& damage : damages) {
    Expression damaged = Seasonal();
    damage.apply(damaged);
    EXPECT_FALSE(ValidateExpression(damaged.View()).ok()) << damage.name;
  }
}

TEST(Expression, OnlyNothingPercentOfTheCustomsValueIsFree) {
  EXPECT_TRUE(IsFree(ParseDutyText("Free")->View()));
  EXPECT_TRUE(IsFree(ParseDutyText("0.00 %")->View()));
  for (std::string_view text : {"0.01 %", "0 % of case", "0 XTS / kg", "0 % + 0 %"}) {
    EXPECT_FALSE(IsFree(ParseDutyText(text)->View())) << text;
  }
}

TEST(Expression, ATermHasNoBytesThatSayNothing) {
  const DutyTerm a = ParseDutyText("2 XTS / kg / gross")->terms[0];
  DutyTerm b;
  std::memset(static_cast<void*>(&b), 0xAB, sizeof(b));
  b = a;
  EXPECT_EQ(std::memcmp(&a, &b, sizeof(a)), 0);
}

}  // namespace
}  // namespace landfall
