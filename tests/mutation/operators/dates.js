// Days that are no days, written in ways that people write them, and periods that cannot be.
"use strict";

const { replaceEach } = require("../text");

const DATE = /(?<=\b(?:valid-from|valid-to|next-review|publish-at|date|by): )(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?: \d\d:\d\d)?(?=[,}\s]|$)/g;
const MONTHS = "januar februar marts april maj juni juli august september oktober november december".split(" ");
const dated = (file, change) => replaceEach(file, ["yaml"], DATE, ([, year, month, day]) => change(year, month ?? "03", day ?? "07"));

module.exports = {
  files: /\.(md|yaml)$/,
  operators: {
    "a thirteenth month": (file) => dated(file, (year, month, day) => `${year}-13-${day}`),
    "the thirtieth of February": (file) => dated(file, (year) => `${year}-02-30`),
    "February 29 in a common year": (file) => dated(file, () => "2019-02-29"),
    "the day first": (file) => dated(file, (year, month, day) => `${day}-${month}-${year}`),
    "dots": (file) => dated(file, (year, month, day) => `${Number(day)}.${Number(month)}.${year}`),
    "slashes": (file) => dated(file, (year, month, day) => `${Number(day)}/${Number(month)}/${year}`),
    "a month in words": (file) => dated(file, (year, month) => `${MONTHS[Number(month) - 1]} ${year}`),
    "a day in words": (file) => dated(file, (year, month, day) => `${Number(day)}. ${MONTHS[Number(month) - 1]} ${year}`),
    "a zero left out": (file) => dated(file, (year, month, day) => `${year}-${Number(month)}-${Number(day)}`),
    "two digits for a year": (file) => dated(file, (year, month, day) => `${year.slice(2)}-${month}-${day}`),
    "no hyphens": (file) => dated(file, (year, month, day) => `${year}${month}${day}`),
    "no date at all": (file) => dated(file, () => "snart"),
    "a letter for a digit": (file) => dated(file, (year, month, day) => `${year.replace("2", "Z")}-${month}-${day}`),
    "a question mark": (file) => dated(file, (year) => `${year}?`),
    "an hour that is none": (file) =>
      replaceEach(file, ["yaml"], /(?<=publish-at: \d{4}-\d\d-\d\d )\d\d:\d\d/g, () => "25:00"),
    "an end before its beginning": (file) =>
      replaceEach(file, ["yaml"], /(?<=valid-from: [^}]*valid-to: )[\d-]+/g, () => "1999-01"),
    "periods that overlap": (file) =>
      replaceEach(file, ["yaml"], /(?<=valid-from: [^}]*valid-to: )[\d-]+/g, () => "2031-12", { reach: 3 }),
  },
};
