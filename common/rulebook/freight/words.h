#pragma once

#include "common/order/answer_enums.h"
#include "common/order/order_enums.h"
#include "common/rulebook/freight/row_reader.h"

namespace landfall {

inline constexpr Word<Mode> kModeWords[] = {{"mail", Mode::kMail},
                                            {"air_parcel", Mode::kAirParcel},
                                            {"express", Mode::kExpress},
                                            {"rail", Mode::kRail},
                                            {"sea", Mode::kSea}};

inline constexpr Word<Channel> kChannelWords[] = {
    {"postal", Channel::kPostal}, {"courier", Channel::kCourier}, {"cargo", Channel::kCargo}};

inline constexpr Word<FreightPriceBasis> kBasisWords[] = {
    {"published", FreightPriceBasis::kPublished},
    {"observed", FreightPriceBasis::kObserved},
    {"illustrative", FreightPriceBasis::kIllustrative}};

// Civil days, both inclusive.
template <typename Row>
void ReadDays(RowReader& row, Row& into) {
  into.first = row.DayOr("from", Day::Min());
  into.last = row.DayOr("to", Day::Max());
  if (into.first > into.last) row.Complain("to", "before from");
}

}  // namespace landfall
