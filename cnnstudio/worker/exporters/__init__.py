"""Networks in other formats: Python code, ONNX, torch.export, and weights alone.

`course` leads through an export: a first process builds the network and writes the file, a second
one, which has nothing of the studio, opens the file and holds its numbers against the network's.
Only then does the file get its name.
"""
