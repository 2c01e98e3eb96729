#pragma once

#include <span>

#include "common/edge/wire/read_context.h"
#include "common/order/party.h"
#include "landfall/type/v1/party.pb.h"

namespace landfall {

inline constexpr int kMaxSellers = 100;
inline constexpr int kMaxRegistrations = 16;

using RegistrationList = google::protobuf::RepeatedPtrField<type::v1::Registration>;

// `listed_by` holds those that name no holder.
std::span<const Registration> ReadRegistrations(const ReadContext& context, const FieldPath& path,
                                                const RegistrationList& list, Party listed_by);

Buyer ReadBuyer(const ReadContext& context, const FieldPath& path, const type::v1::Buyer& message);

Marketplace ReadMarketplace(const ReadContext& context, const FieldPath& path,
                            const type::v1::Marketplace& message);

// One element of `sellers`; `alone` when there is no other. The uniqueness of ids is the caller's
// to check.
Seller ReadSeller(const ReadContext& context, const FieldPath& path,
                  const type::v1::Seller& message, bool alone);

}  // namespace landfall
