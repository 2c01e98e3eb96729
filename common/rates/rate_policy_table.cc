#include "common/rates/rate_policy_table.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"

namespace landfall {
namespace {

auto Key(const RatePolicyVersion& version) {
  return std::tuple(version.territory, version.purpose, version.from);
}

std::string Name(const RatePolicyVersion& version) {
  return absl::StrCat("rate policy of '", version.territory.ToString(), "', purpose ",
                      static_cast<int>(version.purpose), ", from ", version.from.ToString());
}

}  // namespace

absl::StatusOr<RatePolicyTable> RatePolicyTable::Build(std::vector<RatePolicyVersion> versions) {
  std::stable_sort(
      versions.begin(), versions.end(),
      [](const RatePolicyVersion& a, const RatePolicyVersion& b) { return Key(a) < Key(b); });
  for (size_t i = 0; i < versions.size(); ++i) {
    if (absl::Status status = CheckPolicy(versions[i].policy); !status.ok()) {
      return absl::InvalidArgumentError(absl::StrCat(Name(versions[i]), ": ", status.message()));
    }
    if (i > 0 && Key(versions[i - 1]) == Key(versions[i])) {
      return absl::InvalidArgumentError(Name(versions[i]) + ": given twice");
    }
  }
  RatePolicyTable table;
  table.versions_ = std::move(versions);
  return table;
}

const RatePolicy* RatePolicyTable::Find(Code territory, ConversionPurpose purpose, Day day) const {
  const RatePolicy* own = FindOwn(territory, purpose, day);
  return own != nullptr ? own : FindOwn(Code(), purpose, day);
}

const RatePolicy* RatePolicyTable::FindOwn(Code territory, ConversionPurpose purpose,
                                           Day day) const {
  auto after = std::upper_bound(
      versions_.begin(), versions_.end(), std::tuple(territory, purpose, day),
      [](const auto& key, const RatePolicyVersion& version) { return key < Key(version); });
  if (after == versions_.begin()) return nullptr;
  const RatePolicyVersion& version = *std::prev(after);
  bool same = version.territory == territory && version.purpose == purpose;
  return same ? &version.policy : nullptr;
}

}  // namespace landfall
