import { gunzipSync, gzipSync } from 'node:zlib';

/** Drawn pages, kept to be sent again. */
export interface PageShelf {
  /** The page of that key, from the shelf or else drawn now. Two who ask at once wait for one drawing. */
  take(key: string, draw: () => Promise<string>): Promise<string>;
}

/**
 * A shelf for so many pages. Anybody can ask for these pages, so it must not grow without end: beyond its room it gives
 * up the page that was longest not asked for. They are kept packed, a tenth of their length.
 */
export function pageShelf(room: number): PageShelf {
  const kept = new Map<string, Buffer>();
  const underway = new Map<string, Promise<string>>();
  const keep = (key: string, packed: Buffer): void => {
    kept.delete(key);
    kept.set(key, packed); // last in the map’s order: the latest asked for
    const oldest = kept.size > room ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
  };
  return {
    async take(key, draw) {
      const packed = kept.get(key);
      if (packed) {
        keep(key, packed);
        return gunzipSync(packed).toString();
      }
      const drawing = underway.get(key) ?? draw().finally(() => underway.delete(key));
      underway.set(key, drawing);
      const page = await drawing;
      if (!kept.has(key)) keep(key, gzipSync(page));
      return page;
    },
  };
}
