/**
 * Understands a question by its words, for when no document holds it as it was asked.
 *
 * A run of Thai letters becomes words of `search/words.js` and of the registry, as few as can be; what
 * lies between them is a word too. Words that every sentence has are dropped; each that is left is a concept: the
 * word and what others call the same. Pure functions, but for the list of words that came.
 */
(function () {
  "use strict";

  /** @type {any} */
  var root = window;
  /** @type {any} */
  var lokm = (root.lokm = root.lokm || {});
  /** @type {any} */
  var search = (lokm.search = lokm.search || {});

  /** @typedef {{filler: boolean, same: Set<string>}} Word */
  /** @typedef {{text: string, start: number, end: number, word: Word | null}} Found */
  /** @typedef {{text: string, isSame: boolean, isAsked: boolean, tokens: string[]}} Way */

  var LONGEST = 24;
  var MOST_WAYS = 6;
  var DEPENDENT = /[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]/;
  var LEADING = /[\u0e40-\u0e44]/;

  /**
   * The words of the list and of the registry.
   * @param {string} payload
   * @param {Array<Array<[string, string]>>} groups
   * @returns {Map<string, Word>}
   */
  search.lexicon = function (payload, groups) {
    /** @type {Map<string, Word>} */
    var words = new Map();
    /**
     * @param {string[]} same
     * @param {string} mark
     */
    function add(same, mark) {
      same.forEach(function (text) {
        var known = words.get(text) || { filler: mark === "-", same: new Set() };
        if (mark !== "-") known.filler = false;
        if (mark === "=") {
          same.forEach(function (other) { if (other !== text) known.same.add(other); });
        }
        words.set(text, known);
      });
    }
    search.decodeText(payload).split("\n").forEach(function (/** @type {string} */ line) {
      add(line.slice(1).split(" "), line.charAt(0));
    });
    groups.forEach(function (group) {
      add(group.map(function (pair) { return search.sounds(pair[1]); }).filter(function (text) { return text.length > 1; }), "=");
    });
    return words;
  };

  /**
   * Whether a word may end and another begin here: no vowel is parted from its consonant.
   * @param {string} text
   * @param {number} place
   * @returns {boolean}
   */
  function canPart(text, place) {
    return !DEPENDENT.test(text.charAt(place)) && !LEADING.test(text.charAt(place - 1));
  }

  /**
   * The words of a Thai run: as few as can be, unknown letters least of all.
   * @param {string} run
   * @param {Map<string, Word>} words
   * @returns {Found[]}
   */
  function cut(run, words) {
    var cost = [0];
    /** @type {Array<[number, boolean]>} */
    var from = [[0, false]];
    for (var end = 1; end <= run.length; end++) {
      cost[end] = Infinity;
      if (end < run.length && !canPart(run, end)) continue;
      for (var start = end - 1; start >= Math.max(0, end - LONGEST); start--) {
        if (cost[start] === Infinity) continue;
        var isKnown = words.has(run.slice(start, end));
        var price = cost[start] + (isKnown ? 1 : 1.5 + 0.35 * (end - start));
        if (price < cost[end] - 1e-9) {
          cost[end] = price;
          from[end] = [start, isKnown];
        }
      }
    }
    /** @type {Found[]} */
    var found = [];
    for (var place = run.length; place > 0; place = from[place][0]) {
      var text = run.slice(from[place][0], place);
      found.unshift({ text: text, start: from[place][0], end: place, word: words.get(text) || null });
    }
    return found;
  }
  search.cutWords = cut;

  /**
   * The concepts of a folded query.
   * @param {string} text
   * @param {Map<string, Word>} words
   * @returns {any}
   */
  search.conceptsOf = function (text, words) {
    /** @type {any} */
    var concepts = [];
    concepts.fillers = 0;
    search.pieces(search.sounds(text)).forEach(function (/** @type {any} */ piece) {
      var found = piece.kind === "thai" && piece.text.length > 1 ? cut(piece.text, words)
        : [{ text: piece.text, start: 0, end: piece.text.length, word: words.get(piece.text) || null }];
      found.forEach(function (one) {
        if (one.word && one.word.filler && one.text !== "การ" && one.text !== "ความ") concepts.fillers++;
        if ((one.word && one.word.filler) || one.text.length < 2) return;
        if (concepts.some(function (/** @type {any} */ other) { return other.text === one.text; })) return;
        concepts.push({ text: one.text, ways: ways(one) });
      });
    });
    return concepts;
  };

  /**
   * @param {Found} found
   * @returns {Way[]}
   */
  function ways(found) {
    var others = found.word ? Array.from(found.word.same).slice(0, MOST_WAYS) : [];
    return [found.text].concat(others).map(function (text, place) {
      return { text: text, isSame: place > 0, isAsked: false, tokens: tokensOf(text) };
    }).filter(function (way) { return way.tokens.length; });
  }

  /**
   * The few tokens by which a list is asked for a word: its beginning and its end.
   * @param {string} text
   * @returns {string[]}
   */
  function tokensOf(text) {
    /** @type {string[]} */
    var tokens = [];
    search.eachToken(text, function (/** @type {string} */ token) {
      if (!/^\^[\u0e01-\u0e4e]|[\u0e01-\u0e4e]\$$/.test(token)) tokens.push(token);
    });
    if (!tokens.length && text.length > 1) return ["*" + text].filter(function () { return text.length < 4; });
    return tokens.length < 3 ? tokens : [tokens[0], tokens[tokens.length - 1]];
  }

  /**
   * Where a word stands in a folded text as a word: not inside another that the list knows.
   * @param {string} text
   * @param {string} word
   * @param {Map<string, Word>} words
   * @param {number} most
   * @returns {number[]}
   */
  search.placesOfWord = function (text, word, words, most) {
    /** @type {number[]} */
    var places = [];
    var isThai = /^[\u0e01-\u0e4e]/.test(word);
    for (var at = text.indexOf(word); at >= 0 && places.length < most; at = text.indexOf(word, at + 1)) {
      if (isThai ? standsAlone(text, at, word, words) : !/[a-z0-9]/.test(text.charAt(at - 1))) places.push(at);
    }
    return places;
  };

  /**
   * @param {string} text
   * @param {number} at
   * @param {string} word
   * @param {Map<string, Word>} words
   * @returns {boolean}
   */
  function standsAlone(text, at, word, words) {
    var end = at + word.length;
    if (!canPart(text, end) || !canPart(text, at)) return false;
    if (word.length > 4) return true;
    for (var from = Math.max(0, at - 8); from <= at; from++) {
      for (var to = end; to <= Math.min(text.length, end + 8); to++) {
        if (to - from > word.length && words.has(text.slice(from, to)) && !akin(words, text.slice(from, to), word)) return false;
      }
    }
    return true;
  }

  /**
   * @param {Map<string, Word>} words
   * @param {string} longer
   * @param {string} word
   * @returns {boolean}
   */
  function akin(words, longer, word) {
    var known = words.get(longer);
    return Boolean(known && known.same.has(word)) || longer.indexOf(word) === 0;
  }
})();
