#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "common/rulebook/expression/duty_text.h"

namespace landfall {
namespace {

// What any reader accepts is valid, and its canonical text reads back equal.
void Check(const absl::StatusOr<Expression>& read) {
  if (!read.ok()) return;
  if (!ValidateExpression(read->View()).ok()) std::abort();
  const absl::StatusOr<Expression> again = ParseDutyText(FormatDutyText(read->View()));
  if (!again.ok() || *again != *read) std::abort();
}

}  // namespace
}  // namespace landfall

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace landfall;  // NOLINT: the entry point has no namespace of its own
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Check(ParseDutyText(text));
  Check(ParseUkTariffText(text));
  Check(ParseUsHtsText(text));
  Check(ParseFactsText(text));
  const absl::StatusOr<JpRate> jp = ParseJpTariffText(text);
  Check(jp.ok() ? absl::StatusOr<Expression>(jp->expression) : jp.status());
  const absl::StatusOr<std::vector<ProgrammeRate>> special = ParseUsSpecialText(text);
  if (special.ok()) {
    for (const ProgrammeRate& rate : *special) Check(rate.expression);
  }
  return 0;
}
