"""What is to be said of the words on a batch's papers: their language, and who reviewed them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from packetgen.errors import FormError
from packetgen.handout import standing
from packetgen.handout.languages import spoken

from .languages import english_name
from .recipe import FormRecipe, Recipe
from .row_case import language_in
from .task import RowTask

_SHOWN = 8


class WordingRemarks:
    """Reads the rows of a table as they pass; at the end it has the sentences on all of them.

    They do not depend on what an earlier run made: the same table gives the same sentences.
    """

    def __init__(self, recipe: Recipe) -> None:
        form = recipe.form if isinstance(recipe, FormRecipe) else None
        self._form = form if form is not None and form.content else None
        self._other = getattr(recipe, "other_language", "")
        self._reviews = getattr(recipe, "reviews", ())
        self._read: dict[str, dict[str, None]] = {}
        self._blank: list[int] = []
        self._rows = 0
        self._unsaid: dict[str, dict[str, None]] = {}

    def note(self, task: RowTask) -> None:
        """Take a row into account; a row that is not made has no words."""
        if self._form is None or task.problems:
            return
        said = {entry.path: entry for entry in task.entries}
        wanted = language_in(task.data) if task.data is not None else ""
        if "language" in said:
            wanted = str(said["language"].value or "")
        self._rows += 1
        if not wanted:
            self._blank.append(task.number)
        language = self._made_in(wanted)
        if not language:
            return
        values: Mapping[str, Any] = {
            path.removeprefix("form."): entry.value
            for path, entry in said.items()
            if path.startswith("form.") and entry.value is not None
        }
        own = task.data.get("values") if task.data is not None else None
        if isinstance(own, Mapping):
            values = {**values, **own}
        topic = str(values.get("topic", "")) if self._form.is_handout else self._form.id
        self._read.setdefault(topic, {})[language] = None
        if language != "en" and self._form.translated and task.data is None:
            for name in self._translatable():
                entry = said.get(f"form.{name}")
                if entry is not None and name in values and f"translated.{name}" not in values:
                    self._unsaid.setdefault(language, {})[entry.heading or name] = None

    def _made_in(self, wanted: str) -> str:
        assert self._form is not None
        available = self._form.languages
        if not wanted:
            return "en" if "en" in available else available[0]
        found = spoken(wanted, available)
        if found is None and self._other:
            found = spoken(self._other, available)
        return found or ""

    def _translatable(self) -> Mapping[str, Any]:
        assert self._form is not None
        free = self._form.properties.get("translated", {})
        found: Mapping[str, Any] = free.get("properties", {})
        return found

    def remarks(self) -> tuple[str, ...]:
        """The sentences, in a fixed order."""
        return () if self._form is None else tuple(self._sentences())

    def _sentences(self) -> Iterator[str]:
        assert self._form is not None
        if self._blank and len(self._form.languages) > 1:
            language = english_name(self._made_in(""))
            if len(self._blank) < self._rows:
                numbers = ", ".join(map(str, self._blank[:_SHOWN]))
                more = len(self._blank) - _SHOWN
                numbers += f" and {more} more" if more > 0 else ""
                rows = "row" if len(self._blank) == 1 else "rows"
                yield f"{rows} {numbers}: no language is given, so {language} is used"
            elif self._form.is_handout:
                yield f"no row gives a language, so {language} is used for all"
        for language, headings in sorted(self._unsaid.items()):
            named = ", ".join(f"'{heading}'" for heading in headings)
            name = english_name(language)
            columns = "columns" if len(headings) > 1 else "column"
            yield (
                f"{columns} {named}: printed as typed, in the {name} text and in the English one; "
                f"a column for form.translated.… gives the {name} words (packetgen columns "
                f"{self._form.id} --fields)"
            )
        for topic, languages in sorted(self._read.items()):
            yield from self._unreviewed(topic, sorted(languages))

    def _unreviewed(self, topic: str, languages: list[str]) -> Iterator[str]:
        assert self._form is not None
        no_lawyer = False
        no_translator: list[str] = []
        for language in languages:
            try:
                now = standing(self._form.content, topic, language, self._reviews)
            except FormError:
                continue  # its rows fail, each with this sentence
            no_lawyer = no_lawyer or (self._form.is_handout and now.lawyer is None)
            if now.translated and now.translator is None:
                no_translator.append(english_name(language))
        lacking = ["no lawyer has reviewed them"] if no_lawyer else []
        if no_translator:
            verb = "" if no_lawyer else " has reviewed them"
            lacking.append(f"no qualified translator{verb} in {', '.join(no_translator)}")
        if lacking:
            papers = "sheets" if self._form.is_handout else "papers"
            yield (
                f"the words of {topic}: {', and '.join(lacking)}; the {papers} say so (packetgen "
                f"review {topic})"
            )
