/**
 * A search from end to end: which files a query needs, in which order, and what is worth showing.
 *
 * `lokm.search.find(query)` promises `{results, answers, near, total, via}`. Work is bounded: so many
 * tokens a variant, rarest first; so many texts.
 */
(function () {
  "use strict";

  var lokm = (window.lokm = window.lokm || {});
  var search = (lokm.search = lokm.search || {});

  search.limits = { tokens: 16, aliasTokens: 8, texts: 30, answers: 6, gate: 0.5, shown: 200 };

  /** @type {any} */
  var head = null;

  /**
   * The small file that every query needs.
   * @returns {Promise<any>}
   */
  search.ready = function () {
    return search.load("head").then(function (/** @type {any} */ payload) {
      if (!head || head.version !== payload.version) head = readHead(payload);
      return head;
    });
  };

  /**
   * @param {any} payload
   * @returns {any}
   */
  function readHead(payload) {
    /** @type {Map<string, number>} */
    var frequent = new Map();
    var least = 1;
    search.decodeText(payload.frequent).split("\n").filter(Boolean).forEach(function (/** @type {string} */ line) {
      var tokens = line.split(" ");
      least = Math.pow(2, Number(tokens[0]) / 2);
      for (var i = 1; i < tokens.length; i++) frequent.set(tokens[i], least);
    });
    return Object.assign({}, payload, {
      frequent: frequent, least: least, groups: search.aliasGroups(search.decodeText(payload.aliases))
    });
  }

  /**
   * The terms of a variant that are asked for: the rarest, each where it stands in the query.
   * @param {any} variant
   * @param {number} most
   * @returns {any[]}
   */
  function chosen(variant, most) {
    var rare = variant.terms.filter(function (/** @type {any} */ term) { return !head.frequent.has(term.token); });
    var common = variant.terms
      .filter(function (/** @type {any} */ term) { return head.frequent.has(term.token); })
      .sort(function (/** @type {any} */ one, /** @type {any} */ other) {
        return other.weight * search.rarity(head.frequent.get(other.token), head.documents) -
          one.weight * search.rarity(head.frequent.get(one.token), head.documents) || one.start - other.start;
      });
    return spread(rare, most).concat(common.slice(0, Math.max(0, most - rare.length)));
  }

  /**
   * At most so many terms, the weightiest, evenly over the query where they weigh the same.
   * @param {any[]} terms
   * @param {number} most
   * @returns {any[]}
   */
  function spread(terms, most) {
    if (terms.length <= most) return terms;
    var heavy = terms.filter(function (term) { return term.weight > 0.5; });
    var from = heavy.length >= most ? heavy : terms;
    var kept = [];
    for (var i = 0; i < most; i++) kept.push(from[Math.floor((i * from.length) / most)]);
    return kept;
  }

  /**
   * @param {string} token
   * @returns {string}
   */
  function shardName(token) { return "grams/" + search.shardOf(token, head.bits).toString(16); }

  /**
   * @param {any[]} variants
   * @returns {Promise<any>}
   */
  function bringLists(variants) {
    /** @type {Set<string>} */
    var names = new Set();
    variants.forEach(function (variant, number) {
      variant.asked = chosen(variant, number ? search.limits.aliasTokens : search.limits.tokens);
      variant.asked.forEach(function (/** @type {any} */ term) { names.add(shardName(term.token)); });
    });
    return Promise.all(Array.from(names, search.load)).then(function () {
      variants.forEach(weigh);
    });
  }

  /**
   * Give every term its list, where it was asked for, and its rarity.
   * @param {any} variant
   */
  function weigh(variant) {
    var asked = new Set(variant.asked);
    variant.worth = new Map();
    variant.whole = 0;
    variant.terms.forEach(function (/** @type {any} */ term) {
      term.list = asked.has(term) ? search.listIn(search.kept(shardName(term.token)), term.token) : null;
      var holding = asked.has(term) ? (term.list ? term.list.length : 0) : head.frequent.get(term.token) || head.least / 2;
      term.rarity = search.rarity(holding, head.documents);
      variant.worth.set(term.token, term.weight * term.rarity);
      variant.whole += term.weight * term.rarity;
    });
  }

  /**
   * @param {number} number
   * @returns {Promise<any>}
   */
  function bringText(number) {
    return search.load("texts/" + Math.floor(number / 100) + "/" + number).then(function (/** @type {any} */ payload) {
      if (!payload.document) payload.document = search.readDocument(number, payload);
      return payload.document;
    });
  }

  /**
   * @param {Array<{number: number, score: number}>} candidates
   * @param {any[]} variants
   * @returns {Promise<any[]>}
   */
  function reRank(candidates, variants) {
    return Promise.all(
      candidates.map(function (candidate) {
        return bringText(candidate.number).then(function (document) {
          return { document: document, score: candidate.score };
        });
      })
    ).then(function (read) { return search.secondRanking(read, variants); });
  }

  /**
   * Whether a result is close enough to what was asked to be shown as a result.
   * @param {any} result
   * @returns {boolean}
   */
  function close(result) {
    return Math.max(result.cover, result.phrase) >= search.limits.gate;
  }

  /**
   * @param {string} query
   * @param {(number: number) => boolean} [allowed] which documents may be results at all
   * @returns {Promise<any>}
   */
  search.find = function (query, allowed) {
    return search.ready().then(function () {
      var variants = search.variants(query, head.groups).filter(function (/** @type {any} */ one) { return one.terms.length; });
      if (!variants.length) return { results: [], near: [], answers: [], total: 0, candidates: [] };
      return bringLists(variants).then(function () { return rank(variants, allowed); });
    });
  };

  /**
   * @param {any[]} variants
   * @param {((number: number) => boolean) | undefined} allowed
   * @returns {Promise<any>}
   */
  function rank(variants, allowed) {
    var first = search.firstRanking(variants.map(function (variant) {
      return { weight: variant.weight, terms: variant.asked };
    }));
    var found = first.filter(function (/** @type {any} */ one) { return one.number < head.found && (!allowed || allowed(one.number)); });
    var entries = first.filter(function (/** @type {any} */ one) { return one.number >= head.found; });
    var least = found.length ? found[0].score * 0.45 : 0;
    var read = found.slice(0, search.limits.texts).filter(function (/** @type {any} */ one, /** @type {number} */ place) {
      return place < 10 || one.score >= least;
    });
    return Promise.all([
      reRank(read, variants),
      reRank(entries.slice(0, search.limits.answers), variants)
    ]).then(function (ranked) {
      var results = ranked[0].filter(close);
      return {
        results: results,
        near: results.length ? [] : ranked[0].slice(0, 5),
        answers: ranked[1].filter(function (answer) { return answer.filled > 0.6 && answer.titlePhrase > 0.6; }).slice(0, 3),
        rest: found.slice(read.length),
        ranked: ranked[0],
        variants: variants
      };
    });
  }
})();
