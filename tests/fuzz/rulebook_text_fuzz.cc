#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "common/rulebook/compile/compile.h"
#include "common/rulebook/load/data_folder.h"

// Any bytes as rule text, and as the two kinds of CSV table behind zero bytes: they are refused
// with defects or compile, and never crash.

namespace {

// What arbitrary rules can refer to.
constexpr char kBase[] = R"(
sources { id: "s" title: "T" read_on: "2026-11-20" }
currencies { code: "XTS" name: "Mark" minor_units { digits: 2 } }
territories { id: "QM" name: "M" country: "QM" time_zone: "UTC" source: "s"
  currency { from: "2000-01-01" code: "XTS" } }
groups { id: "QG" name: "G" members { territory: "QM" } }
goods_lists { id: "g" prefixes: "61" source: "s" }
schedules { id: "s" territory: "QM" files: "s.csv" currency: "XTS" source: "s" }
rate_tables { id: "t" files: "t.csv" source: "s" }
coverage { territory: "QM" family: FAMILY_DUTY
  versions { from: "2000-01-01" state: STATE_COVERED source: "s" } }
coverage { territory: "QM" family: FAMILY_TAX
  versions { from: "2000-01-01" state: STATE_COVERED source: "s" } }
)";

constexpr char kTable[] =
    "territory,hs,category,condition,origin,percent,expression,from,to,source,status\n"
    "QM,,,,,5,,2000-01-01,,s,\n";

constexpr char kSchedule[] =
    "code,column,from,rate_text,rate,status\n61,general,2000-01-01,5%,5 %,PARSED\n";

std::string TakePart(std::string_view& bytes) {
  const size_t end = bytes.find('\0');
  std::string part(bytes.substr(0, end));
  bytes.remove_prefix(end == bytes.npos ? bytes.size() : end + 1);
  return part;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::map<std::string, std::string> texts = {{"rules.textproto", TakePart(bytes)}};
  if (!bytes.empty()) texts["t.csv"] = TakePart(bytes);
  if (!bytes.empty()) texts["s.csv"] = TakePart(bytes);
  const landfall::DataFolder folders[] = {
      landfall::DataFolder::InMemory(
          "base", {{"base.textproto", kBase}, {"t.csv", kTable}, {"s.csv", kSchedule}}),
      landfall::DataFolder::InMemory("any", std::move(texts))};
  landfall::EditionBuilder builder;
  landfall::CompileFolders(folders, {}, builder);
  return 0;
}
