import { catalogKey, type ScopeOverride } from '../../../schema/vocabulary/catalog/override.ts'
import { SCOPE_CATALOG } from '../../../schema/vocabulary/scope-catalog.ts'
import type { RequestContext } from '../../context.ts'
import type { RuleSubject, RuleValue } from '../../entities/platform/hospital-rule.entity.ts'
import { openRuleProposals, rulesAbout } from './hospital-rules.ts'
import { namesInRules, proposalView, ruleHistory } from './rule-history.ts'

/** Shows every entry of the catalog with what the hospital changed of it and what is proposed. Three statements. */
export async function scopeSettings(ctx: RequestContext) {
  const subjects = SCOPE_CATALOG.map((entry): RuleSubject => `SCOPE:${catalogKey(entry)}`)
  const rules = await rulesAbout(ctx, subjects)
  const proposals = await openRuleProposals(ctx, subjects)
  const names = await namesInRules(ctx, rules, proposals)
  return SCOPE_CATALOG.map((entry) => {
    const key = catalogKey(entry)
    const history = rules.filter(({ subject }) => subject === `SCOPE:${key}`)
    const [present] = history
    const proposal = proposals.find(({ subject }) => subject === `SCOPE:${key}`)
    return {
      key,
      override: present ? changed(key, present.value) : null,
      proposed: proposal ? overrideView(key, asOverride(proposal.value)) : null,
      proposal: proposal ? proposalView(ctx, proposal, { present, names }) : null,
      history: ruleHistory(history, names),
    }
  })
}

/** Shows what was changed of an entry, part by part. */
export function overrideView(key: string, override: ScopeOverride) {
  const { noun = null, detail = null, nounEs = null, detailEs = null } = override
  const { example = null, exampleEs = null, sensitivity = null } = override
  const { needsExtraReview = null, isOffered = null, defaultFor = null } = override
  return {
    ...{ key, noun, detail, nounEs, detailEs, example, exampleEs },
    ...{ sensitivity, needsExtraReview, defaultFor, isOffered },
  }
}

/** Null where the last change was a reset. */
function changed(key: string, value: RuleValue) {
  const override = asOverride(value)
  return Object.keys(override).length ? overrideView(key, override) : null
}

function asOverride(value: RuleValue): ScopeOverride {
  return 'waivers' in value ? {} : value
}
