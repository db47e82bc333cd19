"""The parts that a training script is put together from; $names are filled in.

What stands in here is read by whoever exports a network: plain PyTorch, as one would write it.
"""

from __future__ import annotations

from collections.abc import Mapping

IMPORTS = frozenset({("", "torch"), ("torch", "nn"), ("torch.nn", "functional")})

TAKEN = frozenset({"CLASSES", "EPOCHS", "MEAN", "SEED", "SPREAD"})
"""Names in capitals that a class could have, too."""

OPTIMIZERS: Mapping[str, str] = {"sgd": "SGD", "adam": "Adam", "adamw": "AdamW"}

_ONE_CYCLE = """
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer,
        LEARNING_RATE,
        total_steps=epochs * -(-len(labels) // BATCH_SIZE),
        pct_start=0.25,
        div_factor=10,
        final_div_factor=100,
        cycle_momentum=False,
    )"""

_NEXT_RATE = """
            schedule.step()"""

SCHEDULES: Mapping[str, tuple[str, str]] = {
    "constant": ("", ""),
    "one-cycle": (_ONE_CYCLE, _NEXT_RATE),
}
"""How the learning rate is planned, and what each step does about it."""

LOSSES: Mapping[str, str] = {
    "softmax": "functional.cross_entropy(logits, labels)",
    "sigmoid": (
        "functional.binary_cross_entropy_with_logits(\n"
        "        logits, functional.one_hot(labels, logits.shape[1]).float()\n    )"
    ),
}
"""By the head of the network."""

HEAD = '''"""A network designed with CNN Studio, and its training.

Run this file to train the network and to test it. With --weights it begins with the weights of a
safetensors file, and with --epochs 0 as well it only tests them.

The class needs torch and nothing else. The training needs $needs for its data, and
safetensors for --weights and --save.
"""'''

SETTINGS = """
# --- the training --------------------------------------------------------------------------------

$classes
MEAN = $mean.view(-1, 1, 1)
SPREAD = $spread.view(-1, 1, 1)
EPOCHS, BATCH_SIZE, LEARNING_RATE, SEED = $epochs, $batch_size, $learning_rate, $seed
"""

DIGITS = '''
def load_data(folder):
    """Give pictures (bytes) and class numbers to train with, and to test with."""
    from sklearn.datasets import load_digits

    rows, labels = load_digits(return_X_y=True)
    small = torch.from_numpy(rows).float().view(-1, 1, 8, 8) * (255 / 16)
    framed = functional.pad(small, (2, 2, 2, 2))
    large = functional.interpolate(framed, (28, 28), mode="bicubic", align_corners=False)
    pictures = large.round().clamp(0, 255).to(torch.uint8)
    return hold_out(pictures, torch.from_numpy(labels).long(), 360, seed=0)
'''

TORCHVISION = '''
def load_data(folder):
    """Give pictures (bytes) and class numbers to train with, and to test with."""
    from torchvision.datasets import $data

    train, test = $data(folder, train=True, download=True), $data(folder, train=False)
    return [
        (torch.as_tensor(split.data).$axes, torch.as_tensor(split.targets))
        for split in (train, test)
    ]
'''

FOLDER = '''
def load_data(folder):
    """Give pictures (bytes) and class numbers to train with, and to test with.

    The folder holds one folder for each class, or two folders train and test that do.
    """
    from pathlib import Path

    root = Path(folder)
    if (root / "train").is_dir() and (root / "test").is_dir():
        return load_pictures(root / "train"), hold_out(*load_pictures(root / "test"), 0, seed=0)[0]
    pictures, labels = load_pictures(root)
    return hold_out(pictures, labels, round(0.2 * len(labels)), seed=0)


def load_pictures(folder):
    """Read all pictures of a folder at the same size: the middle, after fitting a side."""
    from PIL import Image, ImageOps
    from torchvision.datasets import ImageFolder
    from torchvision.transforms.v2.functional import center_crop, pil_to_tensor, resize

    def read(path):
        with Image.open(path) as image:
            picture = pil_to_tensor(ImageOps.exif_transpose(image).convert($mode))
        scale = max($height / picture.shape[1], $width / picture.shape[2])
        rows, columns = round(picture.shape[1] * scale), round(picture.shape[2] * scale)
        picture = resize(picture, [max($height, rows), max($width, columns)], antialias=True)
        return center_crop(picture, [$height, $width])

    data = ImageFolder(folder)
    places = [data.class_to_idx[name] for name in CLASSES]
    chosen = [(places.index(label), path) for path, label in data.samples if label in places]
    pictures = torch.stack([read(path) for _, path in sorted(chosen)])
    return pictures, torch.tensor([label for label, _ in sorted(chosen)])
'''

HOLD_OUT = '''
def hold_out(pictures, labels, count, seed):
    """Take some pictures out, of each class its share; give the others, and those."""
    generator = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(labels), generator=generator)
    rank = torch.empty(len(labels), dtype=torch.float64)
    for label in labels.unique():
        places = (labels[order] == label).nonzero().squeeze(1)
        rank[places] = (torch.arange(len(places)) + 0.5).double() / len(places)
    order = order[rank.argsort(stable=True)]
    parts = [
        part[torch.randperm(len(part), generator=generator)]
        for part in (order[count:], order[:count])
    ]
    return [(pictures[part], labels[part]) for part in parts]
'''

TRAINING = '''
def normalized(pictures, device):
    """Bring pixels from 0 to 255 to a mean of 0 and a spread of 1 in each channel."""
    return (pictures.to(device).float() / 255 - MEAN.to(device)) / SPREAD.to(device)


def loss_of(logits, labels):
    """Give what the training makes smaller."""
    return $loss


def train(model, data, validation, epochs, device):
    """Look at all pictures so many times, and print how it goes."""
    pictures, labels = data
    optimizer = $optimizer$schedule
    for epoch in range(1, epochs + 1):
        model.train()
        for places in torch.randperm(len(labels)).split(BATCH_SIZE):
            if len(places) == 1:
                continue  # batch normalization cannot work on one picture
            batch, targets = normalized(pictures[places], device), labels[places].to(device)
            loss = loss_of(model(batch), targets)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()$next_rate
        print(f"epoch {epoch}/{epochs}: training {evaluate(model, data, device)}", end="")
        print(f", validation {evaluate(model, validation, device)}", flush=True)
'''

EVALUATION = '''
@torch.no_grad()
def evaluate(model, data, device):
    """Give loss and accuracy in words."""
    model.eval()
    loss = right = 0
    for pictures, labels in zip(*(part.split(256) for part in data)):
        logits, labels = model(normalized(pictures, device)), labels.to(device)
        loss += loss_of(logits, labels).item() * len(labels)
        right += (logits.argmax(1) == labels).sum().item()
    count = len(data[1])
    return f"loss {loss / count:.4f}, accuracy {100 * right / count:.2f} %"
'''

HELD_OUT = (
    "training, validation = "
    "hold_out(*training, round($validation * len(training[1])), seed=$split_seed)"
)

NOT_HELD_OUT = "validation = training  # nothing is set aside"

MEASURE = """
    sample = training[0][:2000].float() / 255
    MEAN.copy_(sample.mean((0, 2, 3)).view(-1, 1, 1))
    SPREAD.copy_(sample.std((0, 2, 3)).clamp(min=0.01).view(-1, 1, 1))"""

MAIN = '''
def main():
    """Train the network, or test weights."""
    parser = argparse.ArgumentParser(description="Train and test the network $name.")
    parser.add_argument("--data", default=$folder, help="folder of the data set")
    parser.add_argument("--epochs", type=int, default=EPOCHS, help="rounds; 0 only tests")
    parser.add_argument("--weights", help="safetensors file to begin with")
    parser.add_argument("--save", help="safetensors file to write at the end")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args()

    torch.manual_seed(SEED)
    model = $name()
    if options.weights:
        from safetensors.torch import load_file

        model.load_state_dict(load_file(options.weights))
    model.to(options.device)
    training, test = load_data(options.data)
    $held_out$measure
    if options.epochs:
        train(model, training, validation, options.epochs, options.device)
    print(f"test: {evaluate(model, test, options.device)}")
    if options.save:
        from safetensors.torch import save_file

        save_file(model.state_dict(), options.save)


if __name__ == "__main__":
    main()
'''
