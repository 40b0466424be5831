import { ByteReader } from './byte-reader.ts'

/** The outlines of a font as TrueType wants them: `glyf`, `loca` with four bytes per entry, and each glyph's xMin. */
export interface GlyphTables {
  glyf: Uint8Array
  loca: Uint8Array
  xMins: number[]
}

interface Streams {
  contours: ByteReader
  points: ByteReader
  flags: ByteReader
  glyphs: ByteReader
  composites: ByteReader
  boxes: ByteReader
  hasBox: (glyph: number) => boolean
}

interface Point {
  x: number
  y: number
  isOnCurve: boolean
}

/**
 * Puts the outlines of a WOFF2 font together again (WOFF2 section 5.1). Hinting is left out: it is for screens, and
 * this is for paper.
 */
export function glyphTables(transformed: Uint8Array): GlyphTables {
  const reader = new ByteReader(transformed)
  reader.bytes(4) // reserved, and flags that say nothing about shapes
  const count = reader.u16()
  reader.u16() // the index format of the original: ours is the long one
  const streams = streamsOf(reader, count)
  const glyphs = Array.from({ length: count }, (_, glyph) => oneGlyph(streams, glyph))
  const loca = new DataView(new ArrayBuffer((count + 1) * 4))
  let offset = 0
  for (const [index, { length }] of glyphs.entries()) {
    loca.setUint32(index * 4, offset)
    offset += length
  }
  loca.setUint32(count * 4, offset)
  return {
    glyf: Buffer.concat(glyphs),
    loca: new Uint8Array(loca.buffer),
    xMins: glyphs.map((glyph) => (glyph.length > 0 ? glyph.readInt16BE(2) : 0)),
  }
}

function streamsOf(reader: ByteReader, count: number): Streams {
  const sizes = Array.from({ length: 7 }, () => reader.u32())
  const [contours, points, flags, glyphs, composites, boxes] = sizes.map(
    (size) => new ByteReader(reader.bytes(size)),
  )
  if (!contours || !points || !flags || !glyphs || !composites || !boxes)
    throw new RangeError('The font has no outlines.')
  const bitmap = boxes.bytes(4 * Math.floor((count + 31) / 32))
  const hasBox = (glyph: number) => ((bitmap[glyph >> 3] ?? 0) & (0x80 >> (glyph & 7))) !== 0
  return { contours, points, flags, glyphs, composites, boxes, hasBox }
}

function oneGlyph(streams: Streams, glyph: number): Buffer {
  const contours = streams.contours.i16()
  if (contours === 0) return Buffer.alloc(0)
  if (contours < 0) return compositeGlyph(streams)
  return simpleGlyph(streams, contours, streams.hasBox(glyph))
}

function simpleGlyph(streams: Streams, contours: number, hasBox: boolean): Buffer {
  let total = 0
  const ends = Array.from({ length: contours }, () => {
    total += streams.points.short255()
    return total - 1
  })
  const points = readPoints(streams, total)
  streams.glyphs.short255() // length of the hinting, which stays where it is
  const box = hasBox ? boxOf(streams) : extentOf(points)
  const head = [contours, ...box, ...ends, 0]
  return padded([
    shorts(head),
    Buffer.from(points.map(({ isOnCurve }) => (isOnCurve ? 1 : 0))),
    ...deltas(points),
  ])
}

/** Offsets from point to point: all x, then all y, two bytes each. */
function deltas(points: readonly Point[]): Buffer[] {
  const axes = [points.map(({ x }) => x), points.map(({ y }) => y)]
  return axes.map((axis) => shorts(axis.map((value, index) => value - (axis[index - 1] ?? 0))))
}

function readPoints({ flags, glyphs }: Streams, count: number): Point[] {
  let [x, y] = [0, 0]
  return Array.from({ length: count }, () => {
    const flag = flags.u8()
    const [dx, dy] = triplet(flag & 0x7f, glyphs)
    x += dx
    y += dy
    return { x, y, isOnCurve: flag >> 7 === 0 }
  })
}

/** One step between points (WOFF2 section 5.2, table of triplets): the code says how many bytes follow, and their sense. */
function triplet(code: number, data: ByteReader): readonly [number, number] {
  const sign = (value: number, bit: number) => ((code >> bit) & 1 ? value : -value)
  if (code < 10) return [0, sign(((code & 14) << 7) + data.u8(), 0)]
  if (code < 20) return [sign((((code - 10) & 14) << 7) + data.u8(), 0), 0]
  if (code < 84) {
    const [at, byte] = [code - 20, data.u8()]
    return [sign(1 + (at & 0x30) + (byte >> 4), 0), sign(1 + ((at & 0x0c) << 2) + (byte & 15), 1)]
  }
  if (code < 120) {
    const at = code - 84
    const dx = 1 + (Math.floor(at / 12) << 8) + data.u8()
    return [sign(dx, 0), sign(1 + (((at % 12) >> 2) << 8) + data.u8(), 1)]
  }
  if (code < 124) {
    const [first, middle, last] = [data.u8(), data.u8(), data.u8()]
    return [sign((first << 4) + (middle >> 4), 0), sign(((middle & 15) << 8) + last, 1)]
  }
  const dx = data.u16()
  return [sign(dx, 0), sign(data.u16(), 1)]
}

const ARGUMENTS_ARE_WORDS = 0x0001
const HAS_SCALE = 0x0008
const MORE_COMPONENTS = 0x0020
const HAS_TWO_SCALES = 0x0040
const HAS_MATRIX = 0x0080
const HAS_HINTING = 0x0100

function compositeGlyph(streams: Streams): Buffer {
  const { composites, glyphs } = streams
  const parts: Buffer[] = [shorts([-1, ...boxOf(streams)])]
  let flags: number
  let isHinted = false
  do {
    flags = composites.u16()
    isHinted ||= (flags & HAS_HINTING) !== 0
    parts.push(
      shorts([flags & ~HAS_HINTING]),
      Buffer.from(composites.bytes(2 + argumentBytes(flags))),
    )
  } while (flags & MORE_COMPONENTS)
  if (isHinted) glyphs.short255()
  return padded(parts)
}

function argumentBytes(flags: number): number {
  const offsets = flags & ARGUMENTS_ARE_WORDS ? 4 : 2
  if (flags & HAS_SCALE) return offsets + 2
  if (flags & HAS_TWO_SCALES) return offsets + 4
  return flags & HAS_MATRIX ? offsets + 8 : offsets
}

function boxOf({ boxes }: Streams): number[] {
  return [boxes.i16(), boxes.i16(), boxes.i16(), boxes.i16()]
}

function extentOf(points: readonly Point[]): number[] {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

function shorts(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2)
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value & 0xffff, index * 2)
  return bytes
}

/** Glyphs begin at multiples of four. */
function padded(parts: readonly Uint8Array[]): Buffer {
  const joined = Buffer.concat(parts)
  return Buffer.concat([joined, Buffer.alloc((4 - (joined.length % 4)) % 4)])
}
