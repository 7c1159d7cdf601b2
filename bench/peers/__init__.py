"""How fast and how exact are our fingerprints beside the sketches of other tools? ``python -m bench.peers``"""
