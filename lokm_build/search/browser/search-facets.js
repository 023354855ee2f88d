/**
 * The full results page: narrowing by facets with counts, more results, and the search in the
 * address, so that it can be sent to a colleague.
 */
(function () {
  "use strict";

  /** @type {any} */
  var root = window;
  /** @type {any} */
  var lokm = (root.lokm = root.lokm || {});
  /** @type {any} */
  var search = (lokm.search = lokm.search || {});

  var NAMES = { unit: "หน่วยงาน", topic: "หัวข้อ", indicator: "ตัวชี้วัด", kind: "ชนิด", year: "ปีงบประมาณ" };
  var ORDER = /** @type {Array<keyof typeof NAMES>} */ (["kind", "unit", "topic", "year", "indicator"]);
  var LISTED = 8;

  /**
   * @param {any} box
   * @returns {{asked: () => void, cleared: () => void, shown: (answer: any) => void}}
   */
  search.fullPage = function (box) {
    var panel = /** @type {HTMLElement} */ (document.querySelector("[data-search-facets]"));
    var more = /** @type {HTMLButtonElement} */ (document.querySelector("[data-search-more]"));
    var fold = /** @type {HTMLButtonElement} */ (document.querySelector("[data-search-fold]"));
    /** @type {Set<string>} */
    var unfolded = new Set();
    var heading = document.title;

    function remember() {
      var place = search.address(box.query, box.facets) || location.pathname;
      try {
        history.replaceState(null, "", place);
      } catch {
        location.hash = place.slice(1);
      }
      document.title = box.query ? box.query + " · " + heading : heading;
    }

    function restore() {
      var pairs = new URLSearchParams(location.search.slice(1) || location.hash.slice(1));
      box.facets = {};
      ORDER.forEach(function (name) { if (pairs.get(name)) box.facets[name] = pairs.get(name); });
      var query = pairs.get("q") || "";
      if (query && query !== box.query) box.input.value = query;
    }

    /** @param {boolean} on */
    function offer(on) {
      var chosen = Object.keys(box.facets).length;
      panel.hidden = !on;
      fold.hidden = !on;
      fold.textContent = chosen ? "กรองผล (เลือกไว้ " + chosen + ")" : "กรองผล";
    }

    fold.addEventListener("click", function () {
      var opens = fold.getAttribute("aria-expanded") !== "true";
      var first = panel.querySelector("input");
      fold.setAttribute("aria-expanded", String(opens));
      if (opens && first) first.focus();
    });

    more.addEventListener("click", function () {
      var before = box.results.childElementCount;
      box.shown += 20;
      box.show(box.answer);
      var next = box.results.children[before];
      if (next) next.querySelector("a").focus();
    });
    window.addEventListener("hashchange", function () {
      restore();
      box.ask();
    });
    restore();

    /** @param {any} answer */
    function draw(answer) {
      var active = Object.keys(box.facets).length > 0;
      var whole = active ? search.find(box.query, { texts: 60 }) : Promise.resolve(answer);
      var turn = box.turn;
      whole
        .then(function (/** @type {any} */ found) {
          var numbers = found.results.map(function (/** @type {any} */ one) { return one.document.number; });
          return Promise.all([search.load("facets"), search.facetsOf(numbers)]);
        })
        .then(
          function (/** @type {any} */ came) { if (turn === box.turn) list(came[0], came[1]); },
          function () { offer(false); }
        );
    }

    /**
     * @param {any} table
     * @param {Map<number, Record<string, string[]>>} values
     */
    function list(table, values) {
      var active = document.activeElement;
      var held = active && panel.contains(active) ? active.getAttribute("name") : null;
      panel.textContent = "";
      ORDER.forEach(function (name) {
        var counts = countsOf(name, values);
        if (counts.size > 1 || box.facets[name]) panel.appendChild(group(name, counts, table[name] || []));
      });
      offer(panel.childElementCount > 0);
      // The choices are drawn afresh: whoever was ticking them by keyboard stays where they were.
      panel.querySelectorAll("input").forEach(function (input) { if (input.name === held) input.focus(); });
    }

    /**
     * How many of the results that pass the other facets have each value.
     * @param {string} name
     * @param {Map<number, Record<string, string[]>>} values
     * @returns {Map<string, number>}
     */
    function countsOf(name, values) {
      /** @type {Map<string, number>} */
      var counts = new Map();
      values.forEach(function (own) {
        var passes = Object.keys(box.facets).every(function (other) {
          return other === name || (own[other] || []).indexOf(box.facets[other]) >= 0;
        });
        if (passes) (own[name] || []).forEach(function (code) { counts.set(code, (counts.get(code) || 0) + 1); });
      });
      return counts;
    }

    /**
     * @param {keyof typeof NAMES} name
     * @param {Map<string, number>} counts
     * @param {Array<[string, string]>} known
     * @returns {HTMLElement}
     */
    function group(name, counts, known) {
      var made = search.element("fieldset", "lokm-facet");
      made.appendChild(search.element("legend", "", NAMES[name]));
      var chosen = known.filter(function (value) { return counts.has(value[0]) || box.facets[name] === value[0]; });
      chosen.sort(function (one, other) {
        if (name === "year") return other[0] < one[0] ? -1 : 1;
        return (counts.get(other[0]) || 0) - (counts.get(one[0]) || 0) || (one[1] < other[1] ? -1 : 1);
      });
      var isLong = chosen.length > LISTED && !unfolded.has(name);
      chosen.slice(0, isLong ? LISTED : chosen.length).forEach(function (value) {
        made.appendChild(choice(name, value, counts.get(value[0]) || 0));
      });
      if (isLong) {
        var all = /** @type {HTMLButtonElement} */ (search.element("button", "lokm-facet__all", "ดูทั้งหมด " + chosen.length));
        all.type = "button";
        all.addEventListener("click", function () {
          unfolded.add(name);
          draw(box.answer);
        });
        made.appendChild(all);
      }
      return made;
    }

    /**
     * @param {string} name
     * @param {[string, string]} value
     * @param {number} count
     * @returns {HTMLElement}
     */
    function choice(name, value, count) {
      var label = search.element("label", "lokm-facet__choice");
      var input = /** @type {HTMLInputElement} */ (search.element("input", ""));
      input.type = "checkbox";
      input.name = name + "=" + value[0];
      input.checked = box.facets[name] === value[0];
      input.addEventListener("change", function () {
        if (input.checked) box.facets[name] = value[0];
        else delete box.facets[name];
        remember();
        box.search(0);
      });
      label.appendChild(input);
      label.appendChild(search.element("span", "lokm-facet__name", value[1]));
      label.appendChild(search.element("span", "lokm-facet__count", String(count)));
      return label;
    }

    return {
      asked: remember,
      cleared: function () {
        box.facets = {};
        offer(false);
        more.hidden = true;
        remember();
      },
      shown: function (answer) {
        more.hidden = answer.results.length <= box.shown;
        draw(answer);
      }
    };
  };
})();
