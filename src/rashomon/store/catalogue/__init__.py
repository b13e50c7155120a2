"""What lists, filters and searches are answered from: kept beside the derived rows, made of them alone."""
