"""Nothing moves for those who want less motion: see `theme.Theme.duration`."""

import ast

import pytest

from tests.house_rules.test_sources import modules, place, tree_of

ANIMATIONS = {
    *("QPropertyAnimation", "QVariantAnimation", "QSequentialAnimationGroup", "QTimeLine"),
    *("QParallelAnimationGroup", "QMovie", "QGraphicsOpacityEffect"),
}
ASKS = {"duration", "is_wanted"}
"""What says whether, and for how long, something may move."""

QUICKEST_MS = 60
"""A timer that ticks more often could be there to move something."""

NO_MOTION = {
    "search/search_popup.py": "tries layers out in slices",
    "start/rows.py": "reads files one by one",
    "canvas/view.py": "follows the pointer that is held at an edge",
}


def names_in(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr


def gui_modules_with(*words):
    """Give the modules of the window in whose text one of these words is."""
    found = [path for path in modules() if "gui" in path.parts]
    return [path for path in found if any(word in path.read_text("utf-8") for word in words)]


def test_whatever_moves_asks_whether_motion_is_wanted():
    found = []
    moving = 0
    for path in gui_modules_with(*ANIMATIONS):
        used = set(names_in(tree_of(path)))
        if used & ANIMATIONS:
            moving += 1
            found += [] if used & ASKS else [str(path)]
    assert found == []
    assert moving


def constants(tree):
    """Give the numbers that a module names."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant | ast.Tuple):
            targets, values = node.targets[0], node.value
            pairs = [(targets, values)]
            if isinstance(targets, ast.Tuple) and isinstance(values, ast.Tuple):
                pairs = list(zip(targets.elts, values.elts, strict=True))
            for name, value in pairs:
                if isinstance(name, ast.Name) and isinstance(value, ast.Constant):
                    yield name.id, value.value


def quick_timers(tree):
    """Give the timers of a module that tick again and again, quickly."""
    known = dict(constants(tree))
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "QTimer"):
            continue
        given = {each.arg: each.value for each in node.keywords}
        every = given.get("interval")
        milliseconds = known.get(getattr(every, "id", ""), getattr(every, "value", None))
        is_quick = milliseconds is None or milliseconds < QUICKEST_MS
        if "singleShot" not in given and every is not None and is_quick:
            yield node


def test_timers_that_tick_quickly_move_nothing():
    found = {}
    for path in gui_modules_with("QTimer("):
        for timer in quick_timers(tree_of(path)):
            found["/".join(path.parts[-2:])] = place(path, timer)
    assert found.keys() == NO_MOTION.keys(), found


@pytest.mark.parametrize("text", ["QTimer(self, interval=16)", "T = 16\nQTimer(self, interval=T)"])
def test_a_quick_timer_is_found(text):
    assert len(list(quick_timers(ast.parse(text)))) == 1
    slow = text.replace("16", "1000")
    assert not list(quick_timers(ast.parse(slow)))
