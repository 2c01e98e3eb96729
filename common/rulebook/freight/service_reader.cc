#include "common/rulebook/freight/service_reader.h"

#include "absl/strings/str_split.h"
#include "common/rulebook/freight/words.h"
#include "common/rulebook/text_key.h"

namespace landfall {
namespace {

// "greater" or, with the side that makes volume count, "volume_if_side:400".
void ReadWeighing(RowReader& row, ServiceRow& service) {
  std::pair<std::string, std::string> parts =
      absl::StrSplit(row.Text("weighing"), absl::MaxSplits(':', 1));
  constexpr Word<WeighingRule> kRules[] = {{"actual", WeighingRule::kActual},
                                           {"greater", WeighingRule::kGreater},
                                           {"volume_if_twice", WeighingRule::kVolumeIfTwice},
                                           {"volume_if_side", WeighingRule::kVolumeIfLongSide}};
  const Word<WeighingRule>* rule = nullptr;
  for (const Word<WeighingRule>& word : kRules) {
    if (word.text == parts.first) rule = &word;
  }
  if (rule == nullptr) return row.Complain("weighing", "\"" + parts.first + "\" is not a rule");
  service.weighing = rule->value;
  bool wants_side = rule->value == WeighingRule::kVolumeIfLongSide;
  std::optional<int64_t> side = ParseLength(parts.second);
  if (wants_side != !parts.second.empty() || (wants_side && !side)) {
    return row.Complain("weighing", "volume_if_side, and no other rule, takes a length");
  }
  service.long_side = side.value_or(0);
  VolumeDivisor divisor = row.Divisor("divisor");
  if ((divisor.divisor == 0) != (rule->value == WeighingRule::kActual)) {
    row.Complain("divisor", "required by every rule except actual, which takes none");
  }
  service.divisor = divisor.divisor;
  service.volume_unit = divisor.volume_unit;
  service.volume_weight = divisor.volume_weight;
}

// "exact", "up:1cm", "nearest:1in".
void ReadSides(RowReader& row, ServiceRow& service) {
  std::pair<std::string, std::string> parts =
      absl::StrSplit(row.Text("sides"), absl::MaxSplits(':', 1));
  service.side_rounding = SideRounding::kExact;
  if (parts.first == "exact" && parts.second.empty()) return;
  std::optional<int64_t> step = ParseLength(parts.second);
  bool up = parts.first == "up";
  if ((!up && parts.first != "nearest") || !step || *step == 0) {
    return row.Complain("sides", "must be exact, up:<length> or nearest:<length>");
  }
  service.side_rounding = up ? SideRounding::kUp : SideRounding::kNearest;
  service.side_step = *step;
}

// "400 USD" or empty.
void ReadValueCap(RowReader& row, ServiceRow& service) {
  std::vector<std::string> words = row.List("value_cap");
  if (words.empty()) return;
  absl::StatusOr<Decimal> amount = Decimal::Parse(words[0]);
  absl::StatusOr<CurrencyCode> currency = CurrencyCode::Parse(words.size() == 2 ? words[1] : "");
  if (!amount.ok() || amount->IsNegative() || !currency.ok()) {
    return row.Complain("value_cap", "must be an amount and its currency");
  }
  service.value_cap = *amount;
  service.value_currency = *currency;
}

void ReadLimits(RowReader& row, ServiceRow& service) {
  service.min_weight = row.Weight("min_weight");
  service.max_weight = row.Weight("max_weight");
  service.max_longest = row.Length("max_longest");
  service.max_sum = row.Length("max_sum");
  service.max_girth = row.Length("max_girth");
  service.weight_step = row.Weight("step");
  service.min_charge = row.Weight("min_charge");
  if (service.max_weight != 0 && service.min_weight > service.max_weight) {
    row.Complain("max_weight", "below min_weight");
  }
}

uint8_t ReadTerms(RowReader& row) {
  uint8_t terms = 0;
  for (const std::string& word : row.List("terms")) {
    if (word != "DDP" && word != "DAP") row.Complain("terms", "\"" + word + "\" is not DDP or DAP");
    terms |= 1u << static_cast<unsigned>(word == "DDP" ? Terms::kDdp : Terms::kDap);
  }
  if (terms == 0) row.Complain("terms", "required");
  return terms;
}

}  // namespace

void ReadService(RowReader& row, FreightDrafts& drafts) {
  constexpr Word<Support> kSupport[] = {{"no", Support::kNo},
                                        {"yes", Support::kYes},
                                        {"partial", Support::kPartly},
                                        {"limited", Support::kPartly}};
  constexpr Word<uint8_t> kFuel[] = {{"included", 0}, {"table", 1}};
  constexpr Word<uint8_t> kRemote[] = {{"none", 0}, {"table", 1}};
  ServiceDraft draft{.at = row.at(),
                     .id = row.Required("service"),
                     .name = row.Required("name"),
                     .carrier = row.Required("carrier"),
                     .source = row.Required("source"),
                     .origins = row.Codes("origins"),
                     .row = {}};
  if (draft.origins.empty()) row.Complain("origins", "required");
  ServiceRow& service = draft.row;
  service.key = TextKey(draft.id);
  service.first = row.DayOr("from", Day::Min());
  service.last = Day::Max();
  service.as_of = row.DayOr("as_of", Day::Min());
  service.zone_scheme = row.CodeOrAny("zones");
  service.mode = row.OneOf<Mode>("mode", kModeWords);
  service.channel = row.OneOf<Channel>("channel", kChannelWords);
  ReadLimits(row, service);
  ReadWeighing(row, service);
  ReadSides(row, service);
  ReadValueCap(row, service);
  service.terms = ReadTerms(row);
  service.ioss = row.OneOf<Support>("ioss", kSupport);
  service.tracked = row.OneOf<Support>("tracked", kSupport);
  service.fuel_by_table = row.OneOf<uint8_t>("fuel", kFuel);
  service.remote_by_table = row.OneOf<uint8_t>("remote", kRemote);
  drafts.services.push_back(std::move(draft));
}

}  // namespace landfall
