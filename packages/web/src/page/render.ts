import { createRequire } from 'node:module';
import path from 'node:path';
import nunjucks from 'nunjucks';
import { assetHref } from './assets.ts';
import { markdownHtml } from './markdown.ts';

/** Renders a template, named from src/ (`answering/question.njk`), with what it shows. */
export type Render = (template: string, context: object) => string;

/** Every template; compiled when the server starts, so that a broken one stops the start and not a respondent. */
const TEMPLATES = [
  'page/layout.njk',
  'page/message.njk',
  'answering/landing.njk',
  'answering/welcome.njk',
  'answering/question.njk',
  'answering/later.njk',
  'answering/finish.njk',
  'answering/thanks.njk',
  'answering/withdraw.njk',
  'desk/desk.njk',
  'desk/monitor.njk',
  'reading/document.njk',
];

/** What every template can say; all else is handed to it. Whatever a template prints is escaped. */
export function compileTemplates(): Render {
  const ours = path.join(import.meta.dirname, '..');
  const components = path.dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json'));
  const loader = new nunjucks.FileSystemLoader([ours, path.join(components, 'dist')]);
  const environment = new nunjucks.Environment(loader, { autoescape: true, throwOnUndefined: false });
  environment.addFilter('markdown', (text: string) => new nunjucks.runtime.SafeString(markdownHtml(text)));
  environment.addFilter('count', (value: number) => value.toLocaleString('en-GB'));
  environment.addGlobal('assetHref', assetHref);
  for (const name of TEMPLATES) environment.getTemplate(name, true);
  return (template, context) => environment.render(template, context);
}
