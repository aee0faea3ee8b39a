// What is typed, found in the index that spor made (docs/format.md). Knows nothing of the page: tests run it without a browser.
// sporSearch.open(load) takes a function that reads one of the index's files by its name and promises its text.
"use strict";

(() => {
  const most_characters = 200; // of a query
  const most_words = 12;
  const most_shards = 8; // that one word may ask for
  const excerpt_length = 220; // characters
  const most_guesses = 6; // words that a misspelt one may mean
  const letters = { æ: "ae", ø: "oe", å: "aa", œ: "oe", ß: "ss", ð: "d", đ: "d", þ: "th", ł: "l", ı: "i" };
  const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const endings = { // that words are bent by
    da: /(?:(?:er)?endes?|hed(?:en|er)?s?|ernes?|erede|ered|er(?:et|en|es|er|s|e)?|enes?|(?:en|et|e)?s?)$/,
    en: /(?:ings?|ed|es|e|s)$/,
  };

  const derivations = { da: /(?:ering|eling|ning|ing|else|hed|itet|lig|ig|er)$/, en: /(?:ation|ness|ment|ly)$/ }; // and made of others by

  // As src/search/words.c does it; the two must agree.
  const words_of = (text) => text.normalize("NFC").toLowerCase().replace(/\u00ad/g, "").match(/[\p{L}\p{N}\p{M}]+/gu) || [];
  const fold = (word) => word.replace(/[æøåœßðđþłı]/g, (letter) => letters[letter]).normalize("NFD").replace(/\p{M}/gu, "");
  const skeleton_of = (folded) => folded.replace(/ae/g, "e").replace(/oe/g, "o").replace(/([a-z])\1+/g, "$1");

  // Letters to insert, drop, change or swap; more than `limit` is Infinity.
  function distance(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return Infinity;
    let before = [], row = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1];
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > limit) return Infinity;
      [before, row] = [row, next];
    }
    return row[b.length] > limit ? Infinity : row[b.length];
  }

  // One file of words, as a list of {word, folded, skeleton, postings, lemmas}.
  function read_lines(text) {
    let word = "";
    return text.split("\n").filter(Boolean).map((line) => {
      const space = line.indexOf(" ");
      const [postings, lemmas] = line.slice(space + 1).split("=");
      word = word.slice(0, parseInt(line[0], 36)) + line.slice(1, space);
      const folded = fold(word);
      return { word, folded, skeleton: skeleton_of(folded), postings, lemmas: lemmas ? lemmas.split(",") : [] };
    });
  }

  // A term's list as pairs of a subject's number and its strength there, of 1 to 15.
  function read_postings(text) {
    const list = [];
    let next = 0, value = 0, place = 1;
    for (const character of text) {
      const digit = digits.indexOf(character);
      value += (digit % 32) * place;
      place *= 32;
      if (digit >= 32) continue;
      next += Math.floor(value / 16);
      list.push([next++, value % 16]);
      value = 0;
      place = 1;
    }
    return list;
  }

  class Index {
    constructor(directory, load) {
      Object.assign(this, directory);
      this.load = (name) => load(`${name}?${directory.version}`);
      this.firsts = directory.words ? directory.words.split(" ") : [];
      this.starts = [];
      [...directory.texts].reduce((start, count) => (this.starts.push(start), start + parseInt(count, 36)), 0);
      this.small = new Set(directory.small.split(" "));
      this.shards = [];
      this.blocks = [];
    }

    kind_of(number) {
      return this.kinds.find(([, end]) => number < end)[0];
    }

    // The lines of the files in which words beginning with `from` may stand.
    async lines(from, to = from) {
      let first = this.firsts.findLastIndex ? this.firsts.findLastIndex((key) => key <= from) : this.firsts.filter((key) => key <= from).length - 1;
      if (first < 0) first = 0;
      let end = first + 1;
      while (end < this.firsts.length && end - first < most_shards && this.firsts[end] <= to) end++;
      const wanted = this.firsts.slice(first, end).map((key, i) => {
        this.shards[first + i] ??= this.load(`ord-${first + i}.txt`).then(read_lines);
        return this.shards[first + i];
      });
      return (await Promise.all(wanted)).flat();
    }

    async subject(number) {
      const block = this.starts.filter((start) => start <= number).length - 1;
      this.blocks[block] ??= this.load(`tekst-${block}.json`).then(JSON.parse);
      return (await this.blocks[block])[number - this.starts[block]];
    }

    cut(skeleton, patterns) {
      const pattern = patterns[this.language];
      const cut = pattern ? skeleton.replace(pattern, "") : skeleton;
      return cut.length < 3 ? skeleton : cut;
    }

    stem(skeleton) {
      return this.cut(skeleton, endings);
    }

    root(skeleton) {
      return this.cut(this.stem(skeleton), derivations);
    }

    // The lines that a word means, with how sure that is: the word itself, else a likely misspelling, else what can be made of it. Besides,
    // for less, longer words that begin with it and words of the same root.
    async meanings(word) {
      const folded = fold(word), skeleton = skeleton_of(folded), stem = this.stem(skeleton), root = this.root(skeleton);
      const near = await this.lines(root, skeleton + "~");
      const lines = new Map();
      const add = (line, quality) => lines.set(line, Math.max(quality, lines.get(line) || 0));
      const is_term = near.filter((line) => line.postings);
      const exact = near.filter((line) => line.folded === folded);
      const alike = exact.length > 0 ? exact : near.filter((line) => line.skeleton === skeleton);
      alike.forEach((line) => add(line, exact.length > 0 ? 1 : 0.8));
      if (lines.size === 0) is_term.filter((line) => this.stem(line.skeleton) === stem).forEach((line) => add(line, 0.9));
      is_term.filter((line) => this.root(line.skeleton) === root).forEach((line) => add(line, 0.35));
      if (folded.length > 3) is_term.filter((line) => line.folded.startsWith(folded)).forEach((line) => add(line, 0.3));
      const guesses = lines.size === 0 ? await this.guesses(skeleton, stem) : [];
      guesses.forEach(([line, quality]) => add(line, quality));
      if (lines.size === 0) (await this.parts(folded)).forEach((line) => add(line, 0.4));
      return { meanings: [...lines].map(([line, quality]) => ({ line, quality })), meant: guesses.length > 0 ? guesses[0][0].word : "" };
    }

    async guesses(skeleton, stem) {
      if (skeleton.length < 4) return [];
      const near = await this.lines(skeleton.slice(0, 2), skeleton.slice(0, 2) + "~");
      const limit = skeleton.length < 8 ? 1 : 2;
      const edits_of = (line) => Math.min(distance(skeleton, line.skeleton, limit), distance(stem, this.stem(line.skeleton), limit));
      const far = near.map((line) => [line, edits_of(line)]);
      const least = Math.min(...far.map(([, edits]) => edits));
      return far.filter(([, edits]) => edits === least && edits < Infinity).slice(0, most_guesses).map(([line]) => [line, 0.7 / Math.max(least, 1)]);
    }

    // A compound that stands nowhere: the longest last part that does, and what is before it.
    async parts(folded) {
      const find = async (part) => (await this.lines(skeleton_of(part))).filter((line) => line.folded === part);
      const heads = async (head) => (await Promise.all([head, head.replace(/[se]$/, "")].map(find))).flat();
      for (let at = 3; at <= folded.length - 3 && at < 15; at++) {
        const last = await find(folded.slice(at));
        if (last.length > 0) return [...last, ...(await heads(folded.slice(0, at)))];
      }
      for (let at = folded.length - 3; at > 3; at--) {
        const first = await heads(folded.slice(0, at));
        if (first.length > 0) return first;
      }
      return [];
    }

    // What a word finds: a strength for each subject, and the terms it was found by.
    async find(word) {
      const terms = new Map();
      const add = (line, quality) => {
        if (line.postings && !(terms.get(line)?.quality >= quality)) terms.set(line, { line, quality });
      };
      const { meanings, meant } = await this.meanings(word);
      await Promise.all(meanings.map(async ({ line, quality }) => {
        add(line, quality);
        for (const lemma of line.lemmas) {
          const key = skeleton_of(fold(lemma));
          (await this.lines(key)).filter((other) => other.word === lemma).forEach((other) => add(other, quality));
        }
      }));
      const strengths = new Map();
      for (const { line, quality } of terms.values()) {
        const list = read_postings(line.postings);
        const rarity = Math.log(1 + (this.count - list.length + 0.5) / (list.length + 0.5));
        for (const [number, strength] of list) {
          strengths.set(number, Math.max(strengths.get(number) || 0, (strength * rarity * quality) / 15));
        }
      }
      const stems = [...terms.values()].map(({ line }) => this.stem(line.skeleton));
      const forms = meanings.map(({ line }) => line.folded);
      return { word, meant, strengths, stems: [...new Set([this.stem(skeleton_of(fold(word))), ...stems])], forms };
    }

    // The subjects that a query finds, best first, as {number, kind, score}; and what is needed to mark its words in their texts.
    async search(query) {
      const all = [...new Set(words_of(query.slice(0, most_characters)))].slice(0, most_words);
      const words = all.filter((word) => !this.small.has(word));
      const found = await Promise.all(words.map((word) => this.find(word)));
      const scores = new Map();
      for (const { strengths } of found) {
        for (const [number, strength] of strengths) {
          const score = scores.get(number) || { sum: 0, words: 0 };
          scores.set(number, { sum: score.sum + strength, words: score.words + 1 });
        }
      }
      const hits = [...scores].map(([number, { sum, words: count }]) => ({ number, kind: this.kind_of(number), score: (sum * count) / words.length }));
      hits.sort((a, b) => b.score - a.score || a.number - b.number);
      return { words, all, hits, found };
    }
  }

  // Whether a word of a text is one that was found: a form of it, or a compound it is part of.
  function is_found(index, folded, { stems, forms }) {
    const skeleton = skeleton_of(folded);
    return forms.includes(folded) || stems.some((stem) => stem === index.stem(skeleton) || (stem.length > 3 && skeleton.startsWith(stem)) ||
      (stem.length > 4 && skeleton.includes(stem)));
  }

  // Every word of a text that was found, as {start, end, which}.
  function marks_in(index, text, found) {
    const known = new Map();
    const which_of = (word) => {
      if (!known.has(word)) {
        const folded = fold(words_of(word)[0] || "");
        known.set(word, found.findIndex((one) => folded && is_found(index, folded, one)));
      }
      return known.get(word);
    };
    const marks = [];
    for (const { 0: word, index: start } of text.matchAll(/[\p{L}\p{N}\p{M}\u00ad]+/gu)) {
      const which = which_of(word);
      if (which >= 0) marks.push({ start, end: start + word.length, which });
    }
    return marks;
  }

  // Where the most of what was found stands close together: the first of the marks there.
  function densest(marks) {
    let best = 0, most = 0;
    marks.forEach(({ start }, i) => {
      const near = marks.slice(i, i + 20).filter((mark) => mark.end <= start + excerpt_length);
      const weight = new Set(near.map(({ which }) => which)).size * 100 + near.length;
      if (weight > most) [best, most] = [i, weight];
    });
    return best;
  }

  // A piece of the text around what was found, as [text, is_marked] pairs.
  function excerpt(index, text, found) {
    const marks = marks_in(index, text, found);
    if (marks.length === 0) return [];
    const at = marks[densest(marks)].start;
    const line = text.lastIndexOf("\n", at) + 1;
    const stop = text.lastIndexOf(". ", at);
    const sentence = stop < line ? line : stop + 2;
    const start = at - sentence < excerpt_length / 2 ? sentence : text.indexOf(" ", at - excerpt_length / 3) + 1;
    const limit = Math.min(text.length, start + excerpt_length);
    const end = limit < text.length ? Math.max(text.lastIndexOf(" ", limit), at + 1) : limit;
    const pieces = start > line ? [["… ", false]] : [];
    let done = start;
    for (const mark of marks.filter((one) => one.start >= start && one.end <= end)) {
      pieces.push([text.slice(done, mark.start), false], [text.slice(mark.start, mark.end), true]);
      done = mark.end;
    }
    pieces.push([text.slice(done, end) + (end < text.length ? " …" : ""), false]);
    return pieces.map(([piece, is_marked]) => [piece.replace(/\n/g, " · "), is_marked]);
  }

  globalThis.sporSearch = {
    async open(load) {
      return new Index(JSON.parse(await load("indeks.json")), load);
    },
    excerpt, words_of, fold, skeleton_of, distance, read_postings,
  };
})();
