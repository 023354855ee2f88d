/**
 * Draws results and direct answers: what each is, where in it the match lies, and why it matched.
 */
(function () {
  "use strict";

  /** @type {any} */
  var root = window;
  /** @type {any} */
  var lokm = (root.lokm = root.lokm || {});
  /** @type {any} */
  var search = (lokm.search = lokm.search || {});
  /** @type {(name: string, kind: string, text?: string) => HTMLElement} */
  var element = search.element;

  /** A page shorter than this is read from its top, wherever the match lies. */
  var LONG = 900;
  var FILE_HOLDS = 0.5;

  /**
   * @param {HTMLElement} into
   * @param {Array<{text: string, marked: boolean}>} stretches
   * @returns {HTMLElement}
   */
  function writeMarked(into, stretches) {
    stretches.forEach(function (stretch) {
      into.appendChild(stretch.marked ? element("mark", "", stretch.text) : document.createTextNode(stretch.text));
    });
    return into;
  }

  /**
   * @param {any} document
   * @returns {HTMLElement}
   */
  function line(document) {
    var made = element("span", "lokm-found__line");
    made.appendChild(element("span", "lokm-kind lokm-kind--" + document.hue, document.label));
    if (document.unit) made.appendChild(element("span", "lokm-found__unit", document.unit));
    if (document.year) made.appendChild(element("span", "lokm-found__year", "ปี " + document.year));
    return made;
  }

  /**
   * @param {any} result
   * @param {any} passage
   * @returns {HTMLElement | null}
   */
  function snippet(result, passage) {
    if (!passage.text) return null;
    var made = element("span", "lokm-found__text");
    if (passage.heading) {
      made.appendChild(element("span", "lokm-found__heading", passage.heading));
      made.appendChild(document.createTextNode(" "));
    }
    var cut = result.document.summary === passage.text ? "" : "…";
    return writeMarked(made, search.marked(passage.text + cut, result.variant));
  }

  /**
   * The section of a long page that a result leads to: the one that matches, unless title and summary say as much.
   * @param {any} result
   * @param {any} passage
   * @returns {string}
   */
  search.section = function (result, passage) {
    var document = result.document;
    if (!passage.anchor || passage.worth <= 0) return "";
    var length = document.parts.reduce(function (/** @type {number} */ sum, /** @type {any} */ part) { return sum + part.text.length; }, 0);
    if (length < LONG) return "";
    var top = search.worthOf(document.title + "\n" + document.summary, result.variant);
    return passage.worth > top + 1e-9 ? "#" + passage.anchor : "";
  };

  /**
   * The attached file by whose name a document matched, when its name holds more of the query than title and text do.
   * @param {any} result
   * @param {any} passage
   * @returns {string}
   */
  search.file = function (result, passage) {
    var variant = result.variant;
    var least = Math.max(FILE_HOLDS * (variant.whole || 1), passage.worth, search.worthOf(result.document.title, variant));
    var best = "";
    result.document.names.split("\n").forEach(function (/** @type {string} */ name) {
      if (name.charAt(0) !== "\t") return;
      var worth = search.worthOf(name, variant);
      if (worth < least || worth <= 0) return;
      least = worth + 1e-9;
      best = name.slice(1);
    });
    return best;
  };

  /**
   * One result as a link. In a panel it is an option of the box; on a page it stands in a list.
   * @param {any} result
   * @param {number} place
   * @param {boolean} isOption
   * @returns {HTMLElement}
   */
  search.resultElement = function (result, place, isOption) {
    var passage = search.passage(result.document, result.variant);
    var file = search.file(result, passage);
    var link = /** @type {HTMLAnchorElement} */ (element("a", "lokm-found lokm-hue--" + result.document.hue));
    link.href = search.root() + result.document.url + (file ? "" : search.section(result, passage));
    link.id = "search-result-" + place;
    link.appendChild(line(result.document));
    link.appendChild(writeMarked(element("span", "lokm-found__title"), search.marked(result.document.title, result.variant)));
    var text = snippet(result, passage);
    if (text) link.appendChild(text);
    if (file) link.appendChild(writeMarked(element("span", "lokm-found__why", "ไฟล์แนบ: "), search.marked(file, result.variant)));
    if (result.variant.via) link.appendChild(element("span", "lokm-found__why", "ตรงกับ " + result.variant.said + " = " + result.variant.via));
    if (isOption) {
      link.setAttribute("role", "option");
      link.setAttribute("aria-selected", "false");
      link.tabIndex = -1;
      return link;
    }
    var item = element("li", "lokm-found__item");
    item.appendChild(link);
    return item;
  };

  /**
   * @param {HTMLElement} into
   * @param {any[]} answers
   */
  search.drawAnswers = function (into, answers) {
    into.textContent = "";
    into.hidden = !answers.length;
    answers.forEach(function (answer) {
      var link = /** @type {HTMLAnchorElement} */ (element("a", "lokm-answer"));
      link.href = search.root() + answer.document.url;
      link.appendChild(element("span", "lokm-answer__label", answer.document.label));
      link.appendChild(element("span", "lokm-answer__name", answer.document.title));
      if (answer.document.year) link.appendChild(element("span", "lokm-answer__year", "ปี " + answer.document.year));
      if (answer.document.summary) link.appendChild(element("span", "lokm-answer__text", answer.document.summary));
      into.appendChild(link);
    });
  };
})();
