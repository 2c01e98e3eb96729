#include "common/rulebook/edition/edition_format.h"

#include <array>

#include "common/rulebook/tables/condition_tables.h"
#include "common/rulebook/tables/expression_tables.h"
#include "common/rulebook/tables/freight_tables.h"
#include "common/rulebook/tables/law_tables.h"
#include "common/rulebook/tables/place_tables.h"
#include "common/rulebook/tables/tariff_tables.h"
#include "common/rulebook/tables/value_tables.h"

namespace landfall {
namespace {

struct TableFormat {
  uint32_t row_bytes = 0;
  const char* name = "";
};

using TableFormats = std::array<TableFormat, kTableIdLimit>;

template <typename Row>
constexpr void Put(TableFormats& formats, const char* name) {
  static_assert(alignof(Row) <= kSectionAlignment);
  formats[static_cast<size_t>(Row::kTable)] = {sizeof(Row), name};
}

constexpr void PutPlaces(TableFormats& formats) {
  Put<TerritoryRow>(formats, "territories");
  Put<TerritoryCurrencyRow>(formats, "territory currencies");
  Put<AreaRow>(formats, "areas");
  Put<GroupMemberRow>(formats, "group members");
  Put<CurrencyRow>(formats, "currencies");
}

constexpr void PutLaw(TableFormats& formats) {
  Put<CitationRow>(formats, "citations");
  Put<LevyRow>(formats, "levies");
  Put<LevyVersionRow>(formats, "levy versions");
  Put<BaseRow>(formats, "bases");
  Put<ConditionRow>(formats, "conditions");
  Put<TestRow>(formats, "tests");
  Put<TestValueRow>(formats, "test values");
  Put<RegimeRow>(formats, "regimes");
  Put<RegimeEffectRow>(formats, "regime effects");
  Put<ReliefRow>(formats, "reliefs");
  Put<ReliefVersionRow>(formats, "relief versions");
  Put<ReliefTargetRow>(formats, "relief targets");
  Put<ValuationRow>(formats, "valuations");
  Put<FreightShareRow>(formats, "freight shares");
  Put<RateRuleRow>(formats, "rate rules");
  Put<RateSourceRow>(formats, "rate sources");
  Put<ParityRow>(formats, "parities");
  Put<CoverageRow>(formats, "coverage");
  Put<RestrictionRow>(formats, "restrictions");
  Put<AgreementRow>(formats, "agreements");
  Put<ScheduleColumnRow>(formats, "schedule columns");
  Put<BracketRow>(formats, "brackets");
  Put<RoundingDefaultRow>(formats, "rounding defaults");
}

constexpr void PutTariffs(TableFormats& formats) {
  Put<ScheduleRow>(formats, "schedules");
  Put<TariffRow>(formats, "tariff rates");
  Put<ScheduleSourceRow>(formats, "schedule sources");
  Put<ScheduleIndexRow>(formats, "schedule index");
  Put<ScheduleColumnNameRow>(formats, "schedule column names");
  Put<ExpressionRow>(formats, "expressions");
  Put<ExpressionOpRow>(formats, "expression operations");
  Put<DutyTermRow>(formats, "duty terms");
  Put<SeasonRow>(formats, "seasons");
  Put<ProgrammeRow>(formats, "programmes");
  Put<RateTableRow>(formats, "rate tables");
  Put<TableRateRow>(formats, "table rates");
  Put<RateWordRow>(formats, "words of rates");
  Put<GoodsListRow>(formats, "goods lists");
  Put<GoodsListPrefixRow>(formats, "goods list prefixes");
}

constexpr void PutFreight(TableFormats& formats) {
  Put<CarrierRow>(formats, "carriers");
  Put<ServiceRow>(formats, "services");
  Put<ServiceOriginRow>(formats, "service origins");
  Put<ZoneRow>(formats, "zones");
  Put<FreightRateRow>(formats, "freight rates");
  Put<FreightSurchargeRow>(formats, "freight surcharges");
  Put<TransitRow>(formats, "transit times");
  Put<GoodsRuleRow>(formats, "goods rules");
  Put<LaneStatusRow>(formats, "lane states");
}

constexpr TableFormats MakeFormats() {
  TableFormats formats{};
  formats[static_cast<size_t>(TableId::kText)] = {1, "texts"};
  PutPlaces(formats);
  PutLaw(formats);
  PutTariffs(formats);
  PutFreight(formats);
  return formats;
}

constexpr TableFormats kFormats = MakeFormats();

}  // namespace

uint32_t RowBytesOf(TableId table) {
  size_t number = static_cast<size_t>(table);
  return number < kFormats.size() ? kFormats[number].row_bytes : 0;
}

const char* TableName(TableId table) {
  size_t number = static_cast<size_t>(table);
  return number < kFormats.size() ? kFormats[number].name : "";
}

}  // namespace landfall
