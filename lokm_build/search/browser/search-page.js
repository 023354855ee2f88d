/**
 * The full results page: the search in the address, so that it can be sent to a colleague; more results; choices
 * taken and taken back. What search-facets.js draws comes with the engine.
 */
(function () {
  "use strict";

  /** @type {any} */
  var root = window;
  /** @type {any} */
  var lokm = (root.lokm = root.lokm || {});
  /** @type {any} */
  var search = (lokm.search = lokm.search || {});

  var MORE = 20;
  /** A pause in typing after which the next query is another step of this visit. */
  var REST = 1500;

  /**
   * @param {any} box
   * @returns {{asked: (idle: number) => void, cleared: () => void, shown: (answer: any) => void}}
   */
  search.fullPage = function (box) {
    var panel = /** @type {HTMLElement} */ (document.querySelector("[data-search-facets]"));
    var more = /** @type {HTMLButtonElement} */ (document.querySelector("[data-search-more]"));
    var fold = /** @type {HTMLButtonElement} */ (document.querySelector("[data-search-fold]"));
    var copy = /** @type {HTMLButtonElement} */ (document.querySelector("[data-search-copy]"));
    var heading = document.title;

    /** @param {boolean} isNew */
    function remember(isNew) {
      search.setAddress(box.query, box.facets, isNew);
      document.title = box.query ? box.query + " · " + heading : heading;
    }

    /** What was typed before the scripts came is newer than the address. */
    function begin() {
      var place = search.addressed();
      if (box.input.value) return;
      box.facets = place.facets;
      box.input.value = place.query;
      if (place.query) document.title = place.query + " · " + heading;
    }

    /** The address changed under the page: by Back, by Forward, or by hand. */
    function moved() {
      var place = search.addressed();
      if (place.query === box.query && JSON.stringify(place.facets) === JSON.stringify(box.facets)) return;
      box.facets = place.facets;
      box.input.value = place.query;
      box.query = "";
      if (place.query) box.ask();
      else box.clear();
    }

    /** @param {boolean} on */
    function offer(on) {
      var chosen = Object.keys(box.facets).reduce(function (sum, name) { return sum + box.facets[name].length; }, 0);
      panel.hidden = !on;
      fold.hidden = !on;
      fold.textContent = chosen ? "กรองผล (เลือกไว้ " + chosen + ")" : "กรองผล";
    }

    fold.addEventListener("click", function () {
      var opens = fold.getAttribute("aria-expanded") !== "true";
      var first = panel.querySelector("input");
      fold.setAttribute("aria-expanded", String(opens));
      if (opens && first) first.focus();
    });

    more.addEventListener("click", function () {
      var before = box.results.childElementCount;
      box.shown += MORE;
      box.focusOn = before;
      if (box.answer.results.length < box.shown && box.answer.total > box.answer.results.length) box.search(0);
      else box.show(box.answer);
    });

    copy.addEventListener("click", function () {
      remember(false);
      search.copied(location.href).then(function (/** @type {boolean} */ well) {
        copy.textContent = well ? "คัดลอกลิงก์แล้ว" : "คัดลอกไม่ได้ คัดลอกจากแถบที่อยู่แทน";
        box.live.textContent = copy.textContent;
        window.setTimeout(function () { copy.textContent = "คัดลอกลิงก์ผลค้นหานี้"; }, 4000);
      });
    });

    window.addEventListener("hashchange", moved);
    window.addEventListener("popstate", moved);
    begin();

    /**
     * Choose a value, or take it back wherever it was chosen: here, or by a word of the query.
     * @param {string} name
     * @param {string} code
     * @param {boolean} isOn
     * @param {any} answer
     */
    function toggle(name, code, isOn, answer) {
      var others = (box.facets[name] || []).filter(function (/** @type {string} */ one) { return one !== code; });
      var facets = Object.assign({}, box.facets);
      facets[name] = isOn ? others.concat(code) : others;
      if (!facets[name].length) delete facets[name];
      box.facets = facets;
      answer.meant.words.forEach(function (/** @type {any} */ word) {
        if (!isOn && word.name === name && word.codes.indexOf(code) >= 0) {
          box.query = search.without(box.query, word);
          box.input.value = box.query;
        }
      });
      box.shown = box.first;
      remember(true);
      if (box.query) box.search(0);
      else box.clear();
    }

    return {
      asked: function (idle) { remember(idle > REST && Boolean(box.answer)); },
      cleared: function () {
        box.facets = {};
        offer(false);
        more.hidden = copy.hidden = true;
        remember(true);
      },
      shown: function (answer) {
        search.focusLink(box.results.children[box.focusOn]);
        box.focusOn = -1;
        more.hidden = Math.max(answer.results.length, answer.total || 0) <= box.shown;
        copy.hidden = false;
        search.drawFacets({ box: box, panel: panel, answer: answer, offer: offer, toggle: toggle });
      }
    };
  };

})();
