/// The reference of the config, made of the tables that read it.
public enum ConfigReference {
  /// A page for people, in Markdown.
  public static var markdown: String { MarkdownReference.page(Experiment.shape) }

  /// A JSON Schema (draft 2020-12), with which editors complete and check configs.
  ///
  /// It accepts every config that `render` does. What only several keys together can tell, it leaves to `render`.
  public static var jsonSchema: String { JSONSchema.text(Experiment.shape) }
}
