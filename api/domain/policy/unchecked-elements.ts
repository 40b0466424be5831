import type { DataRule } from '../../../schema/vocabulary/data-policy.ts'
import type { FhirBaseVersion } from '../../../schema/vocabulary/fhir-base-version.ts'
import type { FhirBase } from '../fhir-base.ts'
import { parseElementPath } from './element-path.ts'
import { inEverySpelling } from './stu3-spellings.ts'

/** What of a policy nobody here can say of a FHIR base. */
export interface UncheckedElements {
  /** Name of the base. */
  readonly base: string
  readonly version: FhirBaseVersion
  /** Paths as the rules write them. */
  readonly elements: readonly string[]
}

/**
 * Lists, base by base, the elements that are taken out under their name in R4 alone. There is no list of the elements of
 * STU3, only one of what is known to be renamed, so that of all others it is not known whether they are called the same. Bases
 * of R4B are not listed: what it changed are resources about evidence and products, not about patients.
 */
export function uncheckedElements(
  rules: readonly DataRule[],
  bases: readonly FhirBase[],
): UncheckedElements[] {
  const elements = [...new Set(rules.flatMap((rule) => rule.elements))].filter(isOfOneName)
  if (elements.length === 0) return []
  return bases.flatMap(({ name, version }) =>
    name !== undefined && version === 'STU3' ? [{ base: name, version, elements }] : [],
  )
}

function isOfOneName(text: string): boolean {
  const path = parseElementPath(text)
  return path.ok && inEverySpelling(path.value).length === 1
}
