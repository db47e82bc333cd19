"""File > Import: choosing a network of torchvision, or an ONNX file, and what becomes of it."""
