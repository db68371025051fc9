"""Writes training_gradients.json: gradients of networks with batch normalisation in PyTorch's train() mode, in float64.

Dropout modules are in eval() mode, batch normalisation in train() mode, and the whole set of samples is one batch.
Run as: python3 training_gradients.py > training_gradients.json
"""

import json

import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(7)


def case(name, modules, kinds, samples, l2):
    network = torch.nn.Sequential(*modules)
    for parameter in network.parameters():
        with torch.no_grad():
            parameter.add_(0.1 * torch.randn_like(parameter))
    for module in modules:
        if isinstance(module, torch.nn.BatchNorm1d):
            module.running_mean.normal_()
            module.running_var.uniform_(0.5, 2)
    x = torch.randn(samples, 2) * 1.5
    y = (x[:, :1] * x[:, 1:] > 0).double()
    network.train()
    for module in modules:
        if isinstance(module, torch.nn.Dropout):
            module.eval()
    state = {}
    gradients = {}
    # A layer here is a module and the activation after it.
    places = [i for i, m in enumerate(modules) if not isinstance(m, (torch.nn.Sigmoid, torch.nn.ReLU))]
    for layer, place in enumerate(places):
        for key, value in modules[place].state_dict().items():
            if key != "num_batches_tracked":
                state[f"layers.{layer}.{key}"] = [list(value.shape), value.flatten().tolist()]
    loss = torch.nn.functional.binary_cross_entropy(network(x), y)
    penalty = sum((m.weight**2).sum() for m in modules if isinstance(m, torch.nn.Linear))
    (loss + l2 * penalty).backward()
    for layer, place in enumerate(places):
        for key, parameter in modules[place].named_parameters():
            gradients[f"layers.{layer}.{key}"] = parameter.grad.flatten().tolist()
    return {
        "name": name, "kinds": kinds, "l2": l2, "x": x.tolist(), "y": y.flatten().tolist(),
        "state": state, "gradients": gradients,
    }


def deep():
    modules, kinds, width = [], [], 2
    for _ in range(10):
        modules += [torch.nn.Linear(width, 6), torch.nn.BatchNorm1d(6), torch.nn.Sigmoid()]
        kinds += ["dense 6 linear", "batchNormalization sigmoid"]
        width = 6
    return modules + [torch.nn.Linear(6, 1), torch.nn.Sigmoid()], kinds + ["dense 1 sigmoid"]


def dropped():
    modules = [
        torch.nn.Linear(2, 5), torch.nn.ReLU(), torch.nn.Dropout(0.5), torch.nn.BatchNorm1d(5),
        torch.nn.Linear(5, 1), torch.nn.Sigmoid(),
    ]
    return modules, ["dense 5 relu", "dropout", "batchNormalization linear", "dense 1 sigmoid"]


cases = [case("ten sigmoid layers", *deep(), 40, 0.0), case("dropout", *dropped(), 31, 0.01)]
print(json.dumps(cases))
