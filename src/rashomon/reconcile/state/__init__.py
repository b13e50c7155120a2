"""Control of places, sieges, facilities, flows, truces, allegations and background, over time."""
