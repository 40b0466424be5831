import ts from 'typescript'

/**
 * Finds the sentences a file of the server refuses with: what stands at a `message` or a `reason`, and what is
 * given to a function that makes a fault. A value inside a sentence stands as `{{}}`.
 */
export function findRefusals(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found = []
  const visit = (node) => {
    const sentence = sentenceOf(node)
    if (sentence && isRefusal(node)) found.push(sentence)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** Compares refusals with the catalog of what the server says; every fault is a line that says what to mend. */
export function compareRefusals(refusals, catalog) {
  const forms = Object.keys(catalog).map(
    (english) => new RegExp(`^${english.split(VALUE).map(asIs).join('.+')}$`, 'su'),
  )
  return refusals
    .filter((sentence) => /\p{L}{3}/u.test(sentence))
    .filter((sentence) => !forms.some((form) => form.test(sentence)))
    .map((sentence) => `no Spanish for what the server refuses with: "${sentence}"`)
}

const VALUE = /\{\{\w+\}\}/
const PLACES = ['message', 'reason']
const MAKERS = ['fault', 'refuse', 'refused', 'ForbiddenError', 'UnknownObjectError']

function sentenceOf(node) {
  const text = ts.isStringLiteralLike(node)
    ? node.text
    : ts.isTemplateExpression(node)
      ? node.head.text + node.templateSpans.map(({ literal }) => `{{}}${literal.text}`).join('')
      : ''
  return / .*[.?!]$/su.test(text) ? text : undefined
}

function isRefusal(node) {
  let { parent } = node
  while (ts.isConditionalExpression(parent) || ts.isParenthesizedExpression(parent))
    ({ parent } = parent)
  if (ts.isPropertyAssignment(parent) || ts.isVariableDeclaration(parent))
    return PLACES.includes(parent.name.getText())
  const isCall = ts.isCallExpression(parent) || ts.isNewExpression(parent)
  return isCall && MAKERS.includes(parent.expression.getText())
}

function asIs(text) {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
