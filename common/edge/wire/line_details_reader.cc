#include "common/edge/wire/line_details_reader.h"

#include <algorithm>
#include <bitset>
#include <optional>
#include <span>

#include "common/edge/wire/scalar_readers.h"

namespace landfall {
namespace {

constexpr int kMaxQuantities = 16;
constexpr int kMaxComponents = 32;
constexpr int kMaxConditions = 16;
constexpr int kMaxValueParts = 16;
constexpr int kMaxMeursingParts = 6;
constexpr size_t kMaxProgrammeBytes = 8;
constexpr DecimalBounds kQuantityBounds = {Decimal(), Decimal::FromInteger(1'000'000'000'000), true,
                                           "expected a decimal above 0 and at most 10^12"};
constexpr std::string_view kTwice = "given twice";

// Each number of an enumeration at most once.
class SeenOnce {
 public:
  template <typename Enum>
  bool Add(Enum value) {
    size_t number = static_cast<size_t>(value);
    if (number >= seen_.size()) return true;
    bool first = !seen_[number];
    seen_.set(number);
    return first;
  }

 private:
  std::bitset<64> seen_;
};

void ReadFlags(const ReadContext& context, const FieldPath& path, const type::v1::Line& message,
               OrderLine& line) {
  int count = ReadCount(context, FieldPath(path, "goods_flags"), message.goods_flags_size(),
                        kGoodsFlagLimit);
  std::span<GoodsFlag> flags = context.arena.AllocateArray<GoodsFlag>(count);
  SeenOnce seen;
  for (int i = 0; i < count; ++i) {
    FieldPath flag_path(path, "goods_flags", i);
    flags[i] = ReadRequiredEnum<GoodsFlag>(context, flag_path,
                                           static_cast<type::v1::GoodsFlag>(message.goods_flags(i)),
                                           type::v1::GoodsFlag_IsValid);
    if (flags[i] != GoodsFlag::kUnset && !seen.Add(flags[i])) context.Fail(flag_path, kTwice);
  }
  line.goods_flags = flags;
}

StatedQuantity ReadQuantity(const ReadContext& context, const FieldPath& path,
                            const type::v1::SupplementaryQuantity& message) {
  StatedQuantity quantity;
  quantity.value = ReadDecimal(context, FieldPath(path, "value"), message.value(), kQuantityBounds);
  std::optional<Unit> unit = FindUnit(message.unit());
  if (!unit.has_value() || *unit == Unit::kNone) {
    context.Fail(FieldPath(path, "unit"), "expected a UN/ECE Recommendation 20 code as in LTR");
  }
  quantity.unit = unit.value_or(Unit::kNone);
  quantity.qualifier =
      ReadEnum<QuantityQualifier>(context, FieldPath(path, "qualifier"), message.qualifier(),
                                  type::v1::QuantityQualifier_IsValid);
  return quantity;
}

void ReadQuantities(const ReadContext& context, const FieldPath& path,
                    const type::v1::Line& message, OrderLine& line) {
  int count = ReadCount(context, FieldPath(path, "supplementary_quantities"),
                        message.supplementary_quantities_size(), kMaxQuantities);
  std::span<StatedQuantity> quantities = context.arena.AllocateArray<StatedQuantity>(count);
  for (int i = 0; i < count; ++i) {
    FieldPath quantity_path(path, "supplementary_quantities", i);
    quantities[i] = ReadQuantity(context, quantity_path, message.supplementary_quantities(i));
    auto before = quantities.first(i);
    bool twice =
        quantities[i].unit != Unit::kNone &&
        std::any_of(before.begin(), before.end(), [&](const StatedQuantity& other) {
          return other.unit == quantities[i].unit && other.qualifier == quantities[i].qualifier;
        });
    if (twice) context.Fail(quantity_path, kTwice);
  }
  line.supplementary_quantities = quantities;
}

void ReadConditions(const ReadContext& context, const FieldPath& path,
                    const type::v1::Line& message, OrderLine& line) {
  int count = ReadCount(context, FieldPath(path, "stated_conditions"),
                        message.stated_conditions_size(), kMaxConditions);
  std::span<std::string_view> conditions = context.arena.AllocateArray<std::string_view>(count);
  for (int i = 0; i < count; ++i) {
    FieldPath condition_path(path, "stated_conditions", i);
    if (message.stated_conditions(i).empty()) context.Fail(condition_path, "required");
    conditions[i] =
        ReadWord(context, condition_path, message.stated_conditions(i), WordKind::kStatedCondition);
  }
  line.stated_conditions = conditions;
}

void ReadValueParts(const ReadContext& context, const FieldPath& path,
                    const type::v1::Line& message, OrderLine& line) {
  int count = ReadCount(context, FieldPath(path, "value_parts"), message.value_parts_size(),
                        kMaxValueParts);
  std::span<StatedValuePart> parts = context.arena.AllocateArray<StatedValuePart>(count);
  SeenOnce seen;
  for (int i = 0; i < count; ++i) {
    FieldPath part_path(path, "value_parts", i);
    const type::v1::ValuePart& message_part = message.value_parts(i);
    parts[i].kind =
        ReadRequiredEnum<ValuePartKind>(context, FieldPath(part_path, "kind"), message_part.kind(),
                                        type::v1::ValuePartKind_IsValid);
    if (parts[i].kind == ValuePartKind::kRetailPrice) {
      context.Fail(FieldPath(part_path, "kind"), "expected retail_price of the line instead");
    } else if (parts[i].kind != ValuePartKind::kUnset && !seen.Add(parts[i].kind)) {
      context.Fail(FieldPath(part_path, "kind"), kTwice);
    }
    FieldPath amount_path(part_path, "amount");
    if (!message_part.has_amount()) context.Fail(amount_path, "required");
    if (message_part.has_amount()) {
      parts[i].amount = ReadMoney(context, amount_path, message_part.amount());
    }
  }
  line.value_parts = parts;
}

void ReadMeursing(const ReadContext& context, const FieldPath& path, const type::v1::Line& message,
                  OrderLine& line) {
  int count =
      ReadCount(context, FieldPath(path, "meursing"), message.meursing_size(), kMaxMeursingParts);
  std::span<StatedMeursing> parts = context.arena.AllocateArray<StatedMeursing>(count);
  SeenOnce seen;
  for (int i = 0; i < count; ++i) {
    FieldPath part_path(path, "meursing", i);
    parts[i].kind =
        ReadRequiredEnum<MeursingKind>(context, FieldPath(part_path, "part"),
                                       message.meursing(i).part(), type::v1::MeursingPart_IsValid);
    if (parts[i].kind != MeursingKind::kUnset && !seen.Add(parts[i].kind)) {
      context.Fail(FieldPath(part_path, "part"), kTwice);
    }
    FieldPath amount_path(part_path, "per_100_kg");
    if (!message.meursing(i).has_per_100_kg()) context.Fail(amount_path, "required");
    if (message.meursing(i).has_per_100_kg()) {
      parts[i].per_100_kg = ReadMoney(context, amount_path, message.meursing(i).per_100_kg());
    }
  }
  line.meursing = parts;
}

Component ReadComponent(const ReadContext& context, const FieldPath& path,
                        const type::v1::Component& message) {
  Component component{
      .hs_code = ReadHsCode(context, FieldPath(path, "hs_code"), message.hs_code()),
      .origin = ReadTerritory(context, FieldPath(path, "origin"), message.origin()),
      .material = ReadText(context, FieldPath(path, "material"), message.material(), kMaxIdBytes)};
  if (!message.share_percent().empty()) {
    component.share_percent = ReadDecimal(context, FieldPath(path, "share_percent"),
                                          message.share_percent(), kShareBounds);
  }
  return component;
}

void ReadComponents(const ReadContext& context, const FieldPath& path,
                    const type::v1::Line& message, OrderLine& line) {
  FieldPath list_path(path, "components");
  int count = ReadCount(context, list_path, message.components_size(), kMaxComponents);
  std::span<Component> components = context.arena.AllocateArray<Component>(count);
  Decimal sum;
  for (int i = 0; i < count; ++i) {
    FieldPath component_path(path, "components", i);
    components[i] = ReadComponent(context, component_path, message.components(i));
    sum += components[i].share_percent;
    if (!message.declare_components()) continue;
    if (components[i].hs_code.IsNone()) {
      context.Fail(FieldPath(component_path, "hs_code"), "required with declare_components");
    }
  }
  Decimal whole = Decimal::FromInteger(100);
  if (sum > whole) context.Fail(list_path, "expected shares that sum to at most 100");
  line.components = components;
  line.declare_components = message.declare_components();
  if (line.declare_components && sum != whole) {
    context.Fail(list_path, "expected shares that sum to 100 with declare_components");
  }
}

void ReadPreference(const ReadContext& context, const FieldPath& path,
                    const type::v1::PreferenceClaim& message, OrderLine& line) {
  FieldPath programme_path(path, "programme");
  if (message.programme().empty()) context.Fail(programme_path, "required");
  std::string_view word = message.programme();
  if (word.size() > kMaxProgrammeBytes) {
    context.Fail(programme_path, "expected at most 8 bytes");
  } else {
    word = ReadWord(context, programme_path, message.programme(), WordKind::kProgramme);
    line.preference.programme = Code::Parse(word).value_or(Code());
  }
  line.preference.proof = ReadEnum<ProofKind>(context, FieldPath(path, "proof"), message.proof(),
                                              type::v1::ProofKind_IsValid);
  line.preference.direct_transport = message.direct_transport();
}

}  // namespace

void ReadLineDetails(const ReadContext& context, const FieldPath& path,
                     const type::v1::Line& message, OrderLine& line) {
  if (message.goods_flags_size() > 0) ReadFlags(context, path, message, line);
  if (message.supplementary_quantities_size() > 0) ReadQuantities(context, path, message, line);
  if (message.stated_conditions_size() > 0) ReadConditions(context, path, message, line);
  if (message.value_parts_size() > 0) ReadValueParts(context, path, message, line);
  if (message.meursing_size() > 0) ReadMeursing(context, path, message, line);
  if (message.components_size() > 0 || message.declare_components()) {
    ReadComponents(context, path, message, line);
  }
  if (message.has_preference()) {
    ReadPreference(context, FieldPath(path, "preference"), message.preference(), line);
  }
}

}  // namespace landfall
