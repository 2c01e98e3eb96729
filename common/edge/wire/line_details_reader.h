#pragma once

#include "common/edge/wire/read_context.h"
#include "common/order/order_line.h"
#include "landfall/type/v1/goods.pb.h"

namespace landfall {

// The lists of a line and its preference, which most lines leave out.
void ReadLineDetails(const ReadContext& context, const FieldPath& path,
                     const type::v1::Line& message, OrderLine& line);

}  // namespace landfall
