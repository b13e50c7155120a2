"""Origins, events, figures, findings: linked Claims made into a record."""
