#pragma once

#include "common/base/arena.h"
#include "services/landed_cost/consignment.h"
#include "services/quote/domain/goods_lines.h"
#include "services/quote/quote.h"

namespace landfall::quote {

// What all ways of an order have in common, as customs sees it.
landed_cost::Consignment ConsignmentOf(const Order& order, const Goods& goods, const Quote& quote,
                                       Arena& arena);

// When goods on a way enter: both ends of its transit window after shipping, or both the moment the
// order states. A way whose days are not known enters at shipping.
struct EntryWindow {
  Instant start;
  Instant end;
};
EntryWindow EntryWindowOf(const Order& order, const Way& way, Day dispatched);

// The same consignment on one way and terms.
landed_cost::Consignment OnWay(const landed_cost::Consignment& common, const Order& order,
                               const Way& way, Terms terms);

}  // namespace landfall::quote
