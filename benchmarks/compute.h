#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "landfall/quote/v1/quote.pb.h"

namespace landfall::bench {

// What a quote costs without wire and codec, best of many rounds on this thread.
struct Compute {
  double open_edition_ms = 0;        // map, check header and index, build what stands over the rows
  double read_order_us = 0;          // message to order, every field validated
  double quote_us = 0;               // order to ranked options
  double write_answer_us = 0;        // options to message
  double allocations_per_quote = 0;  // of the heap, in quote_us, after warm-up
  int64_t arena_bytes = 0;           // memory of one quote, as reserved
  int options = 0;
};

// Measures `request` on the rules of `data` (compiled into `edition_folder` when they are not yet),
// best of `rounds`.
absl::StatusOr<Compute> MeasureCompute(const quote::v1::CreateQuoteRequest& request,
                                       const std::string& data, const std::string& edition_folder,
                                       int rounds);

}  // namespace landfall::bench
