import Learning
import Schemas

/// The reference of the config, made of the tables that read it.
public enum ConfigReference {
  /// A page for people, in Markdown.
  public static var markdown: String {
    MarkdownReference.page(
      Experiment.shape, introduction: introduction,
      appendix: (ModelDefaults.title, ModelDefaults.reference))
  }

  /// A JSON Schema (draft 2020-12), with which editors complete and check configs.
  ///
  /// It accepts every config that `render` does. What only several keys together can tell, it leaves to `render`.
  public static var jsonSchema: String {
    JSONSchema.text(
      Experiment.shape, title: "Netlapse config",
      description: "What to train and what to show, for `render --config`.")
  }

  private static let introduction = """
    # The config, key by key

    This page is made of the tables that read configs, by `render schema --markdown`. `render schema` prints the same as a
    JSON Schema: with `"$schema": "reference/schema.json"` at the top of a config beside this folder, editors such as VS Code
    complete and check it.

    Only `dataset` must be there. A key that is left out has its default; `config.json` in the run folder says what all of
    them were. Where an object has a `kind`, its name alone stands for the object: `"optimizer": "adam"` is
    `"optimizer": { "kind": "adam" }`. The other short forms are said with their objects.

    """
}
