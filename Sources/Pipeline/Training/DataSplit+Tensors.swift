import Figures
import Learning
import Snapshots

extension DataSplit {
  /// The samples as `data.safetensors` holds them.
  var file: TensorFile {
    var file = TensorFile()
    for (part, data) in [
      ("train", training), ("validation", validation), ("test", test),
    ] where data.count > 0 || part != "validation" {
      file.tensors["inputs.\(part)"] = Tensor(
        data.inputs.elements, shape: [data.count, data.inputs.columns])
      if data.isRegression {
        file.tensors["targets.\(part)"] = Tensor(data.targets, shape: [data.count])
      } else {
        file.tensors["labels.\(part)"] = Tensor(data.labels, shape: [data.count])
      }
    }
    file.metadata["features"] = training.featureNames.joined(separator: "\n")
    file.metadata["classes"] = training.classNames.joined(separator: "\n")
    return file
  }
}

extension Dataset {
  /// The samples as figures take them.
  var samples: Run.Samples {
    Run.Samples(inputs: (0..<count).map(inputs.row), labels: labels)
  }
}
