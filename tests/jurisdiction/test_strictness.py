"""A rule file that does not hold together is refused, with every fault and its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from packetgen.errors import ExitCode, JurisdictionError
from packetgen.jurisdiction import known_jurisdictions, resolve
from packetgen.jurisdiction.model import Conditions

from .conftest import WriteCourt, rule


def refused(court: str, today: Conditions, root: Path) -> JurisdictionError:
    with pytest.raises(JurisdictionError) as caught:
        resolve(court, today, extra=[root])
    return caught.value


def test_a_county_may_not_set_margins_in_california(
    write_court: WriteCourt, today: Conditions
) -> None:
    root = write_court("us-ca-superior-napa", [rule("NAPA-1", {"margins.left": {"min": "2in"}})])
    error = refused("us-ca-superior-napa", today, root)
    assert error.exit_code == ExitCode.JURISDICTION
    (problem,) = error.problems
    assert "us/ca/superior/jurisdiction.yaml" in problem.message
    assert "lock 'margins'" in problem.message
    assert "CA-2.100a" in problem.message
    assert "NAPA-1" in problem.message
    assert str(problem.location.file) == "us/ca/superior/napa/jurisdiction.yaml"
    assert problem.location.line
    assert problem.location.pointer == "/rules/0/set/margins.left"
    assert "orders:" in problem.hint


def test_faults_of_the_file_and_of_what_it_may_not_say_come_together(
    write_court: WriteCourt, today: Conditions
) -> None:
    lame = rule("NAPA-2", {"margins.right": {"min": "wide"}, "font.size": {"min": "14pt"}})
    del lame["cite"]
    rules = [rule("NAPA-1", {"margins.left": {"min": "2in"}, "holes.punch": "required"}), lame]
    error = refused("us-ca-superior-napa", today, write_court("us-ca-superior-napa", rules))
    told = {(p.location.pointer, p.message.split(",")[0]) for p in error.problems}
    assert told == {
        ("/rules/0/set/holes.punch", "unknown key 'holes.punch'"),
        ("/rules/0/set/margins.left", "rule NAPA-1 sets margins.left"),
        ("/rules/1", "'cite' is missing"),
        ("/rules/1/set/font.size", "rule NAPA-2 sets font.size"),
        ("/rules/1/set/margins.right/min", "'wide' is not a length"),
    }


def test_a_key_like_no_other_brings_who_lists_them_and_not_the_list(
    write_court: WriteCourt, today: Conditions
) -> None:
    root = write_court("us-xx", [rule("X-1", {"margins.gutter": {"min": "1in"}, "zzz": "x"})])
    one, two = refused("us-xx", today, root).problems
    assert one.hint.startswith("Nearest: margins.bottom, margins.content, margins.first_top,")
    assert two.hint == "'packetgen explain COURT --all' lists all keys."


@pytest.mark.parametrize(
    "settings",
    [
        {"page.orientation": {"exact": "landscape"}},
        {"font.size": {"min": "14pt"}},
        {"line_numbers.use": "forbidden"},
        {"footer.title": "forbidden"},
        {"caption.slots": {"add": ["division"]}},
        {"page_number.position": {"exact": "top-right"}},
    ],
)
def test_every_key_of_form_and_format_is_locked(
    settings: dict[str, object], write_court: WriteCourt, today: Conditions
) -> None:
    root = write_court("us-ca-superior-napa", [rule("NAPA-1", settings)])
    assert "locks" in str(refused("us-ca-superior-napa", today, root))


def test_a_county_may_say_who_it_is_and_add_what_is_not_form(
    write_court: WriteCourt, today: Conditions
) -> None:
    root = write_court(
        "us-ca-superior-napa",
        [rule("NAPA-2", {"efile.max_bytes": {"max": "60MB"}})],
        identity={"county": "Napa", "address": ["1 Main Street"]},
    )
    court = resolve("us-ca-superior-napa", today, extra=[root])
    assert court.court_lines == ("SUPERIOR COURT OF THE STATE OF CALIFORNIA", "COUNTY OF NAPA")
    assert court["efile.max_bytes"].maximum == 60_000_000
    assert court["margins.left"].minimum == 72.0


def test_an_unknown_key_brings_the_one_that_was_meant(
    write_court: WriteCourt, today: Conditions
) -> None:
    root = write_court("us-xx", [rule("X-1", {"margin.left": {"min": "1in"}})])
    error = refused("us-xx", today, root)
    assert "unknown key 'margin.left'" in str(error)
    assert "Did you mean 'margins.left'?" in str(error)


@pytest.mark.parametrize(
    ("key", "text", "meant"),
    [
        ("exhibits.stamp", "Exhibit {lable}, Page {page}", "{label}"),
        ("exhibits.bookmark_title", "{label} - {descripton}", "{description}"),
        ("volume.cover", "Volume {volume} of {files}", "{volumes}"),
    ],
)
def test_a_pattern_that_names_what_nobody_knows_is_refused(
    key: str, text: str, meant: str, write_court: WriteCourt, today: Conditions
) -> None:
    root = write_court("us-xx", [rule("X-1", {key: {"exact": text}})])
    (problem,) = refused("us-xx", today, root).problems
    assert problem.location.line
    assert f"Did you mean '{meant}'" in problem.hint


@pytest.mark.parametrize("missing", ["cite", "source", "status", "effect"])
def test_a_rule_without_its_provenance_is_refused(
    missing: str, write_court: WriteCourt, today: Conditions
) -> None:
    bad = rule("X-1", {"margins.left": {"min": "1in"}})
    del bad[missing]
    assert f"'{missing}' is missing" in str(refused("us-xx", today, write_court("us-xx", [bad])))


@pytest.mark.parametrize(
    "source",
    [
        {"strength": "official", "read": "2026-04-01"},
        {"strength": "none", "url": "https://example.org"},
    ],
)
def test_a_confirmed_rule_says_where_it_was_read(
    source: dict[str, str], write_court: WriteCourt, today: Conditions
) -> None:
    bad = rule("X-1", {"margins.left": {"min": "1in"}}, source=source)
    assert "address it was read at" in str(refused("us-xx", today, write_court("us-xx", [bad])))


def test_an_official_rule_says_when_it_was_read(write_court: WriteCourt, today: Conditions) -> None:
    source = {"url": "https://example.org", "strength": "official"}
    bad = rule("X-1", {"margins.left": {"min": "1in"}}, source=source)
    assert "when it was read" in str(refused("us-xx", today, write_court("us-xx", [bad])))


def test_an_unverified_rule_cannot_claim_an_official_source(
    write_court: WriteCourt, today: Conditions
) -> None:
    bad = rule("X-1", {"margins.left": {"min": "1in"}}, status="unverified")
    assert "strength: none" in str(refused("us-xx", today, write_court("us-xx", [bad])))


def test_an_override_that_changes_nothing_is_an_error(
    write_court: WriteCourt, today: Conditions
) -> None:
    write_court("us-xx", [rule("X-1", {"margins.left": {"min": "1in"}})])
    root = write_court("us-xx-lake", [rule("L-1", {"margins.left": {"min": "2.54cm"}})])
    error = refused("us-xx-lake", today, root)
    assert "L-1" in str(error)
    assert "X-1" in str(error)
    assert "at least 1 in" in str(error)


def test_the_same_value_for_other_circumstances_is_no_override(
    write_court: WriteCourt, today: Conditions
) -> None:
    write_court(
        "us-xx", [rule("X-1", {"margins.left": {"min": "1in"}}, when={"filer": "attorney"})]
    )
    root = write_court("us-xx-lake", [rule("L-1", {"margins.left": {"min": "1in"}})])
    assert resolve("us-xx-lake", today, extra=[root])["margins.left"].minimum == 72.0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"add": ["footnote"]}, "adds 'footnote'"),
        ({"remove": ["heading"]}, "removes 'heading'"),
    ],
)
def test_a_list_change_that_changes_nothing_is_an_error(
    change: dict[str, list[str]], said: str, write_court: WriteCourt, today: Conditions
) -> None:
    write_court("us-xx", [rule("X-1", {"spacing.exempt": {"add": ["footnote"]}})])
    root = write_court("us-xx-lake", [rule("L-1", {"spacing.exempt": change})])
    assert said in str(refused("us-xx-lake", today, root))


def test_the_id_is_the_folders_path(write_court: WriteCourt, today: Conditions) -> None:
    root = write_court("us-xx")
    file = root / "us" / "xx" / "jurisdiction.yaml"
    file.write_text(file.read_text().replace("us-xx", "us-yy"), encoding="utf-8")
    assert "the folder says 'us-xx'" in str(refused("us-xx", today, root))


def test_a_court_needs_the_court_above_it(write_court: WriteCourt, today: Conditions) -> None:
    root = write_court("us-xx-lake")
    error = refused("us-xx-lake", today, root)
    assert "its parent 'us-xx' does not exist" in str(error)
    assert "us/xx/jurisdiction.yaml" in str(error)


def test_a_court_that_does_not_exist_brings_the_one_that_was_meant(today: Conditions) -> None:
    with pytest.raises(JurisdictionError) as caught:
        resolve("us-ca-superior-alamada", today)
    assert "us-ca-superior-alameda" in caught.value.hint


@pytest.mark.parametrize("name", ["", "../us", "us/ca", "US-CA", "us--ca", "-us"])
def test_a_court_is_never_a_path(name: str, today: Conditions) -> None:
    with pytest.raises(JurisdictionError, match="no court is called"):
        resolve(name, today)


def test_all_faults_of_all_files_come_at_once(write_court: WriteCourt, today: Conditions) -> None:
    write_court(
        "us-xx",
        [
            rule("X-1", {"margins.left": {"min": "1inch"}}),
            rule("X-2", {"font.size": {"at_least": "12pt"}}),
            rule("X-3", {"efile.scripts": "prohibited"}),
        ],
    )
    root = write_court("us-xx-lake", [rule("L-1", {"fonts.size": {"min": "1pt"}})])
    error = refused("us-xx-lake", today, root)
    assert len(error.problems) == 4
    assert all(problem.location.line for problem in error.problems)
    assert {str(problem.location.file) for problem in error.problems} == {
        "us/xx/jurisdiction.yaml",
        "us/xx/lake/jurisdiction.yaml",
    }


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"margins.left": {"min": "1in", "max": "2in"}}, "needs one operator"),
        ({"margins.left": {"tolerance": "1pt"}}, "needs one operator"),
        ({"font.size": {"range": ["14pt", "12pt"]}}, "lower end"),
    ],
)
def test_a_value_has_one_operator_that_makes_sense(
    settings: dict[str, object], said: str, write_court: WriteCourt, today: Conditions
) -> None:
    root = write_court("us-xx", [rule("X-1", settings)])
    assert said in str(refused("us-xx", today, root))


def test_rule_ids_are_unique_in_a_file(write_court: WriteCourt, today: Conditions) -> None:
    root = write_court(
        "us-xx",
        [
            rule("X-1", {"margins.left": {"min": "1in"}}),
            rule("X-1", {"margins.right": {"min": "1in"}}),
        ],
    )
    assert "X-1 stands twice" in str(refused("us-xx", today, root))


def test_a_lock_names_the_rule_that_gives_it(write_court: WriteCourt, today: Conditions) -> None:
    root = write_court("us-xx", [], locks=["margins"], locks_by="X-9")
    assert "locks_by names rule 'X-9'" in str(refused("us-xx", today, root))


def test_no_blocker_where_the_clerk_may_not_refuse(
    write_court: WriteCourt, today: Conditions
) -> None:
    root = write_court(
        "us-federal-xx",
        [rule("XX-1", {"margins.left": {"min": "1in"}}, effect="blocker")],
    )
    error = refused("us-federal-xx", today, root)
    assert "Fed. R. Civ. P. 5(d)(4)" in str(error)
    assert "effect: violation" in str(error)


def test_rules_of_one_file_may_not_contradict_each_other(
    write_court: WriteCourt, today: Conditions
) -> None:
    root = write_court(
        "us-xx",
        [
            rule("X-1", {"font.size": {"min": "14pt"}}),
            rule("X-2", {"font.size": {"max": "13pt"}}),
        ],
    )
    error = refused("us-xx", today, root)
    assert "X-1" in str(error)
    assert "X-2" in str(error)


def test_a_required_wording_has_its_text(write_court: WriteCourt, today: Conditions) -> None:
    root = write_court("us-xx", [rule("X-1", {"wording.required": {"add": ["notice"]}})])
    assert "texts/notice.yaml" in str(refused("us-xx", today, root))


def test_a_changed_comma_in_a_statute_is_found(
    write_court: WriteCourt, today: Conditions, repository: Path
) -> None:
    source = repository / "jurisdictions" / "us" / "federal" / "texts" / "frcp-45-d-e.yaml"
    root = write_court("us-xx")
    folder = root / "us" / "xx" / "texts"
    folder.mkdir()
    words = source.read_text(encoding="utf-8")
    changed = words.replace("documents, communications, or", "documents, communications or")
    assert changed != words
    (folder / "frcp-45-d-e.yaml").write_text(changed, encoding="utf-8")
    error = refused("us-xx", today, root)
    assert "45(e)(2)(A)(ii) is not the wording" in str(error)


def test_a_missing_clause_is_found(
    write_court: WriteCourt, today: Conditions, repository: Path
) -> None:
    source = repository / "jurisdictions" / "us" / "federal" / "texts" / "frcp-45-d-e.yaml"
    root = write_court("us-xx")
    folder = root / "us" / "xx" / "texts"
    folder.mkdir()
    words = source.read_text(encoding="utf-8")
    start = words.index('  - cite: "45(e)(2)(B)"')
    (folder / "frcp-45-d-e.yaml").write_text(words[:start], encoding="utf-8")
    assert "A clause is missing" in str(refused("us-xx", today, root))


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"id: [", b"- a\n- b\n", b""])
def test_a_damaged_file_is_named_and_gives_no_traceback(
    content: bytes, write_court: WriteCourt, today: Conditions
) -> None:
    root = write_court("us-xx")
    (root / "us" / "xx" / "jurisdiction.yaml").write_bytes(content)
    assert "us/xx/jurisdiction.yaml" in str(refused("us-xx", today, root))


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path, today: Conditions) -> None:
    with pytest.raises(JurisdictionError, match="is not a folder"):
        resolve("us", today, extra=[tmp_path / "nowhere"])


def test_own_courts_are_listed_beside_the_shipped_ones(write_court: WriteCourt) -> None:
    root = write_court("us-xx")
    assert set(known_jurisdictions([root])) - set(known_jurisdictions()) == {"us-xx"}
