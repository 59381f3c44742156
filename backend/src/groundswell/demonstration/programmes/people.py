"""The names of people in the demonstration's programmes; none of them is anybody."""

from collections.abc import Iterator

import numpy as np


def _listed(text: str) -> list[str]:
    return text.split()


_FIRST = _listed(
    "Aisha Alan Amina Andrew Anita Beth Bilal Bronwen Callum Carys Chidi Clara Colm Dafydd Deepa Devon Dilys "
    "Edith Emeka Farah Fergus Fiona Gareth Ghada Gwen Hamish Hana Idris Imogen Isla Ivor Jamal Jasmin Jonah "
    "Kamala Kate Kieran Lara Leah Lewis Lorna Maeve Malik Mei Mina Morag Nadeem Nerys Niall Nisha Olga Omar Padma "
    "Patrick Petra Rafiq Rhian Roisin Rory Saira Samir Sian Simran Tamsin Tariq Tegan Tobias Uma Vikram Wanda "
    "Yasmin Zara"
)
_LAST = _listed(
    "Abbot Adeyemi Ainsley Amin Ashby Baines Barlow Begum Birch Blythe Boateng Burrell Cairns Chaudhry Clegg "
    "Corrigan Cray Dacre Desai Drummond Dyer Eze Fairley Farrow Fenn Garrick Ghosh Gill Greaves Hale Harker Hobbs "
    "Hussain Idowu Ingram Jarvis Joshi Kaur Keane Kerr Lacey Lal Larkin Lomax Mahmood Mercer Mistry Moran Nayar "
    "Neville Nwosu Oakes Odell Parekh Peake Pember Quirk Rahim Redfern Roper Sadiq Sayer Sharma Skelton Sood "
    "Tandy Thorne Tully Unwin Varma Verity Wade Whitlock Wren Yeo Zaman"
)


class Names:
    """Names that are given out once each. The order is chance, the same for one seed."""

    def __init__(self, rng: np.random.Generator) -> None:
        every = [f"{first} {last}" for first in _FIRST for last in _LAST]
        self._left: Iterator[str] = iter([every[i] for i in rng.permutation(len(every))])

    def one(self, *, doctor: bool = False) -> str:
        return f"{'Dr ' if doctor else ''}{next(self._left)}"
