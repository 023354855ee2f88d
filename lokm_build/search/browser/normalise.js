/**
 * The one normalisation of Thai text for search, in the browser: the twin of
 * lokm_build/thai/normalise.py, where the rules and their reasons stand in full. The two are
 * held together by tests/thai/normalise_vectors.json; change both or neither.
 *
 * Sets lokm.normalise, lokm.normaliseText, lokm.fold and lokm.foldNormalised. Offsets count UTF-16 units, as
 * JavaScript strings do. No look-behind in the patterns: older Safari cannot parse it.
 */
(function (scope) {
  "use strict";

  /** @typedef {{text: string, offsets: number[]}} Normalised */
  /** @typedef {(match: RegExpExecArray, text: string) => string} Replacement */

  /** @type {any} */
  var root = typeof window !== "undefined" ? window : scope;
  /** @type {any} */
  var lokm = (root.lokm = root.lokm || {});

  var CONSONANTS = "\u0e01-\u0e2e";
  var TONES = "\u0e48-\u0e4b";
  var NIKHAHIT = "\u0e4d";
  var SARA_AA = "\u0e32";
  var SARA_AM = "\u0e33";
  var MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e";
  var FOLLOWING = "\u0e30\u0e32\u0e33";
  var LETTERS = "\u0e01-\u0e3a\u0e40-\u0e4e";
  var SPACES = "\\t-\\r\\x1c-\\x1f\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  var INVISIBLE =
    "\\xad\\u034f\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufeff" +
    "\\x00-\\x08\\x0e-\\x1b\\x7f-\\x84\\x86-\\x9f\\ufe00-\\ufe0f";
  var CASED = "A-Z\\xc0-\\u024f\\u0370-\\u03ff\\u0400-\\u052f\\u1e00-\\u1fff\\u2126\\u212a\\u212b";
  var OLD_GLYPHS =
    "\u0e10\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4c" +
    "\u0e0d\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a";

  /* Rule 1 as one pattern: a run of characters of which each may change. */
  var SPECIAL = new RegExp("[" + SPACES + INVISIBLE + CASED + "\\u0e50-\\u0e59\\uf700-\\uf71a]", "g");
  var IS_SPACE = new RegExp("[" + SPACES + "]");
  var IS_INVISIBLE = new RegExp("[" + INVISIBLE + "]");

  var FIRST = "\\x00-\\x7f\\u0e00-\\u0e30\\u0e32\\u0e33\\u0e3b-\\u0e46\\u0e4f-\\u0e7f";
  var COMPOSED = new RegExp("[" + FIRST + "]?[^" + FIRST + "]+", "g");

  var AM = new RegExp(
    "^(?:(?!.[" + MARKS + "])(?:ก(?!ร(?!าบ)|ล(?!ัง)|ย|ญ|ว|ฬ|แฟ)|ค|จ(?!ก(?!ัด))|ช(?=น|รุ|ระ|รา|เ|แ)|ด(?!ว)|ต(?!ม|ย|ก|ราง)" +
      "|ท(?!ง(?![าบ]))|ธ(?=รง|มร)|น(?!ย[^ุ]|ที[^ม])|บ(?=รุ|รา|เ|บัด|บวง|นาญ)|พ(?=นัก)|ย(?=เก|เย)" +
      "|ร(?=ลึก|คาญ|ไทย|พัน|พึง)|ล(?!ย)|ส(?!ม(?!ะ)|ร(?!ว|อ|า)|ย|ธ|ข|น[^ัวึ]|เห)|อ(?=[นเมพล]))" +
      "|น้|ต่(?!ง)|ซ้(?!ย)|ย้(?!ย)|ล้(?![นยง])|ฉ่)"
  );
  var NOT_AM = ["หน้", "กล้", "คล้", "ปล้", "หล้", "หย้"];
  var LOOKAHEAD = 4;
  var ROUNDS = 8;

  var ALL_TONES = new RegExp("[" + TONES + "]+", "g");
  var BETWEEN = new RegExp("([" + FOLLOWING + "])");

  /**
   * @param {string} character
   * @returns {string}
   */
  function alone(character) {
    var code = character.charCodeAt(0);
    if (IS_SPACE.test(character)) return " ";
    if (IS_INVISIBLE.test(character)) return "";
    if (code >= 0xe50 && code <= 0xe59) return String.fromCharCode(code - 0xe50 + 48);
    if (code >= 0xf700 && code <= 0xf71a) return OLD_GLYPHS.charAt(code - 0xf700);
    if (code === 0x130) return "i";
    var small = character.toLowerCase();
    return small.length === 1 ? small : character;
  }

  /**
   * @param {string} mark
   * @returns {number}
   */
  function rank(mark) {
    if (mark === "\u0e3a") return 0;
    if (mark === NIKHAHIT) return 2;
    if (mark >= "\u0e48" && mark <= "\u0e4b") return 3;
    return mark === "\u0e4c" || mark === "\u0e4e" ? 4 : 1;
  }

  /**
   * Each mark once, by rank, and else in the order in which they came.
   * @param {string} marks
   * @returns {string}
   */
  function sorted(marks) {
    var ranks = ["", "", "", "", ""];
    for (var i = 0; i < marks.length; i++) {
      var mark = marks.charAt(i);
      if (ranks[rank(mark)].indexOf(mark) < 0) ranks[rank(mark)] += mark;
    }
    return ranks.join("");
  }

  /**
   * @param {string} run
   * @param {boolean} afterSpace
   * @returns {string}
   */
  function ordered(run, afterSpace) {
    var tones = (run.match(ALL_TONES) || []).join("");
    var parts = run.replace(ALL_TONES, "").split(BETWEEN);
    parts[afterSpace && parts.length > 1 ? 2 : 0] += tones;
    var written = "";
    for (var i = 0; i < parts.length; i += 2) {
      var marks = parts[i];
      var vowel = parts[i + 1] || "";
      if (marks.indexOf(NIKHAHIT) >= 0 && (vowel === SARA_AA || vowel === SARA_AM)) {
        marks = marks.split(NIKHAHIT).join("");
        vowel = SARA_AM;
      }
      written += sorted(marks);
      if (vowel !== SARA_AM || written.charAt(written.length - 1) !== SARA_AM) written += vowel;
    }
    return written;
  }

  /** @type {Replacement} */
  function join(match, text) {
    var syllable = match[1];
    if (match[2] === SARA_AM || syllable.indexOf(NIKHAHIT) >= 0) return syllable + SARA_AM;
    var end = match.index + match[0].length;
    var before = match.index > 0 ? text.charAt(match.index - 1) : "";
    var am = NOT_AM.indexOf(before + syllable) < 0 && AM.test(syllable + text.slice(end, end + LOOKAHEAD));
    return syllable + (am ? SARA_AM : SARA_AA);
  }

  /** @type {Array<[RegExp, Replacement]>} */
  var RULES = [
    [/ {2,}/g, function () { return " "; }],
    [new RegExp("([" + LETTERS + "])\\.(?![.a-z])", "g"), function (match) { return match[1]; }],
    [
      /(?:^|[^a-z0-9.])(?:[a-z]\.){2,}[a-z]?(?![a-z0-9.])/g,
      function (match) { return match[0].split(".").join(""); }
    ],
    [/เเ/g, function () { return "แ"; }],
    [new RegExp(" (?=[" + MARKS + "])", "g"), function () { return ""; }],
    [new RegExp("([" + CONSONANTS + "][" + MARKS + "]*) ([\u0e32\u0e33])", "g"), join],
    [
      new RegExp(
        "(?![\u0e31\u0e34-\u0e3a\u0e47]?[" + TONES + "\u0e4c]?[\u0e32\u0e33]?\u0e30?(?![" + MARKS + FOLLOWING + "]))" +
          "[" + MARKS + FOLLOWING + "]{2,}",
        "g"
      ),
      function (match, text) {
        return ordered(match[0], match.index > 0 && text.charAt(match.index - 1) === " ");
      }
    ]
  ];

  /** @type {Array<[RegExp, Replacement]>} */
  var ALL_RULES = [
    /** @type {[RegExp, Replacement]} */ ([SPECIAL, function (match) { return alone(match[0]); }]),
    /** @type {[RegExp, Replacement]} */ ([COMPOSED, function (match) { return match[0].normalize("NFC"); }])
  ].concat(RULES);

  /**
   * The length in UTF-16 units of the code points that both lists begin with.
   * @param {string[]} one
   * @param {string[]} other
   * @returns {number}
   */
  function common(one, other) {
    var units = 0;
    for (var i = 0; i < one.length && i < other.length && one[i] === other[i]; i++) units += one[i].length;
    return units;
  }

  /**
   * @param {string} before
   * @param {string} after
   * @param {number[]} offsets
   * @returns {number[]}
   */
  function places(before, after, offsets) {
    var head = common(Array.from(before), Array.from(after));
    var tail = common(Array.from(before.slice(head)).reverse(), Array.from(after.slice(head)).reverse());
    var last = Array.from(before).pop() || "";
    var anchor = offsets[Math.min(head, before.length - last.length)];
    var result = offsets.slice(0, head);
    for (var i = head; i < after.length - tail; i++) result.push(anchor);
    return result.concat(offsets.slice(before.length - tail));
  }

  /**
   * @param {[RegExp, Replacement]} rule
   * @param {Normalised} source
   * @returns {Normalised}
   */
  function replaced(rule, source) {
    var pattern = rule[0];
    var text = "";
    /** @type {number[]} */
    var offsets = [];
    var done = 0;
    /** @type {RegExpExecArray | null} */
    var match;
    pattern.lastIndex = 0;
    while ((match = pattern.exec(source.text)) !== null) {
      var after = rule[1](match, source.text);
      var end = match.index + match[0].length;
      var moved = places(match[0], after, source.offsets.slice(match.index, end));
      text += source.text.slice(done, match.index) + after;
      append(offsets, source.offsets, done, match.index);
      append(offsets, moved, 0, moved.length);
      done = end;
    }
    append(offsets, source.offsets, done, source.offsets.length);
    return { text: text + source.text.slice(done), offsets: offsets };
  }

  /**
   * @param {number[]} target
   * @param {number[]} source
   * @param {number} start
   * @param {number} end
   */
  function append(target, source, start, end) {
    for (var i = start; i < end; i++) target.push(source[i]);
  }

  /**
   * @param {string} text
   * @returns {boolean}
   */
  function isComposed(text) {
    return text.normalize("NFC") === text;
  }

  /**
   * @param {string} text
   * @returns {string}
   */
  function once(text) {
    text = text.replace(SPECIAL, alone).normalize("NFC");
    RULES.forEach(function (rule) {
      text = text.replace(rule[0], function () {
        /** @type {any} */
        var match = Array.prototype.slice.call(arguments, 0, -2);
        match.index = arguments[arguments.length - 2];
        return rule[1](match, arguments[arguments.length - 1]);
      });
    });
    return text;
  }

  /**
   * The normalised text with the original UTF-16 offset of every unit and of the end.
   * @param {string} text
   * @returns {Normalised}
   */
  lokm.normalise = function (text) {
    /** @type {Normalised} */
    var result = { text: text, offsets: [] };
    for (var i = 0; i <= text.length; i++) result.offsets.push(i);
    for (var round = 0; round < ROUNDS && (!round || !isComposed(result.text)); round++) {
      result = ALL_RULES.reduce(function (source, rule) { return replaced(rule, source); }, result);
    }
    return result;
  };

  /**
   * The normalised text alone.
   * @param {string} text
   * @returns {string}
   */
  lokm.normaliseText = function (text) {
    text = once(text);
    for (var round = 1; round < ROUNDS && !isComposed(text); round++) text = once(text);
    return text;
  };

  /**
   * Normalised text with look-alikes merged, for tolerant comparison.
   * @param {string} text
   * @returns {string}
   */
  lokm.foldNormalised = function (text) {
    return text
      .replace(/[\u0e2f\u0e3a\u0e47-\u0e4e]/g, "")
      .replace(/[ศษ]/g, "ส")
      .replace(/ณ/g, "น")
      .replace(/ฬ/g, "ล")
      .replace(/ฎ/g, "ฏ")
      .replace(/ใ/g, "ไ")
      .replace(/ๅ/g, "า");
  };

  /**
   * The text normalised, with look-alikes merged.
   * @param {string} text
   * @returns {string}
   */
  lokm.fold = function (text) {
    return lokm.foldNormalised(lokm.normaliseText(text));
  };
})(this);
