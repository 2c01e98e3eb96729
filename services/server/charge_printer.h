#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "landfall/type/v1/answer.pb.h"

namespace landfall::server {

// Words and rows of a quote as a person reads it. Currencies and names are those of the answer's
// tables.

// "TRADE_CLASS_B2C" without its prefix, small, with spaces.
std::string Word(const std::string& name, size_t prefix);

template <typename Enum>
std::string WordOf(Enum value, const std::string& (*name)(Enum), std::string_view prefix) {
  return Word(name(value), prefix.size());
}

// "line 1", "lines 1,3": places counted from 0, as a person counts.
std::string LinesText(const google::protobuf::RepeatedField<uint32_t>& lines);

// Minor units of the currency at `currency`, with its code: "12.34 EUR".
std::string Amount(const type::v1::Answer& answer, uint32_t currency, int64_t minor);

const std::string& Name(const type::v1::Answer& answer, uint32_t place);

// A row with nothing but a label, a figure and what there is to remark.
void PrintRow(const std::string& label, const std::string& figure, std::ostream& out,
              const std::string& remark = "");

// One levy or fee: family, id, lines, rate and what it was applied to, amount or the reason there
// is none, who collects it, marks. Reasons in whole sentences are added to `footnotes` (places in
// Answer.names) and shown by number.
void PrintCharge(const type::v1::Answer& answer, const type::v1::Charge& charge,
                 std::vector<uint32_t>& footnotes, std::ostream& out);

// One part of the price of transport: what it rests on and of which day.
void PrintFreight(const type::v1::Answer& answer, const type::v1::FreightComponent& part,
                  std::ostream& out);

}  // namespace landfall::server
