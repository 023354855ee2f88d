/**
 * Understands a query: what was typed becomes variants, each a bag of weighted tokens.
 *
 * The first variant is the query as it stands; the others put in place of an expression of the
 * glossary the other expressions of its group, at a lower weight. Question words, which every
 * question has and no answer needs, weigh little. Pure functions.
 */
(function () {
  "use strict";

  /** @type {any} */
  var root = window;
  /** @type {any} */
  var lokm = (root.lokm = root.lokm || {});
  /** @type {any} */
  var search = (lokm.search = lokm.search || {});

  /** @typedef {{token: string, start: number, end: number, weight: number}} Term */
  /** @typedef {{text: string, tight: string, weight: number, said: string, via: string, terms: Term[]}} Variant `via` stands where the query says `said` */

  var ALIAS_WEIGHT = 0.7;
  var ERA_WEIGHT = 0.6;
  var MOST_VARIANTS = 6;
  var FILLER_WEIGHT = 0.15;
  var FILLERS = [
    "มีอะไรบ้าง", "มีอะไร", "อะไรบ้าง", "อะไร", "คืออะไร", "คือ", "หมายถึง", "หมายความว่าอย่างไร", "แปลว่า", "อย่างไรบ้าง", "อย่างไร", "ยังไง",
    "ทำไม", "เพราะอะไร", "เท่าไหร่", "เท่าไร", "เท่าใด", "กี่", "เมื่อไหร่", "เมื่อไร", "เมื่อใด", "ที่ไหน", "ที่ใด", "ใคร", "ไหม", "หรือไม่", "หรือเปล่า",
    "แบบไหน", "แบบใด", "อย่างไหน", "อย่างใด", "อันไหน", "อันใด", "ข้อไหน", "ข้อใด", "ตัวไหน", "คนไหน", "ผู้ใด", "ตอนไหน",
    "ช่วงไหน", "ทางไหน", "สิ่งใด", "ไหนบ้าง", "ไหน",
    "ได้บ้าง", "ต้องทำ", "ต้อง", "ควรจะ", "ควร", "จะต้อง", "ช่วย", "ขอ", "อยากรู้", "อยากทราบ", "วิธีการ", "ครับ", "ค่ะ", "คะ", "นะ", "บ้าง", "ให้"
  ];
  /** @type {RegExp | null} */
  var fillers = null;

  /** @returns {RegExp} */
  function fillerPattern() {
    if (!fillers) {
      var folded = FILLERS.map(lokm.fold).sort(function (one, other) { return other.length - one.length; });
      fillers = new RegExp(folded.join("|"), "g");
    }
    return fillers;
  }

  /**
   * Stretches of a folded query that are question words.
   * @param {string} text
   * @returns {Array<[number, number]>}
   */
  function fillerSpans(text) {
    /** @type {Array<[number, number]>} */
    var spans = [];
    var pattern = fillerPattern();
    var match;
    pattern.lastIndex = 0;
    while ((match = pattern.exec(text)) !== null) spans.push([match.index, match.index + match[0].length]);
    var filled = spans.reduce(function (sum, span) { return sum + span[1] - span[0]; }, 0);
    return filled >= 0.7 * text.replace(/ /g, "").length ? [] : spans;
  }

  /**
   * @param {Array<[number, number]>} spans
   * @param {number} start
   * @param {number} end
   * @returns {number}
   */
  function weightOf(spans, start, end) {
    var inside = 0;
    spans.forEach(function (span) {
      inside += Math.max(0, Math.min(span[1], end) - Math.max(span[0], start));
    });
    return 1 - (1 - FILLER_WEIGHT) * (inside / (end - start));
  }

  /**
   * The tokens of a folded query that are worth asking for.
   * @param {string} folded
   * @returns {Term[]}
   */
  function terms(folded) {
    var spans = fillerSpans(folded);
    var text = search.sounds(folded);
    var pieces = search.pieces(text);
    /** @type {Map<string, Term>} */
    var found = new Map();
    /**
     * @param {string} token
     * @param {number} start
     * @param {number} end
     * @param {number} weight
     */
    function add(token, start, end, weight) {
      if (weight > 0 && !found.has(token)) {
        found.set(token, { token: token, start: start, end: end, weight: weight * weightOf(spans, start, end) });
      }
    }
    search.eachToken(text, function (/** @type {string} */ token, /** @type {number} */ start, /** @type {number} */ end) {
      add(token, start, end, tokenWeight(token, pieceAt(pieces, start), text));
    });
    pieces.forEach(function (/** @type {any} */ piece) {
      if (piece.kind === "thai" && piece.text.length > 1 && piece.text.length < 4) {
        add("*" + piece.text, piece.start, piece.end, 0.5);
      }
    });
    return Array.from(found.values());
  }

  /**
   * @param {any[]} pieces
   * @param {number} place
   * @returns {any}
   */
  function pieceAt(pieces, place) {
    return pieces.filter(function (piece) { return piece.start <= place && place < piece.end; })[0];
  }

  /**
   * @param {string} token
   * @param {any} piece
   * @param {string} text
   * @returns {number}
   */
  function tokenWeight(token, piece, text) {
    var open = piece.end === text.length || (piece.end === text.length - 1 && text.charAt(piece.end) === ".");
    if (piece.kind === "thai") {
      if (token.charAt(0) === "^") return piece.text.length < 4 && token.length === piece.text.length + 1 ? 1 : 0;
      return token.charAt(token.length - 1) === "$" ? (open ? 0.5 : 1) : 1;
    }
    if (piece.kind === "latin") {
      if (token.length === 3 && token.charAt(0) === "^" && token.charAt(2) !== "$") return piece.text.length === 2 && open ? 0.5 : 0;
      return token.charAt(token.length - 1) === "$" && open ? 0.6 : 1;
    }
    var dotted = token.charAt(token.length - 1) === ".";
    var isBegun = open && text.charAt(piece.end) === ".";
    return dotted === isBegun ? 1 : 0;
  }

  /**
   * The query with a year of the other era: B.E. 2566 is C.E. 2023. Empty when it names no year.
   * @param {string} text
   * @returns {string}
   */
  function otherEra(text) {
    var changed = text.replace(/(^|[^0-9.,/])([0-9]{4})(?![0-9.,])/g, function (all, before, digits) {
      var year = Number(digits);
      if (year >= 2440 && year <= 2640) return before + (year - 543);
      return year >= 1897 && year <= 2097 ? before + (year + 543) : all;
    });
    return changed === text ? "" : changed;
  }

  /**
   * @param {string} text
   * @param {number} weight
   * @param {string} said
   * @param {string} via
   * @returns {Variant}
   */
  function variant(text, weight, said, via) {
    var bag = terms(text);
    return { text: text, tight: tight(text), weight: weight, said: said, via: via, terms: bag };
  }

  /**
   * @param {string} text
   * @returns {string}
   */
  function tight(text) { return text.replace(/[\s"'“”‘’(),:;!?–—/-]+/g, ""); }
  search.tight = tight;

  /**
   * The groups of expressions with one meaning, folded: `[[as written, folded], …]` each.
   * @param {string} lines
   * @returns {Array<Array<[string, string]>>}
   */
  search.aliasGroups = function (lines) {
    return lines
      .split("\n")
      .filter(Boolean)
      .map(function (line) {
        return line.split("\t").map(function (written) {
          return /** @type {[string, string]} */ ([written, lokm.fold(written).trim()]);
        });
      });
  };

  /**
   * Where an expression stands in a folded query, as something of its own; -1 when it does not.
   * An abbreviation (consonants alone, or short) must begin a run and, where the writer put dots or
   * spaces, fill its piece; a Latin one must be whole words.
   * @param {string} text
   * @param {string} folded
   * @param {string[]} pieces the query cut at its own dots and spaces, folded
   * @returns {number}
   */
  function placeOf(text, folded, pieces) {
    if (folded.length < 2) return -1;
    for (var at = text.indexOf(folded); at >= 0; at = text.indexOf(folded, at + 1)) {
      var before = text.charAt(at - 1);
      var after = text.charAt(at + folded.length);
      if (/[a-z0-9]/.test(folded)) {
        if (!/[a-z0-9]/.test(before) && !/[a-z0-9]/.test(after)) return at;
      } else if (folded.length >= 5 && !/^[\u0e01-\u0e2e]+$/.test(folded)) {
        return at;
      } else if (!/[\u0e01-\u0e4e]/.test(before) && (!/[\u0e01-\u0e4e]/.test(after) || pieces.indexOf(folded) >= 0 ||
          (folded.length > 2 && /^[\u0e01-\u0e2e]+$/.test(folded) && !/[\u0e30-\u0e3a]/.test(after)))) {
        return at;
      }
    }
    return -1;
  }

  /**
   * The variants of a query, the query itself first.
   * @param {string} query
   * @param {Array<Array<[string, string]>>} groups
   * @returns {Variant[]}
   */
  search.variants = function (query, groups) {
    var text = search.plain(query).trim();
    var pieces = query.split(/[.\s]+/).map(lokm.fold);
    var variants = [variant(text, 1, "", "")];
    var era = otherEra(text);
    if (era) variants.push(variant(era, ERA_WEIGHT, "", ""));
    /** @type {Array<{from: number, length: number, said: string, others: Array<[string, string]>}>} */
    var spans = [];
    groups.forEach(function (group) {
      var best = group.reduce(function (/** @type {any} */ best, pair) {
        var at = placeOf(text, pair[1], pieces);
        return at >= 0 && (!best || pair[1].length > best.length) ? { from: at, length: pair[1].length, said: pair[0] } : best;
      }, null);
      if (best) {
        spans.push({
          from: best.from,
          length: best.length,
          said: best.said,
          others: group.filter(function (pair) { return pair[1] !== text.substr(best.from, best.length); })
        });
      }
    });
    spans.sort(function (one, other) { return other.length - one.length || one.from - other.from; });
    spans.forEach(function (span) {
      span.others.forEach(function (pair) {
        if (variants.length >= MOST_VARIANTS) return;
        var replaced = text.slice(0, span.from) + joined(text.slice(0, span.from), pair[1], text.slice(span.from + span.length));
        if (!variants.some(function (one) { return one.text === replaced; })) {
          variants.push(variant(replaced, ALIAS_WEIGHT, span.said, pair[0]));
        }
      });
    });
    return variants;
  };

  /**
   * @param {string} before
   * @param {string} put
   * @param {string} after
   * @returns {string}
   */
  function joined(before, put, after) {
    var left = /[a-z0-9]$/.test(before) && /^[a-z0-9]/.test(put) ? " " : "";
    var right = /[a-z0-9]$/.test(put) && /^[a-z0-9]/.test(after) ? " " : "";
    return left + put + right + after;
  }
})();
