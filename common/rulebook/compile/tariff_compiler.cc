#include <algorithm>
#include <map>
#include <tuple>

#include "common/rulebook/compile/compile_context.h"
#include "common/rulebook/tables/tariff_tables.h"
#include "common/rulebook/text_key.h"
#include "landfall/rulebook/v1/rulebook.pb.h"

namespace landfall {
namespace {

constexpr uint64_t kHeadingUnit = 100'000'000;

using SortedLines = std::vector<const TariffLine*>;

SortedLines SortLines(const std::vector<TariffLine>& lines) {
  SortedLines sorted;
  for (const TariffLine& line : lines) sorted.push_back(&line);
  std::ranges::sort(sorted, {}, [](const TariffLine* line) {
    return std::tuple(std::string_view(line->column), line->code.value(), line->code.digits(),
                      line->from, std::span(line->programmes).size(),
                      line->programmes.empty() ? Code() : line->programmes.front());
  });
  return sorted;
}

class ScheduleCompiler {
 public:
  explicit ScheduleCompiler(CompileContext& context) : context_(context) {}

  void Compile(const std::string& id, const grammar::Schedule& schedule) {
    const std::vector<std::string>& columns = context_.columns.at(id);
    ScheduleRow row;
    row.id = context_.Text(id);
    row.territory = ToCode(schedule.territory());
    row.currency = ToCurrency(schedule.currency());
    row.known_until = ToDay(schedule.known_until(), Day::Max());
    row.citation = context_.Citation(schedule);
    row.columns = static_cast<uint32_t>(columns.size());
    row.first_column_name = context_.builder.Count<ScheduleColumnNameRow>();
    for (const std::string& column : columns) {
      context_.builder.Add(ScheduleColumnNameRow{.name = context_.Text(column)});
    }
    row.rows.begin = context_.builder.Count<TariffRow>();
    index_.clear();
    for (const TariffLine* line : SortLines(context_.rules.schedule_rows.find(id)->second)) {
      AddLine(*line, columns);
    }
    row.rows.count = context_.builder.Count<TariffRow>() - row.rows.begin;
    row.index = context_.builder.AddAll(std::span<const ScheduleIndexRow>(index_));
    context_.builder.Add(row);
  }

 private:
  void AddLine(const TariffLine& line, const std::vector<std::string>& columns) {
    TariffRow row;
    row.code = line.code.value();
    row.from = line.from;
    if (line.expression != kNoRow) row.expression = context_.Expression(line.expression);
    row.rate_text = context_.Text(line.rate_text);
    row.programmes = Programmes(line.programmes);
    row.digits = static_cast<uint16_t>(line.code.digits());
    row.column =
        static_cast<uint16_t>(std::ranges::lower_bound(columns, line.column) - columns.begin());
    row.state = line.state;
    row.unit1 = static_cast<uint8_t>(line.unit1);
    row.unit2 = static_cast<uint8_t>(line.unit2);
    const uint32_t number = context_.builder.Add(row);
    const auto heading = static_cast<uint32_t>(row.code / kHeadingUnit);
    if (index_.empty() || index_.back().column != row.column || index_.back().heading != heading) {
      index_.push_back({.column = row.column, .heading = heading, .begin = number});
    }
    ++index_.back().count;
  }

  // Lists that thousands of rows share are stored once.
  RowRange Programmes(const std::vector<Code>& programmes) {
    auto [it, fresh] = programmes_.try_emplace(programmes);
    if (fresh) {
      std::vector<ProgrammeRow> rows;
      for (Code programme : programmes) rows.push_back({programme});
      it->second = context_.builder.AddAll(std::span<const ProgrammeRow>(rows));
    }
    return it->second;
  }

  CompileContext& context_;
  std::map<std::vector<Code>, RowRange> programmes_;
  std::vector<ScheduleIndexRow> index_;
};

auto KeyOf(const RateLine* line) {
  return std::tuple(line->territory, line->hs.value(), line->hs.digits(), line->from, line->origin,
                    std::string_view(line->category), std::string_view(line->condition), line->to,
                    line->status);
}

TableRateRow MakeRate(CompileContext& context, const RateLine& line) {
  TableRateRow row;
  row.code = line.hs.value();
  row.digits = static_cast<uint16_t>(line.hs.digits());
  row.territory = line.territory;
  row.origin = line.origin;
  row.category = TextKey(line.category);
  row.condition = TextKey(line.condition);
  if (auto group = context.group_members.find(line.origin.ToString());
      group != context.group_members.end()) {
    row.origin_members = group->second;
  }
  row.from = line.from;
  row.to = line.to;
  row.expression = context.Expression(line.expression);
  row.citation = context.CitationOf(line.source);
  row.status = line.status;
  return row;
}

}  // namespace

void CompileSchedules(CompileContext& context) {
  ScheduleCompiler compiler(context);
  for (const auto& [id, schedule] : context.rules.schedules) compiler.Compile(id, *schedule);
}

void CompileRateTables(CompileContext& context) {
  for (const auto& [id, table] : context.rules.rate_tables) {
    std::vector<const RateLine*> lines;
    for (const RateLine& line : context.rules.table_rows.find(id)->second) lines.push_back(&line);
    std::ranges::sort(lines, {}, KeyOf);
    RateTableRow row;
    row.id = context.Text(id);
    row.citation = context.Citation(*table);
    row.area = static_cast<uint8_t>(ToEnum(table->area(), AreaKind::kCustoms));
    row.rows.begin = context.builder.Count<TableRateRow>();
    for (const RateLine* line : lines) {
      context.builder.Add(MakeRate(context, *line));
      row.digit_lengths |= static_cast<uint16_t>(1u << line->hs.digits());
    }
    row.rows.count = static_cast<uint32_t>(lines.size());
    context.builder.Add(row);
  }
}

}  // namespace landfall
