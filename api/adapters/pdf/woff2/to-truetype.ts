import { brotliDecompressSync } from 'node:zlib'
import { ByteReader } from './byte-reader.ts'
import { type GlyphTables, glyphTables } from './glyph-table.ts'

/** The tags WOFF2 writes as a number (section 4.1), in its order. */
const TAGS =
  `cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX
 vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat
 fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill`
    .split(/\s+/)
    .map((tag) => tag.replace('_', ' '))

/** Tables that make a font variable, or that hint it: without them it is the regular weight, plain. */
const LEFT_OUT = new Set(
  'fvar gvar avar cvar HVAR VVAR MVAR STAT fpgm prep cvt_ gasp DSIG'
    .split(' ')
    .map((tag) => tag.replace('_', ' ')),
)

interface Entry {
  tag: string
  isTransformed: boolean
  length: number
}

/**
 * Turns a web font (WOFF2, W3C Recommendation) into a plain TrueType font in memory: the form that fonts have inside a
 * PDF. Of a variable font the default instance remains.
 *
 * @throws RangeError for anything that is no whole WOFF2 font with TrueType outlines.
 */
export function woff2ToTrueType(file: Uint8Array): Uint8Array {
  const tables = unpacked(file)
  const outlines = glyphTables(tables.get('glyf')?.bytes ?? new Uint8Array())
  const metrics = tables.get('hmtx')
  const kept = new Map<string, Uint8Array>()
  for (const [tag, { bytes }] of tables) if (!LEFT_OUT.has(tag)) kept.set(tag, bytes)
  kept.set('glyf', outlines.glyf)
  kept.set('loca', outlines.loca)
  kept.set('head', longIndexed(kept.get('head')))
  if (metrics?.isTransformed) kept.set('hmtx', wholeMetrics(metrics.bytes, kept, outlines))
  return assembled(kept)
}

function unpacked(file: Uint8Array): Map<string, Entry & { bytes: Uint8Array }> {
  const reader = new ByteReader(file)
  if (reader.u32() !== 0x774f4632) throw new RangeError('This is no WOFF2 font.')
  reader.bytes(8) // flavour and length
  const count = reader.u16()
  reader.bytes(6)
  const packedLength = reader.u32()
  reader.bytes(24) // version, metadata and private data
  const entries = Array.from({ length: count }, () => entryOf(reader))
  const data = new ByteReader(brotliDecompressSync(reader.bytes(packedLength)))
  return new Map(entries.map((entry) => [entry.tag, { ...entry, bytes: data.bytes(entry.length) }]))
}

function entryOf(reader: ByteReader): Entry {
  const flags = reader.u8()
  const index = flags & 0x3f
  const tag = index === 0x3f ? Buffer.from(reader.bytes(4)).toString('latin1') : (TAGS[index] ?? '')
  const version = flags >> 6
  const isTransformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0
  const original = reader.base128()
  return { tag, isTransformed, length: isTransformed ? reader.base128() : original }
}

/** The index of the outlines is written with four bytes per entry. */
function longIndexed(head: Uint8Array | undefined): Uint8Array {
  const bytes = Buffer.from(head ?? new Uint8Array(54))
  bytes.writeInt16BE(1, 50)
  return bytes
}

/** Side bearings that WOFF2 leaves out are the left edges of the glyphs (section 5.4). */
function wholeMetrics(
  packed: Uint8Array,
  tables: ReadonlyMap<string, Uint8Array>,
  { xMins }: GlyphTables,
): Uint8Array {
  const reader = new ByteReader(packed)
  const flags = reader.u8()
  const count = Buffer.from(tables.get('hhea') ?? []).readUInt16BE(34)
  const widths = Array.from({ length: count }, () => reader.u16())
  const bearings = xMins.map((xMin, glyph) =>
    flags & (glyph < count ? 1 : 2) ? xMin : reader.i16(),
  )
  const bytes = Buffer.alloc(count * 4 + (xMins.length - count) * 2)
  for (const [glyph, width] of widths.entries()) bytes.writeUInt16BE(width, glyph * 4)
  for (const [glyph, bearing] of bearings.entries()) {
    bytes.writeInt16BE(bearing, glyph < count ? glyph * 4 + 2 : count * 4 + (glyph - count) * 2)
  }
  return bytes
}

/** Writes the directory and the tables, each at a multiple of four (OpenType, "Organization of an OpenType font"). */
function assembled(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...tables].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const directory = Buffer.alloc(12 + sorted.length * 16)
  directory.writeUInt32BE(0x00010000, 0)
  directory.writeUInt16BE(sorted.length, 4)
  let offset = directory.length
  const parts: Uint8Array[] = [directory]
  for (const [index, [tag, bytes]] of sorted.entries()) {
    const at = 12 + index * 16
    directory.write(tag, at, 'latin1')
    directory.writeUInt32BE(offset, at + 8)
    directory.writeUInt32BE(bytes.length, at + 12)
    const padding = (4 - (bytes.length % 4)) % 4
    parts.push(bytes, new Uint8Array(padding))
    offset += bytes.length + padding
  }
  return Buffer.concat(parts)
}
