"""The Kedmanee keyboard: what was typed with the wrong layout switched on.

Text in; what the same keys give on the other layout out. `search/browser/keyboard.js` repeats
the table (TIS 820 as Windows ships it); a test holds them together.
"""

LATIN_KEYS = (
    "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?"
)
THAI_KEYS = (
    "_ๅ/-ภถ\u0e38\u0e36คตจขชๆไำพะ\u0e31\u0e35รนยบลฃฟหกดเ\u0e49\u0e48าสวงผปแอ\u0e34\u0e37ทมใฝ"
    '%+๑๒๓๔\u0e39฿๕๖๗๘๙๐"ฎฑธ\u0e4d\u0e4aณฯญฐ,ฅฤฆฏโฌ\u0e47\u0e4bษศซ.()ฉฮ\u0e3a\u0e4c?ฒฬฦ'
)
_TO_THAI = str.maketrans(LATIN_KEYS, THAI_KEYS)
_TO_LATIN = str.maketrans(THAI_KEYS, LATIN_KEYS)


def from_keyboard(text: str) -> str:
    """What the same keys give on the other layout.

    A text with any Thai letter was typed on the Thai layout, any other on the English one.
    """
    is_thai = any("\u0e01" <= character <= "\u0e4e" for character in text)
    return text.translate(_TO_LATIN if is_thai else _TO_THAI)
