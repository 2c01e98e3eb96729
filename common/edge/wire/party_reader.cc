#include "common/edge/wire/party_reader.h"

#include "common/edge/wire/scalar_readers.h"

namespace landfall {
namespace {

Registration ReadRegistration(const ReadContext& context, const FieldPath& path,
                              const type::v1::Registration& message, Party listed_by) {
  if (message.scheme().empty()) context.Fail(FieldPath(path, "scheme"), "required");
  Registration registration{
      .scheme = ReadWord(context, FieldPath(path, "scheme"), message.scheme(),
                         WordKind::kRegistrationScheme),
      .number = ReadText(context, FieldPath(path, "number"), message.number(), kMaxIdBytes),
      .territory = ReadTerritory(context, FieldPath(path, "territory"), message.territory()),
      .holder = ReadEnumOr(context, FieldPath(path, "holder"), message.holder(),
                           type::v1::Party_IsValid, listed_by)};
  if (message.held_by_third_party()) {
    if (message.holder() != type::v1::PARTY_UNSPECIFIED) {
      context.Fail(FieldPath(path, "holder"), "expected none with held_by_third_party");
    }
    registration.holder = Party::kNone;
  }
  return registration;
}

}  // namespace

std::span<const Registration> ReadRegistrations(const ReadContext& context, const FieldPath& path,
                                                const RegistrationList& list, Party listed_by) {
  int count = ReadCount(context, FieldPath(path, "registrations"), list.size(), kMaxRegistrations);
  std::span<Registration> read = context.arena.AllocateArray<Registration>(count);
  for (int i = 0; i < count; ++i) {
    read[i] = ReadRegistration(context, FieldPath(path, "registrations", i), list[i], listed_by);
  }
  return read;
}

Buyer ReadBuyer(const ReadContext& context, const FieldPath& path, const type::v1::Buyer& message) {
  return {.registrations = ReadRegistrations(context, path, message.registrations(), Party::kBuyer),
          .kind = ReadRequiredEnum<BuyerKind>(context, FieldPath(path, "kind"), message.kind(),
                                              type::v1::BuyerKind_IsValid),
          .closed_online = !message.closed_offline()};
}

Marketplace ReadMarketplace(const ReadContext& context, const FieldPath& path,
                            const type::v1::Marketplace& message) {
  return {.registrations =
              ReadRegistrations(context, path, message.registrations(), Party::kMarketplace),
          .territory = ReadTerritory(context, FieldPath(path, "territory"), message.territory()),
          .facilitates = message.facilitates()};
}

Seller ReadSeller(const ReadContext& context, const FieldPath& path,
                  const type::v1::Seller& message, bool alone) {
  FieldPath id_path(path, "seller_id");
  if (message.territory().empty()) context.Fail(FieldPath(path, "territory"), "required");
  return {
      .seller_id = alone ? ReadText(context, id_path, message.seller_id(), kMaxIdBytes)
                         : ReadRequiredText(context, id_path, message.seller_id(), kMaxIdBytes),
      .registrations = ReadRegistrations(context, path, message.registrations(), Party::kSeller),
      .territory = ReadTerritory(context, FieldPath(path, "territory"), message.territory()),
      .kind = ReadEnumOr(context, FieldPath(path, "kind"), message.kind(),
                         type::v1::SellerKind_IsValid, SellerKind::kBusiness)};
}

}  // namespace landfall
