<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Edit</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Network</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About CNN Studio</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a note</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the layers of the clipboard, also those of another window</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrange left to right</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrange the cards in reading order</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrange top to bottom</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assemble the network</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Be light or dark as the desktop is</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the selected name, or the selected note</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose how the program looks and where it keeps things</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the window</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with…</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected layers</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark letters on light panels</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a colored frame with a title around what is selected</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing…</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the run and keep what was learned</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explore</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a layer kind</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find anything…</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the whole network</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit to the data</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold all</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold or unfold</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of data sets…</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame the selection</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the window the whole screen, or its frame again</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next part of the window by keyboard</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the palette</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the part of the window before it</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the selected layers as a block of your own</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay the network out in columns, as papers draw it</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay the network out in rows, as text is written</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less motion</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light letters on dark panels</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the next picture of the data with all layers</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the picture before it with all layers</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New from gallery…</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next part</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next picture</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ONNX file…</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ONNX…</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project file (.cnn)</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original size</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences…</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous part</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous picture</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put all panels back in their places</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put copies of the selected layers or group behind each other</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the selected layers into a group</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the selected layers on the clipboard</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python code…</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent projects, networks to begin with, and examples</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the selected layers, close the gap</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat…</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report…</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the layout</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a PyTorch file that runs and trains the network without CNN Studio</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a page to print: layers and curves</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as a PyTorch program (.pt2)</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save network, runs and weights in one file</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save selection to palette…</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the canvas as SVG, PNG or PDF</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the trained model for other programs</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save under another name</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what was learned, to be loaded by the Python code</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say where MNIST and the other data sets lie, or shall be downloaded to</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search all actions, layer kinds, layers of the network, networks and help</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See all keys, and choose others</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See how this network differs from its saved version, a run&apos;s, or another one</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See in a few steps where everything is</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what units see</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See which version this is</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select every layer of the network</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set Input and Output to the size and classes of the chosen data</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all cards at once</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show changes at once</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show every group as one card</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more of the network at once</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the cards at 100 %</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the cards larger</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the selected group as one card, or all that is in it</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is in every group</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is selected as large as fits</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start from a known network</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start page</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over a convolutional network</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over a known network, with or without its trained weights</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last step back</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the selected group away; its layers stay</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the selected layers out, to be pasted elsewhere</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme: light</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidy up</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tour</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train the network</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfold all</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ungroup</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait, and go on later</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watch it learn</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights (safetensors)…</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write something down on the canvas</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to selection</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torch.export…</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torchvision network…</source>
        <extracomment>cnnstudio/gui/window/actions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Annotating</name>
    <message>
        <source>Add frame</source>
        <extracomment>cnnstudio/gui/canvas/notes/annotating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add note</source>
        <extracomment>cnnstudio/gui/canvas/notes/annotating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amber</source>
        <extracomment>cnnstudio/gui/canvas/notes/annotating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue</source>
        <extracomment>cnnstudio/gui/canvas/notes/annotating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Color</source>
        <extracomment>cnnstudio/gui/canvas/notes/annotating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Color notes and frames</source>
        <extracomment>cnnstudio/gui/canvas/notes/annotating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green</source>
        <extracomment>cnnstudio/gui/canvas/notes/annotating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name frame</source>
        <extracomment>cnnstudio/gui/canvas/notes/annotating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pink</source>
        <extracomment>cnnstudio/gui/canvas/notes/annotating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the layers that the frame shall be around.</source>
        <extracomment>cnnstudio/gui/canvas/notes/annotating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slate</source>
        <extracomment>cnnstudio/gui/canvas/notes/annotating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write note</source>
        <extracomment>cnnstudio/gui/canvas/notes/annotating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frame</source>
        <extracomment>cnnstudio/gui/canvas/notes/annotating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note</source>
        <extracomment>cnnstudio/gui/canvas/notes/annotating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Assistant</name>
    <message>
        <source>The assistant process has ended. {reason}</source>
        <extracomment>cnnstudio/app/assistant.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Availability</name>
    <message>
        <source>Go to a network first.</source>
        <extracomment>cnnstudio/gui/window/availability.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No group is folded.</source>
        <extracomment>cnnstudio/gui/window/availability.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No group is unfolded.</source>
        <extracomment>cnnstudio/gui/window/availability.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No step to take back.</source>
        <extracomment>cnnstudio/gui/window/availability.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No step was taken back.</source>
        <extracomment>cnnstudio/gui/window/availability.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No training goes on now.</source>
        <extracomment>cnnstudio/gui/window/availability.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <extracomment>cnnstudio/gui/window/availability.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo {step}</source>
        <extracomment>cnnstudio/gui/window/availability.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {number} is training: stop it first.</source>
        <extracomment>cnnstudio/gui/window/availability.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a group, or a layer in one, first.</source>
        <extracomment>cnnstudio/gui/window/availability.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a layer first.</source>
        <extracomment>cnnstudio/gui/window/availability.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select one layer or one group first.</source>
        <extracomment>cnnstudio/gui/window/availability.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the layers of the group first.</source>
        <extracomment>cnnstudio/gui/window/availability.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These layers are a group already.</source>
        <extracomment>cnnstudio/gui/window/availability.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>cnnstudio/gui/window/availability.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo {step}</source>
        <extracomment>cnnstudio/gui/window/availability.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <extracomment>cnnstudio/gui/elements/messages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Beginnings</name>
    <message>
        <source>All {count}</source>
        <extracomment>cnnstudio/gui/start/beginnings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a network</source>
        <extracomment>cnnstudio/gui/start/beginnings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network is called “{text}”.</source>
        <extracomment>cnnstudio/gui/start/beginnings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or open a .cnn or .onnx file with File, Open, or drop it anywhere in this window.</source>
        <extracomment>cnnstudio/gui/start/beginnings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick one, see its shapes and numbers at once, change what you like.</source>
        <extracomment>cnnstudio/gui/start/beginnings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a network</source>
        <extracomment>cnnstudio/gui/start/beginnings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Budget</name>
    <message>
        <source>A few steps are tried out with made-up pictures; nothing is kept.</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A step: {passes} · {macs} MACs · {batch} pictures = {step} (forwards, and about twice that backwards).</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An epoch with its validation: {epoch}.</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted by torch, which ran one step without computing anything.</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted by torch. The process was measured to take {size} for its steps, gaps included.</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data set</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimated by the MACs from the last measurement: {speed} pictures/s.</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free for it: {room} ({device}).</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradients of the maps</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradients of the parameters</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maps kept for the backward pass</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured on {device} with 1 thread: {speed} pictures/s.</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured on {device} with {threads} threads: {speed} pictures/s.</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured on {device}: {speed} pictures/s.</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More while validating</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures of the batch</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This training needs about {needed}, but only {room} are free ({device}), which is too little for any batch size: make the network smaller.</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This training needs about {needed}, but only {room} are free ({device}).</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use batch size {size}</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worked out from the shapes.</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {time}</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not measured yet</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the CPU</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} at batch {batch}</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{speed} pictures/s</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} h</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} min</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} s</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BudgetBox</name>
    <message>
        <source>Memory</source>
        <extracomment>cnnstudio/gui/budget/box.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time per epoch</source>
        <extracomment>cnnstudio/gui/budget/box.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it takes</source>
        <extracomment>cnnstudio/gui/budget/box.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>measuring…</source>
        <extracomment>cnnstudio/gui/budget/box.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BudgetPanel</name>
    <message>
        <source>Automatic</source>
        <extracomment>cnnstudio/gui/budget/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>cnnstudio/gui/budget/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <extracomment>cnnstudio/gui/budget/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers that take most</source>
        <extracomment>cnnstudio/gui/budget/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <extracomment>cnnstudio/gui/budget/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure again</source>
        <extracomment>cnnstudio/gui/budget/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring</source>
        <extracomment>cnnstudio/gui/budget/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <extracomment>cnnstudio/gui/budget/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time per epoch</source>
        <extracomment>cnnstudio/gui/budget/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a training takes</source>
        <extracomment>cnnstudio/gui/budget/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Callout</name>
    <message>
        <source>Back</source>
        <extracomment>cnnstudio/gui/tour/callout.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <extracomment>cnnstudio/gui/tour/callout.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <extracomment>cnnstudio/gui/tour/callout.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show me</source>
        <extracomment>cnnstudio/gui/tour/callout.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the tour</source>
        <extracomment>cnnstudio/gui/tour/callout.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <extracomment>cnnstudio/gui/tour/callout.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>1 parameter</source>
        <extracomment>cnnstudio/gui/canvas/keys/spoken.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activations</source>
        <extracomment>cnnstudio/gui/canvas/hover/card_tip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Center</source>
        <extracomment>cnnstudio/gui/canvas/hover/unit_overlay.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <extracomment>cnnstudio/gui/canvas/hover/unit_overlay.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not fit</source>
        <extracomment>cnnstudio/gui/canvas/words/content.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click to fold it</source>
        <extracomment>cnnstudio/gui/canvas/hover/card_tip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click to unfold it</source>
        <extracomment>cnnstudio/gui/canvas/hover/card_tip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folded: {layers}</source>
        <extracomment>cnnstudio/gui/canvas/keys/spoken.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame without a title</source>
        <extracomment>cnnstudio/gui/canvas/items/annotations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame: {title}</source>
        <extracomment>cnnstudio/gui/canvas/items/annotations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group · {layers}</source>
        <extracomment>cnnstudio/gui/canvas/words/group_content.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <extracomment>cnnstudio/gui/canvas/hover/card_tip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jump</source>
        <extracomment>cnnstudio/gui/canvas/hover/unit_overlay.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MACs</source>
        <extracomment>cnnstudio/gui/canvas/hover/card_tip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <extracomment>cnnstudio/gui/canvas/words/content.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note: {text}</source>
        <extracomment>cnnstudio/gui/canvas/items/annotations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <extracomment>cnnstudio/gui/canvas/hover/card_tip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <extracomment>cnnstudio/gui/canvas/hover/card_tip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction</source>
        <extracomment>cnnstudio/gui/canvas/items/thumbnails.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receptive field</source>
        <extracomment>cnnstudio/gui/canvas/hover/card_tip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <extracomment>cnnstudio/gui/canvas/hover/unit_overlay.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sees</source>
        <extracomment>cnnstudio/gui/canvas/hover/unit_overlay.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shapes differ</source>
        <extracomment>cnnstudio/gui/canvas/words/content.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start of unit 0</source>
        <extracomment>cnnstudio/gui/canvas/hover/unit_overlay.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The branches look at different places; the box is around all of them.</source>
        <extracomment>cnnstudio/gui/canvas/hover/unit_overlay.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hatched part is padding: nothing of the picture.</source>
        <extracomment>cnnstudio/gui/canvas/hover/unit_overlay.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <extracomment>cnnstudio/gui/canvas/hover/unit_overlay.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connected with nothing</source>
        <extracomment>cnnstudio/gui/canvas/keys/spoken.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from {names}</source>
        <extracomment>cnnstudio/gui/canvas/keys/spoken.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group of {count} layers</source>
        <extracomment>cnnstudio/gui/canvas/keys/spoken.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <extracomment>cnnstudio/gui/canvas/keys/spoken.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <extracomment>cnnstudio/gui/canvas/hover/card_tip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shortcut {shape}</source>
        <extracomment>cnnstudio/gui/canvas/items/wires.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to {names}</source>
        <extracomment>cnnstudio/gui/canvas/keys/spoken.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <extracomment>cnnstudio/gui/canvas/words/content.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for {node}</source>
        <extracomment>cnnstudio/gui/canvas/words/content.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <extracomment>cnnstudio/gui/canvas/hover/card_tip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} M</source>
        <extracomment>cnnstudio/gui/canvas/words/content.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} k</source>
        <extracomment>cnnstudio/gui/canvas/words/content.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <extracomment>cnnstudio/gui/canvas/hover/unit_overlay.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} · channel {channel}, row {row}, column {column}</source>
        <extracomment>cnnstudio/gui/canvas/hover/unit_overlay.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} px</source>
        <extracomment>cnnstudio/gui/canvas/hover/unit_overlay.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CanvasScene</name>
    <message>
        <source>kept in order, channel by channel</source>
        <extracomment>cnnstudio/gui/canvas/scene.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CanvasStrip</name>
    <message>
        <source>Arrange the cards in reading order</source>
        <extracomment>cnnstudio/gui/canvas/strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left to right</source>
        <extracomment>cnnstudio/gui/canvas/strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live features</source>
        <extracomment>cnnstudio/gui/canvas/strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next picture</source>
        <extracomment>cnnstudio/gui/canvas/strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous picture</source>
        <extracomment>cnnstudio/gui/canvas/strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole network</source>
        <extracomment>cnnstudio/gui/canvas/strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidy up</source>
        <extracomment>cnnstudio/gui/canvas/strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top to bottom</source>
        <extracomment>cnnstudio/gui/canvas/strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ways to arrange</source>
        <extracomment>cnnstudio/gui/canvas/strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <extracomment>cnnstudio/gui/canvas/strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <extracomment>cnnstudio/gui/canvas/strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test picture #{index}</source>
        <extracomment>cnnstudio/gui/canvas/strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training picture #{index}</source>
        <extracomment>cnnstudio/gui/canvas/strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation picture #{index}</source>
        <extracomment>cnnstudio/gui/canvas/strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{zoom} %</source>
        <extracomment>cnnstudio/gui/canvas/strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CanvasView</name>
    <message>
        <source>Add a note</source>
        <extracomment>cnnstudio/gui/canvas/menus.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add {kind}</source>
        <extracomment>cnnstudio/gui/canvas/pointer/dropping.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrange left to right</source>
        <extracomment>cnnstudio/gui/canvas/menus.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrange top to bottom</source>
        <extracomment>cnnstudio/gui/canvas/menus.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the start</source>
        <extracomment>cnnstudio/gui/canvas/search/spots.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Behind {name}</source>
        <extracomment>cnnstudio/gui/canvas/pointer/landing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between {source} and {target}</source>
        <extracomment>cnnstudio/gui/canvas/pointer/landing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canvas</source>
        <extracomment>cnnstudio/gui/canvas/view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect {source} to {target}</source>
        <extracomment>cnnstudio/gui/canvas/pointer/wiring.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <extracomment>cnnstudio/gui/canvas/menus.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut</source>
        <extracomment>cnnstudio/gui/canvas/menus.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <extracomment>cnnstudio/gui/canvas/menus.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect {target}</source>
        <extracomment>cnnstudio/gui/canvas/pointer/wiring.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a layer here or start from a template</source>
        <extracomment>cnnstudio/gui/canvas/view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <extracomment>cnnstudio/gui/canvas/menus.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate {what}</source>
        <extracomment>cnnstudio/gui/canvas/pointer/annotation_gestures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter connects, Tab goes on</source>
        <extracomment>cnnstudio/gui/canvas/keys/key_wiring.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a layer…</source>
        <extracomment>cnnstudio/gui/canvas/menus.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold</source>
        <extracomment>cnnstudio/gui/canvas/menus.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame the selection</source>
        <extracomment>cnnstudio/gui/canvas/menus.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <extracomment>cnnstudio/gui/canvas/menus.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In front of {name}</source>
        <extracomment>cnnstudio/gui/canvas/search/spots.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert</source>
        <extracomment>cnnstudio/gui/canvas/menus.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert {kind}</source>
        <extracomment>cnnstudio/gui/canvas/pointer/dropping.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <extracomment>cnnstudio/gui/canvas/menus.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move {what}</source>
        <extracomment>cnnstudio/gui/canvas/pointer/annotation_gestures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <extracomment>cnnstudio/gui/canvas/menus.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this wire</source>
        <extracomment>cnnstudio/gui/canvas/menus.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <extracomment>cnnstudio/gui/canvas/menus.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat…</source>
        <extracomment>cnnstudio/gui/canvas/menus.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace {name}</source>
        <extracomment>cnnstudio/gui/canvas/pointer/landing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace {name} by {kind}</source>
        <extracomment>cnnstudio/gui/canvas/pointer/dropping.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resize {what}</source>
        <extracomment>cnnstudio/gui/canvas/pointer/annotation_gestures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save selection to palette…</source>
        <extracomment>cnnstudio/gui/canvas/menus.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <extracomment>cnnstudio/gui/canvas/menus.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in Explore</source>
        <extracomment>cnnstudio/gui/canvas/menus.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole network</source>
        <extracomment>cnnstudio/gui/canvas/menus.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out {what}</source>
        <extracomment>cnnstudio/gui/canvas/pointer/moving.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Templates</source>
        <extracomment>cnnstudio/gui/canvas/view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidy up</source>
        <extracomment>cnnstudio/gui/canvas/menus.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfold</source>
        <extracomment>cnnstudio/gui/canvas/menus.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ungroup</source>
        <extracomment>cnnstudio/gui/canvas/menus.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wire from {source} to {target}</source>
        <extracomment>cnnstudio/gui/canvas/keys/wire_walk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write</source>
        <extracomment>cnnstudio/gui/canvas/menus.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to selection</source>
        <extracomment>cnnstudio/gui/canvas/menus.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} to {target}</source>
        <extracomment>cnnstudio/gui/canvas/keys/key_wiring.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} to {target}, input {number}</source>
        <extracomment>cnnstudio/gui/canvas/keys/key_wiring.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardGrid</name>
    <message>
        <source>Networks</source>
        <extracomment>cnnstudio/gui/gallery/cards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardRow</name>
    <message>
        <source>Live feature maps of all layers</source>
        <extracomment>cnnstudio/gui/train/live_strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CodePanel</name>
    <message>
        <source>Copy code</source>
        <extracomment>cnnstudio/gui/code.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PyTorch code of this network: the same calls that are trained here.</source>
        <extracomment>cnnstudio/gui/code.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python code of the network</source>
        <extracomment>cnnstudio/gui/code.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColorBar</name>
    <message>
        <source>Colors</source>
        <extracomment>cnnstudio/gui/explore/color_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colors from {low} to {high}</source>
        <extracomment>cnnstudio/gui/explore/color_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Combo</name>
    <message>
        <source>mixed</source>
        <extracomment>cnnstudio/gui/forms/editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Chosen lately</source>
        <extracomment>cnnstudio/gui/command_palette/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find anything</source>
        <extracomment>cnnstudio/gui/command_palette/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find anything: an action, a layer, a network, help</source>
        <extracomment>cnnstudio/gui/command_palette/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is called “{text}”.</source>
        <extracomment>cnnstudio/gui/command_palette/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <extracomment>cnnstudio/gui/command_palette/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>Another project…</source>
        <extracomment>cnnstudio/gui/compare/others.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <extracomment>cnnstudio/gui/compare/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences</source>
        <extracomment>cnnstudio/gui/compare/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier version</source>
        <extracomment>cnnstudio/gui/compare/others.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known network</source>
        <extracomment>cnnstudio/gui/compare/others.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network of a run</source>
        <extracomment>cnnstudio/gui/compare/others.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {number}</source>
        <extracomment>cnnstudio/gui/compare/others.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved version</source>
        <extracomment>cnnstudio/gui/compare/others.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>differs</source>
        <extracomment>cnnstudio/gui/compare/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same</source>
        <extracomment>cnnstudio/gui/compare/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>All layers</source>
        <extracomment>cnnstudio/gui/compare/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with…</source>
        <extracomment>cnnstudio/gui/compare/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared with {name}</source>
        <extracomment>cnnstudio/gui/compare/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy table</source>
        <extracomment>cnnstudio/gui/compare/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No differences</source>
        <extracomment>cnnstudio/gui/compare/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only differences</source>
        <extracomment>cnnstudio/gui/compare/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See layer by layer how this network differs from another one.</source>
        <extracomment>cnnstudio/gui/compare/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which layers are listed</source>
        <extracomment>cnnstudio/gui/compare/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompareTable</name>
    <message>
        <source>Layers of both networks</source>
        <extracomment>cnnstudio/gui/compare/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComputerBox</name>
    <message>
        <source>This computer</source>
        <extracomment>cnnstudio/gui/start/computer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not answering</source>
        <extracomment>cnnstudio/gui/start/computer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready</source>
        <extracomment>cnnstudio/gui/start/computer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting…</source>
        <extracomment>cnnstudio/gui/start/computer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CurvePlot</name>
    <message>
        <source>Plot of accuracy</source>
        <extracomment>cnnstudio/gui/train/plots.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plot of the loss</source>
        <extracomment>cnnstudio/gui/train/plots.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best: epoch {epoch}</source>
        <extracomment>cnnstudio/gui/train/plots.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch</source>
        <extracomment>cnnstudio/gui/train/plots.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>cnnstudio/gui/train/plots.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↓ run {number} is below: {share}</source>
        <extracomment>cnnstudio/gui/train/plots.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message>
        <source>Accuracy</source>
        <extracomment>cnnstudio/gui/train/curves_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch {epoch}</source>
        <extracomment>cnnstudio/gui/train/curves_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log scale (loss)</source>
        <extracomment>cnnstudio/gui/train/curves_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <extracomment>cnnstudio/gui/train/curves_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers (CSV)</source>
        <extracomment>cnnstudio/gui/train/curves_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture of the plots (PNG)</source>
        <extracomment>cnnstudio/gui/train/curves_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <extracomment>cnnstudio/gui/train/curves_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the numbers</source>
        <extracomment>cnnstudio/gui/train/curves_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the plots</source>
        <extracomment>cnnstudio/gui/train/curves_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save…</source>
        <extracomment>cnnstudio/gui/train/curves_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <extracomment>cnnstudio/gui/train/curves_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <extracomment>cnnstudio/gui/train/curves_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <extracomment>cnnstudio/gui/train/curves_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train once to see curves.</source>
        <extracomment>cnnstudio/gui/train/curves_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cross-entropy, lower is better</source>
        <extracomment>cnnstudio/gui/train/curves_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run {number}: training {training}, validation {validation}</source>
        <extracomment>cnnstudio/gui/train/curves_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of pictures right</source>
        <extracomment>cnnstudio/gui/train/curves_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file cannot be written there</source>
        <extracomment>cnnstudio/gui/train/curves_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <extracomment>cnnstudio/gui/train/curves_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <extracomment>cnnstudio/gui/train/curves_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was not saved: {reason}. Choose another folder.</source>
        <extracomment>cnnstudio/gui/train/curves_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DataBox</name>
    <message>
        <source>Cancel</source>
        <extracomment>cnnstudio/gui/train/data_box.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder of pictures</source>
        <extracomment>cnnstudio/gui/train/data_box.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose data</source>
        <extracomment>cnnstudio/gui/train/data_box.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose folder of pictures</source>
        <extracomment>cnnstudio/gui/train/data_box.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data set</source>
        <extracomment>cnnstudio/gui/train/data_box.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find classes of the folder</source>
        <extracomment>cnnstudio/gui/train/data_box.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit network to data</source>
        <extracomment>cnnstudio/gui/train/data_box.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the network</source>
        <extracomment>cnnstudio/gui/train/data_box.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of pictures…</source>
        <extracomment>cnnstudio/gui/train/data_box.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the pictures ({size})</source>
        <extracomment>cnnstudio/gui/train/data_box.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading pictures</source>
        <extracomment>cnnstudio/gui/train/data_box.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{train} to train, {share} of them to validate, {test} to test · {size} · {classes}</source>
        <extracomment>cnnstudio/gui/train/data_box.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <extracomment>cnnstudio/gui/train/data_box.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done}, length not known</source>
        <extracomment>cnnstudio/gui/train/data_box.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{train} to train, {validation} to validate, {test} to test · {size} · {classes}</source>
        <extracomment>cnnstudio/gui/train/data_box.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeletedRow</name>
    <message>
        <source>Undo</source>
        <extracomment>cnnstudio/gui/palette/own_section.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DenseBox</name>
    <message>
        <source>A weight for each pair of a number that comes in and one that goes out.</source>
        <extracomment>cnnstudio/gui/inspector/arithmetic.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same as a dense layer</source>
        <extracomment>cnnstudio/gui/inspector/arithmetic.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>About this network</source>
        <extracomment>cnnstudio/gui/gallery/details.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers then and now</source>
        <extracomment>cnnstudio/gui/gallery/details.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing: it fits as it is.</source>
        <extracomment>cnnstudio/gui/gallery/details.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers</source>
        <extracomment>cnnstudio/gui/gallery/details.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open as it was published</source>
        <extracomment>cnnstudio/gui/gallery/details.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open fitted to {data}</source>
        <extracomment>cnnstudio/gui/gallery/details.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open for {data}</source>
        <extracomment>cnnstudio/gui/gallery/details.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changes for {data}</source>
        <extracomment>cnnstudio/gui/gallery/details.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{authors}, {year}</source>
        <extracomment>cnnstudio/gui/gallery/details.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Go on training</source>
        <extracomment>cnnstudio/gui/dialogs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project</source>
        <extracomment>cnnstudio/gui/dialogs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise edits and runs since the last save are lost.</source>
        <extracomment>cnnstudio/gui/dialogs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects (*{})</source>
        <extracomment>cnnstudio/gui/dialogs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {number} is still training.</source>
        <extracomment>cnnstudio/gui/dialogs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the changes to {title}?</source>
        <extracomment>cnnstudio/gui/dialogs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <extracomment>cnnstudio/gui/dialogs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop it and keep what it has learned so far? It can be resumed later.</source>
        <extracomment>cnnstudio/gui/dialogs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} exists already: choose it with its ending to replace it.</source>
        <extracomment>cnnstudio/gui/dialogs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DockTitle</name>
    <message>
        <source>Detach {panel}</source>
        <extracomment>cnnstudio/gui/window/dock_titles.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide {panel}</source>
        <extracomment>cnnstudio/gui/window/dock_titles.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put {panel} back into the window</source>
        <extracomment>cnnstudio/gui/window/dock_titles.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>Edit notes</source>
        <extracomment>cnnstudio/app/document.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Drawing</name>
    <message>
        <source>Layers: {names}</source>
        <extracomment>cnnstudio/gui/drawing/picture.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DrawingCommands</name>
    <message>
        <source>Export drawing</source>
        <extracomment>cnnstudio/gui/drawing/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export report</source>
        <extracomment>cnnstudio/gui/drawing/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported {name}.</source>
        <extracomment>cnnstudio/gui/drawing/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no PDF: choose a name that ends in .pdf.</source>
        <extracomment>cnnstudio/gui/drawing/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no SVG, PNG or PDF: choose a name that ends in one of these.</source>
        <extracomment>cnnstudio/gui/drawing/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditVoice</name>
    <message>
        <source>1 problem to fix.</source>
        <extracomment>cnnstudio/gui/window/edit_voice.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No problem is left.</source>
        <extracomment>cnnstudio/gui/window/edit_voice.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} problems to fix.</source>
        <extracomment>cnnstudio/gui/window/edit_voice.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{edit}: done</source>
        <extracomment>cnnstudio/gui/window/edit_voice.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{edit}: undone</source>
        <extracomment>cnnstudio/gui/window/edit_voice.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditingView</name>
    <message>
        <source>Add {kind}</source>
        <extracomment>cnnstudio/gui/canvas/editing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrange left to right</source>
        <extracomment>cnnstudio/gui/canvas/editing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrange top to bottom</source>
        <extracomment>cnnstudio/gui/canvas/editing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect {target}</source>
        <extracomment>cnnstudio/gui/canvas/editing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate {what}</source>
        <extracomment>cnnstudio/gui/canvas/editing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert {kind}</source>
        <extracomment>cnnstudio/gui/canvas/editing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move {what}</source>
        <extracomment>cnnstudio/gui/canvas/editing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste {what}</source>
        <extracomment>cnnstudio/gui/canvas/editing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {what}</source>
        <extracomment>cnnstudio/gui/canvas/editing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <extracomment>cnnstudio/gui/canvas/editing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select one layer or one group to rename it.</source>
        <extracomment>cnnstudio/gui/canvas/editing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidy up</source>
        <extracomment>cnnstudio/gui/canvas/editing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExploreView</name>
    <message>
        <source>Convolution</source>
        <extracomment>cnnstudio/gui/explore/view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feature maps</source>
        <extracomment>cnnstudio/gui/explore/view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters of a layer</source>
        <extracomment>cnnstudio/gui/explore/view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Growth by layer</source>
        <extracomment>cnnstudio/gui/explore/view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receptive field</source>
        <extracomment>cnnstudio/gui/explore/view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit and its view</source>
        <extracomment>cnnstudio/gui/explore/view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to look at</source>
        <extracomment>cnnstudio/gui/explore/view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportCommands</name>
    <message>
        <source>Cancel</source>
        <extracomment>cnnstudio/gui/export/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked: {parameters}, and exactly the outputs of the network.</source>
        <extracomment>cnnstudio/gui/export/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked: {parameters}, and the outputs of the network to {digits} digits.</source>
        <extracomment>cnnstudio/gui/export/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export ONNX</source>
        <extracomment>cnnstudio/gui/export/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export Python code</source>
        <extracomment>cnnstudio/gui/export/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export for torch.export</source>
        <extracomment>cnnstudio/gui/export/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export weights</source>
        <extracomment>cnnstudio/gui/export/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting {name}</source>
        <extracomment>cnnstudio/gui/export/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was trained yet, so the weights are random ones.</source>
        <extracomment>cnnstudio/gui/export/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ONNX</source>
        <extracomment>cnnstudio/gui/export/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programs</source>
        <extracomment>cnnstudio/gui/export/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python</source>
        <extracomment>cnnstudio/gui/export/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {path}</source>
        <extracomment>cnnstudio/gui/export/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export was cancelled.</source>
        <extracomment>cnnstudio/gui/export/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network cannot be exported yet. {problem}</source>
        <extracomment>cnnstudio/gui/export/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network was changed since run {number}: what that run has trained is exported.</source>
        <extracomment>cnnstudio/gui/export/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights are those of run {number} after its best epoch.</source>
        <extracomment>cnnstudio/gui/export/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no weights to export yet: train the network first.</source>
        <extracomment>cnnstudio/gui/export/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <extracomment>cnnstudio/gui/export/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the file…</source>
        <extracomment>cnnstudio/gui/export/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FeatureMapsPage</name>
    <message>
        <source>Each on its own scale</source>
        <extracomment>cnnstudio/gui/explore/feature_maps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feature maps</source>
        <extracomment>cnnstudio/gui/explore/feature_maps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first {shown} of {all} channels are shown.</source>
        <extracomment>cnnstudio/gui/explore/feature_maps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the feature maps…</source>
        <extracomment>cnnstudio/gui/explore/feature_maps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channel {channel}, row {row}, column {column}: about {value}</source>
        <extracomment>cnnstudio/gui/explore/feature_maps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit {position}: about {value}</source>
        <extracomment>cnnstudio/gui/explore/feature_maps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldBox</name>
    <message>
        <source>Each number comes from one unit of the maps before, and sees as much.</source>
        <extracomment>cnnstudio/gui/inspector/arithmetic.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every unit sees all of this box of the picture.</source>
        <extracomment>cnnstudio/gui/inspector/arithmetic.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jump</source>
        <extracomment>cnnstudio/gui/inspector/arithmetic.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receptive field</source>
        <extracomment>cnnstudio/gui/inspector/arithmetic.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <extracomment>cnnstudio/gui/inspector/arithmetic.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The box of unit 0 is centered on row and column {center}, counted from 0.</source>
        <extracomment>cnnstudio/gui/inspector/arithmetic.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The branches that meet here are not aligned: their units do not look at the same places.</source>
        <extracomment>cnnstudio/gui/inspector/arithmetic.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldSketch</name>
    <message>
        <source>What a unit sees of the picture</source>
        <extracomment>cnnstudio/gui/inspector/arithmetic.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FieldTable</name>
    <message>
        <source>Center</source>
        <extracomment>cnnstudio/gui/explore/field_table.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jump</source>
        <extracomment>cnnstudio/gui/explore/field_table.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <extracomment>cnnstudio/gui/explore/field_table.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receptive fields of the layers</source>
        <extracomment>cnnstudio/gui/explore/field_table.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <extracomment>cnnstudio/gui/explore/field_table.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <extracomment>cnnstudio/gui/explore/field_table.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <extracomment>cnnstudio/gui/explore/field_table.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>A run of this project was interrupted, and is still there.</source>
        <extracomment>cnnstudio/gui/window/file_commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run that was never saved was interrupted, and is still there.</source>
        <extracomment>cnnstudio/gui/window/file_commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete it</source>
        <extracomment>cnnstudio/gui/window/file_commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was opened yet</source>
        <extracomment>cnnstudio/gui/window/file_commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overwrite it</source>
        <extracomment>cnnstudio/gui/window/file_commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects (*{ending})</source>
        <extracomment>cnnstudio/gui/window/file_commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <extracomment>cnnstudio/gui/window/file_commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the project</source>
        <extracomment>cnnstudio/gui/window/file_commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved to {path}</source>
        <extracomment>cnnstudio/gui/window/file_commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back</source>
        <extracomment>cnnstudio/gui/window/file_commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileDrops</name>
    <message>
        <source>A project (.cnn) or an ONNX file (.onnx) can be dropped here; a folder of pictures on the start page.</source>
        <extracomment>cnnstudio/gui/window/file_drops.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A project (.cnn), an ONNX file (.onnx) or a folder with a subfolder of pictures for each class can be dropped here.</source>
        <extracomment>cnnstudio/gui/window/file_drops.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterStrip</name>
    <message>
        <source>Filters</source>
        <extracomment>cnnstudio/gui/explore/filter_strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters, {source}</source>
        <extracomment>cnnstudio/gui/explore/filter_strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in Explore</source>
        <extracomment>cnnstudio/gui/explore/filter_strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FiltersPage</name>
    <message>
        <source>As colors</source>
        <extracomment>cnnstudio/gui/explore/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below each picture: the filter, and the channel it looks at.</source>
        <extracomment>cnnstudio/gui/explore/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each on its own scale</source>
        <extracomment>cnnstudio/gui/explore/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters of a layer</source>
        <extracomment>cnnstudio/gui/explore/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first {filters} of {all_filters} filters and {channels} of {all_channels} channels are shown.</source>
        <extracomment>cnnstudio/gui/explore/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has no convolution: add one to see its filters.</source>
        <extracomment>cnnstudio/gui/explore/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the filters…</source>
        <extracomment>cnnstudio/gui/explore/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filter {filter}, channel {channel}, row {row}, column {column}: {value}</source>
        <extracomment>cnnstudio/gui/explore/filters.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GalleryWindow</name>
    <message>
        <source>Find a network</source>
        <extracomment>cnnstudio/gui/gallery/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network is called “{text}”.</source>
        <extracomment>cnnstudio/gui/gallery/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick one, see its shapes and numbers at once, change what you like.</source>
        <extracomment>cnnstudio/gui/gallery/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a network</source>
        <extracomment>cnnstudio/gui/gallery/window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GroupPage</name>
    <message>
        <source>Activations of one picture</source>
        <extracomment>cnnstudio/gui/inspector/group_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold</source>
        <extracomment>cnnstudio/gui/inspector/group_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold {name}</source>
        <extracomment>cnnstudio/gui/inspector/group_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <extracomment>cnnstudio/gui/inspector/group_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <extracomment>cnnstudio/gui/inspector/group_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiply-adds (MACs)</source>
        <extracomment>cnnstudio/gui/inspector/group_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <extracomment>cnnstudio/gui/inspector/group_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <extracomment>cnnstudio/gui/inspector/group_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put copies of the group behind each other</source>
        <extracomment>cnnstudio/gui/inspector/group_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receptive field at its end</source>
        <extracomment>cnnstudio/gui/inspector/group_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename {name}</source>
        <extracomment>cnnstudio/gui/inspector/group_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat…</source>
        <extracomment>cnnstudio/gui/inspector/group_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all that is in it</source>
        <extracomment>cnnstudio/gui/inspector/group_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it as one card</source>
        <extracomment>cnnstudio/gui/inspector/group_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the group away; its layers stay</source>
        <extracomment>cnnstudio/gui/inspector/group_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfold</source>
        <extracomment>cnnstudio/gui/inspector/group_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfold {name}</source>
        <extracomment>cnnstudio/gui/inspector/group_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ungroup</source>
        <extracomment>cnnstudio/gui/inspector/group_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ungroup {name}</source>
        <extracomment>cnnstudio/gui/inspector/group_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Grouping</name>
    <message>
        <source>Fold all groups</source>
        <extracomment>cnnstudio/gui/canvas/grouping.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold {name}</source>
        <extracomment>cnnstudio/gui/canvas/grouping.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <extracomment>cnnstudio/gui/canvas/grouping.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group {what}</source>
        <extracomment>cnnstudio/gui/canvas/grouping.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <extracomment>cnnstudio/gui/canvas/grouping.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat {what}</source>
        <extracomment>cnnstudio/gui/canvas/grouping.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a group to take it apart.</source>
        <extracomment>cnnstudio/gui/canvas/grouping.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a group, or a layer in one, to fold it.</source>
        <extracomment>cnnstudio/gui/canvas/grouping.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfold all groups</source>
        <extracomment>cnnstudio/gui/canvas/grouping.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfold {name}</source>
        <extracomment>cnnstudio/gui/canvas/grouping.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ungroup {name}</source>
        <extracomment>cnnstudio/gui/canvas/grouping.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group</source>
        <extracomment>cnnstudio/gui/canvas/grouping.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GrowthChart</name>
    <message>
        <source>Receptive field by layer</source>
        <extracomment>cnnstudio/gui/explore/growth.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole picture, {size}</source>
        <extracomment>cnnstudio/gui/explore/growth.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GrowthPage</name>
    <message>
        <source>Growth by layer</source>
        <extracomment>cnnstudio/gui/explore/growth.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many pixels of the picture a unit can see, layer by layer. Each kernel adds (kernel − 1) · jump; each stride makes the jump of all later layers larger.</source>
        <extracomment>cnnstudio/gui/explore/growth.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpButton</name>
    <message>
        <source>Help: {title}</source>
        <extracomment>cnnstudio/gui/elements/help.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelperProcess</name>
    <message>
        <source>It is of another version of CNN Studio.</source>
        <extracomment>cnnstudio/app/process.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stopped with: {reason}</source>
        <extracomment>cnnstudio/app/process.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was ended from outside (signal {code}).</source>
        <extracomment>cnnstudio/app/process.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The helper process could not be started: {reason}.</source>
        <extracomment>cnnstudio/app/process.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exit status {}</source>
        <extracomment>cnnstudio/app/process.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportCommands</name>
    <message>
        <source>Cancel</source>
        <extracomment>cnnstudio/gui/importing/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import an ONNX file</source>
        <extracomment>cnnstudio/gui/importing/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing {name}</source>
        <extracomment>cnnstudio/gui/importing/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It opens as a new project; the present one can be saved first.</source>
        <extracomment>cnnstudio/gui/importing/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ONNX (*{})</source>
        <extracomment>cnnstudio/gui/importing/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it</source>
        <extracomment>cnnstudio/gui/importing/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the network…</source>
        <extracomment>cnnstudio/gui/importing/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} have been downloaded.</source>
        <extracomment>cnnstudio/gui/importing/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} steps are done.</source>
        <extracomment>cnnstudio/gui/importing/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is imported.</source>
        <extracomment>cnnstudio/gui/importing/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>The import has ended without an answer. {reason}</source>
        <extracomment>cnnstudio/app/importing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Rename {node}</source>
        <extracomment>cnnstudio/gui/inspector/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {setting} of {layers}</source>
        <extracomment>cnnstudio/gui/inspector/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings and arithmetic</source>
        <extracomment>cnnstudio/gui/inspector/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {setting} of {node}</source>
        <extracomment>cnnstudio/gui/inspector/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InspectorHeader</name>
    <message>
        <source>What this kind of layer does</source>
        <extracomment>cnnstudio/gui/inspector/header.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} · layer {number} of {count}</source>
        <extracomment>cnnstudio/gui/inspector/header.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} · part of a circle</source>
        <extracomment>cnnstudio/gui/inspector/header.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Arrows go to any port, letters find a layer, Space a new one, Esc gives up.</source>
        <extracomment>cnnstudio/gui/canvas/keys/keyboard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No wire leads there.</source>
        <extracomment>cnnstudio/gui/canvas/keys/keyboard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No wire leaves it.</source>
        <extracomment>cnnstudio/gui/canvas/keys/keyboard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select one layer to draw a wire from it.</source>
        <extracomment>cnnstudio/gui/canvas/keys/keyboard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no other layer that a wire from here could lead to.</source>
        <extracomment>cnnstudio/gui/canvas/keys/keyboard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LanguageChoice</name>
    <message>
        <source>As the system</source>
        <extracomment>cnnstudio/gui/preferences/language.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerList</name>
    <message>
        <source>Layers of the group</source>
        <extracomment>cnnstudio/gui/inspector/group_page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Lens</name>
    <message>
        <source>random weights</source>
        <extracomment>cnnstudio/app/lens.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random weights: the network has changed since run {number}</source>
        <extracomment>cnnstudio/app/lens.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run {number}, best (epoch {epoch})</source>
        <extracomment>cnnstudio/app/lens.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run {number}, best epoch</source>
        <extracomment>cnnstudio/app/lens.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run {number}, epoch {epoch}</source>
        <extracomment>cnnstudio/app/lens.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run {number}, live</source>
        <extracomment>cnnstudio/app/lens.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run {number}, newest</source>
        <extracomment>cnnstudio/app/lens.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LensBar</name>
    <message>
        <source>Next picture</source>
        <extracomment>cnnstudio/gui/explore/lens_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous picture</source>
        <extracomment>cnnstudio/gui/explore/lens_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test picture #{index}</source>
        <extracomment>cnnstudio/gui/explore/lens_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training picture #{index}</source>
        <extracomment>cnnstudio/gui/explore/lens_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation picture #{index}</source>
        <extracomment>cnnstudio/gui/explore/lens_bar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LineEditor</name>
    <message>
        <source>This cannot be used here</source>
        <extracomment>cnnstudio/gui/forms/editors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mixed</source>
        <extracomment>cnnstudio/gui/forms/editors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LiveMaps</name>
    <message>
        <source>label {name} · {index}</source>
        <extracomment>cnnstudio/gui/canvas/items/live_maps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LiveStrip</name>
    <message>
        <source>Live features</source>
        <extracomment>cnnstudio/gui/train/live_strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in Build</source>
        <extracomment>cnnstudio/gui/train/live_strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picture #{index}</source>
        <extracomment>cnnstudio/gui/train/live_strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>About CNN Studio</source>
        <extracomment>cnnstudio/gui/window/main_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All changes saved</source>
        <extracomment>cnnstudio/gui/window/main_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CNN Studio {version}
Design, train and understand convolutional networks.</source>
        <extracomment>cnnstudio/gui/window/main_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edited</source>
        <extracomment>cnnstudio/gui/window/main_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples</source>
        <extracomment>cnnstudio/gui/window/main_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit to the data</source>
        <extracomment>cnnstudio/gui/window/main_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <extracomment>cnnstudio/gui/window/main_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open recent</source>
        <extracomment>cnnstudio/gui/window/main_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Palette</source>
        <extracomment>cnnstudio/gui/window/main_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the network of run {number}</source>
        <extracomment>cnnstudio/gui/window/main_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <extracomment>cnnstudio/gui/window/main_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <extracomment>cnnstudio/gui/window/main_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network fits {data} as it is.</source>
        <extracomment>cnnstudio/gui/window/main_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network was fitted to {data}. Undo takes it back.</source>
        <extracomment>cnnstudio/gui/window/main_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The theme could not be read, so the window looks plain.</source>
        <extracomment>cnnstudio/gui/window/main_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <extracomment>cnnstudio/gui/window/main_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training settings</source>
        <extracomment>cnnstudio/gui/window/main_window.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MapRow</name>
    <message>
        <source>1 unit</source>
        <extracomment>cnnstudio/gui/explore/map_row.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maps of the layers</source>
        <extracomment>cnnstudio/gui/explore/map_row.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channel {channel}</source>
        <extracomment>cnnstudio/gui/explore/map_row.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}, unit {place} of channel {channel}</source>
        <extracomment>cnnstudio/gui/explore/map_row.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>Overview</source>
        <extracomment>cnnstudio/gui/canvas/minimap.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NameField</name>
    <message>
        <source>Name</source>
        <extracomment>cnnstudio/gui/canvas/notes/renaming.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the layer</source>
        <extracomment>cnnstudio/gui/inspector/header.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NetworkTotals</name>
    <message>
        <source>Activations of one picture</source>
        <extracomment>cnnstudio/gui/inspector/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted so far: some layers are not finished yet.</source>
        <extracomment>cnnstudio/gui/inspector/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <extracomment>cnnstudio/gui/inspector/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiply-adds (MACs)</source>
        <extracomment>cnnstudio/gui/inspector/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <extracomment>cnnstudio/gui/inspector/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a layer to change its settings and to see how its numbers come about.</source>
        <extracomment>cnnstudio/gui/inspector/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole network</source>
        <extracomment>cnnstudio/gui/inspector/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <extracomment>cnnstudio/gui/inspector/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NodeArithmetic</name>
    <message>
        <source>Output size</source>
        <extracomment>cnnstudio/gui/inspector/arithmetic.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NodeBox</name>
    <message>
        <source>Layer</source>
        <extracomment>cnnstudio/gui/explore/node_box.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NodeMessages</name>
    <message>
        <source>Inputs, in their order:</source>
        <extracomment>cnnstudio/gui/inspector/messages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick fixes</source>
        <extracomment>cnnstudio/gui/inspector/messages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <extracomment>cnnstudio/gui/inspector/messages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for {node}: its shapes appear once the problem there is solved.</source>
        <extracomment>cnnstudio/gui/inspector/messages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Text of the note</source>
        <extracomment>cnnstudio/gui/canvas/notes/note_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a note</source>
        <extracomment>cnnstudio/gui/canvas/notes/note_editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>Notes</source>
        <extracomment>cnnstudio/gui/notes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this network is about, for you and for others</source>
        <extracomment>cnnstudio/gui/notes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>A whole number from {least} to {most}{unit}</source>
        <extracomment>cnnstudio/gui/forms/number_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {least} to {most}{unit}</source>
        <extracomment>cnnstudio/gui/forms/number_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mixed</source>
        <extracomment>cnnstudio/gui/forms/number_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumbersTable</name>
    <message>
        <source>A MAC is one multiplication with its addition; papers often call it a FLOP. Running statistics are not counted as parameters here.</source>
        <extracomment>cnnstudio/gui/gallery/numbers.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computed here, {shape}</source>
        <extracomment>cnnstudio/gui/gallery/numbers.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GMACs</source>
        <extracomment>cnnstudio/gui/gallery/numbers.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <extracomment>cnnstudio/gui/gallery/numbers.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-1 error</source>
        <extracomment>cnnstudio/gui/gallery/numbers.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-5 error</source>
        <extracomment>cnnstudio/gui/gallery/numbers.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OriginalTable</name>
    <message>
        <source>Maps</source>
        <extracomment>cnnstudio/gui/gallery/numbers.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <extracomment>cnnstudio/gui/gallery/numbers.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <extracomment>cnnstudio/gui/gallery/numbers.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnButton</name>
    <message>
        <source>Copy</source>
        <extracomment>cnnstudio/gui/palette/buttons.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <extracomment>cnnstudio/gui/palette/buttons.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <extracomment>cnnstudio/gui/palette/buttons.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <extracomment>cnnstudio/gui/palette/buttons.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnKeys</name>
    <message>
        <source>Add to the selection; with Ctrl, take out of it as well</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt and drag a card</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a wire of the card, then the next one</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose it</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click on the plus of a wire</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl or Alt while dragging</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete it</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click on a group</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click on a name</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click on small maps</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click on the empty canvas</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a card</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a strip</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag from a port</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag from the palette</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag over the empty canvas</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a wire; dropped on the canvas, choose its layer</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw its curves, or not</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go through all layers, notes and frames</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the first layer, or to the last</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove what is selected, or the chosen wire</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a wire to a port that Tab goes to and Enter takes</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give up what is drawn or dragged, or select nothing</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next channel</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next layer</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next run</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next unit</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In Explore</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the list of runs</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the pinned unit go</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the layer in Explore</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for a layer</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for a layer to put there</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for a layer; held, dragging moves the view</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Middle button, or two fingers</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move freely, past the guides</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the view</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the view sideways</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move what is selected; a loose card onto a wire</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the canvas</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin the unit</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Push the selected cards a little</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put a layer into a wire, behind a card or in its place</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put copies of what is selected elsewhere</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right click</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a card, a strip, a group or a wire</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select everything</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the next card as well, or let go on the way back</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select what the box touches; with Ctrl or Shift as well</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift and wheel</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift or Ctrl and click</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it on the whole screen</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what can be done here</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what can be done here; while dragging, give it up</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it off its card, or put it on a wire</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type another name</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfold a group, write a note, or go to the settings</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfold it, or fold it by its frame</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walk along the wires</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walk through the strips of a card, and to the next row</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel, or pinch</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the mouse on the canvas</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <extracomment>cnnstudio/gui/shortcuts/own_keys.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnPictures</name>
    <message>
        <source>Cancel</source>
        <extracomment>cnnstudio/gui/start/own_pictures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the pictures in {folder}…</source>
        <extracomment>cnnstudio/gui/start/own_pictures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} pictures</source>
        <extracomment>cnnstudio/gui/start/own_pictures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} needs a subfolder with pictures for each class: at least two.</source>
        <extracomment>cnnstudio/gui/start/own_pictures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnSection</name>
    <message>
        <source>Added to the palette: {names}.</source>
        <extracomment>cnnstudio/gui/palette/own_section.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export a block</source>
        <extracomment>cnnstudio/gui/palette/own_section.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a file…</source>
        <extracomment>cnnstudio/gui/palette/own_section.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the clipboard</source>
        <extracomment>cnnstudio/gui/palette/own_section.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <extracomment>cnnstudio/gui/palette/own_section.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import blocks</source>
        <extracomment>cnnstudio/gui/palette/own_section.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My block</source>
        <extracomment>cnnstudio/gui/palette/own_section.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard</source>
        <extracomment>cnnstudio/gui/palette/own_section.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yours</source>
        <extracomment>cnnstudio/gui/palette/own_section.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” deleted</source>
        <extracomment>cnnstudio/gui/palette/own_section.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is on the clipboard.</source>
        <extracomment>cnnstudio/gui/palette/own_section.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PairEditor</name>
    <message>
        <source>Height and width are equal: click to set them apart</source>
        <extracomment>cnnstudio/gui/forms/pairs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height and width are set apart: click to make them equal</source>
        <extracomment>cnnstudio/gui/forms/pairs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}, height</source>
        <extracomment>cnnstudio/gui/forms/pairs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}, width</source>
        <extracomment>cnnstudio/gui/forms/pairs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PairOrWordEditor</name>
    <message>
        <source>number</source>
        <extracomment>cnnstudio/gui/forms/pairs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}, how it is given</source>
        <extracomment>cnnstudio/gui/forms/pairs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Find a layer</source>
        <extracomment>cnnstudio/gui/palette/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is called “{text}”.</source>
        <extracomment>cnnstudio/gui/palette/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Picture, and what the unit sees of it</source>
        <extracomment>cnnstudio/gui/explore/picture_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} px, columns {first} to {last}</source>
        <extracomment>cnnstudio/gui/explore/picture_view.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreferencesCommands</name>
    <message>
        <source>Data sets are looked for in {folder}</source>
        <extracomment>cnnstudio/gui/preferences/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of data sets</source>
        <extracomment>cnnstudio/gui/preferences/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Appearance</source>
        <extracomment>cnnstudio/gui/preferences/dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <extracomment>cnnstudio/gui/preferences/dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with the start page</source>
        <extracomment>cnnstudio/gui/preferences/dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes are shown at once.</source>
        <extracomment>cnnstudio/gui/preferences/dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <extracomment>cnnstudio/gui/preferences/dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comfortable</source>
        <extracomment>cnnstudio/gui/preferences/dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact</source>
        <extracomment>cnnstudio/gui/preferences/dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <extracomment>cnnstudio/gui/preferences/dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data sets</source>
        <extracomment>cnnstudio/gui/preferences/dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Density</source>
        <extracomment>cnnstudio/gui/preferences/dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges stand out. They do so anyway where the system wants contrast.</source>
        <extracomment>cnnstudio/gui/preferences/dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files and start</source>
        <extracomment>cnnstudio/gui/preferences/dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds from the next start of the program on.</source>
        <extracomment>cnnstudio/gui/preferences/dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <extracomment>cnnstudio/gui/preferences/dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less motion</source>
        <extracomment>cnnstudio/gui/preferences/dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <extracomment>cnnstudio/gui/preferences/dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences</source>
        <extracomment>cnnstudio/gui/preferences/dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of texts</source>
        <extracomment>cnnstudio/gui/preferences/dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strong borders</source>
        <extracomment>cnnstudio/gui/preferences/dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The canvas and all rows grow with it.</source>
        <extracomment>cnnstudio/gui/preferences/dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <extracomment>cnnstudio/gui/preferences/dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual folder</source>
        <extracomment>cnnstudio/gui/preferences/dialog.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemsPanel</name>
    <message>
        <source>All {count} layers fit together, and the network fits the data.</source>
        <extracomment>cnnstudio/gui/problems.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is fine</source>
        <extracomment>cnnstudio/gui/problems.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <extracomment>cnnstudio/gui/problems.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show on canvas</source>
        <extracomment>cnnstudio/gui/problems.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} waits for {node}. Its shapes appear once that is solved.</source>
        <extracomment>cnnstudio/gui/problems.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>unknown</source>
        <extracomment>cnnstudio/gui/elements/messages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} %</source>
        <extracomment>cnnstudio/gui/elements/messages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>Batch {batch} of {batches}</source>
        <extracomment>cnnstudio/gui/train/progress.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batches of this epoch</source>
        <extracomment>cnnstudio/gui/train/progress.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elapsed</source>
        <extracomment>cnnstudio/gui/train/progress.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}</source>
        <extracomment>cnnstudio/gui/train/progress.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <extracomment>cnnstudio/gui/train/progress.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images / s</source>
        <extracomment>cnnstudio/gui/train/progress.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <extracomment>cnnstudio/gui/train/progress.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <extracomment>cnnstudio/gui/train/progress.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time left</source>
        <extracomment>cnnstudio/gui/train/progress.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Val. accuracy</source>
        <extracomment>cnnstudio/gui/train/progress.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{epoch} of {epochs} epochs</source>
        <extracomment>cnnstudio/gui/train/progress.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProjectFile</name>
    <message>
        <source>Reload</source>
        <extracomment>cnnstudio/app/project_file.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <extracomment>cnnstudio/app/project_file.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is open in another window as well: save under another name, or overwrite it.</source>
        <extracomment>cnnstudio/app/project_file.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} (copy)</source>
        <extracomment>cnnstudio/app/project_file.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Projector</name>
    <message>
        <source>Back to the window (F5, or Esc)</source>
        <extracomment>cnnstudio/gui/explore/projector.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>cnnstudio/gui/explore/projector.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What one unit sees – CNN Studio</source>
        <extracomment>cnnstudio/gui/explore/projector.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message>
        <source>Close the help</source>
        <extracomment>cnnstudio/gui/inspector/reading.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <extracomment>cnnstudio/gui/inspector/reading.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Recents</name>
    <message>
        <source>Open</source>
        <extracomment>cnnstudio/gui/start/recents.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects that you save or open are listed here.</source>
        <extracomment>cnnstudio/gui/start/recents.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent projects</source>
        <extracomment>cnnstudio/gui/start/recents.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from list</source>
        <extracomment>cnnstudio/gui/start/recents.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <extracomment>cnnstudio/gui/start/recents.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReceptiveFieldPage</name>
    <message>
        <source> (counted from 0)</source>
        <extracomment>cnnstudio/gui/explore/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · value about {value}</source>
        <extracomment>cnnstudio/gui/explore/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · {value}</source>
        <extracomment>cnnstudio/gui/explore/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, partly padding (hatched), which is always 0</source>
        <extracomment>cnnstudio/gui/explore/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pixel of the picture sees itself.</source>
        <extracomment>cnnstudio/gui/explore/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an Input and a layer with maps to see what its units see.</source>
        <extracomment>cnnstudio/gui/explore/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Branches meet here whose units have different centers: the box is the one around both.</source>
        <extracomment>cnnstudio/gui/explore/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Center: row {row}, column {column}</source>
        <extracomment>cnnstudio/gui/explore/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channel</source>
        <extracomment>cnnstudio/gui/explore/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill a whole screen (F5); Esc comes back</source>
        <extracomment>cnnstudio/gui/explore/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Growth by layer</source>
        <extracomment>cnnstudio/gui/explore/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers</source>
        <extracomment>cnnstudio/gui/explore/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned: arrow keys move it, Esc lets it go</source>
        <extracomment>cnnstudio/gui/explore/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at a unit of any map; a click pins it</source>
        <extracomment>cnnstudio/gui/explore/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projector</source>
        <extracomment>cnnstudio/gui/explore/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sees {height} × {width} px: rows {top} to {bottom}, columns {left} to {right}</source>
        <extracomment>cnnstudio/gui/explore/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The channel of the layer that is shown, from 0</source>
        <extracomment>cnnstudio/gui/explore/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The values are not there yet; the boxes are.</source>
        <extracomment>cnnstudio/gui/explore/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What one unit sees</source>
        <extracomment>cnnstudio/gui/explore/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in pixels of the picture</source>
        <extracomment>cnnstudio/gui/explore/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels a unit can see</source>
        <extracomment>cnnstudio/gui/explore/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {row}, column {column}</source>
        <extracomment>cnnstudio/gui/explore/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unit {row}</source>
        <extracomment>cnnstudio/gui/explore/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no grid: each of its units is connected to all units before it, so each sees all that any of them sees.</source>
        <extracomment>cnnstudio/gui/explore/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no grid: its units stand in a row, but each still sees the same box as the unit of the map that it was.</source>
        <extracomment>cnnstudio/gui/explore/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>Edits cannot be written down as they are made ({reason}): save often, a crash would lose what was not saved.</source>
        <extracomment>cnnstudio/app/recovery.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RepeatCard</name>
    <message>
        <source>Adds {layers} and {parameters}.</source>
        <extracomment>cnnstudio/gui/canvas/repeating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many times in a row?</source>
        <extracomment>cnnstudio/gui/canvas/repeating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat</source>
        <extracomment>cnnstudio/gui/canvas/repeating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times in a row</source>
        <extracomment>cnnstudio/gui/canvas/repeating.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Accuracy</source>
        <extracomment>cnnstudio/gui/drawing/report_curves.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation memory</source>
        <extracomment>cnnstudio/gui/drawing/report_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best epoch {epoch}: validation {validation}</source>
        <extracomment>cnnstudio/gui/drawing/report_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <extracomment>cnnstudio/gui/drawing/report_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind and settings</source>
        <extracomment>cnnstudio/gui/drawing/report_table.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <extracomment>cnnstudio/gui/drawing/report_table.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers (depth)</source>
        <extracomment>cnnstudio/gui/drawing/report_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <extracomment>cnnstudio/gui/drawing/report_curves.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MACs</source>
        <extracomment>cnnstudio/gui/drawing/report_table.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <extracomment>cnnstudio/gui/drawing/report.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <extracomment>cnnstudio/gui/drawing/report_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output shape</source>
        <extracomment>cnnstudio/gui/drawing/report_table.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <extracomment>cnnstudio/gui/drawing/report_table.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receptive field</source>
        <extracomment>cnnstudio/gui/drawing/report_table.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receptive field at {node}</source>
        <extracomment>cnnstudio/gui/drawing/report_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <extracomment>cnnstudio/gui/drawing/report_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {number}</source>
        <extracomment>cnnstudio/gui/drawing/report_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shapes are channels × height × width, without the batch axis. MACs are multiply-accumulates of convolutions and dense layers for one picture, without biases; one MAC is two FLOPs. Parameters are the learned weights and biases, without running statistics. Activation memory is that of all outputs for one picture, in float32. A receptive field is what one unit sees of the picture, height × width in pixels.</source>
        <extracomment>cnnstudio/gui/drawing/report_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has been changed since: the run&apos;s had {parameters}.</source>
        <extracomment>cnnstudio/gui/drawing/report_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run}: {optimizer}, {epochs}, batch size {batch}, seed {seed}, on {data}.</source>
        <extracomment>cnnstudio/gui/drawing/report_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epoch</source>
        <extracomment>cnnstudio/gui/drawing/report_curves.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <extracomment>cnnstudio/gui/drawing/report_curves.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <extracomment>cnnstudio/gui/drawing/report_curves.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{result} after {time} on {device}.</source>
        <extracomment>cnnstudio/gui/drawing/report_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{result}, test {test}</source>
        <extracomment>cnnstudio/gui/drawing/report_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{result}.</source>
        <extracomment>cnnstudio/gui/drawing/report_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} ({train} training, {validation} validation and {test} test pictures)</source>
        <extracomment>cnnstudio/gui/drawing/report_words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultsPanel</name>
    <message>
        <source>About the network</source>
        <extracomment>cnnstudio/gui/window/results.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <extracomment>cnnstudio/gui/window/results.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <extracomment>cnnstudio/gui/window/results.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <extracomment>cnnstudio/gui/window/results.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems {count}</source>
        <extracomment>cnnstudio/gui/window/results.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <extracomment>cnnstudio/gui/window/results.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Run</name>
    <message>
        <source>The run has ended.</source>
        <extracomment>cnnstudio/app/runs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training process has ended. {reason} Everything up to its last checkpoint is kept: resume the run to go on from there.</source>
        <extracomment>cnnstudio/app/runs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunCommands</name>
    <message>
        <source>Resume</source>
        <extracomment>cnnstudio/gui/window/run_commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {number}: {message}</source>
        <extracomment>cnnstudio/gui/window/run_commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunRow</name>
    <message>
        <source>Progress of the run</source>
        <extracomment>cnnstudio/gui/train/run_row.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <extracomment>cnnstudio/gui/train/run_row.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train on from where it stopped</source>
        <extracomment>cnnstudio/gui/train/run_row.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broke off after epoch {epoch}</source>
        <extracomment>cnnstudio/gui/train/run_row.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed after epoch {epoch}</source>
        <extracomment>cnnstudio/gui/train/run_row.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>momentum {momentum}</source>
        <extracomment>cnnstudio/gui/train/run_row.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one-cycle</source>
        <extracomment>cnnstudio/gui/train/run_row.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <extracomment>cnnstudio/gui/train/run_row.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pausing</source>
        <extracomment>cnnstudio/gui/train/run_row.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run {number}</source>
        <extracomment>cnnstudio/gui/train/run_row.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <extracomment>cnnstudio/gui/train/run_row.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting</source>
        <extracomment>cnnstudio/gui/train/run_row.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped after epoch {epoch}</source>
        <extracomment>cnnstudio/gui/train/run_row.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopping</source>
        <extracomment>cnnstudio/gui/train/run_row.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunTick</name>
    <message>
        <source>Draw run {number}</source>
        <extracomment>cnnstudio/gui/train/run_row.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>This run was interrupted: resume it to go on from its last checkpoint.</source>
        <extracomment>cnnstudio/app/runs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunsList</name>
    <message>
        <source>Delete</source>
        <extracomment>cnnstudio/gui/train/runs_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No runs yet: press Train, and each training appears here.</source>
        <extracomment>cnnstudio/gui/train/runs_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore this run’s network</source>
        <extracomment>cnnstudio/gui/train/runs_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <extracomment>cnnstudio/gui/train/runs_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {number} was deleted.</source>
        <extracomment>cnnstudio/gui/train/runs_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <extracomment>cnnstudio/gui/train/runs_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick a run to draw it in the plots.</source>
        <extracomment>cnnstudio/gui/train/runs_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>cnnstudio/gui/train/runs_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use its weights in the canvas</source>
        <extracomment>cnnstudio/gui/train/runs_list.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SafetyNet</name>
    <message>
        <source>After a reload, undo brings back what is here now.</source>
        <extracomment>cnnstudio/gui/window/safety.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete it</source>
        <extracomment>cnnstudio/gui/window/safety.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep mine</source>
        <extracomment>cnnstudio/gui/window/safety.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a copy</source>
        <extracomment>cnnstudio/gui/window/safety.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open anyway</source>
        <extracomment>cnnstudio/gui/window/safety.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovered work</source>
        <extracomment>cnnstudio/gui/window/safety.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reload</source>
        <extracomment>cnnstudio/gui/window/safety.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving here will ask before it overwrites what is saved there.</source>
        <extracomment>cnnstudio/gui/window/safety.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back</source>
        <extracomment>cnnstudio/gui/window/safety.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came later cannot be read. {reason}</source>
        <extracomment>cnnstudio/gui/window/safety.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work was left behind that cannot be read.</source>
        <extracomment>cnnstudio/gui/window/safety.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not in its folder any more: save to put it back there.</source>
        <extracomment>cnnstudio/gui/window/safety.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not there any more: your work is a project of its own now.</source>
        <extracomment>cnnstudio/gui/window/safety.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is open in another window as well.</source>
        <extracomment>cnnstudio/gui/window/safety.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was changed by another program.</source>
        <extracomment>cnnstudio/gui/window/safety.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was changed since: your work is a project of its own now.</source>
        <extracomment>cnnstudio/gui/window/safety.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” was not saved when CNN Studio ended. Your work is still there.</source>
        <extracomment>cnnstudio/gui/window/safety.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScrubTitle</name>
    <message>
        <source>Drag to the side to change it, with Shift more finely</source>
        <extracomment>cnnstudio/gui/forms/scrubbing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Empty the search</source>
        <extracomment>cnnstudio/gui/elements/fields.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchPopup</name>
    <message>
        <source>Find a layer</source>
        <extracomment>cnnstudio/gui/canvas/search/search_popup.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a layer that fits</source>
        <extracomment>cnnstudio/gui/canvas/search/search_popup.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lately</source>
        <extracomment>cnnstudio/gui/canvas/search/search_popup.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers that fit</source>
        <extracomment>cnnstudio/gui/canvas/search/search_popup.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is called “{text}”.</source>
        <extracomment>cnnstudio/gui/canvas/search/search_popup.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>Fewer</source>
        <extracomment>cnnstudio/gui/palette/sections.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Automatic</source>
        <extracomment>cnnstudio/gui/train/settings_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change training settings</source>
        <extracomment>cnnstudio/gui/train/settings_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose device</source>
        <extracomment>cnnstudio/gui/train/settings_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <extracomment>cnnstudio/gui/train/settings_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <extracomment>cnnstudio/gui/train/settings_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed while run {number} goes. Stop it to change them.</source>
        <extracomment>cnnstudio/gui/train/settings_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning</source>
        <extracomment>cnnstudio/gui/train/settings_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommended</source>
        <extracomment>cnnstudio/gui/train/settings_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training settings</source>
        <extracomment>cnnstudio/gui/train/settings_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use recommended settings</source>
        <extracomment>cnnstudio/gui/train/settings_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{device} (not on this computer)</source>
        <extracomment>cnnstudio/gui/train/settings_panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>{keys} is given to {first} and to {second}: {first} keeps it. Choose others for {second}.</source>
        <extracomment>cnnstudio/gui/shortcuts/keymap.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{keys} is needed by the views themselves: choose others for {action}.</source>
        <extracomment>cnnstudio/gui/shortcuts/keymap.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{keys}” is no combination of keys: {action} keeps its usual ones.</source>
        <extracomment>cnnstudio/gui/shortcuts/keymap.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” in your list of shortcuts is no action: it is left out.</source>
        <extracomment>cnnstudio/gui/shortcuts/keymap.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsPage</name>
    <message>
        <source>Double click on keys to press others. Two strokes are possible as well.</source>
        <extracomment>cnnstudio/gui/shortcuts/page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an action or its keys</source>
        <extracomment>cnnstudio/gui/shortcuts/page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <extracomment>cnnstudio/gui/shortcuts/page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <extracomment>cnnstudio/gui/shortcuts/page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all</source>
        <extracomment>cnnstudio/gui/shortcuts/page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsTable</name>
    <message>
        <source>Keys by menu and by view</source>
        <extracomment>cnnstudio/gui/shortcuts/table.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SmoothingSlider</name>
    <message>
        <source>Smoothing</source>
        <extracomment>cnnstudio/gui/train/smoothing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoothing of the training curve</source>
        <extracomment>cnnstudio/gui/train/smoothing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>Actions</source>
        <extracomment>cnnstudio/gui/command_palette/sources.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frame</source>
        <extracomment>cnnstudio/gui/command_palette/sources.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <extracomment>cnnstudio/gui/command_palette/sources.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <extracomment>cnnstudio/gui/command_palette/sources.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the panel {name}</source>
        <extracomment>cnnstudio/gui/command_palette/sources.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In this network</source>
        <extracomment>cnnstudio/gui/command_palette/sources.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert a layer or a block</source>
        <extracomment>cnnstudio/gui/command_palette/sources.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <extracomment>cnnstudio/gui/command_palette/sources.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open again</source>
        <extracomment>cnnstudio/gui/command_palette/sources.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of {node}</source>
        <extracomment>cnnstudio/gui/command_palette/sources.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the panel {name}</source>
        <extracomment>cnnstudio/gui/command_palette/sources.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with a network</source>
        <extracomment>cnnstudio/gui/command_palette/sources.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <extracomment>cnnstudio/gui/command_palette/sources.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SplitButton</name>
    <message>
        <source>More ways: {action}</source>
        <extracomment>cnnstudio/gui/elements/buttons.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartCommands</name>
    <message>
        <source>Folder with a subfolder for each class</source>
        <extracomment>cnnstudio/gui/start/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no examples here</source>
        <extracomment>cnnstudio/gui/start/commands.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartFooter</name>
    <message>
        <source>Show this page at start</source>
        <extracomment>cnnstudio/gui/start/footer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <extracomment>cnnstudio/gui/start/footer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torch</source>
        <extracomment>cnnstudio/gui/start/footer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Back to {project}</source>
        <extracomment>cnnstudio/gui/start/page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build, train and look inside</source>
        <extracomment>cnnstudio/gui/start/page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CNN Studio</source>
        <extracomment>cnnstudio/gui/start/page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Color photos: CIFAR-10</source>
        <extracomment>cnnstudio/gui/start/examples.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dense layers only</source>
        <extracomment>cnnstudio/gui/start/examples.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dilation</source>
        <extracomment>cnnstudio/gui/start/examples.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a folder here: one subfolder per class, any size of picture.</source>
        <extracomment>cnnstudio/gui/start/cards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each opens as a copy: change whatever you like.</source>
        <extracomment>cnnstudio/gui/start/page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples</source>
        <extracomment>cnnstudio/gui/start/page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the tour</source>
        <extracomment>cnnstudio/gui/start/page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inception blocks</source>
        <extracomment>cnnstudio/gui/start/examples.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernels of three sizes</source>
        <extracomment>cnnstudio/gui/start/examples.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LeNet-5</source>
        <extracomment>cnnstudio/gui/start/examples.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New here?</source>
        <extracomment>cnnstudio/gui/start/page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New network</source>
        <extracomment>cnnstudio/gui/start/page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>cnnstudio/gui/start/page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residual blocks</source>
        <extracomment>cnnstudio/gui/start/examples.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sees far without pooling</source>
        <extracomment>cnnstudio/gui/start/examples.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts around layers</source>
        <extracomment>cnnstudio/gui/start/examples.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the tour</source>
        <extracomment>cnnstudio/gui/start/page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The classic of 1998</source>
        <extracomment>cnnstudio/gui/start/examples.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tour shows in eight short steps where everything is.</source>
        <extracomment>cnnstudio/gui/start/page.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tiny VGG</source>
        <extracomment>cnnstudio/gui/start/examples.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To compare with</source>
        <extracomment>cnnstudio/gui/start/examples.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own pictures</source>
        <extracomment>cnnstudio/gui/start/cards.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be opened</source>
        <extracomment>cnnstudio/gui/start/examples.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not found</source>
        <extracomment>cnnstudio/gui/start/facts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not trained</source>
        <extracomment>cnnstudio/gui/start/facts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{accuracy} · run {number}</source>
        <extracomment>cnnstudio/gui/start/facts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummaryPanel</name>
    <message>
        <source>Copy table</source>
        <extracomment>cnnstudio/gui/summary/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layers}: {parameters}, {macs} MACs, {bytes} a picture</source>
        <extracomment>cnnstudio/gui/summary/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummaryTable</name>
    <message>
        <source>Summary of all layers</source>
        <extracomment>cnnstudio/gui/summary/panel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SwitchEditor</name>
    <message>
        <source>mixed</source>
        <extracomment>cnnstudio/gui/forms/editors.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TemplateList</name>
    <message>
        <source>All {count}</source>
        <extracomment>cnnstudio/gui/palette/templates.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Templates</source>
        <extracomment>cnnstudio/gui/palette/templates.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>#</source>
        <extracomment>cnnstudio/gui/summary/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(scale + shift) × channels</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(scale + shift) × numbers of a picture</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(size − 1) · stride − 2 · padding + dilation · (kernel − 1) + 1 + added at the end</source>
        <extracomment>cnnstudio/layers/transposed.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>...</source>
        <extracomment>cnnstudio/network/parts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 for gray pictures, 3 for color (red, green, blue).</source>
        <extracomment>cnnstudio/layers/io.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1x1 pointwise convolution projection channels network in network</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1×1 conv</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A 5×5 convolution that sees all.</source>
        <extracomment>cnnstudio/zoo/small.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A ReLU that stops at 6: min(max(0, x), 6), made for computing with few bits on phones.</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A batch normalization does not keep running averages as ours do, so it cannot be imported.</source>
        <extracomment>cnnstudio/worker/importers/modules.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A block gets all it needs from one layer, but these layers get it from {names}: select what lies between as well.</source>
        <extracomment>cnnstudio/network/parts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A block has one end, but the output of {names} goes on from here: select the layers up to where they come together.</source>
        <extracomment>cnnstudio/network/parts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A convolution in two steps, first by channel, then by place: far fewer parameters.</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A convolution that mixes the channels at each place.</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A convolution with one filter for each channel.</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A depthwise convolution on six times the channels, with a shortcut around it.</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>A drag carries one block, not {count}.</source>
        <extracomment>cnnstudio/app/own_blocks.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A layer cannot be its own input.</source>
        <extracomment>cnnstudio/network/edits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A leaky ReLU that learns how much of the negative numbers it passes.</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A linear head gives plain numbers or a picture and decides for no class, so it cannot be trained here: to train, give it one number per class and the softmax head.</source>
        <extracomment>cnnstudio/data/fit.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name needs 1 to 200 characters.</source>
        <extracomment>cnnstudio/app/own_blocks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A network has at most {limit} layers: leave some out.</source>
        <extracomment>cnnstudio/gui/canvas/clipboard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A network has at most {limit} layers: repeat less often.</source>
        <extracomment>cnnstudio/network/groups.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A network has at most {limit} notes and frames: remove some first.</source>
        <extracomment>cnnstudio/network/annotations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A network has one Input and one Output: leave them out of what is repeated.</source>
        <extracomment>cnnstudio/network/groups.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer question has taken its place.</source>
        <extracomment>cnnstudio/worker/assistant.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A note has at most {limit} letters: make it shorter.</source>
        <extracomment>cnnstudio/network/annotations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A padding of {padding} cuts off everything that is drawn: pad less.</source>
        <extracomment>cnnstudio/layers/transposed.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A residual block that halves the size and doubles the channels.</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A residual block whose 3×3 convolution works on a quarter of the channels.</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A setting is out of its range.</source>
        <extracomment>cnnstudio/network/problems/proposal.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sigmoid made of straight lines: min(max(0, x + 3), 6) / 6.</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A size is given as {size}, but needs height and width.</source>
        <extracomment>cnnstudio/worker/importers/modules.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A smooth ReLU: x times the share of a bell curve that lies below x.</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A smooth ReLU: x times the sigmoid of x, also called swish. EfficientNet uses it.</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A title has at most {limit} letters: make it shorter.</source>
        <extracomment>cnnstudio/network/annotations.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A training would need more memory than is free now, so it was not tried out: close other programs, or make the network smaller.</source>
        <extracomment>cnnstudio/worker/trial.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation</source>
        <extracomment>cnnstudio/gui/palette/sections.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activation bytes</source>
        <extracomment>cnnstudio/network/analysis.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activations</source>
        <extracomment>cnnstudio/gui/compare/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adam</source>
        <extracomment>cnnstudio/gui/forms/editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AdamW</source>
        <extracomment>cnnstudio/gui/forms/editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adaptive avg</source>
        <extracomment>cnnstudio/layers/pooling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adaptive max</source>
        <extracomment>cnnstudio/layers/pooling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <extracomment>cnnstudio/layers/merge.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add Flatten, Dense and Output behind {node}</source>
        <extracomment>cnnstudio/network/problems/proposals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a Dense and an Output behind {node}</source>
        <extracomment>cnnstudio/network/problems/proposals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a Dense with {classes} units in front of it</source>
        <extracomment>cnnstudio/network/problems/sizes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an Input</source>
        <extracomment>cnnstudio/network/problems/proposals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an Input in front of {node}</source>
        <extracomment>cnnstudio/network/problems/proposals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an Output behind {node}</source>
        <extracomment>cnnstudio/network/problems/proposals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add nothing at the end</source>
        <extracomment>cnnstudio/network/problems/sizes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add works cell by cell, so all inputs need the same shape, but they are {first} and {other}: {advice}.</source>
        <extracomment>cnnstudio/layers/merge.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added</source>
        <extracomment>cnnstudio/gui/compare/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added at the end</source>
        <extracomment>cnnstudio/layers/transposed.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added to the variance, against division by zero.</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds its inputs cell by cell; with a shortcut around layers it makes a residual block.</source>
        <extracomment>cnnstudio/layers/merge.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advanced</source>
        <extracomment>cnnstudio/zoo/template.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AlexNet</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alpha</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An Inception block with a branch for every single map: that is a depthwise separable convolution. A 3×3 kernel slides over each map alone, then a 1×1 convolution mixes the maps, which costs about a ninth of a full 3×3 convolution. Shortcuts go around each block, as in ResNet. With fewer parameters than Inception-v3 it errs less on ImageNet. Look at the counts of a depthwise and of a pointwise layer: nearly all parameters and multiply-accumulates are in the mixing.</source>
        <extracomment>cnnstudio/zoo/xception.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An average pooling divides by a number of its own, which ours cannot.</source>
        <extracomment>cnnstudio/worker/importers/modules.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty canvas, but for the layer where pictures come in and the one where answers go out. Drop a layer onto the wire between them, and see its shape, its parameters and what it says is missing. Before Output there must be one number per class: Flatten and a dense layer give them.</source>
        <extracomment>cnnstudio/zoo/small.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An instance normalization keeps running averages, which ours does not, so it cannot be imported.</source>
        <extracomment>cnnstudio/worker/importers/modules.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>And {count} layers more.</source>
        <extracomment>cnnstudio/gui/window/verification.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Another block is already called {name}.</source>
        <extracomment>cnnstudio/app/own_blocks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another group is already called {name}.</source>
        <extracomment>cnnstudio/network/groups.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another layer is already called {name}.</source>
        <extracomment>cnnstudio/network/edits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approximation</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most {limit} groups can lie within each other: ungroup some first.</source>
        <extracomment>cnnstudio/network/edits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Autoencoder</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Avg pool</source>
        <extracomment>cnnstudio/layers/pooling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch norm</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch normalization needs several numbers for each channel: choose a batch size of at least 2.</source>
        <extracomment>cnnstudio/worker/prepare.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch size</source>
        <extracomment>cnnstudio/training/job.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before 2015, networks of more than about 20 layers learned worse than shorter ones, even on the pictures that they were trained with. Residual networks end that with shortcuts: the input of each block is added to its output, so a block needs to learn only what is to be changed, and gradients reach the first layers undamped. An ensemble of them won the ImageNet challenge of 2015 with 3.6 % top-5 error. {look} Remove the shortcut of each block and train again to see what it is good for.</source>
        <extracomment>cnnstudio/zoo/residual.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beginner</source>
        <extracomment>cnnstudio/zoo/template.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beta</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between pixels</source>
        <extracomment>cnnstudio/layers/resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bias</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blank</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocks</source>
        <extracomment>cnnstudio/gui/palette/sections.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bottleneck</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bottom</source>
        <extracomment>cnnstudio/layers/resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By 2016 Inception networks had grown by hand, block by block; this one begins anew with three kinds of blocks, one for each size of the maps: 35×35, 17×17 and 8×8. Between them stand reductions, which halve the maps on several branches at once. Blocks B split 7×7 convolutions into flat and tall ones, and blocks C let branches fork once more. The same paper built Inception blocks with shortcuts: they learned faster, but ended no better than this network without any. Fold and unfold the blocks to see how few ideas its 149 convolutions need.</source>
        <extracomment>cnnstudio/zoo/inception4.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <extracomment>cnnstudio/gui/inspector/arithmetic.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CHW</source>
        <extracomment>cnnstudio.layers.dense</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CIFAR-10</source>
        <extracomment>cnnstudio/data/catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CIFAR-100</source>
        <extracomment>cnnstudio/data/catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CNN Explainer shows this network in the browser, and lectures show CNN Explainer. It is VGG in small: pairs of 3×3 convolutions, then pooling, twice. With ten maps in each layer, all of them can be looked at. Without padding, every convolution takes off two rows and columns: follow the sizes 64, 62, 60, 30, 28, 26, 13. Its receptive fields grow 3, 5, 6, 10, 14, 16, so no unit sees more than a quarter of the picture across.</source>
        <extracomment>cnnstudio/zoo/small.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>CPU, {count} cores</source>
        <extracomment>cnnstudio/gui/start/computer.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>CWH</source>
        <extracomment>cnnstudio.layers.dense</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <extracomment>cnnstudio/gui/compare/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels {start} to {last} cannot be taken, since the input has the channels 0 to {end}: choose a start below the stop, and a stop of at most {size}.</source>
        <extracomment>cnnstudio/layers/routing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Checking that {count} parameters compute the same…</source>
        <extracomment>cnnstudio/gui/export/commands.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Choose 2 to {most} times in a row, not {times}.</source>
        <extracomment>cnnstudio/network/groups.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the softmax head</source>
        <extracomment>cnnstudio/network/problems/proposals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <extracomment>cnnstudio/layers/io.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classic</source>
        <extracomment>cnnstudio/zoo/template.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns after the last one.</source>
        <extracomment>cnnstudio/layers/resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns before the first one.</source>
        <extracomment>cnnstudio/layers/resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns of each map.</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns of each picture.</source>
        <extracomment>cnnstudio/layers/io.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concat</source>
        <extracomment>cnnstudio/layers/merge.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concat joins either maps or vectors, but gets {first} and {other}: put Flatten behind the maps.</source>
        <extracomment>cnnstudio/layers/merge.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concat needs inputs of the same height and width, but they are {first} and {other}: pool or pad one branch.</source>
        <extracomment>cnnstudio/layers/merge.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect it with {node}</source>
        <extracomment>cnnstudio/network/problems/proposals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect it with {node} by Flatten</source>
        <extracomment>cnnstudio/network/problems/proposals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect it with {node} by Flatten and Dense</source>
        <extracomment>cnnstudio/network/problems/proposals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connects every unit with every number of its input, each by a weight of its own.</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conv 2D</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conv block</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ConvNetJS</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolution</source>
        <extracomment>cnnstudio/gui/palette/sections.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convolution, batch normalization and ReLU, the usual three.</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count the padding</source>
        <extracomment>cnnstudio/layers/pooling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted with its auxiliary head; without, it has 23,834,568 parameters.</source>
        <extracomment>cnnstudio/zoo/inception.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop</source>
        <extracomment>cnnstudio/layers/resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop {branch}</source>
        <extracomment>cnnstudio/network/problems/joining.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut off before it what it does not see</source>
        <extracomment>cnnstudio/network/problems/sizes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut off less</source>
        <extracomment>cnnstudio/network/problems/sizes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cuts rows and columns off the maps, as many on each side as you like.</source>
        <extracomment>cnnstudio/layers/resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deals the channels of each group out to all others, so that groups learn from each other.</source>
        <extracomment>cnnstudio/layers/routing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dense</source>
        <extracomment>cnnstudio/gui/palette/sections.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dense baseline</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dense block</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dense instead: MACs</source>
        <extracomment>cnnstudio/network/dense_instead.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dense instead: bytes of the parameters</source>
        <extracomment>cnnstudio/network/dense_instead.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dense instead: parameters</source>
        <extracomment>cnnstudio/network/dense_instead.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dense instead: times as many parameters</source>
        <extracomment>cnnstudio/network/dense_instead.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dense needs a vector, but gets maps of {shape}: put Flatten in front of it.</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DenseNet-121</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth</source>
        <extracomment>cnnstudio/gui/compare/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depthwise</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digits</source>
        <extracomment>cnnstudio/data/catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digits, 24×24. Under 6,000 parameters.</source>
        <extracomment>cnnstudio/zoo/small.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digits, 28×28. Draws each picture again from 196 numbers.</source>
        <extracomment>cnnstudio/zoo/autoencoder.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digits, 28×28. The classic first network.</source>
        <extracomment>cnnstudio/zoo/small.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dilation</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance between neighboring cells of the kernel.</source>
        <extracomment>cnnstudio/layers/pooling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance between neighboring cells of the kernel. 2 leaves every second pixel out.</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Divides each number by how strong its neighbors in the channels around are.</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downsample</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws each filter, as strong as the pixel, into a larger map: a convolution backwards.</source>
        <extracomment>cnnstudio/layers/transposed.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop path</source>
        <extracomment>cnnstudio/layers/regularization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout</source>
        <extracomment>cnnstudio/layers/regularization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropout 2D</source>
        <extracomment>cnnstudio/layers/regularization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ELU</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each map sees 3, 4 or all 6 maps.</source>
        <extracomment>cnnstudio/zoo/small.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enlarge {branch}</source>
        <extracomment>cnnstudio/network/problems/joining.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <extracomment>cnnstudio/training/job.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epsilon</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error averaged over ten crops of each picture, which lowers it by 1 to 2 %.</source>
        <extracomment>cnnstudio/zoo/template.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error of one network on one crop of each validation picture.</source>
        <extracomment>cnnstudio/zoo/template.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error of one network on one crop, trained and tested at several sizes.</source>
        <extracomment>cnnstudio/zoo/classics.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error of one network on one crop.</source>
        <extracomment>cnnstudio/zoo/inception4.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error of one network on one crop; the parameters before they are compressed.</source>
        <extracomment>cnnstudio/zoo/squeezenet.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error on one crop.</source>
        <extracomment>cnnstudio/zoo/mobilenet.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exponent of the divisor.</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Factor</source>
        <extracomment>cnnstudio/layers/resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fashion-MNIST</source>
        <extracomment>cnnstudio/data/catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters of three sizes and a pooling side by side, as in GoogLeNet.</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fire</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First slope</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the network to {data}</source>
        <extracomment>cnnstudio/gui/offers.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flatten</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <extracomment>cnnstudio/data/catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a random picture it gives the same numbers as the original, to {difference} of the largest.</source>
        <extracomment>cnnstudio/worker/importers/torchvision_models.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GELU</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Global avg</source>
        <extracomment>cnnstudio/layers/pooling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Global max</source>
        <extracomment>cnnstudio/layers/pooling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on from {source} instead</source>
        <extracomment>cnnstudio/network/problems/proposals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GoogLeNet</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group norm</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HCW</source>
        <extracomment>cnnstudio.layers.dense</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HWC</source>
        <extracomment>cnnstudio.layers.dense</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardsigmoid</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardswish</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head</source>
        <extracomment>cnnstudio/layers/io.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height and width of each filter.</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height and width of the neighborhood that is summed up.</source>
        <extracomment>cnnstudio/layers/pooling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height and width that come out, whatever comes in.</source>
        <extracomment>cnnstudio/layers/pooling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How a step is made from the gradient. AdamW is a safe choice; SGD is the plain one.</source>
        <extracomment>cnnstudio/training/job.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far apart the pixels are drawn. 2 doubles the maps.</source>
        <extracomment>cnnstudio/layers/transposed.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far negative numbers can go.</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the filter moves each step. 2 halves the maps.</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the neighborhood moves each step. 2 halves the maps.</source>
        <extracomment>cnnstudio/layers/pooling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How large the steps are. Too large and the loss jumps, too small and it creeps.</source>
        <extracomment>cnnstudio/training/job.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many channels around are looked at.</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many classes the data set has.</source>
        <extracomment>cnnstudio/layers/io.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many feature maps come out.</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many groups the channels are in.</source>
        <extracomment>cnnstudio/layers/routing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many groups the channels are split into.</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many maps come out.</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many numbers come out.</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many pictures are looked at for each step. Larger is smoother and needs more memory.</source>
        <extracomment>cnnstudio/training/job.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many times as many rows and columns come out.</source>
        <extracomment>cnnstudio/layers/resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the last step is kept in the next one.</source>
        <extracomment>cnnstudio/training/job.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often each picture is looked at.</source>
        <extracomment>cnnstudio/training/job.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strongly the neighbors count.</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the learning rate changes over the run. One-cycle rises to it and falls to almost nothing.</source>
        <extracomment>cnnstudio/training/job.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity</source>
        <extracomment>cnnstudio/layers/routing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In 2014 this network showed that a browser can train a convolutional network: the page draws its maps while it learns. It needs a tenth of the parameters of LeNet-5, since one dense layer of ten units is all that comes behind the convolutions. The padding of 2 keeps the size under 5×5 kernels. The second pooling takes windows of 3×3 with stride 3, so that 12×12 maps become 4×4. The page cuts random 24×24 pieces out of the digits of 28×28, so that it never sees the same picture twice.</source>
        <extracomment>cnnstudio/zoo/small.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the ImageNet challenge of 2012 this network had a top-5 error of 15 %, the next best entry 26 %, and soon nearly all entries were convolutional networks. It brought ReLU in place of tanh, dropout against overfitting, and training on two graphics cards. Look at the first layer: kernels of 11×11 with stride 4 make the maps small at once, which later networks do step by step. Look at the parameters too: 58.6 of 61.1 million are in the three dense layers, while nearly all multiply-accumulates are in the convolutions.</source>
        <extracomment>cnnstudio/zoo/classics.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inception</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inception-v3</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inception-v4</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <extracomment>cnnstudio/layers/io.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input and output</source>
        <extracomment>cnnstudio/gui/palette/sections.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input is the start of the network; nothing comes before it.</source>
        <extracomment>cnnstudio/network/trials.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inputs</source>
        <extracomment>cnnstudio/network/compare.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instance norm</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instead of one network, its authors looked for a rule that gives good ones: they trained thousands of networks for a short time and kept what the good ones had in common. What was left is plain: blocks of 1×1, grouped 3×3 and 1×1 convolutions with a shortcut, and widths that grow along a straight line, 32, 64, 160, 400. In a grouped convolution each filter sees only the 16 maps of its group. 400MF in the name means 400 million FLOPs, which are multiply-accumulates there. Most blocks are in the third and fourth stage, where the maps are small.</source>
        <extracomment>cnnstudio/zoo/regnet.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inverted</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It begins with layers that bring each channel to the range it was trained with.</source>
        <extracomment>cnnstudio/worker/importers/torchvision_models.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <extracomment>cnnstudio/app/runs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was saved by a newer CNN Studio (format {given}, this one knows up to {known}): install a newer CNN Studio to open it.</source>
        <extracomment>cnnstudio/project/project_json.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jump</source>
        <extracomment>cnnstudio/gui/summary/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jump (height)</source>
        <extracomment>cnnstudio/network/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jump (width)</source>
        <extracomment>cnnstudio/network/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the size in {nodes}</source>
        <extracomment>cnnstudio/network/problems/joining.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the size with padding</source>
        <extracomment>cnnstudio/network/problems/sizes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the largest value of each neighborhood: was the pattern there, wherever exactly.</source>
        <extracomment>cnnstudio/layers/pooling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keras</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keras counts the running mean and variance of batch normalization as parameters; here they are not, since nothing learns them.</source>
        <extracomment>cnnstudio/zoo/template.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kernel size</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <extracomment>cnnstudio/network/compare.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind and settings</source>
        <extracomment>cnnstudio/gui/summary/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer</source>
        <extracomment>cnnstudio/gui/summary/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer norm</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <extracomment>cnnstudio/gui/compare/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LeNet-5</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead it to {node}</source>
        <extracomment>cnnstudio/network/problems/proposals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn scale and shift</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn the factors</source>
        <extracomment>cnnstudio/layers/routing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <extracomment>cnnstudio/training/job.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves out a whole branch for a random share of the pictures while training.</source>
        <extracomment>cnnstudio/layers/regularization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <extracomment>cnnstudio/layers/resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: “{part}” with {parameters} parameters, which is only used in training.</source>
        <extracomment>cnnstudio/worker/importers/torchvision_models.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let {node} follow {source} instead</source>
        <extracomment>cnnstudio/network/problems/proposals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading was cancelled.</source>
        <extracomment>cnnstudio/worker/assistant.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local response</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at a block: a 1×1 convolution to few maps, the 3×3 convolution on these, and another 1×1 convolution to four times as many, which costs less than two 3×3 convolutions would.</source>
        <extracomment>cnnstudio/zoo/residual.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at a block: two 3×3 convolutions, and a wire that goes around them; where a stage begins, a 1×1 convolution on this wire gives it the new shape.</source>
        <extracomment>cnnstudio/zoo/residual.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MACs</source>
        <extracomment>cnnstudio/gui/compare/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MNIST digits</source>
        <extracomment>cnnstudio/data/catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made to answer within a fraction of a second on a phone. Its blocks are residual blocks turned inside out: narrow at both ends, where the shortcut is, and six times as wide in between. In between, a 3×3 kernel slides over each map alone, which is cheap enough for so many maps. The last 1×1 convolution of a block has no activation, since cutting off negative numbers of so few maps would lose too much. ReLU6 stops at 6, so that numbers of low precision are enough.</source>
        <extracomment>cnnstudio/zoo/mobilenet.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the kernel {kernel}</source>
        <extracomment>cnnstudio/network/problems/sizes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make {branch} smaller by pooling</source>
        <extracomment>cnnstudio/network/problems/joining.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make {channels} filters in {channels} groups</source>
        <extracomment>cnnstudio/network/problems/sizes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes maps larger by a whole factor: repeats pixels, or blends between neighbors.</source>
        <extracomment>cnnstudio/layers/resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maps of {shape} and {parameters} parameters are more than any computer can hold or compute: make this layer or its input smaller.</source>
        <extracomment>cnnstudio/network/analysis.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Maps of {shape} hold {room} numbers, but {count} come in: choose channels, height and width whose product is {count}.</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Max pool</source>
        <extracomment>cnnstudio/layers/pooling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Means, with a learned factor and offset; S4 too.</source>
        <extracomment>cnnstudio/zoo/small.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <extracomment>cnnstudio/gui/palette/sections.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MobileNetV2</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Momentum</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than {limit} groups lie within each other, up to “{name}”: leave some out.</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move {node} in front of {flatten}</source>
        <extracomment>cnnstudio/network/problems/reshaping.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplies every number by a factor and adds a fixed number.</source>
        <extracomment>cnnstudio/layers/routing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiplies its inputs cell by cell: one of them opens and closes the others like a gate.</source>
        <extracomment>cnnstudio/layers/merge.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiply</source>
        <extracomment>cnnstudio/layers/merge.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Multiply works cell by cell, so all inputs need the same shape, or 1 where a number is used for all, but they are {first} and {other}: {advice}.</source>
        <extracomment>cnnstudio/layers/merge.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <extracomment>cnnstudio/network/compare.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No convolution at all. Good to compare with.</source>
        <extracomment>cnnstudio/zoo/small.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file can have this name: choose another one.</source>
        <extracomment>cnnstudio/project/archive.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No unit sees anything of the input, only padding: pad less, or make the stride smaller.</source>
        <extracomment>cnnstudio/layers/base.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>No unit sees the last {count} columns of the input, since another step of {stride} would leave it: change kernel, stride or padding if that matters.</source>
        <extracomment>cnnstudio/layers/base.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No unit sees the last {count} rows and columns of the input, since another step of {stride} would leave it: change kernel, stride or padding if that matters.</source>
        <extracomment>cnnstudio/layers/base.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No unit sees the last {count} rows of the input, since another step of {stride} would leave it: change kernel, stride or padding if that matters.</source>
        <extracomment>cnnstudio/layers/base.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No weights were taken: the network is untrained.</source>
        <extracomment>cnnstudio/worker/importers/torchvision_models.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normalization</source>
        <extracomment>cnnstudio/gui/palette/sections.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Not verified: {count} problems</source>
        <extracomment>cnnstudio/gui/window/verification.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing can come after Output: remove the wire to {node}.</source>
        <extracomment>cnnstudio/network/problems/finding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can come after Output: remove the wires behind {name} first.</source>
        <extracomment>cnnstudio/network/edits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is connected to its input: draw a wire from another layer to it, or remove it.</source>
        <extracomment>cnnstudio/network/problems/finding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is left of maps of {shape} after cutting off {top} + {bottom} rows and {left} + {right} columns: cut off less.</source>
        <extracomment>cnnstudio/layers/resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing leads into these layers: select others to repeat.</source>
        <extracomment>cnnstudio/network/groups.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing leads out of these layers: select others to repeat.</source>
        <extracomment>cnnstudio/network/groups.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing uses what this layer computes: connect its output, or remove it.</source>
        <extracomment>cnnstudio/network/problems/finding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was saved, since the {kind} that was drawn cannot be opened again: close other programs, which may need the memory, and try again.</source>
        <extracomment>cnnstudio/gui/drawing/proof.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers per picture</source>
        <extracomment>cnnstudio/layers/io.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers that are added to each channel are taken as batch normalizations.</source>
        <extracomment>cnnstudio/worker/importers/onnx_arithmetic.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ONNX files need the package onnx: install it with pip install &apos;cnnstudio[onnx]&apos;.</source>
        <extracomment>cnnstudio/worker/importers/sources.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ONNX needs packages that are not installed: install them with pip install cnnstudio[onnx].</source>
        <extracomment>cnnstudio/worker/exporters/course.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offset</source>
        <extracomment>cnnstudio/layers/routing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One learned factor a channel, instead of a fixed one.</source>
        <extracomment>cnnstudio/layers/routing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One learned number added to each feature map.</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One learned number added to each unit.</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One slope a channel</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only convolutions have filters: select one.</source>
        <extracomment>cnnstudio/worker/probes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what has one way in can be repeated, but these lead into it: {wires}. Select more layers, or fewer.</source>
        <extracomment>cnnstudio/network/groups.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what has one way out can be repeated, but these lead out of it: {wires}. Select more layers, or fewer.</source>
        <extracomment>cnnstudio/network/groups.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer</source>
        <extracomment>cnnstudio/training/job.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise all channels share one learned slope.</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <extracomment>cnnstudio/gui/compare/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output already turns its numbers into shares, and training works on the numbers before: remove this {layer}. It is not applied twice.</source>
        <extracomment>cnnstudio/network/problems/finding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output channels</source>
        <extracomment>cnnstudio/layers/merge.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output expects {classes} classes, but gets {size} numbers: set the last Dense to {classes} units, or the classes to {size}.</source>
        <extracomment>cnnstudio/layers/io.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output height</source>
        <extracomment>cnnstudio/layers/base.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output is the end of the network; nothing comes after it.</source>
        <extracomment>cnnstudio/network/edits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output needs one number per class, but gets maps of {shape}: put Flatten and Dense with {classes} units in front of it.</source>
        <extracomment>cnnstudio/layers/io.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output shape</source>
        <extracomment>cnnstudio/gui/summary/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output size</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output width</source>
        <extracomment>cnnstudio/layers/base.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PReLU</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pad by half the kernel</source>
        <extracomment>cnnstudio/network/problems/sizes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pad with zeros</source>
        <extracomment>cnnstudio/network/problems/sizes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pad {branch} with zeros</source>
        <extracomment>cnnstudio/network/problems/joining.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Padding</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Padding with</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Padding {needed} with “{mode}” needs a larger input than {size} pixels: pad less, or pad with zeros.</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Padding “same” keeps the size only at stride 1, but the stride is {stride}: set the stride to 1, or give the padding as a number.</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper, ResNet-20 on CIFAR-10</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper, on MNIST</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <extracomment>cnnstudio/gui/compare/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passes on what comes in. A place to come back to, or a shortcut with a name.</source>
        <extracomment>cnnstudio/layers/routing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passes positive numbers and bends negative ones smoothly towards -alpha.</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passes positive numbers and makes negative ones zero: max(0, x). Its slope is 0 or 1.</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passes positive numbers and shrinks negative ones, so that no unit ever stops learning.</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permute</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos, 224×224. As good as AlexNet, a fiftieth of its size.</source>
        <extracomment>cnnstudio/zoo/squeezenet.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos, 224×224. Bottlenecks: the workhorse of a decade.</source>
        <extracomment>cnnstudio/zoo/residual.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos, 224×224. Deep and very regular.</source>
        <extracomment>cnnstudio/zoo/classics.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos, 224×224. Every layer sees the maps of all before.</source>
        <extracomment>cnnstudio/zoo/densenet.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos, 224×224. Found by studying thousands of networks.</source>
        <extracomment>cnnstudio/zoo/regnet.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos, 224×224. Inception blocks: several kernel sizes at once.</source>
        <extracomment>cnnstudio/zoo/inception.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos, 224×224. Made for phones.</source>
        <extracomment>cnnstudio/zoo/mobilenet.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos, 224×224. Shortcuts let 18 layers learn well.</source>
        <extracomment>cnnstudio/zoo/residual.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos, 224×224. SqueezeNet with less than half of the work.</source>
        <extracomment>cnnstudio/zoo/squeezenet.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos, 224×224. The blocks of ResNet-18, twice as many.</source>
        <extracomment>cnnstudio/zoo/residual.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos, 224×224. The breakthrough of 2012.</source>
        <extracomment>cnnstudio/zoo/classics.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos, 224×224. The deepest one, winner of 2015.</source>
        <extracomment>cnnstudio/zoo/residual.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos, 224×224. The longest of its family.</source>
        <extracomment>cnnstudio/zoo/classics.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos, 224×224. The shortest of its family.</source>
        <extracomment>cnnstudio/zoo/classics.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos, 224×224. Twenty-three blocks in the third stage.</source>
        <extracomment>cnnstudio/zoo/residual.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos, 224×224. Two convolutions in each block.</source>
        <extracomment>cnnstudio/zoo/classics.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos, 299×299. Fourteen Inception blocks of three kinds.</source>
        <extracomment>cnnstudio/zoo/inception4.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos, 299×299. Large kernels split into flat and tall ones.</source>
        <extracomment>cnnstudio/zoo/inception.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos, 299×299. Looks at each map alone, then mixes them.</source>
        <extracomment>cnnstudio/zoo/xception.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pooling</source>
        <extracomment>cnnstudio/gui/palette/sections.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences and recent files cannot be kept beyond this session. {reason}</source>
        <extracomment>cnnstudio/app/settings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pulls all weights towards zero a little at each step, against learning by heart.</source>
        <extracomment>cnnstudio/training/job.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put Dense on {branch}</source>
        <extracomment>cnnstudio/network/problems/joining.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put Flatten and Dense in front of it</source>
        <extracomment>cnnstudio/network/problems/reshaping.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put Flatten in front of it</source>
        <extracomment>cnnstudio/network/problems/reshaping.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put Flatten on {branch}</source>
        <extracomment>cnnstudio/network/problems/joining.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put Global avg and Flatten in front of it</source>
        <extracomment>cnnstudio/network/problems/reshaping.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put Reshape on {branch}</source>
        <extracomment>cnnstudio/network/problems/joining.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put Reshape to {shape} in front of it</source>
        <extracomment>cnnstudio/network/problems/reshaping.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put a 1×1 conv on {branch}</source>
        <extracomment>cnnstudio/network/problems/joining.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put {node} at the end</source>
        <extracomment>cnnstudio/network/problems/proposals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts new maps behind those that come in, as each layer of DenseNet does.</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts rows and columns of zeros around the maps, as many on each side as you like.</source>
        <extracomment>cnnstudio/layers/resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts the channels of its inputs one after the other, in the order of the inputs.</source>
        <extracomment>cnnstudio/layers/merge.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <extracomment>cnnstudio/layers/regularization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ReLU</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ReLU6</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receptive field</source>
        <extracomment>cnnstudio/gui/compare/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receptive field (height)</source>
        <extracomment>cnnstudio/network/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receptive field (width)</source>
        <extracomment>cnnstudio/network/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RegNetX-400MF</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regularization</source>
        <extracomment>cnnstudio/gui/palette/sections.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the shortcut and {node}</source>
        <extracomment>cnnstudio/network/problems/joining.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the wire from {node}</source>
        <extracomment>cnnstudio/network/problems/joining.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the wire from {source} to {node}</source>
        <extracomment>cnnstudio/network/problems/proposals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Remove the {count} layers of the circle</source>
        <extracomment>cnnstudio/network/problems/proposals.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove the {count} layers that lead nowhere</source>
        <extracomment>cnnstudio/network/problems/proposals.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Remove {nodes}</source>
        <extracomment>cnnstudio/network/problems/sizes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {node}</source>
        <extracomment>cnnstudio/network/problems/proposal.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {node} and go on from {source}</source>
        <extracomment>cnnstudio/network/problems/joining.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {node} and what leads only to it</source>
        <extracomment>cnnstudio/network/problems/proposals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed</source>
        <extracomment>cnnstudio/gui/compare/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ResNet-101</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ResNet-152</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ResNet-18</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ResNet-34</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ResNet-50</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reshape</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reshape to {shape}</source>
        <extracomment>cnnstudio/network/problems/reshaping.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residual</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right</source>
        <extracomment>cnnstudio/layers/resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round the size up</source>
        <extracomment>cnnstudio/network/problems/sizes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round up</source>
        <extracomment>cnnstudio/layers/pooling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rounds the size up, so that the last rows and columns are seen as well.</source>
        <extracomment>cnnstudio/layers/pooling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows after the last one.</source>
        <extracomment>cnnstudio/layers/resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows and columns added at the end, to meet the size that a convolution came from.</source>
        <extracomment>cnnstudio/layers/transposed.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows and columns added on each side, at most half the kernel.</source>
        <extracomment>cnnstudio/layers/pooling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows and columns added on each side. “same” keeps the size at stride 1.</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows and columns cut off on each side of what was drawn.</source>
        <extracomment>cnnstudio/layers/transposed.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows before the first one.</source>
        <extracomment>cnnstudio/layers/resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of each map.</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of each picture.</source>
        <extracomment>cnnstudio/layers/io.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SE block</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SGD</source>
        <extracomment>cnnstudio/gui/forms/editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same</source>
        <extracomment>cnnstudio/gui/compare/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <extracomment>cnnstudio/layers/routing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <extracomment>cnnstudio/training/job.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <extracomment>cnnstudio/training/job.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the layers that belong together first.</source>
        <extracomment>cnnstudio/network/groups.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the layers that make up the block first.</source>
        <extracomment>cnnstudio/network/parts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the layers that shall be repeated first.</source>
        <extracomment>cnnstudio/network/groups.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Separable</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the dilation to 1</source>
        <extracomment>cnnstudio/network/problems/sizes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Set the groups to {count}</source>
        <extracomment>cnnstudio/network/problems/sizes.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Set the padding to 0</source>
        <extracomment>cnnstudio/network/problems/sizes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the stride of {node} to 1</source>
        <extracomment>cnnstudio/network/problems/sizes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the stride to 1</source>
        <extracomment>cnnstudio/network/problems/sizes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {node} back to the usual settings</source>
        <extracomment>cnnstudio/network/problems/proposals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {node} to {classes} units</source>
        <extracomment>cnnstudio/network/problems/sizes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {node} to {filters} filters</source>
        <extracomment>cnnstudio/network/problems/joining.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set {node} to {size} classes</source>
        <extracomment>cnnstudio/network/problems/sizes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets a random share of the maps to zero while training, each as a whole.</source>
        <extracomment>cnnstudio/layers/regularization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sets a random share of the numbers to zero while training, and does nothing afterwards.</source>
        <extracomment>cnnstudio/layers/regularization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the maps that is dropped.</source>
        <extracomment>cnnstudio/layers/regularization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the newest batch in the running averages.</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the numbers that is dropped.</source>
        <extracomment>cnnstudio/layers/regularization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the pictures for which the branch is left out.</source>
        <extracomment>cnnstudio/layers/regularization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shifts and scales each map of each picture on its own: contrast and brightness go away.</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shifts and scales each map to mean 0 and variance 1 over the batch, then learns both anew.</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shifts and scales groups of channels of each picture on its own.</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shifts and scales the numbers of each picture on its own, whatever else is in the batch.</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shuffle</source>
        <extracomment>cnnstudio/layers/routing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SiLU</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SiLU made of straight lines: x times min(max(0, x + 3), 6) / 6.</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <extracomment>cnnstudio/layers/pooling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slice</source>
        <extracomment>cnnstudio/layers/routing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slides filters over the maps; each filter looks for one pattern and draws one new map.</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slope</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small Inception</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small ResNet</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small pictures, 32×32. Several kernel sizes at once.</source>
        <extracomment>cnnstudio/zoo/inception.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small pictures, 32×32. Shortcuts, and few parameters.</source>
        <extracomment>cnnstudio/zoo/residual.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small pictures, 64×64. Four 3×3 convolutions.</source>
        <extracomment>cnnstudio/zoo/small.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Softmax</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some preferences could not be read from {file}, so the usual values hold for them: {names}.</source>
        <extracomment>cnnstudio/app/settings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Splits the channels into groups that do not see each other.</source>
        <extracomment>cnnstudio/layers/transposed.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Splits the channels into groups that do not see each other. As many groups as channels make a depthwise convolution.</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squeeze and excite: weighs each channel by what all of them say.</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SqueezeNet 1.0</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SqueezeNet 1.1</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SqueezeNet answers as well as AlexNet with a fiftieth of its parameters. Its fire modules first squeeze the maps to a few by 1×1 convolutions, so that the 3×3 convolutions behind have little to look at; half of the new maps come from 1×1 kernels, with a ninth of the weights. There is no dense layer at all: the last convolution has one map per class, and the mean of each map is the answer. Version 1.0 pools late, so that most modules see large maps; version 1.1 pools early and needs less than half of the computation. Without batch normalization both need patience and a small learning rate before they begin to learn.</source>
        <extracomment>cnnstudio/zoo/squeezenet.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squeezes every number between -1 and 1, as the networks of the 1990s did.</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squeezes every number between 0 and 1: 1 / (1 + exp(-x)).</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Squeezes the channels, then expands them by 1×1 and 3×3 filters side by side.</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <extracomment>cnnstudio/layers/routing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start (height)</source>
        <extracomment>cnnstudio/network/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start (width)</source>
        <extracomment>cnnstudio/network/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start here</source>
        <extracomment>cnnstudio/zoo/template.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start of all random numbers. The same seed gives the same curve.</source>
        <extracomment>cnnstudio/training/job.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with an input and an output, and drop layers between them.</source>
        <extracomment>cnnstudio/zoo/small.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <extracomment>cnnstudio/layers/routing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stride</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swaps channels, rows and columns: what was a column may become a channel.</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the channels {start} to {last}</source>
        <extracomment>cnnstudio/network/problems/reshaping.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes largest values so that maps of a chosen size come out, whatever comes in.</source>
        <extracomment>cnnstudio/layers/pooling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes means so that maps of a chosen size come out, whatever comes in.</source>
        <extracomment>cnnstudio/layers/pooling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes some of the channels, or some numbers of a vector: those from start to before stop.</source>
        <extracomment>cnnstudio/layers/routing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the largest value of each whole map: is the pattern anywhere in the picture.</source>
        <extracomment>cnnstudio/layers/pooling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the mean of each neighborhood: how strong the pattern was there altogether.</source>
        <extracomment>cnnstudio/layers/pooling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the mean of each whole map: one number per channel, whatever the picture&apos;s size.</source>
        <extracomment>cnnstudio/layers/pooling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tanh</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is too large to be shown.</source>
        <extracomment>cnnstudio/worker/channel.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The block {name} cannot be used. {reason}</source>
        <extracomment>cnnstudio/app/own_blocks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The branch of {node} stays {shape}.</source>
        <extracomment>cnnstudio/network/problems/causes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The branches that meet here are not aligned: at one place they look at different parts of the picture. Give both the same strides, and the padding that keeps their size.</source>
        <extracomment>cnnstudio/network/analysis.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The channels of each pixel, or all numbers of a picture at once.</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data could not be loaded ({reason}).</source>
        <extracomment>cnnstudio/worker/assistant.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dense layer “{path}” works on the columns of maps, which ours cannot.</source>
        <extracomment>cnnstudio/worker/importers/last_axis.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drawing is scaled down to {percent} %, because a file of this kind cannot be larger: SVG has no such limit.</source>
        <extracomment>cnnstudio/gui/drawing/formats.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export failed ({reason}).</source>
        <extracomment>cnnstudio/worker/exporters/desk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export was cancelled.</source>
        <extracomment>cnnstudio/worker/exporters/course.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export was given up after {minutes} minutes: try it on a faster computer, or make the network smaller.</source>
        <extracomment>cnnstudio/worker/exporters/course.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not say in which range its pictures are: they are given to it as numbers from 0 to 1.</source>
        <extracomment>cnnstudio/worker/importers/onnx_model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file does not say what its numbers mean, so a softmax head was assumed: choose another one in Output where they are not those of classes.</source>
        <extracomment>cnnstudio/worker/importers/onnx_model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was not saved, since it could not be written and opened again ({reason}).</source>
        <extracomment>cnnstudio/worker/exporters/course.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was not saved, since it holds {found} parameters and the network has {wanted}. Please report this.</source>
        <extracomment>cnnstudio/worker/exporters/course.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file was not saved, since what it computes differs from the network by {difference} of the largest output, and {allowed} is allowed.</source>
        <extracomment>cnnstudio/worker/exporters/course.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first channel that is not taken.</source>
        <extracomment>cnnstudio/layers/routing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first channel that is taken.</source>
        <extracomment>cnnstudio/layers/routing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} of a class is missing.</source>
        <extracomment>cnnstudio/worker/pictures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group {name} would be cut in two: select all of its layers, or only layers inside it.</source>
        <extracomment>cnnstudio/network/groups.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group “{name}” has a layer with the id {id}, which is not there: take the id out of its “nodes”.</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The group “{name}” has no layers: leave it out.</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The group “{name}” has the layer “{node}” {count} times: name it once.</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The group “{outer}” stands before “{inner}”, which lies within it: put the inner one first.</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The groups hold more than {limit} layers together: leave some groups out.</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The groups “{one}” and “{other}” lie across each other: let one hold all layers of the other, or none.</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The input has the shape {shape}, but it must be pictures: channels × height × width behind the batch.</source>
        <extracomment>cnnstudio/worker/importers/builder.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The input “{name}” is not of floating point numbers: export the network so that it takes pictures as such.</source>
        <extracomment>cnnstudio/worker/importers/onnx_model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer has only {shape} units: choose one of them.</source>
        <extracomment>cnnstudio/worker/effective_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The layer normalization “{path}” is over the shape {size}, but ours is over the channels or over everything.</source>
        <extracomment>cnnstudio/worker/importers/last_axis.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss was no longer a number at step {step}: try a smaller learning rate than {rate}, or batch normalization. What was learned before is kept.</source>
        <extracomment>cnnstudio/worker/train.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network cannot be exported yet. {problem}</source>
        <extracomment>cnnstudio/worker/exporters/course.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network gives numbers and no classes: choose softmax or sigmoid as the head of its Output, and train it.</source>
        <extracomment>cnnstudio/worker/predict.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has more than {limit} layers: import a smaller one.</source>
        <extracomment>cnnstudio/worker/importers/builder.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has more than {limit} layers: leave some out.</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has more than {limit} notes and colored frames: leave some out.</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has more than {limit} wires.</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has no Input: add one, so that pictures can come in.</source>
        <extracomment>cnnstudio/network/problems/finding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has no Output: add one behind the last layer.</source>
        <extracomment>cnnstudio/network/problems/finding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has nothing to learn: add a convolution or a dense layer.</source>
        <extracomment>cnnstudio/worker/learner.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The network has {count} inputs ({names}), but must have one: export it with one.</source>
        <extracomment>cnnstudio/worker/importers/onnx_model.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The network has {count} outputs ({names}), but must have one: export it with one.</source>
        <extracomment>cnnstudio/worker/importers/onnx_model.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The network of 1998 took pictures of 32×32 pixels, connected C3 partly, and answered with distances to drawn digits instead of a last dense layer.</source>
        <extracomment>cnnstudio/zoo/small.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network of 2012 is split in two halves and has response normalization and other numbers of filters; this one is torchvision&apos;s, after a paper of 2014.</source>
        <extracomment>cnnstudio/zoo/classics.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network&apos;s answer, as one of three kinds of numbers.</source>
        <extracomment>cnnstudio/layers/io.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The output “{name}” is not computed from the picture.</source>
        <extracomment>cnnstudio/worker/importers/onnx_model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The palette holds at most {limit} blocks of your own: delete some.</source>
        <extracomment>cnnstudio/app/own_blocks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The paper has the stride in the first 1×1 convolution of a block, torchvision and this network in the 3×3 one, which takes a little more and errs a little less.</source>
        <extracomment>cnnstudio/zoo/residual.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures are too large to be measured.</source>
        <extracomment>cnnstudio/worker/effective_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures are {actual}, but the Input expects {expected}: fit the network to the data.</source>
        <extracomment>cnnstudio/worker/effective_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures of the data set: channels x height x width numbers each.</source>
        <extracomment>cnnstudio/layers/io.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pictures of {data} are {actual}, but the Input expects {expected}: set it to {actual}, or choose other data.</source>
        <extracomment>cnnstudio/data/fit.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preferences could not be read, so the usual values hold. What was there is kept as {file}.</source>
        <extracomment>cnnstudio/app/settings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The preferences in {file} could not be read, so the usual values hold: {reason}.</source>
        <extracomment>cnnstudio/app/settings.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project cannot be saved as it is, since “{text}” has a letter that is only half there: type it again, without what came from elsewhere.</source>
        <extracomment>cnnstudio/project/project_json.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project cannot be saved as it is. {reason}</source>
        <extracomment>cnnstudio/project/project_json.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run has not begun yet.</source>
        <extracomment>cnnstudio/worker/run.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run {run} belongs to another window or terminal that is still open: go on there, or close it.</source>
        <extracomment>cnnstudio/project/run_store.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run {run} cannot be used, but is kept: {reason}</source>
        <extracomment>cnnstudio/project/stored_run.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run {run} has no weights yet: let it train.</source>
        <extracomment>cnnstudio/worker/weights.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run {run} is being trained by another process already: wait until it has ended, or stop it there.</source>
        <extracomment>cnnstudio/project/run_store.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run {run} is no longer in {file}: save without it.</source>
        <extracomment>cnnstudio/project/storage.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The runs of this project were in {file}, which is not there any more: put it back into {folder}, or remove these runs from the list, and save again.</source>
        <extracomment>cnnstudio/project/storage.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same, on pictures of 32×32 pixels.</source>
        <extracomment>cnnstudio/zoo/small.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shortcut from {node} stays {shape}.</source>
        <extracomment>cnnstudio/network/problems/causes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The size of the input “{name}” is open ({axes}): export the network for pictures of a fixed size.</source>
        <extracomment>cnnstudio/worker/importers/onnx_model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor “{name}” has a type of numbers that is not known here: export the network with 32 bit floating point numbers.</source>
        <extracomment>cnnstudio/worker/importers/onnx_reading.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor “{name}” of {file} has not as many numbers as its shape {shape} says: the file is damaged.</source>
        <extracomment>cnnstudio/worker/importers/onnx_reading.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tensor “{tensor}” of {model} lies in {file}, which is not in the model&apos;s own folder: put all files of a network into one folder, without links.</source>
        <extracomment>cnnstudio/worker/importers/onnx_reading.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The third Inception network asks how to compute the same for less. Two 3×3 convolutions replace one of 5×5, and a 1×7 convolution followed by a 7×1 one replaces one of 7×7: 14 weights instead of 49. Where maps are halved, a strided convolution and pooling work side by side, so that nothing is squeezed through a narrow place. Batch normalization follows every convolution. Look at the blocks called mixed6: the receptive field of their third branch grows by twelve cells, first along one axis and then along the other.</source>
        <extracomment>cnnstudio/zoo/inception.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The title of the colored frame with the id {id} is longer than {limit} letters: make it shorter.</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The translation {file} cannot be read, so texts are in English: install it again, or choose another language in the preferences.</source>
        <extracomment>cnnstudio/app/languages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The units of {one} lie {first} pixels apart, those of {two} {second} pixels.</source>
        <extracomment>cnnstudio/network/analysis.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights are those of {file}.</source>
        <extracomment>cnnstudio/worker/importers/torchvision_models.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights have a layer “{layer}”, which {name} does not have: choose the weights of this network.</source>
        <extracomment>cnnstudio/worker/importers/torchvision_models.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights have nothing for the layer “{layer}” of {name}: choose the weights of this network.</source>
        <extracomment>cnnstudio/worker/importers/torchvision_models.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights of epoch {epoch} of run {run} are not kept: choose another epoch.</source>
        <extracomment>cnnstudio/worker/weights.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights {name} could not be downloaded ({reason}): connect to the network, or import without weights.</source>
        <extracomment>cnnstudio/worker/importers/pretrained.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wires of {names} form a circle, so each of them would wait for itself: remove one of them from “inputs”.</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {kind} at the end was left out, since the Output does it by itself.</source>
        <extracomment>cnnstudio/worker/importers/onnx_model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The {which} of the layer “{layer}” is {given} in the file, but {own} in {name}: choose the weights of this network.</source>
        <extracomment>cnnstudio/worker/importers/torchvision_models.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The “{key}” of “{name}” is {given}, but must be {needed}: these weights belong to another network.</source>
        <extracomment>cnnstudio/worker/importers/builder.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no blocks in {what}.</source>
        <extracomment>cnnstudio/app/own_blocks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no layers on the clipboard: copy some first.</source>
        <extracomment>cnnstudio/gui/canvas/clipboard.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no pictures in this split: choose another one.</source>
        <extracomment>cnnstudio/worker/effective_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no pictures in {folder}: choose another folder.</source>
        <extracomment>cnnstudio/worker/pictures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no {split} pictures: choose another split.</source>
        <extracomment>cnnstudio/worker/probes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There can be only one {kind}, and there is one already.</source>
        <extracomment>cnnstudio/network/trials.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There can be only one {kind}, and {first} is it: remove this one.</source>
        <extracomment>cnnstudio/network/problems/finding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no code yet. {problem}</source>
        <extracomment>cnnstudio/network/codegen.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {path}: check its name and folder.</source>
        <extracomment>cnnstudio/project/files.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder {folder}: choose the folder of pictures again.</source>
        <extracomment>cnnstudio/worker/pictures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no format {number}.</source>
        <extracomment>cnnstudio/project/project_json.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no layer kind for the operator {operator} of “{node}”: only convolutional networks can be imported.</source>
        <extracomment>cnnstudio/worker/importers/onnx_model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no run in {folder}.</source>
        <extracomment>cnnstudio/worker/train.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no translation into {language} here, so texts are in English: choose another language in the preferences.</source>
        <extracomment>cnnstudio/app/languages.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {device} on this computer: choose the CPU, or auto.</source>
        <extracomment>cnnstudio/worker/learner.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is too little memory for batches of {size} pictures: try a batch size of {less}, or a smaller network. What was learned before is kept.</source>
        <extracomment>cnnstudio/worker/prepare.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was too little memory to export this network: make it smaller.</source>
        <extracomment>cnnstudio/worker/exporters/course.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>These are the settings that all {count} layers share, whatever their kinds. What you change here changes in all of them.</source>
        <extracomment>cnnstudio/gui/inspector/panel.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>These layers are the group {name} already.</source>
        <extracomment>cnnstudio/network/groups.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>These pictures and {count} more cannot be read: {names}. Repair or remove them.</source>
        <extracomment>cnnstudio/worker/pictures.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>These pictures cannot be read: {names}. Repair or remove them.</source>
        <extracomment>cnnstudio/worker/pictures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These pictures take {size} GB, and {room} GB can be used: choose a smaller picture size, or fewer pictures.</source>
        <extracomment>cnnstudio/worker/pictures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This could not be computed ({reason}).</source>
        <extracomment>cnnstudio/worker/probes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a device or a pipe and no file: choose another one.</source>
        <extracomment>cnnstudio/project/archive.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a project file of CNN Studio, since {reason}: open another one.</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This layer computes nothing yet: connect it, or select another one.</source>
        <extracomment>cnnstudio/worker/effective_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This layer is part of a circle of wires and would wait for itself, by way of {source}: remove one of the wires.</source>
        <extracomment>cnnstudio/network/problems/finding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network answers with a picture: it shall give back what it was shown. In its middle there are only 4×7×7 = 196 numbers, a quarter of the 784 pixels, so it must find out what pictures have in common. The encoder makes maps smaller by pooling. The decoder makes them larger again, first by a transposed convolution, which puts down a small painted tile for every number, then by repeating pixels and smoothing them with a convolution. Look at the shapes: what went down comes up again, to the pixel.</source>
        <extracomment>cnnstudio/zoo/autoencoder.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network read the amounts on millions of bank checks in the 1990s. Convolutions look for strokes, pooling makes it matter less where exactly they are, and dense layers decide from what was found. This is the form taught today: ReLU and max pooling in place of tanh and learned averages, and every map of the second convolution sees all maps of the first. It learns handwritten digits in a minute with less than 1 % error. Look at the first dense layer: it has more than three quarters of all parameters.</source>
        <extracomment>cnnstudio/zoo/small.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This process trains and does nothing else: ask the assistant.</source>
        <extracomment>cnnstudio/worker/run.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This would lie too far away on the canvas: tidy up first, which brings all near.</source>
        <extracomment>cnnstudio/network/edits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three dense layers, as they were trained by backpropagation since 1986. On digits they do well, with 2 to 3 % error; on color photos they stop at about half of the answers right. They do not know which pixels are neighbors: shuffle all pixels in one fixed way, and they learn just as well. Train this network beside a convolutional one with as many parameters, on the same data, and compare the curves.</source>
        <extracomment>cnnstudio/zoo/small.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times</source>
        <extracomment>cnnstudio/gui/inspector/arithmetic.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tiny VGG</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top</source>
        <extracomment>cnnstudio/layers/resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained with two auxiliary heads, without batch normalization, and with 5×5 kernels in the third branch, where torchvision has 3×3.</source>
        <extracomment>cnnstudio/zoo/inception.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transposed</source>
        <extracomment>cnnstudio/layers/transposed.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns numbers into shares that are positive and add up to 1; on maps, over the channels.</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two convolutions with a shortcut around them: they learn only what has to change.</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two learned numbers for each number normalized over.</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two learned numbers per channel.</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit 0 of {one} is centered on {first}, that of {two} on {second}.</source>
        <extracomment>cnnstudio/network/analysis.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upsample</source>
        <extracomment>cnnstudio/layers/resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {first} in its place</source>
        <extracomment>cnnstudio/network/problems/proposals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VGG networks show how far one idea goes: nothing but 3×3 convolutions, and twice the filters wherever pooling halves the maps. Two 3×3 convolutions see as much as one of 5×5, three as much as one of 7×7, with fewer parameters and more ReLUs between them. They came second in the ImageNet challenge of 2014. Without batch normalization they are hard to start: the authors trained VGG-11 first and began the others with its weights. Look at how the receptive fields grow from block to block. Look at the first dense layer as well: it alone has 102.8 million parameters, which is why later networks take the mean of each map instead.</source>
        <extracomment>cnnstudio/zoo/classics.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VGG-11</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VGG-13</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VGG-16</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VGG-19</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WCH</source>
        <extracomment>cnnstudio.layers.dense</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WHC</source>
        <extracomment>cnnstudio.layers.dense</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <extracomment>cnnstudio/training/job.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What becomes channels, height and width: HWC makes channels of the rows, rows of the columns, and columns of the channels.</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What comes out of “{name}” is used as {axes} axes of {shape}, but layers here work on maps (channels × height × width) and vectors.</source>
        <extracomment>cnnstudio/worker/importers/builder.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is added.</source>
        <extracomment>cnnstudio/layers/routing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is multiplied by; before training, if learned.</source>
        <extracomment>cnnstudio/layers/routing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What negative numbers are multiplied by.</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the added pixels hold: zeros, the mirrored picture, its edge repeated, or its other side.</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the divisor is without neighbors.</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the network computes is no longer a number for some pictures, so that the file could not be checked: train it again with a smaller learning rate.</source>
        <extracomment>cnnstudio/worker/exporters/writer.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the slope is before training.</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was built gives other numbers than the original ({difference} of the largest), so it was not imported: choose another network, or other weights.</source>
        <extracomment>cnnstudio/worker/importers/torchvision_models.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>What you change here changes in all {count} layers.</source>
        <extracomment>cnnstudio/gui/inspector/panel.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Where a residual block adds its input, a dense block keeps it: each layer gets the maps of all layers before it and puts 32 of its own beside them. Nothing that was found has to be learned again, so each layer can be narrow, and the network needs a third of the parameters of ResNet-50 for nearly the same error. Between the blocks, a transition halves the number of maps by a 1×1 convolution, and their size by the mean of 2×2 pixels. Normalization and ReLU stand before each convolution here. Look at the number of maps: it grows by 32 a layer, from 64 to 256 in the first block.</source>
        <extracomment>cnnstudio/zoo/densenet.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the shape changes, shortcuts of the paper are padded with zeros; here they are 1×1 convolutions with 2,752 parameters.</source>
        <extracomment>cnnstudio/zoo/residual.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether zeros of the padding count in the mean.</source>
        <extracomment>cnnstudio/layers/pooling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which kernel size is right depends on how large things are in the picture, so an Inception block takes several at once and joins their maps. The 1×1 convolutions in front of the larger kernels first mix the maps down to a few, which saves most of the computation. GoogLeNet won the ImageNet challenge of 2014 with a ninth of the parameters of AlexNet: the mean of each map replaces the large dense layers. Look at the branches of a block and at what each adds to the maps that are joined. Branches with larger kernels see more of the picture, and all are centered on the same pixel.</source>
        <extracomment>cnnstudio/zoo/inception.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With its two auxiliary heads it has 13,004,888 parameters.</source>
        <extracomment>cnnstudio/zoo/inception.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With {parameters} parameters and {bytes} bytes of maps this network is too large to be built and checked on this computer: make it smaller.</source>
        <extracomment>cnnstudio/worker/exporters/course.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With {parameters} parameters and {macs} MACs this network is too large to be looked into.</source>
        <extracomment>cnnstudio/worker/assistant.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With {parameters} parameters this network is too large for an ONNX file, which holds at most 2 GiB: export it in another format.</source>
        <extracomment>cnnstudio/worker/exporters/course.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes maps as one long vector, channel by channel, row by row, ready for dense layers.</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes the same numbers in the same order as maps of another size.</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xception</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} added</source>
        <extracomment>cnnstudio/gui/compare/panel.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} changed</source>
        <extracomment>cnnstudio/gui/compare/panel.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} classes</source>
        <extracomment>cnnstudio/gui/canvas/words/content.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} edits, the last one: {when}.</source>
        <extracomment>cnnstudio/gui/window/safety.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} epochs</source>
        <extracomment>cnnstudio/gui/drawing/report_words.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} inputs</source>
        <extracomment>cnnstudio/gui/canvas/words/content.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} layers</source>
        <extracomment>cnnstudio/app/words.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} layers before it leave {after} of {before} pixels: {nodes}.</source>
        <extracomment>cnnstudio/network/problems/causes.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} layers differ</source>
        <extracomment>cnnstudio/gui/window/versions_menu.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} layers of different kinds are selected, which share no setting. They can be moved, copied and removed together.</source>
        <extracomment>cnnstudio/gui/inspector/panel.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your own block of {count} layers.</source>
        <extracomment>cnnstudio/gui/palette/items.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Your own blocks could not be read. {reason} With the next change the file is kept as {file}.</source>
        <extracomment>cnnstudio/app/own_blocks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zero pad</source>
        <extracomment>cnnstudio/layers/resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list or a text in quotes</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number from {least} to {most}</source>
        <extracomment>cnnstudio/layers/allowed.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number or null</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text in quotes</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number from {least} to {most}</source>
        <extracomment>cnnstudio/layers/allowed.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number or null</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>about {time} for {count} epochs</source>
        <extracomment>cnnstudio/gui/budget/sentences.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>adam</source>
        <extracomment>cnnstudio.training.job</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adamw</source>
        <extracomment>cnnstudio.training.job</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>adds {count} parameters</source>
        <extracomment>cnnstudio/network/problems/repairs.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>all</source>
        <extracomment>cnnstudio.layers.normalization</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alpha {alpha}</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object in braces</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an open input</source>
        <extracomment>cnnstudio/network/parts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and {count} more</source>
        <extracomment>cnnstudio/gui/canvas/words/group_content.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and {count} more layers</source>
        <extracomment>cnnstudio/gui/drawing/report_table.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>as before</source>
        <extracomment>cnnstudio/network/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as many parameters as before</source>
        <extracomment>cnnstudio/network/problems/repairs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>average mean</source>
        <extracomment>cnnstudio/gui/palette/items.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bilinear</source>
        <extracomment>cnnstudio.layers.resizing</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blended</source>
        <extracomment>cnnstudio/layers/resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bn batch normalization</source>
        <extracomment>cnnstudio/gui/palette/items.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>byte {byte} is not expected there</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be {given}</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channels</source>
        <extracomment>cnnstudio.layers.normalization</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channels in · kernel area · filters / groups + biases</source>
        <extracomment>cnnstudio/layers/transposed.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channels × height × width</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>circular</source>
        <extracomment>cnnstudio.layers.convolution</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>classes softmax end</source>
        <extracomment>cnnstudio/gui/palette/items.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>concatenate skip join densenet unet u-net</source>
        <extracomment>cnnstudio/gui/palette/items.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>constant</source>
        <extracomment>cnnstudio.training.job</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>convolution groups mobilenet separable</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>convolution norm activation relu bn cbr</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>convolutional cnn filter dilated atrous grouped</source>
        <extracomment>cnnstudio/gui/palette/items.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>densenet concat growth skip</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>depthwise pointwise mobilenet xception convolution</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dilation {dilation}</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>erf is known only as a part of GELU, which this is not</source>
        <extracomment>cnnstudio/worker/importers/onnx_arithmetic.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filters × (kernel area · channels in + bias)</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filters × (kernel area · channels in / groups + bias)</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fully connected fc perceptron mlp</source>
        <extracomment>cnnstudio/gui/palette/items.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gap average mean global</source>
        <extracomment>cnnstudio/gui/palette/items.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gate attention se product scale</source>
        <extracomment>cnnstudio/gui/palette/items.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>googlenet branches module multi-scale</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>input height · width · channels in · kernel area · filters / groups</source>
        <extracomment>cnnstudio/layers/transposed.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is missing</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not known here; is it misspelled?</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not right ({reason})</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is too large a number</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it adds channels or pictures</source>
        <extracomment>cnnstudio/worker/importers/onnx_resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it also gives the places of the maxima, which ours does not</source>
        <extracomment>cnnstudio/worker/importers/onnx_windows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cuts numbers off below {low} and above {high}, but layers here cut off below 0, and above 6 or nowhere</source>
        <extracomment>cnnstudio/worker/importers/onnx_arithmetic.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cuts the decimals off, and no layer does that</source>
        <extracomment>cnnstudio/worker/importers/onnx_arithmetic.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it divides by 0</source>
        <extracomment>cnnstudio/worker/importers/onnx_arithmetic.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not cut the channels into as many parts as it gives</source>
        <extracomment>cnnstudio/worker/importers/onnx_axes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not depend on the picture</source>
        <extracomment>cnnstudio/worker/importers/onnx_model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not get maps or a vector as its input</source>
        <extracomment>cnnstudio/worker/importers/onnx_arithmetic.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not join channels</source>
        <extracomment>cnnstudio/worker/importers/onnx_axes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not multiply a vector by a matrix of weights</source>
        <extracomment>cnnstudio/worker/importers/onnx_norms.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not pad maps</source>
        <extracomment>cnnstudio/worker/importers/onnx_resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not repeat each pixel equally often</source>
        <extracomment>cnnstudio/worker/importers/onnx_resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not say by what height and width are multiplied</source>
        <extracomment>cnnstudio/worker/importers/onnx_resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not take channels that follow each other</source>
        <extracomment>cnnstudio/worker/importers/onnx_axes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it drops an axis that has more than one place</source>
        <extracomment>cnnstudio/worker/importers/onnx_axes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it ends too early</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it flattens only some of the axes</source>
        <extracomment>cnnstudio/worker/importers/onnx_axes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it gets a vector, but needs maps</source>
        <extracomment>cnnstudio/worker/importers/onnx_windows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has a member called {name}</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has more than {limit} members</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has {name} twice</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a text</source>
        <extracomment>cnnstudio/worker/importers/onnx_model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is in training mode; export the network for inference</source>
        <extracomment>cnnstudio/worker/importers/onnx_norms.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not over height and width</source>
        <extracomment>cnnstudio/worker/importers/onnx_axes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not text in UTF-8</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is padded more on one side than on the other, and its input may be negative</source>
        <extracomment>cnnstudio/worker/importers/onnx_windows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is padded more on one side than on the other, and the padding does not count</source>
        <extracomment>cnnstudio/worker/importers/onnx_windows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it keeps the shape of the picture, whatever size is asked for</source>
        <extracomment>cnnstudio/worker/importers/onnx_resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it leaves out every other channel or pixel</source>
        <extracomment>cnnstudio/worker/importers/onnx_axes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it looks at an even number of channels, but ours at an odd one</source>
        <extracomment>cnnstudio/worker/importers/onnx_norms.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it makes axes that layers here do not have</source>
        <extracomment>cnnstudio/worker/importers/onnx_axes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it mixes the numbers of a picture</source>
        <extracomment>cnnstudio/worker/importers/onnx_axes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it mixes the pictures of a batch</source>
        <extracomment>cnnstudio/worker/importers/onnx_axes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it moves the axis of the batch</source>
        <extracomment>cnnstudio/worker/importers/onnx_axes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it multiplies height and width by {height} and {width}, not by whole numbers</source>
        <extracomment>cnnstudio/worker/importers/onnx_resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it normalizes groups of channels in a way that ours cannot</source>
        <extracomment>cnnstudio/worker/importers/onnx_norms.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it pads on one side and cuts off on another</source>
        <extracomment>cnnstudio/worker/importers/onnx_resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it pads with something else than zeros</source>
        <extracomment>cnnstudio/worker/importers/onnx_resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it resizes by “{mode}” with “{place}”, but layers here repeat pixels or blend between their centers</source>
        <extracomment>cnnstudio/worker/importers/onnx_resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it slides along one or three axes, and only maps have layers</source>
        <extracomment>cnnstudio/worker/importers/onnx_windows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it takes channels or pixels that are not there</source>
        <extracomment>cnnstudio/worker/importers/onnx_axes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it works across the pictures of a batch</source>
        <extracomment>cnnstudio/worker/importers/onnx_walk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it would make more numbers than memory holds</source>
        <extracomment>cnnstudio/worker/importers/onnx_model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its alpha is {alpha}, but that of SiLU is 1</source>
        <extracomment>cnnstudio/worker/importers/onnx_arithmetic.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its edge</source>
        <extracomment>cnnstudio/gui/forms/editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its inputs or settings do not fit together ({kind})</source>
        <extracomment>cnnstudio/worker/importers/onnx_model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its job is called {id}, so it belongs to another run.</source>
        <extracomment>cnnstudio/project/stored_run.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its kernel, stride, dilation or padding is negative or 0</source>
        <extracomment>cnnstudio/worker/importers/onnx_windows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its members lie on top of each other</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its other side</source>
        <extracomment>cnnstudio/gui/forms/editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its shares are not over the channels, as ours are</source>
        <extracomment>cnnstudio/worker/importers/onnx_arithmetic.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its shares are over channels and pixels together</source>
        <extracomment>cnnstudio/worker/importers/onnx_arithmetic.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its weights are missing</source>
        <extracomment>cnnstudio/worker/importers/onnx_walk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its weights of shape {shape} are not those of filters</source>
        <extracomment>cnnstudio/worker/importers/onnx_windows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its weights or settings depend on the picture</source>
        <extracomment>cnnstudio/worker/importers/onnx_walk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its window is dilated, which ours cannot be</source>
        <extracomment>cnnstudio/worker/importers/onnx_windows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>jump before · stride</source>
        <extracomment>cnnstudio/network/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep height and width in both branches, or make them smaller in both</source>
        <extracomment>cnnstudio/layers/merge.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep size</source>
        <extracomment>cnnstudio/gui/forms/editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learned, from {factor} on</source>
        <extracomment>cnnstudio/layers/routing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linear</source>
        <extracomment>cnnstudio.layers.io</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lrn alexnet</source>
        <extracomment>cnnstudio/gui/palette/items.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>maximum</source>
        <extracomment>cnnstudio/gui/palette/items.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>momentum {momentum}</source>
        <extracomment>cnnstudio/app/runs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more pixels must come out than the window reaches</source>
        <extracomment>cnnstudio/worker/importers/onnx_windows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be at least {limit}, not {given}</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be at most {limit}, not {given}</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be {type}, not {given}</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must have at most {limit} characters</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must have at most {limit} entries</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must have {limit} entries</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must not be empty</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nearest</source>
        <extracomment>cnnstudio.layers.resizing</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nearest repeats the pixel, bilinear blends with its neighbors.</source>
        <extracomment>cnnstudio/layers/resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <extracomment>cnnstudio/network/compare.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <extracomment>cnnstudio.layers.activation</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is learned</source>
        <extracomment>cnnstudio/layers/routing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing pass through none</source>
        <extracomment>cnnstudio/gui/palette/items.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numbers as they are</source>
        <extracomment>cnnstudio/layers/io.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numbers of the output · bytes per number</source>
        <extracomment>cnnstudio/network/analysis.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numbers out × (numbers in + bias)</source>
        <extracomment>cnnstudio/network/dense_instead.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numbers out × numbers in</source>
        <extracomment>cnnstudio/network/dense_instead.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on or off</source>
        <extracomment>cnnstudio/layers/allowed.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one cycle</source>
        <extracomment>cnnstudio/gui/forms/editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one factor a channel</source>
        <extracomment>cnnstudio/layers/routing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one maximum per map</source>
        <extracomment>cnnstudio/layers/pooling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one mean per map</source>
        <extracomment>cnnstudio/layers/pooling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of its inputs is missing</source>
        <extracomment>cnnstudio/worker/importers/onnx_arithmetic.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of {words}</source>
        <extracomment>cnnstudio/layers/allowed.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one slope</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one slope a channel</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one slope for all</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one-cycle</source>
        <extracomment>cnnstudio.training.job</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output height · width · filters · kernel area · channels in</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output height · width · filters · kernel area · channels in / groups</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>output shape</source>
        <extracomment>cnnstudio/gui/window/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over everything</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over the channels</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pad {padding}</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parameters</source>
        <extracomment>cnnstudio/gui/window/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parameters · bytes per number</source>
        <extracomment>cnnstudio/network/dense_instead.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pictures images start</source>
        <extracomment>cnnstudio/gui/palette/items.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plus {offset}</source>
        <extracomment>cnnstudio/layers/routing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>project.json does not say which format it has: write &quot;format&quot;: {number} at its beginning.</source>
        <extracomment>cnnstudio/project/project_json.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put Dense with {size} units on the second branch</source>
        <extracomment>cnnstudio/layers/merge.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put Flatten behind the maps, and Dense where the sizes differ</source>
        <extracomment>cnnstudio/layers/merge.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put a 1×1 convolution with {filters} filters on the second branch</source>
        <extracomment>cnnstudio/layers/merge.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>px</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rate {rate}</source>
        <extracomment>cnnstudio/layers/regularization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reflect</source>
        <extracomment>cnnstudio.layers.convolution</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replicate</source>
        <extracomment>cnnstudio.layers.convolution</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>residual mobilenetv2 mbconv depthwise skip shortcut</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resize interpolate nearest bilinear</source>
        <extracomment>cnnstudio/gui/palette/items.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resnet residual skip shortcut 50</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resnet skip connection shortcut basic block</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resnet skip shortcut downsampling stage stride projection half</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {row}, column {column}</source>
        <extracomment>cnnstudio/network/analysis.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same</source>
        <extracomment>cnnstudio.layers.convolution</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same size</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>saves {count} parameters</source>
        <extracomment>cnnstudio/network/problems/repairs.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>sgd</source>
        <extracomment>cnnstudio.training.job</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shufflenet</source>
        <extracomment>cnnstudio/gui/palette/items.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sigmoid</source>
        <extracomment>cnnstudio.layers.io</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size + what is added on both sides</source>
        <extracomment>cnnstudio/layers/resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size before + (kernel − 1) · dilation · jump before</source>
        <extracomment>cnnstudio/network/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size before + (kernel − 1) · jump before</source>
        <extracomment>cnnstudio/network/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size · factor</source>
        <extracomment>cnnstudio/layers/resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>size − what is cut off on both sides</source>
        <extracomment>cnnstudio/layers/resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skip shortcut sum residual plus</source>
        <extracomment>cnnstudio/gui/palette/items.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slope {slope}</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>softmax</source>
        <extracomment>cnnstudio.layers.io</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>softmax: one class is right. sigmoid: any number of them. linear: numbers as they are, or a picture.</source>
        <extracomment>cnnstudio/layers/io.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something else</source>
        <extracomment>cnnstudio/layers/allowed.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>split crop channels</source>
        <extracomment>cnnstudio/gui/palette/items.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>squeeze-and-excitation squeeze excite senet attention gate channel</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>squeezenet squeeze expand</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start before − padding · jump before</source>
        <extracomment>cnnstudio/network/receptive_field.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stochastic depth</source>
        <extracomment>cnnstudio/gui/palette/items.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop − start</source>
        <extracomment>cnnstudio/layers/routing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stride {stride}</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sum of the inputs’ channels</source>
        <extracomment>cnnstudio/layers/merge.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>swish</source>
        <extracomment>cnnstudio/gui/palette/items.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tanh</source>
        <extracomment>cnnstudio.layers.activation</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tanh computes the bell curve by a formula that is quicker.</source>
        <extracomment>cnnstudio/layers/activation.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the branch of {node}</source>
        <extracomment>cnnstudio/network/problems/joining.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mirrored picture</source>
        <extracomment>cnnstudio/gui/forms/editor.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the numbers it computes with are neither one alone nor one a channel, and there is no layer for that</source>
        <extracomment>cnnstudio/worker/importers/onnx_arithmetic.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the padding in front of it is not the same on opposite sides of the picture</source>
        <extracomment>cnnstudio/worker/importers/onnx_windows.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the shortcut</source>
        <extracomment>cnnstudio/network/problems/joining.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no layer for it</source>
        <extracomment>cnnstudio/worker/importers/onnx_model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no setting called {setting}</source>
        <extracomment>cnnstudio/layers/allowed.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times {factor}</source>
        <extracomment>cnnstudio/layers/routing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timm, inception_v4</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to {order}</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to {shape}</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to {size}</source>
        <extracomment>cnnstudio/layers/pooling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torch could not go on ({reason}). What was learned before is kept.</source>
        <extracomment>cnnstudio/worker/prepare.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torch refuses {node}: {reason}</source>
        <extracomment>cnnstudio/gui/window/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torchvision</source>
        <extracomment>cnnstudio/zoo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torchvision has no network called {name}: did you mean {close}?</source>
        <extracomment>cnnstudio/worker/importers/torchvision_models.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torchvision has no network called {name}: its names are like {some}.</source>
        <extracomment>cnnstudio/worker/importers/torchvision_models.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>transposed deconvolution upconvolution upsampling unet u-net</source>
        <extracomment>cnnstudio/gui/palette/items.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two whole numbers from {least} to {most}</source>
        <extracomment>cnnstudio/layers/allowed.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units × (inputs + bias)</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>units × inputs</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what was written another way is not written back as maps</source>
        <extracomment>cnnstudio/worker/importers/onnx_axes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without {node}</source>
        <extracomment>cnnstudio/network/problems/repairs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <extracomment>cnnstudio/network/compare.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zeros</source>
        <extracomment>cnnstudio.layers.convolution</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{added} rows or columns at the end are too many: there must be fewer than stride or dilation, so at most {most}.</source>
        <extracomment>cnnstudio/layers/transposed.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{before} cannot be written as {shape}</source>
        <extracomment>cnnstudio/worker/importers/onnx_axes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{block} needs maps (channels × height × width), but gets a vector of {size}: put it in front of Flatten.</source>
        <extracomment>cnnstudio/network/block_catalogue.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{channels} channels</source>
        <extracomment>cnnstudio/network/problems/causes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{classes} classes</source>
        <extracomment>cnnstudio/layers/io.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{count} layers up to {node} turn {before} into {after}.</source>
        <extracomment>cnnstudio/network/problems/causes.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} more</source>
        <extracomment>cnnstudio/gui/palette/sections.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} more problems are not listed: solve some of these first.</source>
        <extracomment>cnnstudio/gui/problems.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} notes and frames</source>
        <extracomment>cnnstudio/gui/canvas/notes/annotating.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} of its {all} inputs are connected: draw a wire to each, or remove it.</source>
        <extracomment>cnnstudio/network/problems/finding.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} of your own blocks could not be read and are left out. {reason}</source>
        <extracomment>cnnstudio/app/own_blocks.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} parameters</source>
        <extracomment>cnnstudio/app/words.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} pooling layers before it leave {after} of {before} pixels: {nodes}.</source>
        <extracomment>cnnstudio/network/problems/causes.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} problems</source>
        <extracomment>cnnstudio/gui/start/facts.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} problems to fix</source>
        <extracomment>cnnstudio/gui/window/toolbar.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} removed</source>
        <extracomment>cnnstudio/gui/compare/panel.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} same</source>
        <extracomment>cnnstudio/gui/compare/panel.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} {what} are called “{name}”: give each a name of its own.</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} {what} have the id {id}: give each its own.</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{data} has no test pictures.</source>
        <extracomment>cnnstudio/worker/evaluate.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{data} has {actual} classes, but the Output has {expected}: set it and the last dense layer to {actual}, or choose other data.</source>
        <extracomment>cnnstudio/data/fit.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{data} has {count} classes, and the network fits them: press Train.</source>
        <extracomment>cnnstudio/gui/start/commands.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{data} in {folder} cannot be used ({reason}): delete its folder there and get it again, or choose another folder of data sets.</source>
        <extracomment>cnnstudio/worker/fetch.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{data} is not in {folder} and could not be downloaded ({reason}): connect to the network, or name the folder that holds it (in the window: Run, Folder of data sets; in a terminal: --data-root).</source>
        <extracomment>cnnstudio/worker/fetch.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{data} is not there yet: get the pictures in the Train workspace first.</source>
        <extracomment>cnnstudio/worker/fetch.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{factor} times as large</source>
        <extracomment>cnnstudio/layers/resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} brings its own weights: import it without others.</source>
        <extracomment>cnnstudio/worker/importers/sources.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be read ({reason}): choose another file.</source>
        <extracomment>cnnstudio/app/own_blocks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be written in {folder} ({reason}): try again, or choose another folder. What was saved before is unchanged.</source>
        <extracomment>cnnstudio/project/files.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be written, because the disk of {folder} is full: make room and try again. What was saved before is unchanged.</source>
        <extracomment>cnnstudio/project/files.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be written, because there is no folder {folder}: choose another.</source>
        <extracomment>cnnstudio/project/files.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be written, because {folder} may not be written to: choose another folder. What was saved before is unchanged.</source>
        <extracomment>cnnstudio/project/files.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} does not belong to this network: its weights have other names, shapes or types.</source>
        <extracomment>cnnstudio/worker/checkpoint.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} does not fit any more, since the data have changed: begin another run.</source>
        <extracomment>cnnstudio/worker/train.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has more than {limit} nodes: import a smaller network.</source>
        <extracomment>cnnstudio/worker/importers/onnx_model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has no run {run}.</source>
        <extracomment>cnnstudio/project/storage.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has no {name}: it is incomplete, so take a copy of it.</source>
        <extracomment>cnnstudio/project/archive.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} has too many pixels: make it smaller, or remove it.</source>
        <extracomment>cnnstudio/worker/pictures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} holds more than {limit} GiB: choose a smaller network.</source>
        <extracomment>cnnstudio/worker/weights.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is damaged or was cut off: take a copy of it, or download it again.</source>
        <extracomment>cnnstudio/project/archive.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is damaged, since its content does not have the hash in its name: delete it, and import again.</source>
        <extracomment>cnnstudio/worker/importers/pretrained.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is damaged: choose another epoch, or train again.</source>
        <extracomment>cnnstudio/worker/checkpoint.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a file of weights that can be read: it is damaged, or holds more than tensors. Choose a .safetensors file, or a .pth file that holds a state dict.</source>
        <extracomment>cnnstudio/worker/weights.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a picture that can be read: remove it.</source>
        <extracomment>cnnstudio/worker/pictures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a project file of CNN Studio, since it has no project.json: open another one.</source>
        <extracomment>cnnstudio/project/storage.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not a project file of CNN Studio: open a file that was saved here (.cnn).</source>
        <extracomment>cnnstudio/project/archive.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} is not an ONNX model, or is cut off: export it again, or copy it again.</source>
        <extracomment>cnnstudio/worker/importers/onnx_reading.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} uses version {version} of ONNX&apos;s operators, but versions below {oldest} cannot be imported: export it again with a newer one.</source>
        <extracomment>cnnstudio/worker/importers/onnx_model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} was changed by another program since it was opened: save under another name, or overwrite it.</source>
        <extracomment>cnnstudio/project/storage.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}, where {model} keeps its weights, does not hold what the model says: it is damaged, or belongs to another model.</source>
        <extracomment>cnnstudio/worker/importers/onnx_reading.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file}: {name} is damaged: take a copy of the file, or go on without this part.</source>
        <extracomment>cnnstudio/project/archive.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{filters} filters</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{first} and {count} more layers wait for {node}. Their shapes appear once that is solved.</source>
        <extracomment>cnnstudio/gui/problems.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{first} or {second}</source>
        <extracomment>cnnstudio/layers/allowed.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <extracomment>cnnstudio/network/problems/causes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{folder} needs a subfolder with pictures for each class, and at least two.</source>
        <extracomment>cnnstudio/worker/pictures.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{groups} groups</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{groups} groups must divide both the {channels} channels that come in and the {filters} filters: change the number of groups or of filters.</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{groups} groups must divide the {channels} channels that come in: change the number of groups.</source>
        <extracomment>cnnstudio/layers/base.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{groups} groups of {channels} maps of one pixel hold one number each, which alone has no variance: take fewer groups, or pool less before them.</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kernel}</source>
        <extracomment>cnnstudio/layers/convolution.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} stands at an end of the network, not on a wire.</source>
        <extracomment>cnnstudio/network/rewiring.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} “{name}” gets its input from a layer with the id {id}, which is not there: put the id of another layer into its “inputs”.</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{kind} “{name}”: “inputs” has the length {count}, but at most {most} is possible: remove some of them.</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{layers} layers with {parameters} parameters from {file}.</source>
        <extracomment>cnnstudio/worker/importers/onnx_model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layers} layers with {parameters} parameters, as torchvision {version} has them.</source>
        <extracomment>cnnstudio/worker/importers/torchvision_models.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} may be padded by at most half its kernel, but {padding} is more than half of {kernel}: pad less.</source>
        <extracomment>cnnstudio/layers/pooling.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} needs maps (channels × height × width), but gets a vector of {size}: put it in front of Flatten.</source>
        <extracomment>cnnstudio/layers/base.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} needs maps of at least {least} pixels for its kernel, but gets {size}: pad more, make the kernel smaller, or make the maps less small before it.</source>
        <extracomment>cnnstudio/layers/base.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer} needs maps of more than one pixel, since one number alone has no variance: pool less before it, or remove it.</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layer}: {problem}</source>
        <extracomment>cnnstudio/worker/prepare.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} keeps its weights in {file}, which is missing: put it beside the model.</source>
        <extracomment>cnnstudio/worker/importers/onnx_reading.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names}</source>
        <extracomment>cnnstudio/network/problems/causes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} and {rest} more</source>
        <extracomment>cnnstudio/network/problems/causes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}</source>
        <extracomment>cnnstudio/network/parts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be imported, since it computes “{what}”, for which there is no layer kind: choose a convolutional network.</source>
        <extracomment>cnnstudio/worker/importers/tracing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be imported, since what it computes depends on more than the layers ({reason}): choose a convolutional network.</source>
        <extracomment>cnnstudio/worker/importers/tracing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} claims to be larger than the whole file: the file is damaged or cut off, so take a copy of it, or download it again.</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} draws {now} channels instead of {before}.</source>
        <extracomment>cnnstudio/zoo/adapt.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} gives several results, but a network here gives one: choose a network that classifies pictures.</source>
        <extracomment>cnnstudio/worker/importers/tracing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} gives {now} numbers instead of {before}.</source>
        <extracomment>cnnstudio/zoo/adapt.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has kernels of {kernel} with stride {now} instead of {large} with stride {before}, so that the maps do not become too small.</source>
        <extracomment>cnnstudio/zoo/roomier.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has more than {limit} GiB: import a smaller network.</source>
        <extracomment>cnnstudio/worker/importers/onnx_reading.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no hash in its name to be checked by.</source>
        <extracomment>cnnstudio/worker/importers/pretrained.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{name} has only {count} input: put Add or Concat in front of it to join branches.</source>
        <extracomment>cnnstudio/network/edits.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{name} has stride {now} instead of {before}, so that the maps do not become too small.</source>
        <extracomment>cnnstudio/zoo/roomier.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has two sizes</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has {now} classes instead of {before}.</source>
        <extracomment>cnnstudio/zoo/adapt.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is an end of the network and cannot be part of a block: leave it out.</source>
        <extracomment>cnnstudio/network/parts.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is compressed, but project files hold everything as it is: pack it again without compression (zip -0).</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is encrypted</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is larger than {limit} MiB</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is left out, so that the maps do not become too small.</source>
        <extracomment>cnnstudio/zoo/roomier.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is left out: it would repeat maps of {shape} to fill {size}.</source>
        <extracomment>cnnstudio/zoo/roomier.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} makes the pictures {factor} times as large, since this network cannot look at smaller ones.</source>
        <extracomment>cnnstudio/zoo/roomier.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} takes no input: pictures come in here.</source>
        <extracomment>cnnstudio/network/edits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} takes {now} pictures instead of {before}.</source>
        <extracomment>cnnstudio/zoo/adapt.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <extracomment>cnnstudio/network/trials.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node}</source>
        <extracomment>cnnstudio/network/problems/repairs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} ({settings})</source>
        <extracomment>cnnstudio/network/problems/repairs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} before it leaves {after} of {before} pixels.</source>
        <extracomment>cnnstudio/network/problems/causes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} before it makes a vector of the maps of {shape}.</source>
        <extracomment>cnnstudio/network/problems/causes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} gives these {channels} channels.</source>
        <extracomment>cnnstudio/network/problems/causes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} gives these {size} numbers.</source>
        <extracomment>cnnstudio/network/problems/causes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} gives this one channel.</source>
        <extracomment>cnnstudio/network/problems/causes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} gives this one number.</source>
        <extracomment>cnnstudio/network/problems/causes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{node} then has {count} parameters</source>
        <extracomment>cnnstudio/network/problems/repairs.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{node} turns {before} into {after}</source>
        <extracomment>cnnstudio/network/problems/causes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node} turns {before} into {after} (stride {stride})</source>
        <extracomment>cnnstudio/network/problems/causes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node}, {what}: {ours} here, {torchs} by torch.</source>
        <extracomment>cnnstudio/gui/window/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{node}: {reason}.</source>
        <extracomment>cnnstudio/network/edits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{operator} “{node}” cannot be imported: {reason}.</source>
        <extracomment>cnnstudio/worker/importers/onnx_walk.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{operator} “{node}” gets “{name}”, which nothing has computed before it: the file is damaged.</source>
        <extracomment>cnnstudio/worker/importers/onnx_model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{operator} “{node}” has “{name}” inside, which no layer kind can have.</source>
        <extracomment>cnnstudio/worker/importers/onnx_model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{optimizer} {rate}</source>
        <extracomment>cnnstudio/app/runs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} could not be read ({reason}): try again, or take a copy of it.</source>
        <extracomment>cnnstudio/project/files.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a folder: choose a file in it.</source>
        <extracomment>cnnstudio/project/files.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is a folder: choose a name for a file in it.</source>
        <extracomment>cnnstudio/worker/exporters/course.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} may not be read: change its permissions, or copy it elsewhere.</source>
        <extracomment>cnnstudio/project/files.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{problem}</source>
        <extracomment>cnnstudio/worker/prepare.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{problem} {cause}</source>
        <extracomment>cnnstudio/network/problems/finding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}</source>
        <extracomment>cnnstudio/worker/exporters/course.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{setting} must be {allowed}, not {value}</source>
        <extracomment>cnnstudio/layers/allowed.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shape} pixels</source>
        <extracomment>cnnstudio/layers/io.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} channels</source>
        <extracomment>cnnstudio/layers/normalization.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} pixels</source>
        <extracomment>cnnstudio/network/problems/causes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source}</source>
        <extracomment>cnnstudio/network/groups.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} already depends on {target}: the wire would close a circle.</source>
        <extracomment>cnnstudio/network/edits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} is neither an ONNX file (.onnx) nor torchvision:NAME: choose one of them.</source>
        <extracomment>cnnstudio/worker/importers/sources.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{source} → {target}</source>
        <extracomment>cnnstudio/network/groups.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} to {last}</source>
        <extracomment>cnnstudio/layers/routing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text}</source>
        <extracomment>cnnstudio/training/sentence.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} {left} → {right}</source>
        <extracomment>cnnstudio/network/problems/repairs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{top} on each side</source>
        <extracomment>cnnstudio/layers/resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{top} top, {bottom} bottom, {left} left, {right} right</source>
        <extracomment>cnnstudio/layers/resizing.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{turns}.</source>
        <extracomment>cnnstudio/network/problems/causes.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{units} units</source>
        <extracomment>cnnstudio/layers/dense.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value}</source>
        <extracomment>cnnstudio/gui/compare/model.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} has an edit that does not fit the design before it.</source>
        <extracomment>cnnstudio/project/journal.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{what} holds {count} blocks, but at most {limit} are possible: leave some out.</source>
        <extracomment>cnnstudio/app/own_blocks.py</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{what} is damaged in line {number}.</source>
        <extracomment>cnnstudio/project/journal.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} is larger than {limit} MiB.</source>
        <extracomment>cnnstudio/project/journal.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} is larger than {limit} MiB: it was not made by CNN Studio.</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} is nested deeper than {limit} levels: it was not made by CNN Studio.</source>
        <extracomment>cnnstudio/project/limits.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} is not JSON, {reason}: the file is damaged, so take a copy of it, or mend it in a text editor.</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} was written by a newer CNN Studio: install a newer one to read it.</source>
        <extracomment>cnnstudio/project/journal.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} was written by a newer CNN Studio: install a newer one to use its blocks.</source>
        <extracomment>cnnstudio/app/own_blocks.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} {reason}.</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {cost}</source>
        <extracomment>cnnstudio/network/problems/repairs.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {place} {reason}.</source>
        <extracomment>cnnstudio/project/decoding.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {reason}</source>
        <extracomment>cnnstudio/project/run_store.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Under 25 million parameters”; error on one crop, with an auxiliary head.</source>
        <extracomment>cnnstudio/zoo/inception.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” cannot be imported. {reason}</source>
        <extracomment>cnnstudio/worker/importers/builder.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” has no “{key}”.</source>
        <extracomment>cnnstudio/worker/importers/builder.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” leads to no place for a file: choose another name.</source>
        <extracomment>cnnstudio/project/files.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” makes the shape {shape} of {before}, but layers here work on maps (channels × height × width) and vectors.</source>
        <extracomment>cnnstudio/worker/importers/builder.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” computes with numbers of its own in a way that no layer kind here can.</source>
        <extracomment>cnnstudio/worker/importers/functions.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{word}”</source>
        <extracomment>cnnstudio/layers/allowed.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⌈(size + 2 · padding − dilation · (kernel − 1) − 1) / stride⌉ + 1</source>
        <extracomment>cnnstudio/layers/base.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⌈(size + 2 · padding − dilation · (kernel − 1) − 1) / stride⌉ + 1, less one that would begin behind the picture</source>
        <extracomment>cnnstudio/layers/base.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⌈(size + 2 · padding − kernel) / stride⌉ + 1</source>
        <extracomment>cnnstudio/layers/base.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⌈(size + 2 · padding − kernel) / stride⌉ + 1, less one that would begin behind the picture</source>
        <extracomment>cnnstudio/layers/base.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⌈(size + padding − dilation · (kernel − 1) − 1) / stride⌉ + 1</source>
        <extracomment>cnnstudio/layers/base.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⌈(size + padding − dilation · (kernel − 1) − 1) / stride⌉ + 1, less one that would begin behind the picture</source>
        <extracomment>cnnstudio/layers/base.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⌈(size + padding − kernel) / stride⌉ + 1</source>
        <extracomment>cnnstudio/layers/base.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⌈(size + padding − kernel) / stride⌉ + 1, less one that would begin behind the picture</source>
        <extracomment>cnnstudio/layers/base.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⌊(size + 2 · padding − dilation · (kernel − 1) − 1) / stride⌋ + 1</source>
        <extracomment>cnnstudio/layers/base.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⌊(size + 2 · padding − kernel) / stride⌋ + 1</source>
        <extracomment>cnnstudio/layers/base.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⌊(size + padding − dilation · (kernel − 1) − 1) / stride⌋ + 1</source>
        <extracomment>cnnstudio/layers/base.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⌊(size + padding − kernel) / stride⌋ + 1</source>
        <extracomment>cnnstudio/layers/base.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⌊parameters of a dense layer / parameters of this layer⌋</source>
        <extracomment>cnnstudio/network/dense_instead.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TileGrid</name>
    <message>
        <source>{count} pictures side by side</source>
        <extracomment>cnnstudio/gui/explore/tile_grid.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TileScroll</name>
    <message>
        <source>Pictures</source>
        <extracomment>cnnstudio/gui/explore/tile_grid.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toolbar</name>
    <message>
        <source>Choose device</source>
        <extracomment>cnnstudio/gui/window/toolbar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <extracomment>cnnstudio/gui/window/toolbar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kill</source>
        <extracomment>cnnstudio/gui/window/toolbar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <extracomment>cnnstudio/gui/window/toolbar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pausing run {number}…</source>
        <extracomment>cnnstudio/gui/window/toolbar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready to train</source>
        <extracomment>cnnstudio/gui/window/toolbar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <extracomment>cnnstudio/gui/window/toolbar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {number} waits</source>
        <extracomment>cnnstudio/gui/window/toolbar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting run {number}…</source>
        <extracomment>cnnstudio/gui/window/toolbar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <extracomment>cnnstudio/gui/window/toolbar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping run {number}…</source>
        <extracomment>cnnstudio/gui/window/toolbar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <extracomment>cnnstudio/gui/window/toolbar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training run {number}</source>
        <extracomment>cnnstudio/gui/window/toolbar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace</source>
        <extracomment>cnnstudio/gui/window/toolbar.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TorchvisionWindow</name>
    <message>
        <source>Cancel</source>
        <extracomment>cnnstudio/gui/importing/chooser.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a network</source>
        <extracomment>cnnstudio/gui/importing/chooser.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a file…</source>
        <extracomment>cnnstudio/gui/importing/chooser.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <extracomment>cnnstudio/gui/importing/chooser.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a torchvision network</source>
        <extracomment>cnnstudio/gui/importing/chooser.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <extracomment>cnnstudio/gui/importing/chooser.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks of torchvision</source>
        <extracomment>cnnstudio/gui/importing/chooser.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <extracomment>cnnstudio/gui/importing/chooser.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network begins with random weights.</source>
        <extracomment>cnnstudio/gui/importing/chooser.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights in {file}, named as torchvision names them.</source>
        <extracomment>cnnstudio/gui/importing/chooser.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weights that torchvision recommends, trained with ImageNet. They are downloaded once.</source>
        <extracomment>cnnstudio/gui/importing/chooser.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained</source>
        <extracomment>cnnstudio/gui/importing/chooser.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untrained</source>
        <extracomment>cnnstudio/gui/importing/chooser.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights</source>
        <extracomment>cnnstudio/gui/importing/chooser.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights (*.safetensors *.pth *.pt)</source>
        <extracomment>cnnstudio/gui/importing/chooser.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights of the network</source>
        <extracomment>cnnstudio/gui/importing/chooser.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Totals</name>
    <message>
        <source>MACs</source>
        <extracomment>cnnstudio/gui/window/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <extracomment>cnnstudio/gui/window/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <extracomment>cnnstudio/gui/window/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receptive field</source>
        <extracomment>cnnstudio/gui/window/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time per epoch</source>
        <extracomment>cnnstudio/gui/window/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a training takes:</source>
        <extracomment>cnnstudio/gui/window/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What one unit of {node} sees of the picture.</source>
        <extracomment>cnnstudio/gui/window/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} px</source>
        <extracomment>cnnstudio/gui/window/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} px at {node}</source>
        <extracomment>cnnstudio/gui/window/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} px before the dense layers</source>
        <extracomment>cnnstudio/gui/window/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} so far</source>
        <extracomment>cnnstudio/gui/window/totals.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Add a layer</source>
        <extracomment>cnnstudio/gui/tour/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change a setting, see the numbers</source>
        <extracomment>cnnstudio/gui/tour/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+K searches all actions, layers, networks and help. This tour is in the Help menu whenever you want it again.</source>
        <extracomment>cnnstudio/gui/tour/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a layer from here onto a wire to put it in between. Before you let go, the canvas shows what would become of all sizes. Undo takes every step back.</source>
        <extracomment>cnnstudio/gui/tour/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each card is a layer: its settings, what it makes of the picture, the size of its output and its parameters. Click on a card to select it.</source>
        <extracomment>cnnstudio/gui/tour/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explore shows what units see: convolution by hand, filters, feature maps and receptive fields, for your own network.</source>
        <extracomment>cnnstudio/gui/tour/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find anything</source>
        <extracomment>cnnstudio/gui/tour/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look inside</source>
        <extracomment>cnnstudio/gui/tour/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network, data, settings, runs and weights are saved together, so that you can go on another day or pass it on.</source>
        <extracomment>cnnstudio/gui/tour/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never wrong, only unfinished</source>
        <extracomment>cnnstudio/gui/tour/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New here? A tour shows in eight short steps where everything is.</source>
        <extracomment>cnnstudio/gui/tour/guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Train, and watch loss and accuracy. Pause and stop whenever you like: what was learned is kept.</source>
        <extracomment>cnnstudio/gui/tour/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it all in one file</source>
        <extracomment>cnnstudio/gui/tour/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the tour</source>
        <extracomment>cnnstudio/gui/tour/guide.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The inspector shows the settings of the selected layer. Try another number of filters: every size and count behind it follows at once.</source>
        <extracomment>cnnstudio/gui/tour/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is your network</source>
        <extracomment>cnnstudio/gui/tour/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train it</source>
        <extracomment>cnnstudio/gui/tour/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whatever you try is allowed. If sizes do not fit, the card says so, and here and under Problems you find what repairs it.</source>
        <extracomment>cnnstudio/gui/tour/steps.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrainingBudget</name>
    <message>
        <source>Measured when no run is going.</source>
        <extracomment>cnnstudio/app/training_budget.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set batch size</source>
        <extracomment>cnnstudio/app/training_budget.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set device</source>
        <extracomment>cnnstudio/app/training_budget.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network has problems: solve them first.</source>
        <extracomment>cnnstudio/app/training_budget.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Unexpected</name>
    <message>
        <source>Something did not go as it should. Save what is open, and start the program again if this goes on: what happened is written down in {file}.</source>
        <extracomment>cnnstudio/gui/window/unexpected.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VectorBars</name>
    <message>
        <source>Values of the units</source>
        <extracomment>cnnstudio/gui/explore/vector_bars.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Verification</name>
    <message>
        <source>Click to see the first of them.</source>
        <extracomment>cnnstudio/gui/window/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not verified yet</source>
        <extracomment>cnnstudio/gui/window/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shapes and counts verified by torch</source>
        <extracomment>cnnstudio/gui/window/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torch built the network without computing it. Of all {count} layers the output shape, the number of parameters and the MACs are those shown here.</source>
        <extracomment>cnnstudio/gui/window/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>torch disagrees</source>
        <extracomment>cnnstudio/gui/window/verification.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VersionsMenu</name>
    <message>
        <source>Nothing was saved yet</source>
        <extracomment>cnnstudio/gui/window/versions_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revert to</source>
        <extracomment>cnnstudio/gui/window/versions_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revert to {when}</source>
        <extracomment>cnnstudio/gui/window/versions_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is how it was saved: {when}. Undo brings back what was here.</source>
        <extracomment>cnnstudio/gui/window/versions_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as it is now</source>
        <extracomment>cnnstudio/gui/window/versions_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same layers</source>
        <extracomment>cnnstudio/gui/window/versions_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{layers}, {parameters}</source>
        <extracomment>cnnstudio/gui/window/versions_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when} (damaged)</source>
        <extracomment>cnnstudio/gui/window/versions_menu.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeightsBox</name>
    <message>
        <source>The maps are computed with these weights: {source}.</source>
        <extracomment>cnnstudio/gui/canvas/strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights: {source}</source>
        <extracomment>cnnstudio/gui/canvas/strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random weights</source>
        <extracomment>cnnstudio/gui/canvas/strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run {number}, best epoch</source>
        <extracomment>cnnstudio/gui/canvas/strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run {number}, last</source>
        <extracomment>cnnstudio/gui/canvas/strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run {number}, live</source>
        <extracomment>cnnstudio/gui/canvas/strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Today, {time}</source>
        <extracomment>cnnstudio/app/words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <extracomment>cnnstudio/app/words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMMM</source>
        <extracomment>cnnstudio/app/words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <extracomment>cnnstudio/app/words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <extracomment>cnnstudio/app/words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} px</source>
        <extracomment>cnnstudio/app/words.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_StripPictures</name>
    <message>
        <source>The first filters</source>
        <extracomment>cnnstudio/gui/explore/filter_strip.py</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
