import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
} from 'graphql'

/** The fields asked of one object, by the key each answers under, in the order of the answer. */
export type FieldsByKey = ReadonlyMap<string, readonly FieldNode[]>

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

export function fragmentsOf(document: DocumentNode): Fragments {
  const fragments = document.definitions.filter((it) => it.kind === Kind.FRAGMENT_DEFINITION)
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]))
}

/**
 * Gathers the fields of one object type, fragments included (GraphQL, 6.3.2). Undefined for what is decided only
 * while executing: a directive, or a fragment on another type than this one.
 */
export function collectFields(
  typeName: string,
  sets: readonly (SelectionSetNode | undefined)[],
  fragments: Fragments,
): FieldsByKey | undefined {
  const fields = new Map<string, FieldNode[]>()
  const isPlain = sets.every((set) => gather({ typeName, fragments, fields }, set))
  return isPlain ? fields : undefined
}

interface Gathering {
  typeName: string
  fragments: Fragments
  fields: Map<string, FieldNode[]>
}

function gather(into: Gathering, set: SelectionSetNode | undefined): boolean {
  return (set?.selections ?? []).every((selection) => {
    if (selection.directives?.length) return false
    if (selection.kind === Kind.FIELD) return add(into, selection)
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? into.fragments.get(selection.name.value) : selection
    const onType = fragment?.typeCondition?.name.value ?? into.typeName
    const isPlain = fragment && !fragment.directives?.length && onType === into.typeName
    return isPlain ? gather(into, fragment.selectionSet) : false
  })
}

function add({ fields }: Gathering, field: FieldNode): boolean {
  const key = field.alias?.value ?? field.name.value
  fields.set(key, [...(fields.get(key) ?? []), field])
  return key !== '__proto__' // as a key of an object it would not be one
}
