#include "common/importing/tariff/schedule_changes.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "absl/strings/str_format.h"

namespace landfall {
namespace {

using Rows = std::vector<ScheduleLine>;
using Rate = std::pair<std::string, std::string>;  // code, column
using ByDay = std::map<Day, Rows>;                 // rows of one rate
using Schedule = std::map<Rate, ByDay, std::less<>>;

Schedule Sorted(const Rows& rows) {
  Schedule schedule;
  for (const ScheduleLine& row : rows) {
    schedule[{row.code, row.column}][row.from].push_back(row);
  }
  return schedule;
}

// What a row says, apart from its day. Endings, confidence and source change no duty.
auto Says(const ScheduleLine& row) {
  return std::tie(row.programmes, row.rate, row.rate_text, row.status, row.unit1, row.unit2);
}

bool SaySame(const Rows& a, const Rows& b) {
  return std::ranges::is_permutation(a, b, [](const ScheduleLine& left, const ScheduleLine& right) {
    return Says(left) == Says(right);
  });
}

bool IsEnd(const Rows& rows) {
  return std::ranges::all_of(
      rows, [](const ScheduleLine& row) { return row.status == RowStatus::kEnded; });
}

std::string TextOf(const Rows& rows) {
  std::string text;
  for (const ScheduleLine& row : rows) {
    if (!text.empty()) text += " | ";
    if (row.status == RowStatus::kEnded) {
      text += "none";
    } else {
      text += row.rate.empty() ? "\"" + row.rate_text + "\"" : row.rate;
    }
    if (row.status != RowStatus::kEnded && row.status != RowStatus::kParsed) {
      text += " " + std::string(RowStatusWord(row.status));
    }
    if (!row.programmes.empty()) text += " (" + row.programmes + ")";
    if (!row.unit1.empty()) {
      text += " [" + row.unit1 + (row.unit2.empty() ? "" : " ") + row.unit2 + "]";
    }
  }
  return text;
}

Day FirstDay(const Rows& rows) {
  Day first = Day::Max();
  for (const ScheduleLine& row : rows) first = std::min(first, row.from);
  return first;
}

void Append(const Rows& rows, Rows& out) { out.insert(out.end(), rows.begin(), rows.end()); }

// Appends what one rate becomes: rows before `first` as they were, then the import's where they
// say something new.
void MergeRate(const Rate& rate, const ByDay& before, const ByDay& imported, Day first, Rows& out) {
  const Rows* last = nullptr;
  for (const auto& [day, rows] : before) {
    if (day >= first) break;
    Append(rows, out);
    last = &rows;
  }
  for (const auto& [day, rows] : imported) {
    if (last != nullptr && SaySame(*last, rows)) continue;
    Append(rows, out);
    last = &rows;
  }
  if (!imported.empty() || last == nullptr || IsEnd(*last)) return;
  ScheduleLine end{.code = rate.first, .column = rate.second, .from = first};
  end.status = RowStatus::kEnded;
  out.push_back(std::move(end));
}

// The rows of one day and those an import has of it: of each list of programmes the import's.
Rows Overlay(Rows rows, const Rows& imported, Day day) {
  std::erase_if(rows, [](const ScheduleLine& row) { return row.status == RowStatus::kEnded; });
  for (ScheduleLine& row : rows) row.from = day;
  for (const ScheduleLine& row : imported) {
    std::erase_if(rows, [&](const ScheduleLine& old) { return old.programmes == row.programmes; });
    if (row.status != RowStatus::kEnded) rows.push_back(row);
  }
  return rows;
}

// The same of an import that speaks of single programmes: the others of the column go on, and a
// column without any ends.
void MergePartial(const Rate& rate, const ByDay& before, const ByDay& imported, Rows& out) {
  ByDay merged = before;
  for (const auto& [day, rows] : imported) merged.try_emplace(day);
  Rows last;
  for (auto& [day, rows] : merged) {
    const auto now = imported.find(day);
    if (now == imported.end()) {
      last = rows;
      Append(rows, out);
      continue;
    }
    const bool had = before.contains(day);
    Rows overlaid = Overlay(had ? rows : last, now->second, day);
    if (overlaid.empty() && !IsEnd(last)) {
      overlaid.push_back({.code = rate.first, .column = rate.second, .from = day});
      overlaid.back().status = RowStatus::kEnded;
    }
    if (!had && SaySame(overlaid, last)) continue;
    last = overlaid;
    Append(overlaid, out);
  }
}

// What differs in one rate.
void CompareRate(const Rate& rate, const ByDay& before, const ByDay& after,
                 std::vector<ScheduleChange>& list) {
  std::set<Day> days;
  for (const auto& [day, rows] : before) days.insert(day);
  for (const auto& [day, rows] : after) days.insert(day);
  const Rows* last = nullptr;  // of the day before, afterwards
  for (Day day : days) {
    const auto old = before.find(day);
    const auto now = after.find(day);
    const bool had = old != before.end();
    const bool has = now != after.end();
    if (!had || !has || !SaySame(old->second, now->second)) {
      ScheduleChange change{.code = rate.first, .column = rate.second, .from = day};
      if (had) change.before = TextOf(old->second);
      if (!had && last != nullptr) change.before = TextOf(*last);
      change.after = has ? TextOf(now->second) : "no row";
      change.kind = !has || IsEnd(now->second)                  ? ChangeKind::kEnded
                    : had || (last != nullptr && !IsEnd(*last)) ? ChangeKind::kChanged
                                                                : ChangeKind::kAdded;
      list.push_back(std::move(change));
    }
    if (has) last = &now->second;
  }
}

std::string_view Word(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::kAdded:
      return "added";
    case ChangeKind::kChanged:
      return "changed";
    case ChangeKind::kEnded:
      return "ended";
  }
  return "";
}

template <typename Visitor>
void VisitRates(const Schedule& before, const Schedule& after, Visitor visit) {
  static const ByDay kNone;
  std::set<Rate> rates;
  for (const auto& [rate, days] : before) rates.insert(rate);
  for (const auto& [rate, days] : after) rates.insert(rate);
  for (const Rate& rate : rates) {
    const auto old = before.find(rate);
    const auto now = after.find(rate);
    visit(rate, old == before.end() ? kNone : old->second,
          now == after.end() ? kNone : now->second);
  }
}

}  // namespace

size_t ScheduleChanges::Count(ChangeKind kind) const {
  return static_cast<size_t>(std::ranges::count(list, kind, &ScheduleChange::kind));
}

size_t ScheduleChanges::Share() const {
  if (rates_before == 0) return 0;
  std::set<std::pair<std::string_view, std::string_view>> rates;
  for (const ScheduleChange& change : list) rates.emplace(change.code, change.column);
  return (rates.size() * 10000 + rates_before - 1) / rates_before;
}

Rows MergeSchedules(const Rows& before, const Rows& imported, bool partial) {
  const Day first = FirstDay(imported);
  if (imported.empty()) return before;
  Rows merged;
  VisitRates(Sorted(before), Sorted(imported),
             [&](const Rate& rate, const ByDay& old, const ByDay& now) {
               if (partial) return MergePartial(rate, old, now, merged);
               MergeRate(rate, old, now, first, merged);
             });
  return merged;
}

ScheduleChanges CompareSchedules(const Rows& before, const Rows& after) {
  ScheduleChanges changes;
  const Schedule old = Sorted(before);
  changes.rates_before = old.size();
  VisitRates(old, Sorted(after), [&](const Rate& rate, const ByDay& had, const ByDay& has) {
    CompareRate(rate, had, has, changes.list);
  });
  return changes;
}

std::string SummaryOf(const ScheduleChanges& changes) {
  const size_t share = changes.Share();
  return absl::StrFormat("%d added, %d changed, %d ended: %d.%02d %% of %d rates",
                         changes.Count(ChangeKind::kAdded), changes.Count(ChangeKind::kChanged),
                         changes.Count(ChangeKind::kEnded), share / 100, share % 100,
                         changes.rates_before);
}

std::string LineOf(const ScheduleChange& change) {
  std::string text = absl::StrFormat("%s %s %s from %s: ", Word(change.kind), change.code,
                                     change.column, change.from.ToString());
  if (!change.before.empty()) text += change.before + " -> ";
  return text + change.after;
}

}  // namespace landfall
