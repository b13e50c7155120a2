"""Who (sources, actors), where (gazetteer), when (dates): Claims made into linked Claims."""
