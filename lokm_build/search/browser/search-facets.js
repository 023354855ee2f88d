/**
 * Draws the facets of the full results page: each value with how many results it leaves.
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
  /** @typedef {(name: string, code: string, isOn: boolean, answer: any) => void} Toggle */
  /** @typedef {{box: any, panel: HTMLElement, answer: any, offer: (on: boolean) => void, toggle: Toggle}} Scene */

  var NAMES = { unit: "หน่วยงาน", topic: "หัวข้อ", indicator: "ตัวชี้วัด", kind: "ชนิด", year: "ปีงบประมาณ", step: "ขั้นตอน KM" };
  var ORDER = /** @type {Array<keyof typeof NAMES>} */ (["kind", "unit", "topic", "year", "indicator", "step"]);
  var LISTED = 8;
  var COUNTED = 200;
  /** @type {Set<string>} */
  var unfolded = new Set();

  /**
   * The choices and how many results each leaves, counted over what the other facets let through.
   * @param {Scene} scene
   */
  search.drawFacets = function (scene) {
    var box = scene.box;
    var answer = scene.answer;
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
        function (/** @type {any} */ came) { if (turn === box.turn) list(scene, came[0], came[1]); },
        function () { scene.offer(false); }
      );
  };

  /**
   * @param {Scene} scene
   * @param {any} table
   * @param {Map<number, Record<string, string[]>>} values
   */
  function list(scene, table, values) {
    var box = scene.box;
    var panel = scene.panel;
    var answer = scene.answer;
    var wanted = answer.meant.wanted;
    var active = document.activeElement;
    var held = active && panel.contains(active) ? active.getAttribute("name") : null;
    panel.textContent = "";
    ORDER.forEach(function (name) {
      var counts = countsOf(name, values, wanted);
      if (counts.size > 1 || wanted[name]) panel.appendChild(group(scene, name, counts, table[name] || []));
    });
    scene.offer(panel.childElementCount > 0);
    // The choices are drawn afresh: whoever was ticking them by keyboard stays where they were.
    panel.querySelectorAll("input").forEach(function (input) { if (input.name === held) input.focus(); });
    box.words.textContent = "";
    search.drawWords(box.words, answer.meant.words, box);
    ORDER.forEach(function (name) {
      (box.facets[name] || []).forEach(function (/** @type {string} */ code) {
        var known = (table[name] || []).filter(function (/** @type {Known} */ one) { return one[0] === code; })[0];
        search.drawWord(box.words, NAMES[name], known ? known[1] : code, function () {
          scene.toggle(name, code, false, answer);
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
   * @param {Scene} scene
   * @param {keyof typeof NAMES} name
   * @param {Map<string, number>} counts
   * @param {Known[]} known
   * @returns {HTMLElement}
   */
  function group(scene, name, counts, known) {
    var chosen = scene.answer.meant.wanted[name] || [];
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
      made.appendChild(choice(scene, name, value, counts.get(value[0]) || 0, isChosen));
    });
    if (isLong) {
      made.appendChild(search.button("lokm-facet__all", "ดูทั้งหมด " + shown.length, function () {
        unfolded.add(name);
        search.drawFacets(scene);
      }));
    }
    return made;
  }

  /**
   * @param {Scene} scene
   * @param {string} name
   * @param {Known} value
   * @param {number} count
   * @param {boolean} isChosen
   * @returns {HTMLElement}
   */
  function choice(scene, name, value, count, isChosen) {
    var label = search.element("label", "lokm-facet__choice");
    var input = /** @type {HTMLInputElement} */ (search.element("input", ""));
    input.type = "checkbox";
    input.name = name + "=" + value[0];
    input.checked = isChosen;
    input.addEventListener("change", function () { scene.toggle(name, value[0], input.checked, scene.answer); });
    label.appendChild(input);
    label.appendChild(search.element("span", "lokm-facet__name", value[1]));
    label.appendChild(search.element("span", "lokm-facet__count", String(count)));
    return label;
  }

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
