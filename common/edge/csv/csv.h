#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"

namespace landfall {

// One record: its fields without quotes, and the line of the file it begins on, from 1. The fields
// live until the callback returns.
struct CsvRecord {
  size_t line = 0;
  std::span<const std::string> fields;

  // Field `index`, or the empty view when the record is shorter.
  std::string_view operator[](size_t index) const {
    return index < fields.size() ? std::string_view(fields[index]) : std::string_view();
  }
};

// Reads RFC 4180 text record by record; blanks around a field and a byte order mark are dropped.
// Lines before the first record that begin with '#' are comments; empty lines are skipped. Stops at
// the first error of the callback. InvalidArgument names the line of a broken quotation.
absl::Status ReadCsv(std::string_view bytes, absl::FunctionRef<absl::Status(CsvRecord)> on_record);

// One field as it must stand in a file: quoted when it holds a comma, quote, line end or outer
// blank, or begins with '#'.
std::string CsvField(std::string_view text);

// Fields joined by commas, with a line feed.
std::string CsvLine(std::span<const std::string_view> fields);

}  // namespace landfall
