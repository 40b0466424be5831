/** How bad it is what a check found. */
export const SEVERITIES = ['OK', 'WARNING', 'ERROR'] as const
export type Severity = (typeof SEVERITIES)[number]

export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  OK: 'In order',
  WARNING: 'Warning',
  ERROR: 'Error',
}

/** One thing that was looked at, of a version or of the installation. */
export interface Check {
  /** Stays the same: `privacy-policy`, `fhir-servers`. */
  readonly key: string
  readonly title: string
  readonly severity: Severity
  /** What was found, and what to do about it. */
  readonly message: string
  /** The address, the field or the variable it is about. */
  readonly where: string | null
}

/** The worst of some checks; in order when there are none. */
export function verdictOf(checks: readonly Pick<Check, 'severity'>[]): Severity {
  const worst = Math.max(0, ...checks.map(({ severity }) => SEVERITIES.indexOf(severity)))
  return SEVERITIES[worst] ?? 'OK'
}
