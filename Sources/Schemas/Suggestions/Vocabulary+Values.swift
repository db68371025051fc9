/// Words of Keras, PyTorch, scikit-learn and plain English for what a key may be. Words are normalised: lower case, letters
/// and digits alone. A word of several rows means whichever of them fits the key.
extension Vocabulary {
  static let values = inverted(
    losses + optimizers + schedules + initializers + activations + layers + datasets + snapshots
      + figures + others)

  private static let losses = [
    (
      "binaryCrossEntropy",
      "bce bceloss bcewithlogits bcewithlogitsloss binary logloss logistic crossentropy ce"
    ),
    (
      "categoricalCrossEntropy",
      """
      crossentropy ce crossentropyloss cce categorical sparsecategoricalcrossentropy scce nll nllloss \
      negativeloglikelihood softmaxcrossentropy multiclass
      """
    ),
    (
      "meanSquaredError",
      "mse mseloss l2 l2loss squared squarederror squaredloss squarederrors quadratic rmse"
    ),
    ("meanAbsoluteError", "mae maeloss l1 l1loss absolute absoluteerror"),
    ("hinge", "hingeloss svm squaredhinge"),
    ("huber", "huberloss smoothl1 smoothl1loss"),
  ]

  private static let optimizers = [
    (
      "gradientDescent",
      "gd batch batchgd batchgradientdescent fullbatch vanilla bgd steepestdescent"
    ),
    ("sgd", "stochasticgradientdescent minibatch minibatchgradientdescent stochastic"),
    ("momentum", "sgdmomentum sgdwithmomentum heavyball classicalmomentum"),
    ("nesterov", "nag nesterovmomentum sgdnesterov"),
    ("rmsprop", "rms rmspropoptimizer"),
    ("adam", "adamoptimizer adamax nadam radam amsgrad"),
    ("adamW", "adamwoptimizer"),
  ]

  private static let schedules = [
    ("constant", "none fixed off"),
    ("step", "steplr stepdecay multistep multisteplr piecewise"),
    ("exponential", "exponentiallr exponentialdecay exp"),
    ("inverseTime", "inverse inversetimedecay timedecay timebased 1t"),
    ("cosine", "cosineannealing cosineannealinglr cosinedecay annealing"),
    ("warmupCosine", "warmup linearwarmup cosinewarmup cosinewithwarmup"),
    ("oneCycle", "onecyclelr 1cycle cyclic superconvergence"),
    ("reduceOnPlateau", "reducelronplateau plateau"),
    (
      "cosineRestarts",
      "cosineannealingwarmrestarts warmrestarts sgdr cosinewarmrestarts cosinedecayrestarts"
    ),
  ]

  private static let initializers = [
    ("zeros", "zero constant none"),
    ("normal", "gaussian random randn randomnormal truncatednormal small"),
    ("uniform", "rand randomuniform"),
    ("largeRandom", "large big"),
    ("xavierNormal", "xavier glorot glorotnormal"),
    ("xavierUniform", "glorotuniform"),
    ("heNormal", "he kaiming kaimingnormal msra"),
    ("heUniform", "kaiminguniform"),
    ("lecunNormal", "lecun"),
  ]

  private static let activations = [
    ("linear", "none identity id no noactivation"),
    ("sigmoid", "logistic sigm logit expit logsigmoid"),
    ("tanh", "hyperbolictangent tangent arctan"),
    ("relu", "rectifier rectified rectifiedlinear relu6 rectifiedlinearunit"),
    ("leakyRelu", "lrelu leaky prelu leakyrectifier"),
    ("silu", "swish hardswish mish"),
    ("elu", "selu celu exponentiallinear"),
    ("softplus", "smoothrelu"),
  ]

  private static let layers = [
    ("dense", "linear fc fullyconnected affine hidden perceptron output"),
    ("batchNormalization", "batchnorm batchnormalisation bn batchnorm1d batchnorm2d"),
    ("conv2d", "conv convolution convolution2d convolutional cnn depthwiseconv2d"),
    ("maxPool", "maxpool2d maxpooling maxpooling2d pool pooling"),
    ("averagePool", "averagepool2d averagepooling averagepooling2d avgpool avgpool2d"),
    (
      "globalAveragePool",
      "globalaveragepooling globalaveragepooling2d adaptiveavgpool adaptiveavgpool2d globalpool gap"
    ),
    ("residual", "skip block resblock residualblock basicblock"),
    ("layerNormalization", "layernorm layernormalisation ln"),
    ("dropout", "alphadropout dropoutlayer dropout2d spatialdropout2d"),
  ]

  private static let datasets = [
    ("moons", "moon makemoons twomoons halfmoons"),
    ("circles", "circle makecircles twocircles concentriccircles rings donut donuts"),
    ("playgroundCircle", "circle"),
    ("blobs", "blob makeblobs gaussians gaussian gaussianblobs clusters makeclassification"),
    ("playgroundGauss", "gauss gaussian"),
    ("gaussianQuantiles", "makegaussianquantiles quantiles"),
    ("flower", "flowers planar planardata petals rose"),
    ("spiral", "spirals arms twospirals makespirals"),
    ("playgroundSpiral", "spirals twospirals"),
    ("checkerboard", "chess chessboard checkers checker board grid"),
    ("parabolas", "parabola"),
    ("sine", "sin sinus sinewave sinecurve regression"),
    ("regressGaussian", "hills multigaussian regression reggauss"),
    ("regressPlane", "plane regression makeregression regplane linear"),
    ("idx", "mnist fashionmnist fashion emnist kmnist ubyte"),
    ("cifar", "cifar10 cifar100"),
    ("images", "imagefolder folder pictures image photos imagedirectory"),
    ("digits", "loaddigits mnist8x8"),
    ("csv", "table file tsv txt custom excel pandas iris"),
  ]

  private static let snapshots = [
    ("every", "linear even evenly uniform regular fixed epoch everyepoch everyepochs interval"),
    ("everySteps", "step steps everystep batch batches iterations"),
    ("epochs", "list custom"),
    ("logarithmic", "log logspace geometric exponential"),
    ("adaptive", "auto automatic smart change"),
  ]

  private static let figures = [
    (
      "decisionBoundary",
      "boundary boundaries decision decisionsurface decisionregions regions contour classification"
    ),
    (
      "hiddenLines",
      "lines hidden hiddenlayer hiddenlayers hiddenneurons neurons hyperplanes"
    ),
    ("activationLines", "activation activations star fire firing"),
    (
      "hiddenSpace",
      "space featurespace latent latentspace representation representations embedding hidden"
    ),
    (
      "learningCurves",
      "loss losses losscurve losscurves curve curves learning history accuracy metrics training"
    ),
    ("gradientNorms", "gradient gradients gradnorm gradnorms gradientflow vanishinggradients"),
    ("weightDistances", "distance weightdistance weightchange distancefromstart drift movement"),
    ("fit", "regression curvefit function prediction predictions surface"),
  ]

  private static let others = [
    ("float", "float32 single fp32 f32"), ("double", "float64 fp64 f64"),
    ("stratified", "stratify"), ("shuffled", "random shuffle randomly"),
    ("dark", "black night"), ("light", "white day bright default"),
    ("epochs", "epoch"), ("steps", "step batches batch iterations iteration"),
    ("all", "full whole batch fullbatch none max"),
    ("x", "x1 x0"), ("y", "x2"), ("xSquared", "x2 xsq xx"), ("ySquared", "y2 ysq yy"),
    ("xTimesY", "xy x1x2 product"),
  ]
}
