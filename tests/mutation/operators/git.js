// Faults of what the editions are read from: the repository, the names of revisions, spor.lock.
"use strict";

const { linesOf, misspell, onLine, replaceEach } = require("../text");

const editions = (site) => site.editions;
const of = (file, name) => file.path === name;
// What happens in the repository, told at the edition's entry in spor.yaml, or of the repository as a whole.
const happens = (edition, shell) => ({ path: "spor.yaml", shell, from: edition.line, to: edition.line, orWhole: true });
const inLock = (file, change) => (of(file, "spor.lock") ? change() : []);
const inConfig = (file, change) => (of(file, "spor.yaml") ? change() : []);
const object = (revision) => `f=$(git rev-parse ${revision}); f=.git/objects/$(echo $f | sed 's|^..|&/|'); chmod u+w $f`;

module.exports = {
  files: /^spor\.(yaml|lock)$/,
  operators: {
    "a tag's name misspelt": (file) => inConfig(file, () => replaceEach(file, ["yaml"], /(?<=ref: udgave\/[a-z]+\/)[0-9]+/g, ([name]) => `${name}9`)),
    "a tag's folder misspelt": (file) => inConfig(file, () => replaceEach(file, ["yaml"], /(?<=ref: )udgave/g, () => "udgvae")),
    "a trailer misspelt": (file) => inConfig(file, () => replaceEach(file, ["yaml"], /(?<=trailer: ")Udgave/g, () => "Udgvae")),
    "a trailer's value misspelt": (file) => inConfig(file, () => replaceEach(file, ["yaml"], /(?<=trailer: "Udgave: [a-z]+ )\d+/g, ([year]) => `${year}0`)),
    "a commit that is not there": (file) => inConfig(file, () => replaceEach(file, ["yaml"], /(?<=ref: )[^{,}]+/g, () => `${"0123456789".repeat(4)}`)),
    "a blob for a commit": (file) => inConfig(file, () => replaceEach(file, ["yaml"], /(?<=ref: )[^{,}]+/g, () => '"HEAD:spor.yaml"')),
    "a revision that cannot be one": (file) => inConfig(file, () => replaceEach(file, ["yaml"], /(?<=ref: )[^{,}]+/g, () => '"a..b~~ "')),
    "a folder that it did not lie in": (file) =>
      inConfig(file, () => replaceEach(file, ["yaml"], /(?<=ref: [^{,}]+), /g, () => ", path: content/et-andet-sted, ")),
    "a publication misspelt": (file) => inConfig(file, () => replaceEach(file, ["yaml"], /^ {2}[a-z]+(?=:$)/g, ([name]) => `  ${misspell(name.trim(), new Set())}`, { reach: 4 })),
    "a name twice": (file, site) =>
      inConfig(file, () => editions(site).flatMap((edition) => {
        const other = editions(site).find(({ publication, name }) => publication === edition.publication && name !== edition.name);
        return [onLine(file, edition.line, edition.text.replace(`"${edition.name}"`, `"${other.name}"`))];
      })),
    "a name that is no address": (file, site) =>
      inConfig(file, () => editions(site).flatMap((edition) => [`${edition.name} ny`, "Udgave", "a--b", "maal"].map((name) =>
        onLine(file, edition.line, edition.text.replace(`"${edition.name}"`, `"${name}"`))))),
    "no ref": (file, site) => inConfig(file, () => editions(site).map((edition) => onLine(file, edition.line, edition.text.replace(/ref: (\{[^}]*\}|[^,]*), /, "")))),
    "no beginning": (file, site) => inConfig(file, () => editions(site).map((edition) => onLine(file, edition.line, edition.text.replace(/valid-from: [\d-]+(, )?/, "").replace(/, \}/, "}")))),
    "a digit of a locked commit changed": (file) =>
      inLock(file, () => replaceEach(file, ["yaml"], /[0-9a-f]{40}/g, ([id]) => (id[0] === "a" ? "b" : "a") + id.slice(1))),
    "a locked commit cut short": (file) => inLock(file, () => replaceEach(file, ["yaml"], /[0-9a-f]{40}/g, ([id]) => id.slice(0, 30))),
    "a locked commit that is a word": (file) => inLock(file, () => replaceEach(file, ["yaml"], /[0-9a-f]{40}/g, () => "seneste")),
    "a locked edition misspelt": (file) => inLock(file, () => replaceEach(file, ["yaml"], /"\d+"/g, ([name]) => name.replace(/"$/, 'x"'))),
    "a locked publication misspelt": (file) => inLock(file, () => replaceEach(file, ["yaml"], /^[a-z]+(?=:)/g, ([name]) => misspell(name, new Set()), { reach: 3 })),
    "a merge left in spor.lock": (file) => inLock(file, () => linesOf(file).filter(({ text }) => text !== "").map((line) => onLine(file, line.number, `<<<<<<< HEAD\n${line.text}`, { reach: 1 }))),
    "a merge left in spor.yaml": (file) => inConfig(file, () => linesOf(file).filter(({ text }) => text !== "").map((line) => onLine(file, line.number, `<<<<<<< HEAD\n${line.text}`, { reach: 1 }))),
    "a tag deleted": (file, site) => inConfig(file, () => editions(site).filter(({ tag }) => tag).map((edition) => happens(edition, `git tag -d ${edition.tag}`))),
    "a tag moved": (file, site) => inConfig(file, () => editions(site).filter(({ tag }) => tag).map((edition) => happens(edition, `git tag -f ${edition.tag} HEAD`))),
    "a tag on a commit without the text": (file, site) =>
      inConfig(file, () => editions(site).filter(({ tag }) => tag).map((edition) => happens(edition, `git tag -f ${edition.tag} $(git commit-tree -m Tom $(git mktree </dev/null))`))),
    "a trailer on two commits": (file, site) =>
      inConfig(file, () => editions(site).filter(({ trailer }) => trailer).map((edition) => happens(edition, `git commit -q --allow-empty -m Igen -m "${edition.trailer}"`))),
    "history rewritten": (file, site) =>
      inConfig(file, () => editions(site).filter(({ trailer }) => trailer).map((edition) => happens(edition, "git reset -q --soft $(git commit-tree -m Forfra HEAD^{tree})"))),
    "a commit's object lost": (file, site) => inConfig(file, () => editions(site).map((edition) => happens(edition, `${object(edition.revision)}; rm $f`))),
    "a tree's object lost": (file, site) => inConfig(file, () => editions(site).map((edition) => happens(edition, `${object(`${edition.revision}:content/${edition.publication}`)}; rm $f`))),
    "a document's object lost": (file, site) =>
      inConfig(file, () => editions(site).map((edition) => happens(edition, `${object(`${edition.revision}:content/${edition.publication}/index.md`)}; rm $f`))),
    "a commit's object damaged": (file, site) => inConfig(file, () => editions(site).map((edition) => happens(edition, `${object(edition.revision)}; echo skade >$f`))),
    "a tree's object damaged": (file, site) =>
      inConfig(file, () => editions(site).map((edition) => happens(edition, `${object(`${edition.revision}:content/${edition.publication}`)}; echo skade >$f`))),
    "a document's object cut short": (file, site) =>
      inConfig(file, () => editions(site).map((edition) => happens(edition, `${object(`${edition.revision}:content/${edition.publication}/index.md`)}; : >$f`))),
    "a history that is cut off": (file, site) => inConfig(file, () => editions(site).slice(0, 1).map((edition) => happens(edition, "git rev-parse HEAD >.git/shallow"))),
    "no repository": (file, site) => inConfig(file, () => editions(site).slice(0, 1).map((edition) => happens(edition, "rm -rf .git"))),
    "HEAD damaged": (file, site) => inConfig(file, () => editions(site).slice(0, 1).map((edition) => happens(edition, "echo skade >.git/HEAD"))),
    "HEAD on a branch without a commit": (file, site) =>
      inConfig(file, () => editions(site).filter(({ trailer }) => trailer).map((edition) => happens(edition, "echo 'ref: refs/heads/ny' >.git/HEAD"))),
    "git's own settings damaged": (file, site) => inConfig(file, () => editions(site).slice(0, 1).map((edition) => happens(edition, "echo '[core' >.git/config"))),
  },
};
