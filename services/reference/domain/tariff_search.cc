#include "services/reference/domain/tariff_search.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "services/reference/domain/tariff_columns.h"
#include "services/reference/domain/tariff_line.h"

namespace landfall::reference {
namespace {

struct Hit {
  const TariffRow* row;
  uint32_t column;  // place in TariffSources::columns
};

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string Lowered(std::string_view text) {
  std::string lowered(text);
  std::ranges::transform(lowered, lowered.begin(), Lower);
  return lowered;
}

// What is looked for: codes that begin with `prefix`, or texts with every one of `words`.
struct Sought {
  explicit Sought(std::string_view query) {
    absl::StatusOr<HsCode> code = HsCode::Parse(query);
    if (code.ok()) {
      prefix = *code;
      return;
    }
    std::string word;
    for (char c : Lowered(query) + " ") {
      if (c != ' ') {
        word.push_back(c);
      } else if (!word.empty()) {
        words.push_back(std::exchange(word, {}));
      }
    }
  }

  bool Fits(const Edition& edition, const TariffRow& row) const {
    if (words.empty()) return prefix.IsPrefixOf(HsCode::FromValue(row.code, row.digits));
    std::string_view text = edition.Text(row.rate_text);
    return std::ranges::all_of(words, [&](const std::string& word) {
      auto same = [](char a, char b) { return Lower(a) == b; };
      return std::search(text.begin(), text.end(), word.begin(), word.end(), same) != text.end();
    });
  }

  HsCode prefix;
  std::vector<std::string> words;
};

// Adds what fits of the rows of one code and column, which ascend by day: only the newest hold.
void AddNewest(const Edition& edition, std::span<const TariffRow> rows, const Sought& sought,
               Day day, uint32_t column, std::vector<Hit>& hits) {
  auto begun = std::ranges::upper_bound(rows, day, {}, &TariffRow::from);
  if (begun == rows.begin()) return;
  auto first =
      std::ranges::lower_bound(rows.begin(), begun, (begun - 1)->from, {}, &TariffRow::from);
  std::span<const TariffRow> newest(first, begun);
  auto ended = [](const TariffRow& row) { return row.state == RateState::kEnded; };
  if (std::ranges::any_of(newest, ended)) return;
  for (const TariffRow& row : newest) {
    if (sought.Fits(edition, row)) hits.push_back({&row, column});
  }
}

void AddColumn(const Edition& edition, const TariffColumn& column, uint32_t place,
               const Sought& sought, Day day, std::vector<Hit>& hits) {
  const ScheduleRow& schedule = edition.Rows<ScheduleRow>()[column.schedule];
  std::span<const TariffRow> rows = edition.Rows<TariffRow>(schedule.rows);
  auto key = [](const TariffRow& row) { return std::tuple(row.column, row.code, row.digits); };
  for (size_t begin = 0; begin < rows.size();) {
    size_t end = begin + 1;
    while (end < rows.size() && key(rows[end]) == key(rows[begin])) ++end;
    if (rows[begin].column == column.column) {
      AddNewest(edition, rows.subspan(begin, end - begin), sought, day, place, hits);
    }
    begin = end;
  }
}

}  // namespace

TariffPage SearchAt(const Rulebook& book, const LocalPlace& place, const TariffSearch& search,
                    Acting acting) {
  const Edition& edition = book.edition();
  TariffSources sources = TariffSourcesAt(book, place, Code(), acting);
  Sought sought(search.query);
  std::vector<Hit> hits;
  for (uint32_t i = 0; i < sources.columns.size(); ++i) {
    AddColumn(edition, sources.columns[i], i, sought, place.at.day(), hits);
  }
  std::ranges::stable_sort(hits, {}, [](const Hit& hit) {
    return std::tuple(hit.row->code, hit.row->digits, hit.column);
  });
  TariffPage page;
  size_t begin = std::min(search.start, hits.size());
  size_t end = std::min(begin + search.limit, hits.size());
  for (const Hit& hit : std::span(hits).subspan(begin, end - begin)) {
    page.rates.push_back(ShownRate(edition, sources.columns[hit.column], *hit.row, place.at.day()));
  }
  if (end < hits.size()) page.next = end;
  return page;
}

}  // namespace landfall::reference
