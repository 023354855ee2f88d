/**
 * The box: what is typed becomes results, by keyboard, mouse, finger or screen reader.
 *
 * A form `[data-lokm-search]` is a `panel` (the header's drop-down: combobox with a list of options),
 * a `page` (home: results stand under the box) or `full` (search/index.html: facets, more results and the query
 * in the address). An answer to a query that is no longer in the box is dropped.
 */
(function () {
  "use strict";

  /** @type {any} */
  var root = window;
  /** @type {any} */
  var lokm = (root.lokm = root.lokm || {});
  /** @type {any} */
  var search = (lokm.search = lokm.search || {});

  var SHOWN = 10;
  var SHOWN_FULL = 20;
  var QUICK = 200;
  var HOLD = 100;
  var SLOW = 350;

  /** @param {HTMLElement} form */
  search.box = function (form) { new Box(form).start(); };

  /**
   * @param {HTMLElement} form
   * @constructor
   */
  function Box(form) {
    this.form = /** @type {HTMLFormElement} */ (form);
    this.mode = form.getAttribute("data-lokm-search") || "panel";
    this.input = /** @type {HTMLInputElement} */ (form.querySelector("input[type=search]"));
    this.panel = this.part("panel");
    this.status = this.part("status");
    this.all = /** @type {HTMLAnchorElement | null} */ (form.querySelector("[data-search-all]"));
    this.results = /** @type {HTMLElement} */ (document.getElementById("search-results"));
    this.answers = /** @type {HTMLElement} */ (document.getElementById("search-answers"));
    this.suggestions = /** @type {HTMLElement} */ (document.getElementById("search-suggestions"));
    this.turn = 0;
    this.chosen = -1;
    this.typed = 0;
    this.query = "";
    /** @type {Record<string, string>} */
    this.facets = {};
    this.shown = this.mode === "full" ? SHOWN_FULL : SHOWN;
    /** @type {any} */
    this.full = null;
  }

  /**
   * @param {string} name
   * @returns {HTMLElement}
   */
  Box.prototype.part = function (name) {
    return /** @type {HTMLElement} */ (document.querySelector("[data-search-" + name + "]"));
  };

  Box.prototype.start = function () {
    var box = this;
    this.input.addEventListener("input", function () { box.ask(); });
    this.input.addEventListener("search", function () { box.ask(); });
    this.input.addEventListener("focus", function () { if (box.query) box.open(true); });
    this.form.addEventListener("submit", function (event) { box.submit(event); });
    this.input.addEventListener("keydown", function (event) { box.key(event); });
    if (this.mode === "panel") {
      document.addEventListener("pointerdown", function (event) {
        if (!box.form.contains(/** @type {Node} */ (event.target))) box.open(false);
      });
      this.form.addEventListener("focusout", function (event) {
        if (event.relatedTarget && !box.form.contains(/** @type {Node} */ (event.relatedTarget))) box.open(false);
      });
    } else {
      this.results.addEventListener("keydown", function (event) { box.walk(event); });
    }
    if (this.mode === "full" && search.fullPage) this.full = search.fullPage(this);
    search.ready().catch(function () { /* told when somebody asks */ });
    if (this.input.value.trim()) this.ask();
  };

  /** A query, or none any more, stands in the box. */
  Box.prototype.ask = function () {
    var query = this.input.value.trim();
    if (query === this.query && query) return;
    var now = Date.now();
    var pause = now - this.typed < QUICK && Math.abs(query.length - this.query.length) < 3 ? HOLD : 0;
    this.typed = now;
    this.query = query;
    this.shown = this.mode === "full" ? SHOWN_FULL : SHOWN;
    if (this.full) this.full.asked();
    if (query) this.search(pause);
    else this.clear();
  };

  /** @param {number} pause how long to wait before texts are read, in case typing goes on */
  Box.prototype.search = function (pause) {
    var box = this;
    var turn = ++this.turn;
    var query = this.query;
    var slow = window.setTimeout(function () { if (turn === box.turn) box.say("กำลังค้นหา…", true); }, SLOW);
    search
      .find(query, {
        texts: this.mode === "full" ? 60 : 0,
        facets: this.facets,
        before: function () {
          return new Promise(function (resolve) {
            var go = function () { resolve(turn === box.turn); };
            if (pause) window.setTimeout(go, pause);
            else go();
          });
        }
      })
      .then(
        function (/** @type {any} */ answer) {
          window.clearTimeout(slow);
          if (turn === box.turn && !answer.stale) box.show(answer);
        },
        function (/** @type {Error} */ error) {
          window.clearTimeout(slow);
          if (turn === box.turn) box.fail(error);
        }
      );
  };

  Box.prototype.clear = function () {
    this.turn++;
    this.empty();
    this.say("", false);
    this.open(false);
    if (this.full) this.full.cleared();
  };

  Box.prototype.empty = function () {
    this.choose(-1);
    this.results.textContent = "";
    if (this.mode === "panel") this.results.setAttribute("role", "group");
    this.results.removeAttribute("data-query");
    search.drawAnswers(this.answers, []);
    search.drawSuggestions(this.suggestions, []);
    if (this.all) this.all.hidden = true;
  };

  /** @param {Error} error */
  Box.prototype.fail = function (error) {
    this.empty();
    this.say("อ่านดัชนีค้นหาไม่สำเร็จ (" + error.message + ") ลองพิมพ์อีกครั้ง หากยังไม่ได้ให้แจ้งผู้ดูแลเว็บ", true);
    this.query = "";
  };

  /** @param {any} answer */
  Box.prototype.show = function (answer) {
    this.answer = answer;
    this.empty();
    this.results.setAttribute("data-query", this.query);
    var isOption = this.mode === "panel";
    var box = this;
    answer.results.slice(0, this.shown).forEach(function (/** @type {any} */ result, /** @type {number} */ place) {
      box.results.appendChild(search.resultElement(result, place, isOption));
    });
    if (isOption && answer.results.length) this.results.setAttribute("role", "listbox");
    search.drawAnswers(this.answers, answer.answers);
    search.drawSuggestions(this.suggestions, answer.near);
    if (this.all) {
      this.all.hidden = answer.results.length <= this.shown && this.mode !== "panel";
      this.all.href = search.root() + "search/index.html" + address(this.query, {});
      if (!answer.results.length) this.all.hidden = true;
    }
    this.say(told(answer), true);
    if (this.full) this.full.shown(answer);
  };

  /**
   * @param {any} answer
   * @returns {string}
   */
  function told(answer) {
    var count = answer.results.length;
    var rescued = answer.rescued ? "แป้นพิมพ์อาจสลับภาษา ค้นคำว่า “" + answer.rescued + "” · " : "";
    if (answer.partly) return "ไม่พบที่ตรงทั้งหมด แสดงเรื่องที่ใกล้เคียงบางส่วน";
    if (count) return rescued + "พบ " + count + (answer.more ? " เรื่องที่ตรงที่สุด" : " เรื่อง");
    return answer.answers.length ? "ไม่พบองค์ความรู้ที่ตรงกัน แต่มีรายการนี้" : "ไม่พบที่ตรงกัน ลองใช้คำอื่นหรือคำที่สั้นลง";
  }

  /**
   * @param {string} text
   * @param {boolean} isOpen
   */
  Box.prototype.say = function (text, isOpen) {
    if (this.status.textContent !== text) this.status.textContent = text;
    if (isOpen) this.open(true);
  };

  /** @param {boolean} isOpen */
  Box.prototype.open = function (isOpen) {
    if (this.mode !== "panel") {
      this.panel.hidden = !this.query;
      return;
    }
    this.panel.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen && this.results.childElementCount > 0));
    if (!isOpen) this.choose(-1);
  };

  /** @param {number} place */
  Box.prototype.choose = function (place) {
    var options = this.results.children;
    var before = options[this.chosen];
    if (before) before.setAttribute("aria-selected", "false");
    this.chosen = place;
    var option = /** @type {HTMLElement | undefined} */ (options[place]);
    if (option) {
      option.setAttribute("aria-selected", "true");
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  };

  /** @param {KeyboardEvent} event */
  Box.prototype.key = function (event) {
    if (event.isComposing) return;
    if (event.key === "Escape") return this.escape(event);
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    var count = this.results.childElementCount;
    if (!count) return;
    event.preventDefault();
    if (this.mode === "panel") {
      this.open(true);
      var step = event.key === "ArrowDown" ? 1 : -1;
      this.choose(this.chosen < 0 && step < 0 ? count - 1 : this.chosen + step >= count ? -1 : Math.max(-1, this.chosen + step));
    } else if (event.key === "ArrowDown") {
      focusLink(this.results.firstElementChild);
    }
  };

  /** @param {KeyboardEvent} event */
  Box.prototype.escape = function (event) {
    event.preventDefault();
    if (this.mode === "panel" && !this.panel.hidden) return this.open(false);
    this.input.value = "";
    this.ask();
  };

  /**
   * Arrows among the results of a page.
   * @param {KeyboardEvent} event
   */
  Box.prototype.walk = function (event) {
    var item = /** @type {HTMLElement} */ (event.target).closest("li");
    if (!item) return;
    if (event.key === "Escape") {
      this.input.focus();
    } else if (event.key === "ArrowDown") {
      focusLink(item.nextElementSibling);
    } else if (event.key === "ArrowUp") {
      if (item.previousElementSibling) focusLink(item.previousElementSibling);
      else this.input.focus();
    } else {
      return;
    }
    event.preventDefault();
  };

  /** @param {Element | null} item */
  function focusLink(item) {
    var link = item && /** @type {HTMLElement | null} */ (item.querySelector("a"));
    if (link) link.focus();
  }

  /** @param {Event} event */
  Box.prototype.submit = function (event) {
    event.preventDefault();
    var option = /** @type {HTMLAnchorElement | undefined} */ (this.results.children[this.chosen]);
    if (this.mode === "panel" && option) location.assign(option.href);
    else if (this.mode !== "full" && this.query) location.assign(search.root() + "search/index.html" + address(this.query, {}));
    else if (this.query) focusLink(this.results.firstElementChild);
  };

  /**
   * The part of an address that holds a search: after `?` on a server, after `#` in a folder, where
   * some browsers let no script change what stands after `?`.
   * @param {string} query
   * @param {Record<string, string>} facets
   * @returns {string}
   */
  function address(query, facets) {
    var pairs = [["q", query]].concat(Object.keys(facets).map(function (name) { return [name, facets[name]]; }));
    var text = pairs
      .filter(function (pair) { return pair[1]; })
      .map(function (pair) { return pair[0] + "=" + encodeURIComponent(pair[1]); })
      .join("&");
    return text ? (location.protocol === "file:" ? "#" : "?") + text : "";
  }
  search.address = address;
})();
