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

  /** @typedef {[string, string, number]} Known code, name, how many documents */

  var NAMES = { unit: "หน่วยงาน", topic: "หัวข้อ", indicator: "ตัวชี้วัด", kind: "ชนิด", year: "ปีงบประมาณ" };
  var ORDER = /** @type {Array<keyof typeof NAMES>} */ (["kind", "unit", "topic", "year", "indicator"]);
  var LISTED = 8;
  var COUNTED = 200;
  var MORE = 20;
  /** A pause in typing after which the next query is another step of this visit. */
  var REST = 1500;

  /**
   * @param {any} box
   * @returns {{asked: (idle: number) => void, cleared: () => void, shown: (answer: any) => void}}
   */
  search.fullPage = function (box) {
    var panel = /** @type {HTMLElement} */ (document.querySelector("[data-search-facets]"));
    var more = /** @type {HTMLButtonElement} */ (document.querySelector("[data-search-more]"));
    var fold = /** @type {HTMLButtonElement} */ (document.querySelector("[data-search-fold]"));
    var copy = /** @type {HTMLButtonElement} */ (document.querySelector("[data-search-copy]"));
    /** @type {Set<string>} */
    var unfolded = new Set();
    var heading = document.title;

    /** @param {boolean} isNew */
    function remember(isNew) {
      search.setAddress(box.query, box.facets, isNew);
      document.title = box.query ? box.query + " · " + heading : heading;
    }

    /** What was typed before the scripts came is newer than the address. */
    function begin() {
      var place = search.addressed();
      if (box.input.value) return;
      box.facets = place.facets;
      box.input.value = place.query;
      if (place.query) document.title = place.query + " · " + heading;
    }

    /** The address changed under the page: by Back, by Forward, or by hand. */
    function moved() {
      var place = search.addressed();
      if (place.query === box.query && JSON.stringify(place.facets) === JSON.stringify(box.facets)) return;
      box.facets = place.facets;
      box.input.value = place.query;
      box.query = "";
      if (place.query) box.ask();
      else box.clear();
    }

    /** @param {boolean} on */
    function offer(on) {
      var chosen = ORDER.reduce(function (sum, name) { return sum + (box.facets[name] || []).length; }, 0);
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
      box.shown += MORE;
      box.focusOn = before;
      if (box.answer.results.length < box.shown && box.answer.total > box.answer.results.length) box.search(0);
      else box.show(box.answer);
    });

    copy.addEventListener("click", function () {
      remember(false);
      search.copied(location.href).then(function (/** @type {boolean} */ well) {
        copy.textContent = well ? "คัดลอกลิงก์แล้ว" : "คัดลอกไม่ได้ คัดลอกจากแถบที่อยู่แทน";
        box.live.textContent = copy.textContent;
        window.setTimeout(function () { copy.textContent = "คัดลอกลิงก์ผลค้นหานี้"; }, 4000);
      });
    });

    window.addEventListener("hashchange", moved);
    window.addEventListener("popstate", moved);
    begin();

    /**
     * The choices and how many results each leaves, counted over what the other facets let through.
     * @param {any} answer
     */
    function draw(answer) {
      var isNarrowed = Object.keys(box.facets).length > 0;
      var whole = isNarrowed ? search.find(box.query, { texts: 60 }) : Promise.resolve(answer);
      var turn = box.turn;
      whole
        .then(function (/** @type {any} */ found) {
          var isList = found.numbers && found.numbers.length;
          var numbers = isList ? found.numbers.slice(0, COUNTED) : found.results.map(function (/** @type {any} */ one) { return one.document.number; });
          return Promise.all([search.load("facets"), search.facetsOf(numbers)]);
        })
        .then(
          function (/** @type {any} */ came) { if (turn === box.turn) list(came[0], came[1], answer); },
          function () { offer(false); }
        );
    }

    /**
     * @param {any} table
     * @param {Map<number, Record<string, string[]>>} values
     * @param {any} answer
     */
    function list(table, values, answer) {
      var wanted = answer.meant.wanted;
      var active = document.activeElement;
      var held = active && panel.contains(active) ? active.getAttribute("name") : null;
      panel.textContent = "";
      ORDER.forEach(function (name) {
        var counts = countsOf(name, values, wanted);
        if (counts.size > 1 || wanted[name]) panel.appendChild(group(name, counts, table[name] || [], answer));
      });
      offer(panel.childElementCount > 0);
      // The choices are drawn afresh: whoever was ticking them by keyboard stays where they were.
      panel.querySelectorAll("input").forEach(function (input) { if (input.name === held) input.focus(); });
      box.words.textContent = "";
      search.drawWords(box.words, answer.meant.words, box);
      ORDER.forEach(function (name) {
        (box.facets[name] || []).forEach(function (/** @type {string} */ code) {
          var known = (table[name] || []).filter(function (/** @type {Known} */ one) { return one[0] === code; })[0];
          search.drawWord(box.words, NAMES[name], known ? known[1] : code, function () {
            toggle(name, code, false, answer);
            box.input.focus();
          });
        });
      });
    }

    /**
     * How many of the results that pass the other facets have each value.
     * @param {string} name
     * @param {Map<number, Record<string, string[]>>} values
     * @param {Record<string, string[]>} wanted
     * @returns {Map<string, number>}
     */
    function countsOf(name, values, wanted) {
      /** @type {Map<string, number>} */
      var counts = new Map();
      values.forEach(function (own) {
        var passes = Object.keys(wanted).every(function (other) {
          return other === name || wanted[other].some(function (code) { return (own[other] || []).indexOf(code) >= 0; });
        });
        if (passes) (own[name] || []).forEach(function (code) { counts.set(code, (counts.get(code) || 0) + 1); });
      });
      return counts;
    }

    /**
     * @param {keyof typeof NAMES} name
     * @param {Map<string, number>} counts
     * @param {Known[]} known
     * @param {any} answer
     * @returns {HTMLElement}
     */
    function group(name, counts, known, answer) {
      var chosen = answer.meant.wanted[name] || [];
      var made = search.element("fieldset", "lokm-facet");
      made.appendChild(search.element("legend", "", NAMES[name]));
      var shown = known.filter(function (value) { return counts.has(value[0]) || chosen.indexOf(value[0]) >= 0; });
      shown.sort(function (one, other) {
        if (name === "year") return other[0] < one[0] ? -1 : 1;
        return (counts.get(other[0]) || 0) - (counts.get(one[0]) || 0) || (one[1] < other[1] ? -1 : 1);
      });
      var isLong = shown.length > LISTED + 1 && !unfolded.has(name);
      shown.forEach(function (value, place) {
        var isChosen = chosen.indexOf(value[0]) >= 0;
        if (isLong && place >= LISTED && !isChosen) return;
        made.appendChild(choice(name, value, counts.get(value[0]) || 0, isChosen, answer));
      });
      if (isLong) {
        made.appendChild(search.button("lokm-facet__all", "ดูทั้งหมด " + shown.length, function () {
          unfolded.add(name);
          draw(answer);
        }));
      }
      return made;
    }

    /**
     * @param {string} name
     * @param {Known} value
     * @param {number} count
     * @param {boolean} isChosen
     * @param {any} answer
     * @returns {HTMLElement}
     */
    function choice(name, value, count, isChosen, answer) {
      var label = search.element("label", "lokm-facet__choice");
      var input = /** @type {HTMLInputElement} */ (search.element("input", ""));
      input.type = "checkbox";
      input.name = name + "=" + value[0];
      input.checked = isChosen;
      input.addEventListener("change", function () { toggle(name, value[0], input.checked, answer); });
      label.appendChild(input);
      label.appendChild(search.element("span", "lokm-facet__name", value[1]));
      label.appendChild(search.element("span", "lokm-facet__count", String(count)));
      return label;
    }

    /**
     * Choose a value, or take it back wherever it was chosen: here, or by a word of the query.
     * @param {string} name
     * @param {string} code
     * @param {boolean} isOn
     * @param {any} answer
     */
    function toggle(name, code, isOn, answer) {
      var others = (box.facets[name] || []).filter(function (/** @type {string} */ one) { return one !== code; });
      var facets = Object.assign({}, box.facets);
      facets[name] = isOn ? others.concat(code) : others;
      if (!facets[name].length) delete facets[name];
      box.facets = facets;
      answer.meant.words.forEach(function (/** @type {any} */ word) {
        if (!isOn && word.name === name && word.codes.indexOf(code) >= 0) {
          box.query = search.without(box.query, word);
          box.input.value = box.query;
        }
      });
      box.shown = box.first;
      remember(true);
      if (box.query) box.search(0);
      else box.clear();
    }

    return {
      asked: function (idle) { remember(idle > REST && Boolean(box.answer)); },
      cleared: function () {
        box.facets = {};
        offer(false);
        more.hidden = copy.hidden = true;
        remember(true);
      },
      shown: function (answer) {
        search.focusLink(box.results.children[box.focusOn]);
        box.focusOn = -1;
        more.hidden = Math.max(answer.results.length, answer.total || 0) <= box.shown;
        copy.hidden = false;
        draw(answer);
      }
    };
  };

  /**
   * Put a text into the clipboard, also where the browser lets only a selection be copied.
   * @param {string} text
   * @returns {Promise<boolean>}
   */
  search.copied = function (text) {
    var clipboard = navigator.clipboard;
    if (!clipboard || !clipboard.writeText) return Promise.resolve(copySelected(text));
    return clipboard.writeText(text).then(function () { return true; }, function () { return copySelected(text); });
  };

  /**
   * @param {string} text
   * @returns {boolean}
   */
  function copySelected(text) {
    var active = /** @type {HTMLElement | null} */ (document.activeElement);
    var field = /** @type {HTMLTextAreaElement} */ (search.element("textarea", "lokm-hidden-text"));
    field.value = text;
    document.body.appendChild(field);
    field.select();
    var well = false;
    try {
      well = document.execCommand("copy");
    } catch {
      well = false;
    }
    document.body.removeChild(field);
    if (active) active.focus();
    return well;
  }
})();
