/// The options that say which config is meant, with what set over it.
enum ConfigOptions {
  static let config = ArgumentParser.Option(
    name: "config", short: "c", valueName: "FILE",
    help:
      """
      The experiment, with or without the option's name: a path;
      a name that is looked up here and then in configs/, with or
      without .json; or - for standard input
      """)

  static let changes: [ArgumentParser.Option] = [
    .init(
      name: "set", valueName: "KEY=VALUE",
      help:
        """
        Set a value of the config, JSON or a bare word, by its path:
        training.epochs=100, network.layers[0].units=5; repeatable
        """),
    .init(name: "seed", valueName: "N", help: "Set the config's seed, 0 to 4294967295"),
  ]
}
