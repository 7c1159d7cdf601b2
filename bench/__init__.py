"""How fast is it, beside simple peers run on the same texts in turn? ``python -m bench`` prints one table."""
