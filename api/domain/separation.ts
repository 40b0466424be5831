/** What one environment is made of, as far as the other may not have it as well. */
export interface EnvironmentParts {
  readonly issuer: string
  readonly fhirBase: string
  /** Address of the FHIR server behind the proxy; undefined when it is the embedded one, which has two schemas. */
  readonly upstream: string | undefined
  /** Public halves of the signing keys, each as one text. */
  readonly signingKeys: readonly string[]
  readonly cookieNames: readonly string[]
  readonly cookieSecrets: readonly string[]
}

const WORDS = [
  ['issuer', 'the address of the issuer'],
  ['fhirBase', 'the FHIR base'],
  ['upstream', 'the FHIR server behind the proxy (FHIR_UPSTREAM_URL, FHIR_SANDBOX_UPSTREAM_URL)'],
  ['signingKeys', 'a signing key'],
  ['cookieNames', 'the name of a cookie'],
  ['cookieSecrets', 'a secret that signs cookies'],
] as const satisfies [keyof EnvironmentParts, string][]

/** Names everything production and the sandbox share, in words; they may share nothing (R302). */
export function sharedParts(production: EnvironmentParts, sandbox: EnvironmentParts): string[] {
  return WORDS.filter(([part]) => meets(production[part], sandbox[part])).map(([, words]) => words)
}

type Part = EnvironmentParts[keyof EnvironmentParts]

function meets(one: Part, other: Part): boolean {
  const others = new Set(listOf(other))
  return listOf(one).some((value) => others.has(value))
}

function listOf(part: Part): readonly string[] {
  return part === undefined ? [] : typeof part === 'string' ? [part.replace(/\/+$/, '')] : part
}
