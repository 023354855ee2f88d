/**
 * A second search by concepts, when the first found nothing close: some of the words, in any order, under other
 * names. The more a document tells of what the rare words ask for, and the nearer together, the better.
 */
(function () {
  "use strict";

  /** @type {any} */
  var root = window;
  /** @type {any} */
  var lokm = (root.lokm = root.lokm || {});
  /** @type {any} */
  var search = (lokm.search = lokm.search || {});

  /** Weights of the ranking by concepts; `same` is what another name counts, `pivot` letters are a text of usual length. */
  search.widenWeights = {
    first: 0.6, cover: 1, passage: 1, title: 1.5,
    window: 160, places: 20, tokens: 20, same: 0.85, pivot: 1500, slope: 0.4, plain: 0.33
  };

  /**
   * The tokens that the concepts need, at most so many: the words themselves first, then their other names.
   * @param {any[]} concepts
   * @returns {string[]}
   */
  search.widenTokens = function (concepts) {
    /** @type {Set<string>} */
    var tokens = new Set();
    for (var place = 0; place < 7; place++) {
      concepts.forEach(function (concept) {
        var way = concept.ways[place];
        if (!way || tokens.size + way.tokens.length > search.widenWeights.tokens) return;
        way.isAsked = true;
        way.tokens.forEach(function (/** @type {string} */ token) { tokens.add(token); });
      });
    }
    return Array.from(tokens);
  };

  /**
   * First ranking by concepts: what each is worth, and the documents that hold most of them.
   * @param {any[]} concepts
   * @param {(token: string) => any} listOf
   * @param {number} all
   * @returns {Array<{number: number, score: number}>}
   */
  search.widenFirst = function (concepts, listOf, all) {
    /** @type {Map<number, number>} */
    var total = new Map();
    var whole = 0;
    concepts.forEach(function (concept) {
      var held = evidence(concept, listOf);
      concept.worth = search.rarity(Math.max(held.size, 1), all);
      whole += concept.worth;
      held.forEach(function (share, number) { total.set(number, (total.get(number) || 0) + concept.worth * share); });
    });
    return Array.from(total, function (pair) { return { number: pair[0], score: search.graded(pair[1] / (whole || 1)) }; })
      .sort(function (one, other) { return other.score - one.score || one.number - other.number; });
  };

  /**
   * How surely each document holds a concept, by the lists of its best way.
   * @param {any} concept
   * @param {(token: string) => any} listOf
   * @returns {Map<number, number>}
   */
  function evidence(concept, listOf) {
    /** @type {Map<number, number>} */
    var best = new Map();
    concept.ways.forEach(function (/** @type {any} */ way) {
      if (!way.isAsked) return;
      /** @type {Map<number, number[]>} */
      var seen = new Map();
      way.tokens.forEach(function (/** @type {string} */ token) {
        var list = listOf(token);
        if (!list) return;
        list.documents.forEach(function (/** @type {number} */ number, /** @type {number} */ place) {
          var before = seen.get(number) || [0, 0];
          seen.set(number, [before[0] + 1, before[1] + list.levels[place]]);
        });
      });
      seen.forEach(function (pair, number) {
        if (pair[0] < way.tokens.length) return;
        var share = (way.isSame ? search.widenWeights.same : 1) * (0.6 + (0.4 * pair[1]) / (15 * way.tokens.length));
        if (share > (best.get(number) || 0)) best.set(number, share);
      });
    });
    return best;
  }

  /**
   * How well a document answers the concepts: those in its title and headings, those anywhere, those close together.
   * @param {any} document
   * @param {any} concepts
   * @param {Map<string, any>} words
   * @param {number} first
   * @returns {any}
   */
  function judge(document, concepts, words, first) {
    var weights = search.widenWeights;
    var text = search.foldedParts(document);
    var sum = { whole: 0, cover: 0, title: 0, count: 0 };
    /** @type {Array<[number, string]>} */
    var places = [];
    /** @type {Map<string, number>} */
    var worth = new Map();
    concepts.forEach(function (/** @type {any} */ concept) {
      var found = held(concept, text, words, places);
      worth.set(concept.text, found.worth);
      sum.whole += concept.worth;
      sum.cover += found.worth;
      sum.title += found.title;
      if (found.worth) sum.count++;
    });
    places.sort(function (one, other) { return one[0] - other[0]; });
    var whole = sum.whole || 1;
    var passage = search.bestWindow(places, worth, weights.window).worth;
    var length = 1 + weights.slope * Math.log2(Math.max(1, text.text.length / weights.pivot));
    var body = (weights.cover * sum.cover + weights.passage * passage) / length;
    return {
      score: weights.first * first + (body + weights.title * sum.title) / whole, cover: search.graded(sum.cover / whole),
      count: sum.count, of: concepts.length, fillers: concepts.fillers
    };
  }

  /**
   * What a document's texts hold of a concept, under any of its names; where it stands is added to `places`.
   * @param {any} concept
   * @param {any} text
   * @param {Map<string, any>} words
   * @param {Array<[number, string]>} places
   * @returns {{title: number, worth: number}}
   */
  function held(concept, text, words, places) {
    var found = { title: 0, worth: 0 };
    concept.ways.forEach(function (/** @type {any} */ way) {
      var worth = (way.isSame ? search.widenWeights.same : 1) * concept.worth;
      if (search.placesOfWord(text.titles, way.text, words, 1).length) found.title = Math.max(found.title, worth);
      var standing = search.placesOfWord(text.all, way.text, words, search.widenWeights.places);
      if (standing.length) found.worth = Math.max(found.worth, worth);
      standing.forEach(function (/** @type {number} */ place) { places.push([place, concept.text]); });
    });
    found.worth = Math.max(found.worth, found.title);
    return found;
  }

  /**
   * The order of documents that were judged plainly already, by that and by concepts.
   * @param {any[]} ranked
   * @param {any[]} concepts
   * @param {Map<string, any>} words
   * @param {Array<{number: number, score: number}>} first
   * @returns {any[]}
   */
  search.widenRanking = function (ranked, concepts, words, first) {
    var scores = new Map(first.map(function (one) { return /** @type {[number, number]} */ ([one.number, one.score]); }));
    return ranked
      .map(function (one) {
        var wide = judge(one.document, concepts, words, scores.get(one.document.number) || 0);
        return Object.assign({}, one, { wide: wide, score: search.graded(search.widenWeights.plain * one.score + wide.score) });
      })
      .sort(search.byScore);
  };
})();
