"""Files, pages and tables of reports, each made into a Report."""
