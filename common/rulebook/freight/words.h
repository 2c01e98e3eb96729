#pragma once

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

}  // namespace landfall
