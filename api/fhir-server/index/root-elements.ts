import { AsAtom, type Atom, DotAtom, FhirPathAtom, SymbolAtom, UnionAtom } from '@medplum/core'

/**
 * Names the top elements a search parameter's FHIRPath begins with: `component` and `value` for
 * `Observation.component.value as Quantity | Observation.value`. Most parameters of a type look at
 * elements a resource does not have, and need not be evaluated at all.
 * Answers undefined for a path of any other form, which may look anywhere.
 */
export const rootElements = (atom: Atom): readonly string[] | undefined => {
  if (atom instanceof FhirPathAtom) return rootElements(atom.child)
  if (atom instanceof UnionAtom) {
    const left = rootElements(atom.left)
    const right = rootElements(atom.right)
    return left && right ? [...left, ...right] : undefined
  }
  if (atom instanceof AsAtom) return rootElements(atom.left)
  if (!(atom instanceof DotAtom)) return undefined
  const { left, right } = atom
  const isFirstStep = left instanceof SymbolAtom && /^[A-Z]/.test(left.name)
  return isFirstStep && right instanceof SymbolAtom ? [right.name] : rootElements(left)
}

/** Those of a resource's elements that are under the roots, spelled with their type where they have a choice. */
export const namesUnder = (names: readonly string[], roots: readonly string[]): string[] =>
  names.filter((name) => roots.some((root) => isSpelling(name, root)))

const isSpelling = (name: string, root: string) =>
  name === root || (name.startsWith(root) && /^[A-Z]/.test(name.slice(root.length)))
