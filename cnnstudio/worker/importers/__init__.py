"""Networks of others: from torchvision by name, and from ONNX files.

Each importer walks a foreign graph and places our layers with a `Builder`; what no layer kind can
express is refused with one sentence. Nothing in a file is ever executed.
"""
