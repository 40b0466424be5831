import type { FhirStructure } from '../domain/fhirpath-patch/fhir-structure.ts'

/** What the standard says of elements and search parameters of R4. */
export interface FhirElements {
  /** For each search parameter of a type, the elements it reads, as names below the type; none for the whole resource. */
  parametersOf(resourceType: string): ReadonlyMap<string, readonly (readonly string[])[]>
  /** Says whether a type has an element at these names; `value[x]` for a choice. */
  hasElement(resourceType: string, names: readonly string[]): Promise<boolean>
  /** The elements of all types; read once. */
  structure(): Promise<FhirStructure>
}
