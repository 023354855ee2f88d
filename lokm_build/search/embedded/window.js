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
   * @param {any} result
   * @returns {any}
   */
  function hit(result) {
    var passage = lokm.search.passage(result.document, result.variant);
    return Object.assign(named(result.document), {
      heading: passage.heading, text: passage.text, via: result.variant.via
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
          outcome = JSON.stringify({
            rescued: answer.rescued || "",
            partly: Boolean(answer.partly),
            results: answer.results.slice(0, most).map(hit),
            answers: answer.answers.map(entry),
            near: answer.near.map(entry)
          });
        },
        function (/** @type {Error} */ error) { outcome = JSON.stringify({ error: error.message }); }
      );
    },

    /** What came of the search as JSON, or nothing yet. */
    outcome: function () { return outcome; }
  };
})(this);
