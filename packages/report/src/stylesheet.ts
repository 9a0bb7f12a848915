/**
 * The look of `renderReportBody`: link it as a file on the web. Everything hangs under classes
 * that start with `earshot-`, and the font is the page's own.
 */
export const REPORT_CSS = `
/* Text in lines that are easy to read; tables and figures as wide as there is room. */
.earshot-report { max-width: 60rem; line-height: 1.5; overflow-wrap: break-word; }
.earshot-report p, .earshot-report ul, .earshot-report ol, .earshot-contents { max-width: 44rem; }
.earshot-report h2 { margin: 2.5rem 0 0.75rem; font-size: 1.6rem; line-height: 1.2; }
.earshot-report h3 { margin: 2rem 0 0.5rem; font-size: 1.25rem; line-height: 1.3; }
.earshot-report p, .earshot-report ul, .earshot-report ol { margin: 0 0 1rem; }
.earshot-report a { color: #12436d; }
.earshot-report a:focus-visible, .earshot-scroll:focus-visible { outline: 3px solid #801650; outline-offset: 2px; }
.earshot-report sup { line-height: 0; }
.earshot-report blockquote { margin: 0 0 1rem; padding-left: 1rem; border-left: 4px solid #12436d; }
.earshot-number, .earshot-stated { font-weight: 600; }
.earshot-banner { padding: 0.75rem 1rem; border: 2px solid #801650; border-left-width: 0.75rem; background: #fff; color: #0b0c0c; }
.earshot-report .earshot-contents { margin: 1.5rem 0 2rem; padding: 0.75rem 1rem; background: #f3f5f7; }
.earshot-report .earshot-contents h2 { margin: 0 0 0.25rem; font-size: 1.1rem; }
.earshot-report .earshot-contents ol { margin: 0; padding: 0; list-style: none; }
.earshot-report .earshot-contents a { display: inline-block; padding: 0.2rem 0; }
.earshot-contents .earshot-level-2 { padding-left: 1.25rem; }
.earshot-figure { margin: 2rem 0 1rem; }
.earshot-figure figcaption { margin-bottom: 0.75rem; }
.earshot-figure figcaption, .earshot-table caption { font-weight: 600; font-size: 1.05rem; line-height: 1.3; }
.earshot-numbered { color: #12436d; }
.earshot-chart { display: block; width: 100%; max-width: 32rem; height: auto; }
.earshot-map { display: block; width: 100%; min-width: 36rem; max-width: 44rem; height: auto; }
.earshot-table { margin: 1.5rem 0 2rem; }
.earshot-scroll, .earshot-grid { position: relative; overflow-x: auto; }
.earshot-table table, .earshot-grid table { border-collapse: separate; border-spacing: 0; font-variant-numeric: tabular-nums; }
.earshot-table table { min-width: 100%; }
.earshot-table caption { text-align: left; padding-bottom: 0.5rem; }
.earshot-caption { display: inline-block; position: sticky; left: 0; max-width: min(44rem, calc(100vw - 3rem)); }
.earshot-table th, .earshot-table td, .earshot-grid th, .earshot-grid td { padding: 0.4rem 0.6rem; border-bottom: 1px solid #b8c0c8; text-align: left; vertical-align: top; }
.earshot-table thead th { vertical-align: bottom; font-size: 0.9rem; line-height: 1.25; }
.earshot-table thead tr:last-child > *, .earshot-table thead td[rowspan], .earshot-table thead [scope="col"][rowspan] { border-bottom: 2px solid #0b0c0c; }
.earshot-table td, .earshot-table th[scope="col"] { text-align: right; }
.earshot-table .earshot-starts { text-align: center; border-left: 0.5rem solid transparent; background-clip: padding-box; }
.earshot-table th[scope="row"] { font-weight: 400; min-width: 7.5rem; }
.earshot-table th[scope="row"], .earshot-table thead tr:first-child > td:first-child { position: sticky; left: 0; z-index: 1; background: #fff; }
.earshot-table tbody th, .earshot-table th[scope="rowgroup"] { padding-left: 0; }
.earshot-table th[scope="rowgroup"] { padding-top: 0.9rem; }
.earshot-value { font-weight: 600; }
.earshot-no-value { color: #4a4f55; font-style: italic; }
/* Triangles are drawn, since not every font has them. */
.earshot-higher, .earshot-lower { display: inline-block; border: 0.3rem solid transparent; vertical-align: middle; }
.earshot-higher { border-top: 0; border-bottom: 0.55rem solid #0b0c0c; }
.earshot-lower { border-bottom: 0; border-top: 0.55rem solid #0b0c0c; }
.earshot-is-higher { background: #dcebf7; }
.earshot-is-lower { background: #f7e6dc; }
.earshot-letters, .earshot-letter { font-size: 0.8rem; font-weight: 400; white-space: nowrap; }
.earshot-under { display: block; font-size: 0.8rem; line-height: 1.3; color: #3d4247; white-space: nowrap; }
.earshot-base th, .earshot-base td { font-size: 0.85rem; color: #3d4247; }
.earshot-bases tr:first-child > * { border-top: 1px solid #0b0c0c; }
.earshot-notes { margin-top: 0.6rem; font-size: 0.85rem; line-height: 1.4; color: #3d4247; }
.earshot-notes p, .earshot-report .earshot-notes p { margin: 0 0 0.15rem; }
.earshot-about { font-weight: 600; }
.earshot-how { margin-top: 0.75rem; padding: 0.5rem 0.75rem; border-left: 4px solid #b8c0c8; font-size: 0.85rem; line-height: 1.4; color: #3d4247; }
.earshot-report .earshot-how p, .earshot-report .earshot-how ul, .earshot-report .earshot-how-link { margin: 0; }
.earshot-report .earshot-how ul { padding-left: 1.1rem; }
.earshot-report .earshot-how-link { margin-top: 0.15rem; font-size: 0.85rem; line-height: 1.4; color: #3d4247; }
.earshot-stated-notes { margin-top: 3rem; border-top: 1px solid #b8c0c8; }
.earshot-unseen { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 30rem) {
  .earshot-table th, .earshot-table td { padding: 0.35rem 0.4rem; }
  .earshot-table th[scope="row"] { min-width: 6.5rem; max-width: 8.5rem; }
}
@media print {
  .earshot-report { max-width: none; }
  .earshot-scroll { overflow: visible; }
  .earshot-map { min-width: 0; }
  .earshot-contents { break-inside: avoid; }
  .earshot-figure, .earshot-table tr, .earshot-notes, .earshot-how { break-inside: avoid; }
  .earshot-report h2, .earshot-report h3, .earshot-table caption { break-after: avoid; }
}
`;

/** The page around a report that stands alone. */
export const PAGE_CSS = `
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #0b0c0c; font-family: "Atkinson Hyperlegible", system-ui, sans-serif; font-size: 1.0625rem; }
.earshot-page { max-width: 62rem; margin: 0 auto; padding: 1rem 1rem 3rem; }
.earshot-page h1 { margin: 1.5rem 0; font-size: 2.2rem; line-height: 1.15; color: #12436d; }
.earshot-page footer { max-width: 44rem; margin-top: 3rem; padding-top: 1rem; border-top: 2px solid #12436d; font-size: 0.9rem; }
.earshot-skip { position: absolute; left: -999rem; }
.earshot-skip:focus { position: static; display: inline-block; margin: 0.5rem; padding: 0.5rem; background: #fff; color: #12436d; outline: 3px solid #801650; }
`;
