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
        case inspect.NoneType():
            return st.none()
        case inspect.BoolType():
            return st.booleans()
        case inspect.IntType(ge=least, le=limit):
            least = -most if least is None else least
            highest = least + most if limit is None else min(limit, least + most)
            few = st.integers(least, min(highest, least + 1))
            return st.one_of(few, st.integers(least, highest))
        case inspect.FloatType(ge=least, le=limit):
            return st.floats(least, limit, allow_nan=False, allow_infinity=False)
        case inspect.StrType(pattern=str(pattern)):
            return st.from_regex(pattern, fullmatch=True)
        case inspect.StrType(min_length=least, max_length=limit):
            text = st.characters(exclude_categories=["Cs"])
            return st.text(text, min_size=least or 0, max_size=min(limit or 20, 20))
        case inspect.BytesType():
            return st.binary(max_size=20)
        case inspect.LiteralType(values=words):
            return st.sampled_from(words)
        case inspect.TupleType(item_types=parts):
            return st.tuples(*(values(part, most) for part in parts))
        case inspect.VarTupleType(item_type=part):
            return st.lists(values(part, most), max_size=3).map(tuple)
        case inspect.DictType(key_type=key, value_type=value):
            return st.dictionaries(values(key), values(value), max_size=3)
        case inspect.UnionType(types=parts):
            return st.one_of(*(values(part, most) for part in parts))
        case inspect.StructType(cls=kind):
            return st.deferred(lambda: structs(kind))
    raise TypeError(f"no values for {declared}")
