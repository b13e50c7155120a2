"""Claims by rules over the dependency parse, with a small fitted model for kinds."""
