import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

/** Attributes whose value is read to somebody. */
const SPOKEN = /\b(?:aria-label|alt|title|placeholder)="([^"]*)"/g
/** Stands for what is filled in: neither a word nor the end of a tag. */
const FILLED = '\u0001'
/** Markup that is an attribute of its own, such as `checked`. */
const ATTRIBUTE = /^(?:checked|autofocus|[a-z-]+="[^"]*")$/
const LETTERS = /\p{L}{2,}/u

/** Lists the words that pages of a folder say without asking a catalog: in markup, and in attributes that are read. */
export function untranslatedIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => /\.tsx?$/.test(file) && !/(?:^|\/)(?:spanish|gql)\//.test(file))
    .flatMap((file) =>
      untranslated(readFileSync(path.join(folder, file), 'utf8'), file).map(
        (words) => `${file}: ${words}`,
      ),
    )
}

/** The same for one file. */
export function untranslated(source: string, name: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    found.push(...wordsOf(node))
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true))
  return found
    .map((words) => words.replaceAll(/\s+/g, ' ').trim())
    .filter((words) => LETTERS.test(words))
}

function wordsOf(node: ts.Node): string[] {
  if (ts.isJsxText(node)) return [node.text]
  if (ts.isJsxAttribute(node)) return wordsOfAttribute(node)
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'html') {
    return wordsOfMarkup(markupOf(node.template))
  }
  return []
}

function wordsOfAttribute(node: ts.JsxAttribute): string[] {
  const isSpoken = ['aria-label', 'alt', 'title', 'placeholder'].includes(node.name.getText())
  return isSpoken && node.initializer && ts.isStringLiteral(node.initializer)
    ? [node.initializer.text]
    : []
}

function markupOf(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text
  return [template.head, ...template.templateSpans.map(({ literal }) => literal)]
    .map(({ text }) => text)
    .join(FILLED)
}

function wordsOfMarkup(markup: string): string[] {
  if (ATTRIBUTE.test(markup)) return []
  const spoken = [...markup.matchAll(SPOKEN)].map(([, words = '']) => words)
  const shown = markup.replaceAll(/<[^>]*>/g, FILLED).split(FILLED)
  return [...spoken.flatMap((words) => words.split(FILLED)), ...shown]
}
