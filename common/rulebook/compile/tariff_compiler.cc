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

grammar::Confidence ConfidenceOf(std::string_view word) {
  if (word == "medium") return grammar::CONFIDENCE_MEDIUM;
  return word == "low" ? grammar::CONFIDENCE_LOW : grammar::CONFIDENCE_HIGH;
}

// What a row is from: a source of the rules, a sentence of its own, else what the head of its file
// says; kNoRow when neither says anything. A row's source in one word that names no source of the
// rules is a remark of its keepers.
uint32_t RateCitation(CompileContext& context, const TariffLine& line) {
  constexpr std::string_view kInRows = "stated in each row";
  if (uint32_t known = context.CitationOf(line.source); known != kNoRow) return known;
  auto found = context.rules.schedule_heads.find(*line.file);
  if (found == context.rules.schedule_heads.end()) return kNoRow;
  const ScheduleHead& head = found->second;
  const bool own = line.source.find(' ') != std::string::npos;
  if (!own && (head.source.empty() || head.source == kInRows)) return kNoRow;
  grammar::Source source;
  source.set_title((head.title.empty() ? "" : head.title + ": ") +
                   (own ? line.source : head.source));
  if (!own) source.set_published(head.as_of);
  source.set_read_on(head.read_on);
  source.set_confidence(ConfidenceOf(line.confidence));
  return context.Citation(source);
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
    sources_.clear();
    numbers_.clear();
    for (const TariffLine* line : SortLines(context_.rules.schedule_rows.find(id)->second)) {
      AddLine(*line, columns);
    }
    row.rows.count = context_.builder.Count<TariffRow>() - row.rows.begin;
    row.index = context_.builder.AddAll(std::span<const ScheduleIndexRow>(index_));
    row.sources = context_.builder.AddAll(std::span<const ScheduleSourceRow>(sources_));
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
    row.source = SourceOf(line);
    const uint32_t number = context_.builder.Add(row);
    const auto heading = static_cast<uint32_t>(row.code / kHeadingUnit);
    if (index_.empty() || index_.back().column != row.column || index_.back().heading != heading) {
      index_.push_back({.column = row.column, .heading = heading, .begin = number});
    }
    ++index_.back().count;
  }

  // Place of what the row is from among the schedule's sources; 0 when nothing is named, and for
  // what comes after as many as a row can count.
  uint8_t SourceOf(const TariffLine& line) {
    auto [it, fresh] = numbers_.try_emplace({*line.file, line.source, line.confidence}, uint8_t{0});
    if (!fresh || sources_.size() == UINT8_MAX) return it->second;
    const uint32_t citation = RateCitation(context_, line);
    if (citation == kNoRow) return 0;
    sources_.push_back({citation});
    return it->second = static_cast<uint8_t>(sources_.size());
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
  std::vector<ScheduleSourceRow> sources_;
  std::map<std::tuple<std::string, std::string, std::string>, uint8_t> numbers_;
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
  std::map<uint64_t, std::string_view> words;
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
      for (const std::string* word : {&line->category, &line->condition}) {
        if (!word->empty()) words.emplace(TextKey(*word), *word);
      }
      row.digit_lengths |= static_cast<uint16_t>(1u << line->hs.digits());
    }
    row.rows.count = static_cast<uint32_t>(lines.size());
    context.builder.Add(row);
  }
  for (const auto& [key, word] : words) {
    context.builder.Add(RateWordRow{.key = key, .text = context.Text(word)});
  }
}

}  // namespace landfall
