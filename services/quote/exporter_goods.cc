#include "services/quote/exporter_goods.h"

#include "common/money/fraction.h"
#include "services/quote/domain/all_in_prices.h"
#include "services/quote/domain/consignments.h"
#include "services/quote/domain/goods_lines.h"
#include "services/quote/domain/trade_class.h"

namespace landfall::quote {
namespace {

using landed_cost::GoodsLine;

// A share of amounts of a whole line.
class Share {
 public:
  Share(int64_t count, int64_t quantity)
      : count_(Decimal::FromInteger(count)), quantity_(Decimal::FromInteger(quantity)) {}

  Decimal Of(Decimal amount) const {
    return amount.IsZero() ? amount : Fraction(amount).Times(count_).Over(quantity_).Value();
  }

 private:
  Decimal count_;
  Decimal quantity_;
};

}  // namespace

absl::StatusOr<ExporterGoods> GoodsOfExporter(const Order& order, const Place& destination,
                                              Code dispatch, Arena& arena) {
  absl::StatusOr<Goods> goods = GoodsOf(order, arena);
  if (!goods.ok()) return goods.status();
  Quote facts;
  facts.destination = destination;
  facts.dispatch = dispatch;
  facts.trade_class = ClassifyTrade(order, destination);
  ExporterGoods found{.lines = goods->lines, .order_line = goods->order_line};
  found.rebates = goods->rebates;
  found.common = ConsignmentOf(order, *goods, facts, arena);
  return found;
}

GoodsLine PartOfLine(const GoodsLine& line, int64_t count, Arena& arena) {
  if (count == line.quantity) return line;
  GoodsLine part = line;
  Share share(count, line.quantity);
  part.quantity = count;
  for (Decimal* amount : {&part.price, &part.stated_value, &part.net_weight_kg,
                          &part.gross_weight_kg, &part.volume_m3, &part.retail_price}) {
    *amount = share.Of(*amount);
  }
  std::span<landed_cost::MeasuredQuantity> quantities = arena.CopyArray(line.quantities);
  for (landed_cost::MeasuredQuantity& each : quantities) each.amount = share.Of(each.amount);
  part.quantities = quantities;
  std::span<landed_cost::ValuePart> parts = arena.CopyArray(line.parts);
  for (landed_cost::ValuePart& each : parts) each.amount = share.Of(each.amount);
  part.parts = parts;
  return part;
}

bool PricesAreAllIn(const Order& order) { return AreAllIn(order); }

absl::Status CheckPrices(const Order& order) { return CheckAllIn(order); }

}  // namespace landfall::quote
