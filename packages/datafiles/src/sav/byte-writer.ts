const encoder = new TextEncoder();

/** Bytes that grow, little-endian, as .sav files want them. */
export class ByteWriter {
  #bytes = new Uint8Array(1 << 16);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  octets(bytes: Uint8Array): this {
    this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
    return this;
  }

  octet(value: number): this {
    this.#makeRoom(1);
    this.#bytes[this.#length] = value;
    this.#length += 1;
    return this;
  }

  int32(...values: readonly number[]): this {
    for (const value of values) {
      this.#makeRoom(4);
      this.#view.setInt32(this.#length, value, true);
      this.#length += 4;
    }
    return this;
  }

  float64(...values: readonly number[]): this {
    for (const value of values) {
      this.#makeRoom(8);
      this.#view.setFloat64(this.#length, value, true);
      this.#length += 8;
    }
    return this;
  }

  /** Text in UTF-8, with spaces up to a width in bytes. Throws when it is wider. */
  text(text: string, width: number): this {
    return this.octets(padded(encoder.encode(text), width));
  }

  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #makeRoom(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes);
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}

const SPACE = 0x20;

function padded(bytes: Uint8Array, width: number): Uint8Array {
  if (bytes.length > width) throw new Error(`ByteWriter: a text of ${bytes.length} bytes does not fit into ${width}.`);
  const wide = new Uint8Array(width).fill(SPACE);
  wide.set(bytes);
  return wide;
}

/** The next multiple of eight, in which .sav files count strings. */
export function eights(length: number): number {
  return Math.ceil(length / 8) * 8;
}
