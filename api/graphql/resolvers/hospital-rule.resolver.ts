import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import {
  GovernancePolicy,
  GovernancePolicyProposeInput,
} from '../../../schema/types/governance-policy.type.ts'
import {
  RuleProposal,
  RuleProposalInput,
  RuleProposalPayload,
} from '../../../schema/types/hospital-rule.type.ts'
import {
  ScopeOverride,
  ScopeOverrideProposeInput,
  ScopeSetting,
} from '../../../schema/types/scope-setting.type.ts'
import { proposePolicy } from '../../commands/platform/rules/propose-policy.ts'
import { proposeScopeOverride } from '../../commands/platform/rules/propose-scope-override.ts'
import { confirmRule, withdrawRule } from '../../commands/platform/rules/settle-rule.ts'
import { scopeOverrides } from '../../queries/gallery/hospital-catalog.ts'
import { policyProposal, policyView } from '../../queries/platform/policy-view.ts'
import { overrideView, scopeSettings } from '../../queries/platform/scope-settings.ts'
import { localId, toGlobalId } from '../global-id.ts'
import type { GraphqlContext } from '../graphql-context.ts'
import { presentFields } from '../present-fields.ts'
import { payload } from './payload.ts'

const WRITERS = "Requires 'policy.write'."

/** The rules two people of the hospital decide: its policy, and how it says the scope catalog (LIFECYCLE D2). */
@Resolver()
export class HospitalRuleResolver {
  @Authorized('policy.write')
  @Query(() => GovernancePolicy, { description: `The policy in force. ${WRITERS}` })
  async governancePolicy(@Ctx() ctx: GraphqlContext) {
    const view = await policyView(ctx)
    return { ...view, id: toGlobalId('GovernancePolicy', String(view.version)) }
  }

  @Authorized('policy.write')
  @Query(() => RuleProposal, {
    nullable: true,
    description: `The change of the policy that waits for a second person. ${WRITERS}`,
  })
  async governancePolicyProposal(@Ctx() ctx: GraphqlContext) {
    return globally(await policyProposal(ctx))
  }

  @Authorized('policy.write')
  @Query(() => [ScopeSetting], {
    description: `Every entry of the scope catalog with what the hospital changed. ${WRITERS}`,
  })
  async scopeSettings(@Ctx() ctx: GraphqlContext) {
    const settings = await scopeSettings(ctx)
    return settings.map((setting) => ({
      ...setting,
      id: toGlobalId('ScopeSetting', setting.key),
      proposal: globally(setting.proposal),
    }))
  }

  @Query(() => [ScopeOverride], {
    description: 'What the hospital changed of the scope catalog: what everybody reads.',
  })
  async scopeOverrides(@Ctx() ctx: GraphqlContext) {
    return Object.entries(await scopeOverrides(ctx)).map(([key, value]) => overrideView(key, value))
  }

  @Authorized('policy.write')
  @Mutation(() => RuleProposalPayload, {
    description: `Proposes another policy; a second person confirms it. ${WRITERS}`,
  })
  async governancePolicyPropose(
    @Arg('input', () => GovernancePolicyProposeInput) input: GovernancePolicyProposeInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('proposalId', await proposePolicy(ctx, input), proposalId)
  }

  @Authorized('policy.write')
  @Mutation(() => RuleProposalPayload, {
    description: `Proposes how the hospital says and protects a kind of data; a second person confirms it. ${WRITERS}`,
  })
  async scopeOverridePropose(
    @Arg('input', () => ScopeOverrideProposeInput)
    { key, summary, ...given }: ScopeOverrideProposeInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    const change = { key, summary, ...presentFields(given) }
    return payload('proposalId', await proposeScopeOverride(ctx, change), proposalId)
  }

  @Authorized('policy.write')
  @Mutation(() => RuleProposalPayload, {
    description: `Puts a proposed change of policy or catalog in force, as the second person. ${WRITERS}`,
  })
  async ruleConfirm(
    @Arg('input', () => RuleProposalInput) input: RuleProposalInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('proposalId', await confirmRule(ctx, at(input)), proposalId)
  }

  @Authorized('policy.write')
  @Mutation(() => RuleProposalPayload, {
    description: `Takes a proposed change of policy or catalog back. ${WRITERS}`,
  })
  async ruleWithdraw(
    @Arg('input', () => RuleProposalInput) input: RuleProposalInput,
    @Ctx() ctx: GraphqlContext,
  ) {
    return payload('proposalId', await withdrawRule(ctx, at(input)), proposalId)
  }
}

function at(input: RuleProposalInput) {
  return { ...input, proposalId: localId('RuleProposal', input.proposalId) }
}

function proposalId({ id }: { id: string }): string {
  return toGlobalId('RuleProposal', id)
}

function globally<Row extends { id: string }>(row: Row | null): Row | null {
  return row && { ...row, id: proposalId(row) }
}
