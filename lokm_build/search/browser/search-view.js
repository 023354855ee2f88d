/**
 * Draws answers: results, direct answers, suggestions. Makes elements, decides nothing.
 */
(function () {
  "use strict";

  /** @type {any} */
  var root = window;
  /** @type {any} */
  var lokm = (root.lokm = root.lokm || {});
  /** @type {any} */
  var search = (lokm.search = lokm.search || {});

  /**
   * @param {string} name
   * @param {string} kind class
   * @param {string} [text]
   * @returns {HTMLElement}
   */
  function element(name, kind, text) {
    var made = document.createElement(name);
    if (kind) made.className = kind;
    if (text) made.textContent = text;
    return made;
  }
  search.element = element;

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
   * @returns {HTMLElement | null}
   */
  function snippet(result) {
    var passage = search.passage(result.document, result.variant);
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
   * One result as a link. In a panel it is an option of the box; on a page it stands in a list.
   * @param {any} result
   * @param {number} place
   * @param {boolean} isOption
   * @returns {HTMLElement}
   */
  search.resultElement = function (result, place, isOption) {
    var link = /** @type {HTMLAnchorElement} */ (element("a", "lokm-found lokm-hue--" + result.document.hue));
    link.href = search.root() + result.document.url;
    link.id = "search-result-" + place;
    link.appendChild(line(result.document));
    link.appendChild(writeMarked(element("span", "lokm-found__title"), search.marked(result.document.title, result.variant)));
    var text = snippet(result);
    if (text) link.appendChild(text);
    if (result.variant.via) link.appendChild(element("span", "lokm-found__why", "ตรงกับคำที่มีความหมายเดียวกัน: " + result.variant.via));
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
      var told = element("span", "lokm-answer__name", answer.document.title);
      link.appendChild(told);
      if (answer.document.year) link.appendChild(element("span", "lokm-answer__year", "ปี " + answer.document.year));
      if (answer.document.summary) link.appendChild(element("span", "lokm-answer__text", answer.document.summary));
      into.appendChild(link);
    });
  };

  /**
   * @param {HTMLElement} into
   * @param {any[]} near
   */
  search.drawSuggestions = function (into, near) {
    into.textContent = "";
    into.hidden = !near.length;
    if (!near.length) return;
    into.appendChild(element("p", "lokm-search__near", "เรื่องที่ใกล้เคียงบางส่วน"));
    var list = element("ul", "");
    near.forEach(function (one) {
      var item = element("li", "");
      var link = /** @type {HTMLAnchorElement} */ (element("a", "", one.document.title));
      link.href = search.root() + one.document.url;
      item.appendChild(link);
      list.appendChild(item);
    });
    into.appendChild(list);
  };
})();
