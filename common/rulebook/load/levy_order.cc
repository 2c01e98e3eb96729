#include "common/rulebook/load/levy_order.h"

#include <algorithm>
#include <set>

#include "landfall/rulebook/v1/rulebook.pb.h"

namespace landfall {
namespace {

using Links = std::map<std::string, std::set<std::string>>;

std::string_view OrSelf(const std::string& code, const std::string& self) {
  return code.empty() ? self : code;
}

bool HoldsIn(const grammar::Levy& levy, const grammar::Territory& place) {
  if (levy.territory() == place.id()) return true;
  switch (levy.area()) {
    case grammar::Levy_AreaKind_AREA_KIND_VAT:
      return levy.territory() == OrSelf(place.vat(), place.id());
    case grammar::Levy_AreaKind_AREA_KIND_EXCISE:
      return levy.territory() == OrSelf(place.excise(), place.id());
    default:
      return levy.territory() == OrSelf(place.customs(), place.id());
  }
}

class LinkFinder {
 public:
  explicit LinkFinder(const RuleSet& rules) : rules_(rules) {
    for (const auto& [id, levy] : rules.levies) {
      std::vector<bool>& places = places_[id];
      for (const auto& [code, place] : rules.territories) places.push_back(HoldsIn(*levy, *place));
    }
  }

  // Levies each levy waits for.
  Links Find() const {
    Links links;
    for (const auto& [id, levy] : rules_.levies) {
      std::set<std::string>& before = links[id];
      for (const grammar::Base& base : levy->base()) {
        if (!base.levy().empty() && rules_.levies.contains(base.levy())) before.insert(base.levy());
        if (base.family() != 0 || base.quantity() == grammar::QUANTITY_ADVANCED) {
          AddFamily(id, base, before);
        }
      }
      AddTested(levy->when(), before);
      for (const grammar::LevyVersion& version : levy->versions()) {
        AddTested(version.when(), before);
        for (const grammar::ScheduleColumn& column : version.schedule().columns()) {
          AddTested(column.when(), before);
        }
      }
    }
    return links;
  }

 private:
  void AddFamily(const std::string& id, const grammar::Base& base,
                 std::set<std::string>& before) const {
    for (const auto& [other, levy] : rules_.levies) {
      const bool named = base.family() != 0 ? levy->family() == base.family()
                                            : levy->family() != grammar::FAMILY_CARRIER_FEE;
      if (named && other != id && Meet(places_.at(id), places_.at(other))) before.insert(other);
    }
  }

  // Levies that must be known to apply before a condition can be tested.
  void AddTested(const grammar::Condition& condition, std::set<std::string>& before) const {
    for (const grammar::Test& test : condition.all()) {
      if (test.subject() != grammar::SUBJECT_LEVY_APPLIES) continue;
      for (const std::string& id : test.values()) {
        if (rules_.levies.contains(id)) before.insert(id);
      }
    }
    for (const grammar::Condition& part : condition.any()) AddTested(part, before);
  }

  static bool Meet(const std::vector<bool>& a, const std::vector<bool>& b) {
    for (size_t i = 0; i < a.size(); ++i) {
      if (a[i] && b[i]) return true;
    }
    return false;
  }

  const RuleSet& rules_;
  std::map<std::string, std::vector<bool>> places_;
};

// Walks from levy to levy it waits for, among those left, until one comes again.
std::vector<std::string> FindCycle(const Links& links, const std::set<std::string>& left) {
  std::vector<std::string> path;
  std::string at = *left.begin();
  while (true) {
    auto seen = std::find(path.begin(), path.end(), at);
    if (seen != path.end()) {
      std::vector<std::string> cycle(seen, path.end());
      cycle.push_back(at);
      return cycle;
    }
    path.push_back(at);
    for (const std::string& next : links.at(at)) {
      if (!left.contains(next)) continue;
      at = next;
      break;
    }
  }
}

}  // namespace

LevyOrder OrderLevies(const RuleSet& rules) {
  const Links links = LinkFinder(rules).Find();
  std::map<std::string, size_t> waits;
  Links waiting;  // who waits for a levy
  std::set<std::string> ready, left;
  for (const auto& [id, before] : links) {
    left.insert(id);
    waits[id] = before.size();
    if (before.empty()) ready.insert(id);
    for (const std::string& other : before) waiting[other].insert(id);
  }
  LevyOrder order;
  while (!ready.empty()) {
    const std::string id = *ready.begin();
    ready.erase(ready.begin());
    left.erase(id);
    order.ids.push_back(id);
    for (const std::string& other : waiting[id]) {
      if (--waits[other] == 0) ready.insert(other);
    }
  }
  if (!left.empty()) order.cycle = FindCycle(links, left);
  return order;
}

}  // namespace landfall
