/**
 * Narrowing: which documents have the facet values and hold the phrases that were asked for.
 *
 * Bounded, however many documents there are: a value's list holds the newest of its documents, and whether
 * a document that the list does not tell of has the value is looked up for so many only.
 */
(function () {
  "use strict";

  /** @type {any} */
  var root = window;
  /** @type {any} */
  var lokm = (root.lokm = root.lokm || {});
  /** @type {any} */
  var search = (lokm.search = lokm.search || {});

  /** @typedef {{name: string, codes: string[], days: Map<number, number>, total: number, isWhole: boolean}} Group */
  /** @typedef {{number: number, score: number}} Candidate */

  var MOST_LOOKED_UP = 400;

  /**
   * The numbers and days that a list of search/having/ tells.
   * @param {string} payload
   * @returns {Array<[number, number]>}
   */
  function read(payload) {
    var numbers = search.decodeNumbers(payload, 0, payload.length);
    var day = numbers[0];
    /** @type {Array<[number, number]>} */
    var dated = [];
    for (var i = 1; i + 1 < numbers.length; i += 2) {
      dated.push([numbers[i], day]);
      day -= numbers[i + 1];
    }
    return dated;
  }

  /**
   * @param {Record<string, string[]>} wanted
   * @returns {Promise<Group[]>}
   */
  function groups(wanted) {
    return search.load("facets").then(function (/** @type {any} */ table) {
      return Promise.all(Object.keys(wanted).map(function (name) { return group(name, wanted[name], table[name] || []); }));
    });
  }

  /**
   * @param {string} name
   * @param {string[]} codes
   * @param {any[]} known
   * @returns {Promise<Group>}
   */
  function group(name, codes, known) {
    var places = known.map(function (_, place) { return place; }).filter(function (place) { return codes.indexOf(known[place][0]) >= 0; });
    var lists = places.map(function (place) { return search.load("having/" + name + "/" + place); });
    return Promise.all(lists).then(function (came) {
      /** @type {Group} */
      var found = { name: name, codes: codes, days: new Map(), total: 0, isWhole: true };
      came.map(read).forEach(function (dated, number) {
        var total = known[places[number]][2];
        dated.forEach(function (pair) { found.days.set(pair[0], pair[1]); });
        found.total += total;
        if (dated.length < total) found.isWhole = false;
      });
      if (found.isWhole) found.total = found.days.size;
      return found;
    });
  }

  /**
   * Those of the candidates that have all that is wanted.
   * @param {Candidate[]} candidates
   * @param {Record<string, string[]>} wanted
   * @returns {Promise<Candidate[]>}
   */
  search.narrow = function (candidates, wanted) {
    if (!Object.keys(wanted).length) return Promise.resolve(candidates);
    return groups(wanted).then(function (all) { return having(candidates, all); });
  };

  /**
   * @template {{number: number}} Kind
   * @param {Kind[]} candidates
   * @param {Group[]} all
   * @returns {Promise<Kind[]>}
   */
  function having(candidates, all) {
    var left = candidates.filter(function (one) {
      return all.every(function (group) { return !group.isWhole || group.days.has(one.number); });
    });
    var cut = all.filter(function (group) { return !group.isWhole; });
    if (!cut.length) return Promise.resolve(left);
    var some = left.slice(0, MOST_LOOKED_UP);
    var unknown = some.filter(function (one) { return cut.some(function (group) { return !group.days.has(one.number); }); });
    return search.facetsOf(unknown.map(function (one) { return one.number; })).then(function (/** @type {any} */ values) {
      return some.filter(function (one) {
        return cut.every(function (group) {
          if (group.days.has(one.number)) return true;
          var own = values.get(one.number)[group.name] || [];
          return group.codes.some(function (code) { return own.indexOf(code) >= 0; });
        });
      });
    });
  }

  /**
   * All documents that have what is wanted, newest first, and how many there are (0 when that is not known).
   * @param {Record<string, string[]>} wanted
   * @returns {Promise<{numbers: number[], total: number}>}
   */
  search.listing = function (wanted) {
    return groups(wanted).then(function (all) {
      all.sort(function (one, other) { return one.days.size - other.days.size; });
      var first = all[0];
      var dated = Array.from(first.days, function (pair) { return { number: pair[0], day: pair[1] }; });
      dated.sort(function (one, other) { return other.day - one.day || one.number - other.number; });
      return having(dated, all.slice(1)).then(function (found) {
        var isAll = all.every(function (group) { return group.isWhole; });
        var total = isAll ? found.length : all.length === 1 && first.codes.length === 1 ? first.total : 0;
        return { numbers: found.map(function (one) { return one.number; }), total: total };
      });
    });
  };

  /**
   * Those candidates that can hold the phrases: whatever holds one has all of its tokens.
   * @param {Candidate[]} candidates
   * @param {any} variant with its lists
   * @param {string[]} phrases
   * @returns {Candidate[]}
   */
  search.mayHold = function (candidates, variant, phrases) {
    if (!phrases.length) return candidates;
    var tokens = new Set();
    phrases.forEach(function (phrase) {
      search.eachToken(search.folded(phrase), function (/** @type {string} */ token) {
        if (/^(?:[\u0e01-\u0e4e]{4}|#[0-9.,]*[0-9])$/.test(token)) tokens.add(token);
      });
    });
    var sets = variant.terms
      .filter(function (/** @type {any} */ term) { return term.list && !term.list.cut && tokens.has(term.token); })
      .map(function (/** @type {any} */ term) { return new Set(term.list.documents); });
    return candidates.filter(function (one) { return sets.every(function (/** @type {Set<number>} */ set) { return set.has(one.number); }); });
  };

  /**
   * Whether a document holds every phrase, letter by letter; words of Latin letters and numbers as a whole.
   * @param {any} document
   * @param {string[]} phrases
   * @returns {boolean}
   */
  search.holds = function (document, phrases) {
    if (!document.exact) {
      var texts = [document.title, document.summary, document.names];
      document.parts.forEach(function (/** @type {any} */ part) { texts.push(part.heading, part.text); });
      document.exact = texts.map(search.exact).join("\n");
    }
    return phrases.every(function (phrase) { return stands(document.exact, phrase); });
  };

  /**
   * @param {string} text
   * @param {string} phrase
   * @returns {boolean}
   */
  function stands(text, phrase) {
    for (var at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
      var end = at + phrase.length;
      var isBegun = /^[a-z0-9]/.test(phrase) && /(?:[a-z0-9]|[0-9]\.)$/.test(text.slice(Math.max(at - 2, 0), at));
      var goesOn = /[a-z0-9]$/.test(phrase) && /^(?:[a-z0-9]|\.[0-9])/.test(text.slice(end, end + 2));
      if (!isBegun && !goesOn) return true;
    }
    return false;
  }
})();
