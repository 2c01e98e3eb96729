#pragma once

#include "common/edge/wire/key_index.h"
#include "common/edge/wire/read_context.h"
#include "common/money/currency.h"
#include "common/order/order_line.h"
#include "landfall/type/v1/goods.pb.h"

namespace landfall {

// What a line is read against.
struct LineSurroundings {
  const KeyIndex& sellers;  // by seller_id
  size_t seller_count = 0;
  CurrencyCode currency;  // of the order's prices; none until a line has one
};

// One element of `lines`. Prices in another currency than the order's are violations; the first
// line that has one sets it. The uniqueness of ids is the caller's to check.
OrderLine ReadLine(const ReadContext& context, const FieldPath& path, const type::v1::Line& message,
                   LineSurroundings& around);

// Sides in millimetres.
Dimensions ReadDimensions(const ReadContext& context, const FieldPath& path,
                          const type::v1::Dimensions& message);

// Grams from 1 to a billion; 0, not given, stays 0.
int64_t ReadGrams(const ReadContext& context, const FieldPath& path, int64_t grams);

}  // namespace landfall
