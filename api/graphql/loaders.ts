import DataLoader from 'dataloader'
import type { TemplateKind } from '../../schema/vocabulary/review-template.ts'
import type { RequestContext } from '../context.ts'
import { clientsOfApps, probesOfClients, secretsOfClients } from '../queries/access/clients.ts'
import { launchesOfConsents } from '../queries/access/consents-of-user.ts'
import { patientFacts } from '../queries/access/patient-facts.ts'
import { scopeUsages, type UsageAsked } from '../queries/access/scope-usage.ts'
import { peopleById, vendorsById } from '../queries/account/vendors.ts'
import { documentsById, documentsOfVersions } from '../queries/documents/documents-of-version.ts'
import { hospitalCatalog } from '../queries/gallery/hospital-catalog.ts'
import { latestMessagesOfApps } from '../queries/messaging/thread.ts'
import { unreadMessagesOfApps } from '../queries/messaging/unread-messages.ts'
import { partnerStandings } from '../queries/partner/partner-standings.ts'
import { tierProposalsOfVendors } from '../queries/partner/tier-proposals.ts'
import {
  appsById,
  scopesOfVersions,
  versionsById,
  versionsOfApps,
  visibleApps,
} from '../queries/registration/app-versions.ts'
import {
  attestationsOfVersions,
  attestationTextsById,
  previousAttestations,
} from '../queries/registration/attestations.ts'
import { latestMessages } from '../queries/registration/conversation.ts'
import { hospitalReleaseMode } from '../queries/registration/release-mode.ts'
import { approvalsOfVersions } from '../queries/review/approvals.ts'
import { ballMovesOfVersions } from '../queries/review/ball-moves.ts'
import { businessCalendar } from '../queries/review/holidays.ts'
import { appsOfIncidents } from '../queries/review/incidents/incident-apps.ts'
import { replicasOfIncidents } from '../queries/review/incidents/incident-course.ts'
import { incidentsOfKillSwitches } from '../queries/review/incidents/incidents.ts'
import { killSwitchesOfApps } from '../queries/review/kill-switches.ts'
import { pilotsOfVersions } from '../queries/review/pilots.ts'
import { restoredChains } from '../queries/review/restored-versions.ts'
import { versionsOfTemplates } from '../queries/review/review-templates.ts'
import { rollBackFacts } from '../queries/review/roll-back.ts'
import { earlierDecisions } from '../queries/review/scope-proposals.ts'
import { artifactsOfVersions, stageRowsOfVersions } from '../queries/review/stages.ts'
import { callsOfVendors, correctionsOfVendors } from '../queries/vendor/vendor-history.ts'

export type Loaders = ReturnType<typeof makeLoaders>

/** One loader per link, built per request: a list of things and their links costs one statement per kind of link. */
export function makeLoaders(ctx: RequestContext) {
  const loader = <T>(read: (ctx: RequestContext, keys: readonly string[]) => Promise<T[]>) =>
    new DataLoader<string, T>((keys) => read(ctx, keys))
  return {
    app: loader(appsById),
    visibleApp: loader(visibleApps),
    version: loader(versionsById),
    vendor: loader(vendorsById),
    person: loader(peopleById),
    replicasOfIncident: loader(replicasOfIncidents),
    appsOfIncident: loader(appsOfIncidents),
    incidentOfKillSwitch: loader(incidentsOfKillSwitches),
    patientFacts: loader(patientFacts),
    correctionsOfVendor: loader(correctionsOfVendors),
    callsOfVendor: loader(callsOfVendors),
    partnerStanding: loader(partnerStandings),
    tierProposals: loader(tierProposalsOfVendors),
    versionsOfApp: loader(versionsOfApps),
    scopesOfVersion: loader(scopesOfVersions),
    earlierDecisions: loader(earlierDecisions),
    attestationsOfVersion: loader(attestationsOfVersions),
    previousAttestation: loader(previousAttestations),
    attestationText: loader(attestationTextsById),
    latestMessage: loader(latestMessages),
    latestMessageOfApp: loader(latestMessagesOfApps),
    unreadMessages: loader(unreadMessagesOfApps),
    approvalsOfVersion: loader(approvalsOfVersions),
    stagesOfVersion: loader(stageRowsOfVersions),
    artifactsOfVersion: loader(artifactsOfVersions),
    pilotOfVersion: loader(pilotsOfVersions),
    rollBackFacts: loader(rollBackFacts),
    ballMovesOfVersion: loader(ballMovesOfVersions),
    businessCalendar: loader(async (of, ids) => {
      const calendar = await businessCalendar(of)
      return ids.map(() => calendar)
    }),
    hospitalReleaseMode: loader(async (of, ids) => {
      const mode = await hospitalReleaseMode(of)
      return ids.map(() => mode)
    }),
    scopeCatalog: loader(async (of, ids) => {
      const catalog = await hospitalCatalog(of)
      return ids.map(() => catalog)
    }),
    templateVersions: new DataLoader((kinds: readonly TemplateKind[]) =>
      versionsOfTemplates(ctx, kinds),
    ),
    emergencyOfApp: loader(killSwitchesOfApps),
    document: loader(documentsById),
    documentsOfVersion: loader(documentsOfVersions),
    restoredChain: loader(restoredChains),
    clientsOfApp: loader(clientsOfApps),
    secretsOfClient: loader(secretsOfClients),
    keySetProbe: loader(probesOfClients),
    launchesOfConsent: loader(launchesOfConsents),
    scopeUsage: new DataLoader((asked: readonly UsageAsked[]) => scopeUsages(ctx, asked), {
      cacheKeyFn: ({ of, id, environment, from, to }) => [of, id, environment, from, to].join(' '),
    }),
  }
}
