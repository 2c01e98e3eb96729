#pragma once

#include "common/edge/wire/read_context.h"
#include "common/order/wishes.h"
#include "landfall/type/v1/wishes.pb.h"

namespace landfall {

inline constexpr int kMaxCallerFreight = 64;

// `shipped_at` is the order's: a deadline before it is a violation.
Wishes ReadWishes(const ReadContext& context, const FieldPath& path,
                  const type::v1::Wishes& message, Instant shipped_at,
                  StartsFrom starts = StartsFrom::kDispatch);

CallerFreight ReadCallerFreight(const ReadContext& context, const FieldPath& path,
                                const type::v1::CallerFreight& message);

AnswerSettings ReadAnswerSettings(const ReadContext& context, const FieldPath& path,
                                  const type::v1::AnswerSettings& message);

}  // namespace landfall
