"""A text as an array of its UTF-16 code units, of which arithmetic looks at thousands at once.

What lies beyond the first plane is two units, and no letter of Thai. Tables of all units are looked up by
`take`, which takes half the time of an index.
"""

import numpy as np
import numpy.typing as npt

Units = npt.NDArray[np.uint16]


def units_of(text: str) -> Units:
    """The code units of a text; half a pair, which no file but a query may hold, is one of them too."""
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)


def text_of(units: Units) -> str:
    """The text of these code units."""
    return units.tobytes().decode("utf-16-le", "surrogatepass")
