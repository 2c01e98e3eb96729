#include "common/edge/wire/order_reader.h"

#include <algorithm>
#include <span>

#include "common/edge/wire/address_reader.h"
#include "common/edge/wire/line_index.h"
#include "common/edge/wire/line_reader.h"
#include "common/edge/wire/order_extras_reader.h"
#include "common/edge/wire/party_reader.h"
#include "common/edge/wire/scalar_readers.h"

namespace landfall {
namespace {

void ReadParties(const ReadContext& context, const FieldPath& path, const type::v1::Order& message,
                 Order& order) {
  FieldPath buyer_path(path, "buyer");
  if (message.has_buyer()) {
    order.buyer = ReadBuyer(context, buyer_path, message.buyer());
  } else {
    context.Fail(buyer_path, "required");
  }
  order.has_marketplace = message.has_marketplace();
  if (order.has_marketplace) {
    order.marketplace =
        ReadMarketplace(context, FieldPath(path, "marketplace"), message.marketplace());
  }
  order.importer =
      ReadEnum<ImporterOfRecord>(context, FieldPath(path, "importer_of_record"),
                                 message.importer_of_record(), type::v1::ImporterOfRecord_IsValid);
  if (order.importer == ImporterOfRecord::kMarketplace && !order.has_marketplace) {
    context.Fail(FieldPath(path, "importer_of_record"), "expected a party to the order");
  }
  FieldPath named_path(path, "named_importer");
  if ((order.importer == ImporterOfRecord::kNamed) != message.has_named_importer()) {
    context.Fail(named_path, "expected exactly when importer_of_record is NAMED");
  }
  if (!message.has_named_importer()) return;
  const type::v1::NamedImporter& named = message.named_importer();
  order.named_importer_id = ReadRequiredText(context, FieldPath(named_path, "importer_id"),
                                             named.importer_id(), kMaxIdBytes);
  order.named_importer_registrations =
      ReadRegistrations(context, named_path, named.registrations(), Party::kNamed);
}

// Keys of the sellers read.
KeyIndex ReadSellers(const ReadContext& context, const FieldPath& path,
                     const type::v1::Order& message, Order& order) {
  FieldPath list_path(path, "sellers");
  if (message.sellers_size() == 0) context.Fail(list_path, "expected at least one");
  int count = ReadCount(context, list_path, message.sellers_size(), kMaxSellers);
  std::span<Seller> sellers = context.arena.AllocateArray<Seller>(count);
  KeyIndex keys(context.arena, count);
  for (int i = 0; i < count; ++i) {
    FieldPath seller_path(path, "sellers", i);
    sellers[i] = ReadSeller(context, seller_path, message.sellers(i), count == 1);
    std::string_view id = sellers[i].seller_id;
    if (!id.empty() && !keys.Add(id, static_cast<uint32_t>(i))) {
      context.Fail(FieldPath(seller_path, "seller_id"), "given twice");
    }
  }
  order.sellers = sellers;
  return keys;
}

void ReadDestination(const ReadContext& context, const FieldPath& path,
                     const type::v1::Order& message, Order& order) {
  FieldPath destination_path(path, "destination");
  if (message.has_destination()) {
    order.destination = ReadAddress(context, destination_path, message.destination());
  } else {
    context.Fail(destination_path, "required");
  }
}

void ReadDispatch(const ReadContext& context, const FieldPath& path, const type::v1::Order& message,
                  Order& order) {
  FieldPath dispatch_path(path, "dispatch");
  if (!message.has_dispatch()) {
    context.Fail(dispatch_path, "required");
    return;
  }
  const type::v1::Dispatch& dispatch = message.dispatch();
  if (dispatch.has_address()) {
    order.dispatch.address =
        ReadAddress(context, FieldPath(dispatch_path, "address"), dispatch.address());
  } else {
    context.Fail(FieldPath(dispatch_path, "address"), "required");
  }
  order.dispatch.exporter_id = ReadText(context, FieldPath(dispatch_path, "exporter_id"),
                                        dispatch.exporter_id(), kMaxIdBytes);
  order.dispatch.node_id =
      ReadText(context, FieldPath(dispatch_path, "node_id"), dispatch.node_id(), kMaxIdBytes);
}

void RefuseDispatch(const ReadContext& context, const FieldPath& path,
                    const type::v1::Order& message) {
  if (message.has_dispatch()) {
    context.Fail(FieldPath(path, "dispatch"), "expected none: nodes say where goods start");
  }
  if (message.parcels_size() > 0) {
    context.Fail(FieldPath(path, "parcels"), "expected none: the plan says how goods are packed");
  }
}

// The rules of the destination must reach back to the days they are read at.
void CheckDates(const ReadContext& context, const FieldPath& path, const type::v1::Order& message,
                const Order& order) {
  if (order.destination.country.IsNone()) return;
  Instant earliest = context.lookup.EarliestRule(order.destination.country);
  auto check = [&](bool given, std::string_view name, Instant instant) {
    if (given && instant < earliest) {
      context.Fail(FieldPath(path, name), "before the first rule known of the destination");
    }
  };
  bool all_given = message.has_ordered_at() && message.has_shipped_at() &&
                   (message.has_entered_at() || order.entry_basis == EntryBasis::kAfterTransit);
  check(message.has_as_of() && !all_given, "as_of", order.as_of);
  check(message.has_ordered_at(), "ordered_at", order.ordered_at);
  check(message.has_shipped_at(), "shipped_at", order.shipped_at);
  check(message.has_entered_at(), "entered_at", order.entered_at);
}

void ReadDates(const ReadContext& context, const FieldPath& path, const type::v1::Order& message,
               Order& order) {
  auto read = [&](bool given, std::string_view name, const google::protobuf::Timestamp& timestamp,
                  Instant fallback) {
    return given ? ReadInstant(context, FieldPath(path, name), timestamp) : fallback;
  };
  order.as_of = read(message.has_as_of(), "as_of", message.as_of(), context.now);
  order.ordered_at =
      read(message.has_ordered_at(), "ordered_at", message.ordered_at(), order.as_of);
  order.shipped_at =
      read(message.has_shipped_at(), "shipped_at", message.shipped_at(), order.as_of);
  order.entry_basis = ReadEnumOr(context, FieldPath(path, "entry_basis"), message.entry_basis(),
                                 type::v1::EntryBasis_IsValid, EntryBasis::kAtEnteredAt);
  bool after_transit = order.entry_basis == EntryBasis::kAfterTransit;
  order.entered_at = read(message.has_entered_at(), "entered_at", message.entered_at(),
                          after_transit ? order.shipped_at : order.as_of);
  if (after_transit && message.has_entered_at()) {
    context.Fail(FieldPath(path, "entered_at"), "expected none with entry_basis AFTER_TRANSIT");
  }
  if (message.has_entered_at() && message.has_shipped_at() && order.entered_at < order.shipped_at) {
    context.Fail(FieldPath(path, "entered_at"), "expected not before shipped_at");
  }
  if (message.has_entered_at() && message.has_ordered_at() && order.entered_at < order.ordered_at) {
    context.Fail(FieldPath(path, "entered_at"), "expected not before ordered_at");
  }
  CheckDates(context, path, message, order);
}

void ReadLines(const ReadContext& context, const FieldPath& path, const type::v1::Order& message,
               const KeyIndex& sellers, Order& order) {
  FieldPath list_path(path, "lines");
  int count = ReadCount(context, list_path, message.lines_size(), kMaxLines);
  std::span<OrderLine> lines = context.arena.AllocateArray<OrderLine>(count);
  LineSurroundings around{.sellers = sellers, .seller_count = order.sellers.size()};
  for (int i = 0; i < count; ++i) {
    lines[i] = ReadLine(context, FieldPath(path, "lines", i), message.lines(i), around);
  }
  order.lines = lines;
  order.currency = around.currency;
  if (std::none_of(lines.begin(), lines.end(),
                   [](const OrderLine& line) { return line.item_type == ItemType::kGoods; })) {
    context.Fail(list_path, "expected at least one line of goods");
  }
}

}  // namespace

Order ReadOrder(const ReadContext& context, const FieldPath& path, const type::v1::Order& message,
                StartsFrom starts) {
  Order order;
  ReadParties(context, path, message, order);
  KeyIndex sellers = ReadSellers(context, path, message, order);
  ReadDestination(context, path, message, order);
  if (starts == StartsFrom::kDispatch) {
    ReadDispatch(context, path, message, order);
  } else {
    RefuseDispatch(context, path, message);
  }
  ReadDates(context, path, message, order);
  order.purpose = ReadEnumOr(context, FieldPath(path, "purpose"), message.purpose(),
                             type::v1::Purpose_IsValid, Purpose::kSale);
  order.entry_kind = ReadEnum<EntryKind>(context, FieldPath(path, "entry_kind"),
                                         message.entry_kind(), type::v1::EntryKind_IsValid);
  ReadLines(context, path, message, sellers, order);
  LineIndex lines(context, path, order.lines);
  ReadDiscounts(context, path, message, lines, order);
  if (starts == StartsFrom::kDispatch) ReadParcels(context, path, message, lines, order);
  ReadCharges(context, path, message, order);
  if (message.exchange_rates_size() > 0) {
    order.exchange_rates = ReadExchangeRates(context, path, message.exchange_rates());
  }
  return order;
}

}  // namespace landfall
