#pragma once

#include "common/rulebook/tables/law_tables.h"

namespace landfall::reference {

// Which rules count besides those in force.
struct Acting {
  bool announced = false;
  bool unverified = false;
};

inline bool Acts(RuleStatus status, Acting acting) {
  return status == RuleStatus::kInForce || (status == RuleStatus::kAnnounced && acting.announced) ||
         (status == RuleStatus::kUnverified && acting.unverified);
}

}  // namespace landfall::reference
