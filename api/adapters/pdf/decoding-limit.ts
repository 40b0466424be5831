import { decodePDFRawStream, PDFContext, PDFName, PDFRawStream } from '@cantoo/pdf-lib'

/** What all streams of one file may unpack to; a document of 10 MiB that needs more is not one people read. */
const MOST_BYTES = 128 * 1024 * 1024

export class DecodedTooMuchError extends Error {}

/**
 * Bounds what the library unpacks, which it does not by itself: buffers lie outside the memory a thread is limited to.
 *
 * It changes the library for the whole thread, which is why that thread reads one file and ends.
 */
export function limitDecoding(): { isExceeded: () => boolean } {
  let left = MOST_BYTES
  const prototype = decoderPrototype()
  const { ensureBuffer } = prototype
  prototype.ensureBuffer = function limited(requested: number) {
    const before = this.buffer.byteLength
    const buffer = ensureBuffer.call(this, requested)
    left -= buffer.byteLength - before
    if (left < 0) throw new DecodedTooMuchError()
    return buffer
  }
  return { isExceeded: () => left < 0 }
}

interface Decoder {
  buffer: Uint8Array
  ensureBuffer(this: Decoder, requested: number): Uint8Array
}

/** What every decoder of the library grows its buffer by; reached through one of them, for it is not exported. */
function decoderPrototype(): Decoder {
  const dict = PDFContext.create().obj({ Filter: PDFName.of('FlateDecode') })
  const stream = PDFRawStream.of(dict, Uint8Array.of(0x78, 0x9c, 0x03, 0x00))
  const prototype: unknown = Object.getPrototypeOf(
    Object.getPrototypeOf(decodePDFRawStream(stream)),
  )
  if (isDecoder(prototype)) return prototype
  throw new Error('the decoders of the PDF library changed; mend decoding-limit.ts')
}

function isDecoder(value: unknown): value is Decoder {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'ensureBuffer')
}
