"""Random values of any declared type, for hypothesis."""

from functools import cache

import msgspec
from hypothesis import strategies as st
from msgspec import inspect


@cache
def structs(kind: type[msgspec.Struct]) -> st.SearchStrategy:
    """Give any values of a struct that a file or a line may hold."""
    fields = inspect.type_info(kind).fields
    return st.builds(kind, **{field.name: values(field.type) for field in fields})


def values(declared: inspect.Type, most: int = 2**53) -> st.SearchStrategy:
    """Give the values that a type allows; whole numbers at most `most` above the least."""
    match declared:
        case inspect.Metadata(type=inner):
            return values(inner, most)
        case inspect.IntType() | inspect.FloatType():
            return numbers(declared, most)
        case inspect.StrType() | inspect.BytesType():
            return texts(declared)
        case inspect.LiteralType(values=words):
            return st.sampled_from(words)
        case inspect.UnionType(types=parts):
            return st.one_of(*(values(part, most) for part in parts))
        case inspect.StructType(cls=kind):
            return st.deferred(lambda: structs(kind))
        case inspect.NoneType():
            return st.none()
        case inspect.BoolType():
            return st.booleans()
    return collections(declared, most)


def numbers(declared: inspect.IntType | inspect.FloatType, most: int) -> st.SearchStrategy:
    """Give numbers in the declared range, small whole numbers more often than large ones."""
    if isinstance(declared, inspect.FloatType):
        least = declared.ge if declared.gt is None else declared.gt
        above = declared.gt is not None
        return st.floats(
            least, declared.le, allow_nan=False, allow_infinity=False, exclude_min=above
        )
    least = -most if declared.ge is None else declared.ge
    limit = least + most if declared.le is None else min(declared.le, least + most)
    return st.one_of(st.integers(least, min(limit, least + 1)), st.integers(least, limit))


def texts(declared: inspect.StrType | inspect.BytesType) -> st.SearchStrategy:
    """Give texts of the declared pattern or length, at most 20 long."""
    if isinstance(declared, inspect.BytesType):
        return st.binary(max_size=20)
    if declared.pattern:
        return st.from_regex(declared.pattern, fullmatch=True)
    letters = st.characters(exclude_categories=["Cs"])
    longest = min(declared.max_length or 20, 20)
    return st.text(letters, min_size=declared.min_length or 0, max_size=longest)


def collections(declared: inspect.Type, most: int) -> st.SearchStrategy:
    """Give tuples and dictionaries of a few values."""
    match declared:
        case inspect.TupleType(item_types=parts):
            return st.tuples(*(values(part, most) for part in parts))
        case inspect.VarTupleType(item_type=part):
            return st.lists(values(part, most), max_size=3).map(tuple)
        case inspect.DictType(key_type=key, value_type=value):
            return st.dictionaries(values(key, most), values(value, most), max_size=3)
    raise TypeError(f"no values for {declared}")
