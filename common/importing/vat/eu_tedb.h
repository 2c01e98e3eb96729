#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/money/decimal.h"
#include "common/time/day.h"

namespace landfall {

// A rate of VAT of one state: of everything (no code, no category), of goods of a class the caller
// states (category "standard"), or of a goods code.
struct VatRate {
  std::string territory{};
  std::string hs{};        // digits; empty: not of a code
  std::string category{};  // empty: not of a class
  Decimal percent{};
  Day from{};  // the day the source speaks of; the rate may be older

  friend bool operator==(const VatRate&, const VatRate&) = default;
};

// A result that did not become a rate, and why.
struct VatRejection {
  size_t line = 0;  // of the file, from 1
  std::string territory{};
  std::string text{};  // "REDUCED REDUCED_RATE 10.0 on 2024-01-01"
  std::string reason{};
};

struct VatImport {
  std::vector<VatRate> rates{};  // by territory, code, category, day; unchanged days left out
  std::vector<VatRejection> rejections{};
  size_t read = 0;  // results of the message
};

// Reads an answer of the Commission's Taxes in Europe Database (SOAP, retrieveVatRatesRespMsg).
// Standard rates are taken, and reduced rates that name goods codes; an exemption is no rate, and a
// reduced rate without codes cannot be placed. InvalidArgument when it is not such an answer.
absl::StatusOr<VatImport> ImportEuTedb(std::string_view bytes);

// One rate of a table of ours and what an import says instead.
struct VatChange {
  VatRate rate{};        // of the import
  std::string before{};  // percent the table has on that day; empty: it has no row
};

// What differs from a table of VAT rates of ours (the columns of data/tables), on the day of each
// rate. Rows with a condition or an origin are not compared. InvalidArgument when the table cannot
// be read.
absl::StatusOr<std::vector<VatChange>> CompareVat(std::string_view table,
                                                  const std::vector<VatRate>& rates);

// "changed AT standard on 2024-01-01: 20 % -> 21 %".
std::string LineOf(const VatChange& change);

// The rates as a table of ours, under comments that say where they are from.
std::string WriteVatTable(const std::vector<VatRate>& rates, std::string_view read_on);

}  // namespace landfall
