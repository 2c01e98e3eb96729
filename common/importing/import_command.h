#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace landfall {

// `landfall data import FORMAT FILE...`: reads official files into tables of ours.
struct ImportRequest {
  std::string format;
  // Paths, in the order the format wants them. "us-hts.json@2026-06-08" says the first day a tariff
  // file holds; without it `as_of` does.
  std::vector<std::string> files;
  std::string as_of;    // day of the official file, as the header of a tariff table is to say it
  std::string read_on;  // day it was read
  // Folder of the tables to write ("data/schedules", "data/rates"). Empty: nothing is written.
  // Exchange rates are added to the table of their source, which must be there.
  std::string out_folder;
};

// Prints what was read and each line that was not, with its text and the reason. Returns the exit
// code: 0, or 2 when a file cannot be read or is not of the format. Lines that cannot be read do
// not change the code: they are in the table as what they are.
int RunImport(const ImportRequest& request, std::ostream& out);

// Names of all formats with what each reads, one a line.
std::string DescribeImportFormats();

}  // namespace landfall
