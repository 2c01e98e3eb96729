#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/arena.h"
#include "common/goods/hs_code.h"
#include "services/quote/quote.h"

namespace landfall {

// Where goods are sent to, and when.
struct WalkLane {
  const char* name;
  const char* country;
  const char* subdivision;  // empty: none
  const char* postal_code;
  const char* currency;
  int scale;  // units of the currency for one of the walk's values
  const char* day;
};

// What became of the customs duty of one code at one value.
enum class Outcome { kComputed, kFree, kStale, kRelieved, kReplaced, kNotComputed, kRefused };
inline constexpr size_t kOutcomes = 7;

// What a walk found. `faults` are answers that say nothing: no answer, an amount of nothing without
// its reason, a gap without its reason, a rate that could not be read without its text.
struct WalkCount {
  std::array<size_t, kOutcomes> outcomes{};
  std::map<std::string, size_t> reasons{};  // of kNotComputed
  size_t asked = 0;
  std::vector<std::string> faults{};
};

// Quotes one item of each code, one order a code, at a value, as a caller would ask: with weight,
// quantities and origin, without a claim.
class CodeWalk {
 public:
  CodeWalk(const quote::Sources& sources, const WalkLane& lane);

  void Ask(HsCode code, int64_t value, WalkCount& count);

 private:
  void CheckOption(const quote::Option& option, const std::string& what, WalkCount& count);

  const quote::Sources& sources_;
  const WalkLane& lane_;
  Arena fixed_;  // of what all orders share
  Arena arena_;
  OrderLine line_;
  Seller seller_;
  CallerFreight way_;
  Order order_;
  Wishes wishes_;
};

// One line for people: "us: 88281 answers, computed 93.1 %, ...".
std::string Describe(std::string_view name, const WalkCount& count);

}  // namespace landfall
