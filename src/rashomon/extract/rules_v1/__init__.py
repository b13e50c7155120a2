"""Claims by rules over the dependency parse."""
