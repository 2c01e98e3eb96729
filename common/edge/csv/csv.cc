#include "common/edge/csv/csv.h"

#include <csv.h>

#include <vector>

namespace landfall {
namespace {

// Collects fields; libcsv calls back from C.
struct Collector {
  explicit Collector(absl::FunctionRef<absl::Status(CsvRecord)> callback) : on_record(callback) {}

  absl::FunctionRef<absl::Status(CsvRecord)> on_record;
  std::vector<std::string> fields;
  size_t used = 0;
  size_t line = 1;         // line being read
  size_t record_line = 0;  // line the record began on; 0 between records
  absl::Status status;

  void Field(const void* text, size_t size) {
    if (used == fields.size()) fields.emplace_back();
    fields[used++].assign(static_cast<const char*>(text), size);
  }

  void Record() {
    const bool blank = used == 0 || (used == 1 && fields[0].empty());
    if (!blank && status.ok()) {
      status = on_record({.line = record_line, .fields = std::span(fields).first(used)});
    }
    used = 0;
    record_line = 0;
  }
};

void OnField(void* text, size_t size, void* collector) {
  static_cast<Collector*>(collector)->Field(text, size);
}

void OnRecord(int, void* collector) { static_cast<Collector*>(collector)->Record(); }

struct Parser {
  csv_parser raw{};
  explicit Parser(unsigned char options) { csv_init(&raw, options); }
  ~Parser() { csv_free(&raw); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
};

absl::Status Broken(csv_parser* parser, size_t line) {
  return absl::InvalidArgumentError("line " + std::to_string(line) + ": " +
                                    csv_strerror(csv_error(parser)));
}

}  // namespace

absl::Status ReadCsv(std::string_view bytes, absl::FunctionRef<absl::Status(CsvRecord)> on_record) {
  Parser parser(CSV_STRICT | CSV_STRICT_FINI);
  Collector collector(on_record);
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  bool head = true;
  for (; !bytes.empty(); ++collector.line) {
    const size_t end = bytes.find('\n');
    const std::string_view line = bytes.substr(0, end == bytes.npos ? end : end + 1);
    bytes.remove_prefix(line.size());
    const bool between = collector.record_line == 0;
    head = head && line[0] == '#';
    if (head || (between && line.find_first_not_of("\r\n") == line.npos)) continue;
    if (between) collector.record_line = collector.line;
    if (csv_parse(&parser.raw, line.data(), line.size(), OnField, OnRecord, &collector) !=
        line.size()) {
      return Broken(&parser.raw, collector.line);
    }
    if (!collector.status.ok()) return collector.status;
  }
  if (csv_fini(&parser.raw, OnField, OnRecord, &collector) != 0) {
    return Broken(&parser.raw, collector.line);
  }
  return collector.status;
}

std::string CsvField(std::string_view text) {
  const bool outer_blank = !text.empty() && (text.front() == ' ' || text.back() == ' ' ||
                                             text.front() == '\t' || text.back() == '\t');
  if (!outer_blank && text.find_first_of(",\"\r\n") == std::string_view::npos &&
      text.substr(0, 1) != "#") {
    return std::string(text);
  }
  std::string out(csv_write(nullptr, 0, text.data(), text.size()), '\0');
  csv_write(out.data(), out.size(), text.data(), text.size());
  return out;
}

std::string CsvLine(std::span<const std::string_view> fields) {
  std::string out;
  for (size_t i = 0; i < fields.size(); ++i) {
    if (i != 0) out += ',';
    out += CsvField(fields[i]);
  }
  return out + '\n';
}

}  // namespace landfall
