"""What became of each fact between two texts?"""
