#include "services/landed_cost/domain/table_query.h"

namespace landfall::landed_cost {

Findings::TableRow FindTableRow(const Frame& frame, const LevyState& state, uint32_t line) {
  const GoodsLine& goods = frame.goods.lines[line];
  const TableRateQuery query{.territory = frame.goods.destination.territory,
                             .area = AreaTerritory(frame.goods.destination, state.row->area),
                             .hs = goods.hs,
                             .origin = goods.origin,
                             .category = goods.tax_category,
                             .conditions = goods.stated,
                             .day = frame.At(state.row->read_at).day(),
                             .announced = frame.choice.announced,
                             .unverified = frame.choice.unverified};
  const TableRateRow* row = FindTableRate(frame.edition(), state.rule->target, query);
  MissingInput missing = MissingInput::kNone;
  if (DiffersBelow(frame.edition(), state.rule->target, query, row)) {
    missing = MissingInput::kHsCode;
  } else if (goods.origin.IsNone() &&
             DiffersByOrigin(frame.edition(), state.rule->target, query, row)) {
    missing = MissingInput::kOrigin;
  }
  return {.row = row, .missing = missing, .asked = true};
}

}  // namespace landfall::landed_cost
