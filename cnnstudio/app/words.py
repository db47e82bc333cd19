"""Texts from below the user interface, in the user's language and number format."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from cnnstudio.layers.text import Renderer, Text

DAYS_OF_A_WEEK = 7

_MILLION = 1_000_000


class _UserRenderer(Renderer):
    def words(self, template: str) -> str:
        return QCoreApplication.translate("Text", template) if template else ""

    def counted(self, own: str, many: str, count: int) -> str:
        # No language looks further than at the last six digits, and Qt takes 32 bits.
        form = count if count < _MILLION else _MILLION + count % _MILLION
        found = QCoreApplication.translate("Text", many, None, form)
        return own if found == many else found

    def number(self, value: float) -> str:
        return number(value)


_renderer = _UserRenderer()
_dates = QLocale(QLocale.Language.English)


def use_readable_numbers() -> None:
    """On a computer without a language, write 61,706 all the same, and not 61706."""
    if QLocale().language() == QLocale.Language.C:
        QLocale.setDefault(QLocale(QLocale.Language.English))


def use_dates_of(language: str) -> None:
    """Name days and months in the language of the texts around them."""
    global _dates
    same = QLocale().language() == QLocale(language).language()
    _dates = QLocale() if same else QLocale(language)


def say(text: Text) -> str:
    """Write a text for the user, as plain text."""
    if not text.values and "{" not in text.template:
        # Most texts are single words, of which a large network shows thousands.
        return _renderer.words(text.template)
    return text.render(_renderer)


def word(text: str) -> str:
    """Write a name of ours, such as that of a data set: it has no places to fill."""
    return _renderer.words(text)


def pixels(sides: Iterable[float]) -> str:
    """Write a size in pixels: 5 × 5 px."""
    size = " × ".join(number(side) for side in sides)
    return QCoreApplication.translate("Words", "{size} px").format(size=size)


def counted(count: int, one: str, many: str, **values: object) -> str:
    """Write a text with a count: ``counted(3, "1 layer", "{count} layers")``.

    Both must be literals, or translators do not find them.
    """
    return say(Text(many, {"count": count, **values}, one))


def layers(count: int) -> str:
    """Write a number of layers: 1 layer, 14 layers."""
    return counted(count, "1 layer", "{count} layers")


def parameters(count: int) -> str:
    """Write a number of parameters: 61,706 parameters."""
    return counted(count, "1 parameter", "{count} parameters")


def number(value: float) -> str:
    """Write a number in the user's locale: 61,706."""
    locale = QLocale()
    if isinstance(value, int):
        return _whole(value, locale.name())
    return locale.toString(value, "g", 4)


@lru_cache(maxsize=8192)
def _whole(value: int, locale: str) -> str:
    """Write a whole number; a large network shows few different ones, thousands of times."""
    return QLocale(locale).toString(value)


def shape(sizes: tuple[int, ...] | None) -> str:
    """Write a shape: 6×28×28, or 3,136 for a vector; a question mark where it is unknown."""
    if sizes is not None and len(sizes) == 1:
        return number(sizes[0])
    return "×".join(str(size) for size in sizes) if sizes is not None else "?"


def bytes_(count: int) -> str:
    """Write a number of bytes: 18.4 KiB."""
    return _size(count, QLocale().name())


@lru_cache(maxsize=4096)
def _size(count: int, locale: str) -> str:
    return QLocale(locale).formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeIecFormat)


def percent(share: float | None, decimals: int = 2) -> str:
    """Write a share as percent: 98.20 %."""
    return "–" if share is None else f"{QLocale().toString(100 * share, 'f', decimals)} %"


def day(moment: QDateTime, now: QDateTime | None = None) -> str:
    """Write when something was: Today, 14:05, then Yesterday, Monday, and 12 November.

    Translators choose how days and months are put together: see `QDate.toString`.
    """
    now = now or QDateTime.currentDateTime()
    locale, days = _dates, moment.date().daysTo(now.date())
    if days == 0:
        time = QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)
        return QCoreApplication.translate("Words", "Today, {time}").format(time=time)
    if days == 1:
        return QCoreApplication.translate("Words", "Yesterday")
    if 1 < days < DAYS_OF_A_WEEK:
        return locale.toString(moment.date(), "dddd")
    if moment.date().year() == now.date().year():
        return locale.toString(moment.date(), QCoreApplication.translate("Words", "d MMMM"))
    return locale.toString(moment.date(), QCoreApplication.translate("Words", "d MMMM yyyy"))


def date(of: QDate) -> str:
    """Write a date at length: Thursday, 26 November 2026."""
    return _dates.toString(of, QLocale.FormatType.LongFormat)


def moment(when: datetime) -> str:
    """Write when something was, with the time on all days: Yesterday, 14:05."""
    local = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    if local.date() == QDateTime.currentDateTime().date():
        return day(local)
    time = QLocale().toString(local.time(), QLocale.FormatType.ShortFormat)
    return QCoreApplication.translate("Words", "{day}, {time}").format(day=day(local), time=time)


def duration(seconds: float) -> str:
    """Write seconds as minutes and seconds: 1:05, or 2:03:10."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
