"""How does a location become a Document?"""
