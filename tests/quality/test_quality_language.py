from quality.language import Row, table


def test_counts_are_shown_with_their_intervals():
    shown = table([Row("uk", 2, (3, 4), (11, 12), (0, 8), (8, 10))]).splitlines()
    assert shown[2].startswith("| uk | 2 | 3 of 4 (0.30 to 0.95) | 11 of 12 ")
    assert "| 0 of 8 (0.00 to 0.32) | 8 of 10 (0.49 to 0.94) |" in shown[2]
