"""A situation report made of a record: sentences of our own around the words of claims."""
