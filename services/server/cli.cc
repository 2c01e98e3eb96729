#include "services/server/cli.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "services/server/commands.h"
#include "services/server/settings.h"

namespace landfall::server {
namespace {

// Every setting as a flag of a command; what is given is kept as text and judged by ReadSettings.
class SettingFlags {
 public:
  explicit SettingFlags(CLI::App& app) : texts_(Describe(Settings())) {
    values_.resize(texts_.size());
    for (size_t i = 0; i < texts_.size(); ++i) {
      // A secret on a command line is read by everyone on the machine.
      if (texts_[i].secret) continue;
      app.add_option("--" + std::string(texts_[i].name), values_[i],
                     std::string(texts_[i].help) + " (default: " +
                         (texts_[i].value.empty() ? "none" : texts_[i].value) + ")");
    }
    app.add_option("--config", config_, "file of \"name = value\" lines (or LANDFALL_CONFIG)");
  }

  CommonOptions Given() const {
    CommonOptions options{.config = config_};
    for (size_t i = 0; i < texts_.size(); ++i) {
      if (!values_[i].empty()) options.flags.emplace_back(texts_[i].name, values_[i]);
    }
    return options;
  }

 private:
  std::vector<SettingText> texts_;
  std::vector<std::string> values_;
  std::string config_;
};

void AddOrderOptions(CLI::App& app, const std::string& files, QuoteCommand& command) {
  app.add_option("files", command.files, files)->required();
  app.add_option("--server", command.server, "ask a replica at host:port");
  app.add_flag("--json", command.json, "print the answer as JSON");
  app.add_flag("--full", command.full, "ask for explanations, whatever the file says");
}

}  // namespace

int RunCommandLine(int argc, char** argv) {
  CLI::App app{"Landfall: what a cross-border order costs to land, and which way it should go"};
  app.require_subcommand(1);
  app.set_help_all_flag("--help-all", "help of every command");
  app.set_version_flag("--version", VersionText, "print the version");
  int result = 0;

  CLI::App* serve = app.add_subcommand("serve", "answer gRPC calls");
  SettingFlags serve_settings(*serve);
  bool print_config = false;
  bool check = false;
  serve->add_flag("--print-config", print_config, "print the settings in force and exit");
  serve->add_flag("--check", check,
                  "read settings, rules, rates and keys, print what was found and exit: 0 when a "
                  "replica could start, 2 when not");
  serve->callback([&] {
    result =
        check ? CheckServe(serve_settings.Given()) : Serve(serve_settings.Given(), print_config);
  });

  CLI::App* quote = app.add_subcommand("quote", "quote orders from JSON files");
  SettingFlags quote_settings(*quote);
  QuoteCommand quote_command;
  AddOrderOptions(*quote, "CreateQuoteRequest as JSON", quote_command);
  quote->callback([&] { result = RunQuote(quote_settings.Given(), quote_command); });

  CLI::App* plan = app.add_subcommand("plan", "plan which stock serves orders, and by which ways");
  SettingFlags plan_settings(*plan);
  QuoteCommand plan_command;
  AddOrderOptions(*plan, "PlanOrderRequest as JSON", plan_command);
  plan->callback([&] { result = RunPlan(plan_settings.Given(), plan_command); });

  CLI::App* explain = app.add_subcommand("explain", "print how a quote came about");
  std::string explained;
  explain->add_option("file", explained, "a quote with view FULL, as printed by quote --json")
      ->required();
  bool replay = false;
  explain->add_flag("--replay", replay, "compute every figure again instead; 1 when one differs");
  explain->callback([&] { result = replay ? RunReplay(explained) : RunExplain(explained); });

  CLI::App* data = app.add_subcommand("data", "work on rule data");
  data->require_subcommand(1);
  DataCommand data_command;
  for (const char* name : {"check", "compile", "import", "diff", "cases"}) {
    CLI::App* verb = data->add_subcommand(name, DescribeDataVerb(name));
    verb->add_option("arguments", data_command.arguments, "folders, formats and files");
    verb->add_option("--data", data_command.data,
                     "data folders, lowest first, with commas between: data,own (default: data)");
    verb->add_option("--out", data_command.out, "folder or file to write");
    if (verb->get_name() == "import") {
      verb->add_option("--share", data_command.share_percent,
                       "per cent of a table that may change without --accept");
      verb->add_flag("--accept", data_command.accept, "write whatever changes");
    }
    if (verb->get_name() == "diff") {
      verb->add_option("--orders", data_command.orders, "folder of orders to price both ways");
    }
    verb->callback([&, verb] {
      data_command.verb = verb->get_name();
      result = RunData(data_command);
    });
  }

  app.add_subcommand("version", "print the version")->callback([&] { result = RunVersion(); });

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    int code = app.exit(error);
    return code == 0 ? 0 : 2;
  }
  return result;
}

}  // namespace landfall::server
