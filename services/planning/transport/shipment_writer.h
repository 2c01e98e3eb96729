#pragma once

#include <map>

#include "common/base/arena.h"
#include "common/order/order.h"
#include "common/order/wishes.h"
#include "landfall/routing/v1/plan.pb.h"
#include "services/planning/plan.h"
#include "services/quote/answer/answer_tables.h"

namespace landfall::planning {

// Writes shipments: how they travel, and their options into the answer's table, each once.
class ShipmentWriter {
 public:
  // All must outlive the writer.
  ShipmentWriter(const quote::Sources& sources, const Order& order, const PlanAnswer& plans,
                 Arena& arena, quote::AnswerTables& tables, type::v1::Answer& answer)
      : sources_(sources),
        order_(order),
        plans_(plans),
        arena_(arena),
        tables_(tables),
        answer_(answer) {}

  void Write(const PlannedShipment& shipment, routing::v1::PlannedShipment& out);

  // Adds the explanation to the option of a shipment that was written.
  void Explain(const PlannedShipment& shipment);

  // Adds what a person should know of the shipment.
  void Warn(const PlannedShipment& shipment);

 private:
  // The shipment as a quote of one option.
  quote::Quote QuoteOf(const PlannedShipment& shipment);
  uint32_t OptionOf(const PlannedShipment& shipment);
  void WriteDistances(const PlannedShipment& shipment, routing::v1::PlannedShipment& out);

  const quote::Sources& sources_;
  const Order& order_;
  const PlanAnswer& plans_;
  Arena& arena_;
  quote::AnswerTables& tables_;
  type::v1::Answer& answer_;
  std::map<const quote::Option*, uint32_t> written_;
};

void WriteCost(const CostParts& cost, routing::v1::Cost& out);

}  // namespace landfall::planning
