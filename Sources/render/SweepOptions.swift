/// The options of every command that trains the runs of a sweep.
enum SweepOptions {
  static let run = ArgumentParser.Option(
    name: "run", valueName: "NAME",
    help: "Train this run of the config's sweep alone; repeatable")
  static let yes = ArgumentParser.Option(
    name: "yes", short: "y", help: "Train a sweep of more than 1,000 runs")
}
