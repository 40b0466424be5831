import type { DataPolicyContent } from '../../../../schema/vocabulary/data-policy.ts'
import type {
  DataPolicyPreview,
  PolicyEffect,
} from '../../../../schema/vocabulary/data-policy-preview.ts'
import type { LaunchEnvironment } from '../../../../schema/vocabulary/launch-environment.ts'
import { parseScopeRequest } from '../../../../schema/vocabulary/scope.ts'
import type { RequestContext } from '../../../context.ts'
import type { AccessGrant } from '../../../domain/access-part.ts'
import type { AccessRules } from '../../../domain/fhir-access.ts'
import {
  type CompiledPolicy,
  compilePolicy,
  NO_DATA_POLICY,
} from '../../../domain/policy/compile-policy.ts'
import { REPLAYED_ID, replayedEffect } from '../../../domain/policy/replay.ts'
import { App } from '../../../entities/app/app.entity.ts'
import { UnknownObjectError } from '../../../errors.ts'
import { policyInForce } from './policy-in-force.ts'
import { MAX_GROUPS, type RecordedGroup, recordedRequests } from './recorded-requests.ts'

/** Kinds of requests a preview lists. */
const LISTED = 100

/** Says what a policy would have done to the requests of the last days (AHEAD C5); nothing is stored. */
export async function previewPolicy(
  ctx: RequestContext,
  {
    environment,
    content,
    days,
  }: { environment: LaunchEnvironment; content: DataPolicyContent; days: number },
): Promise<DataPolicyPreview> {
  const [groups, present] = await Promise.all([
    recordedRequests(ctx, { environment, days }),
    presentPolicy(ctx, environment),
  ])
  const proposed = compilePolicy(content, present.version + 1, parametersOf(ctx))
  return summed(groups, days, (group) => {
    const grant = grantOf(group)
    return {
      before: { grant, policy: present.forCaller(group.facts) },
      after: { grant, policy: proposed.forCaller(group.facts) },
    }
  })
}

/**
 * Says what other scopes would have done to the requests of one app, under the policy in force.
 * @throws UnknownObjectError no such app
 */
export async function previewScopes(
  ctx: RequestContext,
  wish: { environment: LaunchEnvironment; appId: string; scopes: readonly string[]; days: number },
): Promise<DataPolicyPreview> {
  const { appId, environment, days, scopes } = wish
  const { em, organizationId } = ctx
  if (!(await em.count(App, { id: appId, organizationId }))) {
    throw new UnknownObjectError('There is no such app.')
  }
  const [groups, present] = await Promise.all([
    recordedRequests(ctx, wish),
    presentPolicy(ctx, environment),
  ])
  return summed(groups, days, (group) => {
    const policy = present.forCaller(group.facts)
    const grant = grantOf(group)
    return { before: { grant, policy }, after: { grant: grantOf({ ...group, scopes }), policy } }
  })
}

async function presentPolicy(
  ctx: RequestContext,
  environment: LaunchEnvironment,
): Promise<CompiledPolicy> {
  const found = await policyInForce(ctx.ports.rowReader, ctx.organizationId, environment)
  return found ? compilePolicy(found.content, found.number, parametersOf(ctx)) : NO_DATA_POLICY
}

function parametersOf({ ports }: RequestContext) {
  return (type: string) => ports.fhirElements.parametersOf(type)
}

/** The grant a request was judged by; the patient in context stands for whoever it was. */
function grantOf({ scopes, hasPatient, userType, facts }: RecordedGroup): AccessGrant {
  const { resource, context } = parseScopeRequest(scopes.join(' '))
  const isOther = facts.userKind === 'REPRESENTATIVE'
  const id = isOther ? 'another' : REPLAYED_ID
  return {
    scopes: resource,
    patientId: hasPatient ? REPLAYED_ID : undefined,
    fhirUser: userType ? { resourceType: userType, id } : undefined,
    knowsUser: context.includes('fhirUser'),
  }
}

function summed(
  groups: readonly RecordedGroup[],
  days: number,
  rulesFor: (group: RecordedGroup) => { before: AccessRules; after: AccessRules },
): DataPolicyPreview {
  const totals = { REFUSED: 0, REDACTED: 0, FILTERED: 0, OPENED: 0, UNDECIDED: 0 }
  const effects: PolicyEffect[] = []
  for (const group of groups) {
    const found = replayedEffect(group, rulesFor(group))
    if (!found) continue
    totals[found.effect] += group.requests
    if (found.effect === 'UNDECIDED') continue
    const { appName, resourceType, interaction, requests, lastAt, parameters } = group
    const effect = { appName, resourceType, interaction, requests, lastAt, parameters }
    effects.push({ ...effect, effect: found.effect, rule: found.rule })
  }
  const merged = mergedEffects(effects)
  return {
    days,
    requests: groups.reduce((sum, { requests }) => sum + requests, 0),
    refused: totals.REFUSED,
    redacted: totals.REDACTED,
    filtered: totals.FILTERED,
    opened: totals.OPENED,
    undecided: totals.UNDECIDED,
    effects: merged.slice(0, LISTED),
    isCut: merged.length > LISTED || groups.length >= MAX_GROUPS,
  }
}

/** One line for each app, type, interaction and rule, the largest first. */
function mergedEffects(effects: readonly PolicyEffect[]): PolicyEffect[] {
  const merged = new Map<string, PolicyEffect>()
  for (const each of effects) {
    const { appName, resourceType, interaction, effect, rule } = each
    const key = [effect, appName, resourceType, interaction, rule].join('\n')
    const known = merged.get(key)
    const lastAt = known && known.lastAt > each.lastAt ? known.lastAt : each.lastAt
    const requests = (known?.requests ?? 0) + each.requests
    merged.set(key, { ...(known ?? each), requests, lastAt })
  }
  return [...merged.values()].toSorted((a, b) => b.requests - a.requests)
}
