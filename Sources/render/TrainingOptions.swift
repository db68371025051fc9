/// The options of every command that trains into run folders.
enum TrainingOptions {
  static let retrain = ArgumentParser.Option(
    name: "retrain", help: "Train again even if the snapshots fit the config")
  static let output = ArgumentParser.Option(
    name: "output", short: "o", valueName: "DIR",
    help: "Where run folders go (default: visualizations)")
  static let name = ArgumentParser.Option(
    name: "name", valueName: "NAME", help: "The run folder's name (default: the config's name)")
}
