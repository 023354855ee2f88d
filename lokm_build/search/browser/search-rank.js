/**
 * Ranks: posting lists give candidates, the candidates' texts give the order. Pure functions.
 *
 * First every variant scores the documents of its lists: BM25 impacts times rarity, as a share of
 * what a document holding everything would get. Then the best are read: how much of the query stands in
 * the document, in its title, in one passage, and in one piece.
 */
(function () {
  "use strict";

  /** @type {any} */
  var root = window;
  /** @type {any} */
  var lokm = (root.lokm = root.lokm || {});
  /** @type {any} */
  var search = (lokm.search = lokm.search || {});

  /** @typedef {{length: number, documents: number[], levels: number[], cut: boolean}} List */

  /** A token that stands in a text wherever its letters do. */
  var FOUR = /^[\u0e01-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e]{4}$/;
  var NO_PIECE = { whole: 0, near: 0, hole: Infinity, times: 0 };

  /** Weights of the second ranking; `pivot` letters are a short text, in which `times` counts in full. */
  search.weights = {
    first: 1.5, cover: 0.5, passage: 0.1, title: 0.5, filled: 0.15, phrase: 0.6, titlePhrase: 0.1, names: 0.2, times: 1.4, window: 160,
    lackingNumber: 0.3, pivot: 700, slope: 4
  };

  /**
   * @param {string} shard
   * @param {string} token
   * @returns {List | null}
   */
  search.listIn = function (shard, token) {
    var key = "!" + search.encodeToken(token) + " ";
    var at = shard.indexOf(key);
    if (at < 0) return null;
    var start = at + key.length;
    var numbers = search.decodeNumbers(shard, start, shard.indexOf("!", start));
    /** @type {List} */
    var list = { length: 0, documents: [], levels: [], cut: false };
    for (var i = 0; i < numbers.length; ) {
      var level = numbers[i] % 16;
      var size = (numbers[i] - level) / 16;
      i++;
      if (level === 0) {
        list.cut = true;
        list.length = size;
        continue;
      }
      for (var document = -1; size > 0; size--) {
        document += numbers[i++] + 1;
        list.documents.push(document);
        list.levels.push(level);
      }
    }
    if (!list.cut) list.length = list.documents.length;
    return list;
  };

  /**
   * The shard that holds a token.
   * @param {string} token
   * @param {number} bits
   * @returns {number}
   */
  search.shardOf = function (token, bits) {
    var value = 0x811c9dc5;
    for (var i = 0; i < token.length; i++) value = Math.imul(value ^ token.charCodeAt(i), 0x01000193) >>> 0;
    return ((value ^ (value >>> 15)) >>> 0) & ((1 << bits) - 1);
  };

  /**
   * Rarity of a token: how much less likely a document is to hold it than not.
   * @param {number} holding
   * @param {number} all
   * @returns {number}
   */
  search.rarity = function (holding, all) {
    var some = Math.max(holding, 1);
    return Math.log(1 + (all - Math.min(some, all) + 0.5) / (some + 0.5));
  };

  /**
   * First ranking.
   * @param {Array<{weight: number, terms: Array<{weight: number, rarity: number, list: List | null}>}>} variants
   * @returns {Array<{number: number, score: number}>}
   */
  search.firstRanking = function (variants) {
    /** @type {Map<number, number>} */
    var best = new Map();
    variants.forEach(function (variant) {
      var whole = 0;
      /** @type {Map<number, number>} */
      var scores = new Map();
      variant.terms.forEach(function (term) {
        var worth = term.weight * term.rarity;
        whole += worth;
        var list = term.list;
        if (!list) return;
        for (var i = 0; i < list.documents.length; i++) {
          var document = list.documents[i];
          scores.set(document, (scores.get(document) || 0) + (worth * list.levels[i]) / 16);
        }
      });
      if (whole > 0) {
        scores.forEach(function (score, document) {
          var share = (variant.weight * score) / whole;
          var known = best.get(document) || 0;
          best.set(document, Math.max(known, share) + 0.15 * Math.min(known, share));
        });
      }
    });
    return Array.from(best, function (pair) { return { number: pair[0], score: search.graded(pair[1]) }; }).sort(function (one, other) {
      return other.score - one.score || one.number - other.number;
    });
  };

  /**
   * A fragment as a document with its folded forms.
   * @param {number} number
   * @param {string[]} fields
   * @returns {any}
   */
  search.readDocument = function (number, fields) {
    var plain = fields.map(search.decodeText);
    var parts = [];
    for (var i = 9; i + 2 < plain.length; i += 3) parts.push({ heading: plain[i], anchor: plain[i + 1], text: plain[i + 2] });
    return {
      number: number, role: plain[0], url: plain[1], title: plain[2], label: plain[3], hue: plain[4], unit: plain[5],
      year: plain[6], summary: plain[7], names: plain[8], parts: parts, folded: null
    };
  };

  /**
   * @param {any} document
   * @returns {any}
   */
  function folded(document) {
    if (!document.folded) {
      var text = [document.summary]
        .concat(document.parts.map(function (/** @type {any} */ part) { return part.heading + "\n" + part.text; }))
        .join("\n");
      var plain = search.plain(text);
      var title = search.plain(document.title);
      document.folded = {
        title: search.sounds(title), names: search.folded(document.names), text: search.sounds(plain),
        tight: search.tight(plain), tightTitle: search.tight(title)
      };
    }
    return document.folded;
  }
  search.foldedDocument = folded;

  /**
   * What a search by concepts looks through: title and headings, and everything but these.
   * @param {any} document
   * @returns {{titles: string, all: string, text: string}}
   */
  search.foldedParts = function (document) {
    var known = folded(document);
    if (!known.titles) {
      var headings = document.parts.map(function (/** @type {any} */ part) { return part.heading; }).join("\n");
      known.titles = known.title + "\n" + search.folded(headings);
      known.all = known.names + "\n" + known.text;
    }
    return known;
  };

  /**
   * Where the terms of a variant stand in a text.
   * @param {string} text
   * @param {Map<string, number>} worth
   * @param {boolean} short
   * @returns {Array<[number, string]>}
   */
  function places(text, worth, short) {
    /** @type {Array<[number, string]>} */
    var found = [];
    var others = 0;
    worth.forEach(function (_, token) {
      if (!FOUR.test(token)) return others++;
      for (var at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + 1)) found.push([at, token]);
    });
    /**
     * @param {string} token
     * @param {number} start
     */
    function visit(token, start) { if (worth.has(token) && !FOUR.test(token)) found.push([start, token]); }
    if (others) search.eachToken(text, visit);
    if (others && short) search.eachShortGram(text, visit);
    return found.sort(function (one, other) { return one[0] - other[0]; });
  }
  search.places = places;

  /**
   * @param {Iterable<string>} tokens
   * @param {Map<string, number>} worth
   * @returns {number}
   */
  function sum(tokens, worth) {
    var total = 0;
    Array.from(new Set(tokens)).forEach(function (token) { total += worth.get(token) || 0; });
    return total;
  }

  /**
   * The most of the query that stands within one window of the text.
   * @param {Array<[number, string]>} found in order of place
   * @param {Map<string, number>} worth
   * @param {number} width
   * @returns {{worth: number, start: number}}
   */
  function bestWindow(found, worth, width) {
    /** @type {Map<string, number>} */
    var inside = new Map();
    var total = 0;
    var best = { worth: 0, start: 0 };
    for (var left = 0, right = 0; right < found.length; right++) {
      var token = found[right][1];
      var held = inside.get(token) || 0;
      if (!held) total += worth.get(token) || 0;
      inside.set(token, held + 1);
      for (; found[right][0] - found[left][0] > width; left++) {
        var gone = found[left][1];
        var rest = (inside.get(gone) || 0) - 1;
        inside.set(gone, rest);
        if (!rest) total -= worth.get(gone) || 0;
      }
      if (total > best.worth + 1e-9) best = { worth: total, start: found[left][0] };
    }
    return best;
  }
  search.bestWindow = bestWindow;

  /**
   * A score in steps, so that two browsers whose logarithms differ in the last place give the same order.
   * @param {number} score
   * @returns {number}
   */
  search.graded = function (score) { return Math.round(score * 4096) / 4096; };

  /**
   * @param {any} one
   * @param {any} other
   * @returns {number}
   */
  search.byScore = function (one, other) { return other.score - one.score || one.document.number - other.document.number; };

  /**
   * The share of a tight query that stands in a tight text in one piece, how often all of it does, and the share that
   * does when a letter may be wrong, missing or too many here and there (`near`), with the longest stretch that does not.
   * @param {string} query
   * @param {string} text
   * @returns {{whole: number, near: number, hole: number, times: number}}
   */
  function pieceOf(query, text) {
    var size = Math.min(4, query.length);
    if (!size || text.length < size) return NO_PIECE;
    var longest = 0;
    /** @type {Map<number, number[]>} by how far the text runs ahead of the query: where in the query */
    var ahead = new Map();
    /** @type {Map<number, number>} */
    var before = new Map();
    for (var i = 0; i + size <= query.length; i++) {
      /** @type {Map<number, number>} */
      var now = new Map();
      var gram = query.substr(i, size);
      for (var at = text.indexOf(gram); at >= 0; at = text.indexOf(gram, at + 1)) {
        var run = (before.get(at - 1) || 0) + 1;
        now.set(at, run);
        if (run > longest) longest = run;
        var known = ahead.get(at - i);
        if (known) known.push(i);
        else ahead.set(at - i, [i]);
      }
      before = now;
    }
    if (!longest) return NO_PIECE;
    var whole = (longest + size - 1) / query.length;
    var near = whole < 1 && size === 4 ? nearest(ahead, query.length) : { share: whole, hole: query.length - longest - size + 1 };
    return { whole: whole, near: Math.max(near.share, whole), hole: near.hole, times: whole === 1 ? before.size : 0 };
  }

  /**
   * The most of a query that stands along one line of a text or a letter beside it, and the longest stretch of
   * the query that does not.
   * @param {Map<number, number[]>} ahead
   * @param {number} length
   * @returns {{share: number, hole: number}}
   */
  function nearest(ahead, length) {
    var best = { share: 0, hole: length };
    ahead.forEach(function (_, shift) {
      var held = new Uint8Array(length);
      var count = 0;
      for (var other = shift - 1; other <= shift + 1; other++) {
        (ahead.get(other) || []).forEach(function (start) {
          for (var i = start; i < start + 4; i++) {
            if (!held[i]) count++;
            held[i] = 1;
          }
        });
      }
      if (count / length > best.share) best = { share: count / length, hole: longestHole(held) };
    });
    return best;
  }

  /**
   * @param {Uint8Array} held
   * @returns {number}
   */
  function longestHole(held) {
    var longest = 0;
    for (var i = 0, run = 0; i < held.length; i++) {
      run = held[i] ? 0 : run + 1;
      if (run > longest) longest = run;
    }
    return longest;
  }

  /**
   * The share of the numbers of a query that a document lacks: 2.10 is no answer to 2.4, however much of the rest
   * it holds.
   * @param {any} variant
   * @param {string[]} tokens
   * @returns {number}
   */
  function lackingNumbers(variant, tokens) {
    var numbers = variant.terms.filter(function (/** @type {any} */ term) { return /^#[0-9.]*[0-9]$/.test(term.token); });
    if (!numbers.length) return 0;
    var held = new Set(tokens);
    return numbers.filter(function (/** @type {any} */ term) { return !held.has(term.token); }).length / numbers.length;
  }

  /**
   * How often is often: from 0 for never to 1 for fifteen times and more.
   * @param {number} times
   * @returns {number}
   */
  function often(times) { return Math.min(1, Math.log2(1 + times) / 4); }

  /**
   * What to divide by how often a word stands in a text: in a long one it stands more often without being its subject.
   * @param {number} length
   * @returns {number}
   */
  function lengthiness(length) { return 1 + search.weights.slope * Math.log2(Math.max(1, length / search.weights.pivot)); }

  /**
   * How well one document answers one variant.
   * @param {any} document
   * @param {any} variant
   * @param {number} first its share in the first ranking
   * @returns {any}
   */
  search.judge = function (document, variant, first) {
    var weights = search.weights;
    var text = folded(document);
    var worth = variant.worth;
    var inTitle = places(text.title, worth, true);
    var inNames = places(text.names, worth, true);
    var inText = places(text.text, worth, false);
    var tokens = inTitle.concat(inNames, inText).map(function (pair) { return pair[1]; });
    var whole = variant.whole || 1;
    var cover = sum(tokens, worth) / whole;
    var titleTokens = inTitle.map(function (pair) { return pair[1]; });
    var title = sum(titleTokens, worth) / whole;
    var window = bestWindow(inText, worth, weights.window);
    var titlePiece = pieceOf(variant.tight, text.tightTitle);
    var textPiece = pieceOf(variant.tight, text.tight);
    var titlePhrase = Math.max(titlePiece.whole, 0.95 * titlePiece.near);
    var near = Math.max(titlePiece.near, textPiece.near);
    var phrase = Math.max(textPiece.whole, titlePiece.whole, 0.95 * near);
    var filled = Math.min(1, (titlePhrase * variant.tight.length) / Math.max(text.tightTitle.length, 1));
    var score =
      weights.first * first +
      weights.cover * cover +
      weights.passage * (window.worth / whole) +
      weights.title * title +
      weights.titlePhrase * titlePhrase * titlePhrase +
      weights.filled * filled * titlePhrase +
      weights.times * often(textPiece.times / lengthiness(text.tight.length)) +
      weights.phrase * phrase * phrase +
      (weights.names * sum(inNames.map(function (pair) { return pair[1]; }), worth)) / whole;
    var lacking = lackingNumbers(variant, tokens);
    score *= 1 - weights.lackingNumber * lacking;
    return {
      score: score * variant.weight, cover: search.graded(cover * variant.weight), passage: (window.worth / whole) * variant.weight,
      phrase: phrase * variant.weight, near: near * variant.weight, hole: Math.min(titlePiece.hole, textPiece.hole), title: title * variant.weight, titlePhrase: titlePhrase, filled: filled, lacking: lacking,
      variant: variant
    };
  };

  /**
   * Second ranking of documents that came.
   * @param {Array<{document: any, score: number}>} candidates
   * @param {any[]} variants
   * @returns {any[]}
   */
  search.secondRanking = function (candidates, variants) {
    return candidates
      .map(function (candidate) {
        var judged = variants
          .map(function (variant) { return search.judge(candidate.document, variant, candidate.score); })
          .sort(function (one, other) { return other.score - one.score; });
        var best = judged[0];
        var more = judged.length > 1 ? judged[1].score : 0;
        return Object.assign({ document: candidate.document }, best, { score: search.graded(best.score + 0.1 * more) });
      })
      .sort(search.byScore);
  };
})();
