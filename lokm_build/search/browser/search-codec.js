/**
 * Reads what lokm_build/search/codec.py writes: text in one byte for a Thai letter, numbers in
 * base 31. The format is told there.
 */
(function () {
  "use strict";

  /** @type {any} */
  var root = window;
  /** @type {any} */
  var lokm = (root.lokm = root.lokm || {});
  /** @type {any} */
  var search = (lokm.search = lokm.search || {});

  var TURN = "~";
  /** @type {Record<string, string>} */
  var LETTERS = { "!": "\n", "{": "\u0e58", "|": "\u0e59", "}": "\u0e5a" };
  /** @type {Record<string, string>} */
  var CODES = {};
  var SIGN = new Int8Array(128);
  /** By the code of a sign: the code of the letter that it stands for. */
  var LETTER = new Uint16Array(128).map(function (_, code) { return code; });
  var SLICE = 4096;

  for (var code = 0x23, place = 0; code < 0x7f; code++) {
    if (code === 0x5c) continue;
    if (place < 87) LETTERS[String.fromCharCode(code)] = String.fromCharCode(0xe01 + place);
    SIGN[code] = place++;
  }
  Object.keys(LETTERS).forEach(function (sign) {
    CODES[LETTERS[sign]] = sign;
    LETTER[sign.charCodeAt(0)] = LETTERS[sign].charCodeAt(0);
  });

  /**
   * Signs as letters.
   * @param {string} signs
   * @returns {string}
   */
  function letters(signs) {
    var codes = new Uint16Array(signs.length);
    for (var i = 0; i < codes.length; i++) codes[i] = LETTER[signs.charCodeAt(i)];
    var text = "";
    for (var at = 0; at < codes.length; at += SLICE) {
      text += String.fromCharCode.apply(null, /** @type {any} */ (codes.subarray(at, at + SLICE)));
    }
    return text;
  }

  /**
   * @param {string} text
   * @returns {string}
   */
  search.decodeText = function (text) {
    return text
      .split(TURN)
      .map(function (part, number, parts) {
        if (number % 2) return part;
        if (!part && number && number < parts.length - 1) return TURN;
        return letters(part);
      })
      .join("");
  };

  /**
   * A token as it stands in a shard.
   * @param {string} token
   * @returns {string}
   */
  search.encodeToken = function (token) {
    return token
      .replace(/[^\u0e01-\u0e5a\n ]+(?: +[^\u0e01-\u0e5a\n ]+)*/g, function (part) { return TURN + part.replace(/~/g, "~~") + TURN; })
      .replace(/[\u0e01-\u0e5a]/g, function (letter) { return CODES[letter]; });
  };

  /**
   * All numbers from one place of a text to another.
   * @param {string} text
   * @param {number} start
   * @param {number} end
   * @returns {number[]}
   */
  search.decodeNumbers = function (text, start, end) {
    var numbers = [];
    var value = 0;
    var scale = 1;
    for (var i = start; i < end; i++) {
      var digit = SIGN[text.charCodeAt(i)];
      if (digit < 60) {
        numbers.push(value + digit * scale);
        value = 0;
        scale = 1;
      } else {
        value += scale * digit;
        scale *= 31;
      }
    }
    return numbers;
  };
})();
