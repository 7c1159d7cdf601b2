"""Which words and facts do two texts share? Pure: no disk, network, database or terminal."""
