/**
 * The data of lists: loads a list's columns and cards by script tags (nothing else loads from a
 * folder), and says which rows a choice leaves and how many each further choice would.
 *
 * Data files call lokmLists(what, key, value). Knows no element of the page but its root address.
 */
(function () {
  "use strict";

  /**
   * @typedef {{code: string, name: string, parent: number, depth: number, chain: number[]}} Option
   * @typedef {{chosen: Object<string, string[]>, own: boolean, order: string}} Choice
   * @typedef {{rows: number[], counts: Object<string, number[]>}} Narrowed
   * @typedef {Object<string, string> & {perFile: number}} Columns
   */

  const FACETS = ["unit", "topic", "indicator", "kind", "year", "step"];

  /** @type {Object<string, {resolve: function(any): void, reject: function(Error): void}>} */
  const waiting = {};
  /** @type {Object<string, Promise<any>>} */
  const loaded = {};

  /** Called by every data file. @param {string} what @param {string} key @param {any} value */
  function receive(what, key, value) {
    const waits = waiting[what + ":" + key];
    if (waits) waits.resolve(value);
  }

  /** @returns {string} the way to the root of the site */
  function root() {
    const meta = document.querySelector('meta[name="lokm-root"]');
    return (meta && meta.getAttribute("content")) || "../";
  }

  /**
   * A data file's value; a file that failed is tried again when it is asked for again.
   * @param {string} what @param {string} key @param {string} path @param {string} version
   * @returns {Promise<any>}
   */
  function load(what, key, path, version) {
    const name = what + ":" + key;
    if (!loaded[name]) {
      loaded[name] = new Promise(function (resolve, reject) {
        waiting[name] = { resolve: resolve, reject: reject };
        const script = document.createElement("script");
        script.src = root() + "data/" + path + (location.protocol === "file:" ? "" : "?" + version);
        script.onerror = function () {
          delete loaded[name];
          script.remove();
          reject(new Error(path));
        };
        script.onload = function () {
          script.remove();
          reject(new Error(path)); // no effect when the file has called
        };
        document.head.appendChild(script);
      });
    }
    return loaded[name];
  }

  /** @param {string} column @returns {number[]} */
  function numbers(column) {
    return column.split(",").map(function (text) { return text ? parseInt(text, 36) : 0; });
  }

  /** @param {string} column @returns {number[]} sums of the differences */
  function summed(column) {
    let sum = 0;
    return numbers(column).map(function (step) { return (sum += step); });
  }

  /** @param {string} column @returns {number[][]} */
  function manyNumbers(column) {
    return column.split(",").map(function (text) {
      return text ? text.split(" ").map(function (part) { return parseInt(part, 36); }) : [];
    });
  }

  /** @param {Array<[string, string, number]>} table @returns {Option[]} parents stand before their children */
  function options(table) {
    /** @type {Option[]} */
    const made = [];
    table.forEach(function (row, at) {
      const above = row[2] < 0 ? null : made[row[2]];
      made.push({
        code: row[0], name: row[1], parent: row[2],
        depth: above ? above.depth + 1 : 0,
        chain: [at].concat(above ? above.chain : []),
      });
    });
    return made;
  }

  /** Each row's values with all that stand above them, once. @param {number[][]} values @param {Option[]} table */
  function rolledUp(values, table) {
    return values.map(function (row) {
      if (row.length === 1) return table[row[0]].chain;
      const all = new Set();
      row.forEach(function (at) { table[at].chain.forEach(function (above) { all.add(above); }); });
      return Array.from(all);
    });
  }

  class List {
    /**
     * @param {Columns} columns @param {Object<string, Array<[string, string, number]>>} tables
     * @param {{facet: string, code: string} | null} own
     */
    constructor(columns, tables, own) {
      this.stamp = columns.stamp;
      this.perFile = columns.perFile;
      this.ordinals = summed(columns.ordinals);
      this.titles = numbers(columns.title);
      this.adopted = numbers(columns.adopted);
      this.size = this.ordinals.length;
      /** @type {Object<string, Option[]>} */
      this.options = {};
      /** @type {Object<string, number[][]>} */
      this.values = {};
      /** @type {boolean[]} rows that are the page's own, not of its sub-units or sub-topics */
      this.own = [];
      FACETS.forEach((facet) => {
        const plain = manyNumbers(columns[facet]);
        this.options[facet] = options(tables[facet]);
        this.values[facet] = rolledUp(plain, this.options[facet]);
        if (own && own.facet === facet) {
          const at = this.position(facet, own.code);
          this.own = plain.map(function (row) { return row.indexOf(at) >= 0; });
        }
      });
      const stamps = columns.cards.split(",");
      /** @type {Object<number, string>} */
      this.cardStamps = {};
      Array.from(new Set(this.ordinals.map((at) => this.file(at))))
        .sort(function (a, b) { return a - b; })
        .forEach((file, at) => { this.cardStamps[file] = stamps[at]; });
    }

    /** @param {number} ordinal */
    file(ordinal) { return Math.floor(ordinal / this.perFile); }

    /** @param {string} facet @param {string} code @returns {number} -1 when there is none */
    position(facet, code) {
      return this.options[facet].findIndex(function (option) { return option.code === code; });
    }

    /**
     * The rows that a choice leaves, in order, and each option's count given the other facets' choices.
     * @param {Choice} choice @returns {Narrowed}
     */
    narrow(choice) {
      const wanted = FACETS.map((facet) => new Set((choice.chosen[facet] || []).map((code) => this.position(facet, code))));
      /** @type {Object<string, number[]>} */
      const counts = {};
      FACETS.forEach((facet) => { counts[facet] = new Array(this.options[facet].length).fill(0); });
      const rows = [];
      for (let row = 0; row < this.size; row++) {
        if (choice.own && !this.own[row]) continue;
        const failing = FACETS.filter((facet, at) => wanted[at].size > 0 && !this.values[facet][row].some((value) => wanted[at].has(value)));
        if (!failing.length) rows.push(row);
        if (failing.length > 1) continue;
        FACETS.forEach((facet) => {
          if (failing.length && failing[0] !== facet) return;
          this.values[facet][row].forEach(function (value) { counts[facet][value]++; });
        });
      }
      return { rows: this.sorted(rows, choice.order), counts: counts };
    }

    /** @param {number[]} rows @param {string} order @returns {number[]} another order than these four is the list's own */
    sorted(rows, order) {
      const at = this.ordinals, titles = this.titles, adopted = this.adopted;
      /** @type {Object<string, function(number, number): number>} */
      const orders = {
        newest: function (a, b) { return at[b] - at[a]; },
        oldest: function (a, b) { return at[a] - at[b]; },
        title: function (a, b) { return titles[a] - titles[b]; },
        adopted: function (a, b) { return adopted[b] - adopted[a] || at[b] - at[a]; },
      };
      return orders[order] ? rows.slice().sort(orders[order]) : rows;
    }

    /** The cards of these rows, as HTML. @param {number[]} rows @returns {Promise<string[]>} */
    cards(rows) {
      const files = Array.from(new Set(rows.map((row) => this.file(this.ordinals[row]))));
      const loads = files.map((file) => load("cards", String(file), "cards/" + file + ".js", this.cardStamps[file]));
      return Promise.all(loads).then((parts) => rows.map((row) => {
        const ordinal = this.ordinals[row];
        return parts[files.indexOf(this.file(ordinal))][ordinal % this.perFile];
      }));
    }
  }

  /**
   * A list's data. Over HTTP at most an hour old; what it leads to is asked for by its own stamps.
   * @param {string} name @param {{facet: string, code: string} | null} own @returns {Promise<List>}
   */
  function open(name, own) {
    const hour = String(Math.floor(Date.now() / 3600000));
    return load("list", name, "lists/" + name + ".js", hour).then(function (columns) {
      return load("facets", "", "facets.js", columns.facets).then(function (tables) {
        return new List(columns, tables, own);
      });
    });
  }

  /** @type {any} */ (window).lokmLists = receive;
  /** @type {any} */ (window).lokmListData = { open: open, FACETS: FACETS };
})();
