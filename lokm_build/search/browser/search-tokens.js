/**
 * Cuts folded text into tokens: the twin of lokm_build/search/tokens.py, where the rules stand.
 * Here each token keeps its place, for windows, highlights and what lies inside an alias.
 */
(function () {
  "use strict";

  /** @type {any} */
  var root = window;
  /** @type {any} */
  var lokm = (root.lokm = root.lokm || {});
  /** @type {any} */
  var search = (lokm.search = lokm.search || {});

  /** @typedef {{kind: string, text: string, start: number, end: number}} Piece */
  /** @typedef {(token: string, start: number, end: number) => void} Visit */

  var PIECE = new RegExp(
    "([\u0e01-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e]+)|([a-z\u00df-\u024f][a-z0-9\u00df-\u024f]*)|([0-9]+(?:[.,][0-9]+)*)",
    "g"
  );
  search.ERA = /(?:พส|คส) *(?=[0-9]{4})/g;
  var THOUSANDS = /,(?=[0-9]{3}(?![0-9]))/g;
  var THAI_PAIR = /^[\u0e01-\u0e4e]{2}$/;

  /**
   * The form of a text that is cut into tokens.
   * @param {string} text
   * @returns {string}
   */
  search.folded = function (text) { return search.sounds(search.plain(text)); };

  /**
   * Letters of one sound as one letter; as long as the text was.
   * @param {string} text
   * @returns {string}
   */
  search.sounds = function (text) {
    return text.replace(/[ภธฑฒญฆฌฐฏฃฅ]/g, function (letter) { return "พทททยคชถตขค".charAt("ภธฑฒญฆฌฐฏฃฅ".indexOf(letter)); });
  };

  /**
   * @param {string} text
   * @returns {Piece[]}
   */
  search.pieces = function (text) {
    /** @type {Piece[]} */
    var pieces = [];
    var match;
    PIECE.lastIndex = 0;
    while ((match = PIECE.exec(text)) !== null) {
      var kind = match[1] ? "thai" : match[2] ? "latin" : "number";
      pieces.push({ kind: kind, text: match[0], start: match.index, end: match.index + match[0].length });
    }
    return pieces;
  };

  /**
   * @param {string} run
   * @param {number} start
   * @param {Visit} visit
   */
  function thai(run, start, visit) {
    for (var i = 0; i + 4 <= run.length; i++) visit(run.substr(i, 4), start + i, start + i + 4);
    if (run.length > 1) visit("^" + run.slice(0, 2), start, start + 2);
    if (run.length > 2) visit("^" + run.slice(0, 3), start, start + 3);
    if (run.length > 1 && run.length < 4) visit(run + "$", start, start + run.length);
  }

  /**
   * @param {string} word
   * @param {number} start
   * @param {Visit} visit
   */
  function latin(word, start, visit) {
    var padded = "^" + word + "$";
    var end = start + word.length;
    if (padded.length < 4) return visit(padded, start, end);
    for (var i = 0; i + 4 <= padded.length; i++) {
      visit(padded.substr(i, 4), Math.max(start + i - 1, start), Math.min(start + i + 3, end));
    }
    visit(padded.slice(0, 3), start, Math.min(start + 2, end));
  }

  /**
   * The number without thousands separators, and its beginning up to each dot.
   * @param {string} number
   * @returns {string[]}
   */
  function forms(number) {
    var plain = number.replace(THOUSANDS, "");
    var found = [plain];
    for (var i = 0; i < plain.length; i++) if (plain.charAt(i) === ".") found.push(plain.slice(0, i + 1));
    return found;
  }

  /**
   * @param {string} text
   * @param {Piece} piece
   * @param {Visit} visit
   */
  function number(text, piece, visit) {
    var found = forms(piece.text);
    var before = text.slice(Math.max(piece.start - 3, 0), piece.start).replace(/ +$/, "").slice(-2);
    var after = text.slice(piece.end, piece.end + 3).replace(/^ +/, "").slice(0, 2);
    found.forEach(function (form) {
      visit("#" + form, piece.start, piece.end);
      if (THAI_PAIR.test(before)) visit(before + "#" + form, piece.start, piece.end);
    });
    if (THAI_PAIR.test(after)) visit(found[0] + "#" + after, piece.start, piece.end);
  }

  /**
   * Visit each token of a folded text.
   * @param {string} text
   * @param {Visit} visit
   */
  search.eachToken = function (text, visit) {
    search.pieces(text).forEach(function (/** @type {Piece} */ piece) {
      if (piece.kind === "thai") thai(piece.text, piece.start, visit);
      else if (piece.kind === "latin") latin(piece.text, piece.start, visit);
      else number(text, piece, visit);
    });
  };

  /**
   * Visit the 2- and 3-grams that only short fields hold.
   * @param {string} text
   * @param {Visit} visit
   */
  search.eachShortGram = function (text, visit) {
    search.pieces(text).forEach(function (/** @type {Piece} */ piece) {
      if (piece.kind !== "thai") return;
      for (var size = 2; size <= 3; size++) {
        for (var i = 0; i + size <= piece.text.length; i++) {
          visit("*" + piece.text.substr(i, size), piece.start + i, piece.start + i + size);
        }
      }
    });
  };
})();
