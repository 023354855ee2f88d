/**
 * Where a search stands: in the address of the results page, so that it can be sent and bookmarked; on other
 * pages in this visit's history, so that Back leads to the results that were left.
 */
(function () {
  "use strict";

  /** @type {any} */
  var root = window;
  /** @type {any} */
  var lokm = (root.lokm = root.lokm || {});
  /** @type {any} */
  var search = (lokm.search = lokm.search || {});

  /** @typedef {Record<string, string[]>} Facets */

  var FACETS = ["unit", "topic", "indicator", "kind", "year", "step"];

  /**
   * The part of an address that holds a search: after `?` on a server, after `#` in a folder, where
   * some browsers let no script change what stands after `?`.
   * @param {string} query
   * @param {Facets} facets
   * @returns {string}
   */
  search.address = function (query, facets) {
    var pairs = [["q", query]];
    Object.keys(facets).forEach(function (name) { facets[name].forEach(function (value) { pairs.push([name, value]); }); });
    var text = pairs
      .filter(function (pair) { return pair[1]; })
      .map(function (pair) { return pair[0] + "=" + encodeURIComponent(pair[1]); })
      .join("&");
    return text ? (location.protocol === "file:" ? "#" : "?") + text : "";
  };

  /**
   * The search that this page's address holds.
   * @returns {{query: string, facets: Facets}}
   */
  search.addressed = function () {
    var pairs = new URLSearchParams(/[#&][a-z]+=/.test(location.hash) ? location.hash.slice(1) : location.search.slice(1));
    /** @type {Facets} */
    var facets = {};
    FACETS.forEach(function (name) {
      var values = pairs.getAll(name).filter(Boolean);
      if (values.length) facets[name] = values;
    });
    return { query: (pairs.get("q") || "").trim(), facets: facets };
  };

  /**
   * Make the address hold a search. `isNew` makes it a step that Back returns from.
   * @param {string} query
   * @param {Facets} facets
   * @param {boolean} isNew
   */
  search.setAddress = function (query, facets, isNew) {
    var address = search.address(query, facets) || location.pathname;
    if (new URL(address, location.href).href === location.href) return;
    try {
      if (isNew) history.pushState(null, "", address);
      else history.replaceState(null, "", address);
    } catch {
      location.hash = address.charAt(0) === "#" ? address.slice(1) : "";
    }
  };

  /**
   * Leave word of a search in this visit's history before a result is opened.
   * @param {{query: string, chosen: number, shown: number}} left
   */
  search.leave = function (left) {
    try {
      history.replaceState(Object.assign({}, history.state, { lokmSearch: left }), "");
    } catch {
      // Without a history Back leads to the page alone.
    }
  };

  /**
   * The search that was left here, when the reader comes back to it.
   * @returns {{query: string, chosen: number, shown: number} | null}
   */
  search.left = function () {
    var left = history.state && history.state.lokmSearch;
    var visit = performance.getEntriesByType("navigation")[0];
    return left && visit && /** @type {any} */ (visit).type === "back_forward" ? left : null;
  };
})();
