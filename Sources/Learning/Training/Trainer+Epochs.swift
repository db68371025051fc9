extension Trainer {
  /// Looks at the validation samples after an epoch, for its measures, for early stopping and for the learning rate.
  mutating func finishEpoch(isRecorded: Bool) {
    guard isRecorded || earlyStopping != nil || plateau != nil else { return }
    let found = hasValidation ? network.measure(lossSpec, on: validation, workers: workers) : nil
    let watched =
      hasValidation ? found?.loss ?? .nan : sums.loss / Double(Swift.max(sums.samples, 1))
    plateau?.observe(watched)
    if let loss = found?.loss, earlyStopping?.observe(loss, epoch: epoch) == true {
      hasStopped = true
    }
    if isRecorded {
      let count = Double(Swift.max(sums.samples, 1))
      history.append(
        EpochMeasures(
          epoch: epoch, loss: sums.loss / count * lossFactor,
          accuracy: hasClasses ? Double(sums.correct) / count : nil,
          validationLoss: hasValidation ? found?.loss : nil,
          validationAccuracy: hasValidation && hasClasses ? found?.accuracy : nil))
    }
    sums = EpochSums()
  }
}
