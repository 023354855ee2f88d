/**
 * The glossary's filter box: thins out the terms of the page while the reader types.
 * The box is hidden without this script. Ctrl+F finds nothing that is folded away, so an empty box shows all.
 */
(function () {
  "use strict";

  const label = /** @type {HTMLElement | null} */ (document.querySelector("[data-glossary-find]"));
  if (!label) return;
  const box = /** @type {HTMLInputElement} */ (label.querySelector("input"));
  const status = /** @type {HTMLElement} */ (document.querySelector("[data-glossary-status]"));
  const none = /** @type {HTMLElement} */ (document.querySelector("[data-glossary-none]"));
  /** @type {HTMLElement[]} */
  const letters = Array.from(document.querySelectorAll("[data-glossary-letter]"));
  const terms = /** @type {HTMLElement[]} */ (Array.from(document.querySelectorAll("[data-glossary-term]")));
  const texts = terms.map(function (term) { return bare(String(term.textContent)); });

  /** Case, spaces and the dots of abbreviations do not matter. @param {string} text */
  function bare(text) { return text.toLowerCase().replace(/[\s.]+/g, ""); }

  function thin() {
    const wanted = bare(box.value);
    let left = 0;
    terms.forEach(function (term, at) {
      term.hidden = texts[at].indexOf(wanted) < 0;
      if (!term.hidden) left++;
    });
    letters.forEach(function (letter) { letter.hidden = !letter.querySelector("[data-glossary-term]:not([hidden])"); });
    none.hidden = left > 0;
    status.textContent = wanted ? "พบ " + left + " คำ" : "";
  }

  box.addEventListener("input", thin);
  label.hidden = false;
})();
