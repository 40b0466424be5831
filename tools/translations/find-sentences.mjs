import ts from 'typescript'

/**
 * Finds what a file of the portal says: the sentences it gives to `t`, `tn` and `mark`, and those it
 * shows without asking. The compiler reads the file, so comments and strings cannot mislead.
 */
export function findSentences(file, text) {
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind)
  const found = { said: [], counted: [], faults: [] }
  const at = (node) => `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
  const visit = (node) => {
    if (ts.isCallExpression(node)) readCall(node, found, at)
    const raw = rawText(node)
    if (raw) found.faults.push(`${at(node)} shows "${raw}" without t`)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function readCall(call, found, at) {
  const name = ts.isIdentifier(call.expression) ? call.expression.text : ''
  if (name === 't' || name === 'mark') readSentence(call, name, found, at)
  if (name === 'tn') readCounted(call, found, at)
}

function readSentence(call, name, found, at) {
  const [english] = call.arguments
  if (!english) return
  if (ts.isStringLiteralLike(english)) found.said.push(english.text)
  if (ts.isTemplateExpression(english)) {
    found.faults.push(`${at(call)} gives ${name} a template: values stand as {{name}}`)
  }
}

function readCounted(call, found, at) {
  const [one, other] = call.arguments
  if (one && other && ts.isStringLiteralLike(one) && ts.isStringLiteralLike(other)) {
    found.counted.push(other.text)
  } else found.faults.push(`${at(call)} gives tn something else than two sentences`)
}

/** Names, and the beginning of an address, are the same in every language. */
const SAME_EVERYWHERE = ['Gatehouse', 'https://']
const SHOWN = [
  'title',
  'subtitle',
  'label',
  'description',
  'placeholder',
  'aria-label',
  'alt',
  'kept',
]

/** Words between tags, in an attribute people read, or of a fact. */
function rawText(node) {
  const words = shownText(node)?.trim() ?? ''
  return /\p{L}{2}/u.test(words) && !SAME_EVERYWHERE.includes(words) ? words : undefined
}

function shownText(node) {
  if (ts.isJsxText(node)) return node.text
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'term')
    return ts.isStringLiteral(node.initializer) ? node.initializer.text : undefined
  if (!ts.isJsxAttribute(node) || !SHOWN.includes(node.name.getText())) return undefined
  return node.initializer && ts.isStringLiteral(node.initializer)
    ? node.initializer.text
    : undefined
}
