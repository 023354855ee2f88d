/**
 * As much of a browser's window as the search scripts touch, for running them without a browser.
 *
 * Nothing here can reach a file or a network: a script tag that is put into the page only stands in a
 * queue, from which whoever runs the interpreter takes it (`lokm.page.asked`), reads the file itself and says
 * how that went (`lokm.page.came`). Timers fire when nothing else is left to do.
 */
(function (scope) {
  "use strict";

  /** @type {any} */
  var root = scope;
  /** @type {any} */
  var lokm = (root.lokm = root.lokm || {});
  /** @type {any[]} */
  var scripts = [];
  /** @type {Map<number, () => void>} */
  var timers = new Map();
  /** Less of the query than this is no nearness, as in the box. */
  var NEAR = 0.15;
  var last = 0;
  /** @type {any} */
  var current = null;
  var outcome = "";

  root.window = root;
  root.setTimeout = function (/** @type {() => void} */ call) {
    timers.set(++last, call);
    return last;
  };
  root.clearTimeout = function (/** @type {number} */ number) { timers.delete(number); };
  root.document = {
    readyState: "complete",
    querySelector: function () { return null; },
    createElement: function () { return {}; },
    head: {
      appendChild: function (/** @type {any} */ script) { scripts.push(script); },
      removeChild: function () { /* none was ever there */ }
    }
  };

  /**
   * @param {any} document
   * @returns {any}
   */
  function named(document) {
    return {
      title: document.title, url: document.url, kind: document.hue, label: document.label, unit: document.unit,
      year: document.year, text: document.summary
    };
  }

  /**
   * What the box draws of a result.
   * @param {any} result
   * @returns {any}
   */
  function hit(result) {
    var search = lokm.search;
    var passage = search.passage(result.document, result.variant);
    var file = search.file(result, passage);
    var known = named(result.document);
    return Object.assign(known, {
      url: known.url + (file ? "" : search.section(result, passage)),
      heading: passage.heading, text: passage.text, file: file, via: result.variant.via
    });
  }

  /** @param {any} one */
  function entry(one) { return named(one.document); }

  lokm.page = {
    /** The address of the next script that a page would load, or nothing. */
    asked: function () {
      current = scripts.shift() || null;
      return current ? current.src : "";
    },

    /** @param {boolean} well whether the script that was asked for last came */
    came: function (well) {
      var tell = current && (well ? current.onload : current.onerror);
      if (tell) tell();
    },

    /** Let the oldest timer fire; false when there is none. */
    tick: function () {
      var number = Array.from(timers.keys())[0];
      var call = timers.get(number);
      if (!call) return false;
      timers.delete(number);
      call();
      return true;
    },

    /**
     * Begin a search; what comes of it is told by `outcome`.
     * @param {string} query
     * @param {{texts: number, facets: Record<string, string>}} options
     * @param {number} most
     */
    search: function (query, options, most) {
      outcome = "";
      lokm.search.engine().then(function () { return lokm.search.find(query, options); }).then(
        function (/** @type {any} */ answer) {
          var isEmpty = !answer.results.length && !answer.answers.length;
          var near = answer.near.filter(function (/** @type {any} */ one) { return one.cover >= NEAR; });
          outcome = JSON.stringify({
            said: lokm.search.told(answer, options.facets),
            rescued: answer.rescued || "",
            results: answer.results.slice(0, most).map(hit),
            answers: answer.answers.map(entry),
            near: isEmpty ? answer.nearEntries.concat(near).map(entry) : []
          });
        },
        function (/** @type {Error} */ error) { outcome = JSON.stringify({ error: error.message }); }
      );
    },

    /** What came of the search as JSON, or nothing yet. */
    outcome: function () { return outcome; }
  };
})(this);
