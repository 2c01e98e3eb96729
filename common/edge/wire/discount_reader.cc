#include <span>

#include "common/edge/wire/order_extras_reader.h"
#include "common/edge/wire/scalar_readers.h"
#include "common/money/percent.h"

namespace landfall {
namespace {

using Times = __int128;

// Price times quantity; a sum over an order stays in range by the limits of both.
Decimal LinePrice(const OrderLine& line) {
  return Decimal::FromScaled(line.unit_price.scaled() * static_cast<Times>(line.quantity));
}

Decimal PriceInScope(const Order& order, const Discount& discount) {
  Decimal sum;
  if (discount.lines.empty()) {
    for (const OrderLine& line : order.lines) sum += LinePrice(line);
  }
  for (uint32_t line : discount.lines) sum += LinePrice(order.lines[line]);
  return sum;
}

// What its line_ids name; a name that is wrong or given twice is left out. `all_read` is false
// then.
std::span<const uint32_t> ReadScope(const ReadContext& context, const FieldPath& path,
                                    const type::v1::Discount& message, const LineIndex& lines,
                                    bool& all_read) {
  int given = ReadCount(context, FieldPath(path, "line_ids"), message.line_ids_size(), kMaxLines);
  std::span<uint32_t> scope = context.arena.AllocateArray<uint32_t>(given);
  KeyIndex seen(context.arena, given);
  size_t count = 0;
  for (int i = 0; i < given; ++i) {
    std::optional<uint32_t> line = lines.Find(message.line_ids(i));
    FieldPath id_path(path, "line_ids", i);
    if (!line.has_value()) {
      context.Fail(id_path, "expected a line_id of lines");
    } else if (!seen.Add(message.line_ids(i), *line)) {
      context.Fail(id_path, "given twice");
    } else {
      scope[count++] = *line;
    }
  }
  all_read = count == static_cast<size_t>(message.line_ids_size());
  return scope.first(count);
}

void ReadSum(const ReadContext& context, const FieldPath& path, const google::type::Money& money,
             const Order& order, Discount& discount) {
  Amount amount = ReadMoney(context, path, money);
  if (!amount.currency.IsNone() && amount.currency != order.currency) {
    context.Fail(FieldPath(path, "currency_code"), "expected the currency of the prices");
  }
  if (money.units() == 0 && money.nanos() == 0) {
    context.Fail(path, "expected an amount above zero");
  }
  discount.amount = amount.value;
}

Discount ReadDiscount(const ReadContext& context, const FieldPath& path,
                      const type::v1::Discount& message, const LineIndex& lines,
                      const Order& order) {
  Discount discount;
  bool scope_read = true;
  discount.lines = ReadScope(context, path, message, lines, scope_read);
  discount.funded_by = ReadRequiredEnum<FundedBy>(context, FieldPath(path, "funded_by"),
                                                  message.funded_by(), type::v1::FundedBy_IsValid);
  discount.known_at_sale = message.known_at_sale();
  switch (message.reduction_case()) {
    case type::v1::Discount::kAmount:
      ReadSum(context, FieldPath(path, "amount"), message.amount(), order, discount);
      if (scope_read && discount.amount > PriceInScope(order, discount)) {
        context.Fail(FieldPath(path, "amount"), "expected at most the prices in scope");
      }
      break;
    case type::v1::Discount::kPercent:
      discount.is_percent = true;
      discount.percent =
          ReadDecimal(context, FieldPath(path, "percent"), message.percent(), kReductionBounds);
      break;
    case type::v1::Discount::REDUCTION_NOT_SET:
      context.Fail(path, "expected amount or percent");
      break;
  }
  return discount;
}

Decimal ReductionOf(const Order& order, const Discount& discount) {
  if (!discount.is_percent) return discount.amount;
  return Of(Percent{discount.percent}, PriceInScope(order, discount));
}

}  // namespace

void ReadDiscounts(const ReadContext& context, const FieldPath& path,
                   const type::v1::Order& message, const LineIndex& lines, Order& order) {
  FieldPath list_path(path, "discounts");
  int count = ReadCount(context, list_path, message.discounts_size(), kMaxDiscounts);
  if (count == 0) return;
  std::span<Discount> discounts = context.arena.AllocateArray<Discount>(count);
  Decimal sum;
  for (int i = 0; i < count; ++i) {
    discounts[i] =
        ReadDiscount(context, FieldPath(path, "discounts", i), message.discounts(i), lines, order);
    sum += ReductionOf(order, discounts[i]);
  }
  order.discounts = discounts;
  if (sum > PriceInScope(order, Discount())) {
    context.Fail(list_path, "expected reductions that sum to at most the prices");
  }
}

}  // namespace landfall
