"""Slopes of logits, saliency and Grad-CAM by PyTorch's autograd in float64, of parameters that are float32 numbers.

python attribution.py > attribution.json
"""

import json

import torch
from torch import nn
from torch.nn import functional as F

torch.manual_seed(4)
torch.set_default_dtype(torch.float64)


class Residual(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Conv2d(4, 4, 3, padding=1), nn.Conv2d(4, 4, 3, padding=1)])

    def forward(self, x):
        return torch.relu(self.layers[1](torch.relu(self.layers[0](x))) + x)


class Net(nn.Module):
    def __init__(self, layers, activations):
        super().__init__()
        self.layers = nn.ModuleList(layers)
        self.activations = activations

    def forward(self, x):
        """The activations of every layer; the last one's are its pre-activations."""
        found = []
        for layer, activation in zip(self.layers, self.activations):
            x = activation(layer(x))
            found.append(x)
        return found


def same(x):
    return x


classes = Net(
    [
        nn.Conv2d(3, 4, 3, padding=1), nn.MaxPool2d(2), Residual(), nn.BatchNorm2d(4),
        nn.Flatten(), nn.Linear(4 * 3 * 2, 5), nn.Linear(5, 3),
    ],
    [torch.relu, same, same, torch.relu, same, torch.tanh, same],
)
binary = Net(
    [nn.Conv2d(1, 2, 3), nn.AvgPool2d(2), nn.Flatten(), nn.Linear(8, 1)],
    [torch.tanh, same, same, same],
)
with torch.no_grad():
    for net in (classes, binary):
        for name, value in net.state_dict().items():
            if value.is_floating_point():
                spread = torch.rand_like(value) if "running" in name else torch.randn_like(value)
                value.copy_((0.5 * spread + (0.5 if "running_var" in name else 0)).float().double())


def case(net, x, labels, cams):
    net.eval()
    x = x.float().double().requires_grad_()
    found = net(x)
    z = found[-1]
    if z.shape[1] == 1:
        logits = torch.stack([z[i, 0] if c == 1 else -z[i, 0] for i, c in enumerate(labels)])
    else:
        logits = torch.stack([z[i, c] for i, c in enumerate(labels)])
    layers = {}
    for index in cams:
        a = found[index]
        slope = torch.autograd.grad(logits.sum(), a, retain_graph=True)[0]
        weight = slope.mean((2, 3), keepdim=True)
        cam = torch.relu((weight * a).sum(1, keepdim=True))
        cam = F.interpolate(cam, size=x.shape[2:], mode="bilinear", align_corners=False)
        layers[str(index)] = {
            "shape": list(a.shape[1:]),
            "slopes": slope.flatten(1).tolist(),
            "cam": cam.flatten(1).tolist(),
        }
    slope = torch.autograd.grad(logits.sum(), x)[0]
    return {
        "shape": list(x.shape[1:]),
        "inputs": x.flatten(1).tolist(),
        "labels": labels,
        "parameters": {
            name: {"shape": list(value.shape), "values": value.flatten().tolist()}
            for name, value in net.state_dict().items()
            if value.is_floating_point()
        },
        "logits": logits.tolist(),
        "slopes": slope.flatten(1).tolist(),
        "saliency": slope.abs().amax(1).flatten(1).tolist(),
        "layers": layers,
    }


print(
    json.dumps(
        {
            "classes": case(classes, torch.randn(5, 3, 6, 5), [0, 2, 1, 2, 0], [0, 2]),
            "binary": case(binary, torch.randn(4, 1, 6, 7), [1, 0, 0, 1], [0]),
        }
    )
)
