import Figures
import Learning
import Snapshots

extension DataSplit {
  /// The samples as `data.safetensors` holds them.
  var file: TensorFile {
    var file = TensorFile()
    for (part, data) in [("train", training), ("test", test)] {
      file.tensors["inputs.\(part)"] = Tensor(
        data.inputs.elements, shape: [data.count, data.inputs.columns])
      file.tensors["labels.\(part)"] = Tensor(data.labels, shape: [data.count])
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
