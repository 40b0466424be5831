import type {
  AudienceCondition,
  AudienceFact,
  CallerFacts,
} from '../../../schema/vocabulary/data-policy.ts'

/**
 * Says whether a rule meets who asks: every condition holds. What is not known is taken at its worst, so that
 * a rule is not escaped by saying nothing.
 */
export function isMeant(audience: readonly AudienceCondition[], facts: CallerFacts): boolean {
  return audience.every(({ fact, match, values }) => {
    const known = valuesOf(fact, facts)
    if (known === undefined) return true
    const isAny = known.some((each) => values.includes(each))
    return match === 'ANY_OF' ? isAny : !isAny
  })
}

/** A department however it is spelled. */
export function departmentKey(department: string): string {
  return department.trim().toLowerCase()
}

function valuesOf(fact: AudienceFact, facts: CallerFacts): readonly string[] | undefined {
  switch (fact) {
    case 'APP_USE':
      return facts.uses
    case 'RISK_TIER':
      return facts.riskTier && [facts.riskTier]
    case 'PURPOSE':
      return facts.purpose && [facts.purpose]
    case 'USER_KIND':
      return facts.userKind && [facts.userKind]
    case 'DEPARTMENT':
      return facts.departments
  }
}
