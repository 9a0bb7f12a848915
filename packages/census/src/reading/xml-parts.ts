import { SaxesParser } from 'saxes';
import { LIMITS } from './limits.ts';
import type { Ending, RawBlock, RawField, RawReceiver } from './raw.ts';

const SLICE = 65_536;
const ROOT = 'Message';
const WORKER = 'CSWWWorker';

/**
 * Takes the XML of a return apart while it comes in: each worker and each block is handed on as soon as it ends, so that
 * the file is never held as a whole. A document type is refused, and with it every entity of the file’s own; the limits
 * hold for whatever has not ended yet as well. Once `ending` is set, what comes after is not read.
 */
export class XmlParts {
  readonly #parser = new SaxesParser();
  readonly #receiver: RawReceiver;
  readonly #open: string[] = [];
  #fields: RawField[] = [];
  #partLine = 0;
  #textLine = 0;
  #text = '';
  #hasChildren = false;
  #workers = 0;
  #characters = 0;
  #lastEvent = 0;
  #lastPart = 0;
  #ending: Ending | null = null;

  constructor(receiver: RawReceiver) {
    this.#receiver = receiver;
    const parser = this.#parser;
    parser.on('error', (error) => this.#end('F1', notWellFormed(error.message)));
    parser.on('doctype', () => this.#end('F2', DOCTYPE));
    parser.on('opentag', ({ name }) => this.#heard(() => this.#opened(name)));
    parser.on('text', (text) => this.#heard(() => this.#said(text)));
    parser.on('cdata', (text) => this.#heard(() => this.#said(text)));
    parser.on('comment', () => this.#heard(() => {}));
    parser.on('processinginstruction', () => this.#heard(() => {}));
    parser.on('closetag', ({ name }) => this.#heard(() => this.#closed(name)));
  }

  /** Why reading has ended early, or null. */
  get ending(): Ending | null {
    return this.#ending;
  }

  get endings(): readonly Ending[] {
    return this.#ending ? [this.#ending] : [];
  }

  push(chunk: string): void {
    for (let at = 0; at < chunk.length && !this.#ending; at += SLICE) {
      const slice = chunk.slice(at, at + SLICE);
      this.#parser.write(slice);
      this.#characters += slice.length;
      if (this.#characters > LIMITS.characters) this.#end('F5', TOO_LARGE);
      else if (this.#parser.position - this.#lastEvent > LIMITS.unended) this.#end('F4', UNENDED);
      else if (this.#parser.position - this.#lastPart > LIMITS.part) this.#end('F4', PART_TOO_LONG);
    }
  }

  close(): void {
    if (this.#ending) return;
    if (this.#open.length > 0)
      this.#end('F6', `The file ends inside of ${clipped(this.#open.at(-1)!)}: it was cut off.`);
    else this.#parser.close();
  }

  #heard(take: () => void): void {
    this.#lastEvent = this.#parser.position;
    if (!this.#ending) take();
  }

  #opened(name: string): void {
    this.#open.push(name);
    const { length } = this.#open;
    if (length > LIMITS.depth) this.#end('F3', TOO_DEEP);
    else if (length === 1 && name !== ROOT) this.#end('F8', notAReturn(name));
    if (length === 2) {
      this.#fields = [];
      this.#partLine = this.#parser.line;
    }
    this.#text = '';
    this.#textLine = this.#parser.line;
    this.#hasChildren = false;
  }

  #said(text: string): void {
    if (this.#open.length < 3) return;
    this.#text += text;
    if (this.#text.length > LIMITS.text) this.#end('F4', TOO_LONG);
  }

  #closed(name: string): void {
    if (this.#open.length > 2 && !this.#hasChildren) this.#addField(name);
    this.#open.pop();
    this.#hasChildren = true;
    this.#text = '';
    if (this.#open.length === 1) this.#handOn(name);
  }

  /** An element without anything in it is an item that was not given. */
  #addField(element: string): void {
    const text = this.#text.trim();
    if (text === '' && this.#open[1] === WORKER) return;
    // An item of a worker stands directly in it; one that stands deeper is not that item.
    const isDeeper = this.#open[1] === WORKER && this.#open.length > 3;
    const name = isDeeper ? `${this.#open[2]}/${element}` : element;
    this.#fields.push({ element: name, text, line: this.#textLine });
    if (this.#fields.length > LIMITS.fields) this.#end('F5', TOO_MANY_FIELDS);
  }

  #handOn(name: string): void {
    this.#lastPart = this.#parser.position;
    const [line, fields] = [this.#partLine, this.#fields];
    if (name !== WORKER) this.#receiver.take({ kind: blockKind(name), name: clipped(name), line, fields });
    else if (this.#workers === LIMITS.workers) this.#end('F5', TOO_MANY_WORKERS);
    else {
      this.#workers += 1;
      this.#receiver.take({ kind: 'worker', number: this.#workers, line, fields });
    }
  }

  #end(rule: string, sentence: string): void {
    this.#ending ??= { rule, line: this.#parser.line, sentence };
  }
}

/** The parser’s words without the names that it quotes, which a file could fill with anything. */
function notWellFormed(message: string): string {
  const said = message.replace(/^\d+:\d+: /, '').split(/[:"]/)[0]!;
  return `The XML is not well formed here (${said.replace(/\.$/, '')}). Export the return again; do not edit it by hand.`;
}

function notAReturn(name: string): string {
  return `The file begins with ${clipped(name)}, but a workforce return begins with ${ROOT}. Is this the right file?`;
}

function blockKind(name: string): RawBlock['kind'] {
  if (name === 'Header') return 'header';
  return name === 'LALevelVacancies' ? 'authority' : 'unknown';
}

/** A name from a file, no longer than anybody reads. */
export function clipped(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}

const DOCTYPE = 'The file declares a document type, which a return never does: remove the DOCTYPE, or export it again.';
const TOO_DEEP = `Elements stand more than ${LIMITS.depth} levels inside one another here; a return has four.`;
const TOO_LONG = `The text of this element is longer than ${LIMITS.text} characters. No item of a return is.`;
const UNENDED = `Something here does not end within ${LIMITS.unended} characters: a tag, a comment or a text.`;
const PART_TOO_LONG = `A worker or block, with what stands before it, is longer than ${LIMITS.part / 1e6} million characters.`;
const TOO_LARGE = `The file is larger than ${LIMITS.characters / 1e6} million characters. No authority’s return is.`;
const TOO_MANY_WORKERS = `There are more than ${LIMITS.workers} workers. No authority has as many.`;
const TOO_MANY_FIELDS = `A worker has more than ${LIMITS.fields} items here.`;
