/**
 * The only search script that a page loads by itself. It brings the box when somebody turns to it (focus, a
 * touch, `/`), or when this visit or the address holds a query; the box brings the engine with the first letter.
 * Each is one file (see packs.json): from a disk, a request costs more than what it brings.
 */
(function () {
  "use strict";

  /** @type {any} */
  var root = window;
  /** @type {any} */
  var lokm = (root.lokm = root.lokm || {});
  /** @type {any} */
  var search = (lokm.search = lokm.search || {});

  var BOX = ["search-box"];
  var ENGINE = ["search-engine"];
  var PAGE = { box: ["search-page"], engine: ["search-facets"] };
  /** @type {Promise<any> | null} */
  var box = null;
  /** @type {Promise<any> | null} */
  var engine = null;

  /** @returns {string} */
  function way() {
    var meta = document.querySelector('meta[name="lokm-root"]');
    return (meta && meta.getAttribute("content")) || "./";
  }

  /**
   * Scripts of ours, run in this order.
   * @param {string[]} names
   * @returns {Promise<any>}
   */
  function bring(names) {
    return Promise.all(names.map(function (name) {
      return new Promise(function (resolve, reject) {
        var script = document.createElement("script");
        script.async = false;
        script.onload = resolve;
        script.onerror = function () {
          document.head.removeChild(script);
          reject(new Error(name + ".js"));
        };
        script.src = way() + "assets/lokm/" + name + ".js";
        document.head.appendChild(script);
      });
    }));
  }

  /**
   * What finds and draws. After a failure it can be asked for again.
   * @returns {Promise<any>}
   */
  search.engine = function () {
    var isPage = document.querySelector('[data-lokm-search="full"]');
    if (!engine) engine = bring(ENGINE.concat(isPage ? PAGE.engine : [])).catch(function (error) {
      engine = null;
      throw error;
    });
    return engine;
  };

  /** @param {HTMLElement} form */
  function wake(form) {
    if (box) return;
    box = bring(BOX.concat(form.getAttribute("data-lokm-search") === "full" ? PAGE.box : [])).then(
      function () { search.box(form); },
      fail
    );
  }

  function fail() {
    box = null;
    var status = document.querySelector("[data-search-status]");
    var panel = /** @type {HTMLElement | null} */ (document.querySelector("[data-search-panel]"));
    if (panel) panel.hidden = false;
    if (status) status.textContent = "โหลดโปรแกรมค้นหาไม่สำเร็จ ตรวจการเชื่อมต่อ แล้วพิมพ์ใหม่อีกครั้ง";
  }

  /**
   * Whether the address, or where the reader comes back to, holds a query.
   * @param {HTMLElement} form
   * @returns {boolean}
   */
  function isAsked(form) {
    if (form.getAttribute("data-lokm-search") === "full") return /[?&#][a-z]+=[^&]/.test(location.search + location.hash);
    return Boolean(history.state && history.state.lokmSearch);
  }

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
    if (document.activeElement === field || field.value || isAsked(box)) wake(box);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
