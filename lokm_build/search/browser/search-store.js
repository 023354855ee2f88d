/**
 * Brings in the files of search/ by script tags, which works from a folder too, and keeps what
 * came. A file hands itself in through `lokm.search.take(name, payload)`.
 *
 * Nothing is asked for twice while it is kept; a file that failed may be asked for again.
 */
(function () {
  "use strict";

  /** @type {any} */
  var root = window;
  /** @type {any} */
  var lokm = (root.lokm = root.lokm || {});
  /** @type {any} */
  var search = (lokm.search = lokm.search || {});

  var KEPT = 4000;
  var PATIENCE = 20000;
  /** @type {Map<string, Promise<any>>} */
  var asked = new Map();
  /** @type {Map<string, any>} */
  var came = new Map();
  var version = "";

  /**
   * @param {string} name
   * @param {any} payload
   */
  search.take = function (name, payload) {
    if (came.size >= KEPT) forget();
    came.set(name, payload);
    if (name === "head") version = "?" + payload.version;
  };

  function forget() {
    var names = Array.from(came.keys()).filter(function (name) { return name !== "head"; });
    names.slice(0, KEPT / 2).forEach(function (name) {
      came.delete(name);
      asked.delete(name);
    });
  }

  /** @returns {string} The way from this page to the site's root. */
  search.root = function () {
    var meta = document.querySelector('meta[name="lokm-root"]');
    return (meta && meta.getAttribute("content")) || "./";
  };

  /**
   * The payload of one file of search/.
   * @param {string} name
   * @returns {Promise<any>}
   */
  search.load = function (name) {
    var known = asked.get(name);
    if (known) return known;
    var promise = /** @type {Promise<any>} */ (new Promise(function (resolve, reject) {
      bring(search.root() + "search/" + name + ".js" + (name === "head" ? "" : version), function (failed) {
        if (!failed && came.has(name)) return resolve(came.get(name));
        asked.delete(name);
        reject(new Error("search/" + name + ".js"));
      });
    }));
    asked.set(name, promise);
    return promise;
  };

  /**
   * Whether a file came or is on its way.
   * @param {string} name
   * @returns {boolean}
   */
  search.isAsked = function (name) { return asked.has(name); };

  /**
   * What came of a file, if it came.
   * @param {string} name
   * @returns {any}
   */
  search.kept = function (name) { return came.get(name); };

  /**
   * @param {string} address
   * @param {(failed: boolean) => void} done
   */
  function bring(address, done) {
    var script = document.createElement("script");
    var timer = window.setTimeout(function () { end(true); }, PATIENCE);
    /** @param {boolean} failed */
    function end(failed) {
      window.clearTimeout(timer);
      script.onload = script.onerror = null;
      if (script.parentNode) script.parentNode.removeChild(script);
      done(failed);
    }
    script.onload = function () { end(false); };
    script.onerror = function () { end(true); };
    script.src = address;
    document.head.appendChild(script);
  }
})();
