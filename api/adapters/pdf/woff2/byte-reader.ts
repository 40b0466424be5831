/** Reads big-endian numbers one after the other, as fonts are written. Throws RangeError past the end. */
export class ByteReader {
  readonly #view: DataView
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get rest(): number {
    return this.#view.byteLength - this.#at
  }

  u8(): number {
    return this.#view.getUint8(this.#step(1))
  }

  u16(): number {
    return this.#view.getUint16(this.#step(2))
  }

  i16(): number {
    return this.#view.getInt16(this.#step(2))
  }

  u32(): number {
    return this.#view.getUint32(this.#step(4))
  }

  bytes(length: number): Uint8Array {
    const at = this.#step(length)
    return new Uint8Array(this.#view.buffer, this.#view.byteOffset + at, length)
  }

  /** UIntBase128 of WOFF2 section 4.1. */
  base128(): number {
    let value = 0
    for (let index = 0; index < 5; index++) {
      const byte = this.u8()
      value = value * 128 + (byte & 0x7f)
      if ((byte & 0x80) === 0) return value
    }
    throw new RangeError('A length of the font has too many bytes.')
  }

  /** 255UInt16 of WOFF2 section 4.2. */
  short255(): number {
    const code = this.u8()
    if (code === 253) return this.u16()
    if (code === 255) return this.u8() + 253
    if (code === 254) return this.u8() + 506
    return code
  }

  #step(length: number): number {
    const at = this.#at
    if (at + length > this.#view.byteLength) throw new RangeError('The font ends too early.')
    this.#at += length
    return at
  }
}
