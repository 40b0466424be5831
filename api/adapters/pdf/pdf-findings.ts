import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFInvalidObject,
  PDFName,
  type PDFObject,
  PDFStream,
} from '@cantoo/pdf-lib'
import { DOCUMENT_FINDINGS, type DocumentFinding } from '../../../schema/vocabulary/document.ts'

/** Keys whose presence says it all (ISO 32000-1, 7.7.4, 12.6, 12.7.8, 13.2-13.6; ISO 32000-2, 14.13). */
const KEYS: Readonly<Record<string, DocumentFinding>> = {
  JS: 'JAVASCRIPT',
  JavaScript: 'JAVASCRIPT',
  AA: 'ADDITIONAL_ACTION',
  EmbeddedFiles: 'EMBEDDED_FILE',
  EF: 'EMBEDDED_FILE',
  XFA: 'XFA_FORM',
  RichMediaContent: 'RICH_MEDIA',
}

/** What an action does, by its kind (ISO 32000-1, table 198). */
const ACTIONS: Readonly<Record<string, DocumentFinding>> = {
  JavaScript: 'JAVASCRIPT',
  Launch: 'LAUNCH_ACTION',
  GoToE: 'EMBEDDED_FILE',
  SubmitForm: 'SUBMIT_FORM',
  ImportData: 'IMPORT_DATA',
  Rendition: 'RICH_MEDIA',
  Movie: 'RICH_MEDIA',
  Sound: 'RICH_MEDIA',
  GoTo3DView: 'RICH_MEDIA',
  RichMediaExecute: 'RICH_MEDIA',
}

/** Kinds of annotations and objects that carry something along. */
const KINDS: Readonly<Record<string, DocumentFinding>> = {
  FileAttachment: 'EMBEDDED_FILE',
  EmbeddedFile: 'EMBEDDED_FILE',
  RichMedia: 'RICH_MEDIA',
  Screen: 'RICH_MEDIA',
  Movie: 'RICH_MEDIA',
  Sound: 'RICH_MEDIA',
  '3D': 'RICH_MEDIA',
}

/** Actions that only turn to a page are no reason for a warning when they happen on opening. */
const HARMLESS_ON_OPENING = new Set(['GoTo', 'Named'])

/** Says what all objects of a file hold, in the order of the vocabulary. Looks, and runs nothing. */
export function findingsIn(context: PDFContext, objects: readonly PDFObject[]): DocumentFinding[] {
  const found = new Set<DocumentFinding>()
  const seen = new Set<PDFObject>()
  const left: PDFObject[] = [...objects] // not recursion: nesting is as deep as its author likes
  for (let object = left.pop(); object; object = left.pop()) {
    if (seen.has(object)) continue
    seen.add(object)
    for (const finding of findingsOf(context, object)) found.add(finding)
    for (const part of partsOf(object)) left.push(part)
  }
  return DOCUMENT_FINDINGS.filter((finding) => found.has(finding))
}

/** What lies directly in an object; what it only refers to is an object of its own. */
function partsOf(object: PDFObject): PDFObject[] {
  if (object instanceof PDFStream) return [object.dict]
  if (object instanceof PDFDict) return object.values()
  return object instanceof PDFArray ? object.asArray() : []
}

function findingsOf(context: PDFContext, dict: PDFObject): DocumentFinding[] {
  if (dict instanceof PDFInvalidObject) return ['UNREADABLE_PART']
  if (!(dict instanceof PDFDict)) return []
  const named = (key: string) => nameOf(context.lookup(dict.get(PDFName.of(key))))
  const keys = dict.keys().map((key) => KEYS[key.decodeText()])
  const all = [
    ...keys,
    ACTIONS[named('S')],
    KINDS[named('Subtype')],
    KINDS[named('Type')],
    opensWithMore(context, dict) ? 'OPEN_ACTION' : undefined,
  ] as const
  return all.filter((finding) => finding !== undefined)
}

/** A destination, or an action that only turns to a page, is how many files open. */
function opensWithMore(context: PDFContext, dict: PDFDict): boolean {
  const action = context.lookup(dict.get(PDFName.of('OpenAction')))
  if (!(action instanceof PDFDict)) return false
  const isChained = action.has(PDFName.of('Next'))
  return isChained || !HARMLESS_ON_OPENING.has(nameOf(context.lookup(action.get(PDFName.of('S')))))
}

function nameOf(object: PDFObject | undefined): string {
  return object instanceof PDFName ? object.decodeText() : ''
}
