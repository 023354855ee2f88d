/**
 * The Kedmanee keyboard: what was typed with the wrong layout switched on. The twin of
 * lokm_build/thai/keyboard.py. Sets lokm.fromKeyboard.
 */
(function (scope) {
  "use strict";

  /** @type {any} */
  var root = typeof window !== "undefined" ? window : scope;
  /** @type {any} */
  var lokm = (root.lokm = root.lokm || {});

  var LATIN_KEYS =
    "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./" + "~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?";
  var THAI_KEYS =
    "_ๅ/-ภถ\u0e38\u0e36คตจขชๆไำพะ\u0e31\u0e35รนยบลฃฟหกดเ\u0e49\u0e48าสวงผปแอ\u0e34\u0e37ทมใฝ" +
    "%+๑๒๓๔\u0e39฿๕๖๗๘๙๐\"ฎฑธ\u0e4d\u0e4aณฯญฐ,ฅฤฆฏโฌ\u0e47\u0e4bษศซ.()ฉฮ\u0e3a\u0e4c?ฒฬฦ";

  /**
   * What the same keys give on the other layout. A text with any Thai letter was typed on the
   * Thai layout, any other on the English one.
   * @param {string} text
   * @returns {string}
   */
  lokm.fromKeyboard = function (text) {
    var isThai = /[\u0e01-\u0e4e]/.test(text);
    var from = isThai ? THAI_KEYS : LATIN_KEYS;
    var to = isThai ? LATIN_KEYS : THAI_KEYS;
    var result = "";
    for (var i = 0; i < text.length; i++) {
      var key = from.indexOf(text.charAt(i));
      result += key < 0 ? text.charAt(i) : to.charAt(key);
    }
    return result;
  };
})(this);
