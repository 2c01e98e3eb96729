#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "common/rulebook/tables/condition_tables.h"

namespace landfall {

// What the values of a test are.
enum class ValueKind : uint8_t {
  kNone,   // an amount is compared
  kPlace,  // territory or group
  kWord,   // one of a fixed set: see WordNumber
  kRegime,
  kLevy,
  kGoods,  // HS prefix or "@list"
  kText,   // spelled as the request spells it
  kCode,   // a short code: programmes
};

ValueKind ValueKindOf(Subject subject);

// Number of a word a subject of kWord knows ("POSTAL" is 1), as order_enums.h and answer_enums.h
// have it; nullopt for any other word.
std::optional<uint64_t> WordNumber(Subject subject, std::string_view word);

// The words of the subject for messages: "POSTAL, COURIER, CARGO".
std::string_view WordsOf(Subject subject);

// Amount subjects that are counted or weighed and have no currency.
constexpr bool IsWithoutCurrency(Subject subject) {
  return subject == Subject::kGrossWeight || subject == Subject::kItemCount ||
         subject == Subject::kEntriesBefore;
}

// Number of a word of Collection ("AT_SALE").
std::optional<uint8_t> CollectionNumber(std::string_view word);

}  // namespace landfall
