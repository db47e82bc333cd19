"""What holds for every text for people, and what a calculation shown to people comes to."""

import ast
import operator
from fractions import Fraction
from math import ceil, floor
from string import Formatter

from cnnstudio.layers.text import Text


def places(template: str) -> set[str]:
    """Give the names of the places in a template."""
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def check(text: Text) -> str:
    """See that a text has exactly the values it names, all the way down; give it in English."""
    assert places(text.template) == set(text.values), text.template
    for value in text.values.values():
        if isinstance(value, Text):
            check(value)
    return str(text)


def check_sentence(text: Text) -> str:
    """See that a text is a whole sentence, or two, in words a person can read."""
    english = check(text)
    assert english.endswith("."), english
    starts_with_a_name = text.template.startswith("{")
    assert starts_with_a_name or english[0].isupper() or english[0].isdigit(), english
    assert not set(english) & set("{}[]_`"), english
    assert "None" not in english
    return english


SIGNS = {"×": "*", "·": "*", "−": "-", "⌊": "floor(", "⌋": ")", "⌈": "ceil(", "⌉": ")"}
OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.USub: operator.neg,
}


def evaluate(numbers: str) -> Fraction:
    """Work out a calculation as it is shown: ⌊(28 + 4 − 5) / 1⌋ + 1."""
    code = "".join(SIGNS.get(sign, sign) for sign in numbers)
    return _evaluate(ast.parse(code, mode="eval").body)


def _evaluate(node: ast.expr) -> Fraction:
    match node:
        case ast.Constant(value=int(value)):
            return Fraction(value)
        case ast.UnaryOp(op=sign, operand=operand):
            return OPERATORS[type(sign)](_evaluate(operand))
        case ast.BinOp(left=left, op=sign, right=right):
            return OPERATORS[type(sign)](_evaluate(left), _evaluate(right))
        case ast.Call(func=ast.Name(id="floor"), args=[inner]):
            return Fraction(floor(_evaluate(inner)))
        case ast.Call(func=ast.Name(id="ceil"), args=[inner]):
            return Fraction(ceil(_evaluate(inner)))
    raise ValueError(f"no calculation: {ast.unparse(node)}")
