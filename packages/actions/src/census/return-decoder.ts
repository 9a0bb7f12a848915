/** Why bytes are not text, and about where. */
export interface Undecodable {
  readonly line: number;
  readonly sentence: string;
}

/**
 * Makes text of a return’s bytes as they come: by its byte order mark, by how its first characters are stored, or by what
 * its XML declaration says; UTF-8 without any of these. What contradicts itself or is not what it says is refused: a wrong
 * guess would change names of institutions without a word.
 */
export class ReturnDecoder {
  #decoder: InstanceType<typeof TextDecoder> | null = null;
  #line = 1;
  #undecodable: Undecodable | null = null;

  get undecodable(): Undecodable | null {
    return this.#undecodable;
  }

  /** The text of the next bytes; of what cannot be decoded nothing. The first bytes have to hold the declaration whole. */
  decode(bytes: Uint8Array): string {
    if (!this.#decoder) {
      const chosen = encodingOf(bytes);
      if ('sentence' in chosen) return this.#refuse(chosen.sentence);
      this.#decoder = new TextDecoder(chosen.encoding, { fatal: true });
    }
    return this.#try(this.#decoder, bytes);
  }

  /** What is left after the last bytes: nothing, unless a character was cut in two. */
  end(): string {
    return this.#decoder && !this.#undecodable ? this.#try(this.#decoder, null) : '';
  }

  #try(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array | null): string {
    try {
      const text = bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
      this.#line += text.split('\n').length - 1;
      return text;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      if (bytes) {
        const [before] = new TextDecoder(decoder.encoding).decode(bytes).split('\uFFFD');
        this.#line += before!.split('\n').length - 1;
      }
      return this.#refuse(`What stands here is not ${decoder.encoding.toUpperCase()}. ${SAVE_AGAIN}`);
    }
  }

  #refuse(sentence: string): string {
    this.#undecodable = { line: this.#line, sentence };
    return '';
  }
}

const SAVE_AGAIN = 'Export or save the file again, as UTF-8.';
/** Encodings that software for returns writes, by the names that they go by in declarations. */
const KNOWN = new Set(['utf-8', 'utf8', 'us-ascii', 'iso-8859-1', 'windows-1252', 'utf-16', 'utf-16le', 'utf-16be']);

type Encoding = { readonly encoding: string } | { readonly sentence: string };

function encodingOf(bytes: Uint8Array): Encoding {
  const stored = storedAs(bytes);
  const start = new TextDecoder(stored ?? 'windows-1252').decode(bytes.subarray(0, 400));
  const declared = /^\uFEFF?<\?xml[^>]*?encoding\s*=\s*["']([^"']{1,40})["']/.exec(start)?.[1]?.toLowerCase() ?? null;
  if (declared === null) return { encoding: stored ?? 'utf-8' };
  if (!KNOWN.has(declared))
    return { sentence: `The file declares an encoding that returns are not read in. ${SAVE_AGAIN}` };
  const isWide = stored?.startsWith('utf-16') ?? false;
  const saysWide = declared.startsWith('utf-16');
  const saysUtf8 = declared === 'utf-8' || declared === 'utf8';
  if (isWide !== saysWide || (stored === 'utf-8' && !saysUtf8)) {
    const is = stored?.toUpperCase() ?? 'an encoding of single bytes';
    return { sentence: `The file declares ${declared.toUpperCase()} but is stored as ${is}. ${SAVE_AGAIN}` };
  }
  return { encoding: stored ?? declared };
}

/** How the first bytes are stored, by a byte order mark or by the zeros of UTF-16; null when they do not tell. */
function storedAs([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? 'utf-16be' : null;
}
