#pragma once

#include <ostream>
#include <string>

#include "google/rpc/status.pb.h"
#include "landfall/quote/v1/quote.pb.h"

namespace landfall::server {

// A quote as a person wants to see it: every way with what it costs line by line, which is best and
// why, and what was rejected.
void PrintQuote(const std::string& title, const quote::v1::CreateQuoteRequest& request,
                const quote::v1::Quote& quote, std::ostream& out);

// An error with every fault of the request, one a line.
std::string DescribeFaults(const google::rpc::Status& status);

}  // namespace landfall::server
