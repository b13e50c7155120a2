"""The single-file report and the exports."""
