#include "common/edge/wire/line_reader.h"

#include <optional>

#include "common/edge/wire/line_details_reader.h"
#include "common/edge/wire/scalar_readers.h"

namespace landfall {
namespace {

constexpr int64_t kMaxGrams = 1'000'000'000;
constexpr int32_t kMaxSideMm = 100'000;
constexpr size_t kMaxDutyRateBytes = 256;

// Money in the currency of the order's prices.
Decimal ReadPrice(const ReadContext& context, const FieldPath& path,
                  const google::type::Money& money, LineSurroundings& around) {
  Amount amount = ReadMoney(context, path, money);
  if (around.currency.IsNone()) around.currency = amount.currency;
  if (!amount.currency.IsNone() && amount.currency != around.currency) {
    context.Fail(FieldPath(path, "currency_code"), "expected the currency of the other prices");
  }
  return amount.value;
}

void ReadPrices(const ReadContext& context, const FieldPath& path, const type::v1::Line& message,
                LineSurroundings& around, OrderLine& line) {
  FieldPath price_path(path, "unit_price");
  if (message.has_unit_price()) {
    line.unit_price = ReadPrice(context, price_path, message.unit_price(), around);
  } else {
    context.Fail(price_path, "required");
  }
  line.has_customs_value = message.has_customs_value();
  if (line.has_customs_value) {
    line.customs_value =
        ReadPrice(context, FieldPath(path, "customs_value"), message.customs_value(), around);
  } else if (message.has_unit_price() && message.unit_price().units() == 0 &&
             message.unit_price().nanos() == 0) {
    context.Fail(FieldPath(path, "customs_value"), "required where unit_price is 0");
  }
  line.price_basis = ReadRequiredEnum<PriceBasis>(
      context, FieldPath(path, "price_basis"), message.price_basis(), type::v1::PriceBasis_IsValid);
  line.has_retail_price = message.has_retail_price();
  if (line.has_retail_price) {
    line.retail_price = ReadMoney(context, FieldPath(path, "retail_price"), message.retail_price());
  }
}

void ReadMeasures(const ReadContext& context, const FieldPath& path, const type::v1::Line& message,
                  OrderLine& line) {
  line.quantity = ReadInteger(context, FieldPath(path, "quantity"), message.quantity(), 1,
                              kMaxQuantity, "expected 1 to 1,000,000,000");
  line.net_weight_grams =
      ReadGrams(context, FieldPath(path, "net_weight_grams"), message.net_weight_grams());
  FieldPath gross_path(path, "gross_weight_grams");
  line.gross_weight_grams = ReadGrams(context, gross_path, message.gross_weight_grams());
  if (line.gross_weight_grams != 0 && line.gross_weight_grams < line.net_weight_grams) {
    context.Fail(gross_path, "expected at least net_weight_grams");
  }
  if (message.has_dimensions()) {
    line.dimensions = ReadDimensions(context, FieldPath(path, "dimensions"), message.dimensions());
  }
  line.has_abv = !message.abv_percent().empty();
  if (line.has_abv) {
    line.abv_percent =
        ReadDecimal(context, FieldPath(path, "abv_percent"), message.abv_percent(), kShareBounds);
  }
  line.has_sucrose = !message.sucrose_percent().empty();
  if (line.has_sucrose) {
    line.sucrose_percent = ReadDecimal(context, FieldPath(path, "sucrose_percent"),
                                       message.sucrose_percent(), kShareBounds);
  }
}

uint32_t ReadSellerOfLine(const ReadContext& context, const FieldPath& path,
                          const type::v1::Line& message, const LineSurroundings& around) {
  FieldPath id_path(path, "seller_id");
  if (message.seller_id().empty()) {
    if (around.seller_count > 1) context.Fail(id_path, "required where there are several sellers");
    return 0;
  }
  std::string_view id = ReadText(context, id_path, message.seller_id(), kMaxIdBytes);
  if (id.empty()) return 0;
  std::optional<uint32_t> seller = around.sellers.Find(id);
  if (!seller.has_value()) context.Fail(id_path, "expected a seller_id of sellers");
  return seller.value_or(0);
}

std::string_view ReadDutyRate(const ReadContext& context, const FieldPath& path,
                              const std::string& text) {
  std::string_view rate = ReadText(context, path, text, kMaxDutyRateBytes);
  if (rate.empty() || context.lookup.IsDutyExpression(rate)) return rate;
  context.Fail(path, "expected a duty expression as in 12 % or 5 % + 1.20 EUR / KGM");
  return {};
}

}  // namespace

int64_t ReadGrams(const ReadContext& context, const FieldPath& path, int64_t grams) {
  if (grams == 0) return 0;
  if (grams > 0 && grams <= kMaxGrams) return grams;
  context.Fail(path, "expected 1 to 1,000,000,000");
  return 0;
}

Dimensions ReadDimensions(const ReadContext& context, const FieldPath& path,
                          const type::v1::Dimensions& message) {
  auto side = [&](std::string_view name, int32_t millimetres) {
    return static_cast<int32_t>(ReadInteger(context, FieldPath(path, name), millimetres, 1,
                                            kMaxSideMm, "expected 1 to 100,000"));
  };
  return {.length_mm = side("length_mm", message.length_mm()),
          .width_mm = side("width_mm", message.width_mm()),
          .height_mm = side("height_mm", message.height_mm())};
}

OrderLine ReadLine(const ReadContext& context, const FieldPath& path, const type::v1::Line& message,
                   LineSurroundings& around) {
  OrderLine line;
  line.line_id = ReadText(context, FieldPath(path, "line_id"), message.line_id(), kMaxIdBytes);
  line.seller = ReadSellerOfLine(context, path, message, around);
  line.item_type = ReadEnumOr(context, FieldPath(path, "item_type"), message.item_type(),
                              type::v1::ItemType_IsValid, ItemType::kGoods);
  FieldPath code_path(path, "hs_code");
  line.hs_code = ReadHsCode(context, code_path, message.hs_code());
  if (message.hs_code().empty() && line.item_type == ItemType::kGoods) {
    context.Fail(code_path, "required for goods");
  }
  line.origin = ReadTerritory(context, FieldPath(path, "origin"), message.origin());
  ReadPrices(context, path, message, around, line);
  ReadMeasures(context, path, message, line);
  line.tax_category = ReadWord(context, FieldPath(path, "tax_category"), message.tax_category(),
                               WordKind::kTaxCategory);
  line.duty_rate_text = ReadDutyRate(context, FieldPath(path, "duty_rate"), message.duty_rate());
  ReadLineDetails(context, path, message, line);
  return line;
}

}  // namespace landfall
