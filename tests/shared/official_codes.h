#pragma once

#include <set>
#include <string>
#include <string_view>

namespace landfall {

// Codes of official files, digits only, at least four. They are read here without the importers, so
// that a line an importer loses is still asked for.
using Codes = std::set<std::string>;

// USITC HTS export, JSON or gzip of it: every numbered line.
Codes UsCodes(std::string_view bytes);

// Japan Customs schedule, a zip of JSON chapters: every numbered line.
Codes JpCodes(std::string_view bytes);

// A CSV file, plain or gzip, with the codes in `column`.
Codes CsvCodes(std::string_view bytes, std::string_view column);

// A file below the folder of official files; empty when it is not there.
std::string ReadOfficial(std::string_view file);

}  // namespace landfall
