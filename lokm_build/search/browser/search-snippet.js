/**
 * What a reader sees of a result: the passage that matches, and marks on the words that do.
 *
 * Marks are found in folded text and laid on the original through the offset map; no cut and no mark
 * parts a letter from the vowels and tones that belong to it. Pure functions over strings.
 */
(function () {
  "use strict";

  /** @type {any} */
  var root = window;
  /** @type {any} */
  var lokm = (root.lokm = root.lokm || {});
  /** @type {any} */
  var search = (lokm.search = lokm.search || {});

  /** @typedef {{text: string, marked: boolean}} Stretch */

  var LENGTH = 190;
  /** Parts texts that are folded together: no letter of any token, and hardly ever written. */
  var BETWEEN = "\u00a6";
  var COMBINING = /[\u0e31\u0e33-\u0e3a\u0e45\u0e47-\u0e4e\u0300-\u036f]/;

  /**
   * Folded text and the place in the original of each of its characters and of its end.
   * @param {string} text
   * @returns {{text: string, offsets: number[]}}
   */
  search.foldedWithOffsets = function (text) {
    var normal = lokm.normalise(text);
    var folded = "";
    var offsets = [];
    for (var i = 0; i < normal.text.length; i++) {
      var letter = lokm.foldNormalised(normal.text.charAt(i));
      if (letter) offsets.push(normal.offsets[i]);
      folded += letter;
    }
    offsets.push(text.length);
    return withoutEra(folded, offsets);
  };

  /**
   * @param {string} folded
   * @param {number[]} offsets
   * @returns {{text: string, offsets: number[]}}
   */
  function withoutEra(folded, offsets) {
    /** @type {number[]} */
    var kept = [];
    var done = 0;
    var text = folded.replace(search.ERA, function (era, place) {
      kept = kept.concat(offsets.slice(done, place));
      done = place + era.length;
      return "";
    });
    kept = kept.concat(offsets.slice(done));
    text = search.datesInOneForm(text, function (/** @type {number} */ start, /** @type {number} */ length, /** @type {string} */ put) {
      kept = kept.slice(0, start).concat(stretched(kept, start, length, put.length), kept.slice(start + length));
    });
    return { text: search.sounds(text), offsets: kept };
  }

  /**
   * The places of a date's letters when another form, longer or shorter, stands for it.
   * @param {number[]} offsets
   * @param {number} start
   * @param {number} length
   * @param {number} wanted
   * @returns {number[]}
   */
  function stretched(offsets, start, length, wanted) {
    var places = [];
    for (var i = 0; i < wanted; i++) places.push(offsets[start + Math.floor((i * length) / wanted)]);
    if (wanted) places[wanted - 1] = offsets[start + length - 1];
    return places;
  }

  /**
   * The nearest place at or before `place` where a text may be cut.
   * @param {string} text
   * @param {number} place
   * @returns {number}
   */
  function cutBefore(text, place) {
    while (place > 0 && place < text.length && COMBINING.test(text.charAt(place))) place--;
    if (place > 0 && /[\udc00-\udfff]/.test(text.charAt(place))) place--;
    return place;
  }

  /**
   * The nearest place at or after `place` where a text may be cut.
   * @param {string} text
   * @param {number} place
   * @returns {number}
   */
  function cutAfter(text, place) {
    while (place < text.length && (COMBINING.test(text.charAt(place)) || /[\udc00-\udfff]/.test(text.charAt(place)))) place++;
    return place;
  }

  /**
   * The stretches of folded text that a variant's terms cover, long enough to mean something.
   * @param {string} folded
   * @param {any} variant
   * @returns {Array<[number, number]>}
   */
  function covered(folded, variant) {
    /** @type {Array<[number, number]>} */
    var spans = [];
    /**
     * @param {string} token
     * @param {number} start
     * @param {number} end
     */
    function visit(token, start, end) {
      var term = variant.worth.has(token) && variant.byToken.get(token);
      if (term && term.weight > 0.4) spans.push([start, end]);
    }
    search.eachToken(folded, visit);
    search.eachShortGram(folded, visit);
    spans.sort(function (one, other) { return one[0] - other[0] || one[1] - other[1]; });
    /** @type {Array<[number, number]>} */
    var merged = [];
    spans.forEach(function (span) {
      var last = merged[merged.length - 1];
      if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
      else merged.push([span[0], span[1]]);
    });
    return merged.filter(function (span) { return telling(folded.slice(span[0], span[1]), variant); });
  }

  /**
   * A stretch tells something when it is most of a piece of the query, or longer than one 4-gram.
   * @param {string} stretch
   * @param {any} variant
   * @returns {boolean}
   */
  function telling(stretch, variant) {
    if (!/^[\u0e01-\u0e4e]/.test(stretch) || stretch.length > 5) return true;
    return variant.pieces.some(function (/** @type {any} */ piece) {
      return piece.text.indexOf(stretch) >= 0 && stretch.length >= 0.6 * piece.text.length;
    });
  }

  /**
   * A text in stretches, marked or not.
   * @param {string} text
   * @param {any} variant
   * @returns {Stretch[]}
   */
  search.marked = function (text, variant) {
    prepare(variant);
    var folded = search.foldedWithOffsets(text);
    /** @type {Stretch[]} */
    var stretches = [];
    var done = 0;
    covered(folded.text, variant).forEach(function (span) {
      var start = Math.max(done, cutBefore(text, folded.offsets[span[0]]));
      var end = cutAfter(text, span[1] ? folded.offsets[span[1] - 1] + 1 : 0);
      if (end <= start) return;
      if (start > done) stretches.push({ text: text.slice(done, start), marked: false });
      stretches.push({ text: text.slice(start, end), marked: true });
      done = end;
    });
    if (done < text.length) stretches.push({ text: text.slice(done), marked: false });
    return stretches;
  };

  /** @param {any} variant */
  function prepare(variant) {
    if (variant.byToken) return;
    variant.byToken = new Map(variant.terms.map(function (/** @type {any} */ term) { return [term.token, term]; }));
    variant.pieces = search.pieces(search.sounds(variant.text));
  }

  /**
   * A document's text in chunks of about two lines, each with its heading.
   * @param {any} document
   * @returns {Array<{heading: string, anchor: string, text: string}>}
   */
  function chunks(document) {
    /** @type {Array<{heading: string, anchor: string, text: string}>} */
    var found = [];
    if (document.summary) found.push({ heading: "", anchor: "", text: document.summary });
    document.parts.forEach(function (/** @type {any} */ part) {
      var text = part.text.replace(/\s+/g, " ").trim();
      for (var start = 0; start < text.length; ) {
        var end = Math.min(start + LENGTH, text.length);
        var space = end < text.length ? text.lastIndexOf(" ", end) : end;
        end = space > start + LENGTH / 2 ? space : cutBefore(text, end);
        if (end <= start) end = Math.min(start + LENGTH, text.length);
        found.push({ heading: part.heading, anchor: part.anchor, text: text.slice(start, end).trim() });
        start = end;
      }
    });
    return found;
  }

  /**
   * How much of a variant stands in a text.
   * @param {string} text
   * @param {any} variant
   * @returns {number}
   */
  search.worthOf = function (text, variant) { return worthOf(search.folded(text), variant); };

  /**
   * @param {string} folded
   * @param {any} variant
   * @returns {number}
   */
  function worthOf(folded, variant) {
    var total = 0;
    new Set(search.places(folded, variant.worth, false).map(function (/** @type {[number, string]} */ pair) { return pair[1]; }))
      .forEach(function (token) { total += variant.worth.get(token); });
    return total;
  }

  /**
   * The folded form of each text; all are folded in one go, which takes a fraction of the time.
   * @param {string[]} texts
   * @returns {string[]}
   */
  function foldedEach(texts) {
    var folded = search.folded(texts.join(BETWEEN)).split(BETWEEN);
    return folded.length === texts.length ? folded : texts.map(search.folded);
  }

  /**
   * The passage of a document that answers a variant best.
   * @param {any} document
   * @param {any} variant
   * @returns {{heading: string, anchor: string, text: string, worth: number}}
   */
  search.passage = function (document, variant) {
    var best = { heading: "", anchor: "", text: "", worth: -1 };
    var all = chunks(document);
    var folded = foldedEach(all.map(function (chunk) { return chunk.heading + "\n" + chunk.text; }));
    all.forEach(function (chunk, place) {
      var worth = worthOf(folded[place], variant);
      if (worth > best.worth + 1e-9) best = Object.assign({ worth: worth }, chunk);
    });
    return best;
  };
})();
