"""How are the fingerprints of a text, or of a million, made?"""
