"""Reference numbers by PyTorch 2.13 in float64: python3 features.py > features.json"""

import json

import torch
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
torch.manual_seed(5)


def activations():
    """Slopes of leaky ReLU and ELU: values and derivatives, also at and next to 0."""
    z = torch.tensor([-30.0, -3.0, -1.0, -1e-9, -0.0, 0.0, 1e-9, 0.5, 2.0, 40.0, -0.2, -7.5], requires_grad=True)
    cases = []
    for name, alpha, f in [
        ("leakyRelu", 0.3, lambda z: F.leaky_relu(z, 0.3)),
        ("leakyRelu", 0.0, lambda z: F.leaky_relu(z, 0.0)),
        ("leakyRelu", 1.0, lambda z: F.leaky_relu(z, 1.0)),
        ("elu", 0.5, lambda z: F.elu(z, 0.5)),
        ("elu", 2.0, lambda z: F.elu(z, 2.0)),
        ("elu", 0.0, lambda z: F.elu(z, 0.0)),
    ]:
        y = f(z)
        (dz,) = torch.autograd.grad(y.sum(), z)
        cases.append({"name": name, "alpha": alpha, "z": z.tolist(), "y": y.tolist(), "dz": dz.tolist()})
    return cases


def losses():
    """Means over samples and outputs, and their gradients by the network's outputs (or logits)."""
    cases = []

    def add(name, x, labels_or_targets, loss, **options):
        x = x.clone().requires_grad_(True)
        value = loss(x)
        (dx,) = torch.autograd.grad(value, x)
        cases.append({
            "name": name, "x": x.tolist(), "dx": dx.tolist(), "loss": value.item(),
            "targets": labels_or_targets, **options})

    a = torch.tensor([[-2.5], [-0.3], [0.2], [0.9], [1.7], [4.0], [-0.99]])
    y = torch.tensor([[0.5], [-0.2], [1.0], [-1.0], [1.7], [3.2], [0.01]])
    for delta in (1.0, 0.3):
        add("huber", a, y.flatten().tolist(), lambda x: F.huber_loss(x, y, delta=delta), delta=delta)

    labels = [0, 1, 1, 0, 1, 0, 0]
    sign = torch.tensor([[2.0 * k - 1] for k in labels])
    add("hinge", a, labels, lambda x: F.relu(1 - sign * x).mean())
    several = torch.randn(6, 3) * 1.5
    classes = [0, 2, 1, 1, 0, 2]
    signs = 2 * F.one_hot(torch.tensor(classes), 3).double() - 1
    add("hinge", several, classes, lambda x: F.relu(1 - signs * x).mean())

    hard = torch.tensor([[float(k)] for k in labels])
    w2 = torch.tensor([0.5, 3.0])
    w_sample = w2[torch.tensor(labels)][:, None]
    smooth = hard * (1 - 0.2) + 0.2 / 2
    add("binaryCrossEntropy", a, labels, lambda x: F.binary_cross_entropy_with_logits(x, smooth), smoothing=0.2)
    add("binaryCrossEntropy", a, labels, lambda x: F.binary_cross_entropy_with_logits(x, hard, weight=w_sample),
        weights=w2.tolist())
    add("categoricalCrossEntropy", several, classes,
        lambda x: F.cross_entropy(x, torch.tensor(classes), label_smoothing=0.15), smoothing=0.15)
    return cases


def more_losses():
    cases = []
    several = torch.randn(6, 3) * 1.5
    classes = torch.tensor([0, 2, 1, 1, 0, 0])
    for smoothing in (0.0, 0.1):
        x = several.clone().requires_grad_(True)
        w = torch.tensor([0.5, 2.0, 1.25])
        each = F.cross_entropy(x, classes, reduction="none", label_smoothing=smoothing)
        value = (w[classes] * each).mean()
        (dx,) = torch.autograd.grad(value, x)
        cases.append({"name": "categoricalCrossEntropy", "x": x.tolist(), "dx": dx.tolist(), "loss": value.item(),
                      "targets": classes.tolist(), "weights": w.tolist(), "smoothing": smoothing})
    # "balanced": here the mean weight is 1, and PyTorch's own weighted mean is the same number.
    counts = torch.bincount(classes, minlength=3)
    w = len(classes) / (3 * counts.double())
    x = several.clone().requires_grad_(True)
    value = F.cross_entropy(x, classes, weight=w)
    (dx,) = torch.autograd.grad(value, x)
    cases.append({"name": "categoricalCrossEntropy", "x": x.tolist(), "dx": dx.tolist(), "loss": value.item(),
                  "targets": classes.tolist(), "balanced": True})
    return cases


def layer_normalization():
    x = torch.randn(5, 7, requires_grad=True) * torch.tensor([1, 10, 0.1, 3, 1, 1, 5.0]) + 2
    x = x.detach().requires_grad_(True)
    norm = nn.LayerNorm(7)
    with torch.no_grad():
        norm.weight.copy_(torch.randn(7))
        norm.bias.copy_(torch.randn(7))
    upstream = torch.randn(5, 7)
    y = norm(x)
    dx, dgamma, dbeta = torch.autograd.grad((y * upstream).sum(), [x, norm.weight, norm.bias])
    return {"x": x.tolist(), "gamma": norm.weight.tolist(), "beta": norm.bias.tolist(), "upstream": upstream.tolist(),
            "y": y.tolist(), "dx": dx.tolist(), "dgamma": dgamma.tolist(), "dbeta": dbeta.tolist()}


def schedules():
    def run(make, steps):
        p = nn.Parameter(torch.zeros(1))
        optimizer = torch.optim.SGD([p], lr=0.4)
        schedule = make(optimizer)
        rates = []
        for _ in range(steps):
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            schedule.step()
        return rates

    S = torch.optim.lr_scheduler
    cases = [
        {"name": "restarts", "rates": run(lambda o: S.CosineAnnealingWarmRestarts(o, 5, 1, 0.01), 40)},
        {"name": "restarts2", "rates": run(lambda o: S.CosineAnnealingWarmRestarts(o, 3, 2), 40)},
        {"name": "restarts3", "rates": run(lambda o: S.CosineAnnealingWarmRestarts(o, 10, 1), 40)},
        {"name": "oneCycle", "rates": run(lambda o: S.OneCycleLR(o, 0.4, total_steps=41, cycle_momentum=False), 40)},
        {"name": "oneCycle2", "rates": run(lambda o: S.OneCycleLR(
            o, 0.4, total_steps=31, pct_start=0.45, div_factor=10, final_div_factor=50, cycle_momentum=False), 30)},
    ]
    losses = [1.0, 0.9, 0.95, 0.8999999, 0.91, 0.7, 0.71, 0.7, 0.7, 0.69997, 0.72, 0.6, 0.61, 0.62, 0.63, 0.64, 0.65,
              0.66, 0.67, 0.68, 0.1, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2]
    plateaus = []
    for options in (
        {"patience": 2}, {"patience": 0, "factor": 0.5}, {"patience": 1, "cooldown": 3, "factor": 0.3},
        {"patience": 1, "threshold": 0.2, "min_lr": 0.05}, {"patience": 0, "factor": 1e-6},
    ):
        p = nn.Parameter(torch.zeros(1))
        optimizer = torch.optim.SGD([p], lr=0.4)
        schedule = S.ReduceLROnPlateau(optimizer, **options)
        rates = []
        for loss in losses:
            optimizer.step()
            schedule.step(loss)
            rates.append(optimizer.param_groups[0]["lr"])
        plateaus.append({"options": options, "rates": rates})
    return {"initial": 0.4, "cases": cases, "losses": losses, "plateaus": plateaus}


class Frozen(nn.BatchNorm1d):
    """Frozen as in Keras: running statistics, whatever the mode."""

    def train(self, mode=True):
        return super().train(False)


def trainings():
    """Whole trainings, full batches, so that no random stream matters."""
    samples = torch.arange(40)
    x = torch.stack([torch.sin(samples * 0.7) * 2, torch.cos(samples * 1.3) + 0.1 * samples / 10], 1)
    labels = ((x[:, 0] * x[:, 1] > 0.1) | (samples % 11 == 0)).long()
    values = (x[:, 0] ** 2 - x[:, 1]) + (samples % 13 == 0) * 5.0

    def linear(i, o, bias=True, frozen=False):
        layer = nn.Linear(i, o, bias=bias)
        with torch.no_grad():
            k = torch.arange(i * o).reshape(o, i)
            layer.weight.copy_(torch.sin(k * 1.7 + 0.3) * 0.8)
            if bias:
                layer.bias.copy_(torch.cos(torch.arange(o) * 0.9) * 0.2)
        if frozen:
            for p in layer.parameters():
                p.requires_grad_(False)
        return layer

    def frozen_norm(units):
        norm = Frozen(units)
        with torch.no_grad():
            norm.running_mean.copy_(torch.linspace(-0.5, 0.5, units))
            norm.running_var.copy_(torch.linspace(0.5, 2, units))
            norm.weight.copy_(torch.linspace(0.8, 1.2, units))
            norm.bias.copy_(torch.linspace(-0.1, 0.1, units))
        for p in norm.parameters():
            p.requires_grad_(False)
        norm.eval()
        return norm

    sign = (2 * labels - 1).double()[:, None]
    hard = labels.double()[:, None]
    counts = torch.bincount(labels)
    balanced = len(labels) / (2 * counts.double())
    weight = balanced[labels][:, None]
    runs = []

    def run(name, net, loss, make, epochs, plateau=None, l2=0.0, clip=None):
        optimizer = make([p for p in net.parameters() if p.requires_grad])
        schedule = plateau and torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, **plateau)
        start = {k: v.tolist() for k, v in net.state_dict().items() if "num_batches" not in k}
        seen = []
        net.train()
        for _ in range(epochs):
            optimizer.zero_grad()
            value = loss(net(x))
            seen.append(value.item())
            penalty = l2 * sum((m.weight ** 2).sum() for m in net if isinstance(m, nn.Linear) and m.weight.requires_grad)
            (value + penalty).backward()
            if clip:
                nn.utils.clip_grad_norm_([p for p in net.parameters() if p.requires_grad], clip)
            optimizer.step()
            if schedule:
                schedule.step(value.item())
        end = {k: v.tolist() for k, v in net.state_dict().items() if "num_batches" not in k}
        runs.append({"name": name, "start": list(start.values()), "losses": seen, "end": list(end.values()),
                     "names": list(start), "rate": optimizer.param_groups[0]["lr"]})

    adam = lambda p: torch.optim.Adam(p, lr=0.03)
    run("hingeBiasless", nn.Sequential(linear(2, 4, bias=False), nn.Tanh(), linear(4, 1, bias=False)),
        lambda z: F.relu(1 - sign * z).mean(), lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9), 25)
    run("huberSlopes", nn.Sequential(linear(2, 5), nn.LeakyReLU(0.2), linear(5, 12), nn.ELU(0.6), linear(12, 1)),
        lambda z: F.huber_loss(z[:, 0], values, delta=0.7), adam, 25)
    run("layerNormalization", nn.Sequential(
        linear(2, 12, bias=False), nn.LayerNorm(12), nn.ReLU(), linear(12, 3), nn.Tanh(), nn.LayerNorm(3), linear(3, 1)),
        lambda z: F.binary_cross_entropy_with_logits(z, hard * 0.9 + 0.05), adam, 25)
    run("frozen", nn.Sequential(
        linear(2, 6, frozen=True), nn.Tanh(), linear(6, 4), frozen_norm(4), nn.ReLU(), linear(4, 2)),
        lambda z: (weight[:, 0] * F.cross_entropy(z, labels, reduction="none")).mean(),
        lambda p: torch.optim.AdamW(p, lr=0.03, weight_decay=0.05), 25, l2=0.01, clip=0.5)
    run("frozenMiddle", nn.Sequential(
        linear(2, 5), nn.Tanh(), linear(5, 9, frozen=True), nn.SiLU(), linear(9, 1)),
        lambda z: F.binary_cross_entropy_with_logits(z, hard, weight=weight), adam, 25)
    run("plateau", nn.Sequential(linear(2, 4), nn.Tanh(), linear(4, 1)),
        lambda z: F.mse_loss(z[:, 0], values), lambda p: torch.optim.SGD(p, lr=0.6), 40,
        plateau={"patience": 1, "factor": 0.5, "cooldown": 1})
    return {"inputs": x.tolist(), "labels": labels.tolist(), "values": values.tolist(), "runs": runs}


print(json.dumps({
    "torch": torch.__version__, "activations": activations(), "losses": losses() + more_losses(),
    "layerNormalization": layer_normalization(), "schedules": schedules(), "trainings": trainings()}))
