#include "services/planning/transport/plan_reader.h"

#include "common/edge/wire/order_reader.h"
#include "common/edge/wire/scalar_readers.h"
#include "common/edge/wire/wishes_reader.h"
#include "services/planning/transport/node_reader.h"

namespace landfall::planning {
namespace {

namespace rv1 = routing::v1;

constexpr int64_t kMicros = 1'000'000;
constexpr int64_t kLeastBudget = 1'000;
constexpr int64_t kMostBudget = 60 * kMicros;

AnswerSettings ReadPlanSettings(const ReadContext& context, const FieldPath& path,
                                const rv1::PlanOrderRequest& message) {
  FieldPath settings_path(path, "settings");
  if (message.settings().explain_options_size() > 0) {
    context.Fail(FieldPath(settings_path, "explain_options"), "expected none");
  }
  return ReadAnswerSettings(context, settings_path, message.settings());
}

int64_t ReadBudget(const ReadContext& context, const FieldPath& path,
                   const google::protobuf::Duration& duration) {
  constexpr std::string_view kExpected = "expected 1 ms to 60 s";
  FieldPath budget_path(path, "time_budget");
  if (duration.seconds() < 0 || duration.seconds() > kMostBudget / kMicros) {
    context.Fail(budget_path, kExpected);
    return 0;
  }
  int64_t micros = duration.seconds() * kMicros + duration.nanos() / 1'000;
  return ReadInteger(context, budget_path, micros, kLeastBudget, kMostBudget, kExpected);
}

}  // namespace

PlanAsk ReadPlanOrder(const ReadContext& context, const rv1::PlanOrderRequest& message) {
  FieldPath root;
  PlanAsk ask;
  ask.order = ReadOrder(context, FieldPath(root, "order"), message.order(), StartsFrom::kNodes);
  FieldPath wishes_path(root, "wishes");
  ask.wishes =
      ReadWishes(context, wishes_path, message.wishes(), ask.order.shipped_at, StartsFrom::kNodes);
  ask.settings = ReadPlanSettings(context, root, message);
  ask.request.nodes = ReadNodes(context, root, message, ask.order);
  ask.request.policy =
      ReadEnum<Policy>(context, FieldPath(root, "policy"), message.policy(), rv1::Policy_IsValid);
  if (ask.request.policy == Policy::kBalanced && ask.wishes.objective != Objective::kBalanced) {
    context.Fail(FieldPath(wishes_path, "objective"), "expected BALANCED with this policy");
  }
  ask.request.max_groups =
      static_cast<uint32_t>(ReadInteger(context, FieldPath(root, "max_groups"),
                                        message.max_groups(), 0, kMaxGroups, "expected 0 to 64"));
  if (message.has_time_budget()) {
    ask.request.time_budget_micros = ReadBudget(context, root, message.time_budget());
  }
  ask.request.price_rejected = message.price_rejected();
  return ask;
}

}  // namespace landfall::planning
