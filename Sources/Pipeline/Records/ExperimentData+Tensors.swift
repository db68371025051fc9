import Experiments
import Learning
import Snapshots

extension ExperimentData {
  /// The samples as `data.safetensors` holds them: the network's inputs, what they came from where that is something
  /// else, and the targets; of images whose pixels are bytes these alone, of which the network takes
  /// (`images` / 255 − `inputs.mean`) / `inputs.deviation`.
  var file: TensorFile {
    var file = TensorFile()
    for (part, data) in inputs.parts where data.count > 0 || part != "validation" {
      let name = data.values.isPixels ? "images" : "inputs"
      file.tensors["\(name).\(part)"] = data.tensor
      if data.isRegression {
        file.tensors["targets.\(part)"] = Tensor(data.targets, shape: [data.count])
      } else {
        file.tensors["labels.\(part)"] = Tensor(data.labels, shape: [data.count])
      }
    }
    if transform != .identity {
      for (part, data) in samples.parts where data.count > 0 {
        guard !data.values.isPixels else { continue }
        file.tensors["coordinates.\(part)"] = data.tensor
      }
    }
    file.tensors.merge(scales) { _, new in new }
    let features = inputs.training.givenNames
    if !features.isEmpty { file.metadata["features"] = NameList.text(features) }
    file.metadata["classes"] = NameList.text(inputs.training.classNames)
    let coordinates = samples.training.featureNames
    if coordinates != inputs.training.featureNames {
      file.metadata["coordinates"] = NameList.text(coordinates)
    }
    let target = samples.training.targetName
    if target != "target" { file.metadata["target"] = target }
    return file
  }

  /// What was standardised by: the network takes (feature − `inputs.mean`) / `inputs.deviation`, and predicts
  /// output · `targets.deviation` + `targets.mean`. Empty where both are as they are.
  var scales: [String: Tensor] {
    var tensors: [String: Tensor] = [:]
    if let scale = transform.standardization {
      tensors["inputs.mean"] = Tensor(scale.means, shape: [scale.means.count])
      tensors["inputs.deviation"] = Tensor(scale.deviations, shape: [scale.deviations.count])
    }
    if targetScale != .identity {
      tensors["targets.mean"] = Tensor([targetScale.mean], shape: [1])
      tensors["targets.deviation"] = Tensor([targetScale.deviation], shape: [1])
    }
    return tensors
  }
}

extension SampleValues {
  fileprivate var isPixels: Bool { if case .pixels = self { true } else { false } }
}

extension Dataset {
  /// [samples, features], or [samples, channels, height, width] of images.
  fileprivate var tensor: Tensor {
    let shape = [count] + (shape ?? [values.columns])
    return switch values {
    case .numbers(let matrix): Tensor(matrix.elements, shape: shape)
    case .pixels(let pixels): Tensor(pixels.bytes, shape: shape)
    }
  }
}

extension DataSplit {
  fileprivate var parts: [(name: String, data: Dataset)] {
    [("train", training), ("validation", validation), ("test", test)]
  }
}
