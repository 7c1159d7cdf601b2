"""What figures, dates, names and quotations does a text state?"""
