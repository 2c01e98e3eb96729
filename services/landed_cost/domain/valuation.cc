#include "services/landed_cost/domain/valuation.h"

#include "common/money/apportion.h"
#include "common/money/fraction.h"
#include "common/money/percent.h"
#include "common/rulebook/tables/place_tables.h"
#include "common/rulebook/tables/value_tables.h"
#include "services/landed_cost/domain/condition.h"
#include "services/landed_cost/domain/share.h"

namespace landfall::landed_cost {
namespace {

// An amount of the order in the law's currency, rounded as the law rounds conversions.
Decimal Converted(Frame& frame, const ValuationRow& rule, const Amount& amount,
                  ConversionPurpose purpose) {
  if (amount.value.IsZero()) return amount.value;
  Decimal value = amount.value;
  if (amount.currency != frame.currency) {
    bool of_supply = purpose == ConversionPurpose::kSupply;
    Day day = frame.At(of_supply ? ReadAt::kSupply : rule.rate_read_at).day();
    value = frame.rates.Convert(value, amount.currency, frame.currency, purpose, day);
  }
  return rule.conversion_rounding.stated ? Round(value, rule.conversion_rounding.rounding) : value;
}

bool Names(const Frame& frame, const FreightShareRow& share) {
  uint32_t mode = 1u << static_cast<uint32_t>(frame.goods.mode);
  if (share.modes != 0 && (share.modes & mode) == 0) return false;
  if (share.dispatch.count == 0) return true;
  for (const TestValueRow& value : frame.edition().Rows<TestValueRow>(share.dispatch)) {
    if (value.key == frame.goods.dispatch.packed()) return true;
    for (const GroupMemberRow& member : frame.edition().Rows<GroupMemberRow>(value.members)) {
      if (member.member == frame.goods.dispatch) return true;
    }
  }
  return false;
}

// The part of the transport cost before the border, as far as it counts.
Decimal BeforeBorder(Frame& frame, const ValuationRow& rule, Decimal freight, Decimal goods_total) {
  const Consignment& goods = frame.goods;
  if (goods.has_freight_after_border) {
    return freight -
           Converted(frame, rule, goods.freight_after_border, ConversionPurpose::kCustoms);
  }
  if ((rule.full_freight_channels >> static_cast<uint32_t>(goods.channel) & 1) != 0) return freight;
  for (const FreightShareRow& share : frame.edition().Rows<FreightShareRow>(rule.freight_shares)) {
    if (!Names(frame, share)) continue;
    Decimal before = Of(Percent{share.percent}, freight);
    if (share.has_cap) before = Smaller(before, Of(Percent{share.cap_percent}, goods_total));
    return rule.conversion_rounding.stated ? Round(before, rule.conversion_rounding.rounding)
                                           : before;
  }
  return freight;
}

// What the order states, else what the law assumes to be part of the customs value.
Decimal InsuranceOf(Frame& frame, const ValuationRow& rule, Decimal insured) {
  if (frame.goods.has_insurance) {
    return Converted(frame, rule, frame.goods.insurance, ConversionPurpose::kCustoms);
  }
  if (!rule.insurance || !rule.has_default_insurance) return Decimal();
  return Of(Percent{rule.default_insurance_percent}, insured);
}

// What enters the customs value of a line before transport: the stated value, the personal-use
// fraction of the price, or the price.
Decimal DutiableGoods(Frame& frame, const ValuationRow& rule, uint32_t line, bool personal_use) {
  const GoodsLine& goods = frame.goods.lines[line];
  if (goods.has_stated_value) {
    return Converted(frame, rule, {goods.stated_value, frame.goods.currency},
                     ConversionPurpose::kCustoms);
  }
  Decimal price = frame.values[line].goods;
  return personal_use ? Of(Percent{rule.personal_use_percent}, price) : price;
}

void FillLine(Frame& frame, const ValuationRow& rule, uint32_t line, Decimal dutiable) {
  LineValue& value = frame.values[line];
  value.dutiable_goods = dutiable;
  Decimal total = dutiable + value.freight_in_value;
  if (rule.insurance) total = total + value.insurance;
  if (!rule.uplift_percent.IsZero()) total = total + Of(Percent{rule.uplift_percent}, total);
  value.customs_value = rule.rounding.stated ? Round(total, rule.rounding.rounding) : total;
  if (!rule.insurance) value.insurance_outside_value = value.insurance;
  if (value.customs_value.IsOverflow()) frame.value_known = false;
}

// Transport and insurance of the consignment, in the law's currency.
struct Ancillary {
  Decimal freight_in_value;
  Decimal freight_outside_value;
  Decimal insurance;
  Decimal shipping_charged;
};

Ancillary AncillaryOf(Frame& frame, const ValuationRow& rule, Decimal goods_total) {
  Ancillary ancillary;
  Decimal freight = Converted(frame, rule, frame.goods.freight, ConversionPurpose::kCustoms);
  if (freight.IsZero() && !rule.default_freight_percent.IsZero()) {
    freight = Of(Percent{rule.default_freight_percent}, goods_total);
  }
  Decimal before = BeforeBorder(frame, rule, freight, goods_total);
  Decimal after = freight - before;
  ancillary.freight_in_value = (rule.freight_to_border ? before : Decimal()) +
                               (rule.freight_after_border ? after : Decimal());
  ancillary.freight_outside_value = freight - ancillary.freight_in_value;
  ancillary.insurance = InsuranceOf(
      frame, rule,
      rule.insurance_of_freight ? goods_total + ancillary.freight_in_value : goods_total);
  ancillary.shipping_charged =
      Converted(frame, rule, frame.goods.shipping_charged, ConversionPurpose::kSupply);
  if (frame.goods.has_insurance && frame.goods.insurance_charged) {
    ancillary.shipping_charged =
        ancillary.shipping_charged +
        Converted(frame, rule, frame.goods.insurance, ConversionPurpose::kSupply);
  }
  return ancillary;
}

}  // namespace

absl::Status Value(Frame& frame) {
  const ValuationRow& rule = frame.edition().Rows<ValuationRow>()[frame.valuation];
  uint32_t count = frame.line_count();
  Decimal goods_total;
  for (uint32_t i = 0; i < count; ++i) {
    frame.values[i].goods = Converted(frame, rule, {frame.net_prices[i], frame.goods.currency},
                                      ConversionPurpose::kCustoms);
    goods_total = goods_total + frame.values[i].goods;
  }
  frame.value_known = !goods_total.IsOverflow();
  if (!frame.value_known) return absl::OkStatus();
  Ancillary ancillary = AncillaryOf(frame, rule, goods_total);
  ShareOverLines(frame, ancillary.freight_in_value, &LineValue::freight_in_value);
  ShareOverLines(frame, ancillary.freight_outside_value, &LineValue::freight_outside_value);
  ShareOverLines(frame, ancillary.insurance, &LineValue::insurance);
  ShareOverLines(frame, ancillary.shipping_charged, &LineValue::shipping_charged);
  bool personal_use = rule.has_personal_use &&
                      Holds(frame, rule.personal_use_when, {.at = frame.entered}) == Truth::kYes;
  for (uint32_t i = 0; i < count; ++i) {
    FillLine(frame, rule, i, DutiableGoods(frame, rule, i, personal_use));
  }
  return absl::OkStatus();
}

}  // namespace landfall::landed_cost
