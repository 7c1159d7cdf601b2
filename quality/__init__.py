"""How good are the results on labelled data? One runner a benchmark; ``python -m quality`` prints one table."""
