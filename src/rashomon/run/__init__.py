"""Who does the work: the same steps on one process or many."""
