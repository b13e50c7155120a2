from rashomon.publish.export.claims_jsonl import file_stems


def test_plain_keys_are_the_names_of_their_files() -> None:
    """A key that any disk can hold stays as it is, in any script."""
    labels = ["wire-1108", "a.b_c~1", "خبر"]
    assert file_stems(labels) == {label: label for label in labels}


def test_no_two_reports_share_a_file() -> None:
    """Unsafe, long and clashing keys get part of their digest; none hides or leaves the folder."""
    labels = ["a/b", "a_b", "..", ".hidden", "issues", "Issues", "x" * 300, "x" * 301, "A", "a", ""]
    stems = file_stems(labels)
    assert len({stem.casefold() for stem in stems.values()}) == len(labels)
    assert stems["a_b"] == "a_b"
    for stem in stems.values():
        assert "/" not in stem
        assert stem
        assert not stem.startswith(".")
        assert stem.casefold() != "issues"
        assert len(stem.encode()) < 200


def test_a_file_name_does_not_depend_on_the_others_order() -> None:
    """The same reports give the same names, whatever came first."""
    labels = ["A", "a", "b/c", "b_c"]
    assert file_stems(labels) == file_stems(labels[::-1])
