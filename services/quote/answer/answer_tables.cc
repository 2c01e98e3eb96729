#include "services/quote/answer/answer_tables.h"

#include <algorithm>

#include "common/rulebook/tables/law_tables.h"

namespace landfall::quote {

AnswerTables::AnswerTables(const Edition& edition, CurrencyCode presentment,
                           int32_t presentment_digits, type::v1::Answer& answer)
    : edition_(edition), answer_(answer) {
  answer_.add_names();
  Currency(presentment, presentment_digits);
}

uint32_t AnswerTables::Append(std::string_view text) {
  answer_.add_names(text.data(), text.size());
  return static_cast<uint32_t>(answer_.names_size()) - 1;
}

uint32_t AnswerTables::Name(TextRef text) {
  if (text.length == 0) return 0;
  uint32_t slot = (text.offset * 2654435761u) % kSlots;
  for (uint32_t probes = 0; probes < kSlots; ++probes, slot = (slot + 1) % kSlots) {
    if (slots_[slot].place == 0) {
      slots_[slot] = {text.offset, Append(edition_.Text(text))};
      return slots_[slot].place;
    }
    if (slots_[slot].offset == text.offset) return slots_[slot].place;
  }
  return Append(edition_.Text(text));
}

uint32_t AnswerTables::Name(std::string_view text) {
  if (text.empty()) return 0;
  for (uint32_t place : recent_texts_) {
    if (place != 0 && answer_.names(static_cast<int>(place)) == text) return place;
  }
  return recent_texts_[text_count_++ % kRecent] = Append(text);
}

uint32_t AnswerTables::Name(Day day) {
  for (const RecentDay& recent : recent_days_) {
    if (recent.place != 0 && recent.day == day) return recent.place;
  }
  uint32_t place = Name(day.ToString());
  recent_days_[day_count_++ % kRecent] = {day, place};
  return place;
}

uint32_t AnswerTables::Currency(CurrencyCode currency, int32_t digits) {
  for (uint32_t i = 0; i < currency_count_; ++i) {
    if (currencies_[i] == currency) return i;
  }
  type::v1::Currency& added = *answer_.add_currencies();
  added.set_code(currency.ToString());
  added.set_minor_digits(digits);
  if (currency_count_ < kCurrencies) currencies_[currency_count_++] = currency;
  return static_cast<uint32_t>(answer_.currencies_size()) - 1;
}

uint32_t AnswerTables::Citation(uint32_t row) {
  if (row == kNoRow) return 0;
  uint32_t known = std::min(static_cast<uint32_t>(answer_.citations_size()), kCitations);
  for (uint32_t i = 0; i < known; ++i) {
    if (cited_[i] == row) return i + 1;
  }
  if (known < kCitations) cited_[known] = row;
  const CitationRow& source = edition_.Rows<CitationRow>()[row];
  type::v1::Citation& added = *answer_.add_citations();
  added.set_title(std::string(edition_.Text(source.title)));
  added.set_url(std::string(edition_.Text(source.url)));
  added.set_published_on(source.published.ToString());
  added.set_read_on(source.read_on.ToString());
  added.set_confidence(static_cast<type::v1::Confidence>(source.confidence));
  added.set_note(std::string(edition_.Text(source.note)));
  return static_cast<uint32_t>(answer_.citations_size());
}

}  // namespace landfall::quote
