/**
 * A search from end to end: which files a query needs, in which order, and what is worth showing.
 *
 * `lokm.search.find(query)` promises `{results, answers, near, more, stale}`. Work is bounded: so many
 * tokens a variant, rarest first; so many texts.
 */
(function () {
  "use strict";

  /** @type {any} */
  var root = window;
  /** @type {any} */
  var lokm = (root.lokm = root.lokm || {});
  /** @type {any} */
  var search = (lokm.search = lokm.search || {});

  search.limits = {
    tokens: 10, aliasTokens: 6, texts: 10, few: 7, textsOfFew: 18, answers: 4, ahead: 8, atOnce: 10, onTrust: 36, phraseTexts: 48, worthReading: 0.5, gate: 0.5, phrase: 0.75, part: 0.32, share: 0.4,
    rescue: 0.6, sure: 0.72, sureNear: 0.8, slipNear: 0.56, slip: 3, wider: 8, told: 0.4, named: 0.7, tellShare: 0.45, telling: 3
  };

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
   * At most so many terms, evenly over the query, question words last. Every second, fourth … is left in: what a
   * longer query asks for was mostly asked for while it was still being typed.
   * @param {any[]} terms
   * @param {number} most
   * @returns {any[]}
   */
  function spread(terms, most) {
    if (terms.length <= most) return terms;
    var heavy = terms.filter(function (term) { return term.weight > 0.5; });
    var from = heavy.length >= most ? heavy : terms;
    var step = 1;
    while (from.length / step > most) step *= 2;
    return from.filter(function (_, place) { return place % step === 0; });
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
      term.holding = holding;
      term.rarity = search.rarity(holding, head.documents);
      variant.worth.set(term.token, term.weight * term.rarity);
      variant.whole += term.weight * term.rarity;
    });
  }

  /**
   * @param {number} number
   * @returns {string}
   */
  function textName(number) { return "texts/" + Math.floor(number / 100) + "/" + number; }

  /**
   * @param {number} number
   * @returns {Promise<any>}
   */
  function bringText(number) {
    return search.load(textName(number)).then(function (/** @type {any} */ payload) {
      if (!payload.document) {
        payload.document = search.readDocument(number, payload);
        search.foldedDocument(payload.document); // now, while the next file is on its way
      }
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
   * The gate: what is close enough to what was asked to be shown; less than that would be noise.
   * @param {any[]} ranked
   * @returns {any[]}
   */
  function passed(ranked) {
    var limits = search.limits;
    var best = ranked[0];
    if (!best) return [];
    if (!best.wide) {
      return ranked.filter(function (one) { return isClose(one) || one.score >= limits.share * best.score; });
    }
    var told = isSaid(best.wide) && ranked.slice(0, limits.telling).some(tells) ? ranked : ranked.filter(tells);
    return told.filter(function (one) { return one.score >= limits.tellShare * best.score; });
  }

  /**
   * @param {any} result
   * @returns {boolean}
   */
  function isClose(result) {
    return result.cover >= search.limits.gate || result.phrase >= search.limits.phrase;
  }

  /**
   * Holds nearly all of the query, or the query but for a letter here and there.
   * @param {any} result
   * @returns {boolean}
   */
  function isSure(result) {
    var limits = search.limits;
    if (!result) return false;
    var weight = result.variant.weight || 1;
    var near = result.near / weight;
    return result.cover / weight >= limits.sure || near >= limits.sureNear || (near >= limits.slipNear && result.hole <= limits.slip);
  }

  /**
   * Whether a question was put in a sentence, in words of the reader's own, not by a name alone.
   * @param {any} wide
   * @returns {boolean}
   */
  function isSaid(wide) { return wide.fillers > 0 || wide.of > 4; }

  /**
   * Tells of most concepts. Of what was said in a sentence fewer need stand there, since each may be said otherwise,
   * and half of its letters will do: one rare word that is missing may outweigh the concepts that are there. What was but
   * named must be there.
   * @param {any} result
   * @returns {boolean}
   */
  function tells(result) {
    var limits = search.limits;
    var wide = result.wide;
    if (isSure(result)) return true;
    if (wide.count < 2) return false;
    return isSaid(wide) ? wide.cover >= limits.told || isClose(result) : wide.cover >= limits.named;
  }

  /**
   * The facet values of documents: number → {facet: [code, …]}.
   * @param {number[]} numbers
   * @returns {Promise<Map<number, Record<string, string[]>>>}
   */
  search.facetsOf = function (numbers) {
    var blocks = Array.from(new Set(numbers.map(function (number) { return Math.floor(number / head.block); })));
    var asked = [search.load("facets")].concat(blocks.map(function (block) { return search.load("facets/" + block); }));
    return Promise.all(asked).then(function (came) {
      var table = came[0];
      var names = Object.keys(table);
      /** @type {Map<number, Record<string, string[]>>} */
      var values = new Map();
      numbers.forEach(function (number) {
        var block = Math.floor(number / head.block);
        var row = came[1 + blocks.indexOf(block)][number - block * head.block];
        /** @type {Record<string, string[]>} */
        var own = {};
        names.forEach(function (name, place) {
          own[name] = row[place].map(function (/** @type {number} */ value) { return table[name][value][0]; });
        });
        values.set(number, own);
      });
      return values;
    });
  };

  /** What was found when a query says nothing, or when nobody waits for the answer any more. */
  function nothing() { return { results: [], near: [], answers: [], nearEntries: [], more: false, stale: false }; }

  /**
   * Search. `before` is asked once it is known how many texts are still to be read (`few` or `many`), and again
   * (`widen`) before a search by concepts, which loads as much again: false means that nobody waits any more.
   * While typing goes on (`typing`), texts that every letter asks for anew are read ahead.
   * @param {string} query
   * @param {{texts?: number, typing?: boolean, facets?: Record<string, string | string[]>, before?: (stage: string) => Promise<boolean>}} [options]
   * @returns {Promise<any>}
   */
  search.find = function (query, options) {
    var asked = options || {};
    return answered(query, asked).then(function (answer) {
      var isFinal = answer.stale || answer.results.length || answer.meant.words.length || query.trim().length < 3;
      var other = isFinal ? query : lokm.fromKeyboard(query);
      if (other === query) return answer;
      return answered(other, asked).then(function (rescued) {
        var sure = rescued.results.length && rescued.results[0].cover >= search.limits.rescue;
        return sure ? Object.assign(rescued, { rescued: other }) : answer;
      });
    });
  };

  /**
   * @param {string} query
   * @param {any} asked
   * @returns {Promise<any>}
   */
  function answered(query, asked) {
    return search
      .ready()
      .then(function () { return search.understand(query, asked.facets || {}); })
      .then(function (/** @type {any} */ meant) {
        var hasWanted = Object.keys(meant.wanted).length > 0;
        var found = meant.text ? plainly(meant, asked) : hasWanted ? listed(meant, asked) : Promise.resolve(nothing());
        return found.then(function (answer) { return Object.assign(answer, { meant: meant }); });
      });
  }

  /**
   * What field words alone ask for: all that they fit, newest first; the first are read.
   * @param {any} meant
   * @param {any} asked
   * @returns {Promise<any>}
   */
  function listed(meant, asked) {
    return search.listing(meant.wanted).then(function (/** @type {any} */ listing) {
      var read = listing.numbers.slice(0, asked.texts || search.limits.texts);
      return Promise.all(read.map(bringText)).then(function (documents) {
        var variant = { text: "", tight: "", weight: 1, via: "", said: "", terms: [], worth: new Map(), whole: 0 };
        return Object.assign(nothing(), {
          results: documents.map(function (document) { return { document: document, variant: variant, score: 0, cover: 1, phrase: 1 }; }),
          more: listing.total > read.length,
          total: listing.total,
          numbers: listing.numbers
        });
      });
    });
  }

  /**
   * @param {any} meant
   * @param {any} asked
   * @returns {Promise<any>}
   */
  function plainly(meant, asked) {
    var groups = meant.phrases.length ? [] : head.groups;
    var variants = search.variants(meant.text, groups).filter(function (/** @type {any} */ one) { return one.terms.length; });
    if (!variants.length) return Promise.resolve(nothing());
    return bringLists(variants).then(function () {
      var first = search.firstRanking(variants.map(function (/** @type {any} */ variant) {
        return { weight: variant.weight, terms: variant.asked };
      }));
      return rank(first, variants, meant, asked);
    });
  }

  /**
   * Of typing that goes on: the best for each of the last letters, and how many texts may still be read before it rests.
   * @type {{best: number[][], left: number}}
   */
  var typing = { best: [], left: search.limits.onTrust };

  /**
   * Ask for texts which typing may turn out not to need, as long as it has any left.
   * @param {number[]} numbers
   */
  function readOnTrust(numbers) {
    numbers.slice(0, typing.left).forEach(function (number) {
      typing.left--;
      bringText(number).catch(function () { /* who needs it asks again, and tells */ });
    });
  }

  /**
   * What the last letters had in common is read ahead: whatever comes next, it will likely be needed. What is
   * then missing is read at once if it is little, else when typing rests.
   * @param {Array<{number: number}>} found
   * @param {Array<{number: number}>} entries
   * @returns {string} the stage to ask for
   */
  function stageOfReading(found, entries) {
    var best = found.slice(0, search.limits.ahead).map(function (one) { return one.number; });
    var earlier = typing.best;
    typing.best = earlier.slice(-1).concat([best]);
    if (earlier.length > 1) {
      readOnTrust(best.filter(function (number) {
        return isMissing(number) && earlier.every(function (numbers) { return numbers.indexOf(number) >= 0; });
      }));
    }
    var missing = found.concat(entries).map(function (one) { return one.number; }).filter(isMissing);
    if (missing.length > Math.min(search.limits.atOnce, typing.left)) return "many";
    readOnTrust(missing);
    return "few";
  }

  function restTyping() { typing = { best: [], left: search.limits.onTrust }; }

  /**
   * @param {number} number
   * @returns {boolean}
   */
  function isMissing(number) { return !search.isAsked(textName(number)); }

  /**
   * How many texts are read: more for a word or two, of which the lists alone tell little, than for a sentence.
   * @param {any} variant
   * @returns {number}
   */
  function worthwhile(variant) {
    return variant.asked.length <= search.limits.few ? search.limits.textsOfFew : search.limits.texts;
  }

  /**
   * The entries that may be what was asked for: none of them is half as close as the closest.
   * @param {Array<{number: number, score: number}>} entries
   * @returns {Array<{number: number, score: number}>}
   */
  function worthAnswering(entries) {
    return entries.slice(0, search.limits.answers).filter(function (one) { return one.score >= search.limits.worthReading * entries[0].score; });
  }

  /**
   * @param {any} asked
   * @param {string} stage
   * @returns {Promise<boolean>}
   */
  function wanted(asked, stage) { return Promise.resolve(asked.before ? asked.before(stage) : true); }

  /**
   * @param {Array<{number: number, score: number}>} first
   * @param {any[]} variants
   * @param {any} meant
   * @param {any} asked
   * @returns {Promise<any>}
   */
  function rank(first, variants, meant, asked) {
    var entries = worthAnswering(first.filter(function (one) { return one.number >= head.found; }));
    var all = first.filter(function (one) { return one.number < head.found; });
    var isExact = meant.phrases.length > 0;
    var most = Math.max(asked.texts || worthwhile(variants[0]), isExact ? search.limits.phraseTexts : 0);
    return search.narrow(all, meant.wanted).then(function (/** @type {Array<{number: number, score: number}>} */ narrowed) {
      var found = search.mayHold(narrowed, variants[0], meant.phrases);
      var least = found.length && !isExact ? found[0].score * search.limits.worthReading : 0;
      var read = found.slice(0, most).filter(function (/** @type {any} */ one, /** @type {number} */ place) { return place < 10 || one.score >= least; });
      var stage = asked.typing ? stageOfReading(read, entries) : "many";
      return wanted(asked, stage).then(function (isWanted) {
        if (isWanted && stage === "many") restTyping();
        return isWanted ? Promise.all([reRank(read, variants), reRank(entries, variants)]) : null;
      }).then(function (ranked) {
        if (!ranked || isExact || isSure(ranked[0][0])) return ranked;
        return wanted(asked, "widen").then(function (isWanted) {
          return isWanted ? widened(ranked[0], variants, meant).then(function (wider) { return [wider, ranked[1]]; }) : null;
        });
      }).then(function (ranked) {
        if (!ranked) return Object.assign(nothing(), { stale: true });
        var results = isExact
          ? ranked[0].filter(function (one) { return search.holds(one.document, meant.phrases); })
          : passed(ranked[0]);
        return {
          results: results,
          near: results.length ? [] : ranked[0].slice(0, 5),
          answers: ranked[1].filter(answers).slice(0, 3),
          more: read.length === most && results.length > 0.8 * most,
          partly: results.length > 0 && Boolean(results[0].wide) && !isSure(results[0]),
          nearEntries: results.length ? [] : ranked[1].filter(function (one) { return one.cover >= search.limits.part; }).slice(0, 3),
          stale: false,
          ranked: ranked[0]
        };
      });
    });
  }

  /**
   * What was found, ranked again together with what a search by concepts finds.
   * @param {any[]} ranked
   * @param {any[]} variants
   * @param {any} meant
   * @returns {Promise<any[]>}
   */
  function widened(ranked, variants, meant) {
    return search.load("words").then(function (/** @type {string} */ payload) {
      if (!head.words) head.words = search.lexicon(payload, head.groups);
      var concepts = search.conceptsOf(variants[0].text, head.words);
      return Promise.all(Array.from(new Set(search.widenTokens(concepts).map(shardName)), search.load)).then(function () {
        var first = search.widenFirst(concepts, kept, head.documents);
        return search.narrow(first.filter(function (/** @type {any} */ one) { return one.number < head.found; }), meant.wanted);
      }).then(function (first) {
        var known = new Set(ranked.map(function (one) { return one.document.number; }));
        var more = first.slice(0, search.limits.wider).filter(function (/** @type {any} */ one) { return !known.has(one.number); });
        return reRank(more.map(function (/** @type {any} */ one) { return { number: one.number, score: 0 }; }), variants)
          .then(function (others) { return search.widenRanking(ranked.concat(others), concepts, head.words, first); });
      });
    });
  }

  /**
   * The list of a token whose shard came.
   * @param {string} token
   * @returns {any}
   */
  function kept(token) { return search.listIn(search.kept(shardName(token)), token); }

  /**
   * Whether an entry is what was asked for, by its name or one of its other names; a long name will do by its
   * beginning with a number, as an indicator's does.
   * @param {any} entry
   * @returns {boolean}
   */
  function answers(entry) {
    if (entry.lacking) return false;
    var isNumbered = entry.title > 0.55 && /#[0-9]/.test(Array.from(entry.variant.worth.keys()).join(" "));
    return isNumbered || (entry.filled > 0.6 && entry.titlePhrase > 0.6);
  }
})();
