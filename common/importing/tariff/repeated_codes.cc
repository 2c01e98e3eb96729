#include "common/importing/tariff/repeated_codes.h"

#include <algorithm>
#include <span>
#include <tuple>
#include <utility>

namespace landfall {
namespace {

auto Place(const ScheduleLine& line) { return std::tie(line.code, line.column, line.from); }

bool SameRate(const ScheduleLine& a, const ScheduleLine& b) {
  return std::tie(a.rate, a.status) == std::tie(b.rate, b.status) &&
         (!a.rate.empty() || a.rate_text == b.rate_text);
}

std::vector<std::string> Programmes(const ScheduleLine& line) {
  std::vector<std::string> programmes;
  std::string_view rest = line.programmes;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find(' '), rest.size());
    programmes.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (programmes.empty()) programmes.emplace_back();  // everybody
  return programmes;
}

// Adds what `other` says to the row of one programme.
void Join(ScheduleLine& row, const ScheduleLine& other) {
  if (SameRate(row, other)) return;
  row.rate_text += " | " + other.rate_text;
  row.rate.clear();
  row.status = RowStatus::kUnparsed;
}

// Rows of one place, one programme each, in the order programmes first appear.
std::vector<ScheduleLine> ByProgramme(std::span<const ScheduleLine> lines) {
  std::vector<ScheduleLine> rows;
  for (const ScheduleLine& line : lines) {
    for (std::string& programme : Programmes(line)) {
      const auto known = std::ranges::find(rows, programme, &ScheduleLine::programmes);
      if (known != rows.end()) {
        Join(*known, line);
        continue;
      }
      rows.push_back(line);
      rows.back().programmes = std::move(programme);
    }
  }
  return rows;
}

// Programmes that say the same share a row again.
void AppendShared(std::span<const ScheduleLine> rows, std::vector<ScheduleLine>& out) {
  const size_t first = out.size();
  for (const ScheduleLine& row : rows) {
    const auto begin = out.begin() + static_cast<std::ptrdiff_t>(first);
    const auto same = std::find_if(begin, out.end(), [&](const ScheduleLine& line) {
      return line.rate_text == row.rate_text && SameRate(line, row) &&
             line.programmes.empty() == row.programmes.empty();
    });
    if (same == out.end()) {
      out.push_back(row);
    } else if (!row.programmes.empty()) {
      same->programmes += " " + row.programmes;
    }
  }
}

}  // namespace

std::vector<ScheduleLine> MergeRepeatedCodes(std::vector<ScheduleLine> lines,
                                             std::string_view tally, TariffImportReport& report) {
  std::ranges::stable_sort(
      lines, [](const ScheduleLine& a, const ScheduleLine& b) { return Place(a) < Place(b); });
  std::vector<ScheduleLine> out;
  for (auto begin = lines.begin(); begin != lines.end();) {
    const auto end = std::find_if(
        begin, lines.end(), [&](const ScheduleLine& line) { return Place(line) != Place(*begin); });
    const std::vector<ScheduleLine> rows = ByProgramme({begin, end});
    const size_t first = out.size();
    AppendShared(rows, out);
    for (size_t i = first; i < out.size(); ++i) {
      const bool stated = std::any_of(
          begin, end, [&](const ScheduleLine& line) { return line.rate_text == out[i].rate_text; });
      if (stated) continue;
      report.rejected.push_back({.line = 0,
                                 .code = out[i].code,
                                 .column = std::string(tally) + " " + out[i].column,
                                 .text = out[i].rate_text,
                                 .reason = "several rates: more than the code decides"});
    }
    begin = end;
  }
  return out;
}

}  // namespace landfall
