/**
 * The box by keyboard: arrows, Home, End, Enter and Escape. In the header's panel the box keeps the focus and
 * an option is active (a combobox with its list); on a page the focus itself walks along the links.
 */
(function () {
  "use strict";

  /** @type {any} */
  var root = window;
  /** @type {any} */
  var lokm = (root.lokm = root.lokm || {});
  /** @type {any} */
  var search = (lokm.search = lokm.search || {});

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean}
   */
  function isPlain(event) { return !event.isComposing && !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey; }

  /**
   * Where a key leads in a list: a place, -1 for the box above it, or nothing when it is no key of lists.
   * @param {string} key
   * @param {number} place
   * @param {number} count
   * @returns {number | null}
   */
  function stepped(key, place, count) {
    if (key === "ArrowDown") return Math.min(place + 1, count - 1);
    if (key === "ArrowUp") return place - 1;
    if (key === "Home") return 0;
    return key === "End" ? count - 1 : null;
  }

  /**
   * The links or buttons of a list, in the order in which they stand.
   * @param {HTMLElement} list
   * @returns {HTMLElement[]}
   */
  function stops(list) { return Array.from(list.querySelectorAll("li a, li button")); }

  /**
   * @param {any} box
   */
  search.keys = function (box) {
    box.input.addEventListener("keydown", function (/** @type {KeyboardEvent} */ event) { pressed(box, event); });
    walk(box, box.results);
    walk(box, box.recent);
  };

  /**
   * A key in the box itself.
   * @param {any} box
   * @param {KeyboardEvent} event
   */
  function pressed(box, event) {
    if (!isPlain(event)) return;
    if (event.key === "Escape") return escaped(box, event);
    var isArrow = event.key === "ArrowDown" || event.key === "ArrowUp";
    if (!isArrow && !(box.chosen >= 0 && (event.key === "Home" || event.key === "End"))) return;
    var recent = box.recent.hidden ? [] : stops(box.recent);
    var count = box.results.childElementCount;
    if (!count && !recent.length) return;
    event.preventDefault();
    if (recent.length) {
      if (event.key === "ArrowDown") recent[0].focus();
    } else if (box.mode === "panel") {
      box.open(true);
      box.choose(chosen(event.key, box.chosen, count));
    } else if (event.key === "ArrowDown") {
      stops(box.results)[0].focus();
    }
  }

  /**
   * The option that a key leads to; past either end of the list lies the box.
   * @param {string} key
   * @param {number} place
   * @param {number} count
   * @returns {number}
   */
  function chosen(key, place, count) {
    if (key === "ArrowUp" && place < 0) return count - 1;
    if (key === "ArrowDown" && place === count - 1) return -1;
    return Number(stepped(key, place, count));
  }

  /**
   * @param {any} box
   * @param {KeyboardEvent} event
   */
  function escaped(box, event) {
    event.preventDefault();
    if (!box.panel.hidden && (box.mode === "panel" || !box.query)) return box.open(false);
    box.input.value = "";
    box.ask();
  }

  /**
   * Keys among the links of a list.
   * @param {any} box
   * @param {HTMLElement} list
   */
  function walk(box, list) {
    list.addEventListener("keydown", function (event) {
      if (!isPlain(event)) return;
      var all = stops(list);
      var place = all.indexOf(/** @type {HTMLElement} */ (event.target));
      var next = event.key === "Escape" ? -1 : stepped(event.key, place, all.length);
      if (place < 0 || next === null) return;
      event.preventDefault();
      if (next < 0) box.input.focus();
      else all[next].focus();
    });
  }
})();
