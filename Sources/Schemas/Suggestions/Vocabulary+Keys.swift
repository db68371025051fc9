/// Words of Keras, PyTorch, scikit-learn and plain English for keys, with the full path of each key; `[]` is any entry of a
/// list. A path without a dot may also be a key of any object. Words are normalised: lower case, letters and digits alone.
extension Vocabulary {
  static let keys = inverted(topKeys + dataKeys + networkKeys + trainingKeys + figureKeys)

  private static let topKeys = [
    ("kind", "type name class classname method mode"),
    ("seed", "randomstate randomseed rng rngseed"),
    ("dataset", "data datasets"),
    ("inputs", "preprocessing preprocess input"),
    ("inputs.features", "features inputfeatures"),
    (
      "inputs.standardize",
      "normalize normalise normalization standardise scale scaler standardscaler"
    ),
    ("network", "model net nn architecture mlp"),
    ("training", "train trainer fit learning"),
    ("snapshots", "snapshot checkpoints checkpoint record recording"),
    (
      "snapshots.every",
      "interval frequency freq saveevery everyepochs snapshotinterval stepsize steps"
    ),
    ("snapshots.count", "frames nframes framecount numframes"),
    ("figures", "figure plots plot visualizations animations films gifs charts"),
  ]

  private static let dataKeys = [
    ("dataset.samples", "samples nsamples numsamples samplecount n points npoints count"),
    (
      "dataset.testFraction",
      "testsize testsplit testratio test testshare trainsize trainfraction trainsplit"
    ),
    (
      "dataset.validationFraction",
      "valsplit validationsplit valfraction valsize validationsize val validation validationratio"
    ),
    ("dataset.noise", "noiselevel std sigma"),
    ("dataset.centers", "ncenters centres clusters nclusters"),
    ("dataset.classes", "nclasses numclasses classcount arms"),
    ("dataset.deviation", "clusterstd std spread sigma"),
    ("dataset.split", "stratify shuffle splitkind"),
    ("dataset.file", "path filename filepath csv source url"),
    ("dataset.label", "target targetcolumn labelcolumn labels classcolumn y"),
    ("dataset.delimiter", "sep separator"),
  ]

  private static let networkKeys = [
    (
      "network.layers",
      "layers hidden hiddenlayers hiddenunits hiddenlayersizes hiddensizes layersizes depth"
    ),
    (
      "network.layers[].units",
      "units neurons nodes size width nunits numunits outfeatures outputs hiddenunits"
    ),
    ("network.layers[].activation", "activation activations activationfunction act nonlinearity"),
    ("network.layers[].alpha", "negativeslope slope leak"),
    ("network.layers[].bias", "usebias fitintercept intercept"),
    ("network.layers[].trainable", "requiresgrad frozen freeze"),
    ("network.layers[].channels", "filters outchannels featuremaps"),
    ("network.layers[].kernel", "kernelsize poolsize window filtersize"),
    ("network.layers[].stride", "strides step"),
    ("network.layers[].padding", "pad"),
    ("network.layers[].dilation", "dilationrate"),
    ("network.layers[].groups", "group depthmultiplier"),
    ("network.layers[].countPadding", "countincludepad"),
    ("network.layers[].start", "init initial alphainitializer"),
    ("network.layers[].rate", "p prob probability droprate dropoutrate dropoutprobability"),
    (
      "network.initializer",
      """
      initializer init initialiser initialization initialisation weightinit weightsinit weights kernelinitializer
      """
    ),
    ("network.initializer.standardDeviation", "std stddev sigma scale deviation"),
    ("network.initializer.limit", "bound range scale"),
  ]

  private static let trainingKeys = [
    (
      "training.epochs",
      "epochs epoch nepochs numepochs maxepochs maxiter maxiterations iterations iters steps niter"
    ),
    ("training.loss", "lossfunction lossfn criterion objective cost costfunction losses"),
    ("training.loss.labelSmoothing", "labelsmoothing smoothing"),
    ("training.loss.classWeights", "classweights classweight posweight sampleweights"),
    ("training.optimizer", "optim optimiser solver algorithm"),
    (
      "training.optimizer.learningRate",
      "lr eta rate stepsize learningrateinit alpha initiallearningrate lr0"
    ),
    ("training.optimizer.momentum", "momentum mu"),
    ("training.optimizer.decay", "rho alpha"),
    ("training.optimizer.beta1", "beta betas"),
    ("training.optimizer.beta2", "betas"),
    ("training.optimizer.epsilon", "epsilon eps"),
    ("training.optimizer.weightDecay", "wd decay"),
    ("training.batchSize", "batch minibatch minibatchsize bs batches"),
    (
      "training.schedule",
      "scheduler lrschedule lrscheduler learningrateschedule learningratescheduler"
    ),
    ("training.schedule.factor", "gamma lrdecay decayrate"),
    ("training.schedule.interval", "stepsize decaysteps every"),
    ("training.schedule.period", "tmax t0 steps totalsteps"),
    ("training.schedule.final", "etamin minlr minimum end"),
    ("training.schedule.multiplier", "tmult"),
    ("training.schedule.riseShare", "pctstart"),
    ("training.schedule.startDivisor", "divfactor"),
    ("training.schedule.finalDivisor", "finaldivfactor"),
    ("training.schedule.minimumRate", "minlr"),
    ("training.schedule.warmup", "warmupsteps warmupepochs"),
    ("training.regularization", "regularisation regularizer kernelregularizer penalty"),
    ("training.regularization.l2", "lambda l2regularization l2reg l2penalty ridge alpha"),
    ("training.regularization.l1", "l1regularization l1reg l1penalty lasso"),
    (
      "training.clipNorm",
      "clip gradclip gradientclipping clipgradnorm maxgradnorm maxnorm clipping"
    ),
    ("training.earlyStopping", "earlystop"),
    ("training.earlyStopping.patience", "patience"),
    ("training.earlyStopping.minimumChange", "mindelta tolerance tol delta"),
    ("training.precision", "dtype floattype"),
  ]

  private static let figureKeys = [
    ("figures[].file", "filename output out path outputfile filepath"),
    ("figures[].framesPerSecond", "fps framerate speed frames"),
    ("figures[].size", "resolution dimensions figsize"),
    ("figures[].maxBytes", "maxsize filesize bytes budget limit"),
    ("figures[].holdLast", "hold pause holdlastframe lastframe delay"),
    ("figures[].theme", "style background colortheme colorscheme dark"),
  ]

  /// What to do about words that are no key, in other tools' ways.
  static let advice = [
    "dropout":
      #"dropout is a layer of its own, { "kind": "dropout", "rate": 0.5 }, after the one that it drops from"#,
    "batchnorm": batchNormalization, "batchnormalization": batchNormalization,
    "nesterov": #"the optimizer is { "kind": "nesterov" }"#,
    "format": "the ending of a figure's file is its format",
    "runname": name,
  ]

  /// Of the top, where `kind` is no key.
  static let topAdvice = [
    "name": name, "output": output, "outputdir": output, "out": output,
  ]

  private static let batchNormalization =
    #"batch normalization is a layer of its own, { "kind": "batchNormalization" }"#
  private static let name = "a run has the name of its config's file"
  private static let output = "the option --output says where run folders go"
}
