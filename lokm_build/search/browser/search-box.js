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
  var READ_FULL = 60;
  var QUICK = 200;
  var LEAST_HOLD = 90;
  var MOST_HOLD = 130;
  var HOLD_WIDE = 240;
  var SLOW = 300;
  var TELL = 700;

  /**
   * @param {string} name
   * @param {string} kind class
   * @param {string} [text]
   * @returns {HTMLElement}
   */
  search.element = function (name, kind, text) {
    var made = document.createElement(name);
    if (kind) made.className = kind;
    if (text) made.textContent = text;
    return made;
  };

  /**
   * @param {string} kind class
   * @param {string} text
   * @param {() => void} pressed
   * @returns {HTMLElement}
   */
  search.button = function (kind, text, pressed) {
    var made = search.element("button", kind, text);
    made.type = "button";
    made.addEventListener("click", pressed);
    return made;
  };

  /** @param {Element | null | undefined} item */
  search.focusLink = function (item) {
    var link = item && /** @type {HTMLElement | null} */ (item.querySelector("a"));
    if (link) link.focus();
  };

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
    this.panel = part("panel");
    this.status = part("status");
    this.live = part("live");
    this.again = part("again");
    this.words = part("words");
    this.recent = part("recent");
    this.all = /** @type {HTMLAnchorElement | null} */ (form.querySelector("[data-search-all]"));
    this.results = /** @type {HTMLElement} */ (document.getElementById("search-results"));
    this.answers = /** @type {HTMLElement} */ (document.getElementById("search-answers"));
    this.suggestions = /** @type {HTMLElement} */ (document.getElementById("search-suggestions"));
    this.turn = 0;
    this.chosen = -1;
    this.typed = 0;
    /** Milliseconds from letter to letter of late. */
    this.pace = 0;
    this.telling = 0;
    this.query = "";
    /** @type {Record<string, string[]>} */
    this.facets = {};
    this.first = this.mode === "full" ? SHOWN_FULL : SHOWN;
    this.shown = this.first;
    /** @type {any} */
    this.full = null;
    /** @type {any} where the reader left this page and now comes back to */
    this.left = search.left();
  }

  /**
   * @param {string} name
   * @returns {HTMLElement}
   */
  function part(name) { return /** @type {HTMLElement} */ (document.querySelector("[data-search-" + name + "]")); }

  Box.prototype.start = function () {
    var box = this;
    this.input.addEventListener("input", function () { box.ask(); });
    this.input.addEventListener("search", function () { box.ask(); });
    this.input.addEventListener("focus", function () { box.open(true); });
    this.input.addEventListener("click", function () { if (box.panel.hidden) box.open(true); });
    this.form.addEventListener("submit", function (event) { box.submit(event); });
    this.again.addEventListener("click", function () { box.input.focus(); box.search(0); });
    document.addEventListener("click", function (event) { box.leave(/** @type {Element} */ (event.target)); }, true);
    document.addEventListener("pointerdown", function (event) {
      if (!box.holds(event.target)) box.fold();
    });
    document.addEventListener("focusin", function (event) { if (!box.holds(event.target)) box.fold(); });
    search.keys(this);
    if (this.mode === "full" && search.fullPage) this.full = search.fullPage(this);
    search.load("head").catch(function () { /* the search that needs it asks again, and tells */ });
    if (this.left && this.mode !== "full") this.input.value = this.left.query;
    if (this.input.value.trim()) this.ask();
    else if (document.activeElement === this.input) this.open(true);
  };

  /**
   * Whether something belongs to the box or to what it shows.
   * @param {EventTarget | null} target
   * @returns {boolean}
   */
  Box.prototype.holds = function (target) {
    var node = /** @type {Node} */ (target);
    return this.form.contains(node) || this.panel.contains(node);
  };

  /** The reader turned elsewhere: what drops down folds, what stands on a page stays. */
  Box.prototype.fold = function () {
    if (this.mode === "panel") this.open(false);
    else this.recent.hidden = true;
    if (!this.query && !this.panel.hidden) this.panel.hidden = true;
  };

  /** A query, or none any more, stands in the box. */
  Box.prototype.ask = function () {
    var query = this.input.value.trim();
    var now = Date.now();
    var idle = now - this.typed;
    this.typed = now;
    if (query === this.query && query) return; // a space, after which more words may come
    var isStart = query.length < 3;
    var isTyped = (isStart || idle < QUICK) && Math.abs(query.length - this.query.length) < 3;
    var pace = Math.min(idle, QUICK);
    this.pace = isTyped ? (this.pace ? (2 * this.pace + pace) / 3 : pace) : 0;
    var pause = isTyped ? Math.min(Math.max(1.15 * this.pace, LEAST_HOLD), MOST_HOLD) : 0;
    window.clearTimeout(this.telling); // what was found for fewer letters is no news any more
    this.query = query;
    this.shown = this.left && this.left.query === query ? this.left.shown : this.first;
    if (this.full) this.full.asked(idle);
    if (query) this.search(pause);
    else this.clear();
  };

  /**
   * Put a query into the box and ask it.
   * @param {string} query
   */
  Box.prototype.put = function (query) {
    this.input.value = query;
    this.input.focus();
    this.ask();
  };

  /** @param {number} pause how long after the last letter texts are read, in case typing goes on */
  Box.prototype.search = function (pause) {
    var box = this;
    var turn = ++this.turn;
    var query = this.query;
    this.recent.hidden = true;
    var slow = window.setTimeout(function () { if (turn === box.turn) box.say("กำลังค้นหา…", true); }, SLOW);
    search
      .engine()
      .then(function () {
        return search.find(query, {
          texts: box.mode === "full" ? Math.max(READ_FULL, box.shown) : 0,
          facets: box.facets,
          typing: pause > 0,
          before: function (/** @type {string} */ stage) {
            var hold = stage === "widen" ? HOLD_WIDE : stage === "many" ? pause : 0;
            return new Promise(function (resolve) {
              (function look() {
                var left = pause && hold - (Date.now() - box.typed);
                if (left > 0 && turn === box.turn) window.setTimeout(look, left);
                else resolve(turn === box.turn);
              })();
            });
          }
        });
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
    if (this.full) this.full.cleared();
    this.open(document.activeElement === this.input);
  };

  Box.prototype.empty = function () {
    this.choose(-1);
    this.answer = null;
    this.again.hidden = true;
    [this.results, this.answers, this.words, this.suggestions].forEach(function (shown) { shown.textContent = ""; });
    [this.answers, this.words, this.suggestions].forEach(function (shown) { shown.hidden = true; });
    if (this.mode === "panel") this.results.setAttribute("role", "group");
    this.results.removeAttribute("data-query");
    if (this.all) this.all.hidden = true;
  };

  /** @param {Error} error */
  Box.prototype.fail = function (error) {
    var isOffline = navigator.onLine === false && location.protocol !== "file:";
    this.empty();
    this.say(isOffline ? "ขณะนี้ไม่ได้ต่อเครือข่าย จึงอ่านดัชนีค้นหาไม่ได้" : "อ่านดัชนีค้นหาไม่สำเร็จ (" + error.message + ")", true);
    this.again.hidden = false;
  };

  /** @param {any} answer */
  Box.prototype.show = function (answer) {
    var box = this;
    var isOption = this.mode === "panel";
    this.empty();
    this.answer = answer;
    this.results.setAttribute("data-query", this.query);
    answer.results.slice(0, this.shown).forEach(function (/** @type {any} */ result, /** @type {number} */ place) {
      box.results.appendChild(search.resultElement(result, place, isOption));
    });
    if (isOption && answer.results.length) this.results.setAttribute("role", "listbox");
    search.drawAnswers(this.answers, answer.answers);
    search.drawWords(this.words, answer.meant.words, this);
    search.drawSuggestions(this.suggestions, answer, this);
    if (this.all) {
      this.all.hidden = !answer.results.length;
      this.all.href = search.root() + "search/index.html" + search.address(this.query, {});
    }
    this.say(search.told(answer, this.facets), true);
    if (this.full) this.full.shown(answer);
    if (this.left) this.comeBack();
  };

  /** To the result that the reader left by. */
  Box.prototype.comeBack = function () {
    var left = this.left;
    this.left = null;
    if (left.query !== this.query) return;
    if (this.mode === "panel") {
      this.input.focus({ preventScroll: true });
      this.choose(left.chosen);
    } else {
      search.focusLink(this.results.children[left.chosen]);
    }
  };

  /**
   * Show a message at once; tell it to a screen reader when typing has come to rest.
   * @param {string} text
   * @param {boolean} isOpen
   */
  Box.prototype.say = function (text, isOpen) {
    var box = this;
    if (this.status.textContent !== text) this.status.textContent = text;
    window.clearTimeout(this.telling);
    this.telling = window.setTimeout(function () { box.live.textContent = text; }, TELL);
    if (isOpen) this.open(true);
  };

  /** @param {boolean} isOpen */
  Box.prototype.open = function (isOpen) {
    var box = this;
    if (isOpen && !this.query && this.recent.hidden) {
      search.drawRecent(this.recent, function (/** @type {string} */ query) { box.put(query); }, function () {
        box.input.focus();
        box.open(true);
      });
    }
    var offersRecent = isOpen && !this.query && !this.recent.hidden;
    if (!offersRecent) this.recent.hidden = true;
    this.panel.hidden = this.query ? this.mode === "panel" && !isOpen : !offersRecent;
    if (this.mode !== "panel") return;
    this.input.setAttribute("aria-expanded", String(!this.panel.hidden && this.results.childElementCount > 0));
    if (this.panel.hidden) this.choose(-1);
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

  /**
   * A link that the box shows is opened: remember the query, and where to come back to.
   * @param {Element} target
   */
  Box.prototype.leave = function (target) {
    var link = target.closest("a");
    if (!link || !this.query || !this.panel.contains(link)) return;
    var option = link.closest("#search-results > *");
    this.leaveBy(option ? Array.from(this.results.children).indexOf(option) : -1);
  };

  /** @param {number} place */
  Box.prototype.leaveBy = function (place) {
    search.remember(this.query);
    search.leave({ query: this.query, chosen: place, shown: this.shown });
  };

  /** @param {Event} event */
  Box.prototype.submit = function (event) {
    event.preventDefault();
    var option = /** @type {HTMLAnchorElement | undefined} */ (this.results.children[this.chosen]);
    if (!this.query) return;
    this.leaveBy(this.chosen);
    if (this.mode === "panel" && option) location.assign(option.href);
    else if (this.mode !== "full") location.assign(search.root() + "search/index.html" + search.address(this.query, {}));
    else search.focusLink(this.results.firstElementChild);
  };
})();
