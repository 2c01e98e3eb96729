#pragma once

#include "common/edge/wire/read_context.h"
#include "common/order/address.h"
#include "landfall/type/v1/address.pb.h"

namespace landfall {

Address ReadAddress(const ReadContext& context, const FieldPath& path,
                    const type::v1::Address& message);

}  // namespace landfall
