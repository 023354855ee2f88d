/**
 * What is said around the results: how many there are, which field words were understood, and what to try when
 * nothing fits.
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

  /** Less of the query than this is no nearness. */
  var NEAR = 0.25;

  /**
   * The answer in one sentence.
   * @param {any} answer
   * @param {Record<string, string[]>} facets
   * @returns {string}
   */
  search.told = function (answer, facets) {
    var count = answer.results.length;
    var isLoose = answer.meant.text && answer.meant.words.some(function (/** @type {any} */ word) { return !word.codes.length; });
    var told = toldPlainly(answer, facets, count);
    return isLoose ? "ค้นโดยไม่ใช้เงื่อนไขที่ไม่รู้จัก · " + told : told;
  };

  /**
   * @param {any} answer
   * @param {Record<string, string[]>} facets
   * @param {number} count
   * @returns {string}
   */
  function toldPlainly(answer, facets, count) {
    var rescued = answer.rescued ? "แสดงผลของ “" + answer.rescued + "” (แป้นพิมพ์อาจสลับภาษา) · " : "";
    if (answer.partly) return "ไม่พบที่ตรงทั้งหมด แสดงเรื่องที่ใกล้เคียงบางส่วน";
    if (answer.total) return "มี " + answer.total.toLocaleString("th-TH") + " เรื่อง ใหม่ก่อน";
    if (count) return rescued + "พบ " + count + (answer.more ? " เรื่องที่ตรงที่สุด" : " เรื่อง");
    if (answer.answers.length) return "ไม่พบองค์ความรู้ที่ตรงกัน แต่มีรายการนี้";
    if (answer.meant.phrases.length) return "ไม่พบที่ตรงกันทุกตัวอักษรกับข้อความในเครื่องหมายคำพูด";
    if (Object.keys(facets).length || answer.meant.words.some(function (/** @type {any} */ word) { return word.codes.length; })) {
      return "ไม่พบที่ตรงกันในเงื่อนไขที่เลือก";
    }
    if (!answer.meant.text && answer.meant.words.length) return "พิมพ์ต่อ หรือเลือกจากรายการ";
    return "ไม่พบที่ตรงกัน ลองใช้คำอื่นหรือคำที่สั้นลง";
  }

  /**
   * The field words that were understood, each with a way to take it back; the others with what they may mean.
   * @param {HTMLElement} into
   * @param {any[]} words
   * @param {any} box
   */
  search.drawWords = function (into, words, box) {
    words.forEach(function (word) {
      if (word.codes.length) search.drawWord(into, word.label, word.shown, function () { box.put(search.without(box.query, word)); });
      else into.appendChild(values(word, box));
    });
    into.hidden = !into.childElementCount;
  };

  /**
   * @param {HTMLElement} into
   * @param {string} label
   * @param {string} value
   * @param {() => void} removed
   */
  search.drawWord = function (into, label, value, removed) {
    var made = search.button("lokm-word", "", removed);
    made.appendChild(element("span", "lokm-hidden-text", "เอาเงื่อนไขออก: "));
    made.appendChild(element("span", "lokm-word__label", label));
    made.appendChild(document.createTextNode(" "));
    made.appendChild(element("span", "lokm-word__value", value));
    made.appendChild(element("span", "lokm-word__remove", "×"));
    made.lastChild.setAttribute("aria-hidden", "true");
    into.appendChild(made);
    into.hidden = false;
  };

  /**
   * What to try when nothing fits: the query without what held it back, and topics, terms and pages that hold a
   * part of it.
   * @param {HTMLElement} into
   * @param {any} answer
   * @param {any} box
   */
  search.drawSuggestions = function (into, answer, box) {
    if (!answer.results.length && !answer.answers.length) {
      loosened(into, answer, box);
      var near = answer.near.filter(function (/** @type {any} */ one) { return one.cover >= NEAR; });
      links(into, "หัวข้อและคำที่ใกล้เคียง", answer.nearEntries);
      links(into, "เรื่องที่ใกล้เคียงบางส่วน", near);
    }
    into.hidden = !into.childElementCount;
  };

  /**
   * @param {any} word
   * @param {any} box
   * @returns {HTMLElement}
   */
  function values(word, box) {
    var made = element("div", "lokm-hint");
    var unknown = "ไม่รู้จัก" + word.label + " “" + word.value + "”";
    var several = word.near.length > 3 ? "“" + word.value + "” ตรงกับ" + word.label + "มากกว่าหนึ่ง เลือกหนึ่งรายการ" : unknown + " ที่ใกล้เคียงคือ";
    made.appendChild(element("p", "lokm-search__near", !word.value ? "เลือก" + word.label : word.near.length ? several : unknown));
    choices(made, word.near.map(function (/** @type {any} */ one) {
      return { text: one[1], press: function () { box.put(search.without(box.query, word, " " + search.fieldWord(word.name, one[0]) + " ")); } };
    }));
    return made;
  }

  /**
   * @param {HTMLElement} into
   * @param {any} answer
   * @param {any} box
   */
  function loosened(into, answer, box) {
    var offers = [];
    if (answer.meant.phrases.length) {
      offers.push({ text: "ค้นโดยไม่ใช้เครื่องหมายคำพูด", press: function () { box.put(box.query.replace(/["“”„«»]/g, " ").replace(/\s+/g, " ")); } });
    }
    if (answer.meant.text && Object.keys(answer.meant.wanted).length) {
      offers.push({ text: "ค้นโดยไม่ใช้เงื่อนไข", press: function () {
        box.facets = {};
        box.query = "";
        box.put(answer.meant.text);
      } });
    }
    if (offers.length) choices(into, offers);
  }

  /**
   * @param {HTMLElement} into
   * @param {Array<{text: string, press: () => void}>} offers
   */
  function choices(into, offers) {
    if (!offers.length) return;
    var list = element("ul", "lokm-hint__choices");
    offers.forEach(function (offer) {
      var item = element("li", "");
      item.appendChild(search.button("lokm-search__offer", offer.text, offer.press));
      list.appendChild(item);
    });
    into.appendChild(list);
  }

  /**
   * @param {HTMLElement} into
   * @param {string} heading
   * @param {any[]} found
   */
  function links(into, heading, found) {
    if (!found.length) return;
    into.appendChild(element("p", "lokm-search__near", heading));
    var list = element("ul", "");
    found.forEach(function (one) {
      var item = element("li", "");
      var link = /** @type {HTMLAnchorElement} */ (element("a", "", one.document.title));
      link.href = search.root() + one.document.url;
      item.appendChild(link);
      list.appendChild(item);
    });
    into.appendChild(list);
  }
})();
