#pragma once

#include <string>
#include <vector>

#include "landfall/type/v1/answer.pb.h"

namespace landfall::server {

// What computing the figures of an answer again from their leaves showed.
struct Replay {
  int recomputed = 0;  // figures that came to the same
  int taken = 0;       // rates with quantities, bands or other currencies: taken as given
  std::vector<std::string> differences;
};

// Computes every figure of the explained options (view FULL) again: totals, customs values, bases,
// percentages with their limits, roundings of amounts and of documents. Uses the answer alone.
Replay ReplayOf(const type::v1::Answer& answer);

}  // namespace landfall::server
