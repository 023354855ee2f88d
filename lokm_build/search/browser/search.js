/**
 * The only search script that a page loads by itself: it wakes the rest when somebody turns to the
 * box (focus, a touch, a keystroke, `/`), or when the address holds a query.
 */
(function () {
  "use strict";

  /** @type {any} */
  var root = window;
  /** @type {any} */
  var lokm = (root.lokm = root.lokm || {});
  /** @type {any} */
  var search = (lokm.search = lokm.search || {});

  var PARTS = [
    "normalise", "keyboard", "search-codec", "search-dates", "search-tokens", "search-store", "search-fields", "search-narrow", "search-query",
    "search-rank", "search-snippet", "search-engine", "search-view", "search-box"
  ];
  var FULL_PAGE = ["search-facets"];
  /** @type {"" | "loading" | "ready"} */
  var state = "";

  /** @returns {string} */
  function way() {
    var meta = document.querySelector('meta[name="lokm-root"]');
    return (meta && meta.getAttribute("content")) || "./";
  }

  /** @param {HTMLElement} form */
  function wake(form) {
    if (state) return;
    state = "loading";
    var names = PARTS.concat(form.getAttribute("data-lokm-search") === "full" ? FULL_PAGE : []);
    var left = names.length;
    names.forEach(function (name) {
      var script = document.createElement("script");
      script.async = false;
      script.onload = function () {
        left--;
        if (!left) begin(form);
      };
      script.onerror = fail;
      script.src = way() + "assets/lokm/" + name + ".js";
      document.head.appendChild(script);
    });
  }

  /** @param {HTMLElement} form */
  function begin(form) {
    state = "ready";
    search.box(form);
  }

  function fail() {
    state = "";
    var status = document.querySelector("[data-search-status]");
    var panel = /** @type {HTMLElement | null} */ (document.querySelector("[data-search-panel]"));
    if (panel) panel.hidden = false;
    if (status) status.textContent = "โหลดโปรแกรมค้นหาไม่สำเร็จ ตรวจการเชื่อมต่อ แล้วพิมพ์ใหม่อีกครั้ง";
  }

  /** @returns {boolean} */
  function addressed() { return /[?&#]q=[^&]/.test(location.search + location.hash); }

  function start() {
    var form = /** @type {HTMLElement | null} */ (document.querySelector("[data-lokm-search]"));
    var input = form && /** @type {HTMLInputElement | null} */ (form.querySelector("input[type=search]"));
    if (!form || !input) return;
    var box = form;
    var field = input;
    ["focus", "pointerenter", "touchstart", "input"].forEach(function (name) {
      field.addEventListener(name, function () { wake(box); }, { passive: true });
    });
    document.addEventListener("keydown", function (event) {
      var target = /** @type {HTMLElement} */ (event.target);
      var writing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
      if (event.key !== "/" || writing || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      field.focus();
      field.select();
    });
    if (document.activeElement === field || field.value || (box.getAttribute("data-lokm-search") === "full" && addressed())) {
      wake(box);
    }
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
