#include "services/planning/local_search.h"

#include <algorithm>

#include "services/planning/domain/partition.h"

namespace landfall::planning {
namespace {

constexpr size_t kSlots = size_t{1} << 15;

uint64_t Mixed(uint64_t value) {
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
  return value ^ (value >> 31);
}

}  // namespace

LocalSearch::LocalSearch(Problem& problem, GroupPricer& pricer, const Goal& goal, Arena& arena)
    : problem_(problem), pricer_(pricer), goal_(goal) {
  size_t atoms = problem.atoms.size();
  senders_ = arena.AllocateArray<std::span<const uint32_t>>(atoms);
  tried_ = arena.AllocateArray<uint32_t>(atoms);
  kicked_ = arena.AllocateArray<uint32_t>(atoms);
  slots_ = arena.AllocateArray<Slot>(kSlots);
  for (uint32_t atom = 0; atom < atoms; ++atom) {
    std::span<uint32_t> nodes = arena.AllocateArray<uint32_t>(problem.nodes.size());
    size_t count = 0;
    for (uint32_t node = 0; node < problem.nodes.size(); ++node) {
      if (CanSend(problem, pricer, node, atom)) nodes[count++] = node;
    }
    senders_[atom] = nodes.first(count);
  }
}

int64_t LocalSearch::GroupKey(std::span<const uint32_t> assignment, uint32_t stage) {
  std::span<const GroupItem> items = ItemsOf(problem_, assignment, stage, scratch_);
  if (items.empty()) return 0;
  uint64_t hash = Mixed(stage + 1);
  for (const GroupItem& item : items) {
    hash = Mixed(hash ^ (static_cast<uint64_t>(item.line) << 32 | item.node));
    hash = Mixed(hash + static_cast<uint64_t>(item.quantity));
  }
  hash |= 1;
  // A full neighbourhood is overwritten; the key is then computed anew.
  Slot* free = nullptr;
  for (size_t i = 0; i < 8; ++i) {
    Slot& slot = slots_[(hash + i) % kSlots];
    if (slot.hash == hash) return slot.key;
    if (slot.hash == 0 && free == nullptr) free = &slot;
  }
  if (free == nullptr) free = &slots_[hash % kSlots];
  prices_.Reset();
  for (const GroupItem& item : items) {
    if (item.quantity > problem_.nodes[item.node].stock[item.line]) return kNever;
  }
  GroupDecision group{.stage = stage, .items = items};
  GroupChoice choice = Choose(pricer_, group, goal_.latest, goal_.by_freight, prices_);
  int64_t key =
      choice.count == 0 ? kNever : (goal_.by_freight ? choice.FreightKey() : choice.Key());
  *free = {hash, key};
  return key;
}

int64_t LocalSearch::CostOf(std::span<const uint32_t> assignment) {
  scratch_.Reset();
  int64_t sum = 0;
  uint32_t groups = 0;
  for (uint32_t stage = 0; stage < problem_.stages.size(); ++stage) {
    int64_t key = GroupKey(assignment, stage);
    if (IsNever(key)) return kNever;
    groups += key != 0 ? 1 : 0;
    sum += key;
  }
  return groups <= goal_.max_groups ? sum : kNever;
}

bool LocalSearch::Accept(Assignment assignment, int64_t& cost) {
  int64_t found = CostOf(tried_);
  if (found >= cost) return false;
  cost = found;
  std::copy(tried_.begin(), tried_.end(), assignment.begin());
  return true;
}

bool LocalSearch::TryMove(Assignment assignment, uint32_t atom, uint32_t node, int64_t& cost) {
  if (assignment[atom] == node) return false;
  std::copy(assignment.begin(), assignment.end(), tried_.begin());
  tried_[atom] = node;
  return Accept(assignment, cost);
}

bool LocalSearch::TryExchange(Assignment assignment, uint32_t a, uint32_t b, int64_t& cost) {
  if (assignment[a] == assignment[b]) return false;
  auto sends = [&](uint32_t atom, uint32_t node) {
    return std::find(senders_[atom].begin(), senders_[atom].end(), node) != senders_[atom].end();
  };
  if (!sends(a, assignment[b]) || !sends(b, assignment[a])) return false;
  std::copy(assignment.begin(), assignment.end(), tried_.begin());
  std::swap(tried_[a], tried_[b]);
  return Accept(assignment, cost);
}

// What nodes of one stage send goes to the first node of another that has it.
bool LocalSearch::TryTakeOver(Assignment assignment, uint32_t from, uint32_t to, int64_t& cost) {
  bool any = false;
  std::copy(assignment.begin(), assignment.end(), tried_.begin());
  for (uint32_t atom = 0; atom < tried_.size(); ++atom) {
    if (problem_.nodes[tried_[atom]].stage != from) continue;
    for (uint32_t node : senders_[atom]) {
      if (problem_.nodes[node].stage != to) continue;
      tried_[atom] = node;
      any = true;
      break;
    }
  }
  return any && Accept(assignment, cost);
}

int64_t LocalSearch::Descend(Assignment assignment, int64_t cost, Watch& watch) {
  auto atoms = static_cast<uint32_t>(assignment.size());
  for (bool better = true; better;) {
    better = false;
    for (uint32_t from = 0; from < problem_.stages.size(); ++from) {
      for (uint32_t to = 0; to < problem_.stages.size(); ++to) {
        if (watch.Stop()) return cost;
        if (from != to) better = TryTakeOver(assignment, from, to, cost) || better;
      }
    }
    for (uint32_t atom = 0; atom < atoms; ++atom) {
      for (uint32_t node : senders_[atom]) {
        if (watch.Stop()) return cost;
        better = TryMove(assignment, atom, node, cost) || better;
      }
    }
    if (better) continue;
    for (uint32_t a = 0; a < atoms && !better; ++a) {
      for (uint32_t b = a + 1; b < atoms && !better; ++b) {
        if (watch.Stop()) return cost;
        better = TryExchange(assignment, a, b, cost);
      }
    }
  }
  return cost;
}

void LocalSearch::Kick(Assignment assignment) {
  for (int i = 0; i < 3; ++i) {
    state_ = Mixed(state_ + 0x9e3779b97f4a7c15u);
    size_t atom = state_ % assignment.size();
    std::span<const uint32_t> senders = senders_[atom];
    if (!senders.empty()) assignment[atom] = senders[(state_ >> 32) % senders.size()];
  }
}

int64_t LocalSearch::Improve(Assignment assignment, Watch& watch) {
  int64_t best = Descend(assignment, CostOf(assignment), watch);
  for (int kick = 0; kick < goal_.kicks && !watch.Stop(); ++kick) {
    std::copy(assignment.begin(), assignment.end(), kicked_.begin());
    Kick(kicked_);
    int64_t cost = CostOf(kicked_);
    if (IsNever(cost)) continue;
    cost = Descend(kicked_, cost, watch);
    if (cost >= best) continue;
    best = cost;
    std::copy(kicked_.begin(), kicked_.end(), assignment.begin());
  }
  return best;
}

}  // namespace landfall::planning
