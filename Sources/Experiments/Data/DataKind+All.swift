import Learning

extension DataKind {
  /// Every kind of data, in the order of the reference: those that are drawn, then those that are read from files.
  static let allCases: [DataKind] =
    DatasetKind.allCases.map { DataKind($0.type) } + [
      DataKind(CSVData.self), DataKind(IDXData.self), DataKind(CIFARData.self),
      DataKind(ImageFolderData.self), DataKind(TensorData.self),
    ]

  /// What a config is of before it says so.
  static var start: DataKind { allCases[0] }
}
