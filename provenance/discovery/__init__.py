"""Where is the exact article that a copy took its text from?"""
