"""The package version, alone so that the build backend reads it without imports."""

__version__ = "0.1.0"
