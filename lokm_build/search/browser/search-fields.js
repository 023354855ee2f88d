/**
 * The words of the query language: `"a phrase"`, and `หน่วยงาน:กพร.` `ตัวชี้วัด:2.4` `ชนิด:sop` `ปี:2566` `ขั้นตอน:แบ่งปัน`.
 *
 * `search.read(query)` takes them out of a query; `search.understand(query, facets)` promises what they mean,
 * by the names in search/facets.js, which is loaded only when such a word stands in the query.
 */
(function () {
  "use strict";

  /** @type {any} */
  var root = window;
  /** @type {any} */
  var lokm = (root.lokm = root.lokm || {});
  /** @type {any} */
  var search = (lokm.search = lokm.search || {});

  /** @typedef {{name: string, value: string, start: number, end: number}} Word */
  /** @typedef {any[]} Known code, name, how many documents, other names */
  /** @typedef {{name: string, label: string, value: string, start: number, end: number, codes: string[], shown: string, near: Known[]}} Meant */

  /** @type {Record<string, string[]>} the first is what readers see */
  var NAMES = {
    unit: ["หน่วยงาน", "หน่วย", "unit"],
    topic: ["หัวข้อ", "topic"],
    indicator: ["ตัวชี้วัด", "indicator", "kpi"],
    kind: ["ชนิด", "ประเภท", "kind", "type"],
    year: ["ปี", "ปีงบประมาณ", "ปีงบ", "year", "fy"],
    step: ["ขั้นตอน", "ขั้น", "step"]
  };
  var MOST_CODES = 8;
  var NEAR = 3;
  var NEAREST = 0.3;
  var OFFSET = 543;
  var FIRST_BE = 2400;
  /** @type {RegExp | null} */
  var wordPattern = null;
  var PHRASE = /"([^"]+)"|“([^“”]+)[”"]|„([^“”„]+)[“”"]|«([^»]+)»/g;

  /** @returns {RegExp} */
  function pattern() {
    if (!wordPattern) {
      var names = Object.keys(NAMES).reduce(function (/** @type {string[]} */ all, name) { return all.concat(NAMES[name]); }, []);
      names.sort(function (one, other) { return other.length - one.length; });
      wordPattern = new RegExp("(^|\\s)(" + names.join("|") + ")\\s*[:：]\\s*(\"[^\"]*\"?|“[^”]*”?|[^\\s\"“”]*)", "gi");
    }
    return wordPattern;
  }

  /**
   * @param {string} written
   * @returns {string}
   */
  function nameOf(written) {
    var small = written.toLowerCase();
    return Object.keys(NAMES).filter(function (name) { return NAMES[name].indexOf(small) >= 0; })[0];
  }

  /**
   * What readers call a field.
   * @param {string} name
   * @returns {string}
   */
  search.fieldLabel = function (name) { return NAMES[name][0]; };

  /**
   * A query in its parts: field words, phrases, and the text that is left.
   * @param {string} query
   * @returns {{text: string, phrases: string[], words: Word[]}}
   */
  search.read = function (query) {
    /** @type {Word[]} */
    var words = [];
    var rest = query.replace(pattern(), function (all, before, name, value, place) {
      var start = place + before.length;
      words.push({ name: nameOf(name), value: value.replace(/["“”]/g, "").trim(), start: start, end: place + all.length });
      return before + " ";
    });
    /** @type {string[]} */
    var phrases = [];
    var text = rest.replace(PHRASE, function (_, plain, curly, low, angled) {
      var phrase = search.exact(plain || curly || low || angled);
      if (phrase) phrases.push(phrase);
      return " " + (plain || curly || low || angled) + " ";
    });
    return { text: text.replace(/["“”„«»]/g, " ").replace(/\s+/g, " ").trim(), phrases: phrases, words: words };
  };

  /**
   * The form in which phrases are compared: normalised, spaces beside Thai letters gone, the others single.
   * @param {string} text
   * @returns {string}
   */
  search.exact = function (text) {
    return lokm.normaliseText(text).replace(/([\u0e00-\u0e7f]) +/g, "$1").replace(/ +(?=[\u0e00-\u0e7f])/g, "").trim();
  };

  /**
   * The query without one of its field words.
   * @param {string} query
   * @param {{start: number, end: number}} word
   * @param {string} [put]
   * @returns {string}
   */
  search.without = function (query, word, put) {
    return (query.slice(0, word.start) + (put || "") + query.slice(word.end)).replace(/\s+/g, " ").trim();
  };

  /**
   * A field word as it is written in a query.
   * @param {string} name
   * @param {string} value
   * @returns {string}
   */
  search.fieldWord = function (name, value) {
    return NAMES[name][0] + ":" + (/\s/.test(value) ? '"' + value + '"' : value);
  };

  /**
   * What a query asks for. `facets` are values that were chosen in another way.
   * @param {string} query
   * @param {Record<string, string | string[]>} facets
   * @returns {Promise<{text: string, phrases: string[], wanted: Record<string, string[]>, words: Meant[]}>}
   */
  search.understand = function (query, facets) {
    var parts = search.read(query);
    /** @type {Record<string, string[]>} */
    var wanted = {};
    Object.keys(facets).forEach(function (name) { add(wanted, name, /** @type {string[]} */ ([]).concat(facets[name] || [])); });
    var meant = { text: parts.text, phrases: parts.phrases, wanted: wanted, words: /** @type {Meant[]} */ ([]) };
    if (!parts.words.length) return Promise.resolve(meant);
    return search.load("facets").then(function (/** @type {Record<string, Known[]>} */ table) {
      meant.words = parts.words.map(function (/** @type {Word} */ word) { return resolved(word, table[word.name] || []); });
      meant.words.forEach(function (word) { add(wanted, word.name, word.codes); });
      return meant;
    });
  };

  /**
   * @param {Record<string, string[]>} wanted
   * @param {string} name
   * @param {string[]} codes
   */
  function add(wanted, name, codes) {
    if (codes.length) wanted[name] = (wanted[name] || []).concat(codes);
  }

  /**
   * @param {Word} word
   * @param {Known[]} known
   * @returns {Meant}
   */
  function resolved(word, known) {
    var found = word.name === "year" ? years(word.value, known) : named(key(word.value), known);
    var isClear = found.length > 0 && found.length <= MOST_CODES;
    return Object.assign({}, word, {
      label: NAMES[word.name][0],
      codes: isClear ? found.map(function (one) { return one[0]; }) : [],
      shown: !isClear ? word.value : found.length === 1 ? found[0][1] : word.value + " (" + found.length + ")",
      near: isClear ? [] : word.value && !found.length ? nearest(word, known) : offered(word, found.length ? found : known)
    });
  }

  /**
   * The values to choose from when a word is not finished: the newest years, else those that most documents have.
   * @param {Word} word
   * @param {Known[]} found
   * @returns {Known[]}
   */
  function offered(word, found) {
    return found
      .slice()
      .sort(function (one, other) { return word.name === "year" ? Number(other[0]) - Number(one[0]) : other[2] - one[2]; })
      .slice(0, MOST_CODES);
  }

  /**
   * The years that a value names: B.E. or C.E., two digits or four, one or a span.
   * @param {string} value
   * @param {Known[]} known
   * @returns {Known[]}
   */
  function years(value, known) {
    var read = /^(?:(?:พ|ค)ศ ?)?([0-9]{4}|[0-9]{2})(?: ?[-–] ?([0-9]{4}|[0-9]{2}))?$/.exec(lokm.fold(value).trim());
    if (!read) return [];
    var first = buddhist(read[1]);
    var last = buddhist(read[2] || read[1]);
    return known.filter(function (one) { return Number(one[0]) >= first && Number(one[0]) <= last; });
  }

  /**
   * @param {string} digits
   * @returns {number}
   */
  function buddhist(digits) {
    var year = Number(digits);
    if (digits.length === 2) return 2500 + year;
    return year < FIRST_BE ? year + OFFSET : year;
  }

  /**
   * @param {string} text
   * @returns {string}
   */
  function key(text) { return search.tight(lokm.fold(text)); }

  /**
   * @param {Known} one
   * @returns {string[]}
   */
  function keys(one) { return [one[0], one[1]].concat(one.slice(3)).map(key).filter(Boolean); }

  /**
   * The values that are called so; when none is, those whose names begin so or hold it. A number is never the
   * beginning of a longer one: 2.1 does not mean 2.10.
   * @param {string} asked
   * @param {Known[]} known
   * @returns {Known[]}
   */
  function named(asked, known) {
    if (!asked) return [];
    var exact = known.filter(function (one) { return keys(one).indexOf(asked) >= 0; });
    if (exact.length) return exact;
    return known.filter(function (one) {
      return keys(one).some(function (name) {
        var at = name.indexOf(asked);
        if (at < 0 || (at > 0 && asked.length < 3)) return false;
        return !(/[0-9]$/.test(asked) && /[0-9]/.test(name.charAt(at + asked.length))) && !(/^[0-9]/.test(asked) && at > 0);
      });
    });
  }

  /**
   * @param {Word} word
   * @param {Known[]} known
   * @returns {Known[]}
   */
  function nearest(word, known) {
    if (word.name === "year") return known.slice(-NEAR).reverse();
    var asked = pairs(key(word.value));
    return known
      .map(function (one) {
        return { value: one, likeness: Math.max.apply(null, keys(one).map(function (name) { return likeness(asked, pairs(name)); })) };
      })
      .filter(function (one) { return one.likeness >= NEAREST; })
      .sort(function (one, other) { return other.likeness - one.likeness; })
      .slice(0, NEAR)
      .map(function (one) { return one.value; });
  }

  /**
   * The pairs of neighbouring letters of a word, its ends counted.
   * @param {string} text
   * @returns {string[]}
   */
  function pairs(text) {
    var padded = "^" + text + "$";
    var found = [];
    for (var i = 0; i + 2 <= padded.length; i++) found.push(padded.substr(i, 2));
    return found;
  }

  /**
   * @param {string[]} one
   * @param {string[]} other
   * @returns {number}
   */
  function likeness(one, other) {
    var left = other.slice();
    var common = one.filter(function (pair) {
      var at = left.indexOf(pair);
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    });
    return (2 * common.length) / (one.length + other.length);
  }
})();
