import Schemas

extension AugmentationSpec {
  package static let schema = Schema<AugmentationSpec>([
    .choice("flip", \.flip).documented(
      """
      Mirrors each image with a probability of ½: torchvision's `RandomHorizontalFlip` and `RandomVerticalFlip`.
      """),
    .number("shift", \.shift, in: shares).documented(
      """
      Moves images by whole pixels, up to this share of the width and of the height either way: `RandomAffine`'s \
      `translate`. What comes in is black.
      """),
    .integer("crop", \.crop, in: crops).documented(
      """
      Puts so many black pixels around an image and cuts a piece of the old size out of it, anywhere: \
      `RandomCrop(size, padding=…)`, as usual for CIFAR with 4.
      """),
    .number("rotate", \.rotate, in: angles).documented(
      """
      Rotates images about their centre by up to so many degrees either way: `RandomAffine`'s `degrees`, with bilinear \
      interpolation.
      """),
    .number("scale", \.scale, in: scales).documented(
      "Makes images larger or smaller by a factor from 1 − `scale` to 1 + `scale`, about their centre."
    ),
    .number("brightness", \.brightness, in: shares).documented(
      """
      Multiplies all pixels of an image by a factor from 1 − `brightness` to 1 + `brightness`: `ColorJitter`'s, but that \
      what becomes lighter than white is kept.
      """),
    .integer("cutout", \.cutout, in: cutouts).documented(
      """
      Makes a square of so many pixels a side black, with its centre anywhere in the image (T. DeVries and G. W. Taylor, \
      2017).
      """),
  ])

  package static let documentation =
    """
    Changes of the training images, which are of images only: each is drawn for every image in every epoch, from numbers of \
    its own that depend on `training.seed`, the epoch and the sample's index and on nothing else. Images are mirrored, then \
    rotated, scaled, cropped and shifted at once, then brightened, then cut out, all in the data's own units, of which 0 is \
    black, and standardised after it. Validation, test and recorded samples stay as they are, and so do the losses and \
    metrics of training samples in metrics.csv; epochs.csv has the losses of the changed images.
    """
}
