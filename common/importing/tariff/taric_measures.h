#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/importing/tariff/taric_components.h"
#include "common/time/day.h"

namespace landfall {

// What a record does to what was there before.
enum class TaricUpdate : uint8_t { kChange = 1, kDelete = 2, kInsert = 3 };

// A measure of a TARIC envelope with the parts the envelope states of it.
struct TaricMeasure {
  size_t record = 0;    // number of its record in the file, from 1
  std::string sid{};    // number the source knows it by
  std::string type{};   // "103" third country duty, "142" tariff preference
  std::string area{};   // "1011" everybody, a country, or a group of them
  std::string code{};   // ten digits
  std::string from{};   // as the source has them
  std::string until{};  // last day; empty: open
  std::string quota{};  // order number; empty: none
  std::string additional_code{};
  TaricUpdate update = TaricUpdate::kInsert;
  std::vector<TaricComponent> components{};
  std::vector<std::string> excluded{};  // areas it does not hold for
  bool conditional = false;             // the rate depends on a condition
  bool stopped = false;                 // suspended for a part of its days
};

// The measures of one envelope, in order. Records of other kinds are passed over. InvalidArgument
// when it is no TARIC message or a record lacks what joins it to its measure.
absl::StatusOr<std::vector<TaricMeasure>> ReadTaricEnvelope(std::string_view bytes);

}  // namespace landfall
