#pragma once

#include <ostream>
#include <string>

namespace landfall::server {

// Two lists of data folders, each comma-separated, and a folder of orders.
struct OrderDiff {
  std::string before;
  std::string after;
  std::string orders;  // CreateQuoteRequests as *.json
};

// Prices every order under both and prints what each of its options costs to land before and after:
//
//   order cn-de.json: 11 options the same
//     changed posta.parcel ddp: 41.20 EUR -> 43.10 EUR, 1.90 EUR
//     removed posta.letter dap: 12.00 EUR
//
// Returns 0 when no option differs, 1 when one does, 2 when a side does not compile. A folder of
// orders that is not there is said and differs in nothing.
int DiffOrders(const OrderDiff& diff, std::ostream& out);

}  // namespace landfall::server
