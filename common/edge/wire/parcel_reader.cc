#include <algorithm>
#include <optional>
#include <span>

#include "common/edge/wire/line_reader.h"
#include "common/edge/wire/order_extras_reader.h"
#include "common/edge/wire/scalar_readers.h"

namespace landfall {
namespace {

// Reads items and takes them off `unpacked`, which counts those of each line.
std::span<const ParcelItem> ReadItems(const ReadContext& context, const FieldPath& path,
                                      const type::v1::Parcel& message, const LineIndex& lines,
                                      const Order& order, std::span<int64_t> unpacked) {
  if (message.items_size() == 0) context.Fail(FieldPath(path, "items"), "expected at least one");
  int given = ReadCount(context, FieldPath(path, "items"), message.items_size(), kMaxLines);
  std::span<ParcelItem> items = context.arena.AllocateArray<ParcelItem>(given);
  KeyIndex seen(context.arena, given);
  size_t count = 0;
  for (int i = 0; i < given; ++i) {
    FieldPath item_path(path, "items", i);
    const type::v1::ParcelItem& item = message.items(i);
    std::optional<uint32_t> line = lines.Find(item.line_id());
    if (!line.has_value() || order.lines[*line].item_type != ItemType::kGoods) {
      context.Fail(FieldPath(item_path, "line_id"), "expected a line_id of a line of goods");
      continue;
    }
    if (!seen.Add(item.line_id(), *line)) {
      context.Fail(FieldPath(item_path, "line_id"), "given twice");
      continue;
    }
    int64_t quantity =
        ReadInteger(context, FieldPath(item_path, "quantity"), item.quantity(), 1,
                    order.lines[*line].quantity, "expected 1 to the quantity of the line");
    unpacked[*line] -= quantity;
    items[count++] = {*line, quantity};
  }
  return items.first(count);
}

}  // namespace

void ReadParcels(const ReadContext& context, const FieldPath& path, const type::v1::Order& message,
                 const LineIndex& lines, Order& order) {
  FieldPath list_path(path, "parcels");
  int count = ReadCount(context, list_path, message.parcels_size(), kMaxParcels);
  if (count == 0) return;
  std::span<PackedParcel> parcels = context.arena.AllocateArray<PackedParcel>(count);
  std::span<int64_t> unpacked = context.arena.AllocateArray<int64_t>(order.lines.size());
  for (size_t i = 0; i < order.lines.size(); ++i) {
    if (order.lines[i].item_type == ItemType::kGoods) unpacked[i] = order.lines[i].quantity;
  }
  for (int i = 0; i < count; ++i) {
    FieldPath parcel_path(path, "parcels", i);
    const type::v1::Parcel& parcel = message.parcels(i);
    parcels[i].items = ReadItems(context, parcel_path, parcel, lines, order, unpacked);
    parcels[i].gross_weight_grams = ReadGrams(context, FieldPath(parcel_path, "gross_weight_grams"),
                                              parcel.gross_weight_grams());
    if (parcel.has_dimensions()) {
      parcels[i].dimensions =
          ReadDimensions(context, FieldPath(parcel_path, "dimensions"), parcel.dimensions());
    }
  }
  order.parcels = parcels;
  if (std::any_of(unpacked.begin(), unpacked.end(), [](int64_t left) { return left != 0; })) {
    context.Fail(list_path, "expected every item of goods in exactly one parcel");
  }
}

}  // namespace landfall
