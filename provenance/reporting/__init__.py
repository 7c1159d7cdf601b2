"""How does a finding become something to read?"""
