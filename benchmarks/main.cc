#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>

#include "benchmarks/ratios.h"
#include "benchmarks/servers.h"

// Measures Landfall against baselines of the same bytes: benchmarks/README.md.
int main(int argc, char** argv) {
  using landfall::bench::RatioOptions;
  CLI::App app("measures Landfall");
  app.require_subcommand(1);
  RatioOptions options;
  options.self = std::filesystem::read_symlink("/proc/self/exe").string();
  options.program = (std::filesystem::path(options.self).parent_path() / "landfall").string();
  std::string answer;

  CLI::App* ratios = app.add_subcommand("ratios", "the replica against an echo of the same bytes");
  ratios->add_flag("--json", options.json, "print one JSON object");
  ratios->add_option("--message", options.message, "CreateQuoteRequest as JSON");
  ratios->add_option("--data", options.data, "folder of rule data");
  ratios->add_option("--rounds", options.rounds, "rounds that count, of each server");
  ratios->add_option("--seconds", options.seconds, "of one round");
  ratios->add_flag("!--no-instructions", options.instructions, "leave callgrind out");
  CLI::App* compute = app.add_subcommand("compute", "the steps of a quote without wire and codec");
  compute->add_option("--message", options.message, "CreateQuoteRequest as JSON");
  compute->add_option("--data", options.data, "folder of rule data");
  compute->add_option("--rounds", options.rounds, "eights of rounds, of which the best counts");
  CLI::App* echo = app.add_subcommand("echo", "serve the bytes of a file to every call");
  echo->add_option("answer", answer, "bytes of a CreateQuoteResponse")->required();
  CLI::App* codec = app.add_subcommand("codec", "parse, copy and serialize without maths");
  codec->add_option("answer", answer, "bytes of a CreateQuoteResponse")->required();
  CLI11_PARSE(app, argc, argv);

  if (echo->parsed()) return landfall::bench::ServeEcho(answer);
  if (codec->parsed()) return landfall::bench::ServeCodec(answer);
  if (compute->parsed()) return landfall::bench::RunCompute(options);
  return landfall::bench::RunRatios(options);
}
