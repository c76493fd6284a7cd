"""Many cases at once: rows in, documents out.

A :class:`Batch` says what is to be made of which table: :func:`open_source` opens the table,
:func:`guess_columns` or a mapping file say which column fills which field, a recipe
(:class:`FormRecipe`) says what is made of a row. :func:`run_batch` makes it, on any executor, and
goes on where an earlier run stopped; :func:`check_batch` only validates.

Contract: nothing here prints or reads the clock; one bad row never stops the others; every
document is whole or not there.
"""

from .fields import Field, known_fields
from .guessing import Guess, guess_columns
from .mapping import ColumnMap, from_guesses, load_mapping, mapping_text
from .planning import Batch
from .recipe import FormRecipe, Maker, Recipe
from .running import BatchResult, BatchStep, check_batch, first_document, run_batch
from .source import LeftOut, Source, SourceRow, open_source
from .task import Entry, MadeFile, Outcome, RowProblem, RowTask
from .workers import worker_processes

__all__ = [
    "Batch",
    "BatchResult",
    "BatchStep",
    "ColumnMap",
    "Entry",
    "Field",
    "FormRecipe",
    "Guess",
    "LeftOut",
    "MadeFile",
    "Maker",
    "Outcome",
    "Recipe",
    "RowProblem",
    "RowTask",
    "Source",
    "SourceRow",
    "check_batch",
    "first_document",
    "from_guesses",
    "guess_columns",
    "known_fields",
    "load_mapping",
    "mapping_text",
    "open_source",
    "run_batch",
    "worker_processes",
]
