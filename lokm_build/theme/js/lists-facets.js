/**
 * The panel of a facet: a checkbox with a count for each choice, and a box that thins out a long panel.
 * Knows nothing of the list but what it is given; offers its functions to lists.js.
 */
(function () {
  "use strict";

  const MANY = 12;

  /** @typedef {{code: string, name: string, depth: number}} Option */

  /** @param {number} value */
  function thousands(value) { return String(value).replace(/\B(?=(\d{3})+$)/g, ","); }

  /** @param {string} tag @param {string} name @param {string} [text] @returns {HTMLElement} */
  function made(tag, name, text) {
    const element = document.createElement(tag);
    element.className = name;
    if (text) element.textContent = text;
    return element;
  }

  /**
   * Draws the choices that the list has at all.
   * @param {HTMLElement} facet @param {Option[]} options @param {number[]} counts
   */
  function fill(facet, options, counts) {
    const panel = /** @type {HTMLElement} */ (facet.querySelector("[data-panel]"));
    const set = made("fieldset", "lokm-facet__set");
    set.appendChild(made("legend", "lokm-hidden-text", facet.dataset.name));
    options.forEach(function (option, position) {
      if (counts[position]) set.appendChild(choice(option, position));
    });
    panel.textContent = "";
    if (set.children.length > MANY + 1) panel.appendChild(finder(set));
    panel.appendChild(set);
    const none = made("p", "lokm-facet__none", "ไม่มีตัวเลือกที่เข้ากับตัวกรองอื่น");
    none.hidden = true;
    panel.appendChild(none);
  }

  /** @param {Option} option @param {number} position */
  function choice(option, position) {
    const label = made("label", "lokm-option lokm-option--" + Math.min(option.depth, 3));
    const box = document.createElement("input");
    box.type = "checkbox";
    box.value = option.code;
    box.dataset.position = String(position);
    label.appendChild(box);
    label.appendChild(made("span", "lokm-option__name", option.name));
    label.appendChild(made("span", "lokm-count"));
    return label;
  }

  /** @param {HTMLElement} set */
  function finder(set) {
    const box = document.createElement("input");
    box.type = "text";
    box.className = "lokm-facet__find";
    box.placeholder = "พิมพ์เพื่อหาตัวเลือก";
    box.setAttribute("aria-label", "พิมพ์เพื่อหาตัวเลือก");
    box.addEventListener("input", function () {
      const wanted = box.value.trim().toLowerCase();
      Array.from(set.querySelectorAll("label")).forEach(function (label) {
        label.hidden = String(label.textContent).toLowerCase().indexOf(wanted) < 0;
      });
    });
    return box;
  }

  /**
   * Updates checks and counts in place, so that the reader's focus stays; a choice that would leave nothing is hidden.
   * @param {HTMLElement} facet @param {number[]} counts @param {string[]} chosen
   */
  function show(facet, counts, chosen) {
    let left = 0;
    Array.from(facet.querySelectorAll("input[type=checkbox]")).forEach(function (element) {
      const box = /** @type {HTMLInputElement} */ (element), count = counts[Number(box.dataset.position)];
      const label = /** @type {HTMLElement} */ (box.parentElement);
      box.checked = chosen.indexOf(box.value) >= 0;
      /** @type {HTMLElement} */ (label.lastElementChild).textContent = thousands(count);
      label.classList.toggle("lokm-option--off", !count && !box.checked);
      if (count || box.checked) left++;
    });
    const none = /** @type {HTMLElement | null} */ (facet.querySelector(".lokm-facet__none"));
    if (none) none.hidden = left > 0;
  }

  /** @type {any} */ (window).lokmListFacets = { fill: fill, show: show, thousands: thousands };
})();
