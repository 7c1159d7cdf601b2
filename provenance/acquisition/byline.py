"""Which lines name an author or a date, and nothing else?"""

from __future__ import annotations

import re

from provenance.acquisition.line import Line

_LONGEST = 18  # words
_LONGEST_LINE = 200  # characters
_NAME_WORDS = range(2, 5)
_BY = re.compile(
    r"(?:by|written by|posted by|published by|words by|text by|story by|report by|reported by|author|von|par|por|escrito por|di|a cura di|da|door|przez|autor(?:in)?|автор|текст|oleh|penulis|"
    r"reporter|editor|作者|记者|記者|文|기자|글)\s?[:：]?\s+(?=\S)"
)
_NAME_WORD = re.compile(r"[^\W\d_a-z][\w.'’-]*,?")
_MONTHS = (
    "jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|"
    "oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|"
    "noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|"
    "januari|februari|maart|mei|augustus|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia|ocak|şubat|mart|nisan|mayıs|"
    "haziran|temmuz|ağustos|eylül|ekim|kasım|aralık|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|січня|лютого|березня|квітня|травня|"
    "червня|липня|серпня|вересня|жовтня|листопада|грудня|januari|februari|maret|agustus|desember|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|"
    "जनवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्टूबर|नवंबर|दिसंबर"
)
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th|\.|er)?(?: de| of)? (?:{_MONTHS})\b|\b(?:{_MONTHS})\.? \d{{1,2}}\b|\b(?:{_MONTHS})\.? (?:19|20)\d\d\b|\b\d{{1,2}}[./-]\d{{1,2}}[./-](?:19|20)?\d\d\b|"
    r"\b(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}\b|\d{4} ?年 ?\d{1,2} ?月|\d{4} ?년 ?\d{1,2} ?월|\b\d{1,2}:\d\d ?(?:am|pm|a\.m\.|p\.m\.|uhr|gmt|est|ist)?\b|\b\d{1,2} ?[ap]\.?m\b"
)
_DIGIT = re.compile(r"\d")  # which every date has
_DATE_WORDS = re.compile(
    rf"\b(?:{_MONTHS}|published|updated|posted|created|modified|last|first|original|originally|on|at|by|the|date|time|am|pm|a|p|m|est|edt|et|pst|pdt|pt|cst|cdt|ct|mst|gmt|utc|ist|bst|cet|cest|kst|jst|"
    r"mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|"
    r"samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|segunda|terça|quarta|quinta|sexta|feira|às|as|de|do|le|à|il|del|el|la|um|uhr|am|den|op|om|w|dnia|min|mins|minute|minutes|read|"
    r"reading|hours?|days?|ago|erstellt|veröffentlicht|aktualisiert|stand|publié|mis|jour|modifié|publicado|actualizado|atualizado|em|pubblicato|aggiornato|gepubliceerd|bijgewerkt|opublikowano|aktualizacja|"
    r"yayınlanma|güncelleme|опубликовано|обновлено|опубліковано|оновлено|نشر|تحديث|dipublikasikan|diperbarui|of|in|st|nd|rd|th|h|news)\b"
)
_STOP = re.compile(r"(?<![ap]\.m)(?<!\b(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec))(?<!\bsept)[.!?。।]$")
_LEFT = 4  # words that may be left beside a date: an author's or a section's name


def is_name(text: str) -> bool:
    """Whether *text* is a person's name and nothing else: two to four words with capitals, no sentence."""
    words = text.split(None, _NAME_WORDS.stop)
    return (
        len(words) in _NAME_WORDS
        and not text.rstrip().endswith((".", ":", "!", "?"))
        and all(_NAME_WORD.fullmatch(word) and not word.isupper() for word in words)
    )


def is_byline(line: Line) -> bool:
    """Whether *line* is an author's line ("By Jane Roe") or a date line ("Updated 3 May 2026, 10:02 | 5 min read")."""
    if line.words > _LONGEST or len(line.text) > _LONGEST_LINE:
        return False
    small = line.small
    if small.startswith(("—", "–", "-")) or "(@" in small:
        return False  # "— Jane Roe (@janeroe) May 3, 2026" signs an embedded post
    by = _BY.match(small)
    if by and _names(line.text[by.end() :]):
        return True
    if not _DIGIT.search(small) or not _DATE.search(small):
        return False
    left = re.findall(r"[^\W\d_]{2,}", _DATE_WORDS.sub(" ", _DATE.sub(" ", small)))
    named = re.findall(r"[^\W\d_]{2,}", _DATE_WORDS.sub(" ", small[by.end() :])) if by else left
    if by is None and left and _STOP.search(small):
        return False  # "Hearing: 3 July."
    return len(left) <= _LEFT or (by is not None and len(named) <= 2 * _LEFT)


def _names(text: str) -> bool:
    """Whether *text* begins with names and goes on with nothing that has a verb: "Jane Roe and John Doe, Moss Tribune"."""
    words = re.split(r"[ \u00a0]+", text.strip())[:_LONGEST]
    small = [word for word in words if word[:1].islower()]
    first = words[0] if words else ""
    return (
        bool(_NAME_WORD.fullmatch(first.rstrip(",|")))
        and len(small) <= len(words) // 3
        and not text.rstrip().endswith((".", "?", "!"))
    )
