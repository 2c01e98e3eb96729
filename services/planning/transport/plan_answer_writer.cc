#include "services/planning/transport/plan_answer_writer.h"

#include <algorithm>
#include <vector>

#include "common/rulebook/tables/freight_tables.h"
#include "common/rulebook/tables/value_tables.h"
#include "services/planning/transport/shipment_writer.h"
#include "services/quote/answer/answer_tables.h"

namespace landfall::planning {
namespace {

namespace rv1 = routing::v1;

// The plans of an answer, each once, in the order they are written.
std::vector<const Plan*> PlansOf(const PlanAnswer& answer) {
  std::vector<const Plan*> plans;
  auto add = [&](const Plan* plan) {
    if (plan != nullptr && std::ranges::find(plans, plan) == plans.end()) plans.push_back(plan);
  };
  for (const Plan& plan : answer.pareto) add(&plan);
  for (const Plan* plan : {answer.best, answer.cheapest, answer.fastest, answer.balanced}) {
    add(plan);
  }
  for (const Baseline& baseline : answer.baselines) add(baseline.plan);
  return plans;
}

uint32_t PlaceOf(const std::vector<const Plan*>& plans, const Plan* plan) {
  return static_cast<uint32_t>(std::ranges::find(plans, plan) - plans.begin());
}

void WritePlaces(const std::vector<const Plan*>& plans, const PlanAnswer& answer,
                 rv1::PlanOrderResponse& out) {
  if (answer.best != nullptr) out.set_best(PlaceOf(plans, answer.best));
  if (answer.cheapest != nullptr) out.set_cheapest(PlaceOf(plans, answer.cheapest));
  if (answer.fastest != nullptr) out.set_fastest(PlaceOf(plans, answer.fastest));
  if (answer.balanced != nullptr) out.set_balanced(PlaceOf(plans, answer.balanced));
  for (const Baseline& baseline : answer.baselines) {
    rv1::Baseline& added = *out.add_baselines();
    added.set_policy(static_cast<rv1::Policy>(baseline.policy));
    if (baseline.plan == nullptr) continue;
    added.set_plan(PlaceOf(plans, baseline.plan));
    if (answer.best == nullptr) continue;
    added.set_saving(baseline.plan->cost.counted - answer.best->cost.counted);
  }
}

void WriteProof(const Proof& proof, rv1::Proof& out) {
  out.set_kind(static_cast<rv1::ProofKind>(proof.kind));
  out.set_lower_bound(proof.lower_bound);
  if (proof.has_gap) out.set_gap_percent(proof.gap_percent.ToString());
  out.set_groups_priced(proof.groups_priced);
  out.set_budget_spent(proof.budget_spent);
}

// The rule behind a rejection and what it says.
void WriteRule(const Edition& edition, const RejectedWay& way, quote::AnswerTables& tables,
               rv1::RejectedWay& out) {
  if (way.rule != kNoRow) {
    const RestrictionRow& restriction = edition.Rows<RestrictionRow>()[way.rule];
    out.set_rule(tables.Name(restriction.id));
    out.set_detail(tables.Name(restriction.goods));
    return;
  }
  if (way.carrier == nullptr || way.carrier->rule == kNoRow) return;
  if (way.reason == RejectionReason::kLaneClosed) {
    const LaneStatusRow& lane = edition.Rows<LaneStatusRow>()[way.carrier->rule];
    out.set_rule(tables.Name(lane.id));
    out.set_detail(tables.Name(lane.note));
    return;
  }
  const GoodsRuleRow& goods = edition.Rows<GoodsRuleRow>()[way.carrier->rule];
  out.set_rule(tables.Name(goods.id));
  out.set_detail(tables.Name(goods.condition));
}

uint32_t ServiceName(const Edition& edition, const RejectedWay& way, quote::AnswerTables& tables) {
  if (way.own != nullptr) return tables.Name(way.own->freight.service_id);
  if (way.carrier != nullptr) {
    return tables.Name(edition.Rows<ServiceRow>()[way.carrier->service].id);
  }
  for (const ServiceRow& service : edition.Rows<ServiceRow>()) {
    if (service.key == way.service) return tables.Name(service.id);
  }
  return 0;
}

void WriteRejected(const Edition& edition, const RejectedWay& way, quote::AnswerTables& tables,
                   rv1::RejectedWay& out) {
  out.set_node(way.node);
  if (way.line != kNoRow) out.set_line(way.line);
  out.set_service(ServiceName(edition, way, tables));
  out.set_reason(static_cast<type::v1::RejectionReason>(way.reason));
  out.set_terms(static_cast<type::v1::Terms>(way.terms));
  WriteRule(edition, way, tables, out);
  if (way.has_freight) out.set_freight(way.freight);
}

void WritePlan(const Order& order, const Plan& plan, ShipmentWriter& shipments,
               quote::AnswerTables& tables, rv1::Plan& out) {
  for (const PlannedGroup& group : plan.groups) {
    rv1::PlannedGroup& added = *out.add_groups();
    added.set_seller(tables.Name(order.sellers[group.seller].seller_id));
    added.set_territory(tables.Name(group.territory.ToString()));
    for (const PlannedShipment& shipment : group.shipments) {
      shipments.Write(shipment, *added.add_shipments());
    }
    WriteCost(group.cost, *added.mutable_cost());
    added.set_reason(static_cast<rv1::SplitReason>(group.reason));
  }
  WriteCost(plan.cost, *out.mutable_cost());
  if (plan.days_known) out.set_latest(tables.Name(plan.latest));
  out.set_parcels(plan.parcels);
  out.set_complete(plan.complete);
}

void WriteConflict(const PlanAnswer& answer, rv1::PlanOrderResponse& out) {
  for (const Constraint& constraint : answer.conflict) {
    rv1::Constraint& added = *out.add_conflict();
    added.set_kind(static_cast<rv1::ConstraintKind>(constraint.kind));
    if (constraint.line != kNoRow) added.set_line(constraint.line);
    added.set_have(constraint.have);
    added.set_need(constraint.need);
  }
}

// Explains the best plan where that is asked for, and says what to know of it.
void WriteBest(const AnswerSettings& settings, const Plan& best, ShipmentWriter& shipments) {
  for (const PlannedGroup& group : best.groups) {
    for (const PlannedShipment& shipment : group.shipments) {
      if (settings.view == View::kFull) shipments.Explain(shipment);
      shipments.Warn(shipment);
    }
  }
}

void WriteDestination(const PlanAnswer& plans, type::v1::Answer& answer) {
  type::v1::ResolvedTerritories& territories = *answer.mutable_destination();
  territories.set_customs(plans.destination.customs.ToString());
  if (plans.destination.vat != Code::Of("NONE")) {
    territories.set_vat(plans.destination.vat.ToString());
  }
  territories.set_excise(plans.destination.excise.ToString());
  territories.set_territory(plans.destination.territory.ToString());
}

}  // namespace

void WritePlanAnswer(const quote::Sources& sources, const Order& order,
                     const AnswerSettings& settings, const PlanAnswer& answer, Arena& arena,
                     rv1::PlanOrderResponse& out) {
  const Edition& edition = sources.book.edition();
  type::v1::Answer& written = *out.mutable_answer();
  quote::AnswerTables tables(edition, answer.presentment, answer.presentment_digits, written);
  written.set_edition_id(edition.id().data(), edition.id().size());
  written.set_rate_set_id(sources.rates.name().id);
  WriteDestination(answer, written);
  out.set_state(static_cast<rv1::PlanState>(answer.state));
  out.set_policy(static_cast<rv1::Policy>(answer.policy));
  ShipmentWriter shipments(sources, order, answer, arena, tables, written);
  std::vector<const Plan*> plans = PlansOf(answer);
  for (const Plan* plan : plans) WritePlan(order, *plan, shipments, tables, *out.add_plans());
  WritePlaces(plans, answer, out);
  if (answer.best != nullptr) WriteBest(settings, *answer.best, shipments);
  WriteProof(answer.proof, *out.mutable_proof());
  for (const RejectedWay& way : answer.rejected) {
    WriteRejected(edition, way, tables, *out.add_rejected());
  }
  WriteConflict(answer, out);
  for (uint32_t family = 0; family < 32; ++family) {
    if ((answer.not_compared >> family & 1) != 0) out.add_families_not_compared(family);
  }
}

}  // namespace landfall::planning
