#pragma once

#include <span>
#include <string_view>

#include "absl/status/statusor.h"
#include "common/importing/tariff/tariff_import.h"

namespace landfall {

// Readers of official tariff files. Each refuses a file that is not of its format
// (InvalidArgument), and otherwise rejects line by line: see TariffImportReport. What cannot be
// read is never zero.

using TariffInputs = std::span<const TariffInput>;

// US Harmonized Tariff Schedule, USITC JSON export (plain or gzip), one or more revisions from the
// oldest to the newest: a row gets the day of the first revision that has it. Columns general,
// special, other; chapters 98 and 99 in a file of their own.
absl::StatusOr<TariffImportReport> ImportUsHts(TariffInputs inputs,
                                               const TariffImportOptions& options);

// UK Global Tariff CSV with both its columns, and after it the EU TARIC nomenclature CSV (plain or
// gzip) by which a code of 2020 may still serve. One schedule for GB and one for the EU, column
// mfn.
absl::StatusOr<TariffImportReport> ImportUkGlobalTariff(TariffInputs inputs,
                                                        const TariffImportOptions& options);

// Japan Customs schedule, one zip of JSON chapters. Columns mfn (what members of the WTO pay),
// general, temporary, wto, special.
absl::StatusOr<TariffImportReport> ImportJpTariff(TariffInputs inputs,
                                                  const TariffImportOptions& options);

// Ordinary rates of single headings, CSV territory,hs_prefix,description,mfn_rate_text,valid_from,
// valid_to,source,as_of,confidence,note. One schedule "<territory>-headings" for each territory.
absl::StatusOr<TariffImportReport> ImportHeadings(TariffInputs inputs,
                                                  const TariffImportOptions& options);

// Australian Schedule 3 as scraped from the publisher's pages (JSON, plain or gzip). Column
// general.
absl::StatusOr<TariffImportReport> ImportAuSchedule3(TariffInputs inputs,
                                                     const TariffImportOptions& options);

// EU TARIC daily messages (XML envelopes, or a zip of them), from the oldest to the newest: third
// country duties in column mfn, tariff preferences in column preference with the area as programme.
// A partial schedule "eu-taric".
absl::StatusOr<TariffImportReport> ImportTaricDaily(TariffInputs inputs,
                                                    const TariffImportOptions& options);

// UK Trade Tariff API v2, answers of single commodities (JSON:API, plain or gzip) of the UK and the
// Northern Ireland service: partial schedules "gb-trade-tariff" and "xi-trade-tariff" with the
// columns of ImportTaricDaily.
absl::StatusOr<TariffImportReport> ImportUkTradeTariff(TariffInputs inputs,
                                                       const TariffImportOptions& options);

// One format the command line can name.
struct TariffImporter {
  std::string_view name;   // "us-hts"
  std::string_view reads;  // for people: which files, in which order
  absl::StatusOr<TariffImportReport> (*import)(TariffInputs, const TariffImportOptions&);
};

// All formats, in order of name.
std::span<const TariffImporter> TariffImporters();

// Null when there is no such format.
const TariffImporter* FindTariffImporter(std::string_view name);

}  // namespace landfall
