import Config
import Figures

extension FigureKind: DocumentedChoice {
  package var documentation: String {
    switch self {
    case .hiddenLines:
      """
      The line of each hidden neuron in the plane of the data, on which its input w·x + b is 0, and the decision boundary. \
      Needs two coordinates, classes and a hidden layer.
      """
    case .activationLines:
      """
      After training: which hidden neurons fire for one test sample after another. Needs two coordinates, classes, a hidden \
      layer and test samples.
      """
    case .decisionBoundary:
      "The predicted class and how sure the network is of it, over the plane. Needs two coordinates and classes."
    case .hiddenSpace:
      """
      Where the last hidden layer sends the samples and a grid of the plane; of more than three units their three principal \
      components. Needs two coordinates, classes and a last hidden layer of at least two units.
      """
    case .fit:
      "The function that a network learns. Needs numbers to be predicted, and one or two coordinates."
    case .learningCurves: "The loss on the training, validation and test samples over the epochs."
    case .gradientNorms: "The Euclidean norm of each layer's gradient over the epochs."
    }
  }
}
