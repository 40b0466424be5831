import {
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type ParseOptions,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql'
import { limitError } from './limit-error.ts'

/** Fields within fields, and results under a name of the client's choice, of one operation (GRAPHQL.md 7). */
const MAX = { depth: 12, aliases: 50 } as const

/** Words and signs of a document: our own longest holds about 200, and far beyond this the parser runs out of stack. */
export const PARSE_OPTIONS = { maxTokens: 1000 } as const satisfies ParseOptions

interface Extent {
  depth: number
  aliases: number
}

const NOTHING: Extent = { depth: 0, aliases: 0 }

/**
 * Refuses operations that reach too deep or name too much anew, with what was counted and where. The schema's
 * description of itself may be read as deep as tools read it: graphql's own rule keeps that from going in circles.
 */
export const operationLimits: ValidationRule = (context) => {
  const fragments = new Map<string, Extent>()

  /** A fragment counts wherever it is spread and is looked into once; one within itself has a rule of its own. */
  function ofFragment(fragment: FragmentDefinitionNode | null | undefined): Extent {
    if (!fragment) return NOTHING
    const { value: name } = fragment.name
    const known = fragments.get(name)
    if (known) return known
    fragments.set(name, NOTHING)
    const extent = ofSelections(fragment.selectionSet)
    fragments.set(name, extent)
    return extent
  }

  function ofField({ alias, name, selectionSet }: FieldNode): Extent {
    const { depth, aliases } = ofSelections(selectionSet)
    const isAboutSchema = name.value === '__schema' || name.value === '__type'
    return { depth: isAboutSchema ? 1 : depth + 1, aliases: aliases + (alias ? 1 : 0) }
  }

  function ofSelections(set: SelectionSetNode | undefined): Extent {
    const extents = (set?.selections ?? []).map((selection) => {
      if (selection.kind === Kind.FIELD) return ofField(selection)
      if (selection.kind === Kind.INLINE_FRAGMENT) return ofSelections(selection.selectionSet)
      return ofFragment(context.getFragment(selection.name.value))
    })
    return extents.reduce(
      (sum, { depth, aliases }) => ({
        depth: Math.max(sum.depth, depth),
        aliases: sum.aliases + aliases,
      }),
      NOTHING,
    )
  }

  return {
    OperationDefinition(operation) {
      const { depth, aliases } = ofSelections(operation.selectionSet)
      const of = `This ${operation.operation}`
      if (depth > MAX.depth) {
        const message = `${of} is ${depth} fields deep; at most ${MAX.depth} are answered. Ask for what lies deeper by its id, in a request of its own.`
        const facts = { code: 'DEPTH_LIMIT', limit: MAX.depth, actual: depth } as const
        context.reportError(limitError(message, facts, operation))
      }
      if (aliases > MAX.aliases) {
        const message = `${of} has ${aliases} aliases; at most ${MAX.aliases} are answered. Ask for the rest in another request.`
        const facts = { code: 'ALIAS_LIMIT', limit: MAX.aliases, actual: aliases } as const
        context.reportError(limitError(message, facts, operation))
      }
    },
  }
}
