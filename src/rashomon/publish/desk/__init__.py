"""What pages ask of a record, and who answers."""
