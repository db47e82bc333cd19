"""The canvas: the network as cards and wires, to be looked at and worked on.

`panel` is the canvas with its strip, `view` what one sees and works on (on top of `editing`, and
this of `zooming`), `scene` what lies there. Its rooms: `items` (what is painted), `words` (what it
says), `layout` (where it lies), `pointer` and `keys` (working on it), `hover`, `search`, `notes`
and `preview` (what comes up over it).
"""
