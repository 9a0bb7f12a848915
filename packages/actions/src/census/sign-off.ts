import { basisWords, type CensusMeasure, type Finding, measureText, rulesOf, shownMeasures } from '@earshot/census';
import { dayInWords } from '@earshot/fieldwork';
import { html, type Markup, markup, PAGE_CSS, REPORT_CSS } from '@earshot/report';
import type { CheckedReturn } from './check-return.ts';

/** What a printed report of a check is about, beside what was checked. */
export interface SignOffAbout {
  /** The file’s name, without its folders. */
  readonly file: string;
  /** When it was checked, in ISO 8601. */
  readonly checkedAt: string;
  /** The authority’s name, where it is known. */
  readonly authority?: string | null;
}

/**
 * The report of a check as one page that stands alone, to be printed and signed. Long lists are cut at a hundred findings,
 * and say so.
 */
export function signOffPage(checked: CheckedReturn, about: SignOffAbout): string {
  return html`<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${titleOf(checked, about)}</title>
<style>${markup(PAGE_CSS + REPORT_CSS + SIGN_OFF_CSS)}</style>
</head>
<body>
<div class="earshot-page">
<main>
${signOffBody(checked, about)}
</main>
</div>
</body>
</html>
`.safe;
}

/**
 * What stands on that page: which file it was, what is to be mended or explained, what the return comes to, what was not
 * checked. It names workers by their number in the file only.
 */
export function signOffBody(checked: CheckedReturn, about: SignOffAbout): Markup {
  const { file, checkedAt } = about;
  const { read, measures, digest } = checked;
  const { collection, workers, findings, isSimulated } = read;
  const { errors, queries } = findings;
  return html`<div class="earshot-report">
<h1>${titleOf(checked, about)}</h1>
${isSimulated ? html`<p class="earshot-banner">This return is simulated: nobody in it exists.</p>` : null}
<p>File ${file}, checked on ${dayInWords(new Date(checkedAt))}. Workers: ${workers.length}. Errors: ${errors}. Queries: ${queries}.</p>
<p>${digest === null ? 'The file was not read to its end.' : html`SHA-256 of the file: <span class="digest">${digest}</span>`}</p>
${errors === 0 ? null : html`<p><strong>This return is not ready to be signed: its errors have to be mended first.</strong></p>`}
${findingSection('Errors, to be mended', findings.kept, 'error', errors)}
${findingSection('Queries, to be mended or explained', findings.kept, 'query', queries)}
${measureSection(measures)}
<h2>What was checked, and what was not</h2>
<p>${rulesOf(collection).length} rules, listed in docs/census-return.md. The numbered rules of the Department for Education were not at hand: its own checks may find more. ${collection && basisWords(collection)}</p>
${errors === 0 && digest !== null ? SIGNATURE : null}
</div>`;
}

function titleOf({ read }: CheckedReturn, about: SignOffAbout): string {
  const code = read.authority ?? 'unknown';
  const whose = about.authority ? `${about.authority} (${code})` : `authority ${code}`;
  return `Workforce return of ${whose}${read.collection ? `, year to ${dayInWords(read.collection.referenceDate)}` : ''}`;
}

const MOST = 100;

function findingSection(title: string, kept: readonly Finding[], kind: Finding['kind'], count: number): Markup {
  const shown = kept.filter((finding) => finding.kind === kind).slice(0, MOST);
  if (count === 0) return html`<h2>${title}</h2>\n<p>None.</p>`;
  const explained = kind === 'query';
  return html`<h2>${title}</h2>
<div class="earshot-table earshot-scroll" tabindex="0" role="region" aria-label="${title}"><table>
<thead><tr><th scope="col">Line</th><th scope="col">Worker</th><th scope="col">Item</th><th scope="col">Found</th><th scope="col">What to do</th><th scope="col">Rule</th>${explained ? html`<th scope="col">Explanation</th>` : null}</tr></thead>
<tbody>
${shown.map(
  ({ line, worker, item, found, sentence, rule }) =>
    html`<tr><td>${line}</td><td>${worker}</td><td>${item}</td><td>${found}</td><td class="words">${sentence}</td><td>${rule}</td>${explained ? html`<td class="space"></td>` : null}</tr>\n`,
)}</tbody></table></div>
${count > shown.length ? html`<p>And ${count - shown.length} more.</p>` : null}`;
}

function measureSection(measures: CheckedReturn['measures']): Markup {
  if (!measures) return html`<h2>Measures</h2>\n<p>None: counts of part of a workforce are no measures.</p>`;
  if ('sentence' in measures) return html`<h2>Measures</h2>\n<p>${measures.sentence}</p>`;
  const { turnovers } = measures;
  return html`<h2>Measures at ${dayInWords(measures.day)}</h2>
<div class="earshot-table earshot-scroll" tabindex="0" role="region" aria-label="Measures"><table>
<thead><tr><th scope="col">Measure</th><th scope="col">Unit</th><th scope="col" class="amount">Value</th></tr></thead>
<tbody>
${shownMeasures(measures).map(measureRow)}</tbody></table></div>
${turnovers ? html`<p>${turnovers.sentence}</p>` : null}
${measures.leftOut.map(({ what, records }) => html`<p>Left out, ${what}: ${records}.</p>\n`)}`;
}

function measureRow(measure: CensusMeasure): Markup {
  return html`<tr><th scope="row">${measure.label}</th><td>${measure.unit}</td><td class="amount">${measureText(measure)}</td></tr>\n`;
}

const SIGNATURE = html`<h2>Sign-off</h2>
<p>I have read the queries above and the measures, and the return is right to the best of my knowledge.</p>
<p class="sign">Name</p><p class="sign">Role</p><p class="sign">Signature and date</p>`;

/** How the page looks beyond what every report does. */
export const SIGN_OFF_CSS = `
.digest { overflow-wrap: anywhere; font-family: monospace; }
.earshot-table th[scope="col"], .earshot-table td { text-align: left; }
.earshot-table th.amount, .earshot-table td.amount { text-align: right; }
.words { min-width: 14rem; }
.space { min-width: 10rem; }
.sign { margin-top: 2.5rem; border-top: 1px solid #0b0c0c; }
@media print { nav, .earshot-signed-in, .earshot-footer { display: none; } }
`;
