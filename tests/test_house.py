"""The house's rules that no linter knows."""

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "rashomon"
HIDDEN_OUTSIDE_CLI = 9
"""Imports within functions outside the command line; each has its reason beside it."""


def _files() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def test_imports_hidden_in_functions_are_counted() -> None:
    """Lazy imports outside the command line stay few: they hide cycles."""
    hidden = [
        (path.name, node.lineno)
        for path in _files()
        if "cli" not in path.parts
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert len(hidden) <= HIDDEN_OUTSIDE_CLI, hidden


def test_files_stay_under_four_hundred_lines() -> None:
    """A file that grows past 400 lines holds more than one idea."""
    long = {
        p.name: n for p in _files() if (n := len(p.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}


def test_no_module_is_a_drawer() -> None:
    """Nothing is called utils, helpers or manager."""
    assert not [p for p in _files() if p.stem in ("utils", "helpers", "manager")]


def test_the_error_tree_is_drawn_whole() -> None:
    """Every error class stands in the drawing at the top of errors.py."""
    from rashomon import errors

    drawn = errors.__doc__ or ""
    classes = [
        n for n, c in vars(errors).items() if isinstance(c, type) and issubclass(c, Exception)
    ]
    assert all(name in drawn for name in classes)
