/**
 * What was searched for lately, kept in this browser alone: offered under the empty box, cleared by a button.
 * Where a browser keeps nothing, nothing is offered.
 */
(function () {
  "use strict";

  /** @type {any} */
  var root = window;
  /** @type {any} */
  var lokm = (root.lokm = root.lokm || {});
  /** @type {any} */
  var search = (lokm.search = lokm.search || {});

  var MOST = 8;
  var LONGEST = 200;

  /** @returns {string} One server may hold several centres: each remembers its own. */
  function place() { return "lokm.recent:" + new URL(search.root(), location.href).pathname; }

  /** @returns {string[]} newest first */
  search.recent = function () {
    try {
      var kept = JSON.parse(localStorage.getItem(place()) || "[]");
      return Array.isArray(kept) ? kept.filter(function (one) { return typeof one === "string" && one; }).slice(0, MOST) : [];
    } catch {
      return [];
    }
  };

  /** @param {string[]} queries */
  function keep(queries) {
    try {
      if (queries.length) localStorage.setItem(place(), JSON.stringify(queries));
      else localStorage.removeItem(place());
    } catch {
      // A browser that keeps nothing has no recent queries; searching goes on.
    }
  }

  /**
   * A query that led somewhere.
   * @param {string} query
   */
  search.remember = function (query) {
    var text = query.trim().slice(0, LONGEST);
    if (!text) return;
    keep([text].concat(search.recent().filter(function (/** @type {string} */ one) { return one !== text; })).slice(0, MOST));
  };

  /**
   * Draw what is recent; nothing when there is none.
   * @param {HTMLElement} into
   * @param {(query: string) => void} ask
   * @param {() => void} cleared
   */
  search.drawRecent = function (into, ask, cleared) {
    var queries = search.recent();
    into.textContent = "";
    into.hidden = !queries.length;
    if (!queries.length) return;
    var head = search.element("div", "lokm-recent__head");
    head.appendChild(search.element("span", "lokm-recent__name", "ค้นล่าสุดในเครื่องนี้"));
    head.appendChild(search.button("lokm-recent__clear", "ล้างประวัติ", function () {
      keep([]);
      into.textContent = "";
      into.hidden = true;
      cleared();
    }));
    into.appendChild(head);
    var list = search.element("ul", "lokm-recent__list");
    queries.forEach(function (/** @type {string} */ query) {
      var item = search.element("li", "");
      item.appendChild(search.button("lokm-recent__query", query, function () { ask(query); }));
      list.appendChild(item);
    });
    into.appendChild(list);
  };
})();
