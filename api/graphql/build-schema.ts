import { YesNoScalar } from './yes-no-scalar.ts'
import 'reflect-metadata'
import type { GraphQLSchema } from 'graphql'
import { buildSchemaSync } from 'type-graphql'
import {
  FieldError,
  ScopeError,
  StaleRevisionError,
  TransitionError,
} from '../../schema/types/errors.type.ts'
import { YesNo } from '../../schema/types/service.input.ts'
import { authChecker } from './auth-checker.ts'
import { AccountResolver, VendorResolver } from './resolvers/account.resolver.ts'
import { ActivationResolver } from './resolvers/activation.resolver.ts'
import { AppResolver } from './resolvers/app.resolver.ts'
import { AppLaunchResolver } from './resolvers/app-launch.resolver.ts'
import { AppRequestEventResolver, AppRequestResolver } from './resolvers/app-request.resolver.ts'
import { AppVersionResolver } from './resolvers/app-version.resolver.ts'
import { AttestationResolver } from './resolvers/attestation.resolver.ts'
import {
  AttestationProposalResolver,
  AttestationTextResolver,
} from './resolvers/attestation-text.resolver.ts'
import { BackendServiceResolver } from './resolvers/backend-service.resolver.ts'
import { ClientResolver } from './resolvers/client.resolver.ts'
import { ConsentResolver } from './resolvers/consent.resolver.ts'
import { ContractResolver, VendorContractsResolver } from './resolvers/contract.resolver.ts'
import {
  ActivityResolver,
  ConversationResolver,
  MessageResolver,
} from './resolvers/conversation.resolver.ts'
import { DataPolicyResolver } from './resolvers/data-policy.resolver.ts'
import { DeprecationResolver, SunsetNoticeResolver } from './resolvers/deprecation.resolver.ts'
import { DocumentResolver, VersionDocumentsResolver } from './resolvers/document.resolver.ts'
import { DraftResolver } from './resolvers/draft.resolver.ts'
import { AppEmergencyResolver, EmergencyResolver } from './resolvers/emergency.resolver.ts'
import { EvidenceResolver } from './resolvers/evidence.resolver.ts'
import { FactorResetResolver } from './resolvers/factor-reset.resolver.ts'
import { GalleryResolver } from './resolvers/gallery.resolver.ts'
import { GovernanceResolver, LaunchApprovalResolver } from './resolvers/governance.resolver.ts'
import { HospitalRuleResolver } from './resolvers/hospital-rule.resolver.ts'
import {
  IncidentEntryResolver,
  IncidentEventResolver,
  IncidentResolver,
  IncidentSessionResolver,
  KillSwitchIncidentResolver,
} from './resolvers/incident.resolver.ts'
import { ListingResolver } from './resolvers/listing.resolver.ts'
import { MemberInvitationResolver, MemberResolver } from './resolvers/member.resolver.ts'
import { NodeResolver } from './resolvers/node.resolver.ts'
import {
  InboxResolver,
  NotificationEventResolver,
  NotificationReadEventResolver,
  NotificationResolver,
} from './resolvers/notification.resolver.ts'
import { OrganizationResolver } from './resolvers/organization.resolver.ts'
import { OrganizationSettingsResolver } from './resolvers/organization-settings.resolver.ts'
import {
  CertificationResolver,
  PartnerResolver,
  TierProposalResolver,
} from './resolvers/partner.resolver.ts'
import { PasswordResolver } from './resolvers/password.resolver.ts'
import { AppVersionPilotResolver, PilotResolver } from './resolvers/pilot.resolver.ts'
import {
  AccessCampaignResolver,
  CampaignAppResolver,
  LiveAppResolver,
  RecertificationResolver,
} from './resolvers/recertification.resolver.ts'
import {
  RegistrationTokenResolver,
  RegistrationTokensResolver,
} from './resolvers/registration-token.resolver.ts'
import { ReleaseHoldResolver, ReleaseModeResolver } from './resolvers/release.resolver.ts'
import { RepresentationResolver } from './resolvers/representation.resolver.ts'
import { ReviewResolver } from './resolvers/review.resolver.ts'
import { HolidayResolver, ReviewClockResolver } from './resolvers/review-clock.resolver.ts'
import {
  ReviewQueueEntryResolver,
  ReviewQueueResolver,
  ReviewQueueStageResolver,
} from './resolvers/review-queue.resolver.ts'
import {
  ReviewQueueDeskResolver,
  ReviewQueueViewResolver,
  StageAssigneeResolver,
} from './resolvers/review-queue-desk.resolver.ts'
import {
  ChecklistItemResolver,
  ReviewTemplateProposalResolver,
  ReviewTemplateResolver,
  TemplatePointResolver,
} from './resolvers/review-template.resolver.ts'
import { RollBackResolver } from './resolvers/roll-back.resolver.ts'
import { SandboxResolver } from './resolvers/sandbox.resolver.ts'
import { ScopeDecisionResolver, ScopeRequestResolver } from './resolvers/scope-request.resolver.ts'
import { PasskeyResolver, SecurityResolver } from './resolvers/security.resolver.ts'
import { ServiceResolver } from './resolvers/service.resolver.ts'
import {
  DecisionArtifactResolver,
  StageReviewResolver,
  StagesResolver,
} from './resolvers/stage.resolver.ts'
import {
  StandingConsentEventResolver,
  StandingConsentResolver,
} from './resolvers/standing-consent.resolver.ts'
import {
  AppVersionStatusEventResolver,
  MessageEventResolver,
  SubscriptionResolver,
} from './resolvers/subscription.resolver.ts'
import { MessageVersionResolver, ThreadResolver } from './resolvers/thread.resolver.ts'
import { AppUsageResolver, AppVersionUsageResolver } from './resolvers/usage.resolver.ts'
import {
  DiagnosticsResolver,
  ValidationEventResolver,
  ValidationRunResolver,
  VersionValidationResolver,
} from './resolvers/validation.resolver.ts'
import { VendorProfileResolver } from './resolvers/vendor.resolver.ts'
import {
  VendorCallResolver,
  VendorChecksResolver,
  VendorCorrectionResolver,
} from './resolvers/vendor-checks.resolver.ts'
import {
  VendorInvitationResolver,
  VendorMembersResolver,
} from './resolvers/vendor-members.resolver.ts'

/** What a review leaves behind, the time it takes, and the looks at an app after it; what stops one. */
const OVER_TIME = [
  AppUsageResolver,
  AppVersionUsageResolver,
  SandboxResolver,
  EvidenceResolver,
  ReviewClockResolver,
  HolidayResolver,
  RecertificationResolver,
  AccessCampaignResolver,
  CampaignAppResolver,
  LiveAppResolver,
  EmergencyResolver,
  IncidentResolver,
  IncidentSessionResolver,
  IncidentEntryResolver,
  IncidentEventResolver,
  KillSwitchIncidentResolver,
  AppVersionPilotResolver,
  PilotResolver,
  AppEmergencyResolver,
  RollBackResolver,
  ReleaseModeResolver,
  ReleaseHoldResolver,
  DeprecationResolver,
  SunsetNoticeResolver,
]

/** The forms a review answers, and who writes them; what the server finds by itself. */
const TEMPLATES = [
  DataPolicyResolver,
  HospitalRuleResolver,
  ReviewTemplateResolver,
  ReviewTemplateProposalResolver,
  TemplatePointResolver,
  ChecklistItemResolver,
  ValidationRunResolver,
  ValidationEventResolver,
  VersionValidationResolver,
  DiagnosticsResolver,
]

/** What people allow apps, seen by them and by the hospital, and what apps were opened with it. */
const CONSENTS = [
  ConsentResolver,
  StandingConsentResolver,
  StandingConsentEventResolver,
  AppLaunchResolver,
]

/** Systems of the hospital, and what they keep here. */
const SERVICES = [ServiceResolver, RepresentationResolver]

/** What the administrators of the hospital arrange. */
const SETTINGS = [OrganizationSettingsResolver, MemberResolver, MemberInvitationResolver]
/** What people and departments ask the hospital for, and what it agrees on with vendors. */
const PARTNERS = [
  AppRequestResolver,
  AppRequestEventResolver,
  ActivationResolver,
  ContractResolver,
  VendorContractsResolver,
  PartnerResolver,
  TierProposalResolver,
  CertificationResolver,
]

/** What reviewers decide, the review queue, and what they do at it. */
const QUEUE = [
  ReviewResolver,
  ReviewQueueResolver,
  ReviewQueueEntryResolver,
  ReviewQueueStageResolver,
  ReviewQueueDeskResolver,
  ReviewQueueViewResolver,
  StageAssigneeResolver,
  BackendServiceResolver,
]

/** What anybody may look at, and what the people of the hospital may. */
const GALLERY = [GalleryResolver, ListingResolver]

/** Builds the contract and what answers it. The SDL it prints is committed as schema/schema.graphql. */
export function buildGraphqlSchema(): GraphQLSchema {
  return buildSchemaSync({
    resolvers: [
      AccountResolver,
      PasswordResolver,
      SecurityResolver,
      PasskeyResolver,
      FactorResetResolver,
      VendorResolver,
      VendorProfileResolver,
      VendorMembersResolver,
      VendorInvitationResolver,
      RegistrationTokensResolver,
      RegistrationTokenResolver,
      VendorChecksResolver,
      VendorCorrectionResolver,
      VendorCallResolver,
      OrganizationResolver,
      ...SETTINGS,
      AppResolver,
      AppVersionResolver,
      ScopeRequestResolver,
      ScopeDecisionResolver,
      AttestationResolver,
      AttestationTextResolver,
      AttestationProposalResolver,
      ConversationResolver,
      MessageResolver,
      ActivityResolver,
      ThreadResolver,
      MessageVersionResolver,
      InboxResolver,
      NotificationResolver,
      NotificationEventResolver,
      NotificationReadEventResolver,
      DraftResolver,
      VersionDocumentsResolver,
      DocumentResolver,
      ...QUEUE,
      ...OVER_TIME,
      ...TEMPLATES,
      ...PARTNERS,
      GovernanceResolver,
      LaunchApprovalResolver,
      StagesResolver,
      StageReviewResolver,
      DecisionArtifactResolver,
      ClientResolver,
      ...CONSENTS,
      ...GALLERY,
      ...SERVICES,
      NodeResolver,
      SubscriptionResolver,
      AppVersionStatusEventResolver,
      MessageEventResolver,
    ],
    orphanedTypes: [FieldError, TransitionError, StaleRevisionError, ScopeError],
    authChecker,
    scalarsMap: [{ type: YesNo, scalar: YesNoScalar }],
    validate: false, // inputs are checked by the rules of the domain, which say more than a decorator can
    // Events come from the outbox through the streams of each subscription, never from a publisher of its own.
    pubSub: { publish: () => undefined, subscribe: () => emptyStream() },
  })
}

async function* emptyStream(): AsyncGenerator<never> {}
