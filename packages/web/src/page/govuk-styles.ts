/**
 * The stylesheet of govuk-frontend without what only GOV.UK itself may use: its font and its crest. What is left are
 * the components, in our own typeface; their colours are set by the custom properties in earshot.css.
 */
export function withoutGovukMarks(css: string): string {
  return css
    .replaceAll(/\/\*![^*]*Margaret Calvert[^*]*\*\//g, '')
    .replaceAll(/@font-face\{[^}]*\}/g, '')
    .replaceAll(/"?GDS Transport"?,\s*arial,\s*sans-serif/gi, 'var(--earshot-font)')
    .replaceAll(/"?GDS Transport"?/g, 'var(--earshot-font)')
    .replaceAll(/url\([^)]*govuk-crest[^)]*\)/g, 'none');
}
