"""Pure frozen types, one idea a file. Imports nothing else of ours."""
