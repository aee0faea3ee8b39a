// A page with tables as nobody would make them, the same for a seed: `node random_tables.js SEED` prints HTML. What is ruled, shaded or tagged must come
// back as it was; the page's text between must too.
const words = ('børn læser hver dag bøger skolen biblioteket forældre kommunen sprog leg læring trivsel fællesskab ansvar indsats mål ' +
  'opfølgning pædagog lærer ledelse samarbejde overgang inklusion fravær nærvær udvikling kvalitet hverdag støtte').split(' ');
let state = Number(process.argv[2]) * 2654435761 % 4294967296 || 1;
const random = (below) => {
  state = (state * 1664525 + 1013904223) % 4294967296;
  return Math.floor(state / 4294967296 * below);
};
const pick = (list) => list[random(list.length)];
const capital = (text) => text[0].toUpperCase() + text.slice(1);
const text = (count) => capital(Array.from({ length: count }, () => pick(words)).join(' '));
const sentences = (count) => Array.from({ length: count }, () => text(6 + random(12)) + '.').join(' ');

const looks = [
  'td, th { border: 1px solid #000 }',
  'td, th { border: 2px solid #3a6ea5; padding: 2mm 3mm }',
  'td, th { border-style: solid; border-width: 0 1px 1px 0 }',
  'tr { border-bottom: 1px solid #888 } td, th { padding: 2mm 4mm }',
  'th { background: #345; color: #fff } td { background: #eef; } td, th { border: 2px solid #fff; padding: 2mm 3mm }',
  'tr { border-bottom: 1px solid #888 } table { border-top: 2px solid #000 } td, th { padding: 1mm 5mm }',
];
const parts = [];
for (let n = 0; n < 4; n++) {
  const columns = 2 + random(4);
  const rows = 2 + random(7);
  const look = pick(looks).replace(/(^| )(td|th|tr|table)\b/g, (all, blank, name) => `${blank}.t${n}${name === 'table' ? '' : ' ' + name}`);
  const kinds = Array.from({ length: columns }, (_, i) => i > 0 && random(3) === 0 ? 'figure' : pick(['short', 'long']));
  const body = Array.from({ length: rows }, () => kinds.map((kind, i) => {
    if (i > 0 && random(8) === 0) return '<td></td>';
    if (kind === 'figure') return `<td class="n">${random(2000) / 10}</td>`.replace('.', ',');
    return `<td>${text(kind === 'short' ? 1 + random(3) : 3 + random(14))}</td>`;
  }));
  const cells = (row) => `<tr>${row.join('')}</tr>`;
  const head = kinds.map((kind) => `<th${kind === 'figure' ? ' class="n"' : ''}>${text(1 + random(2))}</th>`);
  parts.push(`<style>${look}</style><p>${sentences(1 + random(4))}</p>`,
    `<table class="t${n}"><thead>${cells(head)}</thead><tbody>${body.map(cells).join('\n')}</tbody></table>`, `<p>${sentences(1 + random(3))}</p>`);
}
console.log(`<!doctype html><html lang="da"><head><meta charset="utf-8"><title>Tabeller</title><style>
@page { size: A4; margin: 20mm } body { font: ${10 + random(3)}pt/${pick(['1.2', '1.4', '1.6'])} "${pick(['Liberation Serif', 'Liberation Sans', 'DejaVu Sans'])}" }
table { border-collapse: collapse; ${pick(['width: 100%', ''])}; break-inside: ${pick(['avoid', 'auto'])}; margin: 4mm 0 } td, th { text-align: left; vertical-align: ${pick(['top', 'middle'])}; padding: 1mm 2mm } .n { text-align: right }
</style></head><body><h1>Tabeller</h1>${parts.join('\n')}</body></html>`);
