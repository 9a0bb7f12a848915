import { cutTo } from '../shorten.ts';
import { type ByteWriter, eights } from './byte-writer.ts';
import { BIAS, SYSTEM_MISSING } from './dictionary.ts';
import type { SavVariable } from './sav-variable.ts';

/** What a byte of the compressed data says that is not a number: see as it stands, eight spaces, nothing. */
const RAW = 253;
const SPACES = 254;
const NOTHING = 255;
const IN_A_BYTE = { least: 1 - BIAS, most: 251 - BIAS };

/** Writes the rows, compressed as SPSS does it: eight bytes that each stand for eight, then those that could not. */
export function writeCases(to: ByteWriter, variables: readonly SavVariable[], rows: number): void {
  const pack = packer(to);
  for (let row = 0; row < rows; row += 1) {
    for (const variable of variables) {
      if (variable.column.kind === 'text') packText(pack, variable, row);
      else pack.number(numberOf(variable, row));
    }
  }
  pack.end();
}

/** From 14 October 1582, the first day of the calendar that SPSS counts from, to 1970, in seconds. */
const BEFORE_1970 = 12_219_379_200;

function numberOf({ column }: SavVariable, row: number): number {
  const day = column.kind === 'date' ? column.textAt(row) : null;
  const number = day === null ? column.numberAt(row) : Date.parse(`${day}T00:00:00Z`) / 1000 + BEFORE_1970;
  return Number.isNaN(number) ? SYSTEM_MISSING : number;
}

const encoder = new TextEncoder();
/** Of each segment of a long text, 255 bytes are stored, in 256. */
const STORED = 255;

function packText(pack: Packer, { column, width, segments }: SavVariable, row: number): void {
  const bytes = encoder.encode(cutTo(column.textAt(row) ?? '', width));
  segments.forEach((segment, index) => {
    const part = new Uint8Array(eights(segment.width)).fill(0x20);
    part.set(bytes.subarray(index * STORED, Math.min((index + 1) * STORED, index * STORED + segment.width)));
    for (let from = 0; from < part.length; from += 8) pack.octets(part.subarray(from, from + 8));
  });
}

type Packer = ReturnType<typeof packer>;

function packer(to: ByteWriter) {
  let codes: number[] = [];
  let raw: Uint8Array[] = [];
  const put = (code: number, bytes: Uint8Array | null): void => {
    codes.push(code);
    if (bytes) raw.push(bytes);
    if (codes.length === 8) flush();
  };
  const flush = (): void => {
    for (const code of codes) to.octet(code);
    for (const bytes of raw) to.octets(bytes);
    codes = [];
    raw = [];
  };
  return {
    number(value: number): void {
      if (value === SYSTEM_MISSING) put(NOTHING, null);
      else if (Number.isInteger(value) && value >= IN_A_BYTE.least && value <= IN_A_BYTE.most) put(value + BIAS, null);
      else put(RAW, float64(value));
    },
    octets(bytes: Uint8Array): void {
      if (bytes.every((byte) => byte === 0x20)) put(SPACES, null);
      else put(RAW, bytes);
    },
    end(): void {
      if (codes.length === 0) return;
      while (codes.length < 7) codes.push(0);
      put(0, null);
    },
  };
}

function float64(value: number): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setFloat64(0, value, true);
  return new Uint8Array(bytes.buffer);
}
