/**
 * What every page can do beyond the frame: explain glossary terms, copy a citation, let a checklist be
 * ticked, show where in the contents the reader is, open the drawer of small screens. The page is whole without this script.
 */
(function () {
  "use strict";

  /** @param {string} selector @returns {HTMLElement[]} */
  function all(selector) { return Array.from(document.querySelectorAll(selector)); }

  /* ---- a page under a former name leads on, to the same heading ---- */

  const moved = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a[data-lokm-moved]"));
  if (moved) location.replace(moved.href + location.hash);

  /* ---- the drawer: Material opens it by a checkbox; the keyboard gets a button, and its way back ---- */

  const drawer = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"));
  const button = /** @type {HTMLElement | null} */ (document.querySelector("[data-lokm-drawer]"));

  if (drawer && button) {
    const box = drawer, opener = button;
    opener.addEventListener("click", function () { box.click(); });
    box.addEventListener("change", function () {
      opener.setAttribute("aria-expanded", String(box.checked));
      if (!box.checked) return;
      const first = /** @type {HTMLElement | null} */ (document.querySelector(".md-sidebar--primary a.md-nav__link"));
      window.setTimeout(function () { if (first && box.checked) first.focus({ preventScroll: true }); }, 250);
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && box.checked) { box.click(); opener.focus(); }
    });
  }

  /* ---- what scrolls sideways must be reachable by keyboard, and say what it is; what fits is no stop ---- */

  /** The heading above. @param {HTMLElement} from @returns {string} */
  function headingOf(from) {
    const before = all("h1, h2, h3, h4").filter(function (heading) {
      return heading.compareDocumentPosition(from) & Node.DOCUMENT_POSITION_FOLLOWING;
    }).pop();
    return before ? String(before.textContent).replace(/[¶#]\s*$/, "").trim() : "";
  }

  function markScrolling() {
    /** @type {Record<string, number>} */
    const used = {};
    all(".md-typeset__scrollwrap, .md-typeset pre > code").forEach(function (region) {
      if (region.closest(".lokm-table, .lokm-scroll")) return;
      const name = (region.tagName === "CODE" ? "ข้อความ: " : "ตาราง: ") + headingOf(region);
      used[name] = (used[name] || 0) + 1;
      if (region.scrollWidth <= region.clientWidth) {
        ["tabindex", "role", "aria-label"].forEach(function (mark) { region.removeAttribute(mark); });
        return;
      }
      region.tabIndex = 0;
      region.setAttribute("role", "region");
      region.setAttribute("aria-label", name + (used[name] > 1 ? " (" + used[name] + ")" : ""));
    });
  }

  window.addEventListener("load", markScrolling);
  window.addEventListener("resize", markScrolling);

  /* ---- inline code breaks at its spaces alone: an option broken after its dashes reads as two ---- */

  all(".md-typeset :not(pre) > code").forEach(function (code) {
    const text = String(code.textContent);
    if (code.childElementCount) return;
    code.textContent = "";
    text.split(/( +)/).forEach(function (word) {
      const piece = document.createElement("lokm-whole");
      piece.textContent = word;
      code.appendChild(word.trim() && word.length <= 24 ? piece : document.createTextNode(word));
    });
  });

  /* ---- Thai line breaking: what a browser's dictionary takes for two words stays one ---- */

  const WHOLE = /((?:องค์)?ความรู้|คำสั่ง|คณะกรรมการ|เจ้าหน้าที่|ความร่วมมือ|หน่วยงาน|ประสานงาน|เครือข่าย|ภาครัฐ|หลักฐาน|ขั้นตอน|คำเตือน|เรียนรู้|(?:ผู้)?รับผิดชอบ|ผู้อำนวยการ|เป้าหมาย|ลำดับ)/;

  /** @param {Text} text */
  function keepWhole(text) {
    const pieces = text.data.split(WHOLE);
    const made = document.createDocumentFragment();
    pieces.forEach(function (piece, at) {
      if (at % 2 === 0) return made.appendChild(document.createTextNode(piece));
      const whole = document.createElement("lokm-whole");
      whole.textContent = piece;
      return made.appendChild(whole);
    });
    if (text.parentNode) text.parentNode.replaceChild(made, text);
  }

  all(".md-content, .lokm-header__name").forEach(function (room) {
    const walker = document.createTreeWalker(room, window.NodeFilter.SHOW_TEXT);
    /** @type {Text[]} */
    const found = [];
    while (walker.nextNode()) {
      const text = /** @type {Text} */ (walker.currentNode), around = text.parentElement;
      if (!WHOLE.test(text.data) || !around || around.closest("script, code, select, textarea, svg")) continue;
      // Pieces of a text right inside a flex box or grid would be laid out as boxes of their own.
      if (!/flex|grid/.test(window.getComputedStyle(around).display)) found.push(text);
    }
    found.forEach(keepWhole);
  });

  /* ---- copy ---- */

  /** The old way, for pages opened from a folder in old browsers. @param {HTMLElement} source */
  function copySelection(source) {
    const range = document.createRange(), selection = /** @type {Selection} */ (window.getSelection());
    range.selectNodeContents(source);
    selection.removeAllRanges();
    selection.addRange(range);
    return document.execCommand("copy");
  }

  /** @param {HTMLElement} source @returns {Promise<boolean>} */
  function copied(source) {
    const text = String(source.textContent).trim();
    const fallback = function () { return copySelection(source); };
    if (!navigator.clipboard) return Promise.resolve(fallback());
    return navigator.clipboard.writeText(text).then(function () { return true; }, fallback);
  }

  all("[data-lokm-copy]").forEach(function (button) {
    const source = document.getElementById(String(button.getAttribute("data-lokm-copy")));
    const status = /** @type {HTMLElement | null} */ (button.parentElement && button.parentElement.querySelector("[role=status]"));
    if (!source) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      copied(source).then(function (done) {
        if (status) status.textContent = done ? "คัดลอกแล้ว" : "เลือกข้อความไว้แล้ว กด Ctrl+C เพื่อคัดลอก";
      });
    });
  });

  /* ---- glossary terms: explained on hover, focus and tap ---- */

  const terms = all(".lokm-term[title]");
  const pop = document.createElement("div");
  /** @type {HTMLElement | null} */
  let open = null;
  /** @type {number | undefined} */
  let closing;

  /** @param {HTMLElement} term */
  function explain(term) {
    window.clearTimeout(closing);
    if (open === term) return;
    conceal();
    const word = document.createElement("strong"), meaning = document.createElement("span");
    word.textContent = String(term.getAttribute("data-term") || term.textContent);
    meaning.textContent = String(term.getAttribute("data-meaning"));
    pop.textContent = "";
    pop.appendChild(word);
    pop.appendChild(meaning);
    pop.hidden = false;
    term.setAttribute("aria-describedby", pop.id);
    open = term;
    place(term);
  }

  /** Under the word, or over it where there is no room; never beyond the window's sides. @param {HTMLElement} term */
  function place(term) {
    const box = term.getBoundingClientRect(), room = document.documentElement;
    const left = Math.max(8, Math.min(box.left, room.clientWidth - pop.offsetWidth - 8));
    const below = box.bottom + pop.offsetHeight + 12 < room.clientHeight;
    const top = below ? box.bottom + 6 : box.top - pop.offsetHeight - 6;
    pop.style.left = left + window.pageXOffset + "px";
    pop.style.top = top + window.pageYOffset + "px";
  }

  function conceal() {
    pop.hidden = true;
    if (open) open.removeAttribute("aria-describedby");
    open = null;
  }

  /** Time to move the pointer onto the explanation. */
  function concealSoon() { closing = window.setTimeout(conceal, 200); }

  if (terms.length) {
    pop.id = "lokm-pop";
    pop.className = "lokm-pop";
    pop.setAttribute("role", "tooltip");
    pop.hidden = true;
    document.body.appendChild(pop);
    pop.addEventListener("mouseenter", function () { window.clearTimeout(closing); });
    pop.addEventListener("mouseleave", concealSoon);
    document.addEventListener("keydown", function (event) { if (event.key === "Escape") conceal(); });
    document.addEventListener("click", function (event) {
      const target = event.target;
      if (!(target instanceof Element) || !target.closest(".lokm-term, .lokm-pop")) conceal();
    });
    terms.forEach(function (term) {
      // The browser's own tooltip would stand beside ours, and no finger can raise it.
      term.setAttribute("data-meaning", String(term.getAttribute("title")));
      term.removeAttribute("title");
      term.addEventListener("mouseenter", function () { explain(term); });
      term.addEventListener("mouseleave", concealSoon);
      term.addEventListener("focus", function () { explain(term); });
      term.addEventListener("blur", concealSoon);
      term.addEventListener("click", function () { explain(term); });
    });
  }

  /* ---- a checklist can be ticked while the work is done; nothing is kept ---- */

  all(".lokm-hue--checklist .lokm-task > input").forEach(function (box) {
    box.removeAttribute("disabled");
    box.setAttribute("aria-label", String(box.parentElement && box.parentElement.textContent).trim());
  });

  /* ---- where the reader is ---- */

  const entries = all(".lokm-contents--aside a");
  const places = entries.map(function (entry) {
    return document.getElementById(decodeURIComponent(String(entry.getAttribute("href")).slice(1)));
  });
  let waiting = false;

  function markPlace() {
    waiting = false;
    const line = window.innerHeight * 0.25;
    let current = -1;
    places.forEach(function (place, at) {
      if (place && place.getBoundingClientRect().top <= line) current = at;
    });
    entries.forEach(function (entry, at) {
      if (at === current) entry.setAttribute("aria-current", "true");
      else entry.removeAttribute("aria-current");
    });
  }

  if (entries.length) {
    window.addEventListener("scroll", function () {
      if (!waiting) { waiting = true; window.requestAnimationFrame(markPlace); }
    }, { passive: true });
    markPlace();
  }

  /* ---- a contents list that was opened closes when a line of it is taken ---- */

  all("details.lokm-contents--folded").forEach(function (folded) {
    folded.addEventListener("click", function (event) {
      if (event.target instanceof Element && event.target.closest("a")) folded.removeAttribute("open");
    });
  });
})();
