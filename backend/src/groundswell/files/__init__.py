"""Files as people send them: opened safely, read into rows that keep their numbers, with problems said row by row."""
