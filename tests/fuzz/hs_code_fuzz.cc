#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "common/goods/hs_code.h"

// Any text: it is refused, or is a code whose digits read back equal and whose prefixes begin it.

using landfall::HsCode;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto code = HsCode::Parse(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!code.ok()) return 0;
  if (code->digits() < HsCode::kMinDigits || code->digits() > HsCode::kMaxDigits) std::abort();
  const auto again = HsCode::Parse(code->ToString());
  if (!again.ok() || *again != *code) std::abort();
  for (int digits = 0; digits <= HsCode::kMaxDigits; ++digits) {
    const HsCode prefix = code->Prefix(digits);
    if (!prefix.IsPrefixOf(*code) || prefix.value() > code->value() ||
        code->last_value() > prefix.last_value()) {
      std::abort();
    }
  }
  return 0;
}
