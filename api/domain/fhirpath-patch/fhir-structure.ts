/** An element as the standard describes it. */
export interface FhirElement {
  /** The type of what is in it; undefined for a primitive that says none, and where any resource may be. */
  readonly type: string | undefined
  readonly isList: boolean
}

/** The elements of all types of R4. */
export interface FhirStructure {
  /** What a type has under a name as it stands in JSON: `valueQuantity`, not `value`. */
  element(type: string, name: string): FhirElement | undefined
}
