import {
  TIER_CHANGE_NAMES,
  TIER_PROPOSAL_STATE_NAMES,
  type TierProposalState,
} from '../../../schema/vocabulary/partner.ts'
import { CONTRACT_KIND_NAMES } from '../../../schema/vocabulary/vendor-contract.ts'
import type { KillSwitch } from '../../entities/access/kill-switch.entity.ts'
import type { TierProposal } from '../../entities/partner/tier-proposal.entity.ts'
import type { VendorContract } from '../../entities/partner/vendor-contract.entity.ts'
import type { AppRequest } from '../../entities/request/app-request.entity.ts'

/** What a notice that is about no app says, in the inbox and in the mail. */
export interface HouseWords {
  title: string
  body: string
  /** Somebody else's words. */
  quote?: { label: string; text: string }
}

/** Says that somebody asks for an app that is not in the gallery (AHEAD A20). */
export function appRequestWords({
  appName,
  department,
  why,
}: Pick<AppRequest, 'appName' | 'department' | 'why'>): HouseWords {
  const from = department ? ` of ${department}` : ''
  return {
    title: `${appName}: somebody asks for it`,
    body: `Somebody${from} asks for ${appName}, which is not in the gallery.`,
    quote: { label: 'Why:', text: why },
  }
}

type ContractFacts = Pick<
  VendorContract,
  'kind' | 'version' | 'validFrom' | 'validUntil' | 'terminatedAt' | 'terminationReason'
>

/** Says what became of a contract with a vendor, or in how many days it ends (R319). */
export function contractWords(
  contract: ContractFacts,
  vendorName: string,
  endsInDays?: number,
): HouseWords {
  const what = endsInDays === undefined ? contractChanged(contract) : contractEnds(endsInDays)
  const name = `${CONTRACT_KIND_NAMES[contract.kind]}, version ${contract.version}`
  return {
    title: `${vendorName}: ${what.title}`,
    body: `${name}, between the hospital and ${vendorName}, ${what.body}`,
    ...because(contract.terminationReason),
  }
}

function contractChanged({ terminatedAt, validFrom, validUntil }: ContractFacts): HouseWords {
  if (terminatedAt) return { title: 'a contract was terminated', body: 'was terminated.' }
  const until = validUntil ? ` until ${validUntil}` : ''
  return { title: 'a contract was filed', body: `was filed. It holds from ${validFrom}${until}.` }
}

function contractEnds(days: number): HouseWords {
  if (days === 0)
    return { title: 'a contract ends today', body: 'ends today. File the next version.' }
  return { title: 'a contract ends soon', body: `ends in ${days} days. File the next version.` }
}

type Disabled = Pick<
  KillSwitch,
  'scope' | 'pulledByName' | 'grantsCut' | 'suspendedVersions' | 'reach' | 'reason' | 'liftReason'
>

/** Says that a vendor or a scope, by its name, was disabled in an emergency or is in use again (R214). */
export function emergencyWords(found: Disabled, name: string, isOn: boolean): HouseWords {
  return {
    title: `${name}: ${isOn ? 'disabled in an emergency' : 'in use again after an emergency'}`,
    body: isOn ? stopped(found) : `“${name}” is no longer disabled.`,
    ...because(isOn ? found.reason : found.liftReason),
  }
}

function stopped({ pulledByName, scope, grantsCut, suspendedVersions, reach }: Disabled): string {
  const what = scope
    ? `It was taken from ${counted(grantsCut, 'grant')}; the apps go on without it.`
    : `${counted(suspendedVersions, 'version')} suspended.`
  const names = reach?.appNames.length ? ` Apps: ${reach.appNames.join(', ')}.` : ''
  return `Disabled by ${pulledByName}. ${what}${names}`
}

/** Says what is proposed about a strategic partner, and how it ended (R317). */
export function tierWords(
  proposal: Pick<TierProposal, 'change' | 'reason' | 'decisionReason'>,
  vendorName: string,
  to: TierProposalState,
): HouseWords {
  const reason = (to === 'DECLINED' && proposal.decisionReason) || proposal.reason
  return {
    title: `${vendorName}: ${TIER_CHANGE_NAMES[proposal.change].toLowerCase()}`,
    body: `What was proposed about ${vendorName}: ${TIER_PROPOSAL_STATE_NAMES[to].toLowerCase()}.`,
    ...because(reason),
  }
}

function because(reason: string | null | undefined): Pick<HouseWords, 'quote'> {
  return reason ? { quote: { label: 'Reason:', text: reason } } : {}
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`
}
