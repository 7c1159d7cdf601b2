"""What does sharing them mean? Pure: no disk, network, database or terminal."""
