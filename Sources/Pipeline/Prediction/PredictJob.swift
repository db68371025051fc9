import CLibrary
import JSON

/// Tells the classes of pictures.
public enum PredictJob {
  /// - Returns: for people a table for each picture, for programs one JSON list with an object for each.
  /// - Throws: an error whose description is one sentence for the user, and whose `ExitStatus` is its exit code.
  public static func run(_ request: PredictRequest) throws -> String {
    let classifier = try ImageClassifier(request.source)
    let values = try classifier.predict(request.images, threads: request.jobs)
    let rankings = zip(request.images, values).map { image, values in
      ClassRanking(
        image: image, values: values, names: classifier.classNames, top: request.top,
        isScore: classifier.hasScores)
    }
    return request.isJSON
      ? JSONTree.array(rankings.map(\.tree)).text
      : rankings.map { $0.text + "\n" }.joined(separator: "\n")
  }
}
