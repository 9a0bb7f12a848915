import type { Report } from './document.ts';
import { html, markup } from './markup.ts';
import { renderReportBody } from './report-body.ts';
import { PAGE_CSS, REPORT_CSS } from './stylesheet.ts';

export interface PageOptions {
  /** The page's h1; the report's own headings come under it. */
  readonly title: string;
  /** When it was built, in ISO 8601, such as 2026-03-31T14:05:00Z: printed at the foot. */
  readonly builtAt: string;
}

/**
 * The report as a page that stands alone: one file with its own stylesheet, no script, nothing fetched, ready to
 * print. Rejects when `builtAt` is not a date.
 */
export async function renderReportHtml(report: Report, { title, builtAt }: PageOptions): Promise<string> {
  const body = await renderReportBody(report);
  const shownTitle = report.simulated ? `${title} (simulated people)` : title;
  return html`<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${shownTitle}</title>
<style>${markup(PAGE_CSS + REPORT_CSS)}</style>
</head>
<body>
<a class="earshot-skip" href="#main">Skip to the report</a>
<div class="earshot-page">
<main id="main" tabindex="-1">
<h1>${title}</h1>
${markup(body)}</main>
<footer>
<p>Built with Earshot on <time datetime="${builtAt}">${dayAndTime(builtAt)}</time>.</p>
</footer>
</div>
</body>
</html>
`.safe;
}

function dayAndTime(iso: string): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) throw new TypeError(`builtAt is “${iso}”, which is not a date in ISO 8601.`);
  const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return `${words.format(moment)} UTC`;
}
