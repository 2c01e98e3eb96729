#pragma once

#include <string>
#include <vector>

#include "common/importing/tariff/tariff_import.h"

namespace landfall {

// What stands above the rows of a schedule file.
struct ScheduleHead {
  std::string name{};  // of the file, without ".csv"
  std::string title{};
  std::string source{};
  std::string currency{};  // of the amounts
  std::string note{};
};

// Sorts by code, column, from (programme rows keep their order) and writes files of at most about
// 4 MB: "<name>.csv", or "<name>-1.csv", "<name>-2.csv" ... broken between chapters. Columns no row
// fills are left out.
std::vector<ScheduleFile> WriteSchedule(const ScheduleHead& head,
                                        const TariffImportOptions& options,
                                        std::vector<ScheduleLine> lines);

// Sorts the rows the same way and writes them under `comments`, the lines of '#' above the columns
// of another file of ours.
std::string WriteScheduleUnder(std::string_view comments, std::vector<ScheduleLine> lines);

// The lines of '#' a file begins with.
std::string_view CommentsOf(std::string_view text);

// Text in one line: every run of blanks and line ends becomes one blank.
std::string OneLine(std::string_view text);

}  // namespace landfall
