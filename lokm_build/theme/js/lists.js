/**
 * The controls of a list: narrow by facets, sort, show more; all without reloading.
 *
 * The page works without this script; the controls are shown by it. Data come from lists-data.js
 * (choices are drawn by lists-facets.js) when the reader first touches a control, or when the address carries a state. The state stands
 * in the fragment (#unit=osec&sort=title), which also works from a folder; Back restores it.
 */
(function () {
  "use strict";

  const STEP = 50;
  const WIDE = "(min-width: 60em)";

  /**
   * @typedef {{chosen: Object<string, string[]>, own: boolean, order: string, shown: number}} State
   */

  const data = /** @type {any} */ (window).lokmListData;
  const panels = /** @type {any} */ (window).lokmListFacets;
  const found = /** @type {HTMLElement | null} */ (document.querySelector("[data-list]"));
  if (!found || !data || !panels || !found.querySelector("[data-controls]")) return;
  const list = /** @type {HTMLElement} */ (found);
  /** @type {string[]} */
  const FACETS = data.FACETS;
  const thousands = /** @type {function(number): string} */ (panels.thousands);

  /** @param {string} name @param {ParentNode} [inside] @returns {any} */
  function part(name, inside) { return (inside || list).querySelector("[data-" + name + "]"); }

  const controls = part("controls"), narrow = part("narrow"), order = part("order"), status = part("status");
  const chips = part("chips"), clear = part("clear"), cards = part("cards"), none = part("none"), more = part("more");
  const pages = part("pages"), ownBox = part("own");
  /** @type {HTMLDetailsElement[]} */
  const facets = Array.from(list.querySelectorAll("[data-facet]"));
  const own = ownBox ? { facet: ownBox.dataset.own.split(":")[0], code: ownBox.dataset.own.split(":")[1] } : null;
  const first = order.options[0].value;
  const from = Number(list.dataset.from);
  const atRest = status.innerHTML;
  const here = Array.from(cards.children);

  /** @type {any} */
  let opened = null;
  /** @type {any} */
  let rows = null;
  let turn = 0;
  let state = read();

  // --- the address ---

  /** @returns {State} */
  function read() {
    /** @type {State} */
    const made = { chosen: {}, own: false, order: first, shown: STEP };
    const text = location.hash.slice(1);
    if (text.indexOf("=") < 0) return made;
    text.split("&").forEach(function (pair) {
      const at = pair.indexOf("="), key = pair.slice(0, at);
      let value = "";
      try { value = decodeURIComponent(pair.slice(at + 1)); } catch { return; }
      if (FACETS.indexOf(key) >= 0) made.chosen[key] = value.split(",").filter(Boolean);
      else if (key === "own") made.own = !!own && value === "1";
      else if (key === "sort" && Array.from(order.options).some(function (option) { return option.value === value; })) made.order = value;
      else if (key === "show") made.shown = Math.max(STEP, Math.min(100000, parseInt(value, 10) || STEP));
    });
    return made;
  }

  /** @returns {string} */
  function written() {
    const parts = FACETS.filter(function (facet) { return (state.chosen[facet] || []).length; })
      .map(function (facet) { return facet + "=" + state.chosen[facet].map(encodeURIComponent).join(","); });
    if (state.own) parts.push("own=1");
    if (state.order !== first) parts.push("sort=" + state.order);
    if (state.shown > STEP) parts.push("show=" + state.shown);
    return parts.join("&");
  }

  /** @param {boolean} replace */
  function remember(replace) {
    const text = written();
    const address = text ? "#" + text : location.pathname + location.search;
    try {
      history[replace ? "replaceState" : "pushState"](null, "", address);
    } catch {
      location.hash = text; // a browser that lets a folder's page change nothing but its fragment
    }
  }

  function isAtRest() { return written() === ""; }

  // --- data ---

  /** @returns {Promise<any>} */
  function open() {
    if (opened) return Promise.resolve(opened);
    return data.open(list.dataset.list, own).then(function (/** @type {any} */ made) {
      opened = made;
      const all = made.narrow({ chosen: {}, own: false, order: first }).counts;
      facets.forEach(function (facet) { panels.fill(facet, made.options[String(facet.dataset.facet)], all[String(facet.dataset.facet)]); });
      return made;
    });
  }

  /** @param {Object<string, number[]>} counts */
  function showCounts(counts) {
    facets.forEach(function (facet) {
      const name = String(facet.dataset.facet);
      panels.show(facet, counts[name], state.chosen[name] || []);
    });
  }

  function failed() {
    list.removeAttribute("aria-busy");
    status.textContent = "โหลดข้อมูลของรายการไม่สำเร็จ โปรดลองอีกครั้ง หรือโหลดหน้านี้ใหม่";
    facets.forEach(function (facet) {
      const wait = facet.querySelector(".lokm-facet__wait");
      if (wait) wait.textContent = "โหลดตัวเลือกไม่สำเร็จ";
    });
  }

  // --- what the reader sees ---

  function showState() {
    facets.forEach(function (facet) {
      const count = (state.chosen[String(facet.dataset.facet)] || []).length;
      part("chosen", facet).textContent = count ? " " + count : "";
      facet.classList.toggle("lokm-facet--used", count > 0);
    });
    order.value = state.order;
    if (ownBox) ownBox.querySelector('input[value="' + (state.own ? "1" : "") + '"]').checked = true;
    chips.textContent = "";
    FACETS.forEach(function (facet) {
      (state.chosen[facet] || []).forEach(function (code) { chips.appendChild(chip(facet, code)); });
    });
    chips.hidden = !chips.children.length;
    clear.hidden = chips.hidden && !state.own;
  }

  /** @param {string} facet @param {string} code */
  function chip(facet, code) {
    const at = opened ? opened.position(facet, code) : -1, name = at < 0 ? code : opened.options[facet][at].name;
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "lokm-chip";
    button.textContent = name;
    button.setAttribute("aria-label", "เอาตัวกรองออก: " + name);
    button.addEventListener("click", function () {
      toggle(facet, code, false);
      const next = chips.querySelector("button") || (clear.hidden ? narrow.querySelector("summary") : clear);
      next.focus();
    });
    item.appendChild(button);
    return item;
  }

  function rest() {
    rows = null;
    cards.textContent = "";
    here.forEach(function (item) { cards.appendChild(item); });
    status.innerHTML = atRest;
    none.hidden = more.hidden = true;
    cards.hidden = false;
    if (pages) pages.hidden = false;
  }

  /** Cards that stand on this page are used as they are; the others are loaded. @returns {Promise<Element[]>} */
  function items(/** @type {number[]} */ wanted) {
    /** @type {Map<number, Element>} */
    const known = new Map();
    if (opened.stamp === list.dataset.stamp) here.forEach(function (item, at) { known.set(from + at, item); });
    const missing = wanted.filter(function (row) { return !known.has(row); });
    return opened.cards(missing).then(function (/** @type {string[]} */ html) {
      missing.forEach(function (row, at) {
        const item = document.createElement("li");
        item.innerHTML = html[at].replace(/(<\/?)h2\b/g, "$1h" + list.dataset.level);
        known.set(row, item);
      });
      return wanted.map(function (row) { return known.get(row); });
    });
  }

  /** @returns {Promise<void>} */
  function show() {
    const now = ++turn;
    showState();
    if (isAtRest() && !opened) { rest(); return Promise.resolve(); }
    list.setAttribute("aria-busy", "true");
    return open().then(function () {
      showState();
      const narrowed = opened.narrow(state);
      showCounts(narrowed.counts);
      if (isAtRest()) { rest(); return undefined; }
      return items(narrowed.rows.slice(0, state.shown)).then(function (shown) {
        if (now === turn) place(narrowed.rows, shown);
      });
    }).then(function () {
      if (now === turn) list.removeAttribute("aria-busy");
    }, failed);
  }

  /** @param {number[]} all @param {Element[]} shown */
  function place(all, shown) {
    rows = all;
    cards.textContent = "";
    shown.forEach(function (item) { cards.appendChild(item); });
    cards.hidden = !all.length;
    none.hidden = all.length > 0;
    more.hidden = shown.length >= all.length;
    more.textContent = "แสดงเพิ่มอีก " + thousands(Math.min(STEP, all.length - shown.length)) + " เรื่อง";
    if (pages) pages.hidden = true;
    status.textContent = all.length === opened.size
      ? thousands(all.length) + " เรื่อง"
      : "พบ " + thousands(all.length) + " เรื่อง จาก " + thousands(opened.size) + " เรื่อง";
  }

  // --- what the reader does ---

  /** @param {Partial<State>} part */
  function change(part) {
    state = Object.assign({}, state, { shown: STEP }, part);
    remember(part.shown !== undefined);
    return show();
  }

  /** @param {string} facet @param {string} code @param {boolean} wanted */
  function toggle(facet, code, wanted) {
    const kept = (state.chosen[facet] || []).filter(function (other) { return other !== code; });
    change({ chosen: Object.assign({}, state.chosen, { [facet]: wanted ? kept.concat(code) : kept }) });
  }

  facets.forEach(function (facet) {
    facet.addEventListener("toggle", function () {
      if (!facet.open) return;
      if (wide.matches) facets.forEach(function (other) { if (other !== facet) other.open = false; });
      open().then(function () { showCounts(opened.narrow(state).counts); }, failed);
    });
    facet.addEventListener("change", function (event) {
      const box = /** @type {HTMLInputElement} */ (event.target);
      if (box.type === "checkbox") toggle(String(facet.dataset.facet), box.value, box.checked);
    });
    facet.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !facet.open) return;
      facet.open = false;
      /** @type {HTMLElement} */ (facet.firstElementChild).focus();
    });
  });
  document.addEventListener("click", function (event) {
    if (!wide.matches) return;
    facets.forEach(function (facet) { if (!facet.contains(/** @type {Node} */ (event.target))) facet.open = false; });
  });
  order.addEventListener("change", function () { change({ order: order.value }); });
  if (ownBox) ownBox.addEventListener("change", function (/** @type {any} */ event) { change({ own: event.target.value === "1" }); });
  clear.addEventListener("click", function () {
    change({ chosen: {}, own: false });
    narrow.querySelector("select, summary").focus();
  });
  more.addEventListener("click", function () {
    const before = cards.children.length;
    change({ shown: state.shown + STEP }).then(function () {
      const next = cards.children[before];
      const link = next && next.querySelector("a");
      if (link) link.focus();
    });
  });

  // A browser that cannot restore the place it scrolled to, because the cards were not there yet, is helped.
  window.addEventListener("pagehide", function () {
    try { if (rows) history.replaceState({ lokmScroll: window.scrollY }, ""); } catch { /* a folder's page in an old browser */ }
  });
  function restore() {
    const kept = history.state && history.state.lokmScroll;
    state = read();
    show().then(function () { if (kept) window.scrollTo(0, kept); });
  }
  window.addEventListener("popstate", restore);

  // On a wide screen the controls stand in a row; on a phone they fold into one line.
  const wide = window.matchMedia(WIDE);
  function fold() { narrow.open = wide.matches; }
  if (wide.addEventListener) wide.addEventListener("change", fold);
  else wide.addListener(fold);
  fold();
  controls.hidden = false;
  if (!isAtRest()) restore();
})();
