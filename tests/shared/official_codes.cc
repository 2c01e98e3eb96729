#include "tests/shared/official_codes.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "common/edge/csv/csv.h"
#include "common/edge/json/json.h"
#include "common/edge/zip/zip.h"

namespace landfall {
namespace {

constexpr size_t kHeadingDigits = 4;

void Add(std::string_view number, Codes& codes) {
  std::string digits;
  for (char c : number) {
    if (c >= '0' && c <= '9') digits.push_back(c);
  }
  if (digits.size() >= kHeadingDigits) codes.insert(std::move(digits));
}

void AddNodes(const Json& nodes, Codes& codes) {
  if (!nodes.is_array()) return;
  for (const Json& node : nodes) {
    Add(std::string(JsonText(node, "stat_code")) + std::string(JsonText(node, "hs_code")), codes);
    AddNodes(JsonMember(node, "children"), codes);
  }
}

}  // namespace

Codes UsCodes(std::string_view bytes) {
  Codes codes;
  const auto text = Gunzip(bytes);
  if (!text.ok()) return codes;
  const auto document = ParseJson(*text);
  if (!document.ok()) return codes;
  for (const Json& row : *document) Add(JsonText(row, "htsno"), codes);
  return codes;
}

Codes JpCodes(std::string_view bytes) {
  Codes codes;
  const auto entries = ReadZip(bytes);
  if (!entries.ok()) return codes;
  for (const ZipEntry& entry : *entries) {
    const auto chapter = ParseJson(entry.bytes);
    if (chapter.ok()) AddNodes(*chapter, codes);
  }
  return codes;
}

Codes CsvCodes(std::string_view bytes, std::string_view column) {
  Codes codes;
  const auto text = Gunzip(bytes);
  if (!text.ok()) return codes;
  size_t at = std::string::npos;
  (void)ReadCsv(*text, [&](const CsvRecord& record) {
    if (at == std::string::npos) {
      at = static_cast<size_t>(std::ranges::find(record.fields, column) - record.fields.begin());
    } else {
      Add(record[at], codes);
    }
    return absl::OkStatus();
  });
  return codes;
}

std::string ReadOfficial(std::string_view file) {
  const char* folder = std::getenv("LANDFALL_SHARED");
  const auto path =
      std::filesystem::path(folder == nullptr ? LANDFALL_SHARED_DIR : folder) / "data" / file;
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace landfall
