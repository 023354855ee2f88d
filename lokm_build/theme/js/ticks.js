/**
 * What follows from the steps of an SOP. What its reader unfolds is printed too (a browser, or Material, unfolds all
 * for printing, so that `open` does not tell). The checklist: ticks are kept in this browser, so that work can be taken up again tomorrow.
 * Without storage (a private window, a locked-down office) boxes can be ticked all the same, and the page says so.
 * A box is known by its number and its text: where the step's text has changed, its tick is gone.
 */
(function () {
  "use strict";

  Array.from(document.querySelectorAll("details.lokm-fold > summary")).forEach(function (summary) {
    summary.addEventListener("click", function () {
      const fold = /** @type {HTMLDetailsElement} */ (summary.parentElement);
      if (fold.open) fold.removeAttribute("data-lokm-wanted");
      else fold.setAttribute("data-lokm-wanted", "");
    });
  });

  const room = /** @type {HTMLElement | null} */ (document.querySelector("[data-lokm-ticks]"));
  if (!room) return;
  const boxes = /** @type {HTMLInputElement[]} */ (Array.from(room.querySelectorAll("input[data-lokm-tick]")));
  const status = /** @type {HTMLElement} */ (room.querySelector("[role=status]"));
  const button = /** @type {HTMLButtonElement} */ (room.querySelector("button"));
  const file = String(location.pathname.split("/").pop());
  const key = "lokm-ticks:" + file;
  let keeps = true;

  /** @param {HTMLInputElement} box @returns {string} */
  function name(box) { return String(box.getAttribute("data-lokm-tick")); }

  /** @returns {string[]} */
  function kept() {
    try {
      const found = JSON.parse(window.localStorage.getItem(key) || "[]");
      return Array.isArray(found) ? found.map(String) : [];
    } catch (error) {
      keeps = error instanceof SyntaxError;
      return [];
    }
  }

  function keep() {
    const ticked = boxes.filter(function (box) { return box.checked; }).map(name);
    try {
      if (ticked.length) window.localStorage.setItem(key, JSON.stringify(ticked));
      else window.localStorage.removeItem(key);
    } catch { keeps = false; }
  }

  function tell() {
    const done = boxes.filter(function (box) { return box.checked; }).length;
    const where = keeps ? "เก็บไว้ในเบราว์เซอร์นี้" : "เบราว์เซอร์นี้เก็บเครื่องหมายไว้ไม่ได้";
    status.textContent = "ทำแล้ว " + done + " จาก " + boxes.length + " ขั้น (" + where + ")";
    button.hidden = done === 0;
  }

  const before = kept();
  boxes.forEach(function (box) {
    // A browser may bring back the boxes of the last visit by itself.
    box.checked = before.indexOf(name(box)) >= 0;
    box.addEventListener("change", function () { keep(); tell(); });
  });
  button.addEventListener("click", function () {
    boxes.forEach(function (box) { box.checked = false; });
    keep();
    tell();
    boxes[0].focus();
  });
  tell();
})();
