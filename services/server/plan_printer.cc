#include "services/server/plan_printer.h"

#include <map>
#include <set>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "services/server/charge_printer.h"

namespace landfall::server {
namespace {

namespace rv1 = routing::v1;
using type::v1::Answer;

// What the printers of one answer share.
struct Page {
  const rv1::PlanOrderRequest& request;
  const rv1::PlanOrderResponse& response;
  std::ostream& out;
  std::vector<uint32_t> footnotes;

  const Answer& answer() const { return response.answer(); }
  std::string Money(int64_t minor) const { return Amount(answer(), 0, minor); }
  const std::string& NodeId(uint32_t node) const {
    return request.nodes(static_cast<int>(node)).node_id();
  }
};

std::string ItemsOf(const Page& page, const rv1::PlannedShipment& shipment) {
  std::map<std::string, std::vector<std::string>> by_node;
  for (const rv1::PlannedItem& item : shipment.items()) {
    by_node[page.NodeId(item.node())].push_back(
        absl::StrFormat("%d of line %d", item.quantity(), item.line() + 1));
  }
  std::vector<std::string> parts;
  for (const auto& [node, items] : by_node) {
    parts.push_back(absl::StrCat(node, ": ", absl::StrJoin(items, ", ")));
  }
  return absl::StrJoin(parts, "; ");
}

std::string DaysOf(const Page& page, const rv1::PlannedShipment& shipment) {
  if (shipment.latest() == 0) return "days not known";
  return absl::StrCat("arrives ", Name(page.answer(), shipment.earliest()), " to ",
                      Name(page.answer(), shipment.latest()));
}

std::string Because(rv1::SplitReason reason) {
  if (reason == rv1::SPLIT_REASON_UNSPECIFIED) return "";
  return absl::StrCat("  (apart: ", WordOf(reason, rv1::SplitReason_Name, "SPLIT_REASON_"), ")");
}

void PrintShipment(Page& page, const rv1::PlannedShipment& shipment) {
  const Answer& answer = page.answer();
  const type::v1::Option& option = answer.options(static_cast<int>(shipment.option()));
  page.out << absl::StrFormat(
      "    %s\n      %s  %s, %s, regime %s, %s, %d parcels%s\n", ItemsOf(page, shipment),
      Name(answer, option.service()), WordOf(option.mode(), type::v1::Mode_Name, "MODE_"),
      WordOf(option.terms(), type::v1::Terms_Name, "TERMS_"), Name(answer, option.regime()),
      DaysOf(page, shipment), shipment.parcels_size(), Because(shipment.reason()));
  for (const type::v1::FreightComponent& part : option.freight()) {
    PrintFreight(answer, part, page.out);
  }
  for (const type::v1::Charge& charge : option.charges()) {
    PrintCharge(answer, charge, page.footnotes, page.out);
  }
  if (shipment.cost().handling() != 0) {
    PrintRow("handling", page.Money(shipment.cost().handling()), page.out);
  }
}

std::string LatestOf(const Page& page, const rv1::Plan& plan) {
  if (plan.latest() == 0) return "days not known";
  return "by " + Name(page.answer(), plan.latest());
}

std::string ProofOf(const Page& page) {
  const rv1::Proof& proof = page.response.proof();
  if (proof.kind() == rv1::PROOF_KIND_OPTIMAL) return "proven least";
  if (proof.gap_percent().empty()) return "best found";
  return absl::StrCat("best found, at most ", proof.gap_percent(), " % above the least");
}

void PrintBest(Page& page) {
  const rv1::Plan& plan = page.response.plans(static_cast<int>(page.response.best()));
  page.out << absl::StrFormat("  best plan (%s, %s): %s\n",
                              WordOf(page.response.policy(), rv1::Policy_Name, "POLICY_"),
                              ProofOf(page), LatestOf(page, plan));
  int number = 0;
  for (const rv1::PlannedGroup& group : plan.groups()) {
    page.out << absl::StrFormat("  consignment %d from %s, landed %s%s\n", ++number,
                                Name(page.answer(), group.territory()),
                                page.Money(group.cost().landed()), Because(group.reason()));
    for (const rv1::PlannedShipment& shipment : group.shipments()) PrintShipment(page, shipment);
  }
  const rv1::Cost& cost = plan.cost();
  PrintRow("goods", page.Money(cost.goods()), page.out);
  PrintRow("freight and insurance", page.Money(cost.freight() + cost.insurance()), page.out);
  PrintRow("duties, taxes, fees", page.Money(cost.duties() + cost.taxes() + cost.fees()), page.out);
  PrintRow("handling", page.Money(cost.handling()), page.out);
  PrintRow(plan.complete() ? "TO LAND" : "TO LAND, as far as known", page.Money(cost.landed()),
           page.out, plan.complete() ? "" : "INCOMPLETE");
  PrintRow("the buyer pays in all", page.Money(cost.buyer()), page.out);
}

std::string NodesOf(const Page& page, const rv1::Plan& plan) {
  std::vector<std::string> shipments;
  for (const rv1::PlannedGroup& group : plan.groups()) {
    for (const rv1::PlannedShipment& shipment : group.shipments()) {
      std::vector<std::string> nodes;
      for (uint32_t node : shipment.nodes()) nodes.push_back(page.NodeId(node));
      const type::v1::Option& option = page.answer().options(static_cast<int>(shipment.option()));
      shipments.push_back(
          absl::StrCat(absl::StrJoin(nodes, "+"), " by ", Name(page.answer(), option.service())));
    }
  }
  return absl::StrJoin(shipments, ", ");
}

void PrintOther(const Page& page, const std::string& label, uint32_t place) {
  const rv1::Plan& plan = page.response.plans(static_cast<int>(place));
  PrintRow(label, page.Money(plan.cost().landed()), page.out,
           absl::StrCat(LatestOf(page, plan), ", ", NodesOf(page, plan),
                        plan.complete() ? "" : ", INCOMPLETE"));
}

// Plans faster or cheaper than the best, and those of rules that look at no levy.
void PrintOthers(const Page& page) {
  const rv1::PlanOrderResponse& response = page.response;
  if (response.has_cheapest() && response.cheapest() != response.best()) {
    PrintOther(page, "cheapest", response.cheapest());
  }
  if (response.has_fastest() && response.fastest() != response.best()) {
    PrintOther(page, "fastest", response.fastest());
  }
  for (const rv1::Baseline& baseline : response.baselines()) {
    std::string name = WordOf(baseline.policy(), rv1::Policy_Name, "POLICY_");
    if (!baseline.has_plan()) {
      page.out << absl::StrFormat("      rule %s finds no plan\n", name);
      continue;
    }
    PrintOther(page, "rule " + name, baseline.plan());
    if (baseline.saving() > 0) {
      PrintRow("  the best plan saves", page.Money(baseline.saving()), page.out);
    }
  }
}

void PrintConflict(const Page& page) {
  if (page.response.state() != rv1::PLAN_STATE_UNROUTABLE) return;
  page.out << "  no plan: these cannot be met together\n";
  for (const rv1::Constraint& constraint : page.response.conflict()) {
    page.out << "    " << WordOf(constraint.kind(), rv1::ConstraintKind_Name, "CONSTRAINT_KIND_");
    if (constraint.has_line()) page.out << " of line " << constraint.line() + 1;
    if (constraint.need() > 0) {
      page.out << absl::StrFormat(": %d of %d", constraint.have(), constraint.need());
    }
    page.out << '\n';
  }
}

void PrintRejected(const Page& page) {
  std::map<std::string, std::set<std::string>> by_reason;
  for (const rv1::RejectedWay& way : page.response.rejected()) {
    by_reason[WordOf(way.reason(), type::v1::RejectionReason_Name, "REJECTION_REASON_")].insert(
        absl::StrCat(page.NodeId(way.node()), " by ", Name(page.answer(), way.service())));
  }
  for (const auto& [reason, ways] : by_reason) {
    page.out << absl::StrFormat("  rejected (%s): %s\n", reason, absl::StrJoin(ways, ", "));
  }
}

}  // namespace

void PrintPlans(const std::string& title, const rv1::PlanOrderRequest& request,
                const rv1::PlanOrderResponse& response, std::ostream& out) {
  Page page{request, response, out, {}};
  out << "== " << title << '\n';
  std::vector<std::string> nodes;
  for (const rv1::FulfilmentNode& node : request.nodes()) {
    nodes.push_back(absl::StrCat(node.node_id(), " (", node.address().country(), ")"));
  }
  out << absl::StrFormat("  %d lines from %s to %s\n", request.order().lines_size(),
                         absl::StrJoin(nodes, ", "), page.answer().destination().territory());
  if (response.has_best()) PrintBest(page);
  PrintOthers(page);
  PrintConflict(page);
  PrintRejected(page);
  for (size_t i = 0; i < page.footnotes.size(); ++i) {
    out << absl::StrFormat("  [%d] %s\n", i + 1, Name(page.answer(), page.footnotes[i]));
  }
  out << std::endl;
}

}  // namespace landfall::server
