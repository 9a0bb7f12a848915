import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import nunjucks from 'nunjucks';
import { sayIn } from '../answering/words/catalogue.ts';
import { assetHref } from './assets.ts';
import { markdownHtml } from './markdown.ts';

/** Renders a template, named from src/ (`answering/question.njk`), with what it shows. */
export type Render = (template: string, context: object) => string;

/** What every template can say; all else is handed to it. Whatever a template prints is escaped. */
export function compileTemplates(): Render {
  const ours = path.join(import.meta.dirname, '..');
  const components = path.dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json'));
  const loader = new nunjucks.FileSystemLoader([ours, path.join(components, 'dist')]);
  const environment = new nunjucks.Environment(loader, { autoescape: true, throwOnUndefined: false });
  environment.addFilter('markdown', (text: string) => new nunjucks.runtime.SafeString(markdownHtml(text)));
  environment.addFilter('paragraphs', (text: string) => text.trim().split(/\n\s*\n/));
  environment.addFilter('count', (value: number) => value.toLocaleString('en-GB'));
  environment.addGlobal('assetHref', assetHref);
  // In English, unless a page brings its own language.
  environment.addGlobal('say', sayIn('en'));
  // All are compiled now, so that a broken one stops the start and not a respondent.
  for (const name of templatesIn(ours)) environment.getTemplate(name, true);
  return (template, context) => environment.render(template, context);
}

function templatesIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.njk')).map((file) => file.replaceAll(path.sep, '/'));
}
