import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { SIGN_OFF_CSS } from '@earshot/actions';
import { REPORT_CSS } from '@earshot/report';
import type { FastifyInstance } from 'fastify';
import { withoutGovukMarks } from './govuk-styles.ts';

interface Asset {
  readonly body: Buffer;
  readonly type: string;
  /** Beginning of the content's hash; part of the address, so that a browser may keep the file for good. */
  readonly version: string;
}

const CSS = 'text/css; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';
const GOVUK = path.join(
  path.dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')),
  'dist/govuk',
);

const AUTOCOMPLETE = path.dirname(createRequire(import.meta.url).resolve('accessible-autocomplete'));

/** All style and script files, read once when the server starts; they are held in memory. */
const ASSETS: ReadonlyMap<string, Asset> = new Map([
  ['components.css', asset(componentStyles(), CSS)],
  ['earshot.css', asset(fileIn(import.meta.dirname, 'earshot.css'), CSS)],
  ['report.css', asset(REPORT_CSS, CSS)],
  ['sign-off.css', asset(SIGN_OFF_CSS, CSS)],
  ['components.js', asset(withoutSourceMap(fileIn(GOVUK, 'govuk-frontend.min.js')), SCRIPT)],
  ['telephone.css', asset(fileIn(path.join(import.meta.dirname, '../telephone'), 'telephone.css'), CSS)],
  ['number-keys.js', asset(fileIn(path.join(import.meta.dirname, '../telephone'), 'number-keys.js'), SCRIPT)],
  ['published.css', asset(fileIn(path.join(import.meta.dirname, '../workforce'), 'published.css'), CSS)],
  ['preview.css', asset(fileIn(path.join(import.meta.dirname, '../preview'), 'preview.css'), CSS)],
  ['autocomplete.js', asset(withoutSourceMap(fileIn(AUTOCOMPLETE, 'accessible-autocomplete.min.js')), SCRIPT)],
  ['type-ahead.js', asset(fileIn(import.meta.dirname, 'type-ahead.js'), SCRIPT)],
  ['live.js', asset(fileIn(path.join(import.meta.dirname, '../monitor'), 'live.js'), SCRIPT)],
  ['enhance.js', asset(fileIn(import.meta.dirname, 'enhance.js'), SCRIPT)],
  ['icon.svg', asset(fileIn(import.meta.dirname, 'icon.svg'), 'image/svg+xml')],
]);

/** The address of a style or script file. Throws when there is none of that name. */
export function assetHref(name: string): string {
  const found = ASSETS.get(name);
  if (!found) throw new Error(`assetHref: there is no asset ${name}.`);
  return `/assets/${name}?v=${found.version}`;
}

export function serveAssets(app: FastifyInstance): void {
  app.get<{ Params: { name: string }; Querystring: { v?: string } }>(
    '/assets/:name',
    { config: { needs: 'nothing' } },
    (request, reply) => {
      const found = ASSETS.get(request.params.name);
      if (!found) return reply.callNotFound();
      const kept = request.query.v === found.version ? 'public, max-age=31536000, immutable' : 'no-cache';
      return reply.header('cache-control', kept).type(found.type).send(found.body);
    },
  );
}

function asset(body: string, type: string): Asset {
  return { body: Buffer.from(body), type, version: createHash('sha256').update(body).digest('hex').slice(0, 12) };
}

function fileIn(folder: string, name: string): string {
  return readFileSync(path.join(folder, name), 'utf8');
}

function componentStyles(): string {
  const govuk = withoutGovukMarks(fileIn(GOVUK, 'govuk-frontend.min.css'));
  const autocomplete = fileIn(AUTOCOMPLETE, 'accessible-autocomplete.min.css');
  return [govuk, autocomplete].map((css) => css.replace(/\/\*# sourceMappingURL=.*$/s, '')).join('\n');
}

function withoutSourceMap(script: string): string {
  return script.replace(/\/\/# sourceMappingURL=.*$/s, '');
}
