#pragma once

#include <string>
#include <string_view>

#include "tests/unit/routing/freight_edition.h"

namespace landfall::routing {

// Freight tables of invented carriers between invented territories (QM, QN, QP; currency XTS):
// LETTERS (postal, actual weight), LINE (courier, volume, fuel and surcharges by table) and HEAVY
// (cargo, capped value), all from QM.
void WriteInventedFreight(const TemporaryFolder& folder);

// Header lines, for tests that write a table of their own.
inline constexpr std::string_view kServicesHeader =
    "service,from,carrier,name,mode,channel,origins,zones,min_weight,max_weight,max_longest,max_"
    "sum,"
    "max_girth,weighing,divisor,step,min_charge,sides,terms,ioss,tracked,value_cap,fuel,remote,"
    "as_of,source\n";
inline constexpr std::string_view kCardsHeader =
    "card,service,currency,from,to,basis,as_of,tax,source\n";
inline constexpr std::string_view kRatesHeader = "card,destination,over,up_to,base,per_kg\n";
inline constexpr std::string_view kSurchargesHeader =
    "id,carrier,origins,kind,per,amount,minimum,low,high,currency,region,over_longest,over_weight,"
    "over_volume,fuel_applies,from,to,basis,as_of,source\n";

}  // namespace landfall::routing
