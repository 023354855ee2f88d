/**
 * Dates in one form: the twin of lokm_build/search/dates.py, where the rules stand. Sets
 * lokm.search.datesInOneForm, and lokm.search.plain, the form of a text in which two are compared.
 */
(function () {
  "use strict";

  /** @type {any} */
  var root = window;
  /** @type {any} */
  var lokm = (root.lokm = root.lokm || {});
  /** @type {any} */
  var search = (lokm.search = lokm.search || {});

  /** @typedef {(parts: string[]) => [string, string, string]} Reading day, month and year of a match */
  /** @typedef {{pattern: RegExp, notAfter: RegExp, read: Reading}} Rule */

  var FULL = ("มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม").split(" ");
  var SHORT = "มค กพ มีค เมย พค มิย กค สค กย ตค พย ธค".split(" ");
  var ENGLISH = "january february march april may june july august september october november december".split(" ");
  var FIRST_BE = 2400;
  var OFFSET = 543;
  /** @type {Map<string, number>} */
  var numbers = new Map();
  /** @type {Rule[]} */
  var rules = [];

  /**
   * @param {string[]} names
   * @returns {string}
   */
  function any(names) {
    return names.slice().sort(function (one, other) { return other.length - one.length; }).join("|");
  }

  function prepare() {
    FULL = FULL.map(lokm.fold);
    var latin = ENGLISH.concat(["sept"], ENGLISH.map(function (name) { return name.slice(0, 3); }));
    FULL.concat(SHORT, ENGLISH).forEach(function (name, place) { numbers.set(name, place % 12); });
    latin.forEach(function (name) { numbers.set(name, ENGLISH.findIndex(function (full) { return full.slice(0, 3) === name.slice(0, 3); })); });
    var year = "((?:19|20|24|25|26)[0-9]{2})";
    var day = "([0-3]?[0-9])";
    var nth = "(?:st|nd|rd|th)?";
    var ends = "(?![0-9]|[./-][0-9])";
    var open = "((?:19|20|24|25|26)[0-9]{2}(?![0-9])|[4-7][0-9](?![0-9]|[.,:/%-] ?[0-9]))";
    /**
     * @param {string} pattern
     * @param {RegExp} notAfter
     * @param {Reading} read
     */
    function rule(pattern, notAfter, read) { rules.push({ pattern: new RegExp(pattern, "g"), notAfter: notAfter, read: read }); }
    var digits = /[0-9]/;
    var joined = /[0-9./-]/;
    var letters = /[a-z0-9]/;
    rule(day + "([/.-])([01]?[0-9])\\2" + year + ends, joined, function (parts) { return [parts[1], parts[3], parts[4]]; });
    rule(year + "([/.-])([01]?[0-9])\\2" + day + ends, joined, function (parts) { return [parts[4], parts[3], parts[1]]; });
    rule(day + " ?(?:เดือน ?)?(" + any(FULL) + "|" + any(SHORT) + ") ?" + open, digits, inOrder);
    rule("()(" + any(FULL) + ") ?" + year + "(?![0-9])", /^$/, inOrder);
    rule("()(" + any(SHORT) + ") ?" + open, /[\u0e01-\u0e4e]/, inOrder);
    rule(day + nth + " ?(" + any(latin) + ")\\.?,? ?" + year + "(?![0-9])", digits, inOrder);
    rule("(" + any(latin) + ")\\.? ?" + day + nth + ",? " + year + "(?![0-9])", letters, function (parts) {
      return [parts[2], parts[1], parts[3]];
    });
    rule("()(" + any(latin) + ")\\.?,? ?" + year + "(?![0-9])", letters, inOrder);
  }

  /** @type {Reading} */
  function inOrder(parts) { return [parts[1], parts[2], parts[3]]; }

  /**
   * A date in the one form; nothing when it is no day of a calendar.
   * @param {[string, string, string]} read
   * @returns {string}
   */
  function written(read) {
    var named = numbers.get(read[1]);
    var month = named === undefined ? Number(read[1]) - 1 : named;
    var year = Number(read[2]) + (read[2].length === 2 ? 2500 : 0);
    if (month < 0 || month > 11 || (read[0] && (Number(read[0]) < 1 || Number(read[0]) > 31))) return "";
    return (read[0] ? Number(read[0]) + " " : "") + FULL[month] + " " + (year < FIRST_BE ? year + OFFSET : year);
  }

  /**
   * Folded text without eras, each date in the one form. `moved` is told of every change: where, how long, what.
   * @param {string} text
   * @param {(start: number, length: number, put: string) => void} [moved]
   * @returns {string}
   */
  search.datesInOneForm = function (text, moved) {
    if (!/[0-9]/.test(text)) return text;
    if (!rules.length) prepare();
    rules.forEach(function (rule) {
      var ahead = 0;
      text = text.replace(rule.pattern, function () {
        var place = arguments[arguments.length - 2];
        var found = arguments[0];
        var put = place && rule.notAfter.test(text.charAt(place - 1)) ? "" : written(rule.read(Array.from(arguments)));
        if (!put || put === found) return found;
        if (moved) moved(place + ahead, found.length, put);
        ahead += put.length - found.length;
        return put;
      });
    });
    return text;
  };

  /**
   * The form of a text in which texts are compared: folded, without eras, dates in one form.
   * @param {string} text
   * @returns {string}
   */
  search.plain = function (text) { return search.datesInOneForm(lokm.fold(text).replace(search.ERA, "")); };
})();
