#include <functional>

#include "tests/unit/planning/planning_fixture.h"

namespace landfall::planning {
namespace {

std::unique_ptr<TestOrder> Good() {
  std::unique_ptr<TestOrder> order = OrderTo("FR", "75001", "EUR", "2026-08-03T12:00:00Z");
  AddLine(*order, "61091000", "20", 2, 300);
  AddLine(*order, "95030000", "35", 1, 800);
  AddNode(*order, "berlin", "DE", 1, {2, 1});
  AddService(*order, 0, "post", "6", "0", Mode::kMail, 4);
  return order;
}

TEST(BadRequestsTest, EachFaultNamesItsField) {
  struct {
    std::function<void(TestOrder&)> spoil;
    std::string_view field;
  } cases[] = {
      {[](TestOrder& order) { order.nodes.clear(); }, "nodes: expected at least one"},
      {[](TestOrder& order) {
         for (int i = 0; i < 64; ++i) AddNode(order, "n" + std::to_string(i), "DE", 1, {});
       },
       "nodes: expected at most 64"},
      {[](TestOrder& order) {
         for (int i = 0; i < 256; ++i) {
           AddService(order, 0, "s" + std::to_string(i), "1", "1", Mode::kMail, 2);
         }
       },
       "nodes: expected at most 256 services of their own"},
      {[](TestOrder& order) { order.stock[0][1].quantity = -1; },
       "nodes[0].stock[1].quantity: expected 0 or more"},
      {[](TestOrder& order) { order.stock[0][1].line = 2; },
       "nodes[0].stock[1].line: no such line"},
      {[](TestOrder& order) { order.stock[0][1].line = 0; },
       "nodes[0].stock[1].line: the node states it twice"},
      {[](TestOrder& order) { order.nodes[0].seller = 2; }, "nodes[0].seller_id: no such seller"},
      {[](TestOrder& order) { order.nodes[0].node_id = ""; }, "nodes[0].node_id: expected a name"},
      {[](TestOrder& order) { AddNode(order, "berlin", "DE", 1, {}); },
       "nodes[1].node_id: another node has it"},
      {[](TestOrder& order) { order.nodes[0].address.country = Code::Of("QQ"); },
       "nodes[0].address.country: no such territory"},
      {[](TestOrder& order) { order.order.destination.country = Code::Of("QQ"); },
       "destination.country: no such territory"},
      {[](TestOrder& order) { order.nodes[0].cut_off_minute = 1440; },
       "nodes[0].cut_off: expected a minute of the day"},
      {[](TestOrder& order) {
         order.wishes.has_deadline = true;
         order.wishes.deadline = Instant::Parse("2026-08-03T11:59:59Z").value();
       },
       "deadline: before the order ships"},
      {[](TestOrder& order) { order.request.max_groups = 65; }, "max_groups: expected at most 64"},
      {[](TestOrder& order) {
         while (order.lines.size() < 1001) AddLine(order, "61091000", "1", 1, 1);
       },
       "lines: expected at most 1000"},
      {[](TestOrder& order) {
         for (OrderLine& line : order.lines) line.item_type = ItemType::kDigital;
       },
       "lines: no goods to send"},
  };
  for (const auto& item : cases) {
    std::unique_ptr<TestOrder> order = Good();
    item.spoil(*order);
    Arena arena;
    absl::StatusOr<PlanAnswer> answer = order->Plan(arena);
    ASSERT_FALSE(answer.ok()) << item.field;
    EXPECT_EQ(answer.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(std::string(answer.status().message()), item.field);
  }
}

TEST(BadRequestsTest, WhatCannotBeMetIsAnAnswerThatNamesIt) {
  struct {
    std::function<void(TestOrder&)> spoil;
    ConstraintKind kind;
    uint32_t line;
  } cases[] = {
      {[](TestOrder& order) { order.stock[0].clear(); }, ConstraintKind::kStock, 0},
      {[](TestOrder& order) { order.stock[0][1].quantity = 0; }, ConstraintKind::kStock, 1},
      {[](TestOrder& order) { order.services[0].clear(); }, ConstraintKind::kService, 0},
      {[](TestOrder& order) {
         order.flags = {{}, {GoodsFlag::kLiquid}};
         order.services[0][0].refused_flags = 1u << static_cast<unsigned>(GoodsFlag::kLiquid);
       },
       ConstraintKind::kService, 1},
      {[](TestOrder& order) { order.services[0][0].max_parcel_grams = 500; },
       ConstraintKind::kService, 1},
      {[](TestOrder& order) {
         order.services[0][0].freight.terms = Terms::kDap;
         order.wishes.terms = Terms::kDdp;
       },
       ConstraintKind::kTerms, kNoRow},
      {[](TestOrder& order) {
         static const Mode kSea[] = {Mode::kSea};
         order.wishes.modes = kSea;
       },
       ConstraintKind::kMode, kNoRow},
  };
  for (const auto& item : cases) {
    std::unique_ptr<TestOrder> order = Good();
    item.spoil(*order);
    Arena arena;
    absl::StatusOr<PlanAnswer> answer = order->Plan(arena);
    ASSERT_TRUE(answer.ok()) << answer.status();
    ASSERT_EQ(answer->state, PlanState::kUnroutable);
    ASSERT_EQ(answer->conflict.size(), 1u);
    EXPECT_EQ(answer->conflict[0].kind, item.kind);
    EXPECT_EQ(answer->conflict[0].line, item.line);
  }
}

TEST(BadRequestsTest, AConflictOfSeveralConstraintsNamesAllAndNoOther) {
  std::unique_ptr<TestOrder> order = Good();
  AddService(*order, 0, "express", "16", "0", Mode::kExpress, 1);
  static const Mode kMail[] = {Mode::kMail};
  order->wishes.modes = kMail;
  order->wishes.has_deadline = true;
  order->wishes.deadline = Instant::Parse("2026-08-05T00:00:00Z").value();
  Arena arena;
  absl::StatusOr<PlanAnswer> answer = order->Plan(arena);
  ASSERT_TRUE(answer.ok()) << answer.status();
  ASSERT_EQ(answer->state, PlanState::kUnroutable);
  ASSERT_EQ(answer->conflict.size(), 2u);
  EXPECT_EQ(answer->conflict[0].kind, ConstraintKind::kDeadline);
  EXPECT_EQ(answer->conflict[1].kind, ConstraintKind::kMode);
}

}  // namespace
}  // namespace landfall::planning
