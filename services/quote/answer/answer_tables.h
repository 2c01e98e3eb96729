#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/money/currency.h"
#include "common/rulebook/edition/edition.h"
#include "common/time/day.h"
#include "landfall/type/v1/answer.pb.h"

namespace landfall::quote {

// The tables of one answer: each text and currency once, other messages hold places. Texts of the
// edition are told apart by where they lie, so asking for one again costs a probe, not a comparison
// of texts; of days and other texts the last few are remembered.
class AnswerTables {
 public:
  AnswerTables(const Edition& edition, CurrencyCode presentment, int32_t presentment_digits,
               type::v1::Answer& answer);

  // Place in Answer.names; 0 for the empty text.
  uint32_t Name(TextRef text);
  uint32_t Name(std::string_view text);
  uint32_t Name(Day day);  // as YYYY-MM-DD

  // Place in Answer.currencies; 0 is the presentment currency.
  uint32_t Currency(CurrencyCode currency, int32_t digits);

  // Place in Answer.citations, counted from 1; 0 for none.
  uint32_t Citation(uint32_t row);

 private:
  static constexpr uint32_t kSlots = 256;
  static constexpr uint32_t kCurrencies = 16;
  static constexpr uint32_t kRecent = 8;
  static constexpr uint32_t kCitations = 32;

  struct Slot {
    uint32_t offset = 0;
    uint32_t place = 0;  // 0: free
  };

  // A day as it was last written.
  struct RecentDay {
    Day day;
    uint32_t place = 0;  // 0: none
  };

  uint32_t Append(std::string_view text);

  const Edition& edition_;
  type::v1::Answer& answer_;
  std::array<Slot, kSlots> slots_{};
  std::array<CurrencyCode, kCurrencies> currencies_{};
  uint32_t currency_count_ = 0;
  std::array<uint32_t, kRecent> recent_texts_{};  // places; 0: none
  std::array<RecentDay, kRecent> recent_days_{};
  std::array<uint32_t, kCitations> cited_{};  // CitationRows, the first of Answer.citations
  uint32_t text_count_ = 0;
  uint32_t day_count_ = 0;
};

}  // namespace landfall::quote
